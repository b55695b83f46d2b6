package shell

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/ui/screen"
)

// An Open opens the data. It is called once, beside the window, so that the terminal is set up in the
// meantime and a database that has to be migrated first shows as what it is.
type Open func(context.Context) (Opened, error)

// Opened is what there is to show once the data are open.
type Opened struct {
	Views    Views
	Scope    screen.Scope    // as the dashboard begins
	Accounts []model.Account // asked for again when data change
	Notice   string          // stands in the status line until the first key, unless something does already
}

// opening is the dashboard's state until its data are open.
type opening struct {
	waiting bool
	early   []tea.Msg // keys that were pressed already; they are taken as soon as there is a screen
	slow    bool      // it takes longer than people notice
	err     error     // why there will never be one
}

// restBeforeLeaving is how long a program that has just begun waits for what it asked the terminal: an
// answer that comes when nobody reads it any more stands on the command line.
const restBeforeLeaving = 150 * time.Millisecond

// Message types of the opening.
type (
	openedAs struct {
		Opened
		err error
	}
	stillOpening struct{}
)

// askToOpen opens the data beside the window.
func (m Model) askToOpen(open Open) tea.Cmd {
	ctx := m.ctx
	return func() tea.Msg {
		o, err := screen.Guarded(ctx, open)
		return openedAs{o, err}
	}
}

// sayStillOpening tells, after a while, that the data are not open yet.
func sayStillOpening() tea.Cmd {
	return tea.Tick(screen.Unnoticed, func(time.Time) tea.Msg { return stillOpening{} })
}

// await takes a message while there are no data yet; ok is false for one that has nothing to do with
// data.
func (m Model) await(msg tea.Msg) (next Model, cmd tea.Cmd, ok bool) {
	switch msg := msg.(type) {
	case openedAs:
		next, cmd = m.begin(msg)
	case stillOpening:
		m.opening.slow = true
		next = m
	case tea.KeyPressMsg:
		switch name := msg.String(); {
		case name == "ctrl+c", m.does(name, "shell.quit"):
			next, cmd = quit(m)
		case m.does(name, "shell.suspend"):
			next, cmd = suspend(m)
		default:
			m.opening.early = append(slices.Clip(m.opening.early), msg)
			next = m
		}
	case tea.PasteMsg, tea.MouseClickMsg, tea.MouseWheelMsg:
		next = m // there is nothing yet that it could be meant for
	default:
		return m, nil, false
	}
	return next, cmd, true
}

// begin shows the first screen, and takes the keys that came before it. Without data the program ends,
// and Run returns why.
func (m Model) begin(o openedAs) (Model, tea.Cmd) {
	switch {
	case screen.Cancelled(o.err): // the user left already
		return m, nil
	case o.err != nil:
		m.opening.err = o.err
		return m, tea.Tick(restBeforeLeaving, func(time.Time) tea.Msg { return tea.QuitMsg{} })
	}
	early := m.opening.early
	m.opening = opening{}
	m.views, m.accounts = o.Views.asOfNow(), o.Accounts
	m.scope, m.start = o.Scope, o.Scope
	if o.Notice != "" && m.notice.text == "" {
		m.notice = notice{text: o.Notice, failed: true}
	}
	m, shown := m.show(0)
	cmds := []tea.Cmd{shown, m.watch(0)}
	if m.views.Accounts != nil && len(m.accounts) == 0 {
		cmds = append(cmds, m.askAccounts())
	}
	for _, key := range early {
		m.page = m.draw()
		var cmd tea.Cmd
		m, cmd = m.take(key)
		cmds = append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}
