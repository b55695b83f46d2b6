// Package bars draws horizontal bars in eighths of a cell, and the axis below them.
package bars

import (
	"math"
	"strings"

	"saveboard/ui/look"
	"saveboard/ui/widget/axis"
)

// A Bar is one bar on a scale, with the interval around its value.
type Bar struct {
	Value     float64 // NaN is unknown: no bar
	Low, High float64 // the interval that Value lies in; none unless Low < High
	Style     look.Style
}

// Draw returns the bar, width cells with the blanks after it. The interval is cut out of the bar by reverse
// video and goes on beyond it as a line: the end of the bar stays in sight. In ASCII, whose bars do not
// fill their cells, the interval is written over the bar and * marks the value.
func Draw(l look.Look, b Bar, s axis.Scale, width int) string {
	if width <= 0 {
		return ""
	}
	share := s.Share(b.Value)
	if !(share > 0) { // NaN too
		return strings.Repeat(" ", width)
	}
	eighths := max(1, int(math.Round(math.Min(share, 1)*float64(8*width))))
	from, to, ok := b.interval(s, width)
	if ok && eighths > 4 { // to a whole cell, so that the line across the end of the bar is not broken
		eighths = (eighths + 4) / 8 * 8
	}
	cells := make([]string, width)
	for i := range cells {
		switch over := eighths - 8*i; {
		case over >= 8:
			cells[i] = l.Glyphs.Bar[7]
		case over > 0 && l.Glyphs.Bar[over-1] != "":
			cells[i] = l.Glyphs.Bar[over-1]
		default:
			cells[i] = " "
		}
	}
	if !ok {
		return plain(l, b.Style, cells)
	}
	full := eighths / 8
	for i := from; i <= to; i++ {
		cells[i] = l.Glyphs.IntervalLine
	}
	cells[from], cells[to] = l.Glyphs.IntervalFrom, l.Glyphs.IntervalTo
	if l.Glyphs.ASCII {
		if at := min(full, width-1); from < at && at < to {
			cells[at] = l.Glyphs.IntervalMid
		}
		return plain(l, b.Style, cells)
	}
	within := max(from, min(full, to+1)) // the cell after the part that is cut out of the bar
	reversed := b.Style
	reversed.Reverse = true
	return l.Paint(b.Style, strings.Join(cells[:from], "")) + l.Paint(reversed, strings.Join(cells[from:within], "")) + plain(l, b.Style, cells[within:])
}

// interval is the first and the last cell of the interval: two cells at least, so that both ends are seen.
func (b Bar) interval(s axis.Scale, width int) (from, to int, ok bool) {
	if !(b.Low < b.High) || width < 2 {
		return 0, 0, false
	}
	cell := func(v float64) int {
		return int(math.Max(0, math.Min(math.Floor(s.Share(v)*float64(width)), float64(width-1))))
	}
	from, to = cell(b.Low), cell(b.High)
	if from == to {
		from, to = min(from, width-2), min(from, width-2)+1
	}
	return from, to, true
}

// plain paints the cells that are not blank.
func plain(l look.Look, s look.Style, cells []string) string {
	line := strings.Join(cells, "")
	inked := strings.TrimRight(line, " ")
	return l.Paint(s, inked) + line[len(inked):]
}

// Axis returns what stands below the bars: a row of ticks and a row of their labels. The plot begins
// after left cells, and the labels may reach beyond its width into the margin cells after it.
func Axis(l look.Look, s axis.Scale, format func(float64) string, left, width, margin int) (ticks, labels string) {
	if width <= 0 {
		blank := strings.Repeat(" ", max(0, left+width+margin))
		return blank, blank
	}
	tick := '╵'
	if l.Glyphs.ASCII {
		tick = '|'
	}
	marks := make([]axis.Mark, 0, s.Steps+1)
	for i, label := range s.Labels(format) {
		at := left + int(math.Round(s.Share(s.At(i))*float64(width)))
		marks = append(marks, axis.Mark{Column: min(at, left+width+margin-1), Text: label})
	}
	text, placed := axis.Place(left+width+margin, axis.Centred, marks)
	row := []rune(strings.Repeat(" ", left+width+margin))
	for _, at := range placed {
		row[at] = tick
	}
	return l.In(look.Border, string(row)), l.In(look.Faint, text)
}
