package accounts

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/spark"
	"saveboard/ui/widget/table"
)

// Columns of the table that it cannot be sorted by.
const (
	intervalColumn = "interval"
	trendColumn    = "trend"
	bestColumn     = "best"
	ownColumn      = "own"
)

func tableColumns() []table.Column {
	return []table.Column{
		{ID: string(view.ByAccountName), Head: "Account", Width: 16},
		{ID: ownColumn, Head: "", Width: 5, Falls: 7},
		{ID: string(view.ByAccountRate), Head: "Typical", Width: 8, Right: true},
		{ID: intervalColumn, Head: "9 in 10", Width: 10, Right: true, Falls: 3},
		{ID: string(view.ByAccountSaves7), Head: "Day 7", Width: 7, Right: true, Falls: 1},
		{ID: string(view.ByAccountViews7), Head: "Views", Width: 7, Right: true, Falls: 4},
		{ID: string(view.ByAccountPace), Head: "A week", Width: 6, Right: true, Falls: 2},
		{ID: trendColumn, Head: "Trend", Width: weeksInTrend, Falls: 6},
		{ID: bestColumn, Head: "Best kind", Width: 16, Falls: 8},
		{ID: string(view.ByAccountPooled), Head: "Pooled", Width: 6, Right: true, Falls: 9},
		{ID: string(view.ByAccountVideos), Head: "Videos", Width: 6, Right: true, Falls: 5},
	}
}

// table draws the accounts as rows: for whoever keeps many.
func (d *drawing) table() {
	end := d.Width - 1
	list := table.Table{
		Columns: table.Fit(tableColumns(), table.FirstCell, end-table.FirstCell-1, 30),
		Rows:    len(d.v.Accounts), Sorted: string(d.v.Sort), Descending: (d.v.Sort != view.ByAccountName) != d.v.Reverse,
		Cell: d.cell, Focused: d.frame.Focused,
		HeadClick: func(c table.Column) tea.Msg {
			switch c.ID {
			case intervalColumn, trendColumn, bestColumn, ownColumn:
				return nil
			}
			return sortedBy(c.ID)
		},
		RowClick: func(row int) tea.Msg { return picked(row) },
	}
	visible := d.m.visible()
	list.Window = d.m.window.Within(list.Rows, visible)
	d.regions = append(d.regions, table.Head(d.Canvas, headRow, end, list)...)
	d.regions = append(d.regions, table.Body(d.Canvas, bodyRow, visible, end, list)...)
	if list.Rows < visible {
		d.below(bodyRow + list.Rows + 1)
	}
}

func (d *drawing) cell(row int, c table.Column, selected bool) table.Cell {
	a := d.v.Accounts[row]
	switch c.ID {
	case string(view.ByAccountName):
		return table.Cell{Line: text.Clean(a.Name()), Style: look.Style{Role: look.Text, Bold: selected}}
	case ownColumn:
		if a.Own {
			return table.Cell{Plain: "yours", Style: look.Style{Role: look.Muted}}
		}
		return table.Cell{}
	case intervalColumn:
		if !a.TypicalRate.Known() {
			return table.Figure(d.number.Unknown, a.TypicalRate)
		}
		said := d.number.Per100(a.TypicalRateLow) + d.number.To + d.number.Rate(a.TypicalRateHigh)
		return table.Cell{Plain: said, Style: look.Style{Role: look.Faint}}
	case trendColumn:
		return table.Cell{Spark: d.spark(a, selected)}
	case bestColumn:
		if a.BestCategory == nil {
			return table.Cell{Plain: d.number.Unknown, Style: look.Style{Role: look.Faint}}
		}
		return table.Cell{Plain: *a.BestCategory, Style: look.Style{Role: look.Muted}}
	case string(view.ByAccountVideos):
		return table.Cell{Plain: strconv.Itoa(a.Videos), Style: look.Style{Role: look.Muted}}
	case string(view.ByAccountPace):
		return table.Figure(pace(d.number, a.PerWeek), a.PerWeek)
	case string(view.ByAccountSaves7):
		return gold(table.Figure(d.number.Short(a.SavesAtDay7), a.SavesAtDay7))
	case string(view.ByAccountViews7):
		return table.Figure(d.number.Short(a.ViewsAtDay7), a.ViewsAtDay7)
	case string(view.ByAccountPooled):
		return gold(table.Figure(d.number.Rate(a.PooledRate), a.PooledRate))
	}
	return gold(table.Figure(d.number.Rate(a.TypicalRate), a.TypicalRate))
}

// gold is the colour of what is made of saves, where it is known.
func gold(c table.Cell) table.Cell {
	if c.Style.Role == look.Text {
		c.Style.Role = look.Saves
	}
	return c
}

func (d *drawing) spark(a view.AccountFigures, selected bool) *spark.Line {
	line := spark.Line{Values: trendOf(a), Cells: weeksInTrend, Scale: spark.OwnRange, Body: look.SavesQuiet, Last: look.Saves}
	if selected {
		line.Body = look.Saves
	}
	return &line
}
