package curve

import (
	"math"
	"slices"

	"saveboard/model"
	"saveboard/model/stats"
)

const (
	// LeastPast is how many past videos a forecast needs.
	LeastPast = 12
	// ForecastLevel is the part of forecasts between whose bounds the count comes to lie.
	ForecastLevel = 0.8
	// leastForecastAge is the age, in seconds, before which nothing is forecast: 0.25 days.
	leastForecastAge = day / 4
)

// Horizons are the ages, in days, that a video of an age in seconds has a forecast for: those of 7, 30 and
// 90 that are still to come, none before a quarter of a day.
func Horizons(age int64) []int {
	var days []int
	for _, h := range []int{7, 30, 90} {
		if age >= leastForecastAge && age < int64(h)*day {
			days = append(days, h)
		}
	}
	return days
}

// A Past is what one of the account's other videos had at the age that is forecast from and at the one
// that is forecast, observed around both.
type Past struct{ From, To float64 }

// A Forecast is how many saves a video is expected to have at an age.
type Forecast struct {
	AgeDays      int
	Likely       model.Real // unrounded
	Low, High    model.Real // eight in ten lie between
	Videos       int        // past videos
	Held, HeldOf int        // of the past videos, how many an interval from the others would have held
}

// Expect is what a video with so many saves at its latest known count is expected to have at an age in days. From
// g = ln((K(h)+½)/(K(a)+½)) of each past video: max(0, (K+½)·e^q − ½) at the median of g, with bounds at its
// 0.1 and 0.9 quantiles of type 6. With fewer than 12 past videos it is unknown, and Videos says how many
// there are. It assumes that the video fares as the account's others did.
//
// This is split conformal prediction without a fitted part; interpolating between order statistics keeps
// the interval at 80 % whatever their number. When a tenth of past videos gained nothing after a, the
// lower bound is "no more saves" and the interval holds about 90 %. Cost: a sort of the past videos.
//
// Sources: Vovk et al. 2005 (Algorithmic Learning), Lei et al. 2018 (JASA 113), Hyndman & Fan 1996 (Am Stat 50).
func Expect(days int, saves float64, past []Past) Forecast {
	f := Forecast{AgeDays: days, Videos: len(past)}
	if len(past) < LeastPast {
		return f
	}
	growth := make([]float64, len(past))
	for i, p := range past {
		growth[i] = math.Log((p.To + 0.5) / (p.From + 0.5))
	}
	slices.Sort(growth)
	reached := func(p float64) model.Real {
		return model.Known(math.Max(0, (saves+0.5)*math.Exp(stats.Quantile(growth, p))-0.5))
	}
	f.Likely, f.Low, f.High = reached(0.5), reached(lowTail), reached(highTail)
	f.Held, f.HeldOf = held(growth), len(growth)
	return f
}

// The quantiles between which a part of ForecastLevel lies.
const (
	lowTail  = (1 - ForecastLevel) / 2
	highTail = (1 + ForecastLevel) / 2
)

// held counts the g that lie between the quantiles of all the others, bounds included.
func held(rising []float64) int {
	n := 0
	others := make([]float64, len(rising)-1)
	copy(others, rising[1:])
	for k, g := range rising {
		if k > 0 {
			others[k-1] = rising[k-1]
		}
		if g >= stats.Quantile(others, lowTail) && g <= stats.Quantile(others, highTail) {
			n++
		}
	}
	return n
}
