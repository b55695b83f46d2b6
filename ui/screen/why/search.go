package why

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/explain"
	"saveboard/model/view"
	"saveboard/ui/widget/field"
	"saveboard/ui/widget/prose"
)

// A search is what is looked for, and where it was found.
type search struct {
	field   field.Field
	matches []explain.Match // in reading order; read only
	at      int             // the one that is shown
}

// on tells whether anything is looked for.
func (s search) on() bool { return strings.TrimSpace(s.field.Text()) != "" }

// in counts the finds in a part.
func (s search) in(part int) int {
	n := 0
	for _, match := range s.matches {
		if match.Part == part {
			n++
		}
	}
	return n
}

func startSearch(m Model) (Model, tea.Cmd) {
	m.mode = searching
	return m, nil
}

// typed takes a key while the search is typed: enter keeps it, esc ends it, what moves goes through the
// finds.
func (m Model) typed(msg tea.Msg) (Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "enter":
			m.mode = choosing
			if len(m.search.matches) > 0 {
				m.mode = reading
			}
			return m, nil
		case "esc":
			m.mode, m.search = choosing, search{}
			return m, nil
		case "down":
			return m.find(m.search.at + 1), nil
		case "up":
			return m.find(m.search.at - 1), nil
		}
	}
	typed, ok := m.search.field.Update(msg)
	if !ok {
		return m, nil
	}
	m.search = search{field: typed, matches: explain.Search(partsOf(m.shown), typed.Text())}
	first := slices.IndexFunc(m.search.matches, func(f explain.Match) bool { return f.Part >= m.parts.Cursor })
	return m.find(max(0, first)), nil
}

func partsOf(v *view.Why) []explain.Part {
	if v == nil {
		return nil
	}
	parts := make([]explain.Part, len(v.Parts))
	for i, p := range v.Parts {
		parts[i] = explain.Part{Title: p.Title, Markdown: p.Text}
	}
	return parts
}

// next goes to the next find while there is a search, else to the next part.
func next(by int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) {
		if m.search.on() {
			return m.find(m.search.at + by), nil
		}
		return m.turnTo(m.parts.Cursor + by), nil
	}
}

// find shows a find: its part, with its line a third below the top. After the last comes the first.
func (m Model) find(i int) Model {
	n := len(m.search.matches)
	if n == 0 {
		return m
	}
	m.search.at = (i + n) % n
	match := m.search.matches[m.search.at]
	m = m.turnTo(match.Part)
	l := m.layout()
	lines := m.pages.lines(m.shown, match.Part, l.textWidth)
	at := 0
	if match.Line != explain.InTitle {
		at = slices.IndexFunc(lines, func(w written) bool { return w.prose && w.line.Source() == match.Line && !w.line.Empty() })
	}
	if at >= m.top() && at+2 <= m.top()+l.textRows {
		return m // it is in sight already
	}
	return m.scrollTo(at - l.textRows/3)
}

// found are the places in a part's plain text that are to be marked: every word that was looked for, in
// the lines that have them all.
func (m Model) found(part int, doc prose.Document) []prose.Range {
	if !m.search.on() {
		return nil
	}
	lines := make(map[int]bool) // of the Markdown; true is the one the search is at
	for i, match := range m.search.matches {
		if match.Part == part {
			lines[match.Line] = lines[match.Line] || i == m.search.at
		}
	}
	var found []prose.Range
	for _, word := range strings.Fields(m.search.field.Text()) {
		for _, r := range doc.Find(word) {
			if current, ok := lines[doc.SourceOf(r.From)]; ok {
				r.Current = current
				found = append(found, r)
			}
		}
	}
	slices.SortFunc(found, func(a, b prose.Range) int { return cmp.Or(a.From-b.From, b.To-a.To) })
	apart := found[:0]
	for _, r := range found { // one word may lie in another: the longer is marked
		if len(apart) == 0 || r.From >= apart[len(apart)-1].To {
			apart = append(apart, r)
		}
	}
	return apart
}
