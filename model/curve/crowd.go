package curve

import (
	"math"
	"slices"

	"saveboard/model"
	"saveboard/model/series"
	"saveboard/model/stats"
)

// A Crowd is an account's videos by their saves, to be compared at equal age. Videos are added one after
// another and known by their place in that order.
type Crowd struct {
	points []point // of all videos, one after another
	ends   []int   // where each video's points end
	grid   []float64
}

// A point is a knot by the age of its video.
type point struct {
	age   int64 // seconds
	value float64
}

// Add takes a video's line of saves, of which it keeps what it needs. A line without knots is a video
// too: it is observed nowhere.
func (c *Crowd) Add(saves series.Line) {
	for _, k := range saves.Knots {
		c.points = append(c.points, point{int64(k.At - saves.Posted), k.Value})
	}
	c.ends = append(c.ends, len(c.points))
	at := len(c.grid)
	c.grid = slices.Grow(c.grid, len(Grid()))[:at+len(Grid())]
	saves.Observe(Grid(), c.grid[at:])
}

// Len is how many videos were added.
func (c *Crowd) Len() int { return len(c.ends) }

// of are the points of the i-th video.
func (c *Crowd) of(i int) []point {
	if i == 0 {
		return c.points[:c.ends[0]]
	}
	return c.points[c.ends[i-1]:c.ends[i]]
}

// atGrid are the known values of all videos at the k-th age of the grid, in room.
func (c *Crowd) atGrid(room []float64, k int) []float64 {
	values := room[:0]
	for i := k; i < len(c.grid); i += len(Grid()) {
		if !math.IsNaN(c.grid[i]) {
			values = append(values, c.grid[i])
		}
	}
	return values
}

// LeastInCurve is how many videos the typical curve needs at an age.
const LeastInCurve = 8

// A Typical is what is typical of an account's videos at an age: the quartiles of their saves.
type Typical struct {
	AgeDays float64
	P25     float64
	P50     float64
	P75     float64
	Videos  int // observed around that age
}

// Typical is the typical curve: at each age of the grid the quartiles of saves over the videos observed
// around it, where there are at least 8. Other videos make it up at each age, so it may dip; it is not smoothed.
// Quantiles are of type 6. Cost: a few passes over the videos at each age.
func (c *Crowd) Typical() []Typical {
	curve := []Typical{}
	var values []float64
	for k, age := range Grid() {
		values = c.atGrid(values, k)
		n := len(values)
		if n < LeastInCurve {
			continue
		}
		quartile := func(p float64) float64 { return stats.At(values, float64(n+1)*p) }
		curve = append(curve, Typical{
			float64(age) / day,
			quartile(0.25), quartile(0.5), quartile(0.75), n,
		})
	}
	return curve
}

// An Against is how a video stands against what is typical at an age of its own.
type Against struct {
	Times   model.Real // its saves over the median of the others'
	AgeDays model.Real // the age at which both were taken
	Others  int        // observed around it
}

// LeastOthers is how many other videos a comparison needs.
const LeastOthers = 5
