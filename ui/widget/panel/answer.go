package panel

import (
	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
)

// Answer draws the screen's answer on the first line, and returns the first line for content. Where
// the long form does not fit the short one stands; where that does not fit either it takes two lines, or,
// where the one below is the filter's, ends at a word: half a number would be another.
func Answer(c *canvas.Canvas, f screen.Frame, long, short string) int {
	room := f.Width - 2
	long, short = c.Look.Glyphs.Say(long), c.Look.Glyphs.Say(short)
	said := text.Clean(long)
	if text.Width(said) > room && short != "" {
		said = text.Clean(short)
	}
	lines := canvas.Wrap(said.String(), room)
	if len(lines) < 2 || f.FilterLine {
		c.Words(1, 0, room, look.Style{Bold: true}, said)
		return 2
	}
	c.Strong(1, 0, look.Text, lines[0])
	rest := text.Clean(said.String()[min(len(lines[0]), len(said.String())):])
	c.Words(1, 1, room, look.Style{Bold: true}, rest)
	return 2
}
