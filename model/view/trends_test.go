package view

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"saveboard/model"
	"saveboard/model/trend"
)

// rising are videos of a category, one posted every other day from 1 January on and counted daily for 20 days, whose
// save rate grows by so much a week.
func rising(from int64, category string, videos int, aWeek float64) []model.History {
	var list []model.History
	for i := range videos {
		posted := at("2026-01-01T12:00:00Z").Add(time.Duration(2*i) * 24 * time.Hour)
		rate := 0.01 * math.Pow(1+aWeek, float64(2*i)/7) * (1 + 0.02*float64(i%3-1))
		var counts []count
		for d := int64(1); d <= 20; d++ {
			views := 5000 * d
			counts = append(counts, count{posted.Add(time.Duration(d) * 24 * time.Hour).String(), views, -1, -1, -1, int64(rate * float64(views))})
		}
		h := history(from+int64(i), category, "", posted.String(), counts...)
		h.Hashtags = []string{category}
		list = append(list, h)
	}
	return list
}

func trendsOf(t *testing.T, q Query, videos ...model.History) Trends {
	t.Helper()
	s := NewSurvey(input(videos...), q)
	trends, weeks, spikes := s.Trends(), s.SeriesWeeks(), s.Spikes()
	if err := s.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	return trends.Trends(weeks, spikes, TrendsQuery{Query: q})
}

func find(v Trends, kind SeriesKind, name, metric string) (TrendSeries, bool) {
	for _, s := range v.Series {
		if s.Kind == kind && s.Name == name && s.Metric == metric {
			return s, true
		}
	}
	return TrendSeries{}, false
}

func TestARisingCategoryIsNamedFirst(t *testing.T) {
	t.Parallel()
	videos := append(rising(1, "Soup", 30, 0.08), rising(100, "Bread", 30, 0)...)
	v := trendsOf(t, query(28, "2026-04-01T12:00:00Z"), append(videos, rising(200, "Rare", 4, 0)...)...)
	if first := v.Series[0]; first.Direction != trend.Rising || first.Metric != "save_rate" || !strings.EqualFold(first.Name, "soup") {
		t.Errorf("first comes %+v", first)
	}
	soup, _ := find(v, CategorySeries, "Soup", "save_rate")
	if change := soup.ChangePerWeek.Or(0); math.Abs(change-0.08) > 0.01 || soup.Videos != 30 || soup.Q.Or(1) > 0.1 {
		t.Errorf("Soup: %+v", soup)
	}
	if bread, _ := find(v, CategorySeries, "Bread", "save_rate"); bread.Direction != trend.None {
		t.Errorf("Bread: %+v", bread)
	}
	if rare, _ := find(v, CategorySeries, "Rare", "saves"); rare.Direction != trend.TooShort || rare.P.Known() || rare.Videos != 4 {
		t.Errorf("Rare: %+v", rare)
	}
	if _, ok := find(v, HashtagSeries, "Soup", "save_rate"); !ok {
		t.Errorf("no series for #Soup")
	}
	if !strings.Contains(v.Answer, "is rising, about 8% a week") {
		t.Errorf("the answer is %q", v.Answer)
	}
}

func TestTrendsWithoutAnythingToCompareSaySo(t *testing.T) {
	t.Parallel()
	q := query(28, "2026-04-01T12:00:00Z")
	for want, videos := range map[string][]model.History{
		"No video has a category or a hashtag yet.":                                       {counted(1, "", 5, 1)},
		"Too short to say: a trend needs 10 videos of one kind with counts around day 7.": rising(1, "Soup", 3, 0),
		"Nothing is clearly rising or falling in the half year up to now.":                rising(1, "Soup", 20, 0),
	} {
		if v := trendsOf(t, q, videos...); v.Answer != want {
			t.Errorf("the answer is %q, want %q", v.Answer, want)
		}
	}
}

// spiking is a video of 60 days that gains ten saves a day and on one day so many.
func spiking(n int64, day int, gain int64) model.History {
	var counts []count
	var saves int64
	for d := 1; d <= 60; d++ {
		saves += 10
		if d == day {
			saves += gain - 10
		}
		counts = append(counts, count{at("2026-01-01T12:00:00Z").Add(time.Duration(d) * 24 * time.Hour).String(), 100 * saves, -1, -1, -1, saves})
	}
	return history(n, "", "", "2026-01-01T12:00:00Z", counts...)
}

func TestASpikeIsInTheTrendsAndOnItsDayOfTheVideo(t *testing.T) {
	t.Parallel()
	own := spiking(1, 40, 400)
	videos := []model.History{own, spiking(2, 0, 0), spiking(3, 0, 0)}
	q := query(90, "2026-03-05T12:00:00Z")
	v := trendsOf(t, q, videos...)
	if len(v.Spikes) != 1 || v.Spikes[0].Gained != 400 || v.Spikes[0].Day.String() != "2026-02-10" || v.Spikes[0].Video != own.ID {
		t.Fatalf("spikes: %+v", v.Spikes)
	}
	if said := v.Spikes[0].Sentence(); !strings.HasPrefix(said, "expected about ") || !strings.HasSuffix(said, ", came 400") {
		t.Errorf("it says %q", said)
	}
	d := detailOf(t, input(videos...), own, q)
	var days []string
	for _, day := range d.Days {
		if day.Spike {
			days = append(days, day.Day.String())
		}
	}
	if len(d.Spikes) != 1 || fmt.Sprint(days) != "[2026-02-10]" {
		t.Errorf("the video has spikes %+v on %v", d.Spikes, days)
	}
}

func TestAFilterTakesVideosFromTheTrendsButJudgesSpikesAmongAll(t *testing.T) {
	t.Parallel()
	q := query(90, "2026-03-05T12:00:00Z")
	q.Filter = "nothing has this word"
	if v := trendsOf(t, q, spiking(1, 40, 400), spiking(2, 0, 0)); len(v.Spikes) != 0 || len(v.Series) != 0 || v.Answer != "Nothing matches." {
		t.Errorf("%+v", v)
	}
	c, err := computeCategories(t.Context(), input(spiking(1, 40, 400)), CategoriesQuery{Query: q})
	if err != nil || c.Answer != "Nothing matches." {
		t.Errorf("the categories say %q, %v", c.Answer, err)
	}
}

func TestAVideoSaysItsLargestSpikeOfThePeriod(t *testing.T) {
	t.Parallel()
	own := spiking(1, 40, 400)
	in := input(own, spiking(2, 0, 0), spiking(3, 0, 0))
	v := detailOf(t, in, own, query(90, "2026-03-05T12:00:00Z"))
	if s, ok := v.Spike(); !ok || !strings.HasPrefix(s.Short(), "came 400, not ") {
		t.Errorf("%+v, %v", s, ok)
	}
	if !strings.Contains(v.Daily, "; a spike of 400 on 10 Feb") {
		t.Errorf("the days say %q", v.Daily)
	}
	if s, ok := detailOf(t, in, own, query(7, "2026-03-05T12:00:00Z")).Spike(); ok {
		t.Errorf("a spike of February in the first days of March: %+v", s)
	}
}
