package accounts

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/chart"
	"saveboard/ui/widget/panel"
	"saveboard/ui/widget/spark"
)

// wide is the window from which labels, columns and bars have air.
const wide = 120

// sizes are the widths of the labels and of a column.
func sizes(width int) (label, column int) {
	if width >= wide {
		return 24, 28
	}
	return 18, 20
}

// columnsIn is how many accounts have room side by side.
func columnsIn(width int) int {
	label, column := sizes(width)
	return max(1, (width-2-label)/column)
}

// figureCells is how wide the figures of a column are.
const figureCells = 9

// A line is one row of figures: a label, and what stands under it for each account. Lines with the highest
// falls give way first.
type line struct {
	label string
	falls int
	glued bool // belongs to the line above: no blank row before it
	draw  func(d *drawing, x, y int, a view.AccountFigures, focused bool)
}

func lines() []line {
	return []line{
		{label: "Typical save rate", draw: figure(look.Saves, rateOf, func(n number.Format, r model.Real) string { return n.Rate(r) })},
		{label: "  9 in 10", falls: 3, glued: true, draw: interval},
		{label: "Saves at day 7", draw: figure(look.Saves, func(a view.AccountFigures) model.Real { return a.SavesAtDay7 }, number.Format.Short)},
		{label: "Views at day 7", falls: 1, draw: figure(look.Views, func(a view.AccountFigures) model.Real { return a.ViewsAtDay7 }, number.Format.Short)},
		{label: "Videos a week", falls: 2, draw: figure(look.Text, func(a view.AccountFigures) model.Real { return a.PerWeek }, pace)},
		{label: "Trend, 12 weeks", falls: 6, draw: trend},
		{label: "Best kind", falls: 4, draw: best},
		{label: "Videos compared", falls: 5, draw: compared},
	}
}

func rateOf(a view.AccountFigures) model.Real { return a.TypicalRate }

func pace(n number.Format, r model.Real) string {
	v, ok := r.Get()
	if !ok {
		return n.Unknown
	}
	return strconv.FormatFloat(v, 'f', 1, 64)
}

// figure is a number with a bar beside it, as long as it is large among the accounts. Gold is saves.
func figure(role look.Role, of func(view.AccountFigures) model.Real, spell func(number.Format, model.Real) string) func(*drawing, int, int, view.AccountFigures, bool) {
	return func(d *drawing, x, y int, a view.AccountFigures, focused bool) {
		value := of(a)
		style := look.Style{Role: look.Text}
		switch {
		case !value.Known():
			style.Role = look.Faint
		case focused:
			style = look.Style{Role: look.Text, Bold: true}
			if role == look.Saves {
				style.Role = look.Saves
			}
		}
		d.Right(x+figureCells, y, style, spell(d.number, value))
		most := d.m.most(of)
		if most <= 0 || value.Or(0) <= 0 {
			return
		}
		bar := role
		switch {
		case role == look.Saves && !focused:
			bar = look.SavesQuiet
		case role == look.Text:
			bar = look.Muted
		}
		_, column := sizes(d.Width)
		cells := max(1, int(math.Round(value.Or(0)/most*float64(column-figureCells-3))))
		d.In(x+figureCells+1, y, bar, strings.Repeat(d.Look.Glyphs.HeavyRule, cells))
	}
}

func interval(d *drawing, x, y int, a view.AccountFigures, _ bool) {
	switch {
	case a.TypicalRate.Known():
		d.In(x, y, look.Faint, d.number.Per100(a.TypicalRateLow)+d.number.To+d.number.Rate(a.TypicalRateHigh))
	case a.VideosEntered > 0:
		d.In(x, y, look.Faint, "too few videos")
	default:
		d.In(x, y, look.Faint, "no rates yet")
	}
}

func trend(d *drawing, x, y int, a view.AccountFigures, _ bool) {
	values := trendOf(a)
	if !slices.ContainsFunc(values, model.Real.Known) {
		d.In(x, y, look.Faint, d.number.Unknown)
		return
	}
	spark.Draw(d.Canvas, x, y, spark.Line{Values: values, Cells: weeksInTrend, Scale: spark.OwnRange, Body: look.SavesQuiet, Last: look.Saves})
}

const weeksInTrend = 12

// trendOf is the save rate of the last weeks; those before an account was first counted are unknown.
func trendOf(a view.AccountFigures) []model.Real {
	values := make([]model.Real, max(0, weeksInTrend-len(a.Weeks)), weeksInTrend)
	for _, w := range lastWeeks(a.Weeks, weeksInTrend) {
		values = append(values, w.PooledRate)
	}
	return values
}

func lastWeeks(weeks []view.Week, n int) []view.Week { return weeks[max(0, len(weeks)-n):] }

func best(d *drawing, x, y int, a view.AccountFigures, _ bool) {
	_, column := sizes(d.Width)
	switch {
	case a.BestCategory != nil:
		d.Words(x, y, column-2, look.Style{Role: look.Text}, text.Clean(*a.BestCategory))
	case a.BestChance.Known():
		d.In(x, y, look.Muted, "too close to call")
	default:
		d.In(x, y, look.Faint, d.number.Unknown)
	}
}

func compared(d *drawing, x, y int, a view.AccountFigures, _ bool) {
	d.In(x, y, look.Muted, d.number.Exact(model.Known(float64(a.Videos))))
}

// columns draws the accounts in sight side by side: the first one always, and of the others those about the
// cursor.
func (d *drawing) columns() {
	label, column := sizes(d.Width)
	shown := d.inSight()
	y := headRow
	for i, at := range shown {
		a, x := d.v.Accounts[at], 3+label+i*column
		focused := at == d.m.window.Cursor
		name := look.Style{Role: look.Text, Bold: focused}
		if focused && d.frame.Focused {
			d.In(x-2, y, look.Focus, d.Look.RowMark())
		}
		d.Text(x, y, name, d.handle(a, column-3))
		if d.Height >= 10 {
			d.In(x, y+1, look.Muted, whose(a))
		}
		d.regions = append(d.regions, screen.Region{X: x - 2, Y: y, Width: column, Height: max(1, d.Height-y-1), Msg: picked(at)})
	}
	y++
	if d.Height >= 10 {
		y++
		d.In(1, y, look.Border, strings.Repeat(d.Look.Glyphs.Rule, d.Width-2))
		y++
	}
	y = d.figures(y, label, column, shown)
	d.below(y + 1)
}

// inSight are the accounts that have a column. Rows are written from the left, so the first one stays there.
func (d *drawing) inSight() []int {
	n, room := len(d.v.Accounts), columnsIn(d.Width)
	if n == 0 {
		return nil
	}
	shown := []int{0}
	if room == 1 {
		return []int{d.m.window.Cursor}
	}
	first := max(1, min(d.m.window.Cursor-room+2, n-room+1))
	for i := first; i < min(n, first+room-1); i++ {
		shown = append(shown, i)
	}
	return shown
}

// figures draws the lines that have room from row y on, and returns the row after the last.
func (d *drawing) figures(y, label, column int, shown []int) int {
	room := d.Height - y
	if len(d.v.Accounts) == 1 {
		room -= len(d.advice()) + 1 // how others come in is worth more than air
	}
	list, gap := fitting(room)
	for i, l := range list {
		if i > 0 && !l.glued {
			y += gap
		}
		d.In(1, y, look.Muted, l.label)
		for j, at := range shown {
			l.draw(d, 3+label+j*column, y, d.v.Accounts[at], at == d.m.window.Cursor)
		}
		y++
	}
	return y
}

// fitting are the lines that have room, and how many blank rows stand between them.
func fitting(room int) (list []line, gap int) {
	list = lines()
	loose := 0
	for _, l := range list[1:] {
		if !l.glued {
			loose++
		}
	}
	if len(list)+loose <= room {
		return list, 1
	}
	for len(list) > max(1, room) {
		weakest := 0
		for i, l := range list {
			if l.falls > list[weakest].falls {
				weakest = i
			}
		}
		list = slices.Delete(list, weakest, weakest+1)
	}
	return list, 0
}

// below says how the figures are to be read, what to do without others, and draws the weekly curves where there
// is room.
func (d *drawing) below(y int) {
	rows := d.advice()
	if y+len(rows) > d.Height {
		return
	}
	for _, row := range rows {
		d.In(1, y, look.Muted, row)
		y++
	}
	if d.Height-y-1 >= 8 && len(d.v.Weeks) > 1 {
		d.weekly(y+1, min(chart.Tallest(d.Height)-1, d.Height-y-1))
	}
}

// advice says how the figures are to be read, and how others come in where there are none.
func (d *drawing) advice() []string {
	said := "Every figure is taken at the same age of video. TikTok rounds public counts from 10,000 on, so small differences are not shown."
	if len(d.v.Accounts) == 1 {
		said = "Others' public counts stand here beside yours as soon as you have them: saveboard import FILE takes lists of anybody's videos."
	}
	return canvas.Wrap(d.own(said), d.Width-2)
}

// key is all that a drawing of the curves depends on.
type key struct {
	v                     *view.Accounts
	look                  look.Look
	width, height, cursor int
	table                 bool
}

// weekly is a panel of curves: a line for each account in sight, the focused one last.
func (d *drawing) weekly(y, height int) {
	weeks := min(weeksInTrend, len(d.v.Weeks))
	panel.Draw(d.Canvas, 1, y, d.Width-2, panel.Title{Text: "Save rate by week, all views together", Note: number.Of(weeks, "week")})
	k := key{d.v, d.Look, d.Width, height, d.m.window.Cursor, d.m.inTable()}
	d.Block(1, y+1, d.m.chart.Lines(k, func() []string {
		spec := chart.Spec{
			Width: d.Width - 2, Height: height - 1, FromZero: true, Format: number.AxisRate,
			Empty:   "Curves need counts of two weeks. They grow with every file that you read.",
			XLabels: chart.Weeks(d.v.Weeks[len(d.v.Weeks)-weeks:], d.Width/13),
		}
		for _, at := range d.curved() {
			spec.Series = append(spec.Series, d.curve(at, weeks))
		}
		return chart.Draw(d.Look, spec)
	}))
}

// curved are the accounts with a line, the focused one last: it lies over the others. Beside it and one's own
// these are the first ones in sight.
func (d *drawing) curved() []int {
	inSight := d.inSight()
	if d.m.inTable() {
		inSight = nil
		for at := range d.v.Accounts {
			inSight = append(inSight, at)
		}
	}
	var list []int
	for _, at := range inSight {
		if at != d.m.window.Cursor && len(list) < chart.MaxLines-1 {
			list = append(list, at)
		}
	}
	slices.Reverse(list)
	return append(list, d.m.window.Cursor)
}

func (d *drawing) curve(at, weeks int) chart.Series {
	a := d.v.Accounts[at]
	s := chart.Series{Style: look.Style{Role: colour(at, a), Bold: at == d.m.window.Cursor}, Label: d.handle(a, 20)}
	for range weeks - len(a.Weeks) { // its first gain came later than others'
		s.Values = append(s.Values, math.NaN())
	}
	for _, w := range lastWeeks(a.Weeks, weeks) {
		s.Values = append(s.Values, w.PooledRate.Or(math.NaN()))
	}
	return s
}

// colour is what an account's curve and its label are drawn in: gold is the one that the others are set against.
func colour(at int, a view.AccountFigures) look.Role {
	switch {
	case at == 0:
		return look.Saves
	case a.Colour < 0 || a.Colour > 7:
		return look.Faint
	}
	return look.Cat1 + look.Role(a.Colour)
}
