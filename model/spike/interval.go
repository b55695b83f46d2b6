package spike

import (
	"saveboard/model"
	"saveboard/model/series"
)

// What is examined, in seconds, and on how many past intervals.
const (
	hour, day        = 3600, 86400
	shortest         = 16 * hour
	longest          = 40 * hour
	youngest         = series.Week // the age at which an examined interval begins
	longestPast      = 3 * day
	earliestPast     = 14 * day // how long before the examined one a past one may begin
	fewest, mostPast = 4, 7
)

// examine calls yield with each examined interval of the line, in time order, its Video left to the
// caller; the Interval is good until yield returns. Kept is the last snapshot of each local day; the
// posting is a knot and no snapshot. The past of an interval is 4 to 7 intervals of at most 3 days before it that begin at
// most 14 days earlier: the latest.
func (r *Room) examine(saves series.Line, yield func(*Interval)) {
	knots := snapshots(saves)
	r.past.reset()
	var from *series.Knot
	var dayEnd model.Instant // of the day of the knot looked at; 0 before the first
	for i := range knots {
		to := &knots[i]
		if to.At >= dayEnd {
			dayEnd = r.days.end(to.At)
		}
		if i+1 < len(knots) && knots[i+1].At < dayEnd {
			continue
		}
		if from != nil {
			if r.past.since(from.At - earliestPast); r.past.len() >= fewest && eligible(saves.Posted, from, to) {
				r.now.compare(&r.past, saves.Posted, from, to)
				yield(&r.now)
			}
			if to.At-from.At <= longestPast {
				r.past.push(saves.Posted, from, to)
			}
		}
		from = to
	}
}

// snapshots are the knots of a line that are snapshots: all but the posting, unless the counter was
// read at that very second.
func snapshots(l series.Line) []series.Knot {
	if l.FromPosting() && !l.Seen(l.Posted, l.Posted+1) {
		return l.Knots[1:]
	}
	return l.Knots
}

// ages is twice the middle age of an interval, in seconds: the sum of the ages at its two ends.
func ages(posted model.Instant, from, to *series.Knot) float64 {
	return float64(from.At - posted + to.At - posted)
}

// resolution is ρ of the gain between two counts: the coarser step, 0 when both are exact.
func resolution(from, to *series.Knot) int64 {
	step := max(from.Step, to.Step)
	if step <= 1 {
		return 0
	}
	return step
}

// eligible tells whether the interval between two kept snapshots is one to examine where enough is known of the past:
// 16 h ≤ ℓ ≤ 40 h, begun at an age of 7 days or more.
func eligible(posted model.Instant, from, to *series.Knot) bool {
	seconds := to.At - from.At
	return shortest <= seconds && seconds <= longest && from.At-posted >= youngest
}

// compare fills in what came between two kept snapshots and what the past intervals led to expect:
//
//	g = later count − highest count at either end of the past intervals or at the own start
//	e = ℓ·(Σs + ½ + ρ_max)/Σℓ,  s = max(0, gain)·(a_past/a)
//
// The sums are over the past intervals but the one of the largest s/ℓ, the latest of equals, so that an
// earlier spike does not hide this one. a is an interval's middle age: gains fade about as 1/age. A past
// fall counts 0, and the rebound after a recount is no gain. ½ stands for what is still possible where
// nothing was gained, and ρ_max, the coarsest resolution of all past intervals, for what rounding may
// have hidden.
func (i *Interval) compare(past *window, posted model.Instant, from, to *series.Knot) {
	weight, length := past.others()
	i.From, i.To = from.At, to.At
	i.Gain = to.Value - max(from.Value, past.top)
	i.Expected = float64(to.At-from.At) * (weight/ages(posted, from, to) + 0.5 + float64(past.coarsest())) / length
	i.Resolution = resolution(from, to)
}
