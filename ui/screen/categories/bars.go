package categories

import (
	"math"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/axis"
	"saveboard/ui/widget/bars"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/table"
)

// The columns that can not be sorted by.
const (
	barColumn      = "bar"
	intervalColumn = "interval"
	viewsColumn    = "views"
	weeksColumn    = "weeks"
)

const (
	dotCell  = 3 // of the list: its colour
	nameCell = 5
	leastBar = 9
)

// headClick is what a click on a head says.
func (d *drawing) headClick(c table.Column) tea.Msg {
	switch c.ID {
	case barColumn, intervalColumn:
		return sortedBy(d.rate())
	case viewsColumn, weeksColumn:
		return nil
	}
	return sortedBy(c.ID)
}

// rate is the column that the bars are of: the typical rate, and the pooled one where no category has a
// typical rate.
func (d *drawing) rate() view.CategoryColumn {
	if anyTypical(d.v) {
		return view.ByTypicalRate
	}
	return view.ByPooled
}

// column is a column of figures.
func column(id view.CategoryColumn) table.Column {
	c := table.Column{ID: string(id), Width: 6, Right: true}
	switch id {
	case view.ByTypicalRate:
		c.Head = "Rate"
	case view.ByPooled:
		c.Head = "Pooled"
	case view.ByCategoryVideos:
		c.Head = "Videos"
	case view.ByCategorySaves:
		c.Head = "Saves"
	case view.ByCategoryGained:
		c.Head, c.Width = "Gained", 8
	case view.ByBest:
		c.Head = "Best?"
	}
	return c
}

// figures are the columns beside the bars. Pooled falls away first, then saves, then the chance of being
// best, then videos; the one that is sorted by stays, and gained is there only then.
func (d *drawing) figures() []table.Column {
	own := d.rate()
	falls := []struct {
		id   view.CategoryColumn
		room int // that the bar keeps beside it
	}{{view.ByCategoryGained, d.Width}, {view.ByPooled, 30}, {view.ByCategorySaves, 28}, {view.ByBest, 20}, {view.ByCategoryVideos, 12}}
	var list []table.Column
	for _, id := range []view.CategoryColumn{own, view.ByCategoryVideos, view.ByCategorySaves, view.ByCategoryGained, view.ByPooled, view.ByBest} {
		switch {
		case id == own && len(list) > 0, id == view.ByBest && own == view.ByPooled:
			continue
		}
		list = append(list, column(id))
	}
	list[0].Width = max(list[0].Width, canvas.Cells(list[0].Head)+2)
	fall := func(id view.CategoryColumn, room int) {
		if x, _ := d.barEnd(list); x-d.barStart() < room {
			list = slices.DeleteFunc(list, func(c table.Column) bool { return c.ID == string(id) })
		}
	}
	for _, f := range falls {
		if f.id != own && f.id != d.v.Sort {
			fall(f.id, f.room)
		}
	}
	if d.v.Sort != own {
		fall(d.v.Sort, leastBar)
	}
	return list
}

// barStart is the cell where the bars begin, behind the names.
func (d *drawing) barStart() int { return nameCell + min(19, max(14, d.Width/4)) }

// barEnd is the cell after the bars when so many figures stand at their right, a gap apart.
func (d *drawing) barEnd(figures []table.Column) (x, gap int) {
	gap = 3
	if d.Width >= wide {
		gap = 4
	}
	x = d.Width - 1
	for _, c := range figures {
		x -= c.Width + gap
	}
	return x, gap
}

// barColumns places name, bar and figures. The bar falls away last.
func (d *drawing) barColumns() (columns []table.Placed, bar table.Placed) {
	figures := d.figures()
	start := d.barStart()
	end, gap := d.barEnd(figures)
	name := start - nameCell
	if room := end - start; room >= leastBar {
		bar = table.Placed{Column: table.Column{ID: barColumn, Head: d.barHead(room), Width: room}, X: start}
	} else {
		name = end - nameCell + gap - 2
	}
	columns = append(columns, table.Placed{Column: table.Column{ID: string(view.ByCategoryName), Head: "Category", Width: name + nameCell - dotCell - 2}, X: dotCell})
	if bar.Width > 0 {
		columns = append(columns, bar)
	}
	x := end + gap
	for _, c := range figures {
		columns = append(columns, table.Placed{Column: c, X: x})
		x += c.Width + gap
	}
	return columns, bar
}

// barHead says what the bars are, in the room there is.
func (d *drawing) barHead(room int) string {
	heads := []string{"Typical save rate, 90% interval", "Typical, 90% interval", "Typical, 9 in 10", "Typical"}
	if d.rate() == view.ByPooled {
		heads = []string{"Saves per 100 views, all views together", "Save rate, all together", "Save rate"}
	}
	for _, head := range heads {
		if canvas.Cells(head) < room {
			return head
		}
	}
	return ""
}

// barOf is a category's bar; without its rate there is none.
func (d *drawing) barOf(c view.Category) bars.Bar {
	b := bars.Bar{Value: known(c.PooledRate)}
	if d.rate() == view.ByTypicalRate {
		b = bars.Bar{Value: known(c.TypicalRate), Low: known(c.TypicalRateLow), High: known(c.TypicalRateHigh)}
	}
	return b
}

// scale is the axis of the bars, as far as their intervals reach.
func (d *drawing) scale() axis.Scale {
	most := 0.
	for _, c := range d.v.Categories {
		if b := d.barOf(c); !math.IsNaN(b.Value) {
			most = max(most, b.Value, b.High)
		}
	}
	return axis.Best(0, most, number.AxisRate)
}

// lacking is what stands in place of a category's bar: its pooled rate, where that has no column, and what
// a typical rate needs.
func (d *drawing) lacking(c view.Category, columns []table.Placed, room int) string {
	rates := []string{""}
	if !slices.ContainsFunc(columns, func(p table.Placed) bool { return p.ID == string(view.ByPooled) }) && c.PooledRate.Known() {
		rate := d.number.Rate(c.PooledRate)
		rates = []string{rate + " of all views", rate + " pooled", rate}
	}
	needs := append(c.Needs(), "")
	for _, need := range needs {
		for _, said := range rates {
			if said != "" && need != "" {
				said += ", "
			}
			if said += need; canvas.Cells(said) <= room {
				return said
			}
		}
	}
	return ""
}

// bars are a bar a category, apart by a blank row where there is room, with the weekly curves and the
// words about the focused one below.
func (d *drawing) bars() {
	columns, bar := d.barColumns()
	d.head(headRow, columns)
	n, room := len(d.v.Categories), d.Height-firstRow
	visible := d.m.visible(n)
	top := d.m.window.Within(n, visible).Top
	each, axisRows := 1, 0
	if bar.Width > 0 && n+2 <= room {
		axisRows = 2
	}
	if 2*n-1+axisRows <= room {
		each = 2
	}
	scale := d.scale()
	for i := range visible {
		d.row(firstRow+i*each, top+i, columns, bar, scale)
	}
	if visible < n {
		d.track(firstRow, visible, n, top)
	}
	y := firstRow + (visible-1)*each + 1
	if axisRows > 0 {
		ticks, labels := bars.Axis(d.Look, scale, number.AxisRate, bar.X, bar.Width, 3)
		d.Styled(0, y, ticks)
		d.Styled(0, y+1, labels)
		y += 2
	}
	d.below(y)
}

// below fills what room the list leaves: with curves and words, or just words, or the hint.
func (d *drawing) below(y int) {
	room := d.Height - y - 1
	switch {
	case room >= 9 && d.Width >= wide:
		words := 50
		d.weekly(1, y+1, d.Width-2-words-4, min(room, d.mostCurves()), model.MetricSaveRate, lastWeeks)
		d.words(d.Width-1-words, y+1, words, room)
	case room >= 15:
		curves := min(room-7, d.mostCurves())
		d.weekly(1, y+1, d.Width-2, curves, model.MetricSaveRate, lastWeeks)
		d.words(1, y+2+curves, d.Width-2, 6)
	case room >= 4:
		d.words(1, y+1, d.Width-2, room)
	case room >= 1:
		d.hint(d.Height - 1)
	}
}

// row is one category.
func (d *drawing) row(y, i int, columns []table.Placed, bar table.Placed, scale axis.Scale) {
	c, focused := d.v.Categories[i], d.frame.Focused && i == d.m.window.Cursor
	ink := look.SavesQuiet
	name := look.Style{Role: look.Text}
	if focused {
		d.Text(1, y, look.Style{Role: look.Focus}, d.Look.Glyphs.Focus)
		ink, name.Bold = look.Saves, true
	}
	d.In(dotCell, y, colour(c), d.Look.Glyphs.Finding)
	d.Words(nameCell, y, columns[0].End()-nameCell, name, text.Clean(c.DisplayName()))
	if b := d.barOf(c); bar.Width > 0 && math.IsNaN(b.Value) {
		d.In(bar.X, y, look.Faint, d.lacking(c, columns, bar.Width+2))
	} else if bar.Width > 0 {
		b.Style.Role = ink
		d.Styled(bar.X, y, bars.Draw(d.Look, b, scale, bar.Width))
	}
	for _, col := range columns {
		if col.Right {
			d.figure(col, y, c)
		}
	}
	d.regions = append(d.regions, screen.Region{X: 1, Y: y, Width: d.Width - 2, Height: 1, Msg: picked(i)})
}

// figure writes one right-aligned figure of a category.
func (d *drawing) figure(col table.Placed, y int, c view.Category) {
	cell := d.cell(col.Column, c)
	if cell.Lead != "" {
		d.Text(col.X, y, cell.LeadS, cell.Lead)
	}
	d.Right(col.End(), y, cell.Style, cell.Plain)
}

// cell is a figure of a category as a list shows it.
func (d *drawing) cell(col table.Column, c view.Category) table.Cell {
	f := d.number
	cell := table.Cell{Style: look.Style{Role: look.Text}}
	known := true
	switch col.ID {
	case string(view.ByTypicalRate):
		cell.Plain, known = f.Rate(c.TypicalRate), c.TypicalRate.Known()
		cell.Style.Bold = known
	case string(view.ByPooled):
		cell.Plain, known = f.Rate(c.PooledRate), c.PooledRate.Known()
		cell.Style.Role = look.Muted
		if d.rate() == view.ByPooled {
			cell.Style = look.Style{Role: look.Text, Bold: known}
		}
	case intervalColumn:
		cell.Plain, known = f.Unknown, c.TypicalRate.Known()
		if known {
			cell.Plain, cell.Style.Role = f.Per100(c.TypicalRateLow)+f.To+f.Rate(c.TypicalRateHigh), look.Faint
		}
	case string(view.ByBest):
		cell.Plain, known = f.Chance(c.ChanceBest), c.ChanceBest.Known()
	case string(view.ByCategoryVideos):
		cell.Plain, cell.Style.Role = f.Exact(model.Known(float64(c.Videos))), look.Muted
	case string(view.ByCategorySaves):
		cell.Plain, known = f.Short(c.Saves), c.Saves.Known()
		cell.Style.Role = look.Saves
	case string(view.ByCategoryGained):
		cell.Plain, known = f.Gained(c.SavesGained, 1), c.SavesGained.Known()
		for arrow, role := range map[string]look.Role{f.Up: look.Up, f.Down: look.Down} {
			if digits, ok := strings.CutPrefix(cell.Plain, arrow+" "); ok && known {
				cell.Lead, cell.LeadS, cell.Plain = " "+arrow, look.Style{Role: role}, strings.TrimLeft(digits, " ")
			}
		}
	case viewsColumn:
		cell.Plain, known = f.Short(c.Views), c.Views.Known()
		cell.Style.Role = look.Views
	}
	if !known {
		cell.Style = look.Style{Role: look.Faint}
	}
	return cell
}

// track is the scroll track of the bars, whose rows touch when there are too many for the screen.
func (d *drawing) track(y, visible, n, top int) {
	size := max(1, visible*visible/n)
	from := top * (visible - size) / max(1, n-visible)
	for i := range visible {
		glyph, role := d.Look.Glyphs.Track, look.Border
		if i >= from && i < from+size {
			glyph, role = d.Look.Glyphs.Thumb, look.Muted
		}
		d.In(d.Width-1, y+i, role, glyph)
	}
}
