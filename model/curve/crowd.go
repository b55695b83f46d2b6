package curve

import (
	"math"

	"saveboard/model"
	"saveboard/model/series"
)

// A Crowd is an account's videos by their saves, to be compared at equal age. Videos are added one after
// another and known by their place in that order.
type Crowd struct {
	tracks []track
	room   []point // for the next ones, so that no video is copied again as more come
}

// A track is the knots of a video. They are kept small, since those of all videos are kept: memory that is new to the
// program costs more than all else that is done with them.
type track struct {
	points []point
	unit   float64 // saves that a value of 1 stands for: 1, but for counts from 2³² on, which are kept to 2⁻³² of them
}

// A point is a knot by the age of its video.
type point struct {
	age   uint32 // seconds, which reach for 136 years
	value uint32 // in the track's unit
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
	t := track{c.room[:n:n], 1}
	c.room = c.room[n:]
	for !t.take(saves) {
		t.unit *= 2
	}
	c.tracks = append(c.tracks, t)
}

// take sets the points to a line's knots; false when a value is too large for the unit.
func (t *track) take(saves series.Line) bool {
	for i, k := range saves.Knots {
		value := k.Value / t.unit
		if value > math.MaxUint32 {
			return false
		}
		t.points[i] = point{uint32(min(k.At-saves.Posted, math.MaxUint32)), uint32(value)}
	}
	return true
}

// value is that of the i-th point, in saves.
func (t *track) value(i int) float64 { return float64(t.points[i].value) * t.unit }

// Join takes the videos of another crowd of the same account behind its own.
func (c *Crowd) Join(other *Crowd) { c.tracks = append(c.tracks, other.tracks...) }

// Len is how many videos were added.
func (c *Crowd) Len() int { return len(c.tracks) }

// An Against is how a video stands against what is typical at an age of its own.
type Against struct {
	Times   model.Real // its saves over the median of the others'
	AgeDays model.Real // the age at which both were taken
	Others  int        // observed around it
}

// LeastOthers is how many other videos a comparison needs.
const LeastOthers = 5
