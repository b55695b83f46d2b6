package help

import (
	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
)

// A Page is the list of keys laid out for a width: one or two columns of groups.
type Page struct {
	glyphs  look.Glyphs
	width   int
	columns [][]line
}

// line is a group's name, an action, or nothing.
type line struct {
	group  string
	action screen.Info
}

// twoColumns is the least width for two columns of keys.
const twoColumns = 60

// Lay lays out the actions: those of the last group in a column of their own where there is room.
func Lay(g look.Glyphs, width int, infos []screen.Info) Page {
	p := Page{glyphs: g, width: width}
	var whole [][]line
	for _, name := range groups(infos) {
		lines := []line{{group: name}}
		for _, a := range infos {
			if a.Group == name && len(a.Keys) > 0 {
				lines = append(lines, line{action: a})
			}
		}
		whole = append(whole, lines)
	}
	if len(whole) == 0 {
		return p
	}
	last := len(whole) - 1
	if width < twoColumns || last == 0 {
		p.columns = [][]line{join(whole)}
		return p
	}
	p.columns = [][]line{join(whole[:last]), whole[last]}
	return p
}

func join(groups [][]line) []line {
	var all []line
	for i, g := range groups {
		if i > 0 {
			all = append(all, line{})
		}
		all = append(all, g...)
	}
	return all
}

// keys is how wide the keys of a column are.
func (p Page) keys(column []line) int {
	width := 0
	for _, l := range column {
		width = max(width, canvas.Cells(keys(p.glyphs, l.action)))
	}
	return width
}

// Height is how many rows the page has.
func (p Page) Height() int {
	rows := 0
	for _, c := range p.columns {
		rows = max(rows, len(c))
	}
	return rows
}

const between = 3 // cells between two columns

// left is how wide the first column is: half of the room, or what the other one does not need.
func (p Page) left() int {
	if len(p.columns) < 2 {
		return p.width
	}
	room := p.width - between
	first, second := p.needs(p.columns[0]), p.needs(p.columns[1])
	switch half := room / 2; {
	case first > half && second < half:
		return min(first, room-second)
	case second > half && first < half:
		return max(first, room-second)
	default:
		return half
	}
}

// needs is how wide a column is with every name in full.
func (p Page) needs(column []line) int {
	widest := 0
	for _, l := range column {
		widest = max(widest, canvas.Cells(l.action.Name))
	}
	return p.keys(column) + 2 + widest
}

// Draw writes the rows from top on, as many as the canvas has.
func (p Page) Draw(c *canvas.Canvas, top int) {
	left := p.left()
	for y := range c.Height {
		for i, column := range p.columns {
			if top+y >= len(column) {
				continue
			}
			x, width := 0, left
			if i > 0 {
				x, width = left+between, p.width-left-between
			}
			names := x + p.keys(column) + 2
			l := column[top+y]
			if l.group != "" {
				c.In(x, y, look.Muted, l.group)
				continue
			}
			at := c.Strong(x, y, look.Text, keys(p.glyphs, l.action))
			name := max(names, at+2)
			role := look.Muted
			if l.action.Off != "" {
				role = look.Faint // pressing it says why
			}
			c.Words(name, y, x+width-name, look.Style{Role: role}, text.Clean(l.action.Name))
		}
	}
}
