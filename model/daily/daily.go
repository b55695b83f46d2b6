// Package daily splits what counters gained into local days, for one video and summed over many.
// The sums are additive: what the store keeps ready by day and what is computed afresh from a
// history are the same numbers.
package daily

import (
	"slices"

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
	return LinesIn(new(Room), posted, snapshots)
}

// A Room is memory for the lines of one video after another.
type Room [5][]series.Knot

// LinesIn is LinesOf in a room, which is written over.
func LinesIn(room *Room, posted model.Instant, snapshots []model.Snapshot) Lines {
	var lines Lines
	for _, c := range model.AllCounters() {
		if room[c] == nil {
			room[c] = make([]series.Knot, 0, len(snapshots)+1)
		}
		lines[c] = series.In(room[c], posted, snapshots, c)
		room[c] = lines[c].Knots
	}
	return lines
}

// Between is what the video gained in each stretch between neighbouring bounds, which rise: a week,
// say. Day is left to the caller.
func Between(lines Lines, bounds []model.Instant) []VideoDay { return BetweenIn(nil, lines, bounds) }

// BetweenIn is Between in room, which is written over.
func BetweenIn(room []VideoDay, lines Lines, bounds []model.Instant) []VideoDay {
	n := max(0, len(bounds)-1)
	stretches := slices.Grow(room[:0], n)[:n]
	clear(stretches)
	if n > 0 {
		fill(stretches, lines, bounds)
	}
	return stretches
}

// Days lists what the video gained on each local day from first to last, both included, on which
// any gain is known. lines are the video's, zone its account's.
func Days(lines Lines, zone *model.Zone, first, last model.Day) []VideoDay {
	from, to, ok := lines.Span()
	if !ok {
		return nil
	}
	first, last = max(first, zone.DayOf(from)), min(last, zone.DayOf(to))
	if last < first {
		return nil
	}
	days := make([]VideoDay, last-first+1)
	bounds := make([]model.Instant, 0, len(days)+1)
	for i := range days {
		days[i].Day = first + model.Day(i)
		bounds = append(bounds, zone.Start(days[i].Day))
	}
	bounds = append(bounds, zone.Start(last+1))
	fill(days, lines, bounds)

	known := days[:0]
	for _, d := range days {
		if d.Gains != [5]model.Real{} {
			known = append(known, d)
		}
	}
	return known
}

// fill sets the gains of days, the i-th from bounds[i] to bounds[i+1].
func fill(days []VideoDay, lines Lines, bounds []model.Instant) {
	for c, line := range lines {
		line.Gains(bounds, func(i int, gain model.Real, inside bool) {
			days[i].Gains[c] = gain
			if model.Counter(c) == model.Saves {
				days[i].Estimated = !inside
				days[i].AfterWeek1 = model.Known(0)
			}
		})
	}
	lines.afterWeek1(days, bounds)
	lines.rates(days, bounds)
}

// afterWeek1 sets the part of each day's gain of saves that fell at an age over 7 days: all of it
// after the day that holds that age, none before, and of that day what lies behind the age.
func (l Lines) afterWeek1(days []VideoDay, bounds []model.Instant) {
	saves := l[model.Saves]
	week := saves.Posted + series.Week
	for i := range days {
		switch {
		case !days[i].Covered() || bounds[i+1] <= week:
		case bounds[i] >= week:
			days[i].AfterWeek1 = days[i].Gains[model.Saves]
		default:
			days[i].AfterWeek1 = AfterWeek1(saves, bounds[i], bounds[i+1])
		}
	}
}

// rates sets each day's gains of saves and views over the stretch in which both are known.
func (l Lines) rates(days []VideoDay, bounds []model.Instant) {
	k, v := l[model.Saves], l[model.Views]
	if !k.Known() || !v.Known() {
		return
	}
	from, to := max(k.First().At, v.First().At), min(k.Last().At, v.Last().At)
	held := func(t model.Instant) model.Instant { return min(max(t, from), to) }
	if to <= from {
		return
	}
	saves, views := series.NewCursor(k), series.NewCursor(v)
	k0, v0 := saves.At(held(bounds[0])), views.At(held(bounds[0]))
	for i := range days {
		end := held(bounds[i+1])
		k1, v1 := saves.At(end), views.At(end)
		if held(bounds[i]) < end {
			days[i].RateSaves, days[i].RateViews = model.Known(k1-k0), model.Known(v1-v0)
		}
		k0, v0 = k1, v1
	}
}

// Span is from the earliest first knot to the latest last one; false when there is none.
func (l Lines) Span() (from, to model.Instant, ok bool) {
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

// AfterWeek1 is the part of the gain of saves in [from, to] that fell at an age over 7 days:
// unknown when that gain is unknown, 0 when nothing is known after the video's first week.
func AfterWeek1(saves series.Line, from, to model.Instant) model.Real {
	if !saves.Gain(from, to).Known() {
		return model.Real{}
	}
	return model.Known(saves.Gain(max(from, saves.Posted+series.Week), to).Or(0))
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

// Join adds what other videos of the account gained on the same day.
func (t *Total) Join(other Total) {
	t.Posted += other.Posted
	t.Covered += other.Covered
	t.Estimated += other.Estimated
	for c := range t.Gains {
		t.Gains[c] = t.Gains[c].Plus(other.Gains[c])
	}
	t.RateSaves = t.RateSaves.Plus(other.RateSaves)
	t.RateViews = t.RateViews.Plus(other.RateViews)
	t.AfterWeek1 = t.AfterWeek1.Plus(other.AfterWeek1)
}

// SaveRate is the day's save rate: saves over views gained by the same videos in the same stretch.
func (t Total) SaveRate() model.Real { return t.RateSaves.Over(t.RateViews, 1) }

// KeptAfterWeek1 is the part of the day's gain of saves that fell at an age over 7 days.
func (t Total) KeptAfterWeek1() model.Real { return t.AfterWeek1.Over(t.Gains[model.Saves], 1) }

// MostlyEstimated tells whether more than half of the covered videos are estimated that day.
func (t Total) MostlyEstimated() bool { return 2*t.Estimated > t.Covered }
