// Package pick is a list of names of which one is picked, or a new one is typed. What is typed finds
// the names that have its letters in their order; while it is no name itself, the last row makes it one.
package pick

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/field"
)

// A Name is one row.
type Name struct {
	Text string
	Note string // at the right: "now", "2 of 4"
	New  bool   // it was typed, and is no name yet
	None bool   // the row that stands for no name at all
}

// A Pick is the names, what is typed, and the row under the cursor. It is a value.
type Pick struct {
	names []Name // never written to
	none  string // the words of the row for no name; empty: there is none
	typed field.Field
	row   int

	closed string // what stands where nothing is found; where it is not empty, no new name is made
	ask    string // what is to be typed; where it is not empty, what is typed stands first as it is
}

// Of is a pick of these names. none, when it is not empty, is the row for no name, in words.
func Of(names []Name, none string) Pick { return Pick{names: names, none: none} }

// Among is a pick of these names and no others. closed says, in words, that none of them is meant.
func Among(names []Name, closed string) Pick { return Pick{names: names, closed: closed} }

// Beside is a pick in which what is typed stands first, as it is: the names only help. ask says, in words,
// what is to be typed, while nothing is.
func Beside(names []Name, ask string) Pick { return Pick{names: names, ask: ask} }

// With has these names instead, with what was typed so far.
func (p Pick) With(names []Name) Pick {
	p.names = names
	return p
}

// Rows are the names that what is typed finds, the best first; all, in their order, when nothing is.
func (p Pick) Rows() []Name {
	typed := strings.TrimSpace(text.Clean(p.typed.Text()).String())
	if typed == "" {
		if p.none == "" {
			return p.names
		}
		return append(slices.Clip(p.names), Name{Text: p.none, None: true})
	}
	folded := make([]string, len(p.names))
	for i, n := range p.names {
		folded[i] = text.Fold(n.Text)
	}
	var rows []Name
	at := slices.Index(folded, text.Fold(typed))
	if p.ask != "" && at < 0 {
		rows = append(rows, Name{Text: typed, New: true})
	} else if p.ask != "" {
		rows = append(rows, p.names[at])
	}
	for _, match := range fuzzy.Find(text.Fold(typed), folded) {
		if p.ask == "" || match.Index != at {
			rows = append(rows, p.names[match.Index])
		}
	}
	if p.closed == "" && p.ask == "" && at < 0 && text.Fold(typed) != "" {
		rows = append(rows, Name{Text: typed, Note: "new", New: true})
	}
	return rows
}

// Chosen is the row under the cursor; ok is false where there is none.
func (p Pick) Chosen() (Name, bool) { return p.At(p.row) }

// To is the pick with the cursor on a row.
func (p Pick) To(row int) Pick { return p.move(row - p.row) }

// At is a row.
func (p Pick) At(row int) (Name, bool) {
	rows := p.Rows()
	if row < 0 || row >= len(rows) {
		return Name{}, false
	}
	return rows[row], true
}

// page is how many rows a page is.
const page = 8

// Update takes what is typed or pasted, and the keys that move.
func (p Pick) Update(msg tea.Msg) Pick {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "up", "ctrl+p", "shift+tab":
			return p.move(-1)
		case "down", "ctrl+n":
			return p.move(+1)
		case "pgup":
			return p.move(-page)
		case "pgdown":
			return p.move(+page)
		case "tab":
			return p.complete()
		}
	}
	next, ok := p.typed.Update(msg)
	if !ok {
		return p
	}
	if next.Text() != p.typed.Text() {
		p.row = 0
	}
	p.typed = next
	return p
}

// complete types the name under the cursor out, so that it can be made into a longer one.
func (p Pick) complete() Pick {
	if n, ok := p.Chosen(); ok && !n.None {
		p.typed, p.row = field.Of(n.Text), 0
	}
	return p
}

func (p Pick) move(by int) Pick {
	p.row = max(0, min(p.row+by, len(p.Rows())-1))
	return p
}

// FirstRow is where the list begins.
const FirstRow = 2

// Height is how many rows the whole takes with so many names in sight.
func Height(visible int) int { return FirstRow + visible }

// Top is the first row in sight.
func (p Pick) Top(visible int) int {
	return max(0, min(p.row-visible/2, len(p.Rows())-visible))
}

// Draw writes what is typed, a rule, and so many rows. It returns the cursor's cell on row 0.
func (p Pick) Draw(c *canvas.Canvas, visible int) (cursor int) {
	cursor = p.typed.Draw(c, 0, 0, c.Width, look.Style{})
	c.In(0, 1, look.Border, strings.Repeat(c.Look.Glyphs.Rule, c.Width))
	rows, top := p.Rows(), p.Top(visible)
	switch {
	case p.ask != "" && p.typed.Empty():
		c.In(2, 0, look.Faint, c.Look.Glyphs.Say(p.ask))
	case p.typed.Empty() && len(rows) > 0 && p.closed != "":
		c.In(2, 0, look.Faint, "type to find one")
	case p.typed.Empty() && len(rows) > 0:
		c.In(2, 0, look.Faint, "type to find one, or a new name")
	case len(rows) == 0:
		c.In(2, FirstRow, look.Muted, c.Look.Glyphs.Say(cmp.Or(p.closed, "None yet. Type the first one.")))
	}
	for y := range min(visible, len(rows)-top) {
		drawName(c, FirstRow+y, rows[top+y], top+y == p.row)
	}
	return cursor
}

func drawName(c *canvas.Canvas, y int, n Name, selected bool) {
	if selected {
		c.Mark(0, y)
		c.In(0, y, look.Focus, c.Look.RowMark())
	}
	style := look.Style{Bold: selected}
	if n.None {
		style.Role = look.Muted
	}
	c.Line(2, y, c.Width-4-canvas.Cells(n.Note), style, text.Clean(n.Text))
	c.Right(c.Width-1, y, look.Style{Role: look.Muted}, n.Note)
	c.Unmark(c.Width, y)
}
