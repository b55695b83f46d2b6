package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/guptarohit/asciigraph"

	"saveboard/ui/look"
	"saveboard/ui/widget/axis"
)

// The library's colours, used as private numbers of what a cell belongs to. They are replaced before
// anybody sees them; all lie above the ones it writes in another form.
const (
	bandInk   = 97
	axisInk   = 98
	labelInk  = 99
	seriesInk = 100 // and the lines' numbers after it
	textInk   = 200 // and the lines' numbers after it: bold, beside the end of a line
)

// A cell is one character of the plot and what it belongs to; ink 0 is nothing.
type cell struct {
	char rune
	ink  int
}

// plot has asciigraph draw the lines, and takes its drawing apart into cells: one row a row, from the
// blank left of the labels to the last column.
func (p *plan) plot(l look.Look) [][]cell {
	var data [][]float64
	var inks []asciigraph.AnsiColor
	var chars []asciigraph.CharSet
	add := func(line []float64, ink int, set asciigraph.CharSet) {
		data, inks, chars = append(data, line), append(inks, asciigraph.AnsiColor(ink)), append(chars, set)
	}
	band, middle := p.band()
	for _, line := range band {
		add(line, bandInk, asciigraph.CreateCharSet(l.Glyphs.Band))
	}
	if middle != nil {
		add(middle, bandInk, asciigraph.CreateCharSet(l.Glyphs.BandMiddle))
	}
	for i, s := range p.lines {
		add(p.heights(s.Values), seriesInk+i, charSet(s.Glyph, l.Glyphs))
	}
	every := p.rows / p.scale.Steps
	drawing := asciigraph.PlotMany(data,
		asciigraph.Height(p.rows), asciigraph.LowerBound(0), asciigraph.UpperBound(float64(p.rows)),
		asciigraph.Offset(2), asciigraph.AxisColor(axisInk), asciigraph.LabelColor(labelInk),
		asciigraph.SeriesColors(inks...), asciigraph.SeriesChars(chars...),
		asciigraph.YAxisValueFormatter(func(row float64) string {
			if r := int(math.Round(row)); r%every == 0 {
				return p.Format(p.scale.At(r / every))
			}
			return ""
		}))
	g := make([][]cell, 0, p.rows+1)
	for line := range strings.SplitSeq(drawing, "\n") {
		g = append(g, p.mend(cells(line), len(g)%every == 0, l.Glyphs))
	}
	return g
}

// band is the lines that fill the band, evenly from its lower to its upper bound and so close that no row between
// them stays free, and its middle.
func (p *plan) band() (lines [][]float64, middle []float64) {
	low, mid, high := p.heights(p.Band.Low), p.heights(p.Band.Mid), p.heights(p.Band.High)
	known := 0
	for j := range mid {
		if math.IsNaN(low[j]) || math.IsNaN(mid[j]) || math.IsNaN(high[j]) {
			low[j], mid[j], high[j] = math.NaN(), math.NaN(), math.NaN()
			continue
		}
		known++
	}
	if known == 0 {
		return nil, nil
	}
	n := 2*p.rows + 4
	for i := range n {
		share := float64(i) / float64(n-1)
		line := make([]float64, len(low))
		for j := range line {
			line[j] = low[j] + (high[j]-low[j])*share // NaN where unknown
		}
		lines = append(lines, line)
	}
	return lines, mid
}

// heights are the values as rows, one a column, with the first doubled: a column shows the way from
// the value before to its own, so it ends at its own height.
func (p *plan) heights(values []float64) []float64 {
	columns := resample(values, p.columns)
	for j, v := range columns {
		if columns[j] = math.NaN(); usable(v) {
			columns[j] = p.height(v)
		}
	}
	return append([]float64{columns[0]}, columns...)
}

// charSet is what a line is drawn with.
func charSet(glyph rune, g look.Glyphs) asciigraph.CharSet {
	switch {
	case glyph == '╌': // only its levels: a dashed vertical reads as noise
		set := asciigraph.CreateCharSet(g.Before)
		set.VerticalLine, set.ArcDownLeft, set.ArcUpLeft = " ", " ", " "
		return set
	case glyph != 0 && g.ASCII:
		return asciigraph.CreateCharSet(g.Band)
	case glyph != 0:
		return asciigraph.CreateCharSet(string(glyph))
	case g.ASCII:
		return asciigraph.CharSet{
			Horizontal: "-", VerticalLine: "|", ArcDownRight: ".", ArcDownLeft: ".",
			ArcUpRight: "'", ArcUpLeft: "'", EndCap: "-", StartCap: "-",
		}
	}
	return asciigraph.DefaultCharSet
}

// cells reads a line of the drawing, whose only escape sequences are colours.
func cells(line string) []cell {
	var row []cell
	ink := 0
	for line != "" {
		if sequence, rest, ok := strings.Cut(line, "m"); ok && strings.HasPrefix(line, "\x1b[") {
			ink = 0
			if n, ok := strings.CutPrefix(sequence, "\x1b[38;5;"); ok {
				ink, _ = strconv.Atoi(n)
			}
			line = rest
			continue
		}
		char, size := utf8.DecodeRuneInString(line)
		row = append(row, cell{char, ink})
		line = line[size:]
	}
	return row
}

// mend makes a row as wide as it has to be and its axis as it should look: a tick where there is a
// label and nowhere else, also where a line begins.
func (p *plan) mend(row []cell, labelled bool, g look.Glyphs) []cell {
	width := p.left + p.columns
	for len(row) < width {
		row = append(row, cell{' ', 0})
	}
	row = row[:width]
	tick := '│'
	switch {
	case g.ASCII:
		tick = '|'
	case labelled:
		tick = '┤'
	}
	row[p.left-1] = cell{tick, axisInk}
	return row
}

// mark sets the marks and texts at the lines' ends into the cells.
func (p *plan) mark(l look.Look, g [][]cell) {
	for i, s := range p.lines {
		columns := resample(s.Values, p.columns)
		last := lastKnown(columns)
		if !s.EndMark || last < 0 {
			continue
		}
		row, at := p.row(columns[last]), p.left+last
		dot, _ := utf8.DecodeRuneInString(l.Glyphs.Finding)
		g[row][at] = cell{dot, seriesInk + i}
		if at+1 < len(g[row]) && g[row][at+1].ink == seriesInk+i {
			g[row][at+1] = cell{' ', 0} // the cap of the line, now behind its mark
		}
		p.write(g, row, at, textInk+i, s.EndText)
	}
}

// write puts a text beside a mark where nothing but the band stands: right of it, else a row above or below.
func (p *plan) write(g [][]cell, row, at, ink int, text string) {
	chars := []rune(text)
	if len(chars) == 0 || ansi.StringWidth(text) != len(chars) {
		return
	}
	near := max(p.left, min(at-len(chars)/2, p.left+p.columns-len(chars)))
	places := [][2]int{{row, at + 2}}
	for back := range 9 { // and further left, where the line itself is in the way
		places = append(places, [2]int{row - 1, near - back}, [2]int{row + 1, near - back})
	}
	for _, place := range places {
		y, x := place[0], place[1]
		if y < 0 || y >= len(g) || x < p.left || x+len(chars) > len(g[y]) {
			continue
		}
		if slices.ContainsFunc(g[y][x:x+len(chars)], func(c cell) bool { return c.char != ' ' && c.ink != bandInk }) {
			continue
		}
		for i, char := range chars {
			g[y][x+i] = cell{char, ink}
		}
		for _, beside := range [2]int{x - 1, x + len(chars)} {
			if beside < len(g[y]) && g[y][beside].ink == bandInk {
				g[y][beside] = cell{' ', 0}
			}
		}
		return
	}
}

// style is what an ink looks like.
func (p *plan) style(ink int) (look.Style, bool) {
	switch {
	case ink == bandInk:
		return look.Style{Role: look.Band}, true
	case ink == axisInk:
		return look.Style{Role: look.Border}, true
	case ink == labelInk:
		return look.Style{Role: look.Faint}, true
	case ink >= textInk:
		style := p.lines[ink-textInk].Style
		style.Bold = true
		return style, true
	case ink >= seriesInk:
		return p.lines[ink-seriesInk].Style, true
	}
	return look.Style{}, false
}

// paint writes the rows in the theme's colours, with the lines' labels after them.
func (p *plan) paint(l look.Look, g [][]cell) []string {
	labels := p.labels(l)
	lines := make([]string, 0, p.Height)
	for y, row := range g {
		var b strings.Builder
		for from := 0; from < len(row); {
			to := from + 1
			for to < len(row) && row[to].ink == row[from].ink {
				to++
			}
			chars := make([]rune, 0, to-from)
			for _, c := range row[from:to] {
				chars = append(chars, c.char)
			}
			if style, ok := p.style(row[from].ink); ok {
				b.WriteString(l.Paint(style, string(chars)))
			} else {
				b.WriteString(string(chars))
			}
			from = to
		}
		b.WriteString(labels[y])
		lines = append(lines, b.String())
	}
	return lines
}

// labels are what stands right of the plot in each of its rows, p.gutter cells wide.
func (p *plan) labels(l look.Look) []string {
	blank := strings.Repeat(" ", p.gutter)
	out := make([]string, p.rows+1)
	for y := range out {
		out[y] = blank
	}
	if p.gutter == 0 {
		return out
	}
	var wanted []end
	for i, s := range p.lines {
		columns := resample(s.Values, p.columns)
		if v := columns[lastKnown(columns)]; s.Label != "" {
			wanted = append(wanted, end{line: i, row: p.row(v), height: p.height(v)})
		}
	}
	for _, e := range apart(wanted, p.rows+1) {
		s := p.lines[e.line]
		text := ansi.Truncate(s.Label, p.gutter-2, l.Glyphs.Cut)
		pad := strings.Repeat(" ", p.gutter-2-ansi.StringWidth(text))
		out[e.row] = "  " + l.Paint(s.Style, text) + pad
	}
	return out
}

// An end is where a line ends and its label would stand.
type end struct {
	line, row int
	height    float64
}

// apart moves labels that would share a row to neighbouring ones, in the order of their lines' ends,
// as little as possible. Those that find no row at all fall away, the last first.
func apart(ends []end, rows int) []end {
	slices.SortStableFunc(ends, func(a, b end) int {
		switch {
		case a.height > b.height:
			return -1
		case a.height < b.height:
			return 1
		}
		return 0
	})
	ends = ends[:min(len(ends), rows)]
	for i := range ends { // down, so that none stands on the one before
		if i > 0 && ends[i].row <= ends[i-1].row {
			ends[i].row = ends[i-1].row + 1
		}
	}
	for i := len(ends) - 1; i >= 0; i-- { // and up again where that went below the plot
		lowest := rows - 1
		if i < len(ends)-1 {
			lowest = ends[i+1].row - 1
		}
		ends[i].row = min(ends[i].row, lowest)
	}
	return ends
}

// under is what stands below the plot: ticks where there are two rows for it, and the labels.
func (p *plan) under(l look.Look) []string {
	if p.axisRows == 0 {
		return nil
	}
	align := axis.From
	if p.axisRows == 2 {
		align = axis.Centred
	}
	marks := make([]axis.Mark, 0, len(p.XLabels))
	for _, x := range p.XLabels {
		if x.At >= 0 && x.At <= 1 { // false for NaN too
			marks = append(marks, axis.Mark{Column: p.left + int(math.Round(x.At*float64(p.columns-1))), Text: x.Text})
		}
	}
	text, ticks := axis.Place(p.Width, align, marks)
	lines := []string{l.In(look.Faint, text)}
	if p.axisRows == 1 {
		return lines
	}
	corner, line, tick := '└', '─', '┬'
	if l.Glyphs.ASCII {
		corner, line, tick = '+', '-', '+'
	}
	row := []rune(strings.Repeat(" ", p.Width))
	row[p.left-1] = corner
	for x := p.left; x < p.left+p.columns; x++ {
		row[x] = line
	}
	for _, x := range ticks {
		row[x] = tick
	}
	return append([]string{l.In(look.Border, string(row))}, lines...)
}
