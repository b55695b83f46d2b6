package logging

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/panel"
	"saveboard/ui/widget/table"
	"saveboard/ui/widget/teach"
)

const (
	question = "How many saves do they have now?"
	headRow  = 2 // the answer stands above
	bodyRow  = 4
)

// The columns.
const (
	titleColumn = "title"
	dueColumn   = "due"
	wordsColumn = "due in words"
	ageColumn   = "age"
	lastColumn  = "last"
	whenColumn  = "when"
	fieldColumn = "field"
	readColumn  = "read"
)

// columns are the ones of a window of that width: what is due is said in words where there is room.
func columns(width int) []table.Column {
	due := table.Column{ID: dueColumn, Head: "Due", Width: 4, Falls: 1}
	if width >= 110 {
		due = table.Column{ID: wordsColumn, Head: "Due", Width: 25, Falls: 1}
	}
	read := table.Column{ID: readColumn, Head: "", Width: 17, Falls: 2}
	switch {
	case width < 80:
		read.Width = 8
	case width < 100:
		read.Width = 15
	}
	return []table.Column{
		{ID: titleColumn, Head: "Video", Width: 16},
		{ID: ageColumn, Head: "Age", Width: 5, Right: true, Falls: 3},
		due,
		{ID: lastColumn, Head: "Last", Width: 7, Right: true},
		{ID: whenColumn, Head: "Counted", Width: 9, Right: true, Falls: 4},
		{ID: fieldColumn, Head: "Saves now", Width: 10},
		read,
	}
}

// A drawing is a canvas with what is to be drawn on it.
type drawing struct {
	*canvas.Canvas
	m       Model
	frame   screen.Frame
	number  number.Format
	regions []screen.Region
	cursor  *tea.Cursor
}

// View places the videos with their fields.
func (m Model) View(f screen.Frame) screen.Page {
	m.height = f.Height
	page := screen.Page{Question: question, AllTime: true, Videos: screen.NotCounted, Note: "as of now"}
	d := &drawing{Canvas: canvas.New(f.Look, f.Width, f.Height), m: m, frame: f, number: canvas.Numbers(f.Look.Glyphs)}
	switch {
	case m.shown == nil:
		d.Failed(m.asking.Err)
	default:
		page.Head = &m.shown.Head
		page.NoSource = "these numbers are yours to type"
		d.draw()
		page.Status = d.status()
	}
	switch {
	case m.keeping:
		page.Status = "Keeping them" + f.Look.Glyphs.Cut
	case m.asking.Slow:
		page.Status = "Looking for the videos" + f.Look.Glyphs.Cut
	}
	page.Lines, page.Regions, page.Cursor = d.Lines(), d.regions, d.cursor
	return page
}

func (d *drawing) draw() {
	v, end := d.m.shown, d.Width-1
	y := panel.Answer(d.Canvas, d.frame, v.Answer, v.AnswerShort)
	if len(v.Videos) == 0 {
		teach.NoVideos(d.Canvas, y, "Here your newest videos will stand, each with a field for the saves that TikTok's app shows:", teach.Row{Name: "Sourdough in 60 s", Saves: "1,240"})
		return
	}
	placed := table.Fit(columns(d.Width), table.FirstCell, end-table.FirstCell-1, 46)
	list := table.Table{Columns: placed, Rows: len(v.Videos)}
	table.Head(d.Canvas, headRow, end, list)
	visible := d.m.visible()
	window := d.m.window.Within(len(v.Videos), visible)
	scrolls := len(v.Videos) > visible
	if scrolls {
		end-- // for the track
	}
	for i := range min(visible, len(v.Videos)-window.Top) {
		d.row(bodyRow+i, end, window.Top+i, window.Top+i == window.Cursor, placed)
	}
	if scrolls {
		table.Track(d.Canvas, end, bodyRow, visible, len(v.Videos), window.Top)
	}
}

func (d *drawing) row(y, end, n int, selected bool, placed []table.Placed) {
	if selected && d.frame.Focused {
		d.Mark(1, y)
		d.Text(1, y, look.Style{Role: look.Focus}, d.Look.RowMark())
	}
	for _, c := range placed {
		d.cell(y, n, c, selected)
	}
	if selected && d.frame.Focused {
		d.Unmark(end, y)
	}
	d.regions = append(d.regions, screen.Region{X: 1, Y: y, Width: end - 1, Height: 1, Msg: picked(n)})
}

func (d *drawing) cell(y, n int, c table.Placed, selected bool) {
	v := d.m.shown.Videos[n]
	muted := look.Style{Role: look.Muted}
	switch c.ID {
	case titleColumn:
		d.title(y, c, v, selected)
	case ageColumn:
		d.Right(c.End(), y, muted, number.Age(v.AgeDays))
	case dueColumn:
		d.Text(c.X, y, look.Style{Role: look.Warning}, v.Mark)
	case wordsColumn:
		d.Text(c.X, y, look.Style{Role: look.Warning}, v.Due)
	case lastColumn:
		style := look.Style{Role: look.Saves}
		if !v.Saves.Known() {
			style.Role = look.Faint
		}
		d.Right(c.End(), y, style, d.number.Short(v.Saves.Real()))
	case whenColumn:
		d.Right(c.End(), y, muted, d.when(v))
	case fieldColumn:
		d.field(y, c, v, selected)
	case readColumn:
		role, said := d.reading(v, c.Width)
		d.Text(c.X, y, look.Style{Role: role}, said)
	}
}

func (d *drawing) title(y int, c table.Placed, v view.DueVideo, selected bool) {
	title := text.Clean(v.Title)
	if title.Empty() {
		title = text.Clean("Untitled, " + v.VideoID)
	}
	d.Line(c.X, y, c.Width, look.Style{Bold: selected}, title)
}

// when is how long ago the last saves were counted.
func (d *drawing) when(v view.DueVideo) string {
	if v.SavesAt == 0 {
		return "never"
	}
	return number.Age(d.m.shown.AsOf.Days(v.SavesAt)) + " ago"
}

// field is what is typed; an empty one is a line of dots to type on.
func (d *drawing) field(y int, c table.Placed, v view.DueVideo, selected bool) {
	f := d.m.typed[v.ID].field
	if f.Empty() && !selected {
		d.Text(c.X, y, look.Style{Role: look.Border}, d.Look.Glyphs.Rule+d.Look.Glyphs.Rule+d.Look.Glyphs.Rule)
		return
	}
	style := look.Style{Bold: true}
	if d.m.read(v).wrong && d.m.typed[v.ID].judged {
		style.Role = look.Error
	}
	at := f.Draw(d.Canvas, c.X, y, c.Width, style)
	if selected && d.frame.Focused && !d.m.keeping {
		d.cursor = tea.NewCursor(min(at, c.End()-1), y)
	}
}

// reading is what a number is taken for, in so many cells: how much it gained, how exactly it is known, or what is wrong.
func (d *drawing) reading(v view.DueVideo, cells int) (look.Role, string) {
	r := d.m.read(v)
	switch {
	case r.wrong && d.m.typed[v.ID].judged:
		return look.Error, "no count"
	case !r.count.Known():
		return look.Text, ""
	case r.slip == edit.Lower:
		return look.Warning, "fewer?"
	case r.slip == edit.Tenfold:
		return look.Warning, d.number.Times + "10?"
	}
	exactly := d.exactly(r.count)
	gain, known := gainOf(v.Saves, r.count)
	if !known || canvas.Cells(exactly) > cells {
		return look.Muted, fitting(cells, exactly, d.number.Short(r.count.Real()))
	}
	said := d.number.GainedExact(gain, 1)
	if r.count.Step() > 1 {
		return look.Muted, fitting(cells, exactly+" "+said, exactly)
	}
	switch x := gain.Or(0); {
	case x > 0:
		return look.Up, said
	case x < 0:
		return look.Down, said
	}
	return look.Muted, "as before"
}

// fitting is the first that fits.
func fitting(cells int, long, short string) string {
	if canvas.Cells(long) <= cells {
		return long
	}
	return short
}

func gainOf(before, now model.Count) (model.Real, bool) {
	was, known := before.Get()
	is, typed := now.Get()
	return model.Known(float64(is - was)), known && typed
}

// exactly is a count with how far off it may be: "1,200 ±50".
func (d *drawing) exactly(c model.Count) string {
	said := d.number.Exact(c.Real())
	if c.Step() > 1 {
		said += " " + d.number.About + d.number.Exact(model.Known(float64(c.Step())/2))
	}
	return said
}

// status says what is wrong with the focused number, asks about a slip, and else what the video lacks.
func (d *drawing) status() string {
	v, ok := d.m.focused()
	if !ok {
		return ""
	}
	r, t := d.m.read(v), d.m.typed[v.ID]
	switch {
	case r.wrong && t.judged:
		return fitting(d.Width-2, "That is no count. Write 12480, 12,480 or 12.4K.", "No count: write 12480 or 12.4K.")
	case r.slip != edit.NoSlip:
		return d.slip(v, r, t.asked)
	}
	where := d.position()
	if v.Due == "" {
		return where + d.beside()
	}
	said := d.Look.Glyphs.Spell(v.Due + d.beside())
	return fitting(d.Width-2, where+"   "+said, said)
}

// position is which rows are in sight, or which one is focused where all are.
func (d *drawing) position() string {
	n, visible := len(d.m.shown.Videos), d.m.visible()
	if n <= visible {
		return fmt.Sprintf("%d of %d", d.m.window.Cursor+1, n)
	}
	top := d.m.window.Within(n, visible).Top
	return fmt.Sprintf("%d%s%d of %d", top+1, d.number.To, min(top+visible, n), n)
}

// beside is how many numbers are typed.
func (d *drawing) beside() string {
	if n := len(d.m.entries()); n > 0 {
		return ", " + number.Of(n, "number") + " typed"
	}
	return ""
}

// slip says what looks like a mistake; once it was asked about, how it is kept.
func (d *drawing) slip(v view.DueVideo, r reading, asked bool) string {
	was := d.number.Exact(v.Saves.Real()) + " before"
	long, short := "Fewer than the "+was+".", "Fewer than before."
	if r.slip == edit.Tenfold {
		long, short = "Ten times the "+was+", or more.", "Ten times more."
	}
	if asked {
		long, short = long+" "+d.Look.Glyphs.Enter+" again keeps it.", short+" "+d.Look.Glyphs.Enter+" keeps it."
	}
	return fitting(d.Width-2, long, short)
}
