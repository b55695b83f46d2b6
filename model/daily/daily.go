// Package daily splits what counters gained into local days, for one video and summed over many.
// The sums are additive: what the store keeps ready by day and what is computed afresh from a
// history are the same numbers.
package daily

import (
	"saveboard/model"
	"saveboard/model/series"
)

// A VideoDay is what one video gained on one local day.
type VideoDay struct {
	Day       model.Day
	Gains     [5]model.Real // by model.Counter
	Estimated bool          // the gain of saves is known, but no snapshot of saves lies inside the day

	// For the save rate, saves and views are taken over the same stretch: from the later of their
	// first knots to the earlier of their last ones. Both are known, or neither is.
	RateSaves, RateViews model.Real
	// AfterWeek1 is the part of the gain of saves that fell at an age over 7 days; known when that gain is.
	AfterWeek1 model.Real
}

// Covered tells whether the day's gain of saves is known.
func (d VideoDay) Covered() bool { return d.Gains[model.Saves].Known() }

// Lines are the five counters of one video.
type Lines [5]series.Line

// LinesOf builds the lines of a video from its snapshots in time order.
func LinesOf(posted model.Instant, snapshots []model.Snapshot) Lines {
	var lines Lines
	for _, c := range model.AllCounters() {
		lines[c] = series.Of(posted, snapshots, c)
	}
	return lines
}

// Days lists what the video gained on each local day from first to last, both included, that has any
// known gain. lines are the video's, zone its account's.
func Days(lines Lines, zone *model.Zone, first, last model.Day) []VideoDay {
	from, to, ok := lines.span()
	if !ok {
		return nil
	}
	first, last = max(first, zone.DayOf(from)), min(last, zone.DayOf(to))
	var days []VideoDay
	for d := first; d <= last; d++ {
		if day, any := dayOf(lines, d, zone.Start(d), zone.Start(d+1)); any {
			days = append(days, day)
		}
	}
	return days
}

// span is from the earliest first knot to the latest last one.
func (l Lines) span() (from, to model.Instant, ok bool) {
	for _, line := range l {
		if !line.Known() {
			continue
		}
		if !ok || line.First().At < from {
			from = line.First().At
		}
		if !ok || line.Last().At > to {
			to = line.Last().At
		}
		ok = true
	}
	return from, to, ok
}

func dayOf(lines Lines, d model.Day, start, end model.Instant) (day VideoDay, any bool) {
	day.Day = d
	for c, line := range lines {
		day.Gains[c] = line.Gain(start, end).Real
		any = any || day.Gains[c].Known()
	}
	saves := lines[model.Saves]
	if day.Covered() {
		day.Estimated = !saves.Seen(start, end)
		day.AfterWeek1 = AfterWeek1(saves, start, end)
	}
	day.RateSaves, day.RateViews = RateGains(lines, start, end)
	return day, any
}

// AfterWeek1 is the part of the gain of saves in [from, to] that fell at an age over 7 days:
// unknown when that gain is unknown, 0 when nothing is known after the video's first week.
func AfterWeek1(saves series.Line, from, to model.Instant) model.Real {
	if !saves.Gain(from, to).Known() {
		return model.Real{}
	}
	return model.Known(saves.Gain(max(from, saves.Posted+series.Week), to).Or(0))
}

// RateGains are the gains of saves and of views over the stretch of [from, to] in which both are
// known; both known or both unknown.
func RateGains(lines Lines, from, to model.Instant) (saves, views model.Real) {
	k, v := lines[model.Saves], lines[model.Views]
	if !k.Known() || !v.Known() {
		return
	}
	from = max(from, k.First().At, v.First().At)
	to = min(to, k.Last().At, v.Last().At)
	saves, views = k.Gain(from, to).Real, v.Gain(from, to).Real
	if !saves.Known() || !views.Known() {
		return model.Real{}, model.Real{}
	}
	return saves, views
}

// A Total is what all videos of an account gained on one local day.
type Total struct {
	Day                  model.Day
	Posted               int // videos posted on that day
	Covered, Estimated   int // videos whose gain of saves is known; of these, estimated
	Gains                [5]model.Real
	RateSaves, RateViews model.Real
	AfterWeek1           model.Real
}

// Add counts one video's day in.
func (t *Total) Add(d VideoDay) {
	if d.Covered() {
		t.Covered++
	}
	if d.Estimated {
		t.Estimated++
	}
	for c := range t.Gains {
		t.Gains[c] = t.Gains[c].Plus(d.Gains[c])
	}
	t.RateSaves = t.RateSaves.Plus(d.RateSaves)
	t.RateViews = t.RateViews.Plus(d.RateViews)
	t.AfterWeek1 = t.AfterWeek1.Plus(d.AfterWeek1)
}

// SaveRate is the day's save rate: saves over views gained by the same videos in the same stretch.
func (t Total) SaveRate() model.Real { return t.RateSaves.Over(t.RateViews, 1) }

// KeptAfterWeek1 is the part of the day's gain of saves that fell at an age over 7 days.
func (t Total) KeptAfterWeek1() model.Real { return t.AfterWeek1.Over(t.Gains[model.Saves], 1) }

// MostlyEstimated tells whether more than half of the covered videos are estimated that day.
func (t Total) MostlyEstimated() bool { return 2*t.Estimated > t.Covered }
