package overview

import (
	"math"
	"strconv"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/chart"
	"saveboard/ui/widget/panel"
)

// chart draws what came each day over what came in as many days before.
func (d *drawing) chart() {
	if d.l.chart == 0 {
		return
	}
	title, note := d.chartTitle(), ""
	before := values(d.o.Before)
	if anyKnown(before) {
		note = d.Look.Glyphs.Before + " before"
		if d.l.chartWidth >= 60 {
			note = d.Look.Glyphs.Before + " the " + strconv.Itoa(len(d.o.Before)) + " days before"
		}
	}
	panel.Draw(d.Canvas, 1, d.l.middle, d.l.chartWidth, panel.Title{Text: title, Note: note})
	key := struct {
		answer, width, height int
		theme                 string
		codes                 string
	}{d.m.answer, d.l.chartWidth, d.l.chart, d.Look.Name, d.Look.Sequence(look.Style{Role: look.Saves})}
	d.Block(1, d.l.middle+1, d.m.memo.Lines(key, func() []string { return chart.Draw(d.Look, d.spec(before)) }))
}

// chartInWords is the drawn chart in one sentence, for the status line. Beside an invented creator it
// stands only in wide windows: how to bring in one's own videos is said there.
func (d *drawing) chartInWords() string {
	said := d.Look.Glyphs.Say(d.o.Chart)
	if d.l.chart == 0 || d.o.Videos == 0 || !anyKnown(values(d.o.Days)) || canvas.Cells(said) > d.Width-2 {
		return ""
	}
	if d.o.Demo && d.Width < sidePane {
		return ""
	}
	return said
}

func (d *drawing) chartTitle() string {
	if d.o.Metric == model.MetricSaveRate {
		return "Save rate by day"
	}
	name := d.o.Metric.String()
	return string(name[0]-'a'+'A') + name[1:] + " per day"
}

func (d *drawing) spec(before []float64) chart.Spec {
	s := chart.Spec{
		Width: d.l.chartWidth, Height: d.l.chart, Format: number.Axis, XLabels: labels(d.o.Days, d.l.chartWidth),
		FromZero: true, Empty: d.o.Chart,
		Series: []chart.Series{{Values: values(d.o.Days), Style: look.Style{Role: metricRole(d.o.Metric)}}},
	}
	if d.o.Metric == model.MetricSaveRate {
		s.Format = number.AxisRate
	}
	if anyKnown(before) {
		s.Series = append([]chart.Series{{Values: before, Style: look.Style{Role: look.Band}, Glyph: '╌'}}, s.Series...)
	}
	return s
}

// metricRole is the colour of a metric. A rate of saves is made of saves.
func metricRole(m model.Metric) look.Role {
	switch m {
	case model.MetricViews:
		return look.Views
	case model.MetricLikes:
		return look.Likes
	case model.MetricComments:
		return look.Comments
	case model.MetricShares:
		return look.Shares
	case model.MetricSaves, model.MetricSaveRate:
	}
	return look.Saves
}

func values(days []view.OverviewDay) []float64 {
	all := make([]float64, len(days))
	for i, d := range days {
		all[i] = d.Value.Or(math.NaN())
	}
	return all
}

func anyKnown(values []float64) bool {
	for _, v := range values {
		if !math.IsNaN(v) {
			return true
		}
	}
	return false
}

// labels are the dates under the days: every day of a week, then one a week, then one a month, or as
// many months apart as a label has room; the year where it changes, which is always among them.
func labels(days []view.OverviewDay, width int) []chart.XLabel {
	n := len(days)
	if n < 2 {
		return nil
	}
	var all []chart.XLabel
	add := func(i int, text string) {
		all = append(all, chart.XLabel{At: float64(i) / float64(n-1), Text: text})
	}
	each := 7
	if n <= 10 {
		each = max(1, (n*8+width-1)/width)
	}
	apart := monthsApart(n, width)
	for i, d := range days {
		date := d.Day.Civil()
		switch {
		case n <= 45 && i%each == 0:
			add(i, date.Format("2 Jan"))
		case n > 45 && date.Day() == 1 && date.Month() == 1:
			add(i, date.Format("2006"))
		case n > 45 && n <= 800 && date.Day() == 1 && (int(date.Month())-1)%apart == 0:
			add(i, date.Format("Jan"))
		}
	}
	return all
}

// monthsApart is how many months lie between two labels so that each has six cells.
func monthsApart(days, width int) int {
	const month, axis, label = 30.4, 6, 6
	each := float64(width-axis) * month / float64(days)
	for _, months := range []int{1, 2, 3, 4} {
		if float64(months)*each >= label {
			return months
		}
	}
	return 6
}
