package overview

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/panel"
	"saveboard/ui/widget/spark"
	"saveboard/ui/widget/table"
)

// moverColumns are the columns of what moved most. They have no head: the panel's note names them.
func moverColumns() []table.Column {
	return []table.Column{
		{ID: "title", Width: 24},
		{ID: "category", Width: 13, Falls: 5},
		{ID: "age", Width: 5, Right: true, Falls: 4},
		{ID: "daily", Width: 12, Falls: 2},
		{ID: "saves", Head: "saves", Width: 7, Right: true},
		{ID: "gained", Head: "gained", Width: 7, Right: true},
		{ID: "rate", Head: "save rate", Width: 5, Right: true, Falls: 3},
		{ID: "typical", Head: "× typical", Width: 6, Right: true, Falls: 1},
	}
}

// mostTitle is how wide a title gets before the columns move apart.
const mostTitle = 40

func (d *drawing) movers() {
	if d.l.movers == 0 {
		return
	}
	listed, title := d.o.Listed()
	columns := table.Fit(moverColumns(), table.FirstCell, d.Width-1-table.FirstCell, mostTitle)
	var names []string
	for _, c := range columns {
		if c.Head != "" {
			names = append(names, c.Head)
		}
	}
	focused := d.m.focus.group == onMovers && d.f.Focused
	panel.Draw(d.Canvas, 1, d.l.moversAt, d.Width-2, panel.Title{Text: title, Note: d.Look.Glyphs.Say(strings.Join(names, ", ")), Focused: focused})
	if len(listed) == 0 {
		if d.m.stage == everything {
			said := "No gain of saves is known in this period."
			if d.o.Saves.Value.Known() {
				said = "No video gained or lost saves in this period."
			}
			d.In(table.FirstCell, d.l.moversAt+1, look.Muted, said)
		}
		return
	}
	t := table.Table{
		Columns: columns, Rows: len(listed), Cell: d.moverCell, Focused: focused,
		RowClick: func(row int) tea.Msg { return clicked{focus{onMovers, row}} },
	}
	if d.m.focus.group == onMovers {
		t.Window.Cursor = d.m.focus.at
	}
	t.Window = t.Window.Within(t.Rows, d.l.movers)
	// The list is short and follows the focus, so it has no scroll track: the rows in sight are its own.
	t.Rows = min(t.Rows, t.Window.Top+d.l.movers)
	d.regions = append(d.regions, table.Rows(d.Canvas, d.l.moversAt+1, d.l.movers, d.Width-1, t)...)
}

func (d *drawing) moverCell(row int, c table.Column, selected bool) table.Cell {
	listed, _ := d.o.Listed()
	return cellOf(d.Look, d.number, &listed[row], c.ID, c.Width, selected)
}

// cellOf is one cell of a row about a video.
func cellOf(l look.Look, n number.Format, v *view.Video, column string, width int, selected bool) table.Cell {
	muted := look.Style{Role: look.Muted}
	switch column {
	case "title":
		return table.Cell{Line: title(v), Style: look.Style{Bold: selected}}
	case "category":
		return table.Cell{Plain: v.CategoryName(), Style: muted}
	case "age":
		return table.Cell{Plain: number.Age(v.AgeDays), Style: muted}
	case "daily":
		return table.Cell{Spark: &spark.Line{Values: v.Daily, Cells: width, Body: look.SavesQuiet, Last: look.Saves}}
	case "saves":
		return table.Cell{Plain: n.Short(v.Saves.Real()), Style: look.Style{Role: look.Saves}}
	case "gained":
		return table.Gain(n, v.SavesGained, int64(v.SavesGainedStep))
	case "rate":
		return table.Figure(n.Rate(v.SaveRate), v.SaveRate)
	}
	return table.Figure(n.Against(v.AgainstTypical), v.AgainstTypical)
}

// title is what a video is called: its caption, or the day it was posted.
func title(v *view.Video) text.Line {
	if v.Title == "" {
		return text.Clean("Untitled, " + v.PostedLocal.Format("2 Jan 2006"))
	}
	return text.Clean(v.Title)
}

// list draws everything as one list, for windows with room for nothing else.
func (d *drawing) list(y int) {
	rows := d.Height - y
	figures := d.shownFigures()
	n := d.m.count(onFigures) + d.m.count(onFindings)
	at := d.m.focus.at
	if d.m.focus.group == onFindings {
		at += d.m.count(onFigures)
	}
	top := max(0, min(at-rows/2, n-rows))
	for i := top; i < min(n, top+rows); i++ {
		f := focus{onFigures, i}
		if i >= d.m.count(onFigures) {
			f = focus{onFindings, i - d.m.count(onFigures)}
		}
		d.listRow(y+i-top, f, figures)
	}
}

func (d *drawing) listRow(y int, f focus, figures []shownFigure) {
	selected := d.m.focus == f && d.f.Focused
	if selected {
		d.Mark(1, y)
		d.In(1, y, look.Focus, d.Look.RowMark())
	}
	if f.group == onFindings {
		d.Line(table.FirstCell, y, d.Width-4, look.Style{Bold: selected}, text.Clean(d.Look.Glyphs.Say(d.o.Findings[f.at].Sentence)))
	} else {
		s := figures[f.at]
		d.Text(table.FirstCell, y, look.Style{Role: look.Muted, Bold: selected}, s.name)
		d.Right(29, y, s.valueStyle(), s.brief)
		d.change(31, y, s.change)
	}
	d.Unmark(d.Width-1, y)
}
