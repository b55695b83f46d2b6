package table

import "slices"

// gap is how far columns stand apart.
const gap = 2

// A Column is one column of a table. The first one takes what room the others leave.
type Column struct {
	ID    string // what the screen knows it by
	Head  string
	Width int // in cells; of the first column the least it needs
	Right bool
	Falls int // the column with the highest number falls away first when room is short; 0 always stays
}

// A Placed is a column with its place.
type Placed struct {
	Column
	X int
}

// End is the cell after the column.
func (p Placed) End() int { return p.X + p.Width }

// Fit places the columns from cell x on in so many cells. Columns fall away in the order of their
// Falls until the others have room. The first one then takes what is left, up to most; from there on
// the columns move apart.
func Fit(columns []Column, x, cells, most int) []Placed {
	columns = slices.Clone(columns)
	for needs(columns) > cells {
		i := weakest(columns)
		if i < 0 {
			break
		}
		columns = slices.Delete(columns, i, i+1)
	}
	if len(columns) == 0 {
		return nil
	}
	least, spare := columns[0].Width, cells-needs(columns)
	columns[0].Width = max(0, min(least+spare, max(most, least)))
	apart := gap
	if spare -= columns[0].Width - least; spare > 0 && len(columns) > 1 {
		apart += min(spare/(len(columns)-1), widest-gap)
		columns[0].Width += spare - (apart-gap)*(len(columns)-1)
	}
	placed := make([]Placed, len(columns))
	for i, c := range columns {
		placed[i] = Placed{c, x}
		x += c.Width + apart
	}
	return placed
}

// widest is how far columns stand apart at most, so that the eye still finds its way along a row.
const widest = 8

func needs(columns []Column) int {
	cells := gap * (len(columns) - 1)
	for _, c := range columns {
		cells += c.Width
	}
	return cells
}

// weakest is the column that falls away next, or -1.
func weakest(columns []Column) int {
	at := -1
	for i, c := range columns {
		if c.Falls > 0 && (at < 0 || c.Falls > columns[at].Falls) {
			at = i
		}
	}
	return at
}

// A Window is the stretch of rows that is shown, and the one the cursor is on.
type Window struct {
	Cursor, Top int
}

// Within moves the window as little as it takes to have the cursor in sight: so many rows are there,
// so many are visible at once.
func (w Window) Within(rows, visible int) Window {
	visible = max(1, visible)
	w.Cursor = max(0, min(w.Cursor, rows-1))
	if w.Cursor < w.Top {
		w.Top = w.Cursor
	}
	if w.Cursor >= w.Top+visible {
		w.Top = w.Cursor - visible + 1
	}
	w.Top = max(0, min(w.Top, rows-visible))
	return w
}

// Move moves the cursor by so many rows.
func (w Window) Move(by, rows, visible int) Window {
	w.Cursor += by
	return w.Within(rows, visible)
}
