package overview

import (
	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/screen"
)

// A focus is what the keys act on: a figure, a finding or a mover.
type focus struct {
	group group
	at    int
}

// group is one of the three kinds of things on the screen, top to bottom.
type group uint8

const (
	onFigures group = iota
	onFindings
	onMovers
	groups
)

// count is how many things of a group can be focused.
func (m Model) count(g group) int {
	if m.shown == nil {
		return 0
	}
	switch g {
	case onFigures:
		return min(m.layout().figures, len(figureList(m.shown)))
	case onFindings:
		return len(m.shown.Findings)
	case onMovers:
		if m.layout().movers == 0 {
			return 0
		}
		return len(m.listed())
	}
	return 0
}

// settle moves the focus to something that is there.
func (m Model) settle() Model {
	if n := m.count(m.focus.group); m.focus.at >= n {
		m.focus.at = max(0, n-1)
	}
	if m.count(m.focus.group) == 0 {
		m.focus = focus{}
	}
	return m
}

// vertical moves the focus up or down: through the rows of a group, then into the next that has any.
func (m Model) vertical(by int) Model {
	m = m.settle()
	f := m.focus
	if f.group != onFigures || m.layout().list {
		if next := f.at + by; next >= 0 && next < m.count(f.group) {
			m.focus.at = next
			return m
		}
	}
	for g := int(f.group) + by; g >= 0 && g < int(groups); g += by {
		n := m.count(group(g))
		if n == 0 {
			continue
		}
		m.focus = focus{group(g), 0}
		if by < 0 && (group(g) != onFigures || m.layout().list) {
			m.focus.at = n - 1
		}
		return m
	}
	return m
}

// horizontal moves the focus between the figures.
func (m Model) horizontal(by int) Model {
	m = m.settle()
	if m.focus.group == onFigures {
		m.focus.at = max(0, min(m.focus.at+by, m.count(onFigures)-1))
	}
	return m
}

// video is the focused video, or 0.
func (m Model) video() model.VideoID {
	m = m.settle()
	if m.shown == nil || m.count(m.focus.group) == 0 {
		return 0
	}
	switch m.focus.group {
	case onFindings:
		return m.shown.Findings[m.focus.at].Video
	case onMovers:
		return m.listed()[m.focus.at].ID
	case onFigures, groups:
	}
	return 0
}

// listed are the videos of the list below: what moved most or, where that is not known, what has most saves.
func (m Model) listed() []view.Video {
	if m.shown == nil {
		return nil
	}
	videos, _ := m.shown.Listed()
	return videos
}

// targets are what edits are about: the focused mover, or the one that the focused finding is about.
func (m Model) targets() []screen.Target {
	focused := m.video()
	listed := m.listed()
	for i := range listed {
		if v := &listed[i]; v.ID == focused {
			return []screen.Target{screen.TargetOf(v)}
		}
	}
	return nil
}

// source is what "where this comes from" is asked about: the focused figure or finding, or what a mover gained.
func (m Model) source() view.Focus {
	m = m.settle()
	if m.shown == nil || m.count(m.focus.group) == 0 || m.shown.Videos == 0 {
		return view.Focus{}
	}
	switch m.focus.group {
	case onFindings:
		return m.shown.FocusOnFinding(m.focus.at)
	case onMovers:
		return view.FocusOn(m.listed()[m.focus.at].ID, "saves_gained")
	case onFigures, groups:
	}
	return m.shown.FocusOn(figureKeys()[m.focus.at])
}
