// Package accounts is the screen that answers: how do I compare with others? It sets accounts side by side, in
// columns or as rows of a table; one's own stands first.
package accounts

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
const ID screen.ID = "accounts"

// Load computes the view. It may take long; it stops when ctx does.
type Load func(ctx context.Context, q view.AccountsQuery) (view.Accounts, error)

// A way is one of the ways to show the same.
type way uint8

const (
	asFits way = iota // columns where all accounts have one, else the table
	asColumns
	asTable
)

// A Model is the screen: what was asked, what came, how it is shown and where the cursor is.
type Model struct {
	screen.Defaults

	asking screen.Asking[view.AccountsQuery, view.Accounts]
	shown  *view.Accounts // the last good answer, never written to; it stays under a newer error
	way    way
	window table.Window
	width  int // of the frame, for how many accounts are in sight
	height int
	chart  *chart.Memo
	fixed  string // why accounts cannot be edited; empty where they can
}

// New is the screen before it was shown. fixed says why accounts cannot be edited, where they cannot.
func New(ctx context.Context, load Load, fixed string) Model {
	return Model{asking: screen.NewAsking(ctx, ID, load), width: 80, height: 19, chart: new(chart.Memo), fixed: fixed}
}

// Messages of the screen to itself: what a click on a head and on an account says.
type (
	sortedBy view.AccountColumn
	picked   int
)

// Addressee is this screen.
func (sortedBy) Addressee() screen.ID { return ID }

// Addressee is this screen.
func (picked) Addressee() screen.ID { return ID }

// Update takes a key or a message.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	asking, answer, cmd, heard := m.asking.Hear(msg, m.question)
	if heard {
		m.asking = asking
		return m.take(answer), cmd
	}
	switch msg := msg.(type) {
	case screen.Resized:
		m.width, m.height = msg.Width, msg.Height
		return m, nil
	case sortedBy:
		return m.sort(view.AccountColumn(msg))
	case picked:
		if int(msg) == m.window.Cursor {
			return open(m)
		}
		return m.move(int(msg) - m.window.Cursor), nil
	}
	m, cmd, _ = screen.Dispatch(actions(), m, msg)
	return m, cmd
}

// question is what is asked of a scope, in the order there is. The metric has no part in it.
func (m Model) question(s screen.Scope) view.AccountsQuery {
	q := m.asking.Asked
	q.Query = view.Query{Account: s.Account, Period: s.Period, Filter: s.Filter}
	return q
}

// take keeps an answer, where one came. The cursor stays on its account wherever that stands now, unless the order is new.
func (m Model) take(answer *view.Accounts) Model {
	if answer == nil {
		return m
	}
	before, had := m.focused()
	resorted := m.shown != nil && (m.shown.Sort != answer.Sort || m.shown.Reverse != answer.Reverse)
	m.shown = answer
	if resorted {
		m.window = table.Window{} // one sorts to see what comes first
	} else if i := slices.IndexFunc(answer.Accounts, func(a view.AccountFigures) bool { return a.ID == before.ID }); had && i >= 0 {
		m.window.Cursor = i
	}
	return m.move(0)
}

// focused is the account the cursor is on.
func (m Model) focused() (view.AccountFigures, bool) {
	if m.shown == nil || m.window.Cursor >= len(m.shown.Accounts) {
		return view.AccountFigures{}, false
	}
	return m.shown.Accounts[m.window.Cursor], true
}

// move moves the cursor by so many accounts.
func (m Model) move(by int) Model {
	if m.shown == nil {
		return m
	}
	n := len(m.shown.Accounts)
	m.window = m.window.Move(by, n, m.visible())
	return m
}

// inTable tells whether the accounts are rows now.
func (m Model) inTable() bool {
	if m.way == asFits && m.shown != nil {
		return len(m.shown.Accounts) > columnsIn(m.width)
	}
	return m.way == asTable
}

// visible is how many accounts are in sight at once.
func (m Model) visible() int {
	if m.inTable() {
		return max(1, m.height-bodyRow)
	}
	return columnsIn(m.width)
}

// sort orders by a column; by the same one again it turns the order.
func (m Model) sort(by view.AccountColumn) (Model, tea.Cmd) {
	q := m.asking.Asked
	if by == m.sorted() {
		q.Reverse = !q.Reverse
	} else {
		q.Sort, q.Reverse = by, false
	}
	return m.ask(q)
}

func (m Model) ask(q view.AccountsQuery) (Model, tea.Cmd) {
	var cmd tea.Cmd
	m.asking, cmd = m.asking.Ask(q)
	return m, cmd
}

// sorted is the column that the accounts are asked for by.
func (m Model) sorted() view.AccountColumn {
	if by := m.asking.Asked.Sort; by != "" {
		return by
	}
	return view.ByAccountRate
}

// videos is how many videos the accounts have.
func (m Model) videos() int {
	n := 0
	for _, a := range m.shown.Accounts {
		n += a.Videos
	}
	return n
}

// most is the largest of a figure, for the lengths of bars.
func (m Model) most(figure func(view.AccountFigures) model.Real) float64 {
	var most float64
	for _, a := range m.shown.Accounts {
		most = max(most, figure(a).Or(0))
	}
	return most
}

// Actions describes what can be done here.
func (m Model) Actions() []screen.Info { return screen.Infos(actions(), m) }
