package why

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/panel"
	"saveboard/ui/widget/prose"
)

// A layout says where the parts and their text stand.
type layout struct {
	two                  bool // the parts stand beside the text
	listEnd              int  // the cell after the list
	textX, textWidth     int
	textY                int
	listRows, textRows   int
	track                int // the cell of the text's scroll track
	listShown, bodyShown bool
}

const bodyRow = 2 // the answer and the search stand above

// layout places everything for the size the screen has.
func (m Model) layout() layout {
	l := layout{listRows: max(1, m.height-bodyRow), textY: bodyRow + 2}
	switch {
	case m.width >= 120:
		l.two, l.listEnd, l.textX = true, 35, 38
	case m.width >= 70:
		l.two, l.listEnd, l.textX = true, 31, 33
	default:
		l.listEnd, l.textX = m.width-1, 1
	}
	l.textWidth = max(8, min(prose.MaxWidth, m.width-3-l.textX)) // a blank and the track stand after it
	l.track = min(l.textX+l.textWidth+1, m.width-2)
	if m.height < 10 {
		l.textY = bodyRow + 1
	}
	l.textRows = max(1, m.height-l.textY)
	l.listShown = l.two || m.mode == choosing || m.mode == searching && !m.search.on()
	l.bodyShown = l.two || !l.listShown
	return l
}

// A drawing is a canvas with what is to be drawn on it.
type drawing struct {
	*canvas.Canvas
	m       Model
	frame   screen.Frame
	layout  layout
	regions []screen.Region
	cursor  *tea.Cursor
}

// View places the parts and the text of the open one.
func (m Model) View(f screen.Frame) screen.Page {
	m.width, m.height = f.Width, f.Height
	m.pages.draw(f.Look.Glyphs)
	d := &drawing{Canvas: canvas.New(f.Look, f.Width, f.Height), m: m, frame: f, layout: m.layout()}
	page := screen.Page{Question: "Why can nobody see who saved a video?", Video: m.video}
	switch {
	case m.shown == nil:
		d.Failed(m.asking.Err)
	default:
		page.Question, page.View, page.Head = m.shown.Question, m.shown, &m.shown.Head
		page.NoSource = "the sources of each part stand at its end"
		if m.shown.VideoID != nil {
			page.Source = m.shown.Subject()
		}
		d.draw()
	}
	if p, ok := m.part(); ok {
		page.Note = "checked " + p.Checked
	}
	if m.asking.Slow {
		page.Status = "Looking for the explainer" + f.Look.Glyphs.Cut
	}
	page.Lines, page.Regions, page.Cursor = d.Lines(), d.regions, d.cursor
	return page
}

func (d *drawing) draw() {
	frame := d.frame
	frame.FilterLine = d.m.mode == searching || d.m.search.on()
	panel.Answer(d.Canvas, frame, d.Look.Glyphs.Spell(d.m.shown.Answer), d.m.shown.AnswerShort)
	if frame.FilterLine {
		d.search()
	}
	if d.layout.listShown { // row by row, since a row is written from left to right
		d.list()
	}
	if d.layout.bodyShown {
		d.body()
	}
}

// search is the line with what is looked for, and how many lines have it.
func (d *drawing) search() {
	role, said := look.Muted, ""
	if d.m.mode == searching {
		role = look.Text
	}
	switch n := len(d.m.search.matches); {
	case n > 0:
		said = fmt.Sprintf("%d of %d", d.m.search.at+1, n)
	case d.m.search.on():
		said = "nothing found"
	}
	d.Strong(1, 1, look.Text, "/")
	at := d.m.search.field.Draw(d.Canvas, 3, 1, max(1, d.Width-6-len(said)), look.Style{Role: role})
	d.Right(d.Width-1, 1, look.Style{Role: look.Muted}, said)
	if d.m.mode == searching {
		d.cursor = tea.NewCursor(at, 1)
	}
}

// list is the parts, with how many finds each has.
func (d *drawing) list() {
	l, parts := d.layout, d.m.shown.Parts
	window := d.m.parts.Within(len(parts), l.listRows)
	for i := range min(l.listRows, len(parts)-window.Top) {
		n := window.Top + i
		y := bodyRow + i
		open := n == window.Cursor
		style := look.Style{Role: look.Muted, Bold: open}
		switch {
		case open && d.frame.Focused && d.m.mode != reading:
			d.Mark(1, y)
			d.Text(1, y, look.Style{Role: look.Focus}, d.Look.RowMark())
		case open:
			style.Role = look.Text
		}
		finds := ""
		if k := d.m.search.in(n); k > 0 {
			finds = strconv.Itoa(k)
		}
		title := text.Clean(d.Look.Glyphs.Spell(parts[n].Title))
		d.Line(3, y, l.listEnd-4-len(finds), style, title)
		d.Right(l.listEnd-1, y, look.Style{Role: look.Faint}, finds)
		if open {
			d.Unmark(l.listEnd, y)
		}
		d.regions = append(d.regions, screen.Region{X: 1, Y: y, Width: l.listEnd - 1, Height: 1, Msg: picked(n)})
	}
}

// body is the text of the open part, as far as it was read.
func (d *drawing) body() {
	p, ok := d.m.part()
	if !ok {
		return
	}
	l, i := d.layout, d.m.parts.Cursor
	panel.Draw(d.Canvas, l.textX, bodyRow, l.textWidth, panel.Title{
		Text: d.Look.Glyphs.Spell(p.Title), Note: fmt.Sprintf("%d of %d", i+1, len(d.m.shown.Parts)),
		Focused: d.frame.Focused && d.m.mode == reading,
	})
	lines := d.m.pages.lines(d.m.shown, i, l.textWidth)
	found := d.m.found(i, d.m.pages.doc(d.m.shown, i))
	top := max(0, min(d.m.top(), len(lines)-l.textRows))
	for y, line := range lines[top:min(len(lines), top+l.textRows)] {
		if line.prose {
			d.Styled(l.textX, l.textY+y, line.line.Paint(d.Look, found))
			continue
		}
		d.In(l.textX, l.textY+y, line.role, line.words)
	}
	d.scrollTrack(len(lines), top)
}

// scrollTrack says how far down the text one is, where not all of it is in sight.
func (d *drawing) scrollTrack(lines, top int) {
	l := d.layout
	if lines <= l.textRows {
		return
	}
	size := max(1, l.textRows*l.textRows/lines)
	from := top * (l.textRows - size) / (lines - l.textRows)
	for i := range l.textRows {
		glyph, role := d.Look.Glyphs.Track, look.Border
		if i >= from && i < from+size {
			glyph, role = d.Look.Glyphs.Thumb, look.Muted
		}
		d.In(l.track, l.textY+i, role, glyph)
	}
}
