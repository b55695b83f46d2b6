package canvas

import (
	"saveboard/model/number"
	"saveboard/ui/look"
)

// Numbers is how figures are written with the characters that the terminal has.
func Numbers(g look.Glyphs) number.Format {
	if g.ASCII {
		return number.ASCII()
	}
	return number.Full()
}
