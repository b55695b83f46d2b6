package shell

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/dialog"
	"saveboard/ui/widget/help"
)

// View joins the page, made in Update, with what stands around it.
func (m Model) View() (v tea.View) {
	defer func() {
		if r := recover(); r != nil {
			v = m.frameOf(m.look.In(look.Error, m.broken("drawing", r).notice.text), nil)
		}
	}()
	if m.width == 0 || m.opening.waiting && !m.opening.slow {
		return m.frameOf("", nil)
	}
	lines, cursor := m.lines()
	return m.frameOf(strings.Join(lines, "\n"), cursor)
}

func (m Model) frameOf(content string, cursor *tea.Cursor) tea.View {
	v := tea.NewView(content)
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = "saveboard"
	v.Cursor = cursor
	return v
}

// lines is the whole window, top to bottom, and where the cursor blinks in it.
func (m Model) lines() ([]string, *tea.Cursor) {
	switch {
	case m.tooSmall():
		return m.alone("saveboard needs 40 "+m.look.Glyphs.Times+" 12", "this window has "+size(m.width, m.height, m.look.Glyphs.Times)), nil
	case m.opening.waiting:
		return m.alone(m.look.Glyphs.Say("Opening the data…")), nil
	}
	lines := make([]string, 0, m.height)
	above := canvas.New(m.look, m.width, firstRow)
	m.drawTabs(above)
	m.drawScope(above)
	lines = append(lines, above.Lines()...)

	page := m.page.Lines[:min(len(m.page.Lines), m.height-rowsAround)]
	lines = append(lines, page...)
	for len(lines) < m.height-2 {
		lines = append(lines, "")
	}
	cursor := m.pageCursor()
	if m.hasFilterLine() {
		line, at, _ := m.drawFilter()
		lines[firstRow+1] = line
		if m.mode.kind == filtering {
			cursor = tea.NewCursor(at, firstRow+1)
		}
	}
	below := canvas.New(m.look, m.width, 2)
	m.drawStatus(below)
	m.drawFooter(below)
	lines = append(lines, below.Lines()...)

	if box, _, x, y, ok := m.completionBox(); ok {
		lines = dialog.Beside(m.look, lines, box, x, y)
	}
	if box, _, x, y, ok := m.overlay(); ok {
		return dialog.Over(m.look, lines, box, x, y), m.boxCursor(x, y)
	}
	return lines, cursor
}

// pageCursor is the screen's own cursor, in the window's coordinates.
func (m Model) pageCursor() *tea.Cursor {
	if m.page.Cursor == nil {
		return nil
	}
	c := *m.page.Cursor
	c.Y += firstRow
	return &c
}

// alone is a window with nothing but a few words in its middle, and how to leave.
func (m Model) alone(say ...string) []string {
	c := canvas.New(m.look, m.width, m.height)
	top := max(0, (m.height-4)/2)
	role := look.Text
	for i, line := range say {
		c.In(max(0, (m.width-canvas.Cells(line))/2), top+i, role, line)
		role = look.Muted
	}
	help.Draw(c, max(0, (m.width-6)/2), min(top+3, m.height-1), m.width, []help.Hint{{Key: m.keyFor("shell.quit", "q"), Word: "quit"}})
	return c.Lines()
}

func size(w, h int, times string) string { return exact(w) + " " + times + " " + exact(h) }

func exact(n int) string { return number.Full().Exact(model.Known(float64(n))) }

// drawStatus writes the row above the footer: what there is to say, else where one is in the list.
func (m Model) drawStatus(c *canvas.Canvas) {
	switch {
	case m.notice.failed:
		at := c.In(1, 0, look.Error, m.look.Glyphs.Failed)
		c.Line(at+1, 0, m.width-at-2, look.Style{}, text.Clean(m.look.Glyphs.Say(m.notice.text)))
		return
	case m.notice.text != "":
		at := c.Line(1, 0, m.width-2, look.Style{}, text.Clean(m.look.Glyphs.Say(m.notice.text)))
		if m.notice.hint.Key != "" {
			help.Draw(c, at+2, 0, m.width-1, []help.Hint{m.notice.hint})
			at += 2 + m.notice.hint.Width()
		}
		if m.notice.lasts != "" && at+2+canvas.Cells(m.notice.lasts) < m.width {
			c.In(at+2, 0, look.Muted, m.notice.lasts)
		}
		return
	}
	at := c.Line(1, 0, m.width-2, look.Style{Role: look.Muted}, text.Clean(m.page.Status))
	if m.page.Head != nil && m.page.Head.Demo {
		if m.page.Status != "" {
			at = max(at+3, besideRange)
		}
		m.drawDemo(c, at)
	}
}

// besideRange is the cell behind "198–212 of 212", so that what stands there stays while one scrolls.
const besideRange = 18

// drawFooter writes the hints, as many whole ones as fit, and what the data are of.
func (m Model) drawFooter(c *canvas.Canvas) []screen.Region {
	end := m.width - 1
	if said, warns := m.dataOf(); said != "" {
		role := look.Faint
		if warns {
			role = look.Warning
			said = "! " + said
		}
		end -= canvas.Cells(said) + 2
		regions := m.drawHints(c, end)
		c.Right(m.width-1, 1, look.Style{Role: role}, said)
		return regions
	}
	return m.drawHints(c, end)
}

func (m Model) drawHints(c *canvas.Canvas, end int) []screen.Region {
	return help.Draw(c, 1, 1, end, m.hints())
}

// hints are what the footer offers: the screen's own first, then what is the same everywhere.
func (m Model) hints() []help.Hint {
	g := m.look.Glyphs
	if m.mode.kind == filtering {
		return []help.Hint{{Key: g.Enter, Word: "keep", Action: ""}, {Key: "tab", Word: "complete"}, {Key: "esc", Word: "clear", Action: "shell.esc"}}
	}
	own := help.Hints(g, m.shownInfos())
	if m.logging() && m.typing() { // letters are text there
		return own
	}
	if m.page.Unsorted && noSuggestions(m) == "" {
		own = slices.Insert(own, min(1, len(own)), help.Hint{Key: help.Key(g, m.keyFor(suggestID, "C")), Word: "suggest", Action: suggestID})
	}
	if m.width < 60 { // the hints that lead to all others
		return append([]help.Hint{
			{Key: m.keyFor("shell.help", "?"), Word: "help", Action: "shell.help"}, {Key: m.keyFor("shell.quit", "q"), Word: "quit", Action: "shell.quit"},
		}, own...)
	}
	everywhere := m.ownInfos(actions())
	everywhere = slices.DeleteFunc(everywhere, func(a screen.Info) bool { // what has no part in the page is not offered there
		return m.timeless() && a.ID == "shell.period" || (m.timeless() || m.page.OneMetric) && a.ID == "shell.metric"
	})
	return append(own, help.Hints(g, everywhere)...)
}

// ownInfos describes those of the shell's actions whose keys the screen in front leaves to it.
func (m Model) ownInfos(all []screen.Action[Model]) []screen.Info {
	var left []screen.Info
	for _, a := range screen.Infos(screen.Rebound(all, m.keys), m) {
		taken := func(key string) bool { return key != "esc" && m.knows(key) }
		if len(a.Keys) == 0 || !slices.ContainsFunc(a.Keys, taken) {
			left = append(left, a)
		}
	}
	return left
}
