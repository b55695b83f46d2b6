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
	place := float64(n+1) * p
	below := int(math.Floor(place))
	switch {
	case below < 1:
		return rising[0]
	case below >= n:
		return rising[n-1]
	}
	return between(rising[below-1], rising[below], place-float64(below))
}

// At is the value at a place between values in any order, counted from 1 for the least: linear between
// its two neighbours in order, held at both ends. The values are reordered. It is NaN without any. Cost: a
// few passes over the values, where sorting them would take many.
func At(values []float64, place float64) float64 {
	n := len(values)
	below := int(math.Floor(place))
	switch {
	case n == 0:
		return math.NaN()
	case below < 1:
		return slices.Min(values)
	case below >= n:
		return slices.Max(values)
	}
	partition(values, below-1)
	return between(values[below-1], slices.Min(values[below:]), place-float64(below))
}

// partition reorders values so that the k-th, from 0, is the one that sorting would put there, and none
// before it is larger: Hoare's way.
func partition(values []float64, k int) {
	low, high := 0, len(values)-1
	for low < high {
		pivot := middleOf(values[low], values[low+(high-low)/2], values[high])
		i, j := low, high
		for i <= j {
			for values[i] < pivot {
				i++
			}
			for pivot < values[j] {
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
			high = j
		case k >= i:
			low = i
		default:
			return
		}
	}
}

func middleOf(a, b, c float64) float64 {
	return max(min(a, b), min(max(a, b), c))
}

// between is the point at part of the way from a to b, exactly a where that is 0 or the two are equal.
func between(a, b, part float64) float64 {
	if part == 0 || a == b {
		return a
	}
	return a + (b-a)*part
}

// Median is the middle of values in any order, which are reordered. It is NaN without any.
func Median(values []float64) float64 { return At(values, float64(len(values)+1)/2) }
