// Package chart draws line charts with asciigraph, in the roles of the look.
//
// The library draws the lines and the y axis; what it cannot do is done around it, here and nowhere
// else. It is given one value a column, because stretching smears gaps; rows instead of values, so
// that rounding never adds a row or spoils a tick; and a private colour for each line, which the
// theme's own sequence replaces, because it knows 256 colours only. What makes it panic or draw an
// empty frame (no series, nothing known, infinite values, a single value) is answered with a
// sentence before it is called. It fills nothing, so a band is many lines close to each other. Its x axis has ticks at equal distances only, and days of the week
// are not, so that row is drawn here.
package chart

import (
	"math"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"saveboard/ui/look"
	"saveboard/ui/widget/axis"
)

// MaxLines is how many lines a chart takes: more cannot be told apart.
const MaxLines = 6

// A Series is one line.
type Series struct {
	Values  []float64 // evenly spaced from the left to the right edge; NaN is unknown
	Style   look.Style
	Glyph   rune   // 0: lines and arcs; '╌': dashed, without verticals; others: that character
	Label   string // stands at the line's end, in its colour
	EndMark bool   // ● at the last known value
	EndText string // beside that, bold
}

// A Band is what lies between two lines, with a line in its middle. All three are spaced as a series is, and
// equally long; where one is unknown there is no band.
type Band struct{ Low, Mid, High []float64 }

// Tallest is how many rows the panel of a chart takes at most on a page so high, with its title and its axis: 20 of
// the plot, and in windows that would stay half empty more than half of them.
func Tallest(page int) int { return max(24, page*6/10) }

// An XLabel is a text under the plot.
type XLabel struct {
	At   float64 // 0, the left edge, to 1, the right
	Text string
}

// A Spec is what a chart shows. Series are drawn in their order, so the own one comes last.
type Spec struct {
	Width, Height int // of all of it, labels included
	Series        []Series
	Band          Band                 // behind the series; none: empty
	Format        func(float64) string // of the y axis' ticks; nil writes plain numbers
	XLabels       []XLabel
	FromZero      bool
	Empty         string // said instead when no line has two known values
}

// Draw returns Height lines of Width cells each, whatever the values. It costs about a tenth of a
// millisecond, so screens draw once an answer and size, not once a frame.
func Draw(l look.Look, s Spec) []string {
	if s.Width <= 0 || s.Height <= 0 {
		return nil
	}
	p, ok := s.plan()
	if !ok {
		return s.sentence(l)
	}
	g := p.plot(l)
	p.mark(l, g)
	lines := p.paint(l, g)
	lines = append(lines, p.under(l)...)
	for len(lines) < s.Height {
		lines = append(lines, strings.Repeat(" ", s.Width))
	}
	return lines
}

// Area tells where the plot of a chart stands: how many cells lie left of it and how many columns it
// has. Both are 0 when the chart would be a sentence. What is drawn below in the same columns needs it.
func Area(s Spec) (left, columns int) {
	p, ok := s.plan()
	if !ok {
		return 0, 0
	}
	return p.left, p.columns
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

// A plan is where everything of a chart goes.
type plan struct {
	Spec
	lines         []Series // those that are drawn
	scale         axis.Scale
	rows          int // steps of one row from the lowest to the highest tick; the plot is one row more
	axisRows      int // below the plot: 0, 1 (labels) or 2 (ticks and labels)
	left, columns int
	gutter        int // cells for labels at the right
}

func (s Spec) plan() (plan, bool) {
	p := plan{Spec: s}
	if p.Format == nil {
		p.Format = func(v float64) string { return strconv.FormatFloat(v, 'g', 4, 64) }
	}
	lo, hi, drawable := p.take()
	if !drawable || !p.fit(lo, hi) {
		return p, false
	}
	widest := 0
	for _, label := range p.scale.Labels(p.Format) {
		widest = max(widest, ansi.StringWidth(label))
	}
	p.left = widest + 2 // a blank, the label, the axis
	if p.columns = s.Width - p.left; p.columns < 2 {
		return p, false
	}
	if w := p.widestLabel(); w > 0 {
		if gutter := min(w+2, s.Width/3); gutter > 3 && p.columns-gutter >= 8 {
			p.gutter = gutter
			p.columns -= gutter
		}
	}
	return p, true
}

// take keeps the series with something known and finds the range of all. A line needs two known
// values; a series with one is drawn beside a line, but not alone.
func (p *plan) take() (lo, hi float64, drawable bool) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, s := range p.Series[max(0, len(p.Series)-MaxLines):] {
		known := 0
		for _, v := range s.Values {
			if usable(v) {
				known++
				lo, hi = math.Min(lo, v), math.Max(hi, v)
			}
		}
		if known > 0 {
			p.lines = append(p.lines, s)
		}
		drawable = drawable || known > 1
	}
	for _, line := range [][]float64{p.Band.Low, p.Band.Mid, p.Band.High} {
		for _, v := range line {
			if usable(v) {
				lo, hi = math.Min(lo, v), math.Max(hi, v)
			}
		}
	}
	if p.FromZero {
		lo, hi = math.Min(lo, 0), math.Max(hi, 0)
	}
	return lo, hi, drawable
}

func usable(v float64) bool { return math.Abs(v) <= axis.Largest } // false for NaN too

// fit chooses ticks and rows so that the lines stand as tall as they can: rows are a multiple of the
// ticks' steps, what the x axis takes may be one row or two, and a row may stay blank where that
// lets tighter ticks fit.
func (p *plan) fit(lo, hi float64) bool {
	options := []int{0}
	switch {
	case len(p.XLabels) == 0 || p.Height < 5:
	case p.Height < 10:
		options = []int{1, 2} // of equals the first
	default:
		options = []int{2, 1}
	}
	best := 0.0
	for _, axisRows := range options {
		for blank := range 2 {
			for steps := 4; steps >= 2; steps-- {
				rows := p.Height - 1 - axisRows - blank
				if rows < steps || rows%steps != 0 {
					continue
				}
				scale := p.scaleOf(lo, hi, steps, rows)
				worth := 2 + float64(rows)*scale.Share(hi) - float64(blank)
				if axisRows == 2 {
					worth += ticksWorth(p.Height)
				}
				if worth > best+1e-9 {
					best, p.scale, p.rows, p.axisRows = worth, scale, rows, axisRows
				}
			}
		}
	}
	return best > 0
}

// ticksWorth is how many rows of the lines a row of ticks is worth: more where there are many.
func ticksWorth(height int) float64 {
	switch {
	case height < 10:
		return 0
	case height < 14:
		return 1
	}
	return 2.5
}

// scaleOf is the scale of so many steps. A fall below 0 of less than half a row needs no ticks below 0.
func (p *plan) scaleOf(lo, hi float64, steps, rows int) axis.Scale {
	if p.FromZero && lo < 0 && hi > 0 {
		if s := axis.Nice(0, hi, steps, p.Format); -lo/s.High*float64(rows) < 0.5 {
			return s
		}
	}
	return axis.Nice(lo, hi, steps, p.Format)
}

func (p *plan) widestLabel() int {
	widest := 0
	for _, s := range p.lines {
		widest = max(widest, ansi.StringWidth(s.Label))
	}
	return widest
}

// row is the plot's row that a value lies in, from 0 at the top.
func (p *plan) row(v float64) int { return p.rows - int(math.Round(p.height(v))) }

// height is a value in rows above the lowest tick.
func (p *plan) height(v float64) float64 {
	return math.Max(0, math.Min(1, p.scale.Share(v))) * float64(p.rows)
}

// A Memo keeps what was drawn last, so that a chart is drawn once an answer and size and not at every
// key. It belongs to one screen.
type Memo struct {
	key   any
	lines []string
}

// Lines are the lines drawn for key, a comparable value that holds all they depend on.
func (m *Memo) Lines(key any, draw func() []string) []string {
	if m.lines == nil || m.key != key {
		m.key, m.lines = key, draw()
	}
	return m.lines
}
