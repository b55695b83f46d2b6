// Package columns draws a column a day, in eighths of a row: what came each day, the days that are
// only estimated, and those on which a counter fell.
package columns

import (
	"math"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"saveboard/ui/look"
	"saveboard/ui/widget/axis"
)

// A Column is one day.
type Column struct {
	Value     float64 // NaN is unknown, and stays blank; a day of nothing has a dot
	Estimated bool
	Spike     bool // has a mark beside its top, or for it where columns stand close
}

// A Spec is what the columns show.
type Spec struct {
	Width, Height int
	Left          int // cells left of the first column, where the labels stand
	Each          int // cells from one column to the next: one of them is the gap, unless there is one only
	Columns       []Column
	Style         look.Style
	Format        func(float64) string // of the most in a day, and of what a day lost
	Empty         string               // said instead when no day is known
}

// Draw returns Height lines of Width cells each. The tallest column is the most in a day, which is
// written at its height. A fall stands below the base, in a row of its own where there are three.
func Draw(l look.Look, s Spec) []string {
	if s.Width <= 0 || s.Height <= 0 {
		return nil
	}
	most, falls, known := s.extent()
	if !known {
		return s.sentence(l)
	}
	rows := s.Height
	below := falls && rows >= 3
	if below {
		rows--
	}
	lines := make([]string, 0, s.Height)
	for y := range rows {
		label := ""
		switch {
		case y == 0 && most > 0:
			label = s.Format(most)
		case y == rows-1:
			label = "0"
		}
		lines = append(lines, s.label(l, label)+s.row(l, rows, y, most, below))
	}
	if below {
		lines = append(lines, s.label(l, "")+s.losses(l))
	}
	return lines
}

func (s Spec) extent() (most float64, falls, known bool) {
	for _, c := range s.Columns {
		if math.Abs(c.Value) <= axis.Largest { // false for NaN too
			known = true
			most = math.Max(most, c.Value)
			falls = falls || c.Value < 0
		}
	}
	return most, falls, known
}

func (s Spec) sentence(l look.Look) []string {
	lines := make([]string, 0, s.Height)
	for line := range strings.SplitSeq(ansi.Wrap(s.Empty, s.Width, ""), "\n") {
		line = ansi.Truncate(line, s.Width, "")
		lines = append(lines, l.In(look.Muted, line)+strings.Repeat(" ", s.Width-ansi.StringWidth(line)))
	}
	for len(lines) < s.Height {
		lines = append(lines, strings.Repeat(" ", s.Width))
	}
	return lines[:s.Height]
}

// label is the left edge of a row: right-aligned, one cell before the columns.
func (s Spec) label(l look.Look, text string) string {
	w := ansi.StringWidth(text)
	left := max(0, min(s.Left, s.Width))
	if w+1 > left {
		text, w = "", 0
	}
	return strings.Repeat(" ", max(0, left-w-1)) + l.In(look.Faint, text) + strings.Repeat(" ", min(1, left))
}

// each is the cells from one column to the next.
func (s Spec) each() int { return max(1, s.Each) }

// plot is how many cells there are for columns.
func (s Spec) plot() int { return max(0, s.Width-max(0, s.Left)) }

// row draws one row of all columns; below says that falls have a row of their own.
func (s Spec) row(l look.Look, rows, y int, most float64, below bool) string {
	var b strings.Builder
	used, thick := 0, max(1, s.each()-1)
	for _, c := range s.Columns {
		if used+thick > s.plot() {
			break
		}
		style, glyph := s.Style, " "
		switch level := eighths(c.Value, most, rows) - 8*(rows-1-y); {
		case c.Value < 0 && y == rows-1 && !below:
			style, glyph = look.Style{Role: look.Down}, l.Glyphs.Down
		case c.Value == 0 && y == rows-1:
			style, glyph = look.Style{Role: look.Faint}, l.Glyphs.Dot
		case level <= 0:
		case c.Estimated:
			style, glyph = look.Style{Role: look.Band}, l.Glyphs.Band
		default:
			glyph = l.Glyphs.Column[min(level, 8)-1]
		}
		gap := min(s.each()-thick, s.plot()-used-thick)
		marked := c.Spike && glyph != " " && y == rows-1-(eighths(c.Value, most, rows)-1)/8
		if marked && gap == 0 {
			style, glyph = s.Style, l.Glyphs.Spike
		}
		text := strings.Repeat(glyph, thick)
		if glyph == l.Glyphs.Dot || glyph == l.Glyphs.Down {
			text = glyph + strings.Repeat(" ", thick-1)
		}
		if glyph == " " {
			b.WriteString(text)
		} else {
			b.WriteString(l.Paint(style, text))
		}
		if marked && gap > 0 {
			b.WriteString(l.Paint(s.Style, l.Glyphs.Spike))
			b.WriteString(strings.Repeat(" ", gap-1))
		} else {
			b.WriteString(strings.Repeat(" ", gap))
		}
		used += thick + gap
	}
	b.WriteString(strings.Repeat(" ", s.plot()-used))
	return b.String()
}

// eighths is the height of a column; a day on which anything came has at least one.
func eighths(v, most float64, rows int) int {
	if !(v > 0) || !(v <= axis.Largest) {
		return 0
	}
	return max(1, int(math.Round(v/most*float64(8*rows))))
}

// losses is the row below the base.
func (s Spec) losses(l look.Look) string {
	var marks []axis.Mark
	for i, c := range s.Columns {
		if c.Value < 0 && c.Value >= -axis.Largest {
			marks = append(marks, axis.Mark{Column: i * s.each(), Text: l.Glyphs.Down + " " + s.Format(-c.Value)})
		}
	}
	line, _ := axis.Place(s.plot(), axis.From, marks)
	return l.In(look.Down, line)
}
