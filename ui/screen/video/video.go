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

// A Model is the screen: which video, among which, and what is known of it.
type Model struct {
	ctx   context.Context // ends with the program
	load  Load
	scope screen.Scope
	front bool              // it was shown once, so scope is one
	video model.VideoID     // the one asked for; 0 before the first
	among []model.VideoID   // the list it was opened from; read only
	asked view.VideoQuery   // the question that is answered or under way
	wait  screen.Pending    //
	slow  bool              // the answer takes longer than people notice
	shown *view.VideoDetail // the last good answer, never written to; it stays under a newer error
	err   error
	curve *chart.Memo
	daily *chart.Memo
}

// New is the screen before any video was opened.
func New(ctx context.Context, load Load) Model {
	return Model{ctx: ctx, load: load, curve: new(chart.Memo), daily: new(chart.Memo)}
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
		m.asked = view.VideoQuery{}
		return m.ask()
	case screen.Answer[view.VideoDetail]:
		return m.take(msg)
	case screen.Late:
		m.slow = m.slow || m.wait.Wants(msg.Gen)
		return m, nil
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
	if m.video == 0 || q == m.asked && m.err == nil {
		return m, nil
	}
	var cmd tea.Cmd
	load := m.load
	m.asked, m.slow = q, false
	m.wait, cmd = screen.Ask(m.ctx, m.wait, ID,
		func(ctx context.Context) (view.VideoDetail, error) { return load(ctx, q) })
	return m, tea.Batch(cmd, m.wait.Late(ID))
}

func (m Model) take(a screen.Answer[view.VideoDetail]) (Model, tea.Cmd) {
	if !m.wait.Wants(a.Gen) || screen.Cancelled(a.Err) {
		return m, nil
	}
	m.wait, m.slow, m.err = m.wait.Stop(), false, a.Err
	if a.Err != nil {
		return m, func() tea.Msg { return screen.Failed{Err: a.Err} }
	}
	m.shown = &a.Value
	return m, nil
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

// Typing is always false: there is no text field.
func (m Model) Typing() bool { return false }

// Nested is always true: esc goes back to the list.
func (m Model) Nested() bool { return true }
