// Package video is the screen that answers: how is this one doing? It shows one video among the
// neighbours of the list it was opened from.
package video

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/screen"
	"saveboard/ui/widget/chart"
)

// ID names the screen.
const ID screen.ID = "video"

// Load computes the view of one video. It may take long; it stops when ctx does.
type Load func(ctx context.Context, q view.VideoQuery) (view.VideoDetail, error)

// asking waits for the view.
type asking = screen.Asking[view.VideoQuery, view.VideoDetail]

// A Model is the screen: which video, among which, and what is known of it.
type Model struct {
	screen.Defaults

	scope  screen.Scope
	front  bool            // it was shown once, so scope is one
	video  model.VideoID   // the one asked for; 0 before the first
	among  []model.VideoID // the list it was opened from; read only
	asking asking
	shown  *view.VideoDetail // the last good answer, never written to; it stays under a newer error
	curve  *chart.Memo
	daily  *chart.Memo
}

// New is the screen before any video was opened.
func New(ctx context.Context, load Load) Model {
	return Model{asking: screen.NewAsking(ctx, ID, load), curve: new(chart.Memo), daily: new(chart.Memo)}
}

// Update takes a key or a message.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.OpenVideo:
		m.video, m.among = msg.Video, msg.Among
		if !m.front {
			return m, nil
		}
		return m.ask()
	case screen.Shown:
		m.scope, m.front = msg.Scope, true
		return m.ask()
	case screen.ScopeChanged:
		m.scope = msg.Scope
		return m.ask()
	case screen.DataChanged:
		return m.asks(m.asking.Again())
	case screen.Late, screen.Answer[view.VideoDetail]:
		return m.take(msg)
	}
	m, cmd, _ := screen.Dispatch(actions(), m, msg)
	return m, cmd
}

// ask asks for the video, unless just that is on the screen or under way.
func (m Model) ask() (Model, tea.Cmd) {
	q := view.VideoQuery{
		Query: view.Query{Account: m.scope.Account, Period: m.scope.Period, Metric: m.scope.Metric},
		Video: m.video,
	}
	if m.video == 0 {
		return m, nil
	}
	return m.asks(m.asking.Want(q))
}

// asks goes on with a question that was asked, or was not.
func (m Model) asks(a asking, cmd tea.Cmd) (Model, tea.Cmd) {
	m.asking = a
	return m, cmd
}

func (m Model) take(msg tea.Msg) (Model, tea.Cmd) {
	waiting, answer, cmd := m.asking.Take(msg)
	m.asking = waiting
	if answer != nil {
		m.shown = answer
	}
	return m, cmd
}

// step opens the neighbour so many places further.
func (m Model) step(by int) (Model, tea.Cmd) {
	i := slices.Index(m.among, m.video) + by
	if i < 0 || i >= len(m.among) {
		return m, nil
	}
	m.video = m.among[i]
	return m.ask()
}

// Actions describes what can be done here.
func (m Model) Actions() []screen.Info { return screen.Infos(actions(), m) }

// Nested is always true: esc goes back to the list.
func (m Model) Nested() bool { return true }
