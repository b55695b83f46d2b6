package shell

import (
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"saveboard/ui/look"
	"saveboard/ui/screen"
)

// Update takes a message and makes the page anew. A panic is written to the log and becomes a
// sentence; the dashboard goes on as it was before the message.
func (m Model) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	defer func() {
		if r := recover(); r != nil {
			next, cmd = m.broken("taking a message", r), nil
		}
	}()
	n, cmd := m.take(msg)
	n.page = n.draw()
	n.zone = n.zoneOf(n.page)
	return n, cmd
}

// zoneOf is the time zone of what is shown, looked up when it is another than before.
func (m Model) zoneOf(page screen.Page) zone {
	if page.Head == nil || page.Head.TimeZone == m.zone.name {
		return m.zone
	}
	z := zone{page.Head.TimeZone, time.UTC}
	if m.views.Zone != nil {
		if place := m.views.Zone(z.name); place != nil {
			z.place = place
		}
	}
	return z
}

// broken is the dashboard after a panic.
func (m Model) broken(what string, r any) Model {
	if m.opts.Log != nil {
		m.opts.Log(what, r, debug.Stack())
	}
	m.notice = notice{text: fmt.Sprintf("Something went wrong inside saveboard (%v). Your data are untouched; the log says more.", r), failed: true}
	return m
}

// guarded keeps a panic of a command of our own from the terminal.
func guarded(log func(string, any, []byte), what string, f tea.Cmd) tea.Cmd {
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				if log != nil {
					log(what, r, debug.Stack())
				}
				msg = screen.Failed{Err: errors.New("something went wrong inside saveboard; the log says more")}
			}
		}()
		return f()
	}
}

// draw is the page of the screen in front.
func (m Model) draw() screen.Page {
	s := m.held[m.front()].screen
	if s == nil || m.tooSmall() {
		return screen.Page{}
	}
	return s.View(m.frame())
}

func (m Model) take(msg tea.Msg) (Model, tea.Cmd) {
	if m.opening.waiting {
		if next, cmd, ok := m.await(msg); ok {
			return next, cmd
		}
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.PasteMsg:
		return m.paste(msg)
	case tea.MouseClickMsg:
		return m.click(msg.Mouse())
	case tea.MouseWheelMsg:
		return m.wheel(msg.Mouse())
	case tea.WindowSizeMsg:
		return m.resize(msg)
	case tea.ColorProfileMsg:
		return m.deepen(depthOf(msg.Profile)), nil
	case tea.ModeReportMsg:
		return m.onMode(msg), nil
	case tea.BackgroundColorMsg:
		return m.onBackground(msg.IsDark()), nil
	case screen.Addressed:
		return m.tell(m.indexOf(msg.Addressee()), msg)
	case screen.Invoke:
		return m.invoke(msg)
	}
	return m.hear(msg)
}

// hear takes what screens and the shell's own commands say.
func (m Model) hear(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case versionIs:
		return m.seen(msg.version)
	case accountsAs:
		return m.takeAccounts(msg.accounts)
	case filterNow:
		if msg.asked == m.asked && m.mode.kind == filtering {
			return m.applyFilter()
		}
	case placesAs:
		return m.takePlaces(msg), nil
	case commandClicked:
		return m.clickCommand(msg)
	case valuesAre:
		m.values = msg.values
	case takenOption:
		return m.takeOption(msg.row)
	case droppedPart:
		return m.dropPart(msg.part)
	case picked:
		return m.choose(msg.row)
	case formatPicked:
		return m.pickFormat(msg.format), nil
	case exported:
		return m.takeExported(msg), nil
	case cardsCame:
		return m.takeCards(msg.answer), nil
	case cardsLate:
		return m.sourceLate(msg.gen), nil
	case namesAs:
		return m.takeNames(msg), nil
	case nameClicked:
		return m.clickName(msg)
	case accountTurned:
		return m.turnAccount(msg), nil
	case intoClicked:
		return m.clickInto(msg)
	case screen.EditAccount:
		return m.editAccount(msg)
	case suggestedAs:
		return m.takeSuggested(msg), nil
	case proposalClicked:
		return m.clickProposal(msg), nil
	case otherClicked:
		return m.clickOther(msg), nil
	case screen.MakeRule:
		return m.openRule(msg)
	case ruleBookAs:
		return m.takeRuleBook(msg)
	case previewedAs:
		return m.takePreviewed(msg), nil
	case wordClicked:
		return m.clickWord(msg)
	case editedAs:
		return m.takeEdited(msg)
	case screen.OpenVideo:
		return m.layOver("video", msg)
	case screen.OpenCompare:
		return m.layOver("compare", msg)
	case screen.OpenCategory:
		return m.openCategory(msg)
	case screen.OpenMatching:
		return m.openMatching(msg)
	case screen.OpenAccount:
		return m.openAccount(msg)
	case screen.OpenScreen:
		return m.lead(msg.To, nil)
	case screen.OpenWhy:
		return m.openWhy(msg)
	case screen.Back:
		return m.back()
	case screen.Refused:
		m.notice = notice{text: sentence(msg.Why)}
	case screen.Notice:
		m.notice = notice{text: msg.Text}
	case screen.Failed:
		m.notice = m.failure(msg.Err)
	case screen.LogCounts:
		return m.logCounts(msg)
	case screen.Copy:
		return m, m.copied(msg, "")
	case put:
		return m.takePut(msg)
	case noBrowser:
		return m, m.copyAddress(msg.url)
	case screen.Browse:
		return m, m.browse(msg.URL)
	default:
		return m.tell(m.front(), msg)
	}
	return m, nil
}

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
	case helping, choosing:
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
	case m.does(name, "shell.esc"), m.does(name, "shell.help") && m.mode.kind == helping, m.does(name, "shell.account") && m.mode.kind == choosing:
		m.mode = mode{}
		return m, nil
	case m.does(name, "shell.quit"):
		return quit(m)
	case m.does(name, "shell.suspend"):
		return suspend(m)
	}
	if m.mode.kind == helping {
		return m.scrollHelp(key), nil
	}
	return m.moveChoice(key)
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

func (m Model) resize(msg tea.WindowSizeMsg) (Model, tea.Cmd) {
	m.width, m.height = msg.Width, msg.Height
	return m.tellAll(m.size())
}

// seen takes the version of the data. The first one is only remembered.
func (m Model) seen(version int64) (Model, tea.Cmd) {
	again := m.watch(pause)
	if version < 0 || version == m.version {
		return m, again
	}
	first := m.version == 0
	m.version = version
	if first {
		return m, again
	}
	if m.notice.text == "" { // what an edit did is news enough
		m.notice = notice{text: "New data came in."}
	}
	m, ask := m.refresh()
	cmds := []tea.Cmd{again, ask}
	if m.views.Accounts != nil {
		cmds = append(cmds, m.askAccounts())
	}
	return m, tea.Batch(cmds...)
}

func (m Model) deepen(depth look.Depth) Model {
	m.depth = depth
	return m.paint(m.theme)
}

// paint is the dashboard in a theme.
func (m Model) paint(theme string) Model {
	m.theme = theme
	byCodePoint := m.look.ByCodePoint
	m.look = m.opts.Themes.New(theme, m.depth, m.look.Glyphs)
	m.look.ByCodePoint = byCodePoint
	return m
}

// depthOf is how many colours a terminal of that profile has.
func depthOf(p colorprofile.Profile) look.Depth {
	switch p {
	case colorprofile.TrueColor:
		return look.TrueColour
	case colorprofile.ANSI256:
		return look.Colours256
	case colorprofile.ANSI:
		return look.Colours16
	}
	return look.NoColour
}

// onMode learns that the terminal knows grapheme clusters; the renderer counts by them from now on.
func (m Model) onMode(msg tea.ModeReportMsg) Model {
	if msg.Mode == ansi.ModeUnicodeCore && (msg.Value == ansi.ModeReset || msg.Value == ansi.ModeSet || msg.Value == ansi.ModePermanentlySet) {
		m.look.ByCodePoint = false
	}
	return m
}

// onBackground takes the terminal's answer, unless the user has chosen a theme.
func (m Model) onBackground(dark bool) Model {
	switch {
	case m.chosen:
		return m
	case dark:
		return m.paint("dark")
	}
	return m.paint("light")
}

// failure is what the status line says of an error. What panicked beside the screen goes to the log.
func (m Model) failure(err error) notice {
	if err == nil || screen.Cancelled(err) {
		return notice{}
	}
	var panicked *screen.Panicked
	if errors.As(err, &panicked) && m.opts.Log != nil {
		m.opts.Log("answering", panicked.Value, panicked.Stack)
	}
	return notice{text: sentence(err.Error()), failed: true}
}
