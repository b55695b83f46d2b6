package shell

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/dialog"
	"saveboard/ui/widget/help"
	"saveboard/ui/widget/pick"
)

// choices are the accounts that can be chosen: all of them, then each, one's own first and then by name, so that
// among a hundred one is found where one looks for it.
func (m Model) choices() []model.Account {
	sorted := slices.SortedStableFunc(slices.Values(m.accounts), func(a, b model.Account) int {
		return cmp.Or(-cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Handle, b.Handle))
	})
	return append([]model.Account{{ID: model.AllAccounts}}, sorted...)
}

// rank is higher for what stands further up.
func rank(a model.Account) int {
	switch {
	case a.Own:
		return 2
	case a.Handle != "":
		return 1
	}
	return 0
}

func startChoosing(m Model) (Model, tea.Cmd) {
	choices := m.choices()
	row := slices.IndexFunc(choices, func(a model.Account) bool { return a.ID == m.scope.Account })
	m.mode = mode{kind: choosing, named: pick.Among(m.choiceNames(choices), "No account has these letters.").To(max(0, row))}
	return m, nil
}

func (m Model) choiceNames(choices []model.Account) []pick.Name {
	names := make([]pick.Name, len(choices))
	for i, a := range choices {
		note := number.Of(a.Videos, "video") + ", public counts"
		switch {
		case a.ID == model.AllAccounts:
			note = number.Of(len(m.accounts), "account")
		case a.Own:
			note = number.Of(a.Videos, "video") + ", yours"
		}
		names[i] = pick.Name{Text: handleOf(a), Note: note}
	}
	return names
}

// choiceWidth has room for the longest handle beside how many videos it has.
const choiceWidth = 60

// choiceRows are how many accounts are in sight.
func (m Model) choiceRows() int {
	return max(1, min(len(m.mode.named.Rows()), m.height-6))
}

// choiceBox is the box, and the cell of its cursor.
func (m Model) choiceBox() (dialog.Box, int) {
	width, rows := m.boxWidth(choiceWidth), m.choiceRows()
	c := canvas.New(m.look, dialog.Inner(width), pick.Height(rows))
	at := m.mode.named.Draw(c, rows)
	return dialog.Box{
		Title: "Account", Width: width, Lines: c.Lines(),
		Hints: []help.Hint{{Key: m.look.Glyphs.Enter, Word: "choose", Action: "shell.choose"}, {Key: "esc", Word: "close", Action: "shell.esc"}},
	}, at
}

// choiceRegions are where a click chooses an account.
func (m Model) choiceRegions(x, y, width int) []screen.Region {
	rows := m.choiceRows()
	top := m.mode.named.Top(rows)
	regions := make([]screen.Region, 0, rows)
	for i := range min(rows, len(m.mode.named.Rows())-top) {
		regions = append(regions, screen.Region{X: x, Y: y + pick.FirstRow + i, Width: width, Height: 1, Msg: picked{top + i}})
	}
	return regions
}

// picked says that the account in a row of the choice was clicked.
type picked struct{ row int }

// typeChoice takes a key or a paste while an account is chosen.
func (m Model) typeChoice(msg tea.Msg) (Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch name := key.String(); {
		case name == "esc":
			m.mode = mode{}
			return m, nil
		case key.Text == "" && m.does(name, "shell.suspend"):
			return suspend(m)
		case name == "enter":
			return chooseFocused(m)
		}
	}
	m.mode.named = m.mode.named.Update(msg)
	return m, nil
}

func chooseFocused(m Model) (Model, tea.Cmd) {
	name, ok := m.mode.named.Chosen()
	if !ok {
		return m, nil // what was typed finds none: it can be mended
	}
	return m.chooseCalled(name.Text)
}

func (m Model) clickChoice(msg picked) (Model, tea.Cmd) {
	name, ok := m.mode.named.At(msg.row)
	if m.mode.kind != choosing || !ok {
		return m, nil
	}
	return m.chooseCalled(name.Text)
}

// chooseCalled shows the account of that name; one that is gone by now changes nothing.
func (m Model) chooseCalled(name string) (Model, tea.Cmd) {
	m.mode = mode{}
	choices := m.choices()
	i := slices.IndexFunc(choices, func(a model.Account) bool { return handleOf(a) == name })
	if i < 0 {
		return m, nil
	}
	return m.setAccount(choices[i].ID)
}
