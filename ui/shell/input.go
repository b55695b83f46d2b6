package shell

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"saveboard/ui/screen"
)

// press routes a key: to what is on top, to the screen in front when it knows the key, to the shell.
func (m Model) press(key tea.KeyPressMsg) (Model, tea.Cmd) {
	name := key.String()
	switch {
	case name == "ctrl+c":
		return quit(m)
	case m.tooSmall():
		if m.does(name, "shell.quit") {
			return quit(m)
		}
		return m, nil
	}
	m.notice = notice{}
	switch m.mode.kind {
	case filtering:
		if key.Text == "" && m.does(name, "shell.suspend") {
			return suspend(m)
		}
		return m.typeFilter(key)
	case exporting:
		return m.typeExport(key)
	case choosing:
		return m.typeChoice(key)
	case helping:
		return m.pressOnBox(key)
	case commanding:
		return m.typeCommand(key)
	case sourcing:
		return m.pressOnSource(key)
	case editing:
		return m.typeEdit(key)
	case onAccount:
		return m.typeAccount(key)
	case suggesting:
		return m.pressOnSuggestions(key)
	case onRule:
		return m.typeRule(key)
	case dating:
		return m.typePeriod(key)
	case browsing:
	}
	if m.typing() {
		return m.tell(m.front(), key)
	}
	if name != "esc" && m.knows(name) {
		return m.tellKey(key)
	}
	return m.dispatch(key)
}

// paste gives what was pasted to where text is typed now; a box that takes none keeps it from the screen.
func (m Model) paste(msg tea.PasteMsg) (Model, tea.Cmd) {
	switch m.mode.kind {
	case filtering:
		return m.typeFilter(msg)
	case choosing:
		return m.typeChoice(msg)
	case commanding:
		return m.typeCommand(msg)
	case dating:
		return m.typePeriod(msg)
	case exporting:
		return m.typeExport(msg)
	case editing:
		return m.typeEdit(msg)
	case onAccount:
		return m.typeAccount(msg)
	case suggesting:
		return m.pressOnSuggestions(msg)
	case onRule:
		return m.typeRule(msg)
	case browsing:
		return m.tell(m.front(), msg)
	}
	return m, nil
}

// pressOnBox takes a key while a box lies on top.
func (m Model) pressOnBox(key tea.KeyPressMsg) (Model, tea.Cmd) {
	switch name := key.String(); {
	case m.does(name, "shell.esc"), m.does(name, "shell.help"):
		m.mode = mode{}
		return m, nil
	case m.does(name, "shell.quit"):
		return quit(m)
	case m.does(name, "shell.suspend"):
		return suspend(m)
	}
	return m.scrollHelp(key), nil
}

func (m Model) typing() bool {
	s := m.held[m.front()].screen
	return s != nil && s.Typing()
}

// knows tells whether the screen in front has an action on the key.
func (m Model) knows(key string) bool {
	return slices.ContainsFunc(m.shownInfos(), func(a screen.Info) bool { return slices.Contains(a.Keys, key) })
}

func (m Model) dispatch(msg tea.Msg) (Model, tea.Cmd) {
	next, cmd, ok := screen.Dispatch(screen.Rebound(append(actions(), m.tabActions()...), m.keys), m, msg)
	if ok {
		return next, cmd
	}
	if key, pressed := msg.(tea.KeyPressMsg); pressed {
		return m.tellKey(key)
	}
	return m.tell(m.front(), msg)
}

// tellKey gives the screen in front a key as its own table knows it.
func (m Model) tellKey(key tea.KeyPressMsg) (Model, tea.Cmd) {
	s := m.held[m.front()].screen
	if s == nil {
		return m, nil
	}
	msg, ok := m.keys.Translate(s.Actions(), key)
	if !ok {
		return m, nil
	}
	return m.tell(m.front(), msg)
}

// invoke runs an action that was clicked: the shell's, or the screen's in front.
func (m Model) invoke(msg screen.Invoke) (Model, tea.Cmd) {
	m.notice = notice{}
	if next, cmd, ok := screen.Dispatch(m.scopeActions(), m, msg); ok {
		return next, cmd
	}
	return m.dispatch(msg)
}
