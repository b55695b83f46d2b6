package view

import (
	"math"
	"slices"

	"saveboard/model"
	"saveboard/model/daily"
)

// weekSums are what videos gained in each whole local week that has ended, from Monday: of saves, of views, and of the
// counter of a metric.
type weekSums struct {
	metric model.Metric
	from   model.Day // the Monday of the first of weeks
	weeks  []weekSum // side by side
	first  model.Day // the Monday of the first known gain of saves
}

type weekSum struct {
	videos               int
	saves, views, metric model.Real // metric is unknown where it is one of the others, or no counter
	rateSaves, rateViews model.Real
}

func newWeekSums(metric model.Metric) weekSums { return weekSums{metric: metric, first: math.MaxInt32} }

// further is the counter that is summed beside saves and views; false for none.
func (w *weekSums) further() (model.Counter, bool) {
	c, ok := w.metric.Counter()
	return c, ok && c != model.Saves && c != model.Views
}

func (w *weekSum) add(more *weekSum) {
	w.videos += more.videos
	w.saves, w.views, w.metric = w.saves.Plus(more.saves), w.views.Plus(more.views), w.metric.Plus(more.metric)
	w.rateSaves, w.rateViews = w.rateSaves.Plus(more.rateSaves), w.rateViews.Plus(more.rateViews)
}

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
	further, has := w.further()
	for i := range weeks {
		gained := &weeks[i]
		week := weekSum{saves: gained.Gains[model.Saves], views: gained.Gains[model.Views], rateSaves: gained.RateSaves, rateViews: gained.RateViews}
		if has {
			week.metric = gained.Gains[further]
		}
		if gained.Covered() {
			week.videos = 1
			w.first = min(w.first, monday+model.Day(7*i))
		}
		sums[i].add(&week)
	}
}

// join adds the weeks of other videos.
func (w *weekSums) join(other *weekSums) {
	sums := w.stretch(other.from, len(other.weeks))
	for i := range other.weeks {
		sums[i].add(&other.weeks[i])
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
func (w *weekSums) series(all []model.Day) []Week {
	begin := 0
	for begin < len(all) && all[begin] < w.first {
		begin++
	}
	list := make([]Week, 0, len(all)-begin)
	for _, monday := range all[begin:] {
		week := Week{Week: monday}
		if sum, ok := w.of(monday); ok {
			week.Videos, week.SavesGained, week.ViewsGained = sum.videos, sum.saves, sum.views
			week.PooledRate = sum.rateSaves.Over(sum.rateViews, 1)
			week.Value = w.value(sum, week)
		}
		list = append(list, week)
	}
	return list
}

// value is the metric's of a week.
func (w *weekSums) value(sum weekSum, week Week) model.Real {
	switch c, ok := w.metric.Counter(); {
	case !ok:
		return week.PooledRate
	case c == model.Saves:
		return sum.saves
	case c == model.Views:
		return sum.views
	}
	return sum.metric
}
