// Package categories is the screen that answers: what kind of video do people keep? It shows them as
// bars, as a table or as curves over the weeks.
package categories

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/view"
	"saveboard/ui/screen"
	"saveboard/ui/widget/chart"
	"saveboard/ui/widget/table"
)

// ID names the screen.
const ID screen.ID = "categories"

// Load computes the view. It may take long; it stops when ctx does.
type Load func(ctx context.Context, q view.CategoriesQuery) (view.Categories, error)

// A way is one of the ways to show the same.
type way uint8

const (
	asBars way = iota
	asTable
	asCurves
	ways
)

// A Model is the screen: what was asked, what came, how it is shown and where the cursor is.
type Model struct {
	screen.Defaults

	asking screen.Asking[view.CategoriesQuery, view.Categories]
	shown  *view.Categories // the last good answer, never written to; it stays under a newer error
	way    way
	window table.Window
	height int // of the frame, for how far a page is
	chart  *chart.Memo
}

// New is the screen before it was shown.
func New(ctx context.Context, load Load) Model {
	return Model{asking: screen.NewAsking(ctx, ID, load), height: 19, chart: new(chart.Memo)}
}

// Messages of the screen to itself: what a click on a head and on a row says.
type (
	sortedBy view.CategoryColumn
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
		m.height = msg.Height
		return m, nil
	case sortedBy:
		return m.sort(view.CategoryColumn(msg))
	case picked:
		if int(msg) == m.window.Cursor {
			return open(m)
		}
		return m.move(int(msg) - m.window.Cursor), nil
	}
	m, cmd, _ = screen.Dispatch(actions(), m, msg)
	return m, cmd
}

// question is what is asked of a scope, in the order there is.
func (m Model) question(s screen.Scope) view.CategoriesQuery {
	q := m.asking.Asked
	q.Query = s.Query()
	return q
}

func (m Model) ask(q view.CategoriesQuery) (Model, tea.Cmd) {
	var cmd tea.Cmd
	m.asking, cmd = m.asking.Ask(q)
	return m, cmd
}

// take keeps an answer, where one came. The cursor stays on its category wherever that stands now, unless the order is new.
func (m Model) take(answer *view.Categories) Model {
	if answer == nil {
		return m
	}
	before, had := m.focused()
	resorted := m.shown != nil && (m.shown.Sort != answer.Sort || m.shown.Reverse != answer.Reverse)
	m.shown = answer
	if resorted {
		m.window = table.Window{} // one sorts to see what comes first
	} else if i := slices.IndexFunc(answer.Categories, func(c view.Category) bool { return sameName(c, before) }); had && i >= 0 {
		m.window.Cursor = i
	}
	m.window = m.window.Within(len(answer.Categories), len(answer.Categories))
	return m
}

func sameName(a, b view.Category) bool {
	return (a.Name == nil) == (b.Name == nil) && a.DisplayName() == b.DisplayName()
}

// focused is the category the cursor is on.
func (m Model) focused() (view.Category, bool) {
	if m.shown == nil || m.window.Cursor >= len(m.shown.Categories) {
		return view.Category{}, false
	}
	return m.shown.Categories[m.window.Cursor], true
}

// move moves the cursor by so many categories. How far the list scrolls is settled when it is drawn.
func (m Model) move(by int) Model {
	if m.shown == nil {
		return m
	}
	n := len(m.shown.Categories)
	m.window = m.window.Move(by, n, m.visible(n))
	return m
}

// sort orders by a column; by the same one again it turns the order.
func (m Model) sort(by view.CategoryColumn) (Model, tea.Cmd) {
	q := m.asking.Asked
	if by == m.sorted() {
		q.Reverse = !q.Reverse
	} else {
		q.Sort, q.Reverse = by, false
	}
	return m.ask(q)
}

// sorted is the column that the rows are asked for by, or by which they came when none was named.
func (m Model) sorted() view.CategoryColumn {
	switch {
	case m.asking.Asked.Sort != "":
		return m.asking.Asked.Sort
	case m.shown != nil && m.shown.Sort != "":
		return m.shown.Sort
	}
	return view.ByTypicalRate
}

// anyTypical tells whether a category has a typical rate, so that there is something to compare.
func anyTypical(v *view.Categories) bool {
	return slices.ContainsFunc(v.Categories, func(c view.Category) bool { return c.TypicalRate.Known() })
}

// Actions describes what can be done here.
func (m Model) Actions() []screen.Info { return screen.Infos(actions(), m) }
