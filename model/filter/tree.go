package filter

import (
	"math"
	"strings"
	"time"

	"saveboard/model"
)

// A Node is a piece of what a filter asks.
type Node interface {
	holds(*Subject) Truth
	// write writes the piece as it can be parsed again.
	write(*strings.Builder)
}

// All asks that every part be so. Without parts it is so.
type All []Node

// Any asks that one part be so. Without parts it is not.
type Any []Node

// Not asks that its part be not so.
type Not struct{ Of Node }

// A Word asks that a text occur in what is said of a video, or that a hashtag begin with it.
type Word struct {
	Text   string // folded, without the # of a hashtag
	Tag    bool
	Phrase bool // it was in quotation marks
}

// A Term asks about one field. Which of its parts mean something depends on the field.
type Term struct {
	Field     Field
	Text      string // folded: what a text field begins with, or has in it, where it is the title
	Exact     bool   // the text is all of it
	Low, High Bound  // of figures and hours; of days from the first to the last
	Weekdays  uint8  // a bit each, Monday the first
	Kind      model.Kind
	Yes       bool
	typed     string // operator and value
}

// A Bound is one end of a range.
type Bound struct {
	Value float64
	Given bool
	Past  bool // the value itself is no longer within
	Ago   bool // the value is days back from today
}

// days is the day that the bound means today.
func (b Bound) day(today model.Day) model.Day {
	if b.Ago {
		return today - model.Day(b.Value)
	}
	return model.Day(b.Value)
}

// AroundMidnight tells whether a range of hours begins on one day and ends on the next.
func (t Term) AroundMidnight() bool {
	return t.Field == Hour && t.Low.Given && t.High.Given && t.High.Value < t.Low.Value
}

// within tells whether a value lies in the term's range.
func (t Term) within(v float64) bool {
	if t.AroundMidnight() {
		return v >= t.Low.Value || v <= t.High.Value
	}
	if t.Low.Given && (v < t.Low.Value || t.Low.Past && v == t.Low.Value) {
		return false
	}
	return !t.High.Given || v < t.High.Value || !t.High.Past && v == t.High.Value
}

// Days are the first and the last day that a question about days takes, as of today.
func (t Term) Days(today model.Day) (first, last model.Day) {
	first, last = math.MinInt32, math.MaxInt32
	if t.Low.Given {
		first = t.Low.day(today)
	}
	if t.High.Given {
		last = t.High.day(today)
	}
	return first, last
}

// onWeekday tells whether the term takes a day of the week.
func (t Term) onWeekday(d time.Weekday) bool { return t.Weekdays&weekdayBit(d) != 0 }

func weekdayBit(d time.Weekday) uint8 { return 1 << ((int(d) + 6) % 7) }

// walk calls visit for a node and all below it.
func walk(n Node, visit func(Node)) {
	if n == nil {
		return
	}
	visit(n)
	switch n := n.(type) {
	case All:
		for _, part := range n {
			walk(part, visit)
		}
	case Any:
		for _, part := range n {
			walk(part, visit)
		}
	case Not:
		walk(n.Of, visit)
	}
}

func needsOf(n Node) Needs {
	var needs Needs
	walk(n, func(n Node) {
		if t, ok := n.(Term); ok {
			needs |= t.Field.needs()
		}
	})
	return needs
}
