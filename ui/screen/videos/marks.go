package videos

import (
	"cmp"
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/screen"
)

// marks are the marked videos. They stay marked whatever the list is sorted or filtered by. A map is
// never written to once it is in the model.
type marks map[model.VideoID]screen.Target

func (k marks) has(id model.VideoID) bool {
	_, ok := k[id]
	return ok
}

// with are the marks with these videos too.
func (k marks) with(videos ...view.Video) marks {
	now := maps.Clone(k)
	if now == nil {
		now = make(marks, len(videos))
	}
	for i := range videos {
		now[videos[i].ID] = screen.TargetOf(&videos[i])
	}
	return now
}

// without are the marks but for one.
func (k marks) without(id model.VideoID) marks {
	now := maps.Clone(k)
	delete(now, id)
	return now
}

// renewed are the same marks, with what is known of the videos by now.
func (k marks) renewed(videos []view.Video) marks {
	if len(k) == 0 {
		return k
	}
	now := maps.Clone(k)
	for i := range videos {
		if k.has(videos[i].ID) {
			now[videos[i].ID] = screen.TargetOf(&videos[i])
		}
	}
	return now
}

// targets are the marked videos in the order of their ids, else the focused one.
func (m Model) targets() []screen.Target {
	if len(m.marks) > 0 {
		return slices.SortedFunc(maps.Values(m.marks), func(a, b screen.Target) int { return cmp.Compare(a.ID, b.ID) })
	}
	if v := m.focused(); v != nil {
		return []screen.Target{screen.TargetOf(v)}
	}
	return nil
}

// marked is the list with the marked videos alone, in its order. What the list does not show has no
// figures of this period and filter, so it is counted instead.
func (m Model) marked() screen.Marked {
	alone := *m.shown
	alone.Videos = nil
	for _, v := range m.shown.Videos {
		if m.marks.has(v.ID) {
			alone.Videos = append(alone.Videos, v)
		}
	}
	return screen.Marked{View: &alone, Rows: len(alone.Videos), Elsewhere: len(m.marks) - len(alone.Videos)}
}

func noMark(m Model) string {
	if len(m.marks) == 0 {
		return "nothing is marked"
	}
	return ""
}

func tooFewMarks(m Model) string {
	if len(m.marks) < 2 {
		return "mark two videos or more with space"
	}
	return ""
}

// compare sets the marked videos beside each other. They stay marked.
func compare(m Model) (Model, tea.Cmd) {
	marked := m.targets()
	videos := make([]model.VideoID, 0, len(marked))
	for _, t := range marked {
		videos = append(videos, t.ID)
	}
	return m, screen.Send(screen.OpenCompare{Videos: videos})
}

// mark marks the focused video, or takes its mark off, and goes on to the next.
func mark(m Model) (Model, tea.Cmd) {
	v := m.focused()
	if m.marks.has(v.ID) {
		m.marks = m.marks.without(v.ID)
	} else {
		m.marks = m.marks.with(*v)
	}
	return by(func(Model) int { return +1 })(m)
}

// extend marks the focused video, and the one it goes on to.
func extend(rows int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) {
		m.marks = m.marks.with(*m.focused())
		m, cmd := by(func(Model) int { return rows })(m)
		m.marks = m.marks.with(*m.focused())
		return m, cmd
	}
}

func markAll(m Model) (Model, tea.Cmd) {
	m.marks = m.marks.with(m.shown.Videos...)
	return m, nil
}

// invert turns the marks of the list; what is marked and not in it stays so.
func invert(m Model) (Model, tea.Cmd) {
	now := m.marks.with()
	for i := range m.shown.Videos {
		v := &m.shown.Videos[i]
		if now.has(v.ID) {
			delete(now, v.ID)
		} else {
			now[v.ID] = screen.TargetOf(v)
		}
	}
	m.marks = now
	return m, nil
}

func unmark(m Model) (Model, tea.Cmd) {
	m.marks = nil
	return m, nil
}
