package shell

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/edit"
	"saveboard/ui/screen"
	"saveboard/ui/screen/logging"
)

// noLogging says why no counts can be typed in.
func noLogging(m Model) string {
	switch {
	case m.logging():
		return "this is where they are typed"
	case noEdits(m) != "":
		return noEdits(m)
	case m.views.Due == nil || m.views.Edits.Now == nil:
		return "no counts can be typed in here"
	}
	return ""
}

// logging tells whether the screen on which counts are typed lies over the tab.
func (m Model) logging() bool { return m.over >= 0 && m.entries[m.over].id == logging.ID }

// startLogging lays the screen over what stands in front, which one comes back to.
func startLogging(m Model) (Model, tea.Cmd) { return m.lead(logging.ID, nil) }

// logCounts keeps what was typed, as of this moment.
func (m Model) logCounts(msg screen.LogCounts) (Model, tea.Cmd) {
	if why := noEdits(m); why != "" || m.views.Edits.Now == nil {
		m.notice = notice{text: sentence(why)}
		return m.tell(m.indexOf(msg.From), screen.Kept{})
	}
	apply, now := m.views.Edits.Apply, m.views.Edits.Now
	keep := m.change(undoID, func(ctx context.Context) (edit.Done, error) {
		return apply(ctx, edit.Log{Taken: now(), Counts: msg.Counts})
	})
	return m, func() tea.Msg {
		switch done := keep().(type) {
		case editedAs:
			done.from = msg.From
			return done
		case screen.Failed:
			return editedAs{err: done.Err, from: msg.From}
		default:
			return done
		}
	}
}

// tellKept tells the screen that asked for an edit whether it was done. Where that is the one on which counts are typed,
// there is nothing left to do on it, and it goes.
func (m Model) tellKept(msg editedAs) (Model, tea.Cmd) {
	if msg.from == "" {
		return m, nil
	}
	m, told := m.tell(m.indexOf(msg.from), screen.Kept{Well: msg.err == nil})
	if msg.err != nil || !m.logging() {
		return m, told
	}
	m, back := m.back()
	return m, tea.Batch(told, back)
}
