package shell

import (
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/text"
	"saveboard/ui/screen"
	"saveboard/ui/widget/field"
	"saveboard/ui/widget/help"
	"saveboard/ui/widget/pick"
)

// editActions change what is stored of the marked videos, or of the focused one, and take that back.
func editActions() []screen.Action[Model] {
	return []screen.Action[Model]{
		{ID: "shell.category", Name: "Put into a category", Hint: "category", Keys: []string{"c"}, Group: everywhere, Off: noTarget, Do: startEdit(sorting)},
		{ID: "shell.label", Name: "Add or drop a label", Keys: []string{"L"}, Group: everywhere, Off: noTarget, Do: startEdit(labelling)},
		{ID: "shell.note", Name: "Note on the video", Keys: []string{"N"}, Group: everywhere, Off: notOneTarget, Do: startEdit(noting)},
		{ID: "shell.log", Name: "Log today's counts", Keys: []string{"l"}, Group: everywhere, Off: noLogging, Do: startLogging},
		{ID: undoID, Name: "Undo the last edit", Keys: []string{"u"}, Group: everywhere, Off: noEdits, Do: undo},
		{ID: redoID, Name: "Redo it", Keys: []string{"ctrl+r"}, Group: everywhere, Off: noEdits, Do: redo},
		{ID: "shell.edit", Do: func(m Model) (Model, tea.Cmd) { return m.confirmEdit() }},
	}
}

const (
	undoID = "shell.undo"
	redoID = "shell.redo"
)

// targets are the videos that an edit would be about now.
func (m Model) targets() []screen.Target {
	if m.page.Targets == nil {
		return nil
	}
	return m.page.Targets()
}

func noTarget(m Model) string {
	if off := noEdits(m); off != "" {
		return off
	}
	if m.page.Targets == nil || len(m.targets()) == 0 {
		return "there is no video here; on Videos they are marked, and edited together"
	}
	return ""
}

func notOneTarget(m Model) string {
	if off := noTarget(m); off != "" {
		return off
	}
	if len(m.targets()) > 1 {
		return "a note is on one video, and several are marked"
	}
	return ""
}

// An editBox is the box in which an edit is made.
type editBox struct {
	kind    editKind
	targets []screen.Target
	pick    pick.Pick   // sorting, labelling
	field   field.Field // noting
}

type editKind uint8

const (
	sorting editKind = iota
	labelling
	noting
	ruling // which category a rule is to give
)

// editWidth is how wide the box is.
const editWidth = 50

// startEdit opens the box of an edit. The names to pick from are asked for beside it.
func startEdit(kind editKind) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) {
		b := editBox{kind: kind, targets: m.targets()}
		switch kind {
		case sorting:
			b.pick = pick.Of(nil, b.noCategory())
		case noting:
			b.field = field.Of(b.targets[0].Note)
		case labelling, ruling:
		}
		return m.onEdit(b)
	}
}

// onEdit opens a box, and asks for the names to pick from.
func (m Model) onEdit(b editBox) (Model, tea.Cmd) {
	m.asked++
	m.mode = mode{kind: editing, edit: b}
	names := m.views.Edits.Categories
	switch b.kind {
	case labelling:
		names = m.views.Edits.Labels
	case noting:
		return m, nil
	case sorting, ruling:
	}
	ctx, asked := m.ctx, m.asked
	return m, guarded(m.opts.Log, "listing names", func() tea.Msg {
		all, err := screen.Guarded(ctx, names)
		if err != nil {
			return screen.Failed{Err: err}
		}
		return namesAs{asked, all}
	})
}

// noCategory is the row that takes the category off; none where no video has one.
func (b editBox) noCategory() string {
	for _, t := range b.targets {
		if t.Category != nil {
			return "No category of my own; rules apply"
		}
	}
	return ""
}

// namesAs are the names that a box was opened to pick from.
type namesAs struct {
	asked int
	names []string
}

func (m Model) takeNames(msg namesAs) Model {
	if m.mode.kind == editing && msg.asked == m.asked {
		m.mode.edit.pick = m.mode.edit.pick.With(m.mode.edit.rows(msg.names))
	}
	return m
}

// rows say of each name which of the videos have it.
func (b editBox) rows(names []string) []pick.Name {
	rows := make([]pick.Name, len(names))
	for i, name := range names {
		rows[i].Text = name
		switch n := b.having(name); {
		case n == 0:
		case len(b.targets) == 1:
			rows[i].Note = "now"
		default:
			rows[i].Note = fmt.Sprintf("%d of %d", n, len(b.targets))
		}
	}
	return rows
}

// having counts the videos that have a name.
func (b editBox) having(name string) (n int) {
	folded := text.Fold(name)
	for _, t := range b.targets {
		has := t.Category != nil && text.Fold(*t.Category) == folded
		if b.kind == labelling {
			has = false
			for _, label := range t.Labels {
				has = has || text.Fold(label) == folded
			}
		}
		if has {
			n++
		}
	}
	return n
}

// typeEdit takes a message while the box is open: all keys that are text are typed.
func (m Model) typeEdit(msg tea.Msg) (Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc":
			m.mode = mode{}
			return m, nil
		case "enter":
			return m.confirmEdit()
		}
		switch {
		case key.Text != "":
		case m.does(key.String(), "shell.suspend"):
			return suspend(m)
		case m.does(key.String(), ruleID):
			return startRule(m)
		}
	}
	if m.mode.edit.kind == noting {
		m.mode.edit.field, _ = m.mode.edit.field.Update(msg)
	} else {
		m.mode.edit.pick = m.mode.edit.pick.Update(msg)
	}
	return m, nil
}

// nameClicked says that a row of the box was clicked.
type nameClicked struct{ row int }

func (m Model) clickName(msg nameClicked) (Model, tea.Cmd) {
	if m.mode.kind != editing {
		return m, nil
	}
	if n, ok := m.mode.edit.pick.At(msg.row); ok {
		return m.pickName(n)
	}
	return m, nil
}

// confirmEdit does what the box says; where there is nothing to do it stays open.
func (m Model) confirmEdit() (Model, tea.Cmd) {
	if m.mode.kind != editing {
		return m, nil
	}
	b := m.mode.edit
	if b.kind == noting {
		m.mode = mode{}
		return m, m.apply(edit.Note{Video: b.targets[0].VideoID, Text: b.field.Text()})
	}
	if n, ok := b.pick.Chosen(); ok {
		return m.pickName(n)
	}
	return m, nil
}

// ids are the videos by TikTok's ids, as edits name them.
func (b editBox) ids() []string {
	ids := make([]string, len(b.targets))
	for i, t := range b.targets {
		ids[i] = t.VideoID
	}
	return ids
}

// pickName closes the box and does the edit with a name. A label that all of the videos have is taken
// off, any other is added.
func (m Model) pickName(n pick.Name) (Model, tea.Cmd) {
	b := m.mode.edit
	if b.kind == ruling {
		return m.makeRule(n.Text)
	}
	ids := b.ids()
	name := n.Text
	if n.None {
		name = ""
	}
	m.mode = mode{}
	switch {
	case b.kind == sorting:
		return m, m.apply(edit.Sort{Piles: []edit.Pile{{Category: name, Videos: ids}}})
	case b.having(name) == len(ids):
		return m, m.apply(edit.Label{Videos: ids, Remove: []string{name}})
	}
	return m, m.apply(edit.Label{Videos: ids, Add: []string{name}})
}

// editedAs says what became of an edit, and what version the data have since.
type editedAs struct {
	done    edit.Done
	next    string // the action that comes next: undo after an edit, redo after undo, none after removing
	version int64
	err     error
	from    screen.ID // the screen that asked for it and is told; empty for none
}

func (m Model) apply(e edit.Edit) tea.Cmd {
	apply := m.views.Edits.Apply
	return m.change(undoID, func(ctx context.Context) (edit.Done, error) { return apply(ctx, e) })
}

// remove takes an account out for good; no key brings it back.
func (m Model) remove(id model.AccountID) tea.Cmd {
	remove := m.views.Edits.Remove
	return m.change("", func(ctx context.Context) (edit.Done, error) { return remove(ctx, id) })
}

func undo(m Model) (Model, tea.Cmd) { return m, m.change(redoID, m.views.Edits.Undo) }
func redo(m Model) (Model, tea.Cmd) { return m, m.change(undoID, m.views.Edits.Redo) }

// change runs an edit beside the window.
func (m Model) change(next string, do func(context.Context) (edit.Done, error)) tea.Cmd {
	ctx, version := m.deeds.ctx, m.views.Version
	return m.deeds.begun(guarded(m.opts.Log, "editing", func() tea.Msg {
		done, err := screen.Guarded(ctx, do)
		e := editedAs{done: done, next: next, err: err}
		if err == nil && version != nil {
			if v, err := version(ctx); err == nil {
				e.version = v
			}
		}
		return e
	}))
}

// takeEdited tells the screen that asked for an edit what became of it, and says so.
func (m Model) takeEdited(msg editedAs) (Model, tea.Cmd) {
	m, told := m.tellKept(msg)
	m, said := m.sayEdited(msg)
	return m, tea.Batch(told, said)
}

// sayEdited says what was done, with the key that takes it back, and lets the screens ask again.
func (m Model) sayEdited(msg editedAs) (Model, tea.Cmd) {
	if m.mode.kind == onAccount && m.mode.account.busy {
		if m = m.accountEdited(msg.err); m.mode.kind == onAccount {
			return m, nil
		}
	}
	var refused *edit.Refused
	switch {
	case screen.Cancelled(msg.err):
		return m, nil
	case errors.Is(msg.err, edit.ErrNothingToUndo), errors.Is(msg.err, edit.ErrNothingToRedo):
		m.notice = notice{text: "There is nothing to " + strings.TrimPrefix(opposite(msg.next), "shell.") + "."}
		return m, nil
	case errors.As(msg.err, &refused):
		m.notice = notice{text: refused.Sentence, failed: true}
		return m, nil
	case msg.err != nil:
		m.notice = m.failure(msg.err)
		return m, nil
	}
	m.notice = notice{text: msg.done.Sentence}
	if !msg.done.Changed {
		return m, nil
	}
	m.notice.lasts = m.views.Edits.Lasting
	m.tried = m.tried || m.notice.lasts != ""
	if key := m.keyFor(msg.next, map[string]string{undoID: "u", redoID: "ctrl+r"}[msg.next]); key != "" {
		m.notice.hint = help.Hint{Key: key, Word: strings.TrimPrefix(msg.next, "shell."), Action: msg.next}
	}
	if msg.version != 0 {
		m.version = msg.version
	}
	m, ask := m.refresh()
	if m.views.Accounts != nil {
		return m, tea.Batch(ask, m.askAccounts())
	}
	return m, ask
}

func opposite(action string) string {
	if action == undoID {
		return redoID
	}
	return undoID
}
