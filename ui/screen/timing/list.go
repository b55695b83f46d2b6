package timing

import (
	"slices"

	"saveboard/model/view"
)

// A row is one of the list that stands where there is no room for the map.
type row struct {
	at     hour // where the cursor is when it is chosen
	words  string
	effect view.TimingEffect
}

// rows are the best slots; where there are none, the hours that something was posted in.
func (m Model) rows() []row {
	var rows []row
	for _, s := range m.shown.Best {
		rows = append(rows, row{begins(s), s.Words(), s.TimingEffect})
	}
	if len(rows) > 0 {
		return rows
	}
	for _, c := range m.shown.Cells {
		hours := view.TimingSlot{Weekday: c.Weekday, From: c.Hour, To: c.Hour + 1}
		rows = append(rows, row{begins(hours), hours.Words(), c.TimingEffect})
	}
	return rows
}

// chosen is the row that the cursor is on: the slot that holds it, else the first.
func (m Model) chosen(rows []row) int {
	if i := slices.IndexFunc(m.shown.Best, m.at.within); i >= 0 {
		return i
	}
	return max(0, slices.IndexFunc(rows, func(r row) bool { return r.at == m.at }))
}

// step moves the cursor by so many rows of the list.
func (m Model) step(by int) Model {
	if m.shown == nil {
		return m
	}
	rows := m.rows()
	if len(rows) == 0 {
		return m
	}
	m.at = rows[min(max(m.chosen(rows)+by, 0), len(rows)-1)].at
	m.moved = true
	return m
}

// nextSlot moves the cursor to the slot after, or before, the one it is in, in the order of how good they are,
// and round at their ends; from outside of all to the best.
func (m Model) nextSlot(by int) Model {
	if m.shown == nil || len(m.shown.Best) == 0 {
		return m
	}
	n, next := len(m.shown.Best), 0
	if i := slices.IndexFunc(m.shown.Best, m.at.within); i >= 0 {
		next = (i + by + n) % n
	}
	m.at, m.moved = begins(m.shown.Best[next]), true
	return m
}
