package sample

import (
	"fmt"
	"math"
	"time"

	"saveboard/model"
	"saveboard/model/trend"
	"saveboard/model/view"
)

// A course is a category or hashtag of the invented creator: how its save rate went from week to week and what is
// said of it. Without a change its saves show nothing either.
type course struct {
	kind         view.SeriesKind
	name         string
	videos       int
	direction    trend.Direction
	change, q    float64
	from, to     float64
	weeks        int // that it has been there
	savesRising  bool
	withoutDay7  int
	withoutViews bool // in every fourth week
	colour       int  // of a category
}

// Trends are what rises and falls: with a long name, one in another script, weeks without views, and two that are
// too short to say.
func Trends() view.Trends {
	v := trendsOf([]course{
		{kind: view.HashtagSeries, name: "mealprep", videos: 19, direction: trend.Rising, change: 0.031, q: 0.0004, from: .0110, to: .0238, weeks: 26, savesRising: true, withoutDay7: 3},
		{kind: view.CategorySeries, name: "Skits", colour: 2, videos: 37, direction: trend.Falling, change: -0.024, q: 0.031, from: .0101, to: .0062, weeks: 26},
		{kind: view.HashtagSeries, name: "レビューと味見", videos: 12, direction: trend.Rising, change: 0.008, q: 0.0962, from: .0142, to: .0171, weeks: 18, withoutViews: true},
		{kind: view.CategorySeries, name: "Recipes", colour: 0, videos: 68, direction: trend.None, q: 0.62, from: .0150, to: .0152, weeks: 26},
		{kind: view.HashtagSeries, name: "bread", videos: 52, direction: trend.None, q: 0.51, from: .0152, to: .0149, weeks: 26},
		{kind: view.CategorySeries, name: "Behind the scenes of a very small bakery", colour: 3, videos: 29, direction: trend.None, q: 0.8, from: .0088, to: .0091, weeks: 26, withoutViews: true},
		{kind: view.CategorySeries, name: "Tutorials", colour: 1, videos: 41, direction: trend.None, q: 0.44, from: .0190, to: .0192, weeks: 26},
		{kind: view.CategorySeries, name: "Meal prep", colour: 4, videos: 4, direction: trend.TooShort, from: .0120, to: .0185, weeks: 5},
		{kind: view.HashtagSeries, name: "airfryer", videos: 2, direction: trend.TooShort, from: .0110, to: .0120, weeks: 4},
	})
	v.Answer = "#mealprep is rising, about 3% a week, and so is #レビューと味見; Skits is falling, about 2% a week."
	v.AnswerShort = "#mealprep is rising, Skits is falling."
	v.Spikes = spikes()
	return v
}

// TrendsTooShort are series none of which has enough videos.
func TrendsTooShort() view.Trends {
	v := trendsOf([]course{
		{kind: view.CategorySeries, name: "Skits", colour: 2, videos: 9, direction: trend.TooShort, from: .0101, to: .0062, weeks: 14},
		{kind: view.HashtagSeries, name: "bread", videos: 7, direction: trend.TooShort, from: .0150, to: .0149, weeks: 9},
	})
	v.Answer = "Too short to say: a trend needs 10 videos of one kind with counts around day 7."
	v.AnswerShort = "Too short to say."
	return v
}

// ManyTrends are so many categories without a trend, more than a small screen holds.
func ManyTrends(n int) view.Trends {
	var all []course
	for i := range n {
		all = append(all, course{
			kind: view.CategorySeries, name: fmt.Sprintf("Kind %d", i+1), videos: 60 - i, direction: trend.None, q: 0.5, colour: min(i, 8),
			from: .02 - .0006*float64(i), to: .021 - .0006*float64(i), weeks: 26,
		})
	}
	v := trendsOf(all)
	v.Answer, v.AnswerShort = "Nothing is clearly rising or falling in the half year up to now.", "No clear trend."
	return v
}

// NoTrends is an account without categories and hashtags, one of whose videos spiked.
func NoTrends() view.Trends {
	v := trendsOf(nil)
	v.Answer, v.AnswerShort = "No video has a category or a hashtag yet.", "Nothing to compare yet."
	v.Spikes, v.Weeks = spikes()[:1], nil
	return v
}

func trendsOf(all []course) view.Trends {
	v := view.Trends{
		Head: Head("trends"), Videos: 212, Series: []view.TrendSeries{}, Spikes: []view.VideoSpike{},
		Caution: "A trend compares videos by their first seven days, over the half year up to now; each video counts once.",
	}
	for i := range 30 {
		v.Weeks = append(v.Weeks, model.Date(2026, time.April, 27)+model.Day(7*i))
	}
	var saves []view.TrendSeries
	for i, c := range all {
		rate, of := c.series(v.Weeks, i)
		v.Series, saves = append(v.Series, rate), append(saves, of)
	}
	v.Series = append(v.Series, saves...)
	return v
}

func (c course) series(weeks []model.Day, i int) (rate, saves view.TrendSeries) {
	colour := c.colour
	if c.kind == view.HashtagSeries {
		colour = 8
	}
	rate = view.TrendSeries{
		Colour: colour,
		Kind:   c.kind, Name: c.name, Account: "mira.bakes", Metric: "save_rate", Direction: c.direction, Videos: c.videos,
		NoHistory: c.withoutDay7,
	}
	if c.direction != trend.TooShort {
		rate.ChangePerWeek, rate.P, rate.Q = model.Known(c.change), model.Known(c.q/2), model.Known(c.q)
	}
	for n, monday := range weeks[len(weeks)-c.weeks:] {
		week := view.Week{Week: monday, Videos: c.videos, SavesGained: model.Known(420), ViewsGained: model.Known(20000)}
		if share := float64(n) / float64(c.weeks-1); !c.withoutViews || n%4 != 1 {
			wave := 1 + 0.07*math.Sin(0.9*float64(n)+2*float64(i))*math.Sin(math.Pi*share)
			week.PooledRate = model.Known((c.from + (c.to-c.from)*share) * wave)
			week.Value = week.PooledRate
		}
		rate.Weeks = append(rate.Weeks, week)
	}
	saves = rate
	saves.Metric = "saves"
	if saves.Direction != trend.TooShort {
		saves.Direction, saves.ChangePerWeek, saves.Q = trend.None, model.Known(0.004), model.Known(0.7)
	}
	if c.savesRising {
		saves.Direction, saves.ChangePerWeek, saves.Q = trend.Rising, model.Known(0.17), model.Known(0.012)
	}
	return rate, saves
}

func spikes() []view.VideoSpike {
	var all []view.VideoSpike
	for i, s := range []struct {
		video, daysAgo   int
		gained, expected float64
		step             view.Step
	}{{0, 5, 2310, 120.4, 1}, {1, 13, 640, 90, 1}, {3, 22, 12000, 451, 1000}, {8, 61, 60, 1.2, 1}, {0, 340, 411, 45, 1}} {
		of := Video(s.video, 212)
		all = append(all, view.VideoSpike{
			VideoID: of.VideoID, Title: of.Title, Account: of.Account, Day: model.Date(2026, time.November, 22) - model.Day(s.daysAgo),
			Gained: s.gained, GainedStep: s.step, Expected: s.expected, Multiple: s.gained / s.expected, Q: 0.001 * float64(i+1),
			Video: of.ID, PostedLocal: of.PostedLocal,
		})
	}
	return all
}
