package shell

import (
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/filter"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/dialog"
	"saveboard/ui/widget/field"
	"saveboard/ui/widget/help"
)

// A filterLine is a filter that is being typed, and the box of what its word can become.
type filterLine struct {
	field field.Field
	box   boxWish
	row   int // the option under the cursor
}

// A boxWish says what the user made of the box, until the next key changes the text.
type boxWish uint8

const (
	boxAsTyped boxWish = iota // it is there when there is something to say
	boxShut
	boxAsked // on an empty word too, and for what is not finished
)

// How long typing has to rest before the filter is applied. What may become a field gets longer, so that
// nobody sees the list empty on the way from “rate” to “rate>1%”.
const (
	restBeforeFilter = 120 * time.Millisecond
	restBeforeField  = 700 * time.Millisecond
)

// askValues asks what a filter can ask about.
func (m Model) askValues() tea.Cmd {
	values, ctx, account := m.views.Values, m.ctx, m.scope.Account
	if values == nil {
		return nil
	}
	return guarded(m.opts.Log, "listing what a filter can ask about", func() tea.Msg {
		v, err := values(ctx, account)
		if err != nil {
			return nil // the screens say what is wrong with the data
		}
		return valuesAre{v}
	})
}

// typeFilter takes a key while the filter is typed. Where there is no box, keys that move go to the screen,
// so that one can look at what matches.
func (m Model) typeFilter(msg tea.Msg) (Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		_, options := m.completion()
		switch name := key.String(); {
		case name == "enter":
			return m.keepFilter()
		case name == "tab" && len(options.Options) > 0:
			return m.takeOption(m.mode.line.row)
		case name == "tab":
			m.mode.line.box = boxAsked
			return m, nil
		case name == "esc" && m.boxOpen():
			m.mode.line.box = boxShut
			return m, nil
		case name == "esc":
			return m.clearFilter()
		case (name == "up" || name == "down") && m.boxOpen():
			return m.moveOption(name, len(options.Options)), nil
		case name == "up", name == "down", name == "pgup", name == "pgdown":
			return m.tell(m.front(), msg)
		}
	}
	next, ok := m.mode.line.field.Update(msg)
	if !ok {
		return m, nil
	}
	return m.typed(next)
}

// typed goes on with another text on the line, which is applied once typing rests.
func (m Model) typed(f field.Field) (Model, tea.Cmd) {
	m.mode.line = filterLine{field: f}
	m.asked++
	asked, rest := m.asked, restBeforeFilter
	if _, c := m.completion(); len(c.Options) > 0 && c.OfFields {
		rest = restBeforeField
	}
	return m, tea.Tick(rest, func(time.Time) tea.Msg { return filterNow{asked} })
}

// keepFilter ends the typing. What is no filter is said to be none, and stays to be mended.
func (m Model) keepFilter() (Model, tea.Cmd) {
	if m.mode.line.problem() != nil {
		m.mode.line.box = boxAsked
		return m, nil
	}
	m, ask := m.applyFilter()
	m.mode = mode{}
	return m, ask
}

// applyFilter makes what was typed the filter of all screens. Until it is one, the last one stays.
func (m Model) applyFilter() (Model, tea.Cmd) {
	if m.mode.line.problem() != nil {
		return m, nil
	}
	s := m.scope
	s.Filter = filter.Expand(strings.TrimSpace(m.mode.line.field.Text()), m.values.Saved)
	return m.rescope(s)
}

func (m Model) clearFilter() (Model, tea.Cmd) {
	m.mode = mode{}
	m.asked++
	s := m.scope
	s.Filter = ""
	return m.rescope(s)
}

// dropPart takes one part out of the filter that is kept.
func (m Model) dropPart(part int) (Model, tea.Cmd) {
	f, err := filter.Parse(m.scope.Filter)
	if err != nil || part >= len(f.Parts()) {
		return m, nil
	}
	s := m.scope
	s.Filter = f.Without(part).Text()
	return m.rescope(s)
}

// problem is what keeps the text from being a filter; nil when it is one.
func (l filterLine) problem() *filter.Problem {
	var p *filter.Problem
	_, err := filter.Parse(l.field.Text())
	errors.As(err, &p)
	return p
}

// completion is what is wrong with the text, as far as that is to be said by now, and what the word at the
// cursor can become.
func (m Model) completion() (*filter.Problem, filter.Completion) {
	line := m.mode.line
	if m.mode.kind != filtering || line.box == boxShut {
		return nil, filter.Completion{}
	}
	problem := line.problem()
	if problem != nil && problem.Unfinished && line.box != boxAsked {
		problem = nil
	}
	typed := line.field.Text()
	c := filter.Complete(typed, line.field.Cursor(), m.values)
	word := typed[c.Start:line.field.Cursor()]
	if line.box != boxAsked && utf8.RuneCountInString(word) < 2 && word != "#" && word != "@" {
		c.Options = nil
	}
	return problem, c
}

func (m Model) boxOpen() bool {
	problem, c := m.completion()
	return problem != nil || len(c.Options) > 0
}

func (m Model) moveOption(key string, options int) Model {
	by := 1
	if key == "up" {
		by = -1
	}
	m.mode.line.row = max(0, min(m.mode.line.row+by, options-1))
	return m
}

// takenOption says that an option of the completion was clicked; droppedPart that a part of the filter was.
type (
	takenOption struct{ row int }
	droppedPart struct{ part int }
)

// takeOption puts an option in the word's place, with the cursor behind it.
func (m Model) takeOption(row int) (Model, tea.Cmd) {
	_, c := m.completion()
	if row >= len(c.Options) {
		return m, nil
	}
	typed := m.mode.line.field.Text()
	return m.typed(field.Around(typed[:c.Start]+c.Options[row].Text, typed[c.End:]))
}

// hasFilterLine tells whether the filter has a line on the screen.
func (m Model) hasFilterLine() bool {
	return m.mode.kind == filtering || m.scope.Filter != "" && m.page.Note == "" && m.page.NoFilter == ""
}

// drawFilter is the line of the filter, the cell of its cursor, and where its parts can be clicked.
func (m Model) drawFilter() (string, int, []screen.Region) {
	c := canvas.New(m.look, m.width, 1)
	count := m.matches()
	c.Strong(1, 0, look.Text, "/")
	room, at := m.width-2-canvas.Cells(count)-filterCell, 0
	var parts []screen.Region
	if m.mode.kind == filtering {
		wrong := field.Span{}
		if p, _ := m.completion(); p != nil {
			wrong = field.Span{Start: p.Start, End: p.End, Style: look.Style{Role: look.Error, Underline: true}}
		}
		at = m.mode.line.field.DrawMarked(c, filterCell, 0, room, look.Style{}, wrong)
	} else if m.hasFilterLine() {
		parts = m.drawParts(c, room)
	}
	c.Right(m.width-1, 0, look.Style{Role: look.Muted}, count)
	return c.Lines()[0], at, parts
}

// filterCell is where the filter's text begins.
const filterCell = 3

// drawParts draws what is asked one beside the other, each a chip of its own.
func (m Model) drawParts(c *canvas.Canvas, room int) []screen.Region {
	f, err := filter.Parse(m.scope.Filter)
	if err != nil || f.All() {
		c.Line(filterCell, 0, room, look.Style{Role: look.Muted}, text.Clean(m.scope.Filter))
		return nil
	}
	var regions []screen.Region
	x, end := filterCell, filterCell+room
	for i, part := range f.Parts() {
		if x >= end {
			break
		}
		after := c.Line(x, 0, end-x, look.Style{Role: look.Muted}, text.Clean(part.Text))
		regions = append(regions, screen.Region{X: x, Y: firstRow + 1, Width: after - x, Height: 1, Msg: droppedPart{i}})
		x = after + chipGap
	}
	return regions
}

// chipGap is how far the chips of a filter stand apart: wider than the spaces within one.
const chipGap = 2

// matches counts the videos that the filter takes.
func (m Model) matches() string {
	if m.page.Head == nil || m.page.Videos == screen.NotCounted {
		return ""
	}
	total := 0
	for _, a := range m.accounts {
		if m.scope.Account == model.AllAccounts || a.ID == m.scope.Account {
			total += a.Videos
		}
	}
	if total < m.page.Videos {
		return number.Of(m.page.Videos, "video")
	}
	return exact(m.page.Videos) + " of " + exact(total)
}

// completionBox says below the filter what is wrong with it, and what its word can become, with its corner
// and where it can be clicked; ok is false when there is nothing to say.
func (m Model) completionBox() (lines []string, regions []screen.Region, x, y int, ok bool) {
	problem, c := m.completion()
	if problem == nil && len(c.Options) == 0 {
		return nil, nil, 0, 0, false
	}
	y = firstRow + 2
	room := m.height - y - 4 // without the box's sides, the status and the footer
	width := m.boxWidth(m.completionWidth(problem, c))
	inner := dialog.Inner(width)
	var said []string
	if problem != nil {
		said = canvas.Wrap(m.look.Glyphs.Spell(problem.Sentence), inner-2)
	}
	options := c.Options[:max(0, min(len(c.Options), room-len(said)))]
	rows := canvas.New(m.look, inner+1, min(max(0, room), len(said)+len(options)))
	for i, line := range said {
		if i == 0 {
			rows.In(0, i, look.Error, "!")
		}
		rows.Text(2, i, look.Style{}, line)
	}
	for i, o := range options {
		m.drawOption(rows, len(said)+i, nameCells(c), o, i == m.mode.line.row)
	}
	hints := []help.Hint{{Key: "esc", Word: "close", Action: "shell.esc"}}
	if len(options) > 0 {
		hints = append([]help.Hint{{Key: "tab", Word: "take it"}}, hints...)
	}
	lines, regions = dialog.Box{Width: width, Lines: rows.Lines(), Hints: hints}.Draw(m.look)
	x = max(1, min(m.wordCell(c)-dialog.Padding, m.width-width-1))
	for i := range regions {
		regions[i].X += x
		regions[i].Y += y
	}
	for i := range options {
		regions = append(regions, screen.Region{X: x + 1, Y: y + 1 + len(said) + i, Width: width - 2, Height: 1, Msg: takenOption{i}})
	}
	return lines, regions, x, y, true
}

func (m Model) drawOption(c *canvas.Canvas, y, names int, o filter.Option, chosen bool) {
	if chosen {
		c.Mark(0, y)
		c.In(0, y, look.Focus, m.look.RowMark())
	}
	at := c.Line(2, y, c.Width-3, look.Style{Bold: chosen}, text.Clean(o.Shown))
	if at = max(at+2, names+4); o.Says != "" {
		const telling = 16 // cells; in fewer a sentence that is cut says nothing
		said, room := m.look.Glyphs.Spell(o.Says), c.Width-1-at
		if said = firstClause(said, room); canvas.Cells(said) <= max(room, 0) || room >= telling {
			c.Words(at, y, room, look.Style{Role: look.Muted}, text.Clean(said))
		}
	}
	c.Unmark(c.Width-1, y)
}

// firstClause is what stands before the first semicolon of what has no room for the rest.
func firstClause(said string, cells int) string {
	if first, _, ok := strings.Cut(said, "; "); ok && canvas.Cells(said) > cells {
		return first
	}
	return said
}

// nameCells is how wide the options are.
func nameCells(c filter.Completion) int {
	cells := 0
	for _, o := range c.Options {
		cells = max(cells, min(canvas.Cells(o.Shown), 28))
	}
	return cells
}

// widestCompletion is how many cells the box has for its words at most.
const widestCompletion = 60

// completionWidth is how wide the box would like to be.
func (m Model) completionWidth(problem *filter.Problem, c filter.Completion) int {
	inner := 24
	if problem != nil {
		inner = max(inner, 2+canvas.Cells(problem.Sentence))
	}
	for _, o := range c.Options {
		names := nameCells(c) + 5
		inner = max(inner, names+canvas.Cells(firstClause(o.Says, widestCompletion-names)))
	}
	return min(inner, widestCompletion) + 2*dialog.Padding
}

// wordCell is the cell in which the word that is completed begins.
func (m Model) wordCell(c filter.Completion) int {
	_, at, _ := m.drawFilter()
	before := m.mode.line.field.Text()[c.Start:m.mode.line.field.Cursor()]
	return max(filterCell, at-canvas.Cells(before))
}
