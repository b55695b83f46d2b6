package trends

import (
	"fmt"
	"math"

	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/chart"
	"saveboard/ui/widget/panel"
)

// How many weeks the curves go back: as far as the trends look, and fewer where a week would have no two columns.
const (
	halfYear   = 26
	leastWeeks = 12
)

// weeks is how many weeks a chart so wide shows.
func (d *drawing) weeks(width int) int {
	return min(len(d.v.Weeks), max(leastWeeks, min(halfYear, (width-20)/2)))
}

// memo is all that a drawing of the curves depends on.
type memo struct {
	v             *view.Trends
	look          look.Look
	width, height int
	beside        way
	focused       int
}

// curves are the weekly save rates of what is listed, a line each.
func (d *drawing) curves() {
	b := d.l.chart
	if b.height == 0 {
		return
	}
	lines, focused := d.m.drawn(min(chart.MaxLines, b.height/2-1)) // more than that in so few rows is a tangle
	weeks := d.weeks(b.width)
	title := "Save rate by week, all views together"
	if canvas.Cells(title) > b.width-14 {
		title = "Save rate by week"
	}
	note := number.Of(weeks, "week")
	if l := d.m.lists[d.m.beside]; len(l.rows) > len(lines) {
		note += fmt.Sprintf(", %d of %d", len(lines), len(l.rows))
	}
	if weeks == 0 {
		note = ""
	}
	panel.Draw(d.Canvas, b.x, b.y, b.width, panel.Title{Text: title, Note: note})
	k := memo{d.v, d.Look, b.width, b.height, d.m.beside, focused}
	d.Block(b.x, b.y+1, d.m.chart.Lines(k, func() []string {
		return chart.Draw(d.Look, d.spec(b.width, b.height-1, weeks, lines, focused))
	}))
}

func (d *drawing) spec(width, height, weeks int, lines []int, focused int) chart.Spec {
	spec := chart.Spec{
		Width: width, Height: height, Format: number.AxisRate, FromZero: true,
		Empty: "Curves need counts of two weeks. They grow with every file that you read.",
	}
	for _, i := range lines {
		of := d.v.Series[i]
		s := chart.Series{
			Style: look.Style{Role: d.m.colour(i), Bold: i == focused},
			Label: text.Clean(d.name(of)).String(),
		}
		for range weeks - len(of.Weeks) { // its first gain came later than others'
			s.Values = append(s.Values, math.NaN())
		}
		for _, w := range of.Weeks[max(0, len(of.Weeks)-weeks):] {
			s.Values = append(s.Values, w.PooledRate.Or(math.NaN()))
		}
		spec.Series = append(spec.Series, s)
	}
	spec.XLabels = chart.Weeks(d.v.Weeks[len(d.v.Weeks)-weeks:], width/13)
	return spec
}
