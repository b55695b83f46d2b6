package curve

import (
	"saveboard/model"
	"saveboard/model/series"
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

// Join takes the videos of another crowd of the same account behind its own.
func (c *Crowd) Join(other *Crowd) { c.videos = append(c.videos, other.videos...) }

// Len is how many videos were added.
func (c *Crowd) Len() int { return len(c.videos) }

// An Against is how a video stands against what is typical at an age of its own.
type Against struct {
	Times   model.Real // its saves over the median of the others'
	AgeDays model.Real // the age at which both were taken
	Others  int        // observed around it
}

// LeastOthers is how many other videos a comparison needs.
const LeastOthers = 5
