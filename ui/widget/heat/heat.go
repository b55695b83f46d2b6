// Package heat draws a map: rows of cells without gaps, each shaded by how high its value is, and the legend
// of the shades. Each shade has a glyph of its own, so that colour only repeats what the glyph says.
package heat

import (
	"strconv"
	"strings"

	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
)

// A Cell is one field of the map: shaded, or with dots, or, when both are 0, blank.
type Cell struct {
	Level int // 1 to 4
	Dots  int // in a cell without a level
}

// A Map is what is drawn.
type Map struct {
	Rows          [][]Cell
	Width, Height int // of one cell

	Row, Column int
	Says        string // stands under the cursor, no wider than a cell
	Focused     bool   // whether the map has the cursor
}

// Draw draws the map from cell x and row y on.
func Draw(c *canvas.Canvas, x, y int, m Map) {
	for r, row := range m.Rows {
		for line := range m.Height {
			for i, cell := range row {
				at, below := x+i*m.Width, y+r*m.Height+line
				if m.Focused && r == m.Row && i == m.Column {
					m.cursor(c, at, below, line)
					continue
				}
				cell.draw(c, at, below, line == m.Middle(), m.Width)
			}
		}
	}
}

// cursor draws a line of the cell under the cursor, reversed, with what it says on the middle one.
func (m Map) cursor(c *canvas.Canvas, x, y, line int) {
	says := ""
	if line == m.Middle() {
		says = c.Truncate(m.Says, m.Width)
	}
	before := (m.Width - c.Cells(says)) / 2
	says = strings.Repeat(" ", before) + says
	says += strings.Repeat(" ", m.Width-c.Cells(says))
	c.Text(x, y, look.Style{Role: look.Focus, Bold: true, Reverse: true}, says)
}

// Middle is the line of a row on which dots and figures stand, and the row's name with them.
func (m Map) Middle() int { return (m.Height - 1) / 2 }

// draw draws a line of the cell; its dots stand in the middle one.
func (cell Cell) draw(c *canvas.Canvas, x, y int, middle bool, width int) {
	switch {
	case cell.Level > 0:
		c.In(x, y, look.Heat1+look.Role(cell.Level-1), strings.Repeat(c.Look.Glyphs.Heat[cell.Level-1], width))
	case cell.Dots > 0 && middle:
		dots := Dots(c.Look.Glyphs, cell.Dots, width)
		c.In(x+(width-c.Cells(dots))/2, y, look.Faint, dots)
	}
}

// MostDots is how many dots tell numbers apart in a cell of that width: the last stands for more, too.
func MostDots(width int) int { return min(3, max(2, width)) }

// Dots are so many dots, as a cell of that width shows them. One cell has room for two as a colon.
func Dots(g look.Glyphs, n, width int) string {
	n = min(n, MostDots(width))
	if n > width {
		return ":"
	}
	return strings.Repeat(g.Few, n)
}

// A part is a piece of a legend: a shade or a dot, and what it stands for.
type part struct {
	mark  string
	role  look.Role
	words string
}

// Legend writes on row y what the shades mean, from cell x to end, in the longest wording that has room.
func Legend(c *canvas.Canvas, x, y, end int, s Scale, few string) {
	low, high, top := factor(c, s.Low), factor(c, s.High), factor(c, s.Top)
	wordings := []struct {
		lead, few string
		marks     int
		words     [4]string
		apart     int
	}{
		{"Kept", few, 2, [4]string{"under " + low, "to " + high, "to " + top, "from " + top + " typical"}, 2},
		{"Kept", few, 1, [4]string{"under " + low, "to " + high, "to " + top, "from " + top}, 2},
		{"", few, 1, [4]string{"under " + low, "to " + high, "to " + top, "from " + top}, 2},
		{"", "few", 1, [4]string{"under " + low, "to " + high, "to " + top, "from " + top}, 2},
		{"", "few", 1, [4]string{low, high, top, ""}, 1}, // each figure between the two shades that it divides
		{"", "", 1, [4]string{low, high, top, ""}, 1},
	}
	for i, w := range wordings {
		parts := make([]part, 0, 5)
		for level, words := range w.words {
			parts = append(parts, part{strings.Repeat(c.Look.Glyphs.Heat[level], w.marks), look.Heat1 + look.Role(level), words})
		}
		if few != "" && w.few != "" {
			parts = append(parts, part{c.Look.Glyphs.Few, look.Faint, w.few})
		}
		if i == len(wordings)-1 || width(c, w.lead, parts, w.apart) <= end-x {
			write(c, x, y, w.lead, parts, w.apart)
			return
		}
	}
}

// DotLegend writes on row y what the dots of cells of that width mean, from cell x to end.
func DotLegend(c *canvas.Canvas, x, y, end, cellWidth int) {
	most := MostDots(cellWidth)
	parts := make([]part, 0, most)
	for n := 1; n <= most; n++ {
		words := strconv.Itoa(n)
		switch n {
		case 1:
			words = "1 video"
		case most:
			words += " or more"
		}
		parts = append(parts, part{Dots(c.Look.Glyphs, n, cellWidth), look.Faint, words})
	}
	if width(c, "", parts, 2) <= end-x {
		write(c, x, y, "", parts, 2)
	}
}

func width(c *canvas.Canvas, lead string, parts []part, apart int) int {
	sum := 0
	if lead != "" {
		sum = c.Cells(lead) + 1
	}
	for i, p := range parts {
		if i > 0 {
			sum += apart
		}
		if sum += c.Cells(p.mark); p.words != "" {
			sum += 1 + c.Cells(p.words)
		}
	}
	return sum
}

func write(c *canvas.Canvas, x, y int, lead string, parts []part, apart int) {
	if lead != "" {
		x = c.In(x, y, look.Muted, lead) + 1
	}
	for _, p := range parts {
		x = c.In(x, y, p.role, p.mark)
		if p.words != "" {
			x = c.In(x+1, y, look.Muted, p.words)
		}
		x += apart
	}
}

func factor(c *canvas.Canvas, v float64) string {
	return strconv.FormatFloat(v, 'f', -1, 64) + c.Look.Glyphs.Times
}
