package shell

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/dialog"
	"saveboard/ui/widget/field"
	"saveboard/ui/widget/help"
	"saveboard/ui/widget/pick"
)

// An accountEdit is the box in which an account is added, renamed, merged or removed. It stays open
// until that is done, so that a handle which is refused can be mended where it stands.
type accountEdit struct {
	how     screen.AccountEdit
	account model.Account // which one; none while one is added
	field   field.Field   // adding, renaming: the handle
	own     bool          // adding: whether it is one's own
	pick    pick.Pick     // merging: into which
	said    string        // why nothing was done yet
	busy    bool          // it is being done
}

// editAccount opens the box of an edit. Whose an account is needs none: it has two answers, and `u`.
func (m Model) editAccount(msg screen.EditAccount) (Model, tea.Cmd) {
	if why := noEdits(m); why != "" {
		m.notice = notice{text: sentence(why)}
		return m, nil
	}
	b := accountEdit{how: msg.How}
	if msg.How == screen.AddAccount {
		b.own = !slices.ContainsFunc(m.accounts, func(a model.Account) bool { return a.Own })
	} else if i := m.accountAt(msg.Account); i >= 0 {
		b.account = m.accounts[i]
	} else {
		m.notice = notice{text: "This account is not in the database any more."}
		return m, nil
	}
	switch msg.How {
	case screen.TurnOwn:
		return m, m.apply(edit.SetOwn{Account: b.account.ID, Own: !b.account.Own})
	case screen.RenameAccount:
		b.field = field.Of(written(b.account))
	case screen.MergeAccount:
		into := m.mergeable(b.account)
		if len(into) == 0 {
			m.notice = notice{text: "There is no other account that it could be merged into."}
			return m, nil
		}
		b.pick = pick.Among(into, "No other account is called that.")
	}
	m.mode = mode{kind: onAccount, account: b}
	return m, nil
}

func (m Model) accountAt(id model.AccountID) int {
	return slices.IndexFunc(m.accounts, func(a model.Account) bool { return a.ID == id })
}

// written is a handle as people write it; empty where it is unknown.
func written(a model.Account) string {
	if a.Handle == "" {
		return ""
	}
	return "@" + a.Handle
}

// called is an account inside a sentence.
func called(a model.Account) string {
	if a.Handle == "" {
		return "the unknown account"
	}
	return text.Clean(written(a)).String()
}

// mergeable are the accounts that another one can be merged into: those with a handle.
func (m Model) mergeable(from model.Account) []pick.Name {
	var names []pick.Name
	for _, a := range m.choices()[1:] {
		if a.ID == from.ID || a.Handle == "" {
			continue
		}
		note := number.Of(a.Videos, "video")
		if a.Own {
			note += ", yours"
		}
		names = append(names, pick.Name{Text: written(a), Note: note})
	}
	return names
}

// typeAccount takes a key or a paste while the box is open.
func (m Model) typeAccount(msg tea.Msg) (Model, tea.Cmd) {
	b := &m.mode.account
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch name := key.String(); {
		case name == "esc":
			m.mode = mode{}
			return m, nil
		case key.Text == "" && m.does(name, "shell.suspend"):
			return suspend(m)
		case b.busy:
			return m, nil
		case name == "enter":
			return m.confirmAccount()
		case b.how == screen.AddAccount && (name == "tab" || name == "shift+tab"):
			b.own = !b.own
			return m, nil
		}
	}
	switch {
	case b.busy:
	case b.how == screen.MergeAccount:
		b.pick, b.said = b.pick.Update(msg), ""
	case b.how == screen.AddAccount, b.how == screen.RenameAccount:
		if next, ok := b.field.Update(msg); ok {
			b.field, b.said = next, ""
		}
	}
	return m, nil
}

// confirmAccount does what the box says; it closes once that is done.
func (m Model) confirmAccount() (Model, tea.Cmd) {
	b := &m.mode.account
	if m.mode.kind != onAccount || b.busy {
		return m, nil
	}
	handle := strings.TrimSpace(b.field.Text())
	switch b.how {
	case screen.MergeAccount:
		if n, ok := b.pick.Chosen(); ok {
			return m.mergeInto(n)
		}
		return m, nil
	case screen.RemoveAccount:
		b.busy = true
		return m, m.remove(b.account.ID)
	}
	if strings.TrimPrefix(handle, "@") == "" {
		b.said = "The account needs a handle, such as @tom.knits."
		return m, nil
	}
	b.busy = true
	if b.how == screen.RenameAccount {
		return m, m.apply(edit.RenameAccount{Account: b.account.ID, Handle: handle})
	}
	return m, m.apply(edit.AddAccount{Handle: handle, Own: b.own, Zone: m.views.Edits.zone()})
}

func (m Model) mergeInto(n pick.Name) (Model, tea.Cmd) {
	i := slices.IndexFunc(m.accounts, func(a model.Account) bool { return a.Handle != "" && written(a) == n.Text })
	if i < 0 {
		return m, nil
	}
	m.mode.account.busy = true
	return m, m.apply(edit.Merge{From: m.mode.account.account.ID, Into: m.accounts[i].ID})
}

// accountEdited closes the box when its edit is done; one that was refused says so in it.
func (m Model) accountEdited(err error) Model {
	b := &m.mode.account
	var refused *edit.Refused
	if errors.As(err, &refused) && b.how != screen.RemoveAccount {
		b.said, b.busy = refused.Sentence+" "+refused.Help, false
		return m
	}
	m.mode = mode{}
	return m
}

// takeAccounts learns what accounts there are now. Whoever looked at one that is gone looks at the one
// that the dashboard opens on.
func (m Model) takeAccounts(all []model.Account) (Model, tea.Cmd) {
	m.accounts = all
	opening, _ := view.Opening(all)
	if m.start.Account != model.AllAccounts && m.accountAt(m.start.Account) < 0 {
		m.start.Account = opening.ID
	}
	if m.scope.Account == model.AllAccounts || m.accountAt(m.scope.Account) >= 0 {
		return m, nil
	}
	return m.setAccount(m.start.Account)
}

// accountTurned says that one of the two answers to whose an account is was clicked.
type accountTurned struct{ own bool }

func (m Model) turnAccount(msg accountTurned) Model {
	if m.mode.kind == onAccount && !m.mode.account.busy {
		m.mode.account.own = msg.own
	}
	return m
}

// intoClicked says that an account to merge into was clicked.
type intoClicked struct{ row int }

func (m Model) clickInto(msg intoClicked) (Model, tea.Cmd) {
	if m.mode.kind != onAccount || m.mode.account.busy {
		return m, nil
	}
	if n, ok := m.mode.account.pick.At(msg.row); ok {
		return m.mergeInto(n)
	}
	return m, nil
}

const (
	accountWidth = 60
	accountCell  = 8 // where the values stand, behind "Handle" and "Whose"
	whoseRow     = 1
)

// keptBox is the box, and the cell of its cursor on the first row; -1 where nothing is typed.
func (m Model) keptBox() (dialog.Box, int) {
	b, g := m.mode.account, m.look.Glyphs
	width := m.boxWidth(accountWidth)
	said, rows := m.keptWords(dialog.Inner(width)), m.accountRows()
	c := canvas.New(m.look, dialog.Inner(width), rows+len(said))
	word, cursor := "", -1
	hints := []help.Hint{{Key: g.Enter, Action: "shell.account-edit"}, {Key: "esc", Word: "close", Action: "shell.esc"}}
	box := dialog.Box{Width: width}
	switch b.how {
	case screen.AddAccount:
		box.Title, word = "Add an account", "add"
		cursor = m.drawHandle(c)
		c.In(0, whoseRow, look.Muted, "Whose")
		eachWhose(func(x int, own bool, word string) {
			if own != b.own {
				c.In(x+2, whoseRow, look.Muted, word)
				return
			}
			c.In(x, whoseRow, look.Focus, g.Marked)
			c.Strong(x+2, whoseRow, look.Focus, word)
		})
		hints = slices.Insert(hints, 1, help.Hint{Key: "tab", Word: "whose", Action: "shell.account-whose"})
	case screen.RenameAccount:
		box.Title, word = "Rename "+m.short(b.account, width-12), "rename"
		cursor = m.drawHandle(c)
	case screen.MergeAccount:
		box.Title, word = "Merge "+m.short(b.account, width-16)+" into", "merge"
		cursor = b.pick.Draw(c, m.intoRows())
	case screen.RemoveAccount:
		word, hints[1].Word = "forgets", "keeps"
	}
	hints[0].Word = word
	if b.busy {
		hints = nil
	}
	m.drawKeptWords(c, rows, said)
	box.Lines, box.Hints = c.Lines(), hints
	return box, cursor
}

func (m Model) drawHandle(c *canvas.Canvas) (cursor int) {
	c.In(0, 0, look.Muted, "Handle")
	return m.mode.account.field.Draw(c, accountCell, 0, c.Width-accountCell, look.Style{})
}

// short is an account in so many cells of a title.
func (m Model) short(a model.Account, cells int) string {
	return text.CutWith(text.Clean(called(a)), cells, text.Clean(m.look.Glyphs.Cut)).String()
}

// accountRows are the rows above the words, with a blank one between.
func (m Model) accountRows() int {
	switch m.mode.account.how {
	case screen.AddAccount:
		return whoseRow + 2
	case screen.RenameAccount:
		return 2
	case screen.MergeAccount:
		if len(m.keptWords(dialog.Inner(m.boxWidth(accountWidth)))) == 0 {
			return pick.Height(m.intoRows())
		}
		return pick.Height(m.intoRows()) + 1
	}
	return 0
}

// intoRows are how many accounts to merge into are in sight.
func (m Model) intoRows() int {
	return max(1, min(editRowsMost, len(m.mode.account.pick.Rows()), m.height-12))
}

// keptWords are what the box says below: what stands in the way, else what the edit means.
func (m Model) keptWords(width int) []string {
	b, g := m.mode.account, m.look.Glyphs
	wrap := func(said string) []string { return canvas.Wrap(g.Say(said), width) }
	switch {
	case b.said != "":
		return canvas.Wrap(text.Clean(g.Say(b.said)).String(), width-2)
	case b.how == screen.AddAccount:
		return wrap(m.daysOfNew() + " Its videos come with saveboard import FILE.")
	case b.how == screen.RenameAccount && b.account.Handle == "":
		return wrap("The handle is unknown so far. " + known(b.account))
	case b.how == screen.RenameAccount:
		return wrap(known(b.account) + " The handle it has now will still find it.")
	case b.how == screen.MergeAccount && m.height < 18:
		return nil // the accounts need the room
	case b.how == screen.MergeAccount:
		return wrap(fmt.Sprintf("Moves %s there. %s", number.Of(b.account.Videos, "video"), findsAfter(b.account)))
	}
	said := wrap(fmt.Sprintf("Forget %s and its %s?", called(b.account), number.Of(b.account.Videos, "video")))
	return append(append(said, ""), wrap("Every count, label and note of it goes for good. This cannot be taken back, and neither can what was edited before.")...)
}

func (m Model) daysOfNew() string {
	if m.views.Edits.zone() == "" {
		return "Its time zone is unknown, so its days are those of UTC."
	}
	return "Its days will be those of " + m.views.Edits.zone() + "."
}

// known says what is known of an account.
func known(a model.Account) string {
	days := "Its time zone is unknown, so its days are those of UTC."
	if a.Zone != "" {
		days = "Its days are those of " + a.Zone + "."
	}
	return fmt.Sprintf("It has %s. %s", number.Of(a.Videos, "video"), days)
}

func findsAfter(a model.Account) string {
	if a.Handle == "" {
		return "Nothing of them is lost."
	}
	return "From then on " + called(a) + " finds that account."
}

// drawKeptWords writes them from row y on: the question of removing stands out, and so does what failed.
func (m Model) drawKeptWords(c *canvas.Canvas, y int, said []string) {
	b, g := m.mode.account, m.look.Glyphs
	role, x := look.Muted, 0
	if b.said != "" {
		role, x = look.Text, c.In(0, y, look.Error, g.Failed)+1
	}
	asking := b.how == screen.RemoveAccount
	for i, line := range said {
		if line == "" {
			asking = false
		}
		if asking {
			c.Strong(x, y+i, look.Text, line)
			continue
		}
		c.In(x, y+i, role, line)
	}
}

// eachWhose places the two answers to whose an account is.
func eachWhose(place func(x int, own bool, word string)) {
	place(accountCell, true, "yours")
	place(accountCell+9, false, "somebody else's")
}

// accountEditRegions are where a click answers, in a box whose lines begin at x and y.
func (m Model) accountEditRegions(x, y, width int) []screen.Region {
	var regions []screen.Region
	switch b := m.mode.account; b.how {
	case screen.AddAccount:
		eachWhose(func(at int, own bool, word string) {
			regions = append(regions, screen.Region{X: x + at, Y: y + whoseRow, Width: 2 + canvas.Cells(word), Height: 1, Msg: accountTurned{own}})
		})
	case screen.MergeAccount:
		rows := m.intoRows()
		top := b.pick.Top(rows)
		for i := range min(rows, len(b.pick.Rows())-top) {
			regions = append(regions, screen.Region{X: x, Y: y + pick.FirstRow + i, Width: width, Height: 1, Msg: intoClicked{top + i}})
		}
	}
	return regions
}
