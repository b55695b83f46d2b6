package categories

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/view"
	"saveboard/ui/screen"
)

func actions() []screen.Action[Model] {
	const here, moving = "On this screen", "Move"
	return []screen.Action[Model]{
		{ID: "categories.open", Name: "Open its videos", Hint: "its videos", Keys: []string{"enter"}, Group: here, Off: nothing, Do: open},
		{ID: "categories.way", Name: "Bars, table or curves", Hint: "bars, table, curves", Keys: []string{"v"}, Group: here, Off: nothing, Do: nextWay},
		{ID: "categories.sort-next", Name: "Sort by the next column", Hint: "sort", Keys: []string{"s"}, Group: here, Off: nothingToSort, Do: sortNext},
		{ID: "categories.sort-turn", Name: "Turn the order", Keys: []string{"S"}, Group: here, Off: nothingToSort, Do: turn},
		{ID: "categories.rule", Name: "Make a rule for it", Keys: []string{"+"}, Group: here, Do: makeRule},
		{ID: "categories.copy", Name: "Copy what it says", Keys: []string{"y"}, Group: here, Off: nothing, Do: copied},
		{ID: "categories.down", Name: "Next category", Keys: []string{"down", "j"}, Group: moving, Do: by(+1)},
		{ID: "categories.up", Name: "Previous category", Keys: []string{"up", "k"}, Group: moving, Do: by(-1)},
		{ID: "categories.page-down", Name: "A page down", Keys: []string{"pgdown"}, Group: moving, Do: page(+1)},
		{ID: "categories.page-up", Name: "A page up", Keys: []string{"pgup"}, Group: moving, Do: page(-1)},
		{ID: "categories.first", Name: "First category", Keys: []string{"g", "home"}, Group: moving, Do: by(-screen.Far)},
		{ID: "categories.last", Name: "Last category", Keys: []string{"G", "end"}, Group: moving, Do: by(screen.Far)},
	}
}

// nothingToSort is said of an answer without rows; while there is none yet, the order is asked for.
func nothingToSort(m Model) string {
	if m.shown == nil {
		return ""
	}
	return nothing(m)
}

func nothing(m Model) string {
	if m.shown == nil {
		return "the categories are not there yet"
	}
	if _, ok := m.focused(); !ok {
		return "there is no category here"
	}
	return ""
}

func open(m Model) (Model, tea.Cmd) {
	c, ok := m.focused()
	if !ok {
		return m, nil
	}
	name := ""
	if c.Name != nil {
		name = *c.Name
	}
	return m, screen.Send(screen.OpenCategory{Name: name})
}

// makeRule asks for a rule that sorts videos into the focused category.
func makeRule(m Model) (Model, tea.Cmd) {
	name := ""
	if c, ok := m.focused(); ok && c.Name != nil {
		name = *c.Name
	}
	return m, screen.Send(screen.MakeRule{Category: name})
}

func nextWay(m Model) (Model, tea.Cmd) {
	m.way = (m.way + 1) % ways
	return m, nil
}

// sortNext sorts by the column after the present one. Where no category has a typical rate, neither it nor
// the chance of being best is a column.
func sortNext(m Model) (Model, tea.Cmd) {
	columns := view.CategoryColumns()
	if m.shown != nil && !anyTypical(m.shown) {
		columns = slices.DeleteFunc(columns, func(c view.CategoryColumn) bool { return c == view.ByTypicalRate || c == view.ByBest })
	}
	q := m.asking.Asked
	q.Sort, q.Reverse = columns[(slices.Index(columns, m.sorted())+1)%len(columns)], false
	return m.ask(q)
}

func turn(m Model) (Model, tea.Cmd) { return m.sort(m.sorted()) }

func by(n int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) { return m.move(n), nil }
}

func page(n int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) {
		if m.shown == nil {
			return m, nil
		}
		return m.move(n * m.visible(len(m.shown.Categories))), nil
	}
}

// copied puts the answer and what is said about the focused category on the clipboard.
func copied(m Model) (Model, tea.Cmd) {
	c, _ := m.focused()
	said := append([]string{m.shown.Answer}, c.Sentences...)
	return m, screen.Send(screen.Copy{What: "what is said about " + c.DisplayName(), Text: strings.Join(said, " ")})
}
