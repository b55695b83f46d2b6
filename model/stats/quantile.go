// Package stats has the statistics that several figures share and that no library here has in the
// form they need: quantiles of one fixed type, the control of the false discovery rate, and the mean
// of estimates that differ by more than their errors.
package stats

import (
	"math"
	"slices"
)

// Quantile is the p-quantile, 0 ≤ p ≤ 1, of values in rising order: type 6 of Hyndman and Fan, at
// position (n+1)p between the values, linear, held at both ends. It is NaN without any value.
//
// Source: Hyndman & Fan 1996, Sample Quantiles in Statistical Packages, Am Stat 50.
func Quantile(rising []float64, p float64) float64 {
	n := len(rising)
	if n == 0 {
		return math.NaN()
	}
	position := float64(n+1) * p
	below := int(math.Floor(position))
	switch {
	case below < 1:
		return rising[0]
	case below >= n:
		return rising[n-1]
	}
	return between(rising[below-1], rising[below], position-float64(below))
}

// between is the point at part of the way from a to b, exactly a where that is 0 or the two are equal.
func between(a, b, part float64) float64 {
	if part == 0 || a == b {
		return a
	}
	return a + (b-a)*part
}

// Median is the middle of values in any order, which are sorted on the way. It is NaN without any.
func Median(values []float64) float64 {
	slices.Sort(values)
	return Quantile(values, 0.5)
}
