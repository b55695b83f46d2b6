package shell

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/view"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/dialog"
	"saveboard/ui/widget/help"
)

// A source is the box that says where the focused figure comes from, and those beside it: what is waited for, what
// came, which of the cards is shown and how far it was scrolled.
type source struct {
	wait  screen.Pending
	slow  bool // it takes longer than people notice
	focus view.Focus
	cards []view.Card
	at    int
	top   int
}

// Messages about the box.
type (
	cardsCame struct{ answer screen.Answer[[]view.Card] }
	cardsLate struct{ gen uint64 }
)

// sourceWidth is how wide the box is where the window has room.
const sourceWidth = 66

// noSource says why there is nothing to say about where something comes from.
func noSource(m Model) string {
	switch {
	case m.views.Cards == nil || m.page.Source.None() && m.page.NoSource == "":
		return "nothing that has a figure is focused"
	case m.page.Source.None():
		return m.page.NoSource
	}
	return ""
}

// askSource asks where the focused figure comes from. The box opens when that is known.
func askSource(m Model) (Model, tea.Cmd) {
	load, q := m.views.Cards, view.CardQuery{Query: m.scope.Query(), Focus: m.page.Source}
	wait, ask := screen.Ask(m.ctx, m.source.wait, "", func(ctx context.Context) ([]view.Card, error) { return load(ctx, q) })
	m.mode, m.source = mode{kind: sourcing}, source{wait: wait, focus: q.Focus}
	late := wait.Late("")
	return m, tea.Batch(
		func() tea.Msg { return cardsCame{ask().(screen.Answer[[]view.Card])} },
		func() tea.Msg { return cardsLate{late().(screen.Late).Gen} },
	)
}

// takeCards opens the box on the focused figure.
func (m Model) takeCards(a screen.Answer[[]view.Card]) Model {
	if !m.source.wait.Wants(a.Gen) || m.mode.kind != sourcing {
		return m
	}
	m.source.wait, m.source.slow = m.source.wait.Stop(), false
	switch {
	case a.Err != nil:
		m.mode, m.notice = mode{}, m.failure(a.Err)
	case len(a.Value) == 0:
		m.mode, m.notice = mode{}, notice{text: "Nothing is known yet of where this comes from."}
	default:
		m.source.cards, m.source.at = a.Value, m.source.focus.First(a.Value)
	}
	return m
}

// closeSource closes the box, or stops waiting for it.
func (m Model) closeSource() Model {
	m.mode, m.source = mode{}, source{wait: m.source.wait.Stop()}
	return m
}

// sourceShown tells whether the box lies on top.
func (m Model) sourceShown() bool {
	return m.mode.kind == sourcing && (m.source.slow || len(m.source.cards) > 0)
}

// pressOnSource takes a key while the box is open or awaited.
func (m Model) pressOnSource(key tea.KeyPressMsg) (Model, tea.Cmd) {
	switch name := key.String(); {
	case m.does(name, "shell.esc"), m.does(name, "shell.source"):
		return m.closeSource(), nil
	case m.does(name, "shell.why"):
		return m.whyOfSource()
	case m.does(name, "shell.quit"):
		return quit(m)
	case m.does(name, "shell.suspend"):
		return suspend(m)
	case name == "y":
		return copySource(m)
	case name == "right" || name == "n":
		return m.turnSource(+1), nil
	case name == "left" || name == "p":
		return m.turnSource(-1), nil
	}
	return m.scrollSource(key), nil
}

// whyOfSource leaves the box for why there are no names.
func (m Model) whyOfSource() (Model, tea.Cmd) {
	if why := noExplainer(m); why != "" {
		return m, nil
	}
	return why(m.closeSource())
}

// copySource puts the card on the clipboard, in words.
func copySource(m Model) (Model, tea.Cmd) {
	if len(m.source.cards) == 0 {
		return m, nil
	}
	return m.hear(screen.Copy{What: "where it comes from", Text: m.source.cards[m.source.at].Text()})
}

// turnSource goes to the next of the cards, or the one before, round at their ends.
func (m Model) turnSource(by int) Model {
	if n := len(m.source.cards); n > 0 {
		m.source.at, m.source.top = (m.source.at+by+n)%n, 0
	}
	return m
}

func (m Model) scrollSource(key tea.KeyPressMsg) Model {
	lines, rows := m.sourcePage()
	switch key.String() {
	case "down", "j":
		m.source.top++
	case "up", "k":
		m.source.top--
	case "pgdown", "space":
		m.source.top += rows
	case "pgup":
		m.source.top -= rows
	case "g", "home":
		m.source.top = 0
	case "G", "end":
		m.source.top = len(lines)
	}
	m.source.top = max(0, min(m.source.top, len(lines)-rows))
	return m
}

// sourcePage are the lines of the card that is shown, and how many of them are in sight at once.
func (m Model) sourcePage() (lines []string, rows int) {
	width := dialog.Inner(m.boxWidth(sourceWidth))
	if len(m.source.cards) == 0 {
		c := canvas.New(m.look, width, 1)
		c.Text(0, 0, muted(), m.look.Glyphs.Say("Looking for where this comes from…"))
		return c.Lines(), 1
	}
	lines = cardLines(m.look, width, m.source.cards[m.source.at])
	return lines, min(len(lines), m.height-6) // the status line stays in sight
}

func (m Model) sourceBox() dialog.Box {
	lines, rows := m.sourcePage()
	top := max(0, min(m.source.top, len(lines)-rows)) // a window may have grown since
	box := dialog.Box{Title: "Where this comes from", Width: m.boxWidth(sourceWidth), Lines: lines[top : top+rows]}
	if len(m.source.cards) > 0 {
		title := m.look.Glyphs.Say(m.source.cards[m.source.at].Title())
		if canvas.Cells(title)+6 <= box.Width {
			box.Title = title
		}
	}
	box.Hints = m.sourceHints(len(lines) > rows)
	return box
}

// sourceHints are what the foot of the box offers.
func (m Model) sourceHints(scrolls bool) []help.Hint {
	g := m.look.Glyphs
	var hints []help.Hint
	if scrolls {
		hints = append(hints, help.Hint{Key: help.Key(g, "up") + " " + help.Key(g, "down"), Word: "more"})
	}
	if n := len(m.source.cards); n > 1 {
		hints = append(hints, help.Hint{
			Key: help.Key(g, "left") + " " + help.Key(g, "right"), Word: fmt.Sprintf("%d of %d", m.source.at+1, n), Action: "shell.next-source",
		})
	}
	if len(m.source.cards) > 0 {
		hints = append(hints, help.Hint{Key: "y", Word: "copy", Action: "shell.copy-source"})
	}
	return append(hints, help.Hint{Key: m.keyFor("shell.esc", "esc"), Word: "close", Action: "shell.esc"})
}

// sourceLate opens the box while the answer is still awaited.
func (m Model) sourceLate(gen uint64) Model {
	m.source.slow = m.source.slow || m.source.wait.Wants(gen)
	return m
}
