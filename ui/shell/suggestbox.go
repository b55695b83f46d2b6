package shell

import (
	"fmt"
	"strings"

	"saveboard/model/number"
	"saveboard/model/suggest"
	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/dialog"
	"saveboard/ui/widget/help"
	"saveboard/ui/widget/pick"
)

const (
	suggestWidth    = 112 // of the box at most
	suggestRowsMost = 24
	suggestWords    = 90 // from this width in the box on, each row has its words
	suggestFirst    = 2  // the row of the first suggestion: how good they are stands above
	suggestBelow    = 2  // rows for the words of the focused one, where its row has none
	categoryCells   = 18
	certaintyCells  = 4
)

// suggestRows are how many suggestions are in sight. The status line below the box stays in sight too.
func (m Model) suggestRows() int {
	return max(1, min(suggestRowsMost, len(m.mode.proposed.rows), m.height-6-m.suggestAround()))
}

// suggestAround is how many rows of the box are no suggestions.
func (m Model) suggestAround() int {
	if dialog.Inner(m.boxWidth(suggestWidth)) >= suggestWords {
		return suggestFirst
	}
	return suggestFirst + suggestBelow
}

// suggestTop is the first of them.
func (m Model) suggestTop() int {
	b, rows := m.mode.proposed, m.suggestRows()
	return max(0, min(b.row-rows/2, len(b.rows)-rows))
}

// suggestBox is the box, and the cell of its cursor; −1 where nothing is typed.
func (m Model) suggestBox() (dialog.Box, int) {
	b := m.mode.proposed
	switch {
	case b.picking:
		return m.otherBox()
	case len(b.rows) == 0:
		return m.noSuggestionBox(), -1
	}
	width, rows, top, around := m.boxWidth(suggestWidth), m.suggestRows(), m.suggestTop(), m.suggestAround()
	c := canvas.New(m.look, dialog.Inner(width), rows+around)
	c.In(0, 0, look.Muted, fitting(c.Width, trusted(b.report)))
	for y := range min(rows, len(b.rows)-top) {
		m.drawProposal(c, suggestFirst+y, b.rows[top+y], top+y == b.row)
	}
	if around > suggestFirst {
		c.Line(4, rows+around-1, c.Width-4, look.Style{Role: look.Muted}, text.Clean(m.look.Glyphs.Say(because(b.rows[b.row]))))
	}
	return dialog.Box{Title: m.suggestTitle(), Width: width, Lines: c.Lines(), Hints: m.suggestHints(width)}, -1
}

func (m Model) suggestTitle() string {
	b := m.mode.proposed
	if all := len(b.rows) + b.report.WithoutWord; all > len(b.rows) {
		return "Suggestions for " + exact(len(b.rows)) + " of " + number.Of(all, "video")
	}
	return "Suggestions for " + number.Of(len(b.rows), "video")
}

// drawProposal is one row: whether it is to be accepted, the title, the category, how sure, and the words.
func (m Model) drawProposal(c *canvas.Canvas, y int, p proposal, selected bool) {
	if selected {
		c.Mark(0, y)
		c.In(0, y, look.Focus, m.look.RowMark())
	}
	if p.marked {
		c.In(2, y, look.Focus, m.look.Glyphs.Marked)
	}
	end, words := c.Width, 0
	if c.Width >= suggestWords {
		words = c.Width / 4
		end -= words + 2
	}
	cells := min(categoryCells, c.Width/3)
	category := end - certaintyCells - 2 - cells
	title := text.Clean(p.Title)
	if title.Empty() {
		title = text.Clean(p.VideoID)
	}
	c.Words(4, y, category-6, look.Style{Bold: selected}, title)
	c.Words(category, y, cells, look.Style{Role: look.Text}, text.Clean(p.category))
	said := canvas.Numbers(m.look.Glyphs).Chance(certainty(p.Probability))
	if p.category != p.Category {
		said = "own"
	}
	c.Right(end-1, y, look.Style{Role: look.Text, Bold: p.Probability >= sure}, said)
	if words > 0 {
		said := strings.Join(p.Words, ", ")
		if p.category != p.Category {
			said = "instead of " + p.Category
		}
		c.Line(end+2, y, words, look.Style{Role: look.Muted}, text.Clean(said))
	}
	c.Unmark(c.Width, y)
}

// because says which words speak for a suggestion, and that another category is one's own choice.
func because(p proposal) string {
	if p.category != p.Category {
		return "Your own choice instead of " + p.Category + "."
	}
	return "Because of: " + strings.Join(p.Words, ", ")
}

// trusted says how often the suggestions are right on these videos, the longest wording first.
func trusted(r suggest.Report) []string {
	right, of := exact(r.Right), exact(r.LearnedFrom)
	return []string{
		fmt.Sprintf("Right for %s of the %s videos you sorted, each guessed from the others.", right, of),
		fmt.Sprintf("Right for %s of the %s videos you sorted.", right, of),
		fmt.Sprintf("Right for %s of %s sorted.", right, of),
	}
}

// fitting is the first wording that fits into so many cells, else the last.
func fitting(cells int, wordings []string) string {
	for _, said := range wordings {
		if canvas.Cells(said) <= cells {
			return said
		}
	}
	return wordings[len(wordings)-1]
}

// suggestHints are the keys of the box, as many as fit, the last to go first.
func (m Model) suggestHints(width int) []help.Hint {
	accept := help.Hint{Key: m.look.Glyphs.Enter, Word: "accept", Action: "shell.suggest-accept"}
	if n := len(m.mode.proposed.accepted()); n > 1 {
		accept.Word = "accept " + exact(n)
	}
	hints := []help.Hint{
		accept,
		{Key: "space", Word: "mark", Action: "shell.suggest-mark"},
		{Key: "c", Word: "another", Action: "shell.suggest-other"},
		{Key: "a", Word: "all over 90%", Action: "shell.suggest-sure"},
	}
	closing := help.Hint{Key: "esc", Word: "close", Action: "shell.esc"}
	need := 6 + closing.Width()
	for i, h := range hints {
		if need += h.Width() + 2; need > width {
			hints = hints[:i]
			break
		}
	}
	return append(hints, closing)
}

// noSuggestionBox says why there is no suggestion, or that they are still being made.
func (m Model) noSuggestionBox() dialog.Box {
	b, width := m.mode.proposed, m.boxWidth(64)
	said := "Reading the titles…"
	switch r := b.report; {
	case !b.came:
	case !r.Enough():
		said = r.TooFew() + " c puts a video into one."
	case r.WithoutWord > 0:
		said = "No suggestion: of " + number.Of(r.WithoutWord, "video") + " without a category no word is known from the sorted ones."
	default:
		said = "Every video has a category."
	}
	lines := canvas.Wrap(m.look.Glyphs.Say(said), dialog.Inner(width))
	c := canvas.New(m.look, dialog.Inner(width), len(lines))
	for y, line := range lines {
		c.In(0, y, look.Text, line)
	}
	return dialog.Box{Title: "Suggested categories", Width: width, Lines: c.Lines(), Hints: []help.Hint{{Key: "esc", Word: "close", Action: "shell.esc"}}}
}

// otherRows are how many names to pick from are in sight.
func (m Model) otherRows() int {
	return max(1, min(editRowsMost, len(m.mode.proposed.pick.Rows()), m.height-8))
}

// otherBox is the box in which another category is picked.
func (m Model) otherBox() (dialog.Box, int) {
	b, width, rows := m.mode.proposed, m.boxWidth(editWidth), m.otherRows()
	c := canvas.New(m.look, dialog.Inner(width), pick.Height(rows))
	at := b.pick.Draw(c, rows)
	about := editBox{targets: []screen.Target{{Title: b.rows[b.row].Title}}}
	const title = "Category of "
	return dialog.Box{
		Title: title + about.about(m, width-len(title)-5), Width: width, Lines: c.Lines(),
		Hints: []help.Hint{{Key: m.look.Glyphs.Enter, Word: "choose", Action: "shell.suggest-accept"}, {Key: "esc", Word: "back", Action: "shell.esc"}},
	}, at
}

// suggestRegions are where a click finds a suggestion, or a name.
func (m Model) suggestRegions(x, y, width int) []screen.Region {
	b := m.mode.proposed
	var regions []screen.Region
	if b.picking {
		rows := m.otherRows()
		top := b.pick.Top(rows)
		for i := range min(rows, len(b.pick.Rows())-top) {
			regions = append(regions, screen.Region{X: x, Y: y + pick.FirstRow + i, Width: width, Height: 1, Msg: otherClicked{top + i}})
		}
		return regions
	}
	top := m.suggestTop()
	for i := range min(m.suggestRows(), len(b.rows)-top) {
		regions = append(regions, screen.Region{X: x, Y: y + suggestFirst + i, Width: width, Height: 1, Msg: proposalClicked{top + i}})
	}
	return regions
}
