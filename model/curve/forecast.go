package curve

import (
	"math"
	"slices"
	"sort"

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

// Horizons are the ages, in days, that a forecast is for.
func Horizons() []int { return []int{7, 30, 90} }

// A Forecast is how many saves a video is expected to have at an age.
type Forecast struct {
	AgeDays      int
	Likely       model.Real // the middle forecast, unrounded
	Low, High    model.Real // eight in ten lie between
	Videos       int        // past videos observed around both ages
	Held, HeldOf int        // of the past videos, how many an interval from the others would have held
}

// Forecast is what a video, by its place in the order added, is expected to reach at day 7, 30 and 90, as far as these
// are still to come. From the age a of its latest known count K, at least 0.25 days: for each other video
// observed around both a and h, g = ln((K(h)+½)/(K(a)+½)); the forecast is max(0, (K+½)·e^q − ½) at the
// median of g, its bounds at g's 0.1 and 0.9 quantiles of type 6. With fewer than 12 such videos it is unknown, and
// Videos says how many there are. It assumes that the video fares as the account's others did.
//
// This is split conformal prediction without a fitted part; interpolating between order statistics keeps
// the interval at 80 % whatever their number. When a tenth of past videos gained nothing after a, the
// lower bound is "no more saves" and the interval holds about 90 %. Cost: a sort of the past videos for each
// horizon.
//
// Sources: Vovk et al. 2005 (Algorithmic Learning), Lei et al. 2018 (JASA 113), Hyndman & Fan 1996 (Am Stat 50).
func (c *Crowd) Forecast(i int) []Forecast {
	list := []Forecast{}
	points := c.of(i)
	if len(points) == 0 {
		return list
	}
	own := points[len(points)-1]
	for _, h := range Horizons() {
		horizon := int64(h) * day
		if own.age < leastForecastAge || own.age >= horizon {
			continue
		}
		growth := c.growth(i, own.age, horizon)
		f := Forecast{AgeDays: h, Videos: len(growth)}
		if len(growth) >= LeastPast {
			f.Likely = model.Known(reached(own.value, stats.Quantile(growth, 0.5)))
			f.Low = model.Known(reached(own.value, stats.Quantile(growth, lowTail)))
			f.High = model.Known(reached(own.value, stats.Quantile(growth, highTail)))
			f.Held, f.HeldOf = held(growth), len(growth)
		}
		list = append(list, f)
	}
	return list
}

// The quantiles between which a part of ForecastLevel lies.
const (
	lowTail  = (1 - ForecastLevel) / 2
	highTail = (1 + ForecastLevel) / 2
)

// growth is g of every video but i that is observed around both ages, rising.
func (c *Crowd) growth(i int, from, to int64) []float64 {
	atHorizon, _ := slices.BinarySearch(Grid(), to)
	var growth []float64
	for j := range c.ends {
		later := c.grid[j*len(Grid())+atHorizon]
		if j == i || math.IsNaN(later) {
			continue
		}
		if earlier := c.at(j, from); !math.IsNaN(earlier) {
			growth = append(growth, math.Log((later+0.5)/(earlier+0.5)))
		}
	}
	slices.Sort(growth)
	return growth
}

// at is what video j had at an age; NaN when it was not observed around it.
func (c *Crowd) at(j int, age int64) float64 {
	points := c.of(j)
	return observed(points, sort.Search(len(points), func(k int) bool { return points[k].age >= age }), age)
}

// reached is the count after growing by so much on the logarithm.
func reached(count, growth float64) float64 {
	return math.Max(0, (count+0.5)*math.Exp(growth)-0.5)
}

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

// Ahead is at how many of the account's other videos a video's saves are strictly more, at the age of its latest
// known count, and how many others were observed around it.
func (c *Crowd) Ahead(i int) (fewer, others int) {
	points := c.of(i)
	if len(points) == 0 {
		return 0, 0
	}
	own := points[len(points)-1]
	for j := range c.ends {
		if v := c.at(j, own.age); j != i && !math.IsNaN(v) {
			others++
			if v < own.value {
				fewer++
			}
		}
	}
	return fewer, others
}
