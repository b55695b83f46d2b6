package video

import (
	"math"
	"slices"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/axis"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/chart"
	"saveboard/ui/widget/columns"
	"saveboard/ui/widget/panel"
)

// A calendar says how the days of the video's life lie in the columns of the plot. The curve and the
// daily columns share it, so the same day stands in the same column.
type calendar struct {
	left, columns int     // of the plot
	each          int     // columns a day; 0 when the life is longer than the plot has columns
	morning       float64 // which part of its first day had passed when the video was posted
	life          float64 // age at the last known count, in days
}

// calendar fits the video's life into a plot.
func (d *drawing) calendar(left, plot int) calendar {
	c := calendar{left: left, columns: plot}
	if local := d.v.Video.PostedLocal; !local.IsZero() {
		c.morning = float64(local.Hour()*60+local.Minute()) / (24 * 60)
	}
	if n := len(d.v.Curve); n > 0 {
		c.life = d.v.Curve[n-1].AgeDays
	}
	days := int(c.life+c.morning) + 1
	if n := len(d.v.Days); n > 0 {
		days = max(days, d.day(n-1)+1)
	}
	for _, each := range []int{young, 3, 2, 1} {
		if c.each == 0 && days*each <= plot && (each < young || days <= 7) {
			c.each = each
		}
	}
	return c
}

// young is how many columns a day has while all days fit the first week: most happens on them.
const young = 6

// day is which day of the video's life its i-th listed day is, from 0, the day of its posting.
func (d *drawing) day(i int) int {
	posted := d.v.Video.PostedLocal
	return int(d.v.Days[i].Day - model.Date(posted.Year(), posted.Month(), posted.Day()))
}

// age is the age at the right edge of a column.
func (c calendar) age(column int) float64 {
	if c.each == 0 {
		return float64(column+1) / float64(c.columns) * c.life
	}
	return float64(column+1)/float64(c.each) - c.morning
}

// at is where an age stands between the plot's left and right edge.
func (c calendar) at(age float64) float64 {
	column := age / math.Max(c.life, 1e-9) * float64(c.columns)
	if c.each > 0 {
		column = (age + c.morning) * float64(c.each)
	}
	return math.Floor(column) / math.Max(1, float64(c.columns-1))
}

// saves are the known counts, one a column: as they were at its right edge, but the first and the
// last one in the columns that they lie in. Where both lie in one, the first stands before it, so that
// what came between them is seen.
func (c calendar) saves(knots []view.Knot) []float64 {
	values := make([]float64, c.columns)
	next := 0
	for j := range values {
		values[j] = math.NaN()
		from, to := c.age(j-1), c.age(j)
		if len(knots) == 0 || to < knots[0].AgeDays || from >= knots[len(knots)-1].AgeDays {
			continue
		}
		if from < knots[0].AgeDays {
			values[j] = knots[0].Saves
			continue
		}
		at := math.Min(to, knots[len(knots)-1].AgeDays)
		for next < len(knots)-1 && knots[next+1].AgeDays <= at {
			next++
		}
		values[j] = between(knots, next, at)
	}
	if n := len(knots); n > 1 {
		c.apart(values, knots[0].Saves, knots[n-1].Saves)
	}
	return values
}

// apart gives the first and the last count a column each where they share one.
func (c calendar) apart(values []float64, first, last float64) {
	only := -1
	for j, v := range values {
		switch {
		case math.IsNaN(v):
		case only >= 0:
			return
		default:
			only = j
		}
	}
	if only >= 1 {
		values[only-1], values[only] = first, last
	}
}

// between is the count at an age that lies at or after knot i, and before the one after it.
func between(knots []view.Knot, i int, age float64) float64 {
	k := knots[i]
	if i == len(knots)-1 || age <= k.AgeDays {
		return k.Saves
	}
	n := knots[i+1]
	return k.Saves + (n.Saves-k.Saves)*(age-k.AgeDays)/(n.AgeDays-k.AgeDays)
}

// band is the typical curve, one value a column, as it is at its right edge.
func (c calendar) band(v *view.VideoDetail) chart.Band {
	var b chart.Band
	for j := range c.columns {
		t, ok := v.TypicalAt(c.age(j))
		if !ok {
			t.P25, t.P50, t.P75 = math.NaN(), math.NaN(), math.NaN()
		}
		b.Low, b.Mid, b.High = append(b.Low, t.P25), append(b.Mid, t.P50), append(b.High, t.P75)
	}
	return b
}

// labels mark ages: about one in 14 columns.
func (c calendar) labels() []chart.XLabel {
	life := c.life
	if c.each > 0 {
		life = float64(c.columns) / float64(c.each)
	}
	return chart.Ages(life, float64(c.columns)/14, c.columns >= 60, c.at)
}

// key is all that a drawing depends on.
type key struct {
	v             *view.VideoDetail
	look          look.Look
	width, height int
}

// soFar is the curve of saves over the band of the account's videos, in a tall panel with its words below.
func (d *drawing) soFar(x, y, width, height int) {
	title := panel.Title{Text: "Saves so far", Focused: d.frame.Focused}
	chartHeight := d.chartHeight(height)
	spec := d.curveSpec(width, chartHeight)
	_, plot := chart.Area(spec)
	switch {
	case plot == 0: // the words stand in the curve's place
	case slices.ContainsFunc(spec.Band.Mid, known):
		g := d.Look.Glyphs
		title.Note, title.Short = g.BandMiddle+" your typical video  "+g.Band+" middle half of yours", g.Band+" middle half of yours"
	default:
		title.Note, title.Short = d.own(d.v.Chart), d.own(firstClause(d.v.Chart))
	}
	panel.Draw(d.Canvas, x, y, width, title)
	d.Block(x, y+1, d.curve.Lines(key{d.v, d.Look, width, chartHeight}, func() []string { return chart.Draw(d.Look, spec) }))
	if plot > 0 && chartHeight < height-1 {
		d.In(x, y+height-1, look.Muted, d.inWords(width))
	}
}

// chartHeight is how many rows of the panel the chart takes: all but the title, and but one for the words where
// there are many.
func (d *drawing) chartHeight(height int) int {
	const many = 14
	return height - 1 - min(1, height/many)
}

// inWords is the curve in the longest words that have room, with the reason for a missing band.
func (d *drawing) inWords(width int) string {
	first, _, _ := strings.Cut(strings.TrimSuffix(d.v.Chart, "."), ". ")
	said := []string{d.v.Chart, first + "."}
	if _, others, ok := strings.Cut(first, "; half"); ok {
		said = append(said, "Half"+others+".")
	}
	said = append(said, firstClause(d.v.Chart))
	if why := d.v.Reasons["typical"]; why != "" {
		said = append([]string{d.v.Chart + " No band of yours yet: " + why + "."}, said...)
	}
	for _, words := range said {
		if words = d.own(words); canvas.Cells(words) <= width {
			return words
		}
	}
	return ""
}

func known(v float64) bool { return !math.IsNaN(v) }

// firstClause is what a sentence says before it says more: "12 saves at 19 days", half of them by when.
func firstClause(sentence string) string {
	for _, stop := range []string{"; ", ", "} {
		if before, _, ok := strings.Cut(sentence, stop); ok {
			sentence = before + "."
		}
	}
	return sentence
}

func (d *drawing) curveSpec(width, height int) chart.Spec {
	spec := chart.Spec{
		Width: width, Height: height, Format: d.besideDays, FromZero: true,
		XLabels: []chart.XLabel{{}}, // they need a row, wherever they stand
		Empty:   d.own(d.v.Chart + " A curve begins with the second count."),
	}
	own := chart.Series{Style: look.Style{Role: look.Saves}, EndMark: true, EndText: d.number.Exact(d.v.Video.Saves.Real())}
	for _, k := range d.v.Curve {
		own.Values = append(own.Values, k.Saves)
	}
	spec.Series = []chart.Series{own}
	left, plot := chart.Area(spec)
	for range 3 { // what is drawn decides how wide the labels at the left are, and so where it is drawn
		if plot == 0 {
			return spec
		}
		c := d.calendar(left, plot)
		own.Values = c.saves(d.v.Curve)
		spec.Series, spec.XLabels, spec.Band = []chart.Series{own}, c.labels(), c.band(d.v)
		before := plot
		if left, plot = chart.Area(spec); plot == before {
			break
		}
	}
	return spec
}

// besideDays is a mark of the curve's axis, wide enough that below it, where there is no axis beside it, the most in
// a day has room.
func (d *drawing) besideDays(v float64) string {
	mark, most := axis.Count(v), 0.0
	for _, day := range d.v.Days {
		most = math.Max(most, day.SavesGained.Or(0))
	}
	if mark == "" || d.Width < twoPanes { // in one pane the days are left out
		return mark
	}
	return strings.Repeat(" ", max(0, canvas.Cells(twoDigits(most))-1-canvas.Cells(mark))) + mark
}

// eachDay is what came each day, under the curve in the same columns where the whole life fits.
func (d *drawing) eachDay(x, y, width, height, curveHeight int) {
	lines := d.daily.Lines(key{d.v, d.Look, width, height}, func() []string { return d.dayLines(width, height-1, curveHeight) })
	note, short := d.own(d.v.Daily), ""
	if d.estimated() {
		note, short = d.Look.Glyphs.Band+" "+note, d.Look.Glyphs.Band+" estimated"
	}
	if spike, ok := d.v.Spike(); ok {
		note, short = d.Look.Glyphs.Spike+" "+spike.Short(), d.Look.Glyphs.Spike+" spike"
	}
	panel.Draw(d.Canvas, x, y, width, panel.Title{Text: "Saves each day", Note: note, Short: short})
	d.Block(x, y+1, lines)
}

func (d *drawing) estimated() bool {
	for _, day := range d.v.Days {
		if day.Estimated && day.SavesGained.Or(0) > 0 {
			return true
		}
	}
	return false
}

func (d *drawing) dayLines(width, height, curveHeight int) []string {
	left, plot := chart.Area(d.curveSpec(width, d.chartHeight(curveHeight)))
	if plot == 0 {
		left, plot = 6, width-6
	}
	c := d.calendar(left, plot)
	spec := columns.Spec{
		Width: width, Height: height, Left: left, Each: c.each, Style: look.Style{Role: look.Saves},
		Format: twoDigits, Empty: d.own(d.v.Daily),
	}
	if c.each > 0 {
		spec.Columns = d.lifeDays()
		return columns.Draw(d.Look, spec)
	}
	return d.periodDays(spec, plot)
}

// twoDigits is a count as short as an axis label: from 1,000 on with two digits.
func twoDigits(v float64) string {
	if v < 1000 {
		return number.Axis(math.Round(v))
	}
	size := math.Pow(10, math.Floor(math.Log10(v))-1)
	return number.Axis(math.Round(v/size) * size)
}

// lifeDays are the listed days in their places from the day of posting on.
func (d *drawing) lifeDays() []columns.Column {
	var list []columns.Column
	for i, day := range d.v.Days {
		for len(list) < d.day(i) {
			list = append(list, columns.Column{Value: math.NaN()})
		}
		list = append(list, column(day))
	}
	return list
}

// periodDays are the listed days on their own, the last ones where not all fit, with dates below when
// there is a row for them.
func (d *drawing) periodDays(spec columns.Spec, plot int) []string {
	days := d.v.Days[max(0, len(d.v.Days)-plot):]
	spec.Each = 1
	for _, each := range []int{2, 3} {
		if len(days)*each <= plot {
			spec.Each = each
		}
	}
	for _, day := range days {
		spec.Columns = append(spec.Columns, column(day))
	}
	if spec.Height < 4 {
		return columns.Draw(d.Look, spec)
	}
	spec.Height--
	return append(columns.Draw(d.Look, spec), dates(d.Look, days, spec))
}

func column(day view.VideoDay) columns.Column {
	v, ok := day.SavesGained.Get()
	if !ok {
		v = math.NaN()
	}
	return columns.Column{Value: v, Estimated: day.Estimated, Spike: day.Spike}
}
