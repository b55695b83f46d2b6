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

// An interval is the stretch between two neighbouring kept snapshots, as those after it see it.
type interval struct {
	start      model.Instant
	seconds    float64 // ℓ
	weight     float64 // max(0, gain) times twice the middle age in seconds
	speed      float64 // weight a second: s/ℓ but for what all past intervals share
	top        float64 // the higher count of its two ends
	resolution int64   // ρ
}

// examine calls yield with each examined interval of the line, in time order, its Video left to the
// caller; the Interval is good until yield returns. Kept is the last snapshot of each local day; the
// posting is a knot and no snapshot.
func (r *Room) examine(saves series.Line, yield func(*Interval)) {
	knots := snapshots(saves)
	past := r.past[:0]
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
			if window := pastOf(past, saves.Posted, from, to); window != nil {
				r.now.compare(window, saves.Posted, from, to)
				yield(&r.now)
			}
			if to.At-from.At <= longestPast {
				past = append(past, interval{})
				past[len(past)-1].fill(saves.Posted, from, to)
			}
		}
		from = to
	}
	r.past = past
}

// snapshots are the knots of a line that are snapshots: all but the posting, unless the counter was
// read at that very second.
func snapshots(l series.Line) []series.Knot {
	if l.FromPosting() && !l.Seen(l.Posted, l.Posted+1) {
		return l.Knots[1:]
	}
	return l.Knots
}

func (i *interval) fill(posted model.Instant, from, to *series.Knot) {
	i.start = from.At
	i.seconds = float64(to.At - from.At)
	i.weight = max(0, to.Value-from.Value) * ages(posted, from, to)
	// A product and a quotient of whole numbers: two intervals that are equal are so in the computer too.
	i.speed = i.weight / i.seconds
	i.top = max(from.Value, to.Value)
	i.resolution = resolution(from, to)
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

// pastOf are the past intervals that the one between two kept snapshots is compared with, 4 to 7 of them;
// none when it is not one to examine: 16 h ≤ ℓ ≤ 40 h, begun at an age of 7 days or more, after at least
// 4 intervals of at most 3 days that begin at most 14 days earlier, of which the latest 7 count. all are
// the intervals before it of at most 3 days, in time order.
func pastOf(all []interval, posted model.Instant, from, to *series.Knot) []interval {
	seconds := to.At - from.At
	if seconds < shortest || seconds > longest || from.At-posted < youngest {
		return nil
	}
	past := all[max(0, len(all)-mostPast):]
	for len(past) > 0 && from.At-past[0].start > earliestPast {
		past = past[1:]
	}
	if len(past) < fewest {
		return nil
	}
	return past
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
func (i *Interval) compare(past []interval, posted model.Instant, from, to *series.Knot) {
	fastest := &past[0]
	top, coarsest := max(from.Value, fastest.top), fastest.resolution
	var weight, length float64 // of all but the fastest
	for j := 1; j < len(past); j++ {
		p := &past[j]
		top, coarsest = max(top, p.top), max(coarsest, p.resolution)
		if p.speed >= fastest.speed {
			p, fastest = fastest, p
		}
		weight += p.weight
		length += p.seconds
	}
	i.From, i.To = from.At, to.At
	i.Gain = to.Value - top
	i.Expected = float64(to.At-from.At) * (weight/ages(posted, from, to) + 0.5 + float64(coarsest)) / length
	i.Resolution = resolution(from, to)
}
