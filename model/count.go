package model

import (
	"fmt"
	"math/bits"
)

// MaxCount is the largest value a Count can hold. No public counter comes near it.
const MaxCount = 1<<57 - 1

// A Count is one lifetime counter of a video: how many views, likes, comments, shares or saves it has.
//
// It knows three things: its value, whether it is known at all, and its step. The step says how
// exactly the value is known: 1 is exact, 100 means "to the nearest hundred", and the truth lies
// within half a step. Steps are powers of ten. The zero Count is unknown, so a counter that nobody
// wrote can never be taken for 0.
//
// A Count is one word, so that millions of snapshots fit in memory.
type Count struct {
	word uint64 // value << 6 | exponent of the step << 1 | 1; 0 is unknown
}

// Unknown is the counter that a source does not have.
var Unknown = Count{}

// Exact is a counter known to the unit. It panics when n is outside 0 … MaxCount.
func Exact(n int64) Count { return Rounded(n, 1) }

// Rounded is a counter known to the nearest step, which is a power of ten from 1 to 10^18.
// It panics on any other step and when n is outside 0 … MaxCount: readers check both before.
func Rounded(n, step int64) Count {
	if n < 0 || n > MaxCount {
		panic(fmt.Sprintf("model: a count of %d is outside 0 to %d", n, int64(MaxCount)))
	}
	exp, ok := exponent(step)
	if !ok {
		panic(fmt.Sprintf("model: a step of %d is no power of ten", step))
	}
	return Count{uint64(n)<<6 | exp<<1 | 1}
}

// ValidStep tells whether step is a power of ten that a Count can have.
func ValidStep(step int64) bool {
	_, ok := exponent(step)
	return ok
}

func exponent(step int64) (uint64, bool) {
	var exp uint64
	for p := int64(1); exp <= 18; p *= 10 {
		if p == step {
			return exp, true
		}
		exp++
	}
	return 0, false
}

// Known tells whether the counter was ever counted.
func (c Count) Known() bool { return c.word != 0 }

// Get returns the value, and false when it is unknown.
func (c Count) Get() (int64, bool) { return int64(c.word >> 6), c.Known() }

// Step returns the step, and 0 when the counter is unknown.
func (c Count) Step() int64 {
	if !c.Known() {
		return 0
	}
	step := int64(1)
	for range c.word >> 1 & 31 {
		step *= 10
	}
	return step
}

// StepExponent returns the power of ten that the step is: 0 for an exact count, 2 for a step of 100.
// It is 0 when the counter is unknown.
func (c Count) StepExponent() int { return int(c.word >> 1 & 31) }

// RoundedTo is a counter known to the nearest 10^exponent. It is false, and the count unknown, when
// either is out of range: it is for readers of stored data, which may be damaged.
func RoundedTo(n int64, exponent int) (Count, bool) {
	if uint64(n) > MaxCount || uint(exponent) > 18 {
		return Count{}, false
	}
	return Count{uint64(n)<<6 | uint64(exponent)<<1 | 1}, true
}

// Real returns the value as a figure, without its step.
func (c Count) Real() Real {
	if !c.Known() {
		return Real{}
	}
	return Known(float64(c.word >> 6))
}

// Compatible tells whether two counts of one thing at one instant can both be right: both are
// known and they differ by no more than half a step of each. Two exact counts are
// only when they are equal: half a unit is no room for two different whole numbers.
func (c Count) Compatible(d Count) bool {
	a, okA := c.Get()
	b, okB := d.Get()
	if !okA || !okB {
		return false
	}
	gap := a - b
	if gap < 0 {
		gap = -gap
	}
	if c.Step() == 1 && d.Step() == 1 {
		return gap == 0
	}
	return 2*gap <= c.Step()+d.Step()
}

// String is for tests and logs: "12480", "131200 ±50", "unknown".
func (c Count) String() string {
	n, ok := c.Get()
	switch {
	case !ok:
		return "unknown"
	case c.Step() == 1:
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d ±%d", n, c.Step()/2)
}

// MarshalJSON writes the value, or null when it is unknown. The step has a key of its own.
func (c Count) MarshalJSON() ([]byte, error) {
	n, ok := c.Get()
	if !ok {
		return []byte("null"), nil
	}
	return fmt.Appendf(nil, "%d", n), nil
}

// Fits tells whether n can be held by a Count.
func Fits(n int64) bool { return n >= 0 && bits.Len64(uint64(n)) <= 57 }
