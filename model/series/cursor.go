package series

import "saveboard/model"

// A Cursor reads a line at moments that never go back, so that a whole series of days costs one walk
// along the knots.
type Cursor struct {
	line Line
	next int // index of the first knot at or after the last moment asked for
}

// NewCursor starts before the line's first knot.
func NewCursor(l Line) *Cursor { return &Cursor{line: l} }

// At is the counter at t, held at its first knot before that and at its last after it. t must not be
// earlier than the one before; the line must have a knot.
func (c *Cursor) At(t model.Instant) float64 {
	knots := c.line.Knots
	for c.next < len(knots) && knots[c.next].At < t {
		c.next++
	}
	switch {
	case c.next == len(knots):
		return knots[len(knots)-1].Value
	case c.next == 0 || knots[c.next].At == t:
		return knots[c.next].Value
	}
	return between(knots[c.next-1], knots[c.next], t)
}

// SeenBefore is how many snapshots of the counter lie before the last moment asked for; the posting is none.
func (c *Cursor) SeenBefore() int { return max(0, c.next-c.line.seen) }

// Gains calls yield with the gain between each two neighbouring bounds, which rise: the same figures as
// Gain, in one walk. Inside says whether a snapshot lies in the stretch, its first bound included.
func (l Line) Gains(bounds []model.Instant, yield func(i int, gain model.Real, inside bool)) {
	if !l.Known() || len(bounds) < 2 {
		return
	}
	first, last := l.First().At, l.Last().At
	c := NewCursor(l)
	from := c.At(min(max(bounds[0], first), last))
	seen := c.SeenBefore()
	for i, to := range bounds[1:] {
		start, end := max(bounds[i], first), min(to, last)
		if to > last && bounds[i] > last {
			return
		}
		value := c.At(min(max(to, first), last))
		before := c.SeenBefore()
		if to > last && c.next < len(l.Knots) {
			before++ // the last knot lies inside: the cursor stands on it
		}
		if start < end {
			yield(i, model.Known(value-from), before > seen)
		}
		from, seen = value, before
	}
}
