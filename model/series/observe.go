package series

import (
	"math"

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
