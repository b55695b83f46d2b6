// Package overview is the screen that answers: how are my saves doing?
//
// It asks for its figures first: they are there at once, whatever the size of the history. Findings and
// movers follow when every video was looked at. That takes all processors, so it begins when the figures have
// come, and the first time not before they stand on the screen.
package overview

import (
	"context"
	"time"

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
	screen.Defaults

	scope  screen.Scope
	quick  screen.Asking[view.Query, figures]
	whole  screen.Asking[view.Query, view.Overview]
	shown  *view.Overview // the last good answer, never written to; it stays under a newer error
	stage  stage
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

// untilSeen is how long figures take to stand on the screen once they have come: two paintings, at 120 a second.
const untilSeen = 17 * time.Millisecond

// seen says that the figures of an answer stand on the screen.
type seen struct{ answer int }

// Addressee is this screen.
func (seen) Addressee() screen.ID { return ID }

// figures is the quick answer, a type of its own so that it is not taken for the whole one.
type figures struct{ view.Overview }

// New is the screen before it was first shown.
func New(ctx context.Context, load Load) Model {
	quick := func(ctx context.Context, q view.Query) (figures, error) {
		o, err := load.Figures(ctx, q)
		return figures{o}, err
	}
	return Model{quick: screen.NewAsking(ctx, ID, quick), whole: screen.NewAsking(ctx, ID, load.Overview), memo: new(chart.Memo)}
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
		m.quick, _, _ = m.quick.Take(msg)
		m.whole, _, _ = m.whole.Take(msg)
		return m, nil
	case seen:
		if msg.answer != m.answer {
			return m, nil // others came since, and have a word of their own on the way
		}
		return m.askWhole()
	case clicked:
		return m.click(msg)
	}
	m, cmd, _ := screen.Dispatch(actions(), m, msg)
	return m, cmd
}

// ask asks for the figures. What is shown stays until they are there.
func (m Model) ask() (Model, tea.Cmd) {
	var cmd tea.Cmd
	m.whole = m.whole.Stop()
	m.quick, cmd = m.quick.Ask(m.scope.Query())
	return m, cmd
}

// askWhole asks for all of it.
func (m Model) askWhole() (Model, tea.Cmd) {
	var cmd tea.Cmd
	m.whole, cmd = m.whole.Ask(m.scope.Query())
	return m, cmd
}

// takeFigures takes the quick answer and asks for the rest, which says what is wrong if something is. The very
// first figures are to be seen before that: the program's start has no processor to spare.
// Findings and movers of the question before stay until theirs come: they hold the place.
func (m Model) takeFigures(a screen.Answer[figures]) (Model, tea.Cmd) {
	waiting, answer, failed := m.quick.Take(a)
	m.quick = waiting
	switch {
	case failed != nil:
		return m.askWhole()
	case answer == nil:
		return m, nil
	}
	o := answer.Overview
	if m.shown != nil {
		o = o.Holding(*m.shown)
	}
	first := m.stage == nothing
	m.shown = &o
	m.stage = max(m.stage, figuresOnly)
	m.answer++
	if !first {
		return m.settle().askWhole()
	}
	figures := m.answer
	return m.settle(), tea.Tick(untilSeen, func(time.Time) tea.Msg { return seen{figures} })
}

func (m Model) takeWhole(a screen.Answer[view.Overview]) (Model, tea.Cmd) {
	waiting, answer, cmd := m.whole.Take(a)
	m.whole = waiting
	if answer == nil {
		return m, cmd
	}
	m.shown, m.stage = answer, everything
	m.answer++
	return m.settle(), nil
}

// Actions describes what can be done here.
func (m Model) Actions() []screen.Info { return screen.Infos(actions(), m) }
