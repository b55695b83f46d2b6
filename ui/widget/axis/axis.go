// Package axis finds the round numbers that a chart's axis is marked with, and places labels beside
// one another so that none is cut or touches the next.
package axis

import (
	"math"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"saveboard/model/number"
)

// Largest is the largest number an axis takes; what lies beyond counts as unknown. Every counter
// stays far below it, and differences of such numbers are still finite.
const Largest = 1e300

// A Scale marks the way from Low to High in Steps equal steps. Low and High are whole multiples
// of Step.
type Scale struct {
	Low, High, Step float64
	Steps           int
	first           float64 // Low ÷ Step, a whole number: marks are multiples, not sums, of Step
}

// At is the i-th mark, from 0, which is Low, to Steps, which is High.
func (s Scale) At(i int) float64 { return (s.first + float64(i)) * s.Step }

// Share is where v lies between Low (0) and High (1).
func (s Scale) Share(v float64) float64 { return (v - s.Low) / (s.High - s.Low) }

// Nice is the tightest scale of exactly so many steps over lo … hi whose step is 1, 2, 2.5 or
// 5 × 10ⁿ and whose marks all have a text of their own: a format that has none for a number, as Count
// for half a save, keeps it off the axis. Where lo and hi are equal it widens the upper end.
// lo ≤ hi, both within ±Largest.
func Nice(lo, hi float64, steps int, format func(float64) string) Scale {
	if steps < 1 {
		steps = 1
	}
	if tiny := math.Max(math.Abs(lo), math.Abs(hi)) * 1e-9; hi-lo <= tiny || hi-lo < 1/Largest {
		hi = lo + math.Max(math.Abs(lo), 1)
	}
	exponent := math.Floor(math.Log10((hi-lo)/float64(steps))) - 1
	var s Scale
	for n := range 40 { // ten decades: labels such as "2.5 M" differ long before
		step := [...]float64{1, 2, 2.5, 5}[n%4] * math.Pow(10, exponent+float64(n/4))
		s = Scale{Step: step, Steps: steps, first: math.Floor(lo/step + 1e-9)}
		s.Low, s.High = s.At(0), s.At(steps)
		if s.High >= hi-step*1e-9 && s.legible(format) {
			return s
		}
	}
	return s
}

// legible tells whether every mark has a text and no two neighbours read the same.
func (s Scale) legible(format func(float64) string) bool {
	labels := s.Labels(format)
	for i, label := range labels {
		if label == "" || i > 0 && label == labels[i-1] {
			return false
		}
	}
	return true
}

// Count formats the marks of counts, which are whole: "0", "500", "2.5K".
func Count(v float64) string {
	if math.Abs(v-math.Round(v)) > 1e-6 {
		return ""
	}
	return number.Axis(math.Round(v))
}

// Labels are the marks as text, from Low to High.
func (s Scale) Labels(format func(float64) string) []string {
	labels := make([]string, 0, s.Steps+1)
	for i := range s.Steps + 1 {
		labels = append(labels, format(s.At(i)))
	}
	return labels
}

// Best is the tightest of the nice scales with two to four steps, which is three to five marks.
func Best(lo, hi float64, format func(float64) string) Scale {
	best := Nice(lo, hi, 4, format)
	for _, steps := range []int{3, 2} {
		if s := Nice(lo, hi, steps, format); s.High-s.Low < best.High-best.Low {
			best = s
		}
	}
	return best
}

// A Mark is a text that belongs at a column.
type Mark struct {
	Column int
	Text   string
}

// Align says which part of a mark's text stands at its column.
type Align uint8

// The ways to stand at a column.
const (
	Centred Align = iota
	From          // the text begins there
)

// Place writes the marks into a line of width cells, each within it and one cell or more from the
// one before; a mark without room is left out. It returns the line, padded with blanks, and the
// columns of the marks that stand in it.
func Place(width int, align Align, marks []Mark) (line string, columns []int) {
	marks = slices.Clone(marks)
	slices.SortStableFunc(marks, func(a, b Mark) int { return a.Column - b.Column })
	var b strings.Builder
	end := 0
	for _, m := range marks {
		w := ansi.StringWidth(m.Text)
		if m.Column < 0 || m.Column >= width || w == 0 || w > width {
			continue
		}
		start := m.Column
		if align == Centred {
			start -= w / 2
		}
		start = max(0, min(start, width-w))
		if end > 0 && start <= end {
			continue
		}
		b.WriteString(strings.Repeat(" ", start-end))
		b.WriteString(m.Text)
		end = start + w
		columns = append(columns, m.Column)
	}
	b.WriteString(strings.Repeat(" ", max(0, width-end)))
	return b.String(), columns
}
