// Package palette is the list of all that can be done, searched by what is typed: the commands by any
// of their letters, which are underlined, places by pieces of their names. What cannot be done now stays in
// the list, faint, and says why, so that one need not wonder where it went.
package palette

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/rivo/uniseg"

	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/field"
)

// A Palette is what is typed and what fits it. It is a value.
type Palette struct {
	items []Item // never written to
	found []found
	typed field.Field
	row   int
}

// Of is a palette of these lines, with nothing typed.
func Of(items []Item) Palette {
	ready := make([]Item, len(items))
	for n, i := range items {
		ready[n] = i.prepared()
	}
	return Palette{items: ready, found: find("", ready)}
}

// With has more lines at the end, such as places that had to be asked for. What was chosen stays so.
func (p Palette) With(more []Item) Palette {
	p.items = append(slices.Clip(p.items), more...)
	p.found = find(p.typed.Text(), p.items)
	return p
}

// Chosen is the line under the cursor; ok is false where nothing fits.
func (p Palette) Chosen() (i Item, ok bool) { return p.At(p.row) }

// At is a line by its row.
func (p Palette) At(row int) (i Item, ok bool) {
	if row < 0 || row >= len(p.found) {
		return Item{}, false
	}
	return p.found[row].Item, true
}

// Update takes what is typed or pasted, and the keys that move.
func (p Palette) Update(msg tea.Msg) Palette {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "up", "ctrl+p", "shift+tab":
			return p.move(-1)
		case "down", "ctrl+n", "tab":
			return p.move(+1)
		case "pgup":
			return p.move(-page)
		case "pgdown":
			return p.move(+page)
		}
	}
	next, ok := p.typed.Update(msg)
	if !ok {
		return p
	}
	if next.Text() != p.typed.Text() {
		p.found, p.row = find(next.Text(), p.items), 0
	}
	p.typed = next
	return p
}

// page is how many rows a page is: about what is in sight.
const page = 8

func (p Palette) move(by int) Palette {
	p.row = max(0, min(p.row+by, len(p.found)-1))
	return p
}

// rowsAround are the rows that are not lines of the list: what is typed, a rule, a blank, how many fit.
const rowsAround = 4

// Rows is how many lines of the list are in sight where the whole has that height.
func Rows(height int) int { return max(1, min(height, 14)-rowsAround) }

// Height is how many rows the whole takes with so many lines of the list.
func Height(rows int) int { return rows + rowsAround }

// Top is the first line in sight.
func (p Palette) Top(rows int) int { return max(0, min(p.row-rows/2, len(p.found)-rows)) }

// FirstRow is where the list begins.
const FirstRow = 2

// Draw writes the palette with so many lines of the list, and returns the cursor's cell on row 0.
func (p Palette) Draw(c *canvas.Canvas, rows int) (cursor int) {
	c.Strong(0, 0, look.Text, ":")
	cursor = p.typed.Draw(c, 2, 0, c.Width-2, look.Style{})
	for range c.Width {
		c.In(0, 1, look.Border, c.Look.Glyphs.Rule)
	}
	top := p.Top(rows)
	for y := range min(rows, len(p.found)-top) {
		p.drawLine(c, FirstRow+y, p.found[top+y], top+y == p.row)
	}
	p.drawFoot(c, FirstRow+rows+1)
	return cursor
}

func (p Palette) drawLine(c *canvas.Canvas, y int, f found, selected bool) {
	style := look.Style{Role: look.Text, Bold: selected}
	if f.Off != "" {
		style.Role = look.Faint
	}
	if selected {
		c.Mark(0, y)
		c.In(0, y, look.Focus, c.Look.RowMark())
	}
	right, key := f.Key, look.Style{Role: style.Role, Bold: true}
	if f.Kind != "" {
		right, key = f.Kind, look.Style{Role: look.Muted}
	}
	const indent, apart = 2, 2
	f.write(c, indent, y, c.Width-indent-apart-1-canvas.Cells(right), style)
	c.Right(c.Width-1, y, key, right)
	c.Unmark(c.Width, y)
}

// write writes the name with what was typed underlined, by whole graphemes, cut where it is too long.
func (f found) write(c *canvas.Canvas, x, y, cells int, s look.Style) {
	name, cut := f.line.String(), ""
	if c.Cells(name) > cells {
		cut = c.Look.Glyphs.Cut
		name = c.Truncate(name, cells-canvas.Cells(cut))
	}
	plain, runes := "", 0
	for rest := name; rest != ""; {
		var cluster string
		cluster, rest, _, _ = uniseg.FirstGraphemeClusterInString(rest, -1)
		size := len([]rune(cluster))
		if !slices.ContainsFunc(f.matched, func(at int) bool { return at >= runes && at < runes+size }) {
			plain += cluster
		} else {
			x = c.Text(x, y, s, plain)
			x, plain = c.Text(x, y, underlined(s), cluster), ""
		}
		runes += size
	}
	c.Text(x, y, s, plain+cut)
}

func underlined(s look.Style) look.Style {
	s.Underline, s.Bold = true, true
	return s
}

// drawFoot says how many lines fit, or why the chosen one cannot be done now.
func (p Palette) drawFoot(c *canvas.Canvas, y int) {
	chosen, ok := p.Chosen()
	commands, places := p.count()
	switch {
	case ok && chosen.Off != "":
		c.Words(0, y, c.Width, look.Style{Role: look.Muted}, text.Clean("Not now: "+chosen.Off+"."))
	case !ok:
		c.Words(0, y, c.Width, look.Style{Role: look.Muted}, text.Clean(c.Look.Glyphs.Say("Nothing is called that. Fewer letters find more.")))
	case commands == 0:
		c.In(0, y, look.Faint, number.Of(places, "place"))
	case places > 0:
		said := fmt.Sprintf("%s, %s", number.Of(commands, "command"), number.Of(places, "place"))
		c.In(0, y, look.Faint, said)
	default:
		c.In(0, y, look.Faint, fmt.Sprintf("%d of %s", commands, number.Of(p.all(), "command")))
	}
}

// count tells how many commands and how many places fit.
func (p Palette) count() (commands, places int) {
	for _, f := range p.found {
		if f.Kind == "" {
			commands++
		} else {
			places++
		}
	}
	return commands, places
}

// all is how many commands there are.
func (p Palette) all() int {
	n := 0
	for _, i := range p.items {
		if i.Kind == "" {
			n++
		}
	}
	return n
}
