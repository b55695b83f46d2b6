package shell

import (
	"strings"

	"saveboard/model/rule"
	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/dialog"
	"saveboard/ui/widget/help"
	"saveboard/ui/widget/pick"
)

const (
	ruleWidth    = 70
	ruleRowsMost = 8 // names in sight
	ruleTitles   = 6 // of the videos that would move, in sight
	ruleSaid     = 3 // rows that the sentences take as a rule
	ruleGapFrom  = 5 // rows below the names from which one of them is left free
)

// ruleLines are how many names are in sight, and how many rows there are below them. The status line below
// the box stays in sight too.
func (m Model) ruleLines() (names, below int) {
	all := max(pick.Height(1), m.height-6)
	names = max(1, min(ruleRowsMost, m.mode.rule.names+1, (all-pick.FirstRow-ruleSaid)/2))
	return names, max(0, min(all-pick.Height(names), 1+ruleSaid+ruleTitles))
}

// ruleBox is the box, and the cell of its cursor.
func (m Model) ruleBox() (dialog.Box, int) {
	b, width := m.mode.rule, m.boxWidth(ruleWidth)
	names, below := m.ruleLines()
	c := canvas.New(m.look, dialog.Inner(width), pick.Height(names)+below)
	at := b.pick.Draw(c, names)
	m.drawPreview(c, pick.Height(names), below)

	const title = "Rule for "
	box := dialog.Box{Title: title + text.Cut(text.Clean(b.category), width-len(title)-5).String(), Width: width, Lines: c.Lines()}
	confirm := help.Hint{Key: m.look.Glyphs.Enter, Word: "make it", Action: "shell.rule-confirm"}
	leave := help.Hint{Key: "esc", Word: "close", Action: "shell.esc"}
	if b.how == droppingRule {
		box.Title, confirm.Word = "Rules, oldest first", "take it back"
	}
	if b.from != nil {
		leave.Word = "back"
	}
	box.Hints = []help.Hint{confirm, leave}
	return box, at
}

// drawPreview says in so many rows what the rule would change, and of which videos.
func (m Model) drawPreview(c *canvas.Canvas, y, rows int) {
	b, end := m.mode.rule, y+rows
	if rows >= ruleGapFrom {
		y++
	}
	switch {
	case b.refused != "":
		for i, line := range m.wrapped(b.refused, c.Width-2) {
			if y+i < end {
				c.In(0, y, look.Error, "!")
				c.Line(2, y+i, c.Width-2, look.Style{}, text.Clean(line))
			}
		}
		return
	case !b.known:
		return
	}
	said := look.Style{}
	if b.stale {
		said.Role = look.Muted
	}
	for _, sentence := range b.change.Sentences() {
		for _, line := range m.wrapped(sentence, c.Width) {
			if y < end {
				c.Line(0, y, c.Width, said, text.Clean(line))
			}
			y++
		}
		said.Role = look.Muted
	}
	m.drawMoved(c, y, end)
}

func (m Model) wrapped(sentence string, cells int) []string {
	return canvas.Wrap(m.look.Glyphs.Say(text.Clean(sentence).String()), cells)
}

// drawMoved lists the newest of the videos that would get another category, and how many more there are.
func (m Model) drawMoved(c *canvas.Canvas, y, end int) {
	videos := m.mode.rule.change.Videos
	rows := max(0, end-y)
	shown := min(rows, len(videos))
	if shown < len(videos) && shown > 1 {
		shown--
		c.In(2, end-1, look.Faint, "and "+exact(len(videos)-shown)+" more")
	}
	for i, v := range videos[:shown] {
		where := m.whence(v)
		title := text.Clean(v.Title)
		if title.Empty() {
			title = text.Clean(v.VideoID)
		}
		cells := min(c.Width/3, text.Width(where))
		c.Words(2, y+i, c.Width-4-cells, look.Style{}, title)
		c.Words(c.Width-cells, y+i, cells, look.Style{Role: look.Muted}, where)
	}
}

// whence says where a video comes from, or where it goes when that is not into the rule's category.
func (m Model) whence(v rule.Moved) text.Line {
	var parts []string
	if v.From != nil && m.mode.rule.how == makingRule {
		parts = append(parts, "from "+*v.From)
	}
	if v.To != nil && (m.mode.rule.change.Category == nil || *v.To != *m.mode.rule.change.Category) {
		parts = append(parts, "to "+*v.To)
	}
	return text.Clean(strings.Join(parts, " "))
}

// withRuleHint adds the key that makes a rule of what is chosen, where there is room for it.
func (m Model) withRuleHint(hints []help.Hint, width int) []help.Hint {
	key := m.keyFor(ruleID, "ctrl+t")
	if key == "" || m.views.Edits.Rules == nil {
		return hints
	}
	for _, word := range []string{"make a rule", "rule"} {
		h := help.Hint{Key: key, Word: word, Action: ruleID}
		need := 6 + h.Width()
		for _, other := range hints {
			need += other.Width() + 2
		}
		if need <= width {
			return []help.Hint{hints[0], h, hints[1]}
		}
	}
	return hints
}

// ruleRegions are where a click finds a word.
func (m Model) ruleRegions(x, y, width int) []screen.Region {
	names, _ := m.ruleLines()
	p := m.mode.rule.pick
	top := p.Top(names)
	var regions []screen.Region
	for i := range min(names, len(p.Rows())-top) {
		regions = append(regions, screen.Region{X: x, Y: y + pick.FirstRow + i, Width: width, Height: 1, Msg: wordClicked{top + i}})
	}
	return regions
}
