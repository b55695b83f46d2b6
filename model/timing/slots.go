package timing

import "slices"

const (
	slotsShown   = 4
	videosInSlot = 5
	sameLow      = 1e-12 // lower ends no further apart, as logarithms, are equal but for rounding
)

// A Slot is a run of neighbouring hours of one weekday in which the account posts, with its effect.
//
// A run is taken as one wider cell: n are all videos posted in it and x̄ is their mean, each video counting
// once whatever its hour. Effect and interval follow by the formulas of a cell, with the same µ and τ²;
// what is assumed is that the hours of a run share one effect. A run
//   - has 5 videos or more, and at least one in each of its hours: about an hour nobody posted in nothing
//     is claimed, so an empty one ends a run;
//   - may be a single hour, and does not go past midnight;
//   - has no longest length: a longer one has more videos and so a shorter interval, and wins where its
//     hours are alike.
//
// Of all these runs the one with the highest lower end of its interval comes first, then the highest that
// shares no hour with one chosen before, up to 4. Among equal lower ends the one with more videos comes
// first, then the earlier in the week, from Monday. A slot may well be below typical when there is no
// better.
type Slot struct {
	Weekday  int // 1 is Monday
	From, To int // from the start of hour From until the start of hour To, 24 at most
	Effect
}

// A run is a slot that may be shown, on the scale of logarithms.
type run struct {
	day, from, to int // from 0; to is the hour after the last
	videos        int
	mean, low     float64
}

// shares tells whether two runs have an hour in common.
func (r run) shares(other run) bool {
	return r.day == other.day && r.from < other.to && other.from < r.to
}

// bestSlots chooses the slots as Slot says. Cost: up to 300 runs a weekday, looked through 4 times.
func bestSlots(cells *[7][24]Effect, means *[7][24]float64, s shrinkage) []Slot {
	if s.tau2 == 0 {
		return nil
	}
	var left []run
	for day := range cells {
		left = appendRuns(left, day, &cells[day], &means[day], s)
	}
	var best []Slot
	for len(left) > 0 && len(best) < slotsShown {
		first := firstOf(left)
		best = append(best, Slot{first.day + 1, first.from, first.to, s.effect(first.videos, first.mean)})
		left = slices.DeleteFunc(left, first.shares)
	}
	return best
}

// appendRuns appends the runs of one weekday with enough videos, the earlier and shorter first.
func appendRuns(runs []run, day int, cells *[24]Effect, means *[24]float64, s shrinkage) []run {
	for from := range cells {
		r := run{day: day, from: from}
		var sum float64
		for hour := from; hour < len(cells) && cells[hour].Videos > 0; hour++ {
			n := cells[hour].Videos
			r.videos += n
			sum += float64(n) * means[hour]
			if r.videos < videosInSlot {
				continue
			}
			r.to, r.mean = hour+1, sum/float64(r.videos)
			effect, half := s.at(r.videos, r.mean)
			r.low = effect - half
			runs = append(runs, r)
		}
	}
	return runs
}

// firstOf is the run with the highest lower end; among equals that with most videos, then the first.
func firstOf(runs []run) run {
	highest := runs[0].low
	for _, r := range runs {
		highest = max(highest, r.low)
	}
	var first run
	for _, r := range runs {
		if r.low >= highest-sameLow && r.videos > first.videos {
			first = r
		}
	}
	return first
}
