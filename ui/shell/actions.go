package shell

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/field"
)

const everywhere = "Everywhere"

// actions are what can be done on every screen. The screen in front is asked first.
func actions() []screen.Action[Model] {
	return append([]screen.Action[Model]{
		{ID: "shell.next-screen", Name: "Next screen", Keys: []string{"tab"}, Group: everywhere, Do: step(+1)},
		{ID: "shell.previous-screen", Name: "Previous screen", Keys: []string{"shift+tab"}, Group: everywhere, Do: step(-1)},
		{ID: "shell.filter", Name: "Filter by words", Hint: "filter", Keys: []string{"/"}, Group: everywhere, Off: noFilter, Do: startFilter},
		{ID: "shell.source", Name: "Where this is from", Hint: "source", Keys: []string{"i"}, Group: everywhere, Off: noSource, Do: askSource},
		{ID: "shell.why", Name: "Why no names", Hint: "why no names", Keys: []string{"w"}, Group: everywhere, Off: noExplainer, Do: why},
		{ID: "shell.help", Name: "These keys", Hint: "help", Keys: []string{"?"}, Group: everywhere, Do: startHelp},
		{ID: paletteID, Name: "All commands", Hint: "commands", Keys: []string{":", "ctrl+p"}, Group: everywhere, Do: startPalette},
		{ID: "shell.period", Name: "Next period", Hint: "period", Keys: []string{"r"}, Group: everywhere, Do: nextPeriod},
		{ID: "shell.metric", Name: "Next metric", Hint: "metric", Keys: []string{"m"}, Group: everywhere, Do: nextMetric},
		{ID: "shell.account", Name: "Choose the account", Keys: []string{"a"}, Group: everywhere, Off: oneAccount, Do: startChoosing},
		{ID: "shell.export", Name: "Export this screen", Keys: []string{"x"}, Group: everywhere, Off: nothingToExport, Do: startExport},
		{ID: "shell.theme", Name: "Next theme", Keys: []string{"t"}, Group: everywhere, Do: nextTheme},
		{ID: "shell.esc", Name: "Close, or go back", Keys: []string{"esc"}, Group: everywhere, Do: escape},
		{ID: "shell.suspend", Name: "Suspend; fg resumes", Keys: []string{"ctrl+z"}, Group: everywhere, Do: suspend},
		{ID: "shell.quit", Name: "Quit", Hint: "quit", Keys: []string{"q", "ctrl+c"}, Group: everywhere, Do: quit},
		{ID: "shell.run", Do: runCommand},
		{ID: "shell.copy-source", Do: copySource},
		{ID: "shell.next-source", Do: func(m Model) (Model, tea.Cmd) { return m.turnSource(+1), nil }},
		{ID: "shell.period-take", Do: takePeriod},
		{ID: "shell.choose", Do: chooseFocused},
		{ID: "shell.account-edit", Do: func(m Model) (Model, tea.Cmd) { return m.confirmAccount() }},
		{ID: "shell.account-whose", Do: func(m Model) (Model, tea.Cmd) { return m.turnAccount(accountTurned{!m.mode.account.own}), nil }},
		{ID: "shell.export-write", Do: Model.writeExport},
		{ID: "shell.export-format", Do: func(m Model) (Model, tea.Cmd) { return m.nextFormat(+1), nil }},
	}, slices.Concat(editActions(), ruleActions(), suggestActions())...)
}

// tabActions open the screens by their numbers.
func (m Model) tabActions() []screen.Action[Model] {
	var all []screen.Action[Model]
	for _, e := range m.entries {
		if e.key == "" {
			continue
		}
		all = append(all, screen.Action[Model]{
			ID: tabID(e), Name: e.name, Keys: []string{e.key}, Group: everywhere,
			Do: func(m Model) (Model, tea.Cmd) { return m.openTab(e.id) },
		})
	}
	return all
}

func tabID(e entry) string { return "shell.open-" + string(e.id) }

func step(by int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) {
		n := len(m.entries)
		for i := (m.tab + by + n) % n; i != m.tab; i = (i + by + n) % n {
			if m.entries[i].key != "" {
				return m.openTab(m.entries[i].id)
			}
		}
		return m, nil
	}
}

func noFilter(m Model) string { return m.page.NoFilter }

func startFilter(m Model) (Model, tea.Cmd) {
	m.mode = mode{kind: filtering, line: filterLine{field: field.Of(m.scope.Filter)}}
	return m, m.askValues()
}

func nextMetric(m Model) (Model, tea.Cmd) {
	return m.setMetric(m.scope.Metric.Next())
}

func (m Model) setMetric(metric model.Metric) (Model, tea.Cmd) {
	s := m.scope
	s.Metric = metric
	if m.timeless() || m.page.OneMetric {
		m.notice = elsewhere(metric.String())
	}
	return m.rescope(s)
}

// elsewhere says, where a part of the scope changes nothing on the screen in front, what it is now.
func elsewhere(value string) notice {
	return notice{text: "Now " + value + " on other screens; here it changes nothing."}
}

// timeless tells whether the page goes by all that is known, or shows no figures at all.
func (m Model) timeless() bool { return m.page.AllTime || m.page.Note != "" }

func oneAccount(m Model) string {
	if len(m.accounts) < 2 {
		return "there is one account only"
	}
	return ""
}

func noExplainer(m Model) string {
	if m.indexOf("why") < 0 {
		return "there is no explainer"
	}
	return ""
}

func why(m Model) (Model, tea.Cmd) { return m.openWhy(screen.OpenWhy{Video: m.page.Video}) }

func nextTheme(m Model) (Model, tea.Cmd) { return m.setTheme(m.opts.Themes.Next(m.theme)) }

func (m Model) setTheme(name string) (Model, tea.Cmd) {
	if m.depth == look.NoColour {
		m.notice = notice{text: "Colours are off here (NO_COLOR, or a terminal without them)."}
		return m, nil
	}
	m.chosen = true
	m = m.paint(name)
	m.notice = notice{text: "Theme " + m.theme + "."}
	return m, nil
}

func startHelp(m Model) (Model, tea.Cmd) {
	m.mode = mode{kind: helping}
	return m, nil
}

// escape closes what lies on top: a box, a detail, the filter, what the screen has open, and last the
// way that led here.
func escape(m Model) (Model, tea.Cmd) {
	switch {
	case m.mode.kind == sourcing:
		return m.closeSource(), nil
	case m.mode.kind == suggesting:
		return m.leaveSuggestions(), nil
	case m.mode.kind == onRule:
		return m.leaveRule()
	case m.mode.kind != browsing:
		m.mode = mode{}
		return m, nil
	case m.over < 0 && m.ledByFilter():
		return m.back()
	case m.nested() && (m.over >= 0 || m.page.Note != ""):
		return m.tell(m.front(), tea.KeyPressMsg{Code: tea.KeyEscape})
	case m.over >= 0:
		return m.back()
	case m.scope.Filter != "" && m.page.Note == "":
		return m.clearFilter()
	case m.nested():
		return m.tell(m.front(), tea.KeyPressMsg{Code: tea.KeyEscape})
	}
	return m.back()
}

func (m Model) nested() bool {
	s := m.held[m.front()].screen
	return s != nil && s.Nested()
}

func quit(m Model) (Model, tea.Cmd) {
	m.end()
	return m, tea.Quit
}
