package shell

import (
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"

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

// take routes what the terminal says, and what is addressed to a screen; the rest is heard.
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

// hear takes what screens ask of the shell; what is none of that, the shell says to itself.
func (m Model) hear(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.EditAccount:
		return m.editAccount(msg)
	case screen.MakeRule:
		return m.openRule(msg)
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
	case screen.Browse:
		return m, m.browse(msg.URL)
	default:
		return m.answered(msg)
	}
	return m, nil
}

// answered takes what the shell's own commands found.
func (m Model) answered(msg tea.Msg) (Model, tea.Cmd) {
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
	case valuesAre:
		m.values = msg.values
	case exported:
		return m.takeExported(msg), nil
	case cardsCame:
		return m.takeCards(msg.answer), nil
	case cardsLate:
		return m.sourceLate(msg.gen), nil
	case namesAs:
		return m.takeNames(msg), nil
	case suggestedAs:
		return m.takeSuggested(msg), nil
	case ruleBookAs:
		return m.takeRuleBook(msg)
	case previewedAs:
		return m.takePreviewed(msg), nil
	case editedAs:
		return m.takeEdited(msg)
	case put:
		return m.takePut(msg)
	case resumed:
		return m.awake(msg.err), nil
	case noBrowser:
		return m, m.copyAddress(msg.url)
	default:
		return m.clicked(msg)
	}
	return m, nil
}

// clicked takes a click on what the shell draws; anything else is for the screen in front.
func (m Model) clicked(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case commandClicked:
		return m.clickCommand(msg)
	case takenOption:
		return m.takeOption(msg.row)
	case droppedPart:
		return m.dropPart(msg.part)
	case picked:
		return m.clickChoice(msg)
	case formatPicked:
		return m.pickFormat(msg.format), nil
	case nameClicked:
		return m.clickName(msg)
	case accountTurned:
		return m.turnAccount(msg), nil
	case intoClicked:
		return m.clickInto(msg)
	case proposalClicked:
		return m.clickProposal(msg), nil
	case otherClicked:
		return m.clickOther(msg), nil
	case wordClicked:
		return m.clickWord(msg)
	}
	return m.tell(m.front(), msg)
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
