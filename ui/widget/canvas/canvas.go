// Package canvas places styled text in the cells of a screen. What is drawn is cut at the right edge,
// so that no line is ever wider than its place, whatever the text.
//
// A row is written from left to right: what would start before the end of what stands there already
// is pushed behind it. That keeps a row one growing string, with no grid of cells to build and read.
//
// The gap after a text has its colour, which nobody sees. So the terminal is told a colour once where
// it would else be told to end it before the gap and to begin it again after: half the bytes of a row.
package canvas

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"saveboard/model/text"
	"saveboard/ui/look"
)

// A Canvas is a rectangle of rows to draw on.
type Canvas struct {
	Look   look.Look
	Width  int
	Height int
	rows   []row
}

type row struct {
	text []byte
	end  int    // the first free cell
	mark bool   // gaps have the background of the selected row
	open string // the escape sequence of the style that has not ended yet
	gaps bool   // a gap may be written in the open style
}

// begin makes seq the style of what follows.
func (r *row) begin(seq string) {
	if seq == r.open {
		return
	}
	if r.open != "" {
		r.text = append(r.text, look.End...)
	}
	r.text = append(r.text, seq...)
	r.open = seq
}

// New is an empty canvas.
func New(l look.Look, width, height int) *Canvas {
	return &Canvas{Look: l, Width: max(0, width), Height: max(0, height), rows: make([]row, max(0, height))}
}

// Mark gives row y, from cell x on, the background of the selected row.
func (c *Canvas) Mark(x, y int) {
	if y < 0 || y >= c.Height {
		return
	}
	c.fill(&c.rows[y], min(x, c.Width))
	c.rows[y].mark, c.rows[y].gaps = true, false
}

// Unmark ends the background of the selected row at cell x.
func (c *Canvas) Unmark(x, y int) {
	if y < 0 || y >= c.Height {
		return
	}
	c.fill(&c.rows[y], min(x, c.Width))
	c.rows[y].mark, c.rows[y].gaps = false, false
}

// Text writes plain text of our own from cell x on and returns the cell after it.
func (c *Canvas) Text(x, y int, s look.Style, plain string) int {
	if y < 0 || y >= c.Height || plain == "" {
		return x
	}
	r := &c.rows[y]
	x = max(x, r.end)
	plain = c.spread(plain)
	width := c.Cells(plain)
	if x+width > c.Width {
		plain = c.Truncate(plain, c.Width-x)
		width = c.Cells(plain)
	}
	if width == 0 {
		return x
	}
	c.fill(r, x)
	s.Mark = s.Mark || r.mark
	r.begin(c.Look.Sequence(s))
	r.gaps = !s.Underline && !s.Reverse
	r.text = append(r.text, plain...)
	r.end = x + width
	return r.end
}

// In writes plain text in a role's colour.
func (c *Canvas) In(x, y int, r look.Role, plain string) int {
	return c.Text(x, y, look.Style{Role: r}, plain)
}

// Strong writes plain text bold in a role's colour.
func (c *Canvas) Strong(x, y int, r look.Role, plain string) int {
	return c.Text(x, y, look.Style{Role: r, Bold: true}, plain)
}

// Line writes other people's text in at most so many cells, cut between graphemes.
func (c *Canvas) Line(x, y, cells int, s look.Style, l text.Line) int {
	return c.Text(x, y, s, c.measure().Cut(l, cells, text.Clean(c.Look.Glyphs.Cut)).String())
}

// Words writes other people's text in at most so many cells, cut between words where it has several:
// names of categories and the like, of which half a word says nothing.
func (c *Canvas) Words(x, y, cells int, s look.Style, l text.Line) int {
	if c.Cells(l.String()) > cells {
		cut := c.Truncate(l.String(), cells-c.Cells(c.Look.Glyphs.Cut))
		if end := strings.LastIndexByte(cut, ' '); end > 0 && !strings.HasPrefix(l.String()[len(cut):], " ") {
			cut = cut[:end]
			return c.Text(x, y, s, strings.TrimRight(cut, " ")+c.Look.Glyphs.Cut)
		}
	}
	return c.Line(x, y, cells, s, l)
}

// Right writes plain text so that it ends before cell end.
func (c *Canvas) Right(end, y int, s look.Style, plain string) int {
	return c.Text(end-c.Cells(plain), y, s, plain)
}

// Styled places a line that is styled already.
func (c *Canvas) Styled(x, y int, styled string) int {
	if y < 0 || y >= c.Height || styled == "" {
		return x
	}
	r := &c.rows[y]
	x = max(x, r.end)
	width := c.width(styled)
	if x+width > c.Width {
		styled = c.Truncate(styled, c.Width-x) + look.End
		width = c.width(styled)
	}
	if width == 0 {
		return x
	}
	c.fill(r, x)
	r.begin("")
	r.gaps = false
	r.text = append(r.text, styled...)
	r.end = x + width
	return r.end
}

func (c *Canvas) width(styled string) int {
	if c.Look.ByCodePoint {
		return ansi.StringWidthWc(styled)
	}
	return ansi.StringWidth(styled)
}

// Block places styled lines below one another.
func (c *Canvas) Block(x, y int, styled []string) {
	for i, line := range styled {
		c.Styled(x, y+i, line)
	}
}

// Lines are the rows as they are to be shown, without space at their ends.
func (c *Canvas) Lines() []string {
	lines := make([]string, c.Height)
	for i := range c.rows {
		c.rows[i].begin("")
		lines[i] = string(c.rows[i].text)
	}
	return lines
}

func (c *Canvas) fill(r *row, x int) {
	gap := x - r.end
	if gap <= 0 {
		return
	}
	if !r.gaps {
		blank := ""
		if r.mark {
			blank = c.Look.Sequence(look.Style{Mark: true})
		}
		r.begin(blank)
		r.gaps = true
	}
	for range gap {
		r.text = append(r.text, ' ')
	}
	r.end = x
}

// measure is how the terminal counts cells.
func (c *Canvas) measure() text.Measure {
	if c.Look.ByCodePoint {
		return text.ByCodePoint
	}
	return text.ByGrapheme
}

// spread leaves room after what some terminals draw wider than others.
func (c *Canvas) spread(plain string) string {
	if !c.Look.ByCodePoint || !strings.ContainsRune(plain, '\ufe0f') {
		return plain
	}
	before, inner, after := spaces(plain)
	return before + text.ByCodePoint.Spread(text.Clean(inner)) + after
}

// spaces takes the space at the ends off.
func spaces(plain string) (before, inner, after string) {
	inner = strings.TrimLeft(plain, " ")
	before = plain[:len(plain)-len(inner)]
	trimmed := strings.TrimRight(inner, " ")
	return before, trimmed, inner[len(trimmed):]
}

// Cells is how many cells plain text takes on this terminal.
func (c *Canvas) Cells(plain string) int {
	if c.Look.ByCodePoint {
		return ansi.StringWidthWc(plain)
	}
	return Cells(plain)
}

// Truncate is the beginning of plain text that takes at most so many cells on this terminal.
func (c *Canvas) Truncate(plain string, cells int) string {
	if !c.Look.ByCodePoint {
		return ansi.Truncate(plain, max(0, cells), "")
	}
	// The library takes a text for short enough by its graphemes, whatever its code points need.
	for n := cells; n > 0; n-- {
		if cut := ansi.TruncateWc(plain, n, ""); ansi.StringWidthWc(cut) <= cells {
			return cut
		}
	}
	return ""
}

// Cells is how many cells text of our own takes, on every terminal.
func Cells(plain string) int {
	for i := range len(plain) {
		if plain[i] < ' ' || plain[i] > '~' {
			return ansi.StringWidth(plain)
		}
	}
	return len(plain)
}

// Wrap breaks plain text into lines of at most so many cells, between words.
func Wrap(plain string, cells int) []string {
	if cells <= 0 || plain == "" {
		return nil
	}
	return strings.Split(ansi.Wrap(plain, cells, ""), "\n")
}
