package series

import (
	"math"
	"sort"

	"saveboard/model"
)

// Observe sets out[i] to the counter at the i-th age, in seconds and rising, where it was observed around
// it as ObservedAt says, and to NaN elsewhere: the same figures in one walk along the knots.
func (l Line) Observe(ages []int64, out []float64) {
	next := 0
	for i, age := range ages {
		out[i] = math.NaN()
		t := l.Posted + model.Instant(age)
		for next < len(l.Knots) && l.Knots[next].At < t {
			next++
		}
		if next == len(l.Knots) {
			continue
		}
		switch b := l.Knots[next]; {
		case b.At == t:
			out[i] = b.Value
		case next > 0 && float64(b.At-l.Knots[next-1].At) <= Apart(float64(age)):
			out[i] = between(l.Knots[next-1], b, t)
		}
	}
}

// Observed is a counter at the age of so many seconds where it was observed around it, as Of and
// ObservedAt say of the whole line, without making the line: the snapshots, in time order, are looked at
// near that age only.
func Observed(posted model.Instant, snapshots []model.Snapshot, c model.Counter, ageSeconds int64) model.Real {
	t := posted + model.Instant(ageSeconds)
	next := sort.Search(len(snapshots), func(i int) bool { return snapshots[i].Taken >= t })
	for next < len(snapshots) && !snapshots[next].Counters[c].Known() {
		next++
	}
	if next == len(snapshots) || snapshots[next].Taken < posted {
		return model.Real{}
	}
	b := snapshots[next]
	switch soon := b.Taken-posted <= 86400; { // then the posting is a knot if b is the first that is known
	case b.Taken == t:
		return b.Counters[c].Real()
	case t == posted && soon:
		return model.Known(0)
	}
	reach := Apart(float64(ageSeconds))
	for i := next - 1; i >= 0 && snapshots[i].Taken >= posted; i-- {
		a := snapshots[i]
		if float64(b.Taken-a.Taken) > reach {
			return model.Real{}
		}
		if a.Counters[c].Known() {
			return model.Known(between(Knot{At: a.Taken, Value: a.Counters[c].Real().Or(0)}, Knot{At: b.Taken, Value: b.Counters[c].Real().Or(0)}, t))
		}
	}
	if b.Taken-posted > 86400 || float64(b.Taken-posted) > reach || t <= posted {
		return model.Real{}
	}
	return model.Known(between(Knot{At: posted}, Knot{At: b.Taken, Value: b.Counters[c].Real().Or(0)}, t))
}
