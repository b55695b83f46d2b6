package view

import (
	"math"

	"saveboard/model"
	"saveboard/model/daily"
)

// weekSums are what videos gained in each whole local week that has ended, from Monday.
type weekSums struct {
	weeks map[model.Day]*weekSum
	first model.Day // the Monday of the first known gain of saves
}

type weekSum struct {
	videos               int
	gains                [5]model.Real
	rateSaves, rateViews model.Real
}

func newWeekSums() weekSums {
	return weekSums{weeks: make(map[model.Day]*weekSum), first: math.MaxInt32}
}

// weeksIn are what a video gained in each of its whole local weeks, from that of the Monday on.
func weeksIn(lines daily.Lines, zone *model.Zone, asOf model.Instant) (monday model.Day, weeks []daily.VideoDay) {
	first, last, ok := lines.Span()
	if !ok {
		return 0, nil
	}
	monday = zone.DayOf(first).Monday()
	bounds := []model.Instant{zone.Start(monday)}
	for day := monday + 7; bounds[len(bounds)-1] <= last && zone.Start(day) <= asOf; day += 7 {
		bounds = append(bounds, zone.Start(day))
	}
	return monday, daily.Between(lines, bounds)
}

// add adds a video's weeks.
func (w *weekSums) add(monday model.Day, weeks []daily.VideoDay) {
	for i, gained := range weeks {
		day := monday + model.Day(7*i)
		sum := w.weeks[day]
		if sum == nil {
			sum = &weekSum{}
			w.weeks[day] = sum
		}
		for c, gain := range gained.Gains {
			sum.gains[c] = sum.gains[c].Plus(gain)
		}
		if gained.Covered() {
			sum.videos++
			w.first = min(w.first, day)
		}
		sum.rateSaves, sum.rateViews = sum.rateSaves.Plus(gained.RateSaves), sum.rateViews.Plus(gained.RateViews)
	}
}

// mondays are all Mondays from first to the last week that has ended, none skipped.
func mondays(first model.Day, cal *calendar) []model.Day {
	weeks := []model.Day{}
	for monday := first; monday < cal.today().Monday(); monday += 7 {
		weeks = append(weeks, monday)
	}
	return weeks
}

// series are the weeks as a view has them: of the given Mondays those from the first known gain of saves on.
// value is the metric's.
func (w *weekSums) series(all []model.Day, metric model.Metric) []Week {
	list := []Week{}
	for _, monday := range all {
		if monday < w.first {
			continue
		}
		week := Week{Week: monday}
		if sum := w.weeks[monday]; sum != nil {
			week.Videos, week.SavesGained, week.ViewsGained = sum.videos, sum.gains[model.Saves], sum.gains[model.Views]
			week.PooledRate = sum.rateSaves.Over(sum.rateViews, 1)
			week.Value = week.PooledRate
			if c, ok := metric.Counter(); ok {
				week.Value = sum.gains[c]
			}
		}
		list = append(list, week)
	}
	return list
}
