package shell

import (
	"strings"

	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/dialog"
	"saveboard/ui/widget/help"
	"saveboard/ui/widget/pick"
)

// editRowsMost is how many names are in sight at most.
const editRowsMost = 10

// editRows are how many names are in sight.
func (m Model) editRows() int {
	return max(1, min(editRowsMost, len(m.mode.edit.pick.Rows()), m.height-8))
}

// editBox is the box, and the cell of its cursor.
func (m Model) editBox() (dialog.Box, int) {
	b, g := m.mode.edit, m.look.Glyphs
	width := m.boxWidth(editWidth)
	hints := []help.Hint{{Key: g.Enter, Word: "keep", Action: "shell.edit"}, {Key: "esc", Word: "close", Action: "shell.esc"}}
	if b.kind == noting {
		c := canvas.New(m.look, dialog.Inner(width), 2)
		at := b.field.Draw(c, 0, 0, c.Width, look.Style{})
		c.In(0, 1, look.Border, strings.Repeat(g.Rule, c.Width))
		return dialog.Box{Title: "Note on " + b.about(m, width-14), Width: width, Lines: c.Lines(), Hints: hints}, at
	}
	title := "Category of "
	hints[0].Word = "choose"
	switch b.kind {
	case labelling:
		title = "Label of "
	case sorting:
		hints = m.withRuleHint(hints, width)
	}
	if n, ok := b.pick.Chosen(); ok && b.kind == labelling {
		hints[0].Word = "add"
		if !n.New && b.having(n.Text) == len(b.targets) {
			hints[0].Word = "take off"
		}
	}
	rows := m.editRows()
	c := canvas.New(m.look, dialog.Inner(width), pick.Height(rows))
	at := b.pick.Draw(c, rows)
	title += b.about(m, width-len(title)-5)
	if b.kind == ruling {
		title = "Which category is the rule for?"
	}
	return dialog.Box{Title: title, Width: width, Lines: c.Lines(), Hints: hints}, at
}

// about is what the edit is about, in so many cells.
func (b editBox) about(m Model, cells int) string {
	if len(b.targets) != 1 {
		return number.Of(len(b.targets), "video")
	}
	title := text.Clean(b.targets[0].Title)
	if title.Empty() {
		return "1 video"
	}
	if m.look.Glyphs.ASCII {
		return text.Cut(title, cells).String()
	}
	return "“" + text.Cut(title, cells-2).String() + "”"
}

// editRegions are where a click picks a name.
func (m Model) editRegions(x, y, width int) []screen.Region {
	if m.mode.edit.kind == noting {
		return nil
	}
	rows := m.editRows()
	top := m.mode.edit.pick.Top(rows)
	var regions []screen.Region
	for i := range min(rows, len(m.mode.edit.pick.Rows())-top) {
		regions = append(regions, screen.Region{X: x, Y: y + pick.FirstRow + i, Width: width, Height: 1, Msg: nameClicked{top + i}})
	}
	return regions
}
