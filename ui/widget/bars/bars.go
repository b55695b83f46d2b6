// Package bars draws horizontal bars in eighths of a cell, and the axis below them.
package bars

import (
	"math"
	"strings"

	"saveboard/ui/look"
	"saveboard/ui/widget/axis"
)

// A Bar is one bar on a scale.
type Bar struct {
	Value float64 // NaN is unknown: no bar
	Style look.Style
}

// Draw returns the bar, width cells with the blanks after it.
func Draw(l look.Look, b Bar, s axis.Scale, width int) string {
	if width <= 0 {
		return ""
	}
	share := s.Share(b.Value)
	if !(share > 0) { // NaN too
		return strings.Repeat(" ", width)
	}
	eighths := max(1, int(math.Round(math.Min(share, 1)*float64(8*width))))
	full, rest := eighths/8, ""
	if eighths%8 > 0 {
		rest = l.Glyphs.Bar[eighths%8-1]
	}
	cells := full
	if rest != "" {
		cells++
	}
	return l.Paint(b.Style, strings.Repeat(l.Glyphs.Bar[7], full)+rest) + strings.Repeat(" ", width-cells)
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
