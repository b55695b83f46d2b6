package categories

import (
	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/spark"
	"saveboard/ui/widget/table"
)

// table is the same in rows and columns, with words about the focused one below.
func (d *drawing) table() {
	d.list(headRow, d.Height-headRow)
	d.below(firstRow + min(len(d.v.Categories), max(1, d.Height-firstRow)))
}

// list is the head, from row y on, and the rows below it, with a sparkline of the weekly rate.
func (d *drawing) list(y, room int) {
	columns := table.Fit(d.tableColumns(), dotCell, d.Width-dotCell-2, 40)
	d.head(y, columns)
	n := len(d.v.Categories)
	visible := max(1, room-(firstRow-headRow))
	d.regions = append(d.regions, table.Body(d.Canvas, y+firstRow-headRow, visible, d.Width-1, table.Table{
		Columns: columns, Rows: n, Window: d.m.window.Within(n, visible), Focused: d.frame.Focused,
		Cell:     func(row int, c table.Column, selected bool) table.Cell { return d.tableCell(row, c, selected) },
		RowClick: func(row int) tea.Msg { return picked(row) },
	})...)
}

// tableColumns are the columns of the list, and in which order they fall away.
func (d *drawing) tableColumns() []table.Column {
	falling := func(id view.CategoryColumn, falls int) table.Column {
		c := column(id)
		if id != d.v.Sort {
			c.Falls = falls
		}
		return c
	}
	list := []table.Column{
		{ID: string(view.ByCategoryName), Head: "Category", Width: 14},
		{ID: weeksColumn, Head: "Weekly rate", Width: 14, Falls: 6},
	}
	if d.rate() == view.ByTypicalRate {
		list = append(list, column(view.ByTypicalRate), table.Column{ID: intervalColumn, Head: "90% interval", Width: 12, Right: true, Falls: 7})
	}
	list = append(list, falling(view.ByPooled, 4), falling(view.ByCategoryVideos, 1), falling(view.ByCategorySaves, 3), falling(view.ByCategoryGained, 8),
		table.Column{ID: viewsColumn, Head: "Views", Width: 6, Right: true, Falls: 9})
	if d.rate() == view.ByTypicalRate {
		return append(list, falling(view.ByBest, 2))
	}
	list[2].Falls = 0
	return list
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
