package stats

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// StudentQuantile is the p-quantile, 0.5 ≤ p < 1, of Student's t distribution with so many degrees of
// freedom: the root of the regularised incomplete beta function I_x(ν/2, ½) = 2(1−p) at x = ν/(ν+t²). It is good to
// 1e-12.
func StudentQuantile(p, degrees float64) float64 {
	x := mathext.InvRegIncBeta(degrees/2, 0.5, 2*(1-p))
	return math.Sqrt(degrees * (1 - x) / x)
}
