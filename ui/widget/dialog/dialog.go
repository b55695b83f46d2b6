// Package dialog draws the only boxes there are, and what lies behind them: the screen, dimmed.
package dialog

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"

	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/help"
)

// A Box is what lies on top of a screen. Its lines are styled already.
type Box struct {
	Title string
	Width int // with its sides
	Lines []string
	Hints []help.Hint
}

// Padding is the space between a side and what is in the box, sides included.
const Padding = 3

// Inner is how wide the lines of a box of that width may be.
func Inner(width int) int { return max(0, width-2*Padding) }

// Draw is the box as lines, and where its hints can be clicked, seen from its corner.
func (b Box) Draw(l look.Look) ([]string, []screen.Region) {
	g := l.Glyphs
	height := len(b.Lines) + 2
	c := canvas.New(l, b.Width, height)
	focus := look.Style{Role: look.Focus}

	at := c.Text(0, 0, focus, g.BoxTopLeft+g.Rule)
	if b.Title != "" {
		at = c.Strong(at+1, 0, look.Text, b.Title) + 1
	}
	c.Text(at, 0, focus, strings.Repeat(g.Rule, max(0, b.Width-1-at))+g.BoxTopRight)

	for i, line := range b.Lines {
		c.Text(0, i+1, focus, g.BoxSide)
		c.Styled(Padding, i+1, line)
		c.Text(b.Width-1, i+1, focus, g.BoxSide)
	}

	foot := height - 1
	hints, width := b.Hints, hintsWidth(b.Hints)
	if width+6 > b.Width {
		hints, width = nil, -2
	}
	from := b.Width - 2 - width - 2
	c.Text(0, foot, focus, g.BoxBottomLeft+strings.Repeat(g.Rule, max(0, from-1)))
	regions := help.Draw(c, from+1, foot, b.Width-2, hints)
	at = b.Width - 2
	if len(hints) == 0 {
		at = from
	}
	c.Text(at, foot, focus, strings.Repeat(g.Rule, max(0, b.Width-1-at))+g.BoxBottomRight)
	return c.Lines(), regions
}

func hintsWidth(hints []help.Hint) int {
	width := -2
	for _, h := range hints {
		width += h.Width() + 2
	}
	return width
}

// Over lays a box over the lines of a screen, its corner at cell x of row y. What lies behind stays
// where it is but loses its colours, so that the eye finds the box.
func Over(l look.Look, behind, box []string, x, y int) []string {
	measure := canvas.New(l, 0, 0)
	lines := make([]string, len(behind))
	for i, line := range behind {
		plain := ansi.Strip(line)
		n := i - y
		if n < 0 || n >= len(box) {
			lines[i] = l.Dim(plain)
			continue
		}
		width := measure.Cells(ansi.Strip(box[n]))
		left := measure.Truncate(plain, x)
		left += strings.Repeat(" ", x-measure.Cells(left)) // half a wide character goes
		lines[i] = l.Dim(left) + box[n] + l.Dim(after(measure, plain, x+width))
	}
	return lines
}

// after is what stands in plain from cell x on.
func after(measure *canvas.Canvas, plain string, x int) string {
	space := measure.Cells(plain) - x
	if space <= 0 {
		return ""
	}
	// What begins before x goes as a whole; its place is left blank.
	right := plain[len(measure.Truncate(plain, x)):]
	for measure.Cells(right) > space {
		_, right, _, _ = uniseg.FirstGraphemeClusterInString(right, -1)
	}
	return strings.Repeat(" ", space-measure.Cells(right)) + right
}

// Beside lays a box over the lines of a screen, its corner at cell x of row y, and leaves all else as it is:
// for what helps with what is being done on the screen.
func Beside(l look.Look, behind, box []string, x, y int) []string {
	measure := canvas.New(l, 0, 0)
	lines := slices.Clone(behind)
	for n, row := range box {
		i := y + n
		if i < 0 || i >= len(lines) {
			continue
		}
		whole, end := measure.Cells(ansi.Strip(lines[i])), x+measure.Cells(ansi.Strip(row))
		left, right := cutRight(l, lines[i], x), ""
		left += strings.Repeat(" ", max(0, x-measure.Cells(ansi.Strip(left))))
		if end < whole {
			right = cutLeft(l, lines[i], end)
			if measure.Cells(ansi.Strip(right)) > whole-end { // half a wide character goes
				right = " " + cutLeft(l, lines[i], end+1)
			}
		}
		lines[i] = left + row + right
	}
	return lines
}

// cutRight is a styled line up to a cell, cutLeft one from a cell on.
func cutRight(l look.Look, line string, cells int) string {
	if l.ByCodePoint {
		return ansi.TruncateWc(line, cells, "")
	}
	return ansi.Truncate(line, cells, "")
}

func cutLeft(l look.Look, line string, cells int) string {
	if l.ByCodePoint {
		return ansi.TruncateLeftWc(line, cells, "")
	}
	return ansi.TruncateLeft(line, cells, "")
}
