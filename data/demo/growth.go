package demo

import (
	"math"

	"saveboard/model"
)

// Growth is how a video's views come in: at age a, in days, at a rate of (1+a/A0)^−B.
type Growth struct{ A0, B float64 }

const year = 365 // days: the age at which Views are all there

// Share is the part of the first 365 days' views that has come by age a, in days:
//
//	H(a)/H(365), H(a) = 1 − (1+a/A0)^(1−B), B ≠ 1
//
// It goes on rising past 1 after that.
func (g Growth) Share(a float64) float64 {
	if a <= 0 {
		return 0
	}
	h := func(a float64) float64 { return 1 - math.Pow(1+a/g.A0, 1-g.B) }
	return h(a) / h(year)
}

// Expected is how many views v is to be expected to gain between two moments.
func (v Video) Expected(from, to model.Instant) float64 {
	from = max(from, v.Posted)
	if to <= from {
		return 0
	}
	sum := float64(v.Views*(v.Growth.Share(to.Days(v.Posted))-v.Growth.Share(from.Days(v.Posted)))) * weekday(to)
	for _, s := range v.Spikes {
		excess := s.Multiple - 1
		for start := s.Start; start < to && excess > 0.1; start += 86400 {
			sum += float64(excess * v.calm().Expected(max(from, start), min(to, start+86400)))
			excess *= SpikeFade
		}
	}
	return sum
}

// calm is v as it would be without its spikes.
func (v Video) calm() Video {
	v.Spikes = nil
	return v
}

// weekday is how much more or less is watched on the day that a count ends.
func weekday(t model.Instant) float64 {
	return [...]float64{1.14, 0.94, 0.95, 0.97, 0.98, 1, 1.08}[t.Time().Weekday()] // from Sunday
}
