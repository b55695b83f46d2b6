// Package overview is the screen that answers: how are my saves doing?
//
// It asks for its figures first: they are there at once, whatever the size of the history. Findings and
// movers follow when every video was looked at, which begins when the figures have come, so that they
// need not share the machine with it.
package overview

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/view"
	"saveboard/ui/screen"
	"saveboard/ui/widget/chart"
)

// ID names the screen.
const ID screen.ID = "overview"

// Load has the two functions that compute the view. Both may take long, and stop when ctx does.
type Load struct {
	Figures  func(ctx context.Context, q view.Query) (view.Overview, error)
	Overview func(ctx context.Context, q view.Query) (view.Overview, error)
}

// A Model is the screen: what was asked, what came, and where the user is.
type Model struct {
	ctx    context.Context // ends with the program
	load   Load
	scope  screen.Scope
	quick  screen.Pending // the figures
	whole  screen.Pending // all of it
	shown  *view.Overview // the last good answer, never written to; it stays under a newer error
	stage  stage
	slow   bool // the whole answer takes longer than people notice
	err    error
	focus  focus
	width  int
	height int
	answer int // counts the answers that were taken: the chart is drawn once for each
	memo   *chart.Memo
}

// stage is how much of the shown answer has come.
type stage uint8

const (
	nothing stage = iota
	figuresOnly
	everything
)

// figures is the quick answer, a type of its own so that it is not taken for the whole one.
type figures struct{ view.Overview }

// New is the screen before it was first shown.
func New(ctx context.Context, load Load) Model {
	return Model{ctx: ctx, load: load, memo: new(chart.Memo)}
}

// Update takes a key or a message.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown:
		if m.shown != nil && msg.Scope == m.scope {
			return m, nil
		}
		m.scope = msg.Scope
		return m.ask()
	case screen.ScopeChanged:
		m.scope = msg.Scope
		return m.ask()
	case screen.DataChanged:
		return m.ask()
	case screen.Resized:
		m.width, m.height = msg.Width, msg.Height
		return m.settle(), nil
	case screen.Answer[figures]:
		return m.takeFigures(msg)
	case screen.Answer[view.Overview]:
		return m.takeWhole(msg)
	case screen.Late:
		m.slow = m.slow || m.quick.Wants(msg.Gen) || m.whole.Wants(msg.Gen)
		return m, nil
	case clicked:
		return m.click(msg)
	}
	m, cmd, _ := screen.Dispatch(actions(), m, msg)
	return m, cmd
}

// ask asks for the figures. What is shown stays until they are there.
func (m Model) ask() (Model, tea.Cmd) {
	load, q := m.load.Figures, m.query()
	var cmd tea.Cmd
	m.whole, m.slow = m.whole.Stop(), false
	m.quick, cmd = screen.Ask(m.ctx, m.quick, ID, func(ctx context.Context) (figures, error) {
		o, err := load(ctx, q)
		return figures{o}, err
	})
	return m, tea.Batch(cmd, m.quick.Late(ID))
}

// askWhole asks for all of it.
func (m Model) askWhole() (Model, tea.Cmd) {
	load, q := m.load.Overview, m.query()
	var cmd tea.Cmd
	m.whole, cmd = screen.Ask(m.ctx, m.whole, ID, func(ctx context.Context) (view.Overview, error) { return load(ctx, q) })
	return m, tea.Batch(cmd, m.whole.Late(ID))
}

func (m Model) query() view.Query {
	return view.Query{Account: m.scope.Account, Period: m.scope.Period, Metric: m.scope.Metric, Filter: m.scope.Filter}
}

// takeFigures takes the quick answer and asks for the rest. Findings and movers of the question before
// stay until theirs come: they hold the place.
func (m Model) takeFigures(a screen.Answer[figures]) (Model, tea.Cmd) {
	if !m.quick.Wants(a.Gen) {
		return m, nil
	}
	m.quick = m.quick.Stop()
	if a.Err != nil {
		return m.askWhole() // which says what is wrong, if it still is
	}
	o := a.Value.Overview
	if m.shown != nil {
		o.Findings, o.Movers = m.shown.Findings, m.shown.Movers
	}
	m.shown, m.err = &o, nil
	m.stage = max(m.stage, figuresOnly)
	m.answer++
	return m.settle().askWhole()
}

func (m Model) takeWhole(a screen.Answer[view.Overview]) (Model, tea.Cmd) {
	if !m.whole.Wants(a.Gen) {
		return m, nil
	}
	m.whole, m.slow = m.whole.Stop(), false
	m.err = a.Err
	if a.Err != nil {
		return m, func() tea.Msg { return screen.Failed{Err: a.Err} }
	}
	m.shown, m.stage = &a.Value, everything
	m.answer++
	return m.settle(), nil
}

// Actions describes what can be done here.
func (m Model) Actions() []screen.Info { return screen.Infos(actions(), m) }

// Typing tells whether keys are text: never here.
func (m Model) Typing() bool { return false }

// Nested tells whether esc has something to leave here: never.
func (m Model) Nested() bool { return false }
