package categories

import (
	"math"
	"slices"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/axis"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/chart"
	"saveboard/ui/widget/panel"
)

// lastWeeks is how many weeks a curve goes back where it stands beside other things.
const lastWeeks = 12

// leastCurves is how many rows a panel of curves has at least beside a list.
const leastCurves = 16

// mostCurves is how many it has at most.
func (d *drawing) mostCurves() int { return chart.Tallest(d.Height) - 1 }

// curves are the weekly curves over the page, of the metric that all screens share. Where it is higher
// than curves are read well, the list stands below them.
func (d *drawing) curves() {
	width, room := d.Width-2, d.Height-headRow
	height := room
	if list := len(d.v.Categories) + 2; room > d.mostCurves() {
		height = max(leastCurves, min(d.mostCurves(), room-1-list))
	}
	words := 0
	switch {
	case d.Width >= wide:
		words = 50
		d.weekly(1, headRow, width-words-4, height, d.v.Metric, d.weeksThatFit(width-words-4))
		d.words(d.Width-1-words, headRow, words, height)
	case height >= 14:
		words = 5
		d.weekly(1, headRow, width, height-words-1, d.v.Metric, d.weeksThatFit(width))
		d.words(1, headRow+height-words, width, words)
	default:
		d.weekly(1, headRow, width, height, d.v.Metric, d.weeksThatFit(width))
	}
	if height < room {
		d.list(headRow+height+1, room-height-1)
	}
}

// weeksThatFit keeps two columns a week, so that lines stay lines.
func (d *drawing) weeksThatFit(width int) int { return max(lastWeeks, min(52, (width-20)/2)) }

// key is all that a drawing of the curves depends on.
type key struct {
	v                            *view.Categories
	look                         look.Look
	width, height, weeks, cursor int
	metric                       model.Metric
}

// weekly is a panel of curves, a line a category and the focused one last.
func (d *drawing) weekly(x, y, width, height int, metric model.Metric, most int) {
	weeks := min(most, len(d.v.Weeks))
	drawn := d.drawn()
	title := map[bool]string{true: "Save rate by week, all views together", false: capital(metric.String()) + " gained by week"}[metric == model.MetricSaveRate]
	if metric == model.MetricSaveRate && canvas.Cells(title) > width-12 {
		title = "Save rate by week"
	}
	note := number.Of(weeks, "week")
	if more := d.named() - len(drawn); more > 0 {
		note = note + ", " + itoa(len(drawn)) + " of " + itoa(d.named())
	}
	if weeks == 0 {
		note = ""
	}
	panel.Draw(d.Canvas, x, y, width, panel.Title{Text: title, Note: note})
	k := key{d.v, d.Look, width, height, weeks, d.m.window.Cursor, metric}
	d.Block(x, y+1, d.m.chart.Lines(k, func() []string {
		return chart.Draw(d.Look, d.weeklySpec(width, height-1, metric, weeks, drawn))
	}))
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// named is how many categories there are besides the uncategorised.
func (d *drawing) named() int {
	n := 0
	for _, c := range d.v.Categories {
		if c.Name != nil {
			n++
		}
	}
	return n
}

// drawn are the categories that have a line: the first ones of the list, with the focused one among
// them as the last, which lies over the others.
func (d *drawing) drawn() []int {
	var list []int
	for i, c := range d.v.Categories {
		if c.Name != nil && i != d.m.window.Cursor && len(list) < chart.MaxLines-1 {
			list = append(list, i)
		}
	}
	slices.Reverse(list)
	return append(list, d.m.window.Cursor)
}

func (d *drawing) weeklySpec(width, height int, metric model.Metric, weeks int, drawn []int) chart.Spec {
	spec := chart.Spec{
		Width: width, Height: height, Format: axis.Count, FromZero: true,
		Empty: "Curves need counts of two weeks. They grow with every file that you read.",
	}
	if metric == model.MetricSaveRate {
		spec.Format = number.AxisRate
	}
	for _, i := range drawn {
		c := d.v.Categories[i]
		s := chart.Series{
			Style: look.Style{Role: colour(c), Bold: i == d.m.window.Cursor},
			Label: text.Clean(c.DisplayName()).String(),
		}
		for range weeks - len(c.Weeks) { // its first gain came later than others'
			s.Values = append(s.Values, math.NaN())
		}
		for _, w := range c.Weeks[max(0, len(c.Weeks)-weeks):] {
			value := w.Value
			if metric == model.MetricSaveRate {
				value = w.PooledRate
			}
			s.Values = append(s.Values, known(value))
		}
		spec.Series = append(spec.Series, s)
	}
	spec.XLabels = chart.Weeks(d.v.Weeks[len(d.v.Weeks)-weeks:], width/13)
	return spec
}

func known(r model.Real) float64 {
	v, ok := r.Get()
	if !ok {
		return math.NaN()
	}
	return v
}
