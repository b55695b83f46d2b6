package spike

import (
	"math/bits"
	"slices"

	"gonum.org/v1/gonum/mathext"
)

// What is taken for the dispersion of an account.
const (
	leastDispersion   = 0.02
	unknownDispersion = 0.3 // with fewer than enough intervals to measure it on
	enough            = 30
)

// chance is P(X ≥ least) for a negative binomial X with that mean and the variance mean + φ·mean², φ the
// dispersion:
//
//	I_x(least, 1/φ),  x = mean/(mean + 1/φ)
//
// with the regularised incomplete beta function I. All three are above 0. It is 0 where the chance is
// under what a float64 can hold.
//
// Source: Hilbe 2011, Negative Binomial Regression.
func chance(least, mean, dispersion float64) float64 {
	return upperTail(least, mean, 1/dispersion)
}

// A spread is what the examined intervals say of an account's dispersion one by one, their u. Values that
// can only lead to the least dispersion are counted and not kept: most are such.
type spread struct {
	count int
	low   float64   // the largest of those under lowest(), once there is one
	high  []float64 // the others
}

// lowest is the u that the least dispersion stands for.
func lowest() float64 { return leastDispersion * z95() * z95() }

// z95 is Φ⁻¹(0.95), 1.644854 in short.
func z95() float64 { return mathext.NormalQuantile(0.95) }

// add takes one more u; least is lowest().
func (s *spread) add(u, least float64) {
	s.count++
	switch {
	case u >= least:
		if len(s.high) == cap(s.high) {
			s.high = slices.Grow(s.high, max(512, len(s.high))) // twice the room: append alone adds a quarter
		}
		s.high = append(s.high, u)
	case s.count-len(s.high) == 1:
		s.low = u
	default:
		s.low = max(s.low, u)
	}
}

// join takes what other intervals say.
func (s *spread) join(other *spread) {
	switch {
	case s.count == len(s.high):
		s.low = other.low
	case other.count > len(other.high):
		s.low = max(s.low, other.low)
	}
	s.count += other.count
	s.high = append(s.high, other.high...)
}

// dispersion is φ of the account,
//
//	φ = max(0.02, Q₀.₉₅(u)/Φ⁻¹(0.95)²)
//
// so that the twentieth part of all intervals that strayed furthest above what was expected is as far out
// as chance would have it. Below 30 intervals it is 0.3, a wild account. Q is the quantile of type 6, as
// in stats.Quantile: at position 0.95·(n+1), which is never at an end from 30 values on. The high values
// are rearranged. Cost: linear in them.
func (s *spread) dispersion() float64 {
	if s.count < enough {
		return unknownDispersion
	}
	position := 0.95 * float64(s.count+1)
	below := int(position)
	i := below - 1 - (s.count - len(s.high)) // where the value below the position is among the high ones
	if i+1 < 0 {
		return leastDispersion
	}
	lower := s.low
	if i >= 0 {
		settle(s.high, i)
		lower = s.high[i]
	}
	settle(s.high[i+1:], 0)
	upper := s.high[i+1]
	return max(leastDispersion, (lower+(upper-lower)*(position-float64(below)))/(z95()*z95()))
}

// settle rearranges values so that the k-th, from 0, is where a sort would put it, none before it is
// larger and none after it smaller. It cuts the part around k by the middle of three values as often as it
// takes, and sorts what is left when that goes badly.
func settle(values []float64, k int) {
	for cuts := 2 * bits.Len(uint(len(values))); len(values) > 12 && cuts > 0; cuts-- {
		pivot := middle(values[0], values[len(values)/2], values[len(values)-1])
		i, j := 0, len(values)-1
		for i <= j {
			for values[i] < pivot {
				i++
			}
			for values[j] > pivot {
				j--
			}
			if i <= j {
				values[i], values[j] = values[j], values[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			values = values[:j+1]
		case k >= i:
			values, k = values[i:], k-i
		default:
			return // between the two parts, where all equal the pivot
		}
	}
	slices.Sort(values)
}

func middle(a, b, c float64) float64 { return max(min(a, b), min(max(a, b), c)) }
