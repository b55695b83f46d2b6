// Package panel draws what begins a panel: its title, a hairline, and a note at the right. Panels
// have no boxes.
package panel

import (
	"strings"

	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
)

// A Title is the first row of a panel.
type Title struct {
	Text    string
	Note    string // dropped when it does not fit
	Short   string // stands where Note does not fit
	Focused bool
}

// leastRule is how much of the hairline has to be left for a note to stand beside it.
const leastRule = 3

// Draw draws the title from cell x on, width cells wide.
func Draw(c *canvas.Canvas, x, y, width int, t Title) {
	rule, role, title := c.Look.Glyphs.Rule, look.Border, look.Style{Role: look.Text}
	if t.Focused {
		rule, role, title = c.Look.Glyphs.HeavyRule, look.Focus, look.Style{Role: look.Focus, Bold: true}
	}
	end := x + width
	at := c.Text(x, y, title, t.Text) + 1
	ruleEnd, note := end, ""
	for _, note = range []string{t.Note, t.Short} {
		if note != "" && at+leastRule+1+canvas.Cells(note) <= end {
			ruleEnd = end - canvas.Cells(note) - 1
			break
		}
	}
	if ruleEnd > at {
		c.In(at, y, role, strings.Repeat(rule, ruleEnd-at))
	}
	if ruleEnd < end {
		c.In(ruleEnd+1, y, look.Faint, note)
	}
}
