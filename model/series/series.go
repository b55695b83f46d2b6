// Package series turns the snapshots of one counter into a line through time: what the counter was
// at any moment between two of them, what it gained between two moments, and at which ages of the
// video it was really observed.
//
// Between neighbouring knots a counter is taken as linear, in seconds; before the first and after
// the last it is unknown. Nothing is smoothed, and a fall stays a fall.
package series

import (
	"sort"

	"saveboard/model"
)

// Week is the age of seven days, in seconds, at which the first week of a video ends.
const Week = 7 * 86400

// A Knot is a moment at which the counter is known.
type Knot struct {
	At    model.Instant
	Value float64
	Step  int64 // how exactly Value is known; 1 is exact
}

// A Line is one counter of one video: its knots in time order.
type Line struct {
	Posted model.Instant
	Knots  []Knot
	seen   int // index of the first knot that is a snapshot: 1 when the posting itself is a knot, else 0
}

// Of builds the line of one counter from snapshots in time order. Snapshots before the posting are
// left out. When the first known one comes at most 24 h after the posting, the posting itself is a
// knot of value 0: nobody had saved the video before it was there.
func Of(posted model.Instant, snapshots []model.Snapshot, c model.Counter) Line {
	return In(make([]Knot, 0, len(snapshots)+1), posted, snapshots, c)
}

// In is Of with its knots in room, which is written over: for who looks at one line after another.
func In(room []Knot, posted model.Instant, snapshots []model.Snapshot, c model.Counter) Line {
	line := Line{Posted: posted, Knots: room[:0]}
	for _, s := range snapshots {
		value, known := s.Counters[c].Get()
		if !known || s.Taken < posted {
			continue
		}
		if len(line.Knots) == 0 && s.Taken > posted && s.Taken-posted <= 86400 {
			line.Knots = append(line.Knots, Knot{posted, 0, 1})
			line.seen = 1
		}
		line.Knots = append(line.Knots, Knot{s.Taken, float64(value), s.Counters[c].Step()})
	}
	return line
}

// Known tells whether the line has any knot.
func (l Line) Known() bool { return len(l.Knots) > 0 }

// FromPosting tells whether the line begins at the posting itself.
func (l Line) FromPosting() bool {
	return l.Known() && l.Knots[0].At == l.Posted
}

// First is the first knot. It panics on a line without knots.
func (l Line) First() Knot { return l.Knots[0] }

// Last is the last knot. It panics on a line without knots.
func (l Line) Last() Knot { return l.Knots[len(l.Knots)-1] }

// around returns the index of the first knot at or after t.
func (l Line) around(t model.Instant) int {
	return sort.Search(len(l.Knots), func(i int) bool { return l.Knots[i].At >= t })
}

// At is the counter at t, linear between knots; unknown before the first and after the last.
func (l Line) At(t model.Instant) model.Real {
	i := l.around(t)
	switch {
	case i == len(l.Knots) || i == 0 && l.Knots[0].At != t:
		return model.Real{}
	case l.Knots[i].At == t:
		return model.Known(l.Knots[i].Value)
	}
	return model.Known(between(l.Knots[i-1], l.Knots[i], t))
}

func between(a, b Knot, t model.Instant) float64 {
	return a.Value + (b.Value-a.Value)*float64(t-a.At)/float64(b.At-a.At)
}

// stepAt is the coarsest step of the knots that At(t) rests on.
func (l Line) stepAt(t model.Instant) int64 {
	i := l.around(t)
	switch {
	case i == len(l.Knots):
		return 0
	case l.Knots[i].At == t || i == 0:
		return l.Knots[i].Step
	}
	return max(l.Knots[i-1].Step, l.Knots[i].Step)
}

// A Gain is what a counter gained between two moments.
type Gain struct {
	model.Real       // in units of the counter; may be negative, since counters fall
	Step       int64 // the coarser step of its two ends; 0 when unknown
	SinceSeen  bool  // the counter was first seen inside the stretch, after the video's posting
}

// Gain is X(min(to, last knot)) − X(max(from, first knot)), unknown unless the first of these
// instants is the later one.
func (l Line) Gain(from, to model.Instant) Gain {
	if !l.Known() {
		return Gain{}
	}
	start, end := max(from, l.First().At), min(to, l.Last().At)
	if end <= start {
		return Gain{}
	}
	return Gain{
		Real:      l.At(end).Minus(l.At(start)),
		Step:      max(l.stepAt(start), l.stepAt(end)),
		SinceSeen: l.First().At > from && !l.FromPosting(),
	}
}

// Seen tells whether a snapshot of the counter lies in [from, to); the posting is none.
func (l Line) Seen(from, to model.Instant) bool {
	i := max(l.around(from), l.seen)
	return i < len(l.Knots) && l.Knots[i].At < to
}

// ObservedAt returns the counter at the age of so many seconds, when it was observed around it:
// when it is known there and that instant is a knot, or the two knots about it are no more than
// max(min(1, a), a/4) days apart, a being the age in days.
func (l Line) ObservedAt(ageSeconds int64) model.Real {
	t := l.Posted + model.Instant(ageSeconds)
	value := l.At(t)
	if !value.Known() {
		return value
	}
	i := l.around(t)
	if l.Knots[i].At == t || float64(l.Knots[i].At-l.Knots[i-1].At) <= Apart(float64(ageSeconds)) {
		return value
	}
	return model.Real{}
}

// Apart is how many seconds two knots may lie apart for what is between them, at an age in seconds,
// to count as observed.
func Apart(age float64) float64 { return max(min(86400, age), age/4) }

// ShelfLife is the part of all saves that came after the first week, 1 − K(7 d)/K(latest).
// It needs the counter observed around day 7, an age of at least 8 days at the latest knot and a
// latest count above 0; it is negative when the counter fell.
func (l Line) ShelfLife() model.Real {
	if !l.Known() || l.Last().Value <= 0 || l.Last().At-l.Posted < 8*86400 {
		return model.Real{}
	}
	week, ok := l.ObservedAt(Week).Get()
	if !ok {
		return model.Real{}
	}
	return model.Known(1 - week/l.Last().Value)
}

// HalfLife is the smallest age, in days, at which the counter reached half of its latest value.
// It is unknown when that value is not above 0, when the half lies at or before a first knot that
// is not the posting, and between knots too far apart for that age.
func (l Line) HalfLife() model.Real {
	if !l.Known() || l.Last().Value <= 0 {
		return model.Real{}
	}
	half := l.Last().Value / 2
	i := 0
	for l.Knots[i].Value < half {
		i++
	}
	switch {
	case i == 0 && l.FromPosting():
		return model.Known(0) // counted at the very posting, and half was there
	case i == 0:
		return model.Real{}
	}
	a, b := l.Knots[i-1], l.Knots[i]
	age := float64(a.At-l.Posted) + (half-a.Value)/(b.Value-a.Value)*float64(b.At-a.At)
	if b.Value != half && float64(b.At-a.At) > Apart(age) {
		return model.Real{}
	}
	return model.Known(age / 86400)
}
