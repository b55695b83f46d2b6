package shell

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/filter"
	"saveboard/ui/screen"
)

// front is the index of the screen in front.
func (m Model) front() int {
	if m.over >= 0 {
		return m.over
	}
	return m.tab
}

// indexOf is where the screen of that id is in the list, or -1.
func (m Model) indexOf(id screen.ID) int {
	return slices.IndexFunc(m.entries, func(e entry) bool { return e.id == id })
}

// tell gives a message to the screen kept at i, once that was started.
func (m Model) tell(i int, msg tea.Msg) (Model, tea.Cmd) {
	if i < 0 || m.held[i].screen == nil {
		return m, nil
	}
	next, cmd := m.held[i].screen.Update(msg)
	m.held = slices.Clone(m.held)
	m.held[i].screen = next
	return m, cmd
}

// tellAll gives a message to every screen that was started.
func (m Model) tellAll(msg tea.Msg) (Model, tea.Cmd) {
	var cmds []tea.Cmd
	for i := range m.held {
		var cmd tea.Cmd
		m, cmd = m.tell(i, msg)
		cmds = append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}

// show puts the screen kept at i in front, starting it when this is the first time.
func (m Model) show(i int) (Model, tea.Cmd) {
	if m.over = i; m.entries[i].key != "" {
		m.tab, m.over = i, -1
	}
	m.held = slices.Clone(m.held)
	stale := m.held[i].stale
	m.held[i].stale = false
	var cmds []tea.Cmd
	say := func(msg tea.Msg) {
		var cmd tea.Cmd
		m, cmd = m.tell(i, msg)
		cmds = append(cmds, cmd)
	}
	if m.held[i].screen == nil {
		m.held[i].screen = m.entries[i].start(m.ctx, m.views)
		say(m.size())
		stale = false
	}
	say(screen.Shown{Scope: m.scope})
	if stale {
		say(screen.DataChanged{})
	}
	return m, tea.Batch(cmds...)
}

func (m Model) size() screen.Resized {
	f := m.frame()
	return screen.Resized{Width: f.Width, Height: f.Height}
}

// rescope changes what all screens share. The one in front asks again now, the others when they are
// next shown.
func (m Model) rescope(s screen.Scope) (Model, tea.Cmd) {
	if s == m.scope {
		return m, nil
	}
	m.scope = s
	return m.tell(m.front(), screen.ScopeChanged{Scope: s})
}

// refresh lets the screen in front ask again, and the others when they are next shown.
func (m Model) refresh() (Model, tea.Cmd) {
	m.held = slices.Clone(m.held)
	for i := range m.held {
		m.held[i].stale = i != m.front()
	}
	return m.tell(m.front(), screen.DataChanged{})
}

// layOver lays a screen without a tab of its own over the tab, or over another one that lies there, and gives it a message.
func (m Model) layOver(id screen.ID, msg tea.Msg) (Model, tea.Cmd) {
	i := m.indexOf(id)
	if i < 0 {
		return m, nil
	}
	if m.over >= 0 && m.over != i {
		m.trail = append(slices.Clip(m.trail), place{tab: m.tab, over: m.over, under: true})
	}
	m, shown := m.show(i)
	m, told := m.tell(i, msg)
	return m, tea.Batch(shown, told)
}

// openCategory shows the videos of one category, from which there is a way back.
func (m Model) openCategory(msg screen.OpenCategory) (Model, tea.Cmd) {
	return m.lead("videos", msg)
}

// openMatching shows the videos that a filter takes besides the present one. The way back takes it away again.
func (m Model) openMatching(msg screen.OpenMatching) (Model, tea.Cmd) {
	if m.indexOf("videos") < 0 || m.indexOf("videos") == m.front() {
		return m, nil
	}
	before := m.scope.Filter
	m.scope.Filter = filter.And(before, msg.Filter)
	m, cmd := m.lead("videos", msg)
	led := &m.trail[len(m.trail)-1] // lead has made it anew
	led.filter, led.set = before, m.scope.Filter
	return m, cmd
}

// openAccount shows the videos of one account. The way back chooses the one from before again.
func (m Model) openAccount(msg screen.OpenAccount) (Model, tea.Cmd) {
	before, i := m.scope.Account, m.indexOf("videos")
	if i < 0 || i == m.front() {
		return m.setAccount(msg.Account)
	}
	m.scope.Account = msg.Account
	m, cmd := m.lead("videos", nil)
	led := &m.trail[len(m.trail)-1] // lead has made it anew
	led.account, led.chose = before, msg.Account
	return m, cmd
}

// ledByFilter tells whether the way here set the filter that is still there.
func (m Model) ledByFilter() bool {
	if len(m.trail) == 0 {
		return false
	}
	last := m.trail[len(m.trail)-1]
	return last.set != "" && last.set == m.scope.Filter
}

// openWhy shows the explainer, about the video that is focused.
func (m Model) openWhy(msg screen.OpenWhy) (Model, tea.Cmd) {
	return m.lead("why", msg)
}

// lead goes to the tab of that id, gives it a message, and remembers the way back.
func (m Model) lead(id screen.ID, msg tea.Msg) (Model, tea.Cmd) {
	i := m.indexOf(id)
	if i < 0 {
		return m, nil
	}
	var cmds [2]tea.Cmd
	if i != m.front() {
		m.trail = append(slices.Clip(m.trail), place{tab: m.tab, over: m.over})
		m, cmds[0] = m.show(i)
	}
	if msg != nil {
		m, cmds[1] = m.tell(i, msg)
	}
	return m, tea.Batch(cmds[:]...)
}

// A place is what stood in front: a tab, and what lay over it or -1.
type place struct {
	tab, over int
	under     bool            // it lies under what was opened from there: both are over the same tab
	filter    string          // as it was there
	set       string          // the filter that the way from there set; empty for none
	account   model.AccountID // as it was there
	chose     model.AccountID // the account that the way from there chose; 0 for none
}

// openTab goes to a tab by its number: what lies over it goes, and so does the way back.
func (m Model) openTab(id screen.ID) (Model, tea.Cmd) {
	m.mode, m.trail = mode{}, nil
	if i := m.indexOf(id); i >= 0 && i != m.front() {
		return m.show(i)
	}
	return m, nil
}

// liesOver tells whether what lies over the tab has another one under it.
func (m Model) liesOver() bool { return len(m.trail) > 0 && m.trail[len(m.trail)-1].under }

// back leaves what lies over a tab, and else goes where the way led here from.
func (m Model) back() (Model, tea.Cmd) {
	switch {
	case m.over >= 0 && m.liesOver():
		under := m.trail[len(m.trail)-1].over
		m.trail = m.trail[:len(m.trail)-1]
		return m.show(under)
	case m.over >= 0 && !m.logging():
		return m.show(m.tab)
	case len(m.trail) > 0:
		last := m.trail[len(m.trail)-1]
		if m.ledByFilter() {
			m.scope.Filter = last.filter
		}
		if last.chose != 0 && last.chose == m.scope.Account {
			m.scope.Account = last.account
		}
		m.trail = m.trail[:len(m.trail)-1]
		m.tab, m.over = last.tab, last.over
		return m.show(m.front())
	}
	return m, nil
}
