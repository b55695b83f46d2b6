package timing

import (
	"math"
	"slices"

	"saveboard/model"
	"saveboard/model/stats"
)

// othersNeeded is how many other videos a typical one is taken from.
const othersNeeded = 5

// AgainstTypical compares each video of one account with the others at day 7:
//
//	x = ln((K(7)+½)/(m+½))
//
// m being the median of K(7) over the account's other videos that are known there (type 6 of Hyndman and
// Fan, stats.Quantile). x is a logarithm without unit: 0 is typical, ln 2 twice typical. The halves make it
// finite at 0 saves, and pull it towards 0 where saves are few. Pass K(7) of every video of the account, in
// any order; the answer has the same order, and saves is read only.
//
// x is unknown for a video that was not observed around day 7, and for all of them when fewer than 5 others
// were, that is with 5 videos or fewer. A counter known to the nearest 100 or 1,000 enters as it is; x is
// then only as good as the step.
//
// The medians without one video each are all among three neighbours in the middle of one sorted list. Cost:
// one sort, and a search for each video; 10,000 videos take about 2 ms (BenchmarkAgainstTypical).
//
// Shown by Timing; an outcome of experiments too.
func AgainstTypical(saves []model.Real) []model.Real {
	rising := make([]float64, 0, len(saves))
	for _, k := range saves {
		if v, known := k.Get(); known {
			rising = append(rising, v)
		}
	}
	against := make([]model.Real, len(saves))
	if len(rising) <= othersNeeded {
		return against
	}
	slices.Sort(rising)
	for i, k := range saves {
		if v, known := k.Get(); known {
			against[i] = model.Known(math.Log((v + 0.5) / (medianWithout(rising, v) + 0.5)))
		}
	}
	return against
}

// medianWithout is the median of rising without one of the values v in it. There are 2 values or more.
func medianWithout(rising []float64, v float64) float64 {
	own, _ := slices.BinarySearch(rising, v)
	other := func(i int) float64 { // the i-th of the others, from 0
		if i >= own {
			i++
		}
		return rising[i]
	}
	others := len(rising) - 1
	middle := [2]float64{other((others - 1) / 2), other(others / 2)}
	return stats.Quantile(middle[:], 0.5)
}
