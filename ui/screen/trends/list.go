package trends

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/text"
	"saveboard/model/trend"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/panel"
	"saveboard/ui/widget/spark"
	"saveboard/ui/widget/table"
)

const (
	arrowColumn = "arrow"
	nameColumn  = "name"
	weeksColumn = "weeks"
	wordsColumn = "words"
)

// The cells of a list's row.
const (
	arrowCell  = 3
	nameCell   = 5
	leastName  = 14
	mostName   = 30
	sparkCells = 12
)

// list is the rising and the falling, then what shows no trend, then how many are too short to say.
func (d *drawing) list() {
	b, l := d.l.list, d.m.lists[d.m.beside]
	rows, visible := len(l.rows), d.l.series()
	focused := d.frame.Focused && d.m.way != ofSpikes
	window := d.m.windows[d.m.beside].Within(rows, visible)
	title := panel.Title{Text: d.title(), Focused: focused}
	below := b.y + 1 + min(rows, visible)*d.l.each
	if d.l.each == 1 && rows > 0 && rows < visible {
		below++
	}
	said := d.tooShort(b.width-2, l)
	tail := rows <= visible && l.short > 0 && below+len(said) <= b.y+b.height
	if l.short > 0 && !tail {
		title.Note, title.Short = strconv.Itoa(l.short)+" too short to say", strconv.Itoa(l.short)+" too short"
	}
	if more := rows - window.Top - visible; more > 0 && d.l.each > 1 { // where no track says it
		title.Note = d.Look.Glyphs.SortedDown + " " + strconv.Itoa(more) + " more"
	}
	panel.Draw(d.Canvas, b.x, b.y, b.width, title)
	t := table.Table{
		Rows: rows, Window: window, Focused: focused, Cell: d.cell,
		RowClick: func(row int) tea.Msg { return picked{d.m.beside, row} },
	}
	if d.l.each == 1 {
		t.Columns = d.columns(l, rows > visible)
		d.regions = append(d.regions, table.Body(d.Canvas, b.y+1, visible, d.Width-1, t)...)
	} else {
		for i := range min(visible, rows-window.Top) {
			d.pair(b.y+1+i*d.l.each, window.Top+i, focused && window.Top+i == window.Cursor)
		}
	}
	if tail || rows == 0 {
		d.faint(b.x+2, below, b.y+b.height, said)
		below += len(said)
	}
	if d.l.about.height == 0 {
		d.faint(b.x+2, below+1, b.y+b.height, canvas.Wrap(d.own(d.v.Caution), b.width-2))
	}
}

// faint writes lines that are no rows, all of them or none.
func (d *drawing) faint(x, y, end int, lines []string) {
	if y+len(lines) > end {
		return
	}
	for i, line := range lines {
		d.In(x, y+i, look.Faint, line)
	}
}

func (d *drawing) title() string {
	switch d.m.beside {
	case ofCategories:
		return "Categories rising and falling"
	case ofHashtags:
		return "Hashtags rising and falling"
	case everything, ofSpikes, ways:
	}
	return "Rising and falling"
}

// tooShort says how many have too few videos for a trend, and what one needs.
func (d *drawing) tooShort(width int, l list) []string {
	if l.short == 0 {
		return nil
	}
	return canvas.Wrap(d.own(view.TooShortInWords(l.short, len(l.rows) > 0)), width)
}

// columns are the columns of a list whose series take a row each, with the scroll track at their right or not. The
// sparklines fall away first, then how many videos there are, and the names have what is left.
func (d *drawing) columns(l list, track bool) []table.Placed {
	cells := d.Width - nameCell - 1
	if track {
		cells -= 2
	}
	wording, width := 0, 0
	for ; wording < 3; wording++ {
		width = 0
		for _, r := range l.rows {
			width = max(width, canvas.Cells(d.own(d.v.Series[r.series].InWords()[wording])))
		}
		if cells-width-2 >= leastName {
			break
		}
	}
	placed := []table.Placed{{Column: table.Column{ID: arrowColumn, Width: 1}, X: arrowCell}}
	return append(placed, table.Fit([]table.Column{
		{ID: nameColumn, Width: min(leastName, cells-width-2)},
		{ID: weeksColumn, Width: sparkCells, Falls: 1},
		{ID: wordsColumn + strconv.Itoa(min(wording, 2)), Width: width},
	}, nameCell, cells, mostName)...)
}

func (d *drawing) cell(i int, c table.Column, selected bool) table.Cell {
	s, _ := d.m.seriesAt(d.m.beside, i)
	switch c.ID {
	case arrowColumn:
		arrow, role := d.arrow(s)
		return table.Cell{Plain: arrow, Style: look.Style{Role: role}}
	case nameColumn:
		return table.Cell{Plain: d.name(s), Style: look.Style{Bold: selected}} // cut between words
	case weeksColumn:
		return table.Cell{Spark: sparkOf(s)}
	}
	wording, _ := strconv.Atoi(c.ID[len(wordsColumn):])
	cell := table.Cell{Plain: d.own(s.InWords()[wording])}
	if !s.Moves() && !selected {
		cell.Style.Role = look.Faint
	}
	return cell
}

// arrow says which way a series moves; one without a trend has none.
func (d *drawing) arrow(s view.TrendSeries) (string, look.Role) {
	switch s.Direction {
	case trend.Rising:
		return d.Look.Glyphs.Up, look.Up
	case trend.Falling:
		return d.Look.Glyphs.Down, look.Down
	case trend.None, trend.TooShort:
	}
	return "", look.Text
}

// sparkOf is the weekly save rate.
func sparkOf(s view.TrendSeries) *spark.Line {
	weeks := s.Weeks[max(0, len(s.Weeks)-sparkCells):]
	line := &spark.Line{Cells: sparkCells, Scale: spark.OwnRange, Body: look.SavesQuiet, Last: look.Saves}
	for range sparkCells - len(weeks) {
		line.Values = append(line.Values, model.Real{})
	}
	for _, w := range weeks {
		line.Values = append(line.Values, w.PooledRate)
	}
	return line
}

// pair is a series on two rows: its name with the weeks, and what is said of it.
func (d *drawing) pair(y, i int, focused bool) {
	b := d.l.list
	s, _ := d.m.seriesAt(d.m.beside, i)
	if focused {
		for row := range 2 {
			d.In(b.x, y+row, look.Focus, d.Look.Glyphs.Focus)
		}
	}
	arrow, role := d.arrow(s)
	d.In(b.x+2, y, role, arrow)
	end := b.x + b.width - sparkCells
	d.Words(b.x+4, y, end-b.x-6, look.Style{Bold: focused}, text.Clean(d.name(s)))
	spark.Draw(d.Canvas, end, y, *sparkOf(s))
	for _, said := range s.InWords() {
		if canvas.Cells(d.own(said)) <= b.width-4 {
			d.In(b.x+4, y+1, look.Faint, d.own(said))
			break
		}
	}
	d.regions = append(d.regions, screen.Region{X: b.x, Y: y, Width: b.width, Height: 2, Msg: picked{d.m.beside, i}})
}
