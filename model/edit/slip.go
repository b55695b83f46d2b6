package edit

import "saveboard/model"

// A Slip is what makes a typed count look like a mistake.
type Slip string

// The slips. Each is asked about once; who says yes is right.
const (
	NoSlip  Slip = ""
	Lower   Slip = "lower"   // counts rarely fall
	Tenfold Slip = "tenfold" // a digit too many
)

// tenfoldFrom is from how many on ten times as many is asked about: young videos do that by themselves.
const tenfoldFrom = 20

// SlipOf compares a typed count with the one before it. Counts that can both be right, because one of
// them is rounded, are no slip, and without an earlier count nothing is.
func SlipOf(before, typed model.Count) Slip {
	was, known := before.Get()
	is, typedKnown := typed.Get()
	switch {
	case !known || !typedKnown || before.Compatible(typed):
		return NoSlip
	case is < was:
		return Lower
	case was >= tenfoldFrom && is/10 >= was:
		return Tenfold
	}
	return NoSlip
}
