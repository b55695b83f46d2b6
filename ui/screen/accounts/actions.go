package accounts

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/view"
	"saveboard/ui/screen"
)

func actions() []screen.Action[Model] {
	const here, moving = "On this screen", "Move"
	return []screen.Action[Model]{
		{ID: "accounts.open", Name: "Open its videos", Hint: "its videos", Keys: []string{"enter"}, Group: here, Off: nothing, Do: open},
		{ID: "accounts.way", Name: "Columns or table", Hint: "columns, table", Keys: []string{"v"}, Group: here, Off: nothing, Do: nextWay},
		{ID: "accounts.sort-next", Name: "Sort by the next column", Hint: "sort", Keys: []string{"s"}, Group: here, Off: nothingToSort, Do: sortNext},
		{ID: "accounts.sort-turn", Name: "Turn the order", Keys: []string{"S"}, Group: here, Off: nothingToSort, Do: func(m Model) (Model, tea.Cmd) { return m.sort(m.sorted()) }},
		{ID: "accounts.copy", Name: "Copy what it says", Keys: []string{"y"}, Group: here, Off: nothing, Do: copied},
		{ID: "accounts.add", Name: "Add an account", Keys: []string{"+"}, Group: here, Off: func(m Model) string { return m.fixed }, Do: edits(screen.AddAccount)},
		{ID: "accounts.rename", Name: "Rename the account", Group: screen.ByName, Off: nothingToEdit, Do: edits(screen.RenameAccount)},
		{ID: "accounts.own", Name: "Yours, or not yours", Group: screen.ByName, Off: nothingToEdit, Do: edits(screen.TurnOwn)},
		{ID: "accounts.merge", Name: "Merge it into another", Group: screen.ByName, Off: nothingToEdit, Do: edits(screen.MergeAccount)},
		{ID: "accounts.remove", Name: "Remove it for good", Group: screen.ByName, Off: nothingToEdit, Do: edits(screen.RemoveAccount)},
		{ID: "accounts.next", Name: "Next account", Keys: []string{"right", "down", "j"}, Group: moving, Do: by(+1)},
		{ID: "accounts.previous", Name: "Previous account", Keys: []string{"left", "up", "k"}, Group: moving, Do: by(-1)},
		{ID: "accounts.page-down", Name: "A page of accounts on", Keys: []string{"pgdown"}, Group: moving, Do: page(+1)},
		{ID: "accounts.page-up", Name: "A page of accounts back", Keys: []string{"pgup"}, Group: moving, Do: page(-1)},
		{ID: "accounts.first", Name: "First account", Keys: []string{"g", "home"}, Group: moving, Do: by(-screen.Far)},
		{ID: "accounts.last", Name: "Last account", Keys: []string{"G", "end"}, Group: moving, Do: by(screen.Far)},
	}
}

// nothingToSort is said of an answer without accounts; while there is none yet, the order is asked for.
func nothingToSort(m Model) string {
	if m.shown == nil {
		return ""
	}
	return nothing(m)
}

func nothing(m Model) string {
	if m.shown == nil {
		return "the accounts are not there yet"
	}
	if _, ok := m.focused(); !ok {
		return "there is no account here"
	}
	return ""
}

func nothingToEdit(m Model) string {
	if m.fixed != "" {
		return m.fixed
	}
	return nothing(m)
}

// edits asks for an edit of the focused account; of none where one is added.
func edits(how screen.AccountEdit) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) {
		a, _ := m.focused()
		return m, screen.Send(screen.EditAccount{How: how, Account: a.ID})
	}
}

func open(m Model) (Model, tea.Cmd) {
	a, ok := m.focused()
	if !ok {
		return m, nil
	}
	return m, screen.Send(screen.OpenAccount{Account: a.ID})
}

// nextWay goes from what fits to the other one, and then between the two.
func nextWay(m Model) (Model, tea.Cmd) {
	if m.inTable() {
		m.way = asColumns
	} else {
		m.way = asTable
	}
	return m.move(0), nil
}

func sortNext(m Model) (Model, tea.Cmd) {
	columns := view.AccountColumns()
	q := m.asking.Asked
	q.Sort, q.Reverse = columns[(slices.Index(columns, m.sorted())+1)%len(columns)], false
	return m.ask(q)
}

func by(n int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) { return m.move(n), nil }
}

func page(n int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) { return m.move(n * m.visible()), nil }
}

// copied puts the answer and the focused account's row, read aloud, on the clipboard.
func copied(m Model) (Model, tea.Cmd) {
	a, _ := m.focused()
	said := m.shown.Answer + " " + a.Sentence
	return m, screen.Send(screen.Copy{What: "what is said about " + a.Name(), Text: said})
}
