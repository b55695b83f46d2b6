package shell

import (
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
)

// A tab is where a screen's name stands in the first row.
type tab struct {
	entry  int
	x, end int
}

// tabs places the tabs in the form that the window has room for.
func (m Model) tabs() (placed []tab, names []string) {
	const apart = 2
	x := 1
	if m.width >= 104 {
		x = 1 + len(program) + 3
	}
	for i, e := range m.entries {
		if e.key == "" {
			continue
		}
		name := e.name
		switch {
		case m.width < 80 && i != m.tab:
			name = ""
		case m.width < 92:
			name = e.short
		}
		width := len(e.key)
		if name != "" {
			width += 1 + canvas.Cells(name)
		}
		placed, names = append(placed, tab{i, x, x + width}), append(names, name)
		x += width + apart
	}
	return placed, names
}

const program = "saveboard"

// drawTabs writes the tabs and the rule under them.
func (m Model) drawTabs(c *canvas.Canvas) {
	if m.width >= 104 {
		c.Strong(1, 0, look.Text, program)
	}
	from, to := 1, 1
	placed, names := m.tabs()
	for i, t := range placed {
		e, open := m.entries[t.entry], t.entry == m.tab
		at := 0
		if open {
			at = c.In(t.x, 0, look.Focus, e.key)
			from, to = t.x, t.end
		} else {
			at = c.In(t.x, 0, look.Faint, e.key)
		}
		if names[i] == "" {
			continue
		}
		style := look.Style{Role: look.Muted}
		if open {
			style = look.Style{Role: look.Focus, Bold: true}
		}
		c.Text(at+1, 0, style, names[i])
	}
	g := m.look.Glyphs
	c.In(1, 1, look.Border, strings.Repeat(g.Rule, from-1))
	c.In(from, 1, look.Focus, strings.Repeat(g.HeavyRule, to-from))
	c.In(to, 1, look.Border, strings.Repeat(g.Rule, max(0, m.width-1-to)))
}

// A chip is a piece of the scope with the key that changes it.
type chip struct {
	key, value string
	changed    bool // from what it was at the beginning
	unused     bool // it has no part in what is shown
	action     string
}

func (c chip) width() int {
	if c.key == "" {
		return canvas.Cells(c.value)
	}
	return canvas.Cells(c.key) + 1 + canvas.Cells(c.value)
}

// chipsApart is how far the chips stand apart.
const chipsApart = 3

// chips are the pieces of the scope that this window has room for, left to right.
func (m Model) chips() []chip {
	s := m.scope
	unused, oneMetric := m.page.AllTime, m.page.AllTime || m.page.OneMetric
	account := chip{key: m.keyFor("shell.account", "a"), value: m.accountWords(), changed: s.Account != m.start.Account, action: "shell.account"}
	period := chip{key: m.keyFor("shell.period", "r"), value: s.Period.Words(), changed: !unused && s.Period != m.start.Period, unused: unused, action: "shell.period"}
	metric := chip{key: m.keyFor("shell.metric", "m"), value: s.Metric.String(), changed: !oneMetric && s.Metric != m.start.Metric, unused: oneMetric, action: "shell.metric"}
	switch {
	case m.width < 80 && unused:
		return []chip{{value: account.value, changed: account.changed, action: account.action}}
	case m.width < 80:
		words := account.value + " · " + shortPeriod(s.Period)
		if m.look.Glyphs.ASCII {
			words = account.value + ", " + shortPeriod(s.Period)
		}
		if metric.changed {
			words += ", " + metric.value
		}
		return []chip{{value: words, changed: account.changed || period.changed || metric.changed, action: "shell.period"}}
	}
	if m.width >= 104 && !unused {
		period.value = m.longPeriod()
	}
	all := []chip{account, period, metric}
	if m.page.Head != nil && m.page.Videos != screen.NotCounted {
		all = append(all, chip{value: number.Of(m.page.Videos, "video")})
	}
	room := m.width - 2 - canvas.Cells(m.page.Question) - chipsApart
	for _, falls := range []string{"", "shell.metric"} {
		if chipsWidth(all) <= room {
			break
		}
		for i, c := range all {
			if c.action == falls && !c.changed {
				all = append(all[:i:i], all[i+1:]...)
				break
			}
		}
	}
	return all
}

func (c chip) keyStyle() look.Style {
	if c.unused {
		return look.Style{Role: look.Faint}
	}
	return look.Style{Bold: true}
}

func chipsWidth(all []chip) int {
	width := -chipsApart
	for _, c := range all {
		width += c.width() + chipsApart
	}
	return width
}

// drawScope writes the question at the left and the scope, or the page's note, at the right.
func (m Model) drawScope(c *canvas.Canvas) []screen.Region {
	const y = 2
	end, chips := 1, m.chips()
	// Where the scope needs all of the row, the question is the one thing in it that one knows already.
	if m.width >= 60 && (m.page.Note != "" || canvas.Cells(m.page.Question)+chipsApart+chipsWidth(chips) <= m.width-2) {
		end = c.Line(1, y, m.width-2, look.Style{Role: look.Muted}, text.Clean(m.page.Question)) + 2
	}
	if m.page.Note != "" {
		if end+canvas.Cells(m.page.Note) <= m.width-1 {
			c.Right(m.width-1, y, look.Style{Role: look.Faint}, m.page.Note)
		}
		return nil
	}
	x := m.width - 1 - chipsWidth(chips)
	var regions []screen.Region
	for _, chip := range chips {
		at := x
		if chip.key != "" {
			at = c.Text(x, y, chip.keyStyle(), chip.key) + 1
		}
		role := look.Muted
		switch {
		case chip.changed:
			role = look.Text
		case chip.action == "", chip.unused:
			role = look.Faint
		}
		c.In(at, y, role, chip.value)
		if chip.action != "" {
			regions = append(regions, screen.Region{X: x, Y: y, Width: chip.width(), Height: 1, Action: chip.action})
		}
		x += chip.width() + chipsApart
	}
	return regions
}

// accountWords is whose videos are shown.
func (m Model) accountWords() string {
	if len(m.accounts) == 1 {
		return handleOf(m.accounts[0])
	}
	for _, a := range m.accounts {
		if a.ID == m.scope.Account {
			return text.Cut(text.Clean(handleOf(a)), 26).String()
		}
	}
	return handleOf(model.Account{})
}

func shortPeriod(p model.Period) string {
	switch {
	case p.Fixed, p.Days == 0, p.Days == 365:
		return p.Words()
	}
	return strings.TrimSuffix(p.Name(), "d") + " d"
}

// longPeriod is the period with its days on the calendar: "last 28 days, 26 Oct – 22 Nov".
func (m Model) longPeriod() string {
	p := m.scope.Period
	if p.Fixed || m.page.Head == nil {
		return p.Words()
	}
	span := m.page.Head.Period
	if span.From <= 0 || span.To < span.From {
		return p.Words()
	}
	words := p.Words()
	if p.Days > 0 {
		words = "last " + words
	}
	from, to := span.From.Civil(), span.To.Civil()
	layout := "2 Jan"
	if from.Year() != to.Year() {
		layout = "2 Jan 2006"
	}
	dash := " – "
	if m.look.Glyphs.ASCII {
		dash = " - "
	}
	return words + ", " + from.Format(layout) + dash + to.Format(layout)
}

// dataOf says what moment the counts are of, at the right of the footer, and whether that is so long
// ago that it warns.
func (m Model) dataOf() (said string, warns bool) {
	h := m.page.Head
	if h == nil || h.CountsOf == 0 {
		return "", false
	}
	at, now := h.CountsOf.Time().In(m.zone.place), h.AsOf.Time().In(m.zone.place)
	layout := "2 Jan 15:04"
	if at.Year() != now.Year() {
		layout = "2 Jan 2006"
	}
	age := h.AsOf.Days(h.CountsOf)
	warns = age > 1
	switch {
	case m.width < 50:
		return "", false
	case m.width < 80:
		said = at.Format("2 Jan")
	case m.width < 120:
		said = "counts of " + at.Format(layout)
	default:
		said = "counts of " + at.Format(layout)
		if age >= 1.0/24 {
			said += ", " + number.Age(age) + " ago"
		}
	}
	if h.Demo {
		said = "demo data " + m.look.Glyphs.Dot + " " + said
		if m.width < 120 {
			said = strings.Replace(said, "demo data", "demo", 1)
		}
	}
	return said, warns
}
