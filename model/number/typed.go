package number

import "saveboard/model"

// Typed reads a count as a person types it: 12480, 12,480, 12.480 or 12 480, and 12.4K, which is known to
// the nearest hundred. Nothing is unknown, and fine. A bound (99+), a number below zero, a fraction and a
// word are no counts.
func Typed(s string) (model.Count, bool) {
	cell := ReadCell(s)
	if !cell.Known() {
		return model.Unknown, true
	}
	decimal := NoDecimals
	if cell.Abbreviated() {
		decimal = UnknownMark
	}
	value, step, verdict := cell.Settle(Column{}, decimal, English)
	if verdict != Counted {
		return model.Unknown, false
	}
	if cell.kind == fraction && !cell.Abbreviated() && cell.exponent == 0 {
		return model.Unknown, false // half a save
	}
	if step == 0 {
		step = 1
	}
	return model.Rounded(value, step), model.ValidStep(step)
}
