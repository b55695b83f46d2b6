package categories

import (
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
	"saveboard/ui/widget/spark"
	"saveboard/ui/widget/table"
)

// The columns that can not be sorted by.
const (
	barColumn   = "bar"
	viewsColumn = "views"
	weeksColumn = "weeks"
)

const (
	dotCell  = 3 // of the list: its colour
	nameCell = 5
	leastBar = 9
)

// headClick is what a click on a head says.
func headClick(c table.Column) tea.Msg {
	switch c.ID {
	case barColumn:
		return sortedBy(view.ByPooled)
	case viewsColumn, weeksColumn:
		return nil
	}
	return sortedBy(c.ID)
}

// barColumns places name, bar and figures. Gained falls away first, then saves, then videos, then the bar.
func (d *drawing) barColumns() (columns []table.Placed, bar table.Placed) {
	figures := []table.Column{{ID: string(view.ByPooled), Head: "Rate", Width: 6, Right: true}}
	for _, c := range []struct {
		table.Column
		from int
	}{
		{table.Column{ID: string(view.ByCategoryVideos), Head: "Videos", Width: 8, Right: true}, 52},
		{table.Column{ID: string(view.ByCategorySaves), Head: "Saves", Width: 7, Right: true}, 76},
		{table.Column{ID: string(view.ByCategoryGained), Head: "Gained", Width: 8, Right: true}, 100},
	} {
		if d.Width >= c.from {
			figures = append(figures, c.Column)
		}
	}
	gap := 3
	if d.Width >= wide {
		gap = 5
	}
	x := d.Width - 1
	for i := len(figures) - 1; i >= 0; i-- {
		x -= figures[i].Width
		columns = append([]table.Placed{{Column: figures[i], X: x}}, columns...)
		x -= gap
	}
	name := min(19, max(14, d.Width/4))
	if room := x - nameCell - name; room >= leastBar {
		bar = table.Placed{Column: table.Column{ID: barColumn, Head: d.barHead(x - nameCell - name), Width: room}, X: nameCell + name}
		columns = append([]table.Placed{bar}, columns...)
	} else {
		name = x - nameCell + gap - 2
	}
	first := table.Placed{Column: table.Column{ID: string(view.ByCategoryName), Head: "Category", Width: name + nameCell - dotCell - 2}, X: dotCell}
	return append([]table.Placed{first}, columns...), bar
}

// barHead says what the bars are, in the room there is.
func (d *drawing) barHead(room int) string {
	for _, head := range []string{"Saves per 100 views, all views together", "Save rate, all together", "Save rate"} {
		if canvas.Cells(head) < room {
			return head
		}
	}
	return ""
}

// scale is the axis of the bars.
func (d *drawing) scale() axis.Scale {
	most := 0.
	for _, c := range d.v.Categories {
		most = max(most, c.PooledRate.Or(0))
	}
	return axis.Best(0, most, number.AxisRate)
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
		d.weekly(1, y+1, d.Width-2-words-4, min(room, mostCurves), model.MetricSaveRate, lastWeeks)
		d.words(d.Width-1-words, y+1, words, room)
	case room >= 15:
		curves := min(room-7, mostCurves)
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
	if bar.Width > 0 {
		value, ok := c.PooledRate.Get()
		if !ok {
			value = 0
		}
		d.Styled(bar.X, y, bars.Draw(d.Look, bars.Bar{Value: value, Style: look.Style{Role: ink}}, scale, bar.Width))
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
	case string(view.ByPooled):
		cell.Plain, known = f.Rate(c.PooledRate), c.PooledRate.Known()
		cell.Style.Bold = true
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

// table is the same in rows and columns, with words about the focused one below.
func (d *drawing) table() {
	d.list(headRow, d.Height-headRow)
	d.below(firstRow + min(len(d.v.Categories), max(1, d.Height-firstRow)))
}

// list is the head, from row y on, and the rows below it, with a sparkline of the weekly rate.
func (d *drawing) list(y, room int) {
	columns := table.Fit([]table.Column{
		{ID: string(view.ByCategoryName), Head: "Category", Width: 14},
		{ID: weeksColumn, Head: "Weekly rate", Width: 14, Falls: 3},
		{ID: string(view.ByPooled), Head: "Rate", Width: 6, Right: true},
		{ID: string(view.ByCategoryVideos), Head: "Videos", Width: 8, Right: true, Falls: 1},
		{ID: string(view.ByCategorySaves), Head: "Saves", Width: 7, Right: true, Falls: 2},
		{ID: string(view.ByCategoryGained), Head: "Gained", Width: 8, Right: true, Falls: 4},
		{ID: viewsColumn, Head: "Views", Width: 7, Right: true, Falls: 5},
	}, dotCell, d.Width-dotCell-2, 40)
	d.head(y, columns)
	n := len(d.v.Categories)
	visible := max(1, room-(firstRow-headRow))
	d.regions = append(d.regions, table.Body(d.Canvas, y+firstRow-headRow, visible, d.Width-1, table.Table{
		Columns: columns, Rows: n, Window: d.m.window.Within(n, visible), Focused: d.frame.Focused,
		Cell:     func(row int, c table.Column, selected bool) table.Cell { return d.tableCell(row, c, selected) },
		RowClick: func(row int) tea.Msg { return picked(row) },
	})...)
}

func (d *drawing) tableCell(row int, col table.Column, selected bool) table.Cell {
	c := d.v.Categories[row]
	switch col.ID {
	case string(view.ByCategoryName):
		name := text.CutWith(text.Clean(c.DisplayName()), col.Width-2, text.Clean(d.Look.Glyphs.Cut))
		return table.Cell{
			Line: name, Style: look.Style{Role: look.Text, Bold: selected},
			Lead: d.Look.Glyphs.Finding + " ", LeadS: look.Style{Role: colour(c)},
		}
	case weeksColumn:
		return table.Cell{Spark: &spark.Line{
			Values: rates(c.Weeks, lastWeeks), Cells: col.Width, Scale: spark.OwnRange, Body: look.SavesQuiet, Last: look.Saves,
		}}
	}
	return d.cell(col, c)
}

// rates are the pooled rates of the last so many weeks.
func rates(weeks []view.Week, most int) []model.Real {
	weeks = weeks[max(0, len(weeks)-most):]
	values := make([]model.Real, len(weeks))
	for i, w := range weeks {
		values[i] = w.PooledRate
	}
	return values
}
