package logging

import (
	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/number"
	"saveboard/ui/screen"
)

func actions() []screen.Action[Model] {
	const here = "While typing"
	return []screen.Action[Model]{
		{ID: "log.next", Name: "Next video", Hint: "next", Keys: []string{"tab", "down"}, Group: here, Off: nothing, Do: step(+1)},
		{ID: "log.previous", Name: "Video before", Keys: []string{"shift+tab", "up"}, Group: here, Off: nothing, Do: step(-1)},
		{ID: "log.enter", Name: "Next, or keep all", Keys: []string{"enter"}, Group: here, Off: nothing, Do: enter},
		{ID: "log.keep", Name: "Keep all that is typed", Hint: "keep all", Keys: []string{"ctrl+s"}, Group: here, Off: nothingTyped, Do: keep},
		{ID: "log.page-down", Name: "A page of videos down", Keys: []string{"pgdown"}, Group: here, Off: nothing, Do: page(+1)},
		{ID: "log.page-up", Name: "A page of videos up", Keys: []string{"pgup"}, Group: here, Off: nothing, Do: page(-1)},
		{ID: "log.leave", Name: "Leave, keep nothing", Hint: "leave", Keys: []string{"esc"}, Group: here, Do: leave},
	}
}

func nothing(m Model) string {
	switch _, ok := m.focused(); {
	case ok:
		return ""
	case m.shown == nil:
		return "the videos are still being read"
	}
	return "there is no video to count"
}

func nothingTyped(m Model) string {
	if why := nothing(m); why != "" {
		return why
	}
	if len(m.entries()) == 0 {
		return "no number was typed yet"
	}
	return ""
}

// step goes to another field, once the number in this one can be right.
func step(by int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) {
		m, ok := m.settle()
		if !ok {
			return m, nil
		}
		return m.move(by), nil
	}
}

func page(by int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) { return step(by * m.visible())(m) }
}

// settle holds the cursor, once, at a number that is none or may be a slip. When it is pressed on all the same, a slip is
// meant; what is no number stays none, and can be left for later.
func (m Model) settle() (Model, bool) {
	v, _ := m.focused()
	r, t := m.read(v), m.typed[v.ID]
	switch {
	case r.wrong && !t.judged:
		t.judged = true
		return m.with(v.ID, t), false
	case r.slip != edit.NoSlip:
		t.meant, t.asked = t.asked, true
		return m.with(v.ID, t), t.meant
	}
	return m, true
}

// enter goes on to the next field; behind the last one all is kept.
func enter(m Model) (Model, tea.Cmd) {
	if m.window.Cursor < len(m.shown.Videos)-1 {
		return step(+1)(m)
	}
	m, ok := m.settle()
	switch {
	case !ok:
		return m, nil
	case len(m.entries()) == 0:
		return m, screen.Send(screen.Refused{Why: nothingTyped(m)})
	}
	return keep(m)
}

// keep hands all counts over as one edit. Where one is none, or may be a slip, the cursor goes there first.
func keep(m Model) (Model, tea.Cmd) {
	if v, _ := m.focused(); m.typed[v.ID].asked {
		m, _ = m.settle()
	}
	var counts []edit.Typed
	for _, i := range m.entries() {
		v := m.shown.Videos[i]
		r := m.read(v)
		if r.wrong || r.slip != edit.NoSlip {
			m, _ = m.move(i - m.window.Cursor).settle()
			return m, nil
		}
		t := edit.Typed{Video: v.VideoID}
		t.Counters[model.Saves] = r.count
		counts = append(counts, t)
	}
	m.keeping = true
	return m, screen.Send(screen.LogCounts{From: ID, Counts: counts})
}

// leave goes back. Numbers that would be lost are asked about, once.
func leave(m Model) (Model, tea.Cmd) {
	if n := len(m.entries()); n > 0 && !m.leaving {
		m.leaving = true
		said := "The " + number.Of(n, "number") + " are not kept yet: ctrl+s keeps them, esc again drops them."
		if n == 1 {
			said = "The number is not kept yet: ctrl+s keeps it, esc again drops it."
		}
		return m, screen.Send(screen.Notice{Text: said})
	}
	m.typed, m.leaving, m.keeping = nil, false, false
	return m, screen.Send(screen.Back{})
}
