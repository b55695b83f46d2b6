package model

import (
	"math"
	"strconv"
)

// A Real is a figure that may be unknown: a rate, a change, a gain between two moments.
// The zero Real is unknown.
type Real struct {
	value float64
	known bool
}

// Known is the figure v. A v that is no finite number is unknown.
func Known(v float64) Real {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Real{}
	}
	return Real{v, true}
}

// Get returns the figure, and false when it is unknown.
func (r Real) Get() (float64, bool) { return r.value, r.known }

// Known tells whether there is a figure.
func (r Real) Known() bool { return r.known }

// Or returns the figure, or other when it is unknown.
func (r Real) Or(other float64) float64 {
	if !r.known {
		return other
	}
	return r.value
}

// Plus adds two figures; the sum of a known and an unknown one is the known one,
// since a total skips what it does not know. Two unknown ones stay unknown.
func (r Real) Plus(s Real) Real {
	switch {
	case !r.known:
		return s
	case !s.known:
		return r
	}
	return Known(r.value + s.value)
}

// Minus is r − s, unknown when either is.
func (r Real) Minus(s Real) Real {
	if !r.known || !s.known {
		return Real{}
	}
	return Known(r.value - s.value)
}

// Over is r / s, unknown when either is or when s is under least: a quotient of sums is
// not formed over less than one view or save.
func (r Real) Over(s Real, least float64) Real {
	if !r.known || !s.known || s.value < least {
		return Real{}
	}
	return Known(r.value / s.value)
}

// MarshalJSON writes the figure at full precision, or null when it is unknown.
func (r Real) MarshalJSON() ([]byte, error) {
	if !r.known {
		return []byte("null"), nil
	}
	if r.value == 0 {
		return []byte("0"), nil // never -0
	}
	format := byte('f') // a sum of 2,000,000 is no 2e+06
	if size := math.Abs(r.value); size < 1e-6 || size >= 1e21 {
		format = 'g'
	}
	return strconv.AppendFloat(nil, r.value, format, -1, 64), nil
}
