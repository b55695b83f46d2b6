// Package compare is the screen that answers: how do these do, at equal age? It sets the videos that were marked in the
// list beside each other, their curves in one chart and their figures in a table under it.
package compare

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/screen"
	"saveboard/ui/widget/chart"
	"saveboard/ui/widget/table"
)

// ID names the screen.
const ID screen.ID = "compare"

// Load computes the view. It may take long; it stops when ctx does.
type Load func(ctx context.Context, q view.CompareQuery) (view.Comparison, error)

// A reach is how far the curves go.
type reach uint8

const (
	toYoungest reach = iota // up to the age of the youngest: what all of them have lived
	wholeLives
)

// A Model is the screen: which videos, what is known of them, and where the user is.
type Model struct {
	screen.Defaults

	videos []model.VideoID // those asked for; read only
	front  bool            // it was shown once
	asking screen.Asking[view.CompareQuery, view.Comparison]
	shown  *view.Comparison // the last good answer, never written to; it stays under a newer error
	reach  reach
	window table.Window
	width  int
	height int
	chart  *chart.Memo
}

// New is the screen before any videos were opened.
func New(ctx context.Context, load Load) Model {
	return Model{asking: screen.NewAsking(ctx, ID, load), width: 80, height: 19, chart: new(chart.Memo)}
}

// rowClicked says which row was clicked.
type rowClicked int

// Addressee is this screen.
func (rowClicked) Addressee() screen.ID { return ID }

// Update takes a key or a message.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.OpenCompare:
		return m.openThese(msg.Videos)
	case screen.Shown:
		m.front = true
		return m.ask()
	case screen.DataChanged:
		var cmd tea.Cmd
		m.asking, cmd = m.asking.Again()
		return m, cmd
	case screen.Resized:
		m.width, m.height = msg.Width, msg.Height
		return m.move(0), nil
	case screen.Late, screen.Answer[view.Comparison]:
		return m.take(msg)
	case rowClicked:
		if int(msg) == m.window.Cursor {
			return open(m)
		}
		return m.move(int(msg) - m.window.Cursor), nil
	}
	m, cmd, _ := screen.Dispatch(actions(), m, msg)
	return m, cmd
}

// openThese begins anew with other videos; with the same ones all stays as it was left.
func (m Model) openThese(videos []model.VideoID) (Model, tea.Cmd) {
	if !slices.Equal(m.videos, videos) {
		m.videos, m.shown, m.window, m.reach = videos, nil, table.Window{}, toYoungest
	}
	if !m.front {
		return m, nil
	}
	return m.ask()
}

// ask asks for the videos, unless just they are on the screen or under way. Nothing that the screens share has a part
// in it.
func (m Model) ask() (Model, tea.Cmd) {
	if len(m.videos) == 0 {
		return m, nil
	}
	var cmd tea.Cmd
	m.asking, cmd = m.asking.Want(view.Compare(view.Query{}, m.videos))
	return m, cmd
}

func (m Model) take(msg tea.Msg) (Model, tea.Cmd) {
	waiting, answer, cmd := m.asking.Take(msg)
	m.asking = waiting
	if answer != nil {
		m.shown = answer
	}
	return m.move(0), cmd
}

// rows is how many videos are compared.
func (m Model) rows() int {
	if m.shown == nil {
		return 0
	}
	return len(m.shown.Videos)
}

// move moves the cursor by so many rows.
func (m Model) move(by int) Model {
	m.window = m.window.Move(by, m.rows(), m.layout().visible)
	return m
}

// focused is the video under the cursor; nil when there is none.
func (m Model) focused() *view.ComparedVideo {
	if m.window.Cursor >= m.rows() {
		return nil
	}
	return &m.shown.Videos[m.window.Cursor]
}

// Actions describes what can be done here.
func (m Model) Actions() []screen.Info { return screen.Infos(actions(), m) }

// Nested is always true: esc goes back to the list.
func (m Model) Nested() bool { return true }
