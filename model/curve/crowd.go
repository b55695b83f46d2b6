package curve

import (
	"saveboard/model"
	"saveboard/model/series"
	"saveboard/model/stats"
)

// A Crowd is an account's videos by their saves, to be compared at equal age. Videos are added one after
// another and known by their place in that order.
type Crowd struct {
	videos [][]point
	room   []point // for the next ones, so that no video is copied again as more come
}

// A point is a knot by the age of its video.
type point struct {
	age   int64 // seconds
	value float64
}

// pointsAtOnce is how many points room is made for.
const pointsAtOnce = 1 << 15

// Add takes a video's line of saves, of which it keeps what it needs. A line without knots is a video
// too: it is observed nowhere.
func (c *Crowd) Add(saves series.Line) {
	n := len(saves.Knots)
	if len(c.room) < n {
		c.room = make([]point, max(n, pointsAtOnce))
	}
	points := c.room[:n:n]
	c.room = c.room[n:]
	for i, k := range saves.Knots {
		points[i] = point{int64(k.At - saves.Posted), k.Value}
	}
	c.videos = append(c.videos, points)
}

// Len is how many videos were added.
func (c *Crowd) Len() int { return len(c.videos) }

// all are the places of all videos.
func (c *Crowd) all() []int {
	places := make([]int, len(c.videos))
	for i := range places {
		places[i] = i
	}
	return places
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
	var s sheet
	all, ages := c.all(), Grid()
	for begin := 0; begin < len(ages); begin += sheetAges {
		block := ages[begin:min(begin+sheetAges, len(ages))]
		s.read(c, all, block)
		for row, age := range block {
			values := s.known(row)
			n := len(values)
			if n < LeastInCurve {
				continue
			}
			quartile := func(p float64) float64 { return stats.At(values, float64(n+1)*p) }
			curve = append(curve, Typical{float64(age) / day, quartile(0.25), quartile(0.5), quartile(0.75), n})
		}
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
