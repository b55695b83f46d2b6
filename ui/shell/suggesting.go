package shell

import (
	"context"
	"math"
	"slices"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/suggest"
	"saveboard/ui/screen"
	"saveboard/ui/widget/pick"
)

const suggestID = "shell.suggest"

// suggestActions open the box of suggested categories, and do what is clicked in it.
func suggestActions() []screen.Action[Model] {
	return []screen.Action[Model]{
		{ID: suggestID, Name: "Suggest categories", Keys: []string{"C"}, Group: everywhere, Off: noSuggestions, Do: startSuggesting},
		{ID: "shell.suggest-accept", Do: func(m Model) (Model, tea.Cmd) { return m.acceptSuggestions() }},
		{ID: "shell.suggest-mark", Do: func(m Model) (Model, tea.Cmd) { return m.proposing(proposed.turn), nil }},
		{ID: "shell.suggest-sure", Do: func(m Model) (Model, tea.Cmd) { return m.markSure(), nil }},
		{ID: "shell.suggest-other", Do: func(m Model) (Model, tea.Cmd) { return m.proposing(proposed.startPicking), nil }},
	}
}

func noSuggestions(m Model) string {
	if m.views.Edits.Suggest == nil {
		return "there is nothing to suggest from"
	}
	return ""
}

// sure is how sure a suggestion has to be for the key that marks all such.
const sure = 0.9

// A proposal is a suggestion with what one made of it.
type proposal struct {
	suggest.Suggestion
	category string // the suggested one, or another that was picked
	marked   bool   // it is to be accepted
}

// proposed is the box of suggested categories: what came, the row under the cursor, and the box over it
// in which another category is picked.
type proposed struct {
	came    bool
	report  suggest.Report
	rows    []proposal // never written to
	names   []string   // of all categories
	row     int
	picking bool
	pick    pick.Pick
}

// suggestedAs is what a box was opened to show.
type suggestedAs struct {
	asked  int
	report suggest.Report
	names  []string
	err    error
}

// startSuggesting opens the box. The titles are read beside it, of all videos whatever the filter leaves.
func startSuggesting(m Model) (Model, tea.Cmd) {
	m.asked++
	m.mode = mode{kind: suggesting}
	e, ctx, asked, account := m.views.Edits, m.ctx, m.asked, m.scope.Account
	return m, guarded(m.opts.Log, "suggesting categories", func() tea.Msg {
		answer := suggestedAs{asked: asked}
		answer.report, answer.err = screen.Guarded(ctx, func(ctx context.Context) (suggest.Report, error) { return e.Suggest(ctx, account) })
		if answer.err == nil && e.Categories != nil {
			answer.names, answer.err = screen.Guarded(ctx, e.Categories)
		}
		return answer
	})
}

func (m Model) takeSuggested(msg suggestedAs) Model {
	if m.mode.kind != suggesting || msg.asked != m.asked {
		return m
	}
	if msg.err != nil {
		m.mode, m.notice = mode{}, m.failure(msg.err)
		return m
	}
	b := proposed{came: true, report: msg.report, names: msg.names}
	for _, s := range msg.report.Suggestions {
		b.rows = append(b.rows, proposal{Suggestion: s, category: s.Category})
	}
	m.mode.proposed = b
	return m
}

// pressOnSuggestions takes a message while the box is open.
func (m Model) pressOnSuggestions(msg tea.Msg) (Model, tea.Cmd) {
	key, pressed := msg.(tea.KeyPressMsg)
	switch {
	case m.mode.proposed.picking:
		return m.typeOther(msg)
	case !pressed:
		return m, nil
	}
	switch name := key.String(); {
	case name == "enter":
		return m.acceptSuggestions()
	case name == "space":
		return m.proposing(proposed.turn).proposing(proposed.down), nil
	case name == "a" || name == "A":
		return m.markSure(), nil
	case name == "c":
		return m.proposing(proposed.startPicking), nil
	case m.does(name, "shell.esc"), m.does(name, suggestID):
		return m.leaveSuggestions(), nil
	case m.does(name, "shell.quit"):
		return quit(m)
	case m.does(name, "shell.suspend"):
		return suspend(m)
	}
	return m.proposing(func(b proposed) proposed { return b.move(key.String(), m.suggestRows()) }), nil
}

// typeOther takes a message while another category is picked: all keys that are text are typed.
func (m Model) typeOther(msg tea.Msg) (Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc":
			return m.leaveSuggestions(), nil
		case "enter":
			return m.acceptSuggestions()
		}
		if key.Text == "" && m.does(key.String(), "shell.suspend") {
			return suspend(m)
		}
	}
	m.mode.proposed.pick = m.mode.proposed.pick.Update(msg)
	return m, nil
}

// leaveSuggestions closes what is picked from, else the box.
func (m Model) leaveSuggestions() Model {
	if !m.mode.proposed.picking {
		m.mode = mode{}
	}
	m.mode.proposed.picking = false
	return m
}

// proposing changes the box by one of its steps.
func (m Model) proposing(step func(proposed) proposed) Model {
	if m.mode.kind == suggesting && len(m.mode.proposed.rows) > 0 {
		m.mode.proposed = step(m.mode.proposed)
	}
	return m
}

func (b proposed) down() proposed { return b.move("down", 1) }

func (b proposed) move(key string, page int) proposed {
	switch key {
	case "down", "j":
		b.row++
	case "up", "k":
		b.row--
	case "pgdown":
		b.row += page
	case "pgup":
		b.row -= page
	case "g", "home":
		b.row = 0
	case "G", "end":
		b.row = math.MaxInt
	}
	b.row = max(0, min(b.row, len(b.rows)-1))
	return b
}

// turn marks the row under the cursor, or takes its mark back.
func (b proposed) turn() proposed {
	b.rows = slices.Clone(b.rows)
	b.rows[b.row].marked = !b.rows[b.row].marked
	return b
}

// turnSure marks all that are sure enough; when they are marked already it takes that back.
func (b proposed) turnSure() proposed {
	b.rows = slices.Clone(b.rows)
	all := true
	for _, p := range b.rows {
		all = all && (p.marked || p.Probability < sure)
	}
	for i, p := range b.rows {
		if p.Probability >= sure {
			b.rows[i].marked = !all
		}
	}
	return b
}

// markSure marks all that are sure enough, or says that none is.
func (m Model) markSure() Model {
	if !slices.ContainsFunc(m.mode.proposed.rows, func(p proposal) bool { return p.Probability >= sure }) {
		m.notice = notice{text: "No suggestion is at least 90% sure."}
	}
	return m.proposing(proposed.turnSure)
}

// startPicking opens the names, for the row under the cursor.
func (b proposed) startPicking() proposed {
	names := make([]pick.Name, len(b.names))
	for i, name := range b.names {
		names[i].Text = name
		if name == b.rows[b.row].Category {
			names[i].Note = "suggested"
		}
	}
	b.picking, b.pick = true, pick.Of(names, "")
	return b
}

// other gives the row under the cursor another category, and marks it.
func (b proposed) other(n pick.Name) proposed {
	b.rows = slices.Clone(b.rows)
	b.rows[b.row].category, b.rows[b.row].marked = n.Text, true
	b.picking = false
	return b
}

// accepted are the marked rows; while none is, the one under the cursor.
func (b proposed) accepted() []proposal {
	var marked []proposal
	for _, p := range b.rows {
		if p.marked {
			marked = append(marked, p)
		}
	}
	if len(marked) == 0 && b.row < len(b.rows) {
		return b.rows[b.row : b.row+1]
	}
	return marked
}

// piles are the videos by the categories they are to go into, in the order of the rows.
func piles(accepted []proposal) []edit.Pile {
	var all []edit.Pile
	for _, p := range accepted {
		i := slices.IndexFunc(all, func(pile edit.Pile) bool { return pile.Category == p.category })
		if i < 0 {
			i = len(all)
			all = append(all, edit.Pile{Category: p.category})
		}
		all[i].Videos = append(all[i].Videos, p.VideoID)
	}
	return all
}

// acceptSuggestions takes the name that is picked; else it closes the box and sorts what is accepted, as
// one edit.
func (m Model) acceptSuggestions() (Model, tea.Cmd) {
	b := m.mode.proposed
	if b.picking {
		if n, ok := b.pick.Chosen(); ok {
			m.mode.proposed = b.other(n)
		}
		return m, nil
	}
	accepted := b.accepted()
	if m.mode.kind != suggesting || len(accepted) == 0 {
		return m, nil
	}
	if off := noEdits(m); off != "" {
		m.notice = notice{text: sentence(off)}
		return m, nil
	}
	m.mode = mode{}
	return m, m.apply(edit.Sort{Piles: piles(accepted)})
}

// Messages of a click on a suggestion, and on a name to pick.
type (
	proposalClicked struct{ row int }
	otherClicked    struct{ row int }
)

// clickProposal puts the cursor on a row; on the row it is on already, it marks it.
func (m Model) clickProposal(msg proposalClicked) Model {
	return m.proposing(func(b proposed) proposed {
		if b.row == msg.row {
			return b.turn()
		}
		b.row = max(0, min(msg.row, len(b.rows)-1))
		return b
	})
}

func (m Model) clickOther(msg otherClicked) Model {
	return m.proposing(func(b proposed) proposed {
		if n, ok := b.pick.At(msg.row); ok && b.picking {
			return b.other(n)
		}
		return b
	})
}

// certainty is how sure a suggestion is, never quite.
func certainty(p float64) model.Real { return model.Known(math.Floor(100*p) / 100) }
