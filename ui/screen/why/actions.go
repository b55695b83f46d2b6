package why

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/prose"
)

func actions() []screen.Action[Model] {
	const here, move = "On this screen", "Move"
	return []screen.Action[Model]{
		{ID: "why.read", Name: "Read the part", Hint: "read", Keys: []string{"enter"}, Group: here, Off: noPartToOpen, Do: read},
		{ID: "why.search", Name: "Search all parts", Hint: "search", Keys: []string{"/"}, Group: here, Off: noPart, Do: startSearch},
		{ID: "why.next", Name: "Next find, or part", Hint: "next", Keys: []string{"n"}, Group: here, Off: noPart, Do: next(+1)},
		{ID: "why.previous", Name: "Previous find, or part", Hint: "previous", Keys: []string{"p"}, Group: here, Off: noPart, Do: next(-1)},
		{ID: "why.copy", Name: "Copy part and sources", Hint: "copy", Keys: []string{"y"}, Group: here, Off: noPart, Do: copied},
		{ID: "why.leave", Name: "Back, end the search", Keys: []string{"esc"}, Group: here, Off: nothingToLeave, Do: leave},
		{ID: "why.down", Name: "Next part, line down", Keys: []string{"down", "j"}, Group: move, Do: step(+1)},
		{ID: "why.up", Name: "Previous part, line up", Keys: []string{"up", "k"}, Group: move, Do: step(-1)},
		{ID: "why.page-down", Name: "A page of the text down", Keys: []string{"pgdown", "space"}, Group: move, Do: page(+1)},
		{ID: "why.page-up", Name: "A page of the text up", Keys: []string{"pgup"}, Group: move, Do: page(-1)},
		{ID: "why.first", Name: "First part, or the top", Keys: []string{"g", "home"}, Group: move, Do: step(-screen.Far)},
		{ID: "why.last", Name: "Last part, or the end", Keys: []string{"G", "end"}, Group: move, Do: step(screen.Far)},
	}
}

func noPart(m Model) string {
	if _, ok := m.part(); !ok {
		return "the parts are still being read"
	}
	return ""
}

func noPartToOpen(m Model) string {
	if m.mode == reading {
		return "it is open already"
	}
	return noPart(m)
}

func nothingToLeave(m Model) string {
	if !m.Nested() {
		return "nothing is open here"
	}
	return ""
}

func read(m Model) (Model, tea.Cmd) {
	m.mode = reading
	return m, nil
}

// leave ends the search first, then goes back to the parts.
func leave(m Model) (Model, tea.Cmd) {
	if m.search.on() {
		m.search = search{}
		return m, nil
	}
	m.mode = choosing
	return m, nil
}

// step moves among the parts, or in the text while that is read.
func step(by int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) {
		if m.mode == reading {
			return m.scrollTo(m.top() + by), nil
		}
		return m.turnTo(m.parts.Cursor + by), nil
	}
}

func page(by int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) {
		l := m.layout()
		if m.mode == choosing && !l.two {
			return m.turnTo(m.parts.Cursor + by*l.listRows), nil
		}
		return m.scrollTo(m.top() + by*max(1, l.textRows-1)), nil
	}
}

// copied puts the open part on the clipboard, as text with its sources.
func copied(m Model) (Model, tea.Cmd) {
	p, _ := m.part()
	said := []string{p.Title, "", strings.ReplaceAll(prose.Parse(p.Text, look.Full()).Plain(), "\n", "\n\n"), ""}
	said = append(said, "Sources:")
	for _, s := range p.Sources {
		said = append(said, "- "+s)
	}
	said = append(said, checked(p)+" "+notAdvice)
	return m, screen.Send(screen.Copy{What: "the part with its sources", Text: strings.Join(said, "\n")})
}
