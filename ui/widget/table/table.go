// Package table draws a list of rows under a head. Only the rows in sight are asked for and styled,
// so ten thousand cost what ten do.
package table

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/spark"
)

// A Cell is what stands in a row under a column: other people's text, our own, or a sparkline.
type Cell struct {
	Line  text.Line
	Plain string // at the left cut between words: a category
	Spark *spark.Line
	Style look.Style
	Lead  string // what stands at the left of a right-aligned cell, such as the arrow of a gain
	LeadS look.Style
}

// A Table is what is drawn.
type Table struct {
	Columns    []Placed
	Rows       int
	Window     Window
	Sorted     string // the column the rows are in order of
	Descending bool
	Cell       func(row int, c Column, selected bool) Cell
	Focused    bool               // whether the list has the cursor
	Marked     func(row int) bool // nil: nothing can be marked

	// Head and Row make what a click says; nil leaves it unclickable.
	HeadClick func(c Column) tea.Msg
	RowClick  func(row int) tea.Msg
}

// FirstCell is where the text of a list begins: the focus bar stands before it.
const FirstCell = 3

// markCell is where a marked row has its mark: behind the focus bar.
const markCell = 2

// Head draws the head and the rule under it on rows y and y+1, from cell 1 to end.
func Head(c *canvas.Canvas, y, end int, t Table) []screen.Region {
	var regions []screen.Region
	for _, col := range t.Columns {
		label, style := col.Head, look.Style{Role: look.Muted}
		if col.ID == t.Sorted {
			style = look.Style{Role: look.Text, Bold: true}
			arrow := c.Look.Glyphs.SortedUp
			if t.Descending {
				arrow = c.Look.Glyphs.SortedDown
			}
			if canvas.Cells(label)+2 <= col.Width+1 {
				label += " " // it may reach one cell over the gap, but not touch the next head
			}
			label += arrow
		}
		if col.Right {
			c.Right(col.End(), y, style, label)
		} else {
			c.Text(col.X, y, style, label)
		}
		if t.HeadClick != nil {
			// The head of a right-aligned column may reach over the gap at its left.
			x := col.X
			if col.Right {
				x = min(x, col.End()-canvas.Cells(label))
			}
			regions = append(regions, screen.Region{X: x, Y: y, Width: col.End() - x, Height: 1, Msg: t.HeadClick(col.Column)})
		}
	}
	c.In(1, y+1, look.Border, strings.Repeat(c.Look.Glyphs.Rule, max(0, end-1)))
	return regions
}

// Body draws the rows in sight on so many rows from y on, from cell 1 to end, with the scroll track in
// the cell before end where not all rows fit.
func Body(c *canvas.Canvas, y, visible, end int, t Table) []screen.Region {
	if t.Rows <= visible {
		return Rows(c, y, visible, end, t)
	}
	regions := Rows(c, y, visible, end-1, t)
	Track(c, end-1, y, visible, t.Rows, t.Window.Top)
	return regions
}

// Track draws in column x, beside so many visible rows from y on, which part of all rows is in sight.
func Track(c *canvas.Canvas, x, y, visible, rows, top int) {
	from, to := thumb(rows, visible, top)
	for i := range visible {
		track := c.Look.Glyphs.Track
		if i >= from && i < to {
			track = c.Look.Glyphs.Thumb // told by its weight: another colour would cost every scrolled row
		}
		c.In(x, y+i, look.Border, track)
	}
}

// Rows draws the rows in sight without a scroll track.
func Rows(c *canvas.Canvas, y, visible, end int, t Table) []screen.Region {
	var regions []screen.Region
	for i := range min(visible, t.Rows-t.Window.Top) {
		n := t.Window.Top + i
		drawRow(c, y+i, end, n, t.Focused && n == t.Window.Cursor, t)
		if t.RowClick != nil {
			regions = append(regions, screen.Region{X: 1, Y: y + i, Width: end - 1, Height: 1, Msg: t.RowClick(n)})
		}
	}
	return regions
}

func drawRow(c *canvas.Canvas, y, end, n int, selected bool, t Table) {
	if selected {
		c.Mark(1, y)
		c.Text(1, y, look.Style{Role: look.Focus}, c.Look.RowMark())
	}
	if t.Marked != nil && t.Marked(n) {
		c.Strong(markCell, y, look.Text, c.Look.Glyphs.Marked)
	}
	for _, col := range t.Columns {
		cell := t.Cell(n, col.Column, selected)
		if cell.Lead != "" {
			c.Text(col.X, y, cell.LeadS, cell.Lead)
		}
		switch {
		case cell.Spark != nil:
			spark.Draw(c, col.X, y, *cell.Spark)
		case !cell.Line.Empty():
			c.Line(col.X, y, col.Width, cell.Style, cell.Line)
		case col.Right:
			c.Right(col.End(), y, cell.Style, cell.Plain)
		default:
			c.Words(col.X, y, col.Width, cell.Style, text.Clean(cell.Plain))
		}
	}
	if selected {
		c.Unmark(end, y)
	}
}

// Gain is the cell of what a count gained: the arrow at the left, the digits at the right. A gain that
// is known only to a step is faint.
func Gain(n number.Format, gained model.Real, step int64) Cell {
	said := n.Gained(gained, step)
	cell := Figure(said, gained)
	if step > 1 {
		cell.Style.Role = look.Faint
	}
	for _, arrow := range []struct {
		mark string
		role look.Role
	}{{n.Up, look.Up}, {n.Down, look.Down}} {
		if digits, ok := strings.CutPrefix(said, arrow.mark+" "); ok {
			cell.Lead, cell.LeadS, cell.Plain = arrow.mark, look.Style{Role: arrow.role}, strings.TrimLeft(digits, " ")
		}
	}
	return cell
}

// Figure is the cell of a figure that is written already; an unknown one is faint.
func Figure(said string, r model.Real) Cell {
	if !r.Known() {
		return Cell{Plain: said, Style: look.Style{Role: look.Faint}}
	}
	return Cell{Plain: said}
}

// thumb is the part of the track that stands for what is in sight, in rows from the list's top.
func thumb(rows, visible, top int) (from, to int) {
	if rows <= visible || visible <= 0 {
		return 0, visible
	}
	size := max(1, visible*visible/rows)
	from = top * (visible - size) / (rows - visible)
	return from, from + size
}
