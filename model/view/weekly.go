package view

import (
	"math"
	"slices"

	"saveboard/model"
	"saveboard/model/daily"
)

// weekSums are what videos gained in each whole local week that has ended, from Monday.
type weekSums struct {
	from  model.Day // the Monday of the first of weeks
	weeks []weekSum // side by side
	first model.Day // the Monday of the first known gain of saves
}

type weekSum struct {
	videos               int
	gains                [5]model.Real
	rateSaves, rateViews model.Real
}

func newWeekSums() weekSums { return weekSums{first: math.MaxInt32} }

// weeksIn are what the video gained in each of its whole local weeks, from that of the Monday on. They are good until
// the next video's.
func (v *sight) weeksIn(lines daily.Lines) (monday model.Day, weeks []daily.VideoDay) {
	first, last, ok := lines.Span()
	if !ok {
		return 0, nil
	}
	d := v.desk
	monday = v.zone.DayOf(first).Monday()
	d.bounds = append(d.bounds[:0], v.zone.Start(monday))
	for day := monday + 7; d.bounds[len(d.bounds)-1] <= last && v.zone.Start(day) <= d.cal.asOf; day += 7 {
		d.bounds = append(d.bounds, v.zone.Start(day))
	}
	d.weeks = daily.BetweenIn(d.weeks, lines, d.bounds)
	return monday, d.weeks
}

// stretch makes room for the weeks from one Monday on.
func (w *weekSums) stretch(monday model.Day, weeks int) []weekSum {
	if weeks == 0 {
		return nil
	}
	if len(w.weeks) == 0 {
		w.from = monday
	}
	if monday < w.from {
		earlier := make([]weekSum, int(w.from-monday)/7, int(w.from-monday)/7+len(w.weeks))
		w.from, w.weeks = monday, append(earlier, w.weeks...)
	}
	begin := int(monday-w.from) / 7
	if end := begin + weeks; end > len(w.weeks) {
		w.weeks = slices.Grow(w.weeks, end-len(w.weeks))[:end]
	}
	return w.weeks[begin:][:weeks]
}

// add adds a video's weeks.
func (w *weekSums) add(monday model.Day, weeks []daily.VideoDay) {
	sums := w.stretch(monday, len(weeks))
	for i := range weeks {
		gained, sum := &weeks[i], &sums[i]
		for c, gain := range gained.Gains {
			sum.gains[c] = sum.gains[c].Plus(gain)
		}
		if gained.Covered() {
			sum.videos++
			w.first = min(w.first, monday+model.Day(7*i))
		}
		sum.rateSaves, sum.rateViews = sum.rateSaves.Plus(gained.RateSaves), sum.rateViews.Plus(gained.RateViews)
	}
}

// join adds the weeks of other videos.
func (w *weekSums) join(other *weekSums) {
	sums := w.stretch(other.from, len(other.weeks))
	for i := range other.weeks {
		more, sum := &other.weeks[i], &sums[i]
		for c, gain := range more.gains {
			sum.gains[c] = sum.gains[c].Plus(gain)
		}
		sum.videos += more.videos
		sum.rateSaves, sum.rateViews = sum.rateSaves.Plus(more.rateSaves), sum.rateViews.Plus(more.rateViews)
	}
	w.first = min(w.first, other.first)
}

// of is a week's sum; false when no video has one.
func (w *weekSums) of(monday model.Day) (weekSum, bool) {
	i := int(monday-w.from) / 7
	if monday < w.from || i >= len(w.weeks) {
		return weekSum{}, false
	}
	return w.weeks[i], true
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
		if sum, ok := w.of(monday); ok {
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
