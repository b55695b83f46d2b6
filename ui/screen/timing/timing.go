// Package timing is the screen that answers: when do posts that get kept go out? It is a map of the week,
// an hour a cell, with the best slots in words.
package timing

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/view"
	"saveboard/ui/screen"
	"saveboard/ui/widget/heat"
)

// ID names the screen.
const ID screen.ID = "timing"

// Load computes the view. It may take long; it stops when ctx does.
type Load func(ctx context.Context, q view.Query) (view.Timing, error)

// A Model is the screen: what was asked, what came, and where the cursor is.
type Model struct {
	screen.Defaults

	asking screen.Asking[view.Query, view.Timing]
	shown  *view.Timing // the last good answer, never written to; it stays under a newer error
	week   *week        // the same by hours; made with shown, never written to
	at     hour
	moved  bool // the cursor was put somewhere; before, it goes where the answer points
	width  int  // of the frame, for whether there is a map or a list
	height int
}

// An hour is one of the week, both from 0: Monday, midnight.
type hour struct{ day, hour int }

// A week is what the map shows.
type week struct {
	cells [7][24]view.TimingCell
	scale heat.Scale
	faint bool // some cell has too few videos to be shaded
}

// New is the screen before it was shown.
func New(ctx context.Context, load Load) Model {
	return Model{asking: screen.NewAsking(ctx, ID, load), width: 80, height: 19}
}

// picked is the hour that was clicked.
type picked hour

// Addressee is this screen.
func (picked) Addressee() screen.ID { return ID }

// Update takes a key or a message.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	asking, answer, cmd, heard := m.asking.Hear(msg, m.question)
	if heard {
		m.asking = asking
		return m.take(answer), cmd
	}
	switch msg := msg.(type) {
	case screen.Resized:
		m.width, m.height = msg.Width, msg.Height
		return m, nil
	case picked:
		m.at, m.moved = hour(msg), true
		return m, nil
	}
	m, cmd, _ = screen.Dispatch(actions(), m, msg)
	return m, cmd
}

// question is what is asked of a scope. Period and metric have no part in it: hours are told apart by all that is
// known, and by saves.
func (m Model) question(s screen.Scope) view.Query { return s.OfAllTime() }

// take keeps an answer, where one came. The cursor stays on its hour; before it was moved it stands on the best one.
func (m Model) take(answer *view.Timing) Model {
	if answer == nil {
		return m
	}
	m.shown, m.week = answer, weekOf(*answer)
	if !m.moved {
		m.at = pointsTo(*answer)
	}
	return m
}

// weekOf puts the cells where they belong in the week, and decides how they are shaded: by the effects of
// those with enough videos.
func weekOf(v view.Timing) *week {
	w := new(week)
	for day := range w.cells {
		for h := range w.cells[day] {
			w.cells[day][h].Weekday, w.cells[day][h].Hour = day+1, h
		}
	}
	var effects []float64
	for _, c := range v.Cells {
		if c.Weekday < 1 || c.Weekday > len(w.cells) || c.Hour < 0 || c.Hour >= len(w.cells[0]) {
			continue
		}
		w.cells[c.Weekday-1][c.Hour] = c
		w.faint = w.faint || c.Faint()
		if effect, known := c.Effect.Get(); known && !c.Faint() {
			effects = append(effects, effect)
		}
	}
	w.scale = heat.ScaleOf(effects)
	return w
}

// pointsTo is the hour that an answer points to: the first one of the best slot, else the one with most videos.
func pointsTo(v view.Timing) hour {
	if len(v.Best) > 0 {
		return begins(v.Best[0])
	}
	var at hour
	most := 0
	for _, c := range v.Cells {
		if c.Videos > most {
			at, most = hour{c.Weekday - 1, c.Hour}, c.Videos
		}
	}
	return at
}

func begins(s view.TimingSlot) hour { return hour{s.Weekday - 1, s.From} }

// within tells whether the hour lies in a slot.
func (h hour) within(s view.TimingSlot) bool {
	return h.day == s.Weekday-1 && s.From <= h.hour && h.hour < s.To
}

// focused is the cell the cursor is on.
func (m Model) focused() view.TimingCell { return m.week.cells[m.at.day][m.at.hour] }

// move moves the cursor by so many days and hours, no farther than the ends of the week and of the day.
func (m Model) move(days, hours int) Model {
	if m.shown == nil {
		return m
	}
	m.at = hour{min(max(m.at.day+days, 0), 6), min(max(m.at.hour+hours, 0), 23)}
	m.moved = true
	return m
}

// Actions describes what can be done here.
func (m Model) Actions() []screen.Info { return screen.Infos(actions(), m) }
