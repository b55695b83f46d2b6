package compare

import (
	"math"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/axis"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/chart"
	"saveboard/ui/widget/panel"
	"saveboard/ui/widget/table"
)

// A layout says what has room at a size: the chart above the table, or the table alone.
type layout struct {
	chart   int // rows of the chart without its title; 0 leaves it out
	head    int // the row of the table's head; -1 leaves it out
	body    int // the first row of the table's body
	visible int // rows of the body
}

const (
	top        = 2 // the answer and the filter stand above
	headRows   = 2 // the table's head and its rule
	leastChart = 5
	narrowest  = 50 // columns from which a chart says something
)

func (m Model) layout() layout {
	rows := max(1, m.rows())
	if room := m.height - top - 1 - 1 - headRows - rows; room >= leastChart && m.width >= narrowest {
		l := layout{chart: min(chart.Tallest(m.height)-4, room), visible: rows}
		l.head = top + 1 + l.chart + 1
		l.body = l.head + headRows
		return l
	}
	l := layout{head: top, body: top + headRows}
	if m.height < l.body+rows { // rows are worth more than a head
		l.head, l.body = -1, top
	}
	l.visible = max(1, m.height-l.body)
	return l
}

// A drawing is one page in the making.
type drawing struct {
	*canvas.Canvas
	m       Model
	frame   screen.Frame
	c       *view.Comparison
	l       layout
	number  number.Format
	regions []screen.Region
}

// View places what is known of the videos.
func (m Model) View(f screen.Frame) screen.Page {
	m.width, m.height = f.Width, f.Height
	m.window = m.window.Within(m.rows(), m.layout().visible)
	page := screen.Page{Question: "How do these do, at equal age?", AllTime: true, NoFilter: "the videos that were marked are compared, whatever a filter says"}
	d := &drawing{Canvas: canvas.New(f.Look, f.Width, f.Height), m: m, frame: f, c: m.shown, l: m.layout(), number: canvas.Numbers(f.Look.Glyphs)}
	if m.shown == nil {
		d.Failed(m.asking.Err)
	} else {
		page.View, page.Head, page.Videos = m.shown, &m.shown.Head, m.rows()
		if v := m.focused(); v != nil {
			page.Video, page.Source = v.ID, view.FocusOn(v.ID, "saves")
			page.Targets = func() []screen.Target { return []screen.Target{screen.TargetOf(&v.Video)} }
		}
		d.draw()
		page.Status = d.status()
	}
	if m.asking.Slow {
		page.Status = "Looking at these videos" + f.Look.Glyphs.Cut
	}
	page.Lines, page.Regions = d.Lines(), d.regions
	return page
}

func (d *drawing) draw() {
	panel.Answer(d.Canvas, d.frame, d.c.Answer, d.c.AnswerShort)
	if d.l.chart > 0 {
		d.curves()
	}
	if d.m.rows() > 0 {
		d.table()
	}
}

// status says what is not here.
func (d *drawing) status() string {
	said := make([]string, 0, len(d.c.LeftOut))
	for _, left := range d.c.LeftOut {
		said = append(said, number.Of(left.Videos, "more video")+" marked, "+left.Reason)
	}
	return strings.Join(said, "   ")
}

// memo is all that a drawing of the curves depends on.
type memo struct {
	c             *view.Comparison
	look          look.Look
	width, height int
	reach         reach
	focused       int
}

// curves are the saves by age, a line a video.
func (d *drawing) curves() {
	title := panel.Title{Text: "Saves by age, up to the youngest's", Note: "v shows whole lives"}
	if d.m.reach == wholeLives {
		title = panel.Title{Text: "Saves by age, whole lives", Note: "v stops at the youngest's"}
	}
	width := d.Width - 2
	panel.Draw(d.Canvas, 1, top, width, title)
	k := memo{d.c, d.Look, width, d.l.chart, d.m.reach, d.m.window.Cursor}
	lines := d.m.chart.Lines(k, func() []string { return chart.Draw(d.Look, d.spec(width)) })
	d.Block(1, top+1, lines)
	if strings.TrimSpace(lines[len(lines)-1]) == "" { // a row that the ticks leave over: the table needs no second one
		d.l.head, d.l.body = d.l.head-1, d.l.body-1
	}
}

func (d *drawing) spec(width int) chart.Spec {
	spec := chart.Spec{
		Width: width, Height: d.l.chart, Format: axis.Count, FromZero: true,
		Empty: "Curves begin with the second count of a video. They grow with every file that you read.",
	}
	life := 0.0
	for i := range d.c.Videos {
		v := &d.c.Videos[i]
		points := v.Early
		if d.m.reach == wholeLives {
			points = v.Curve
		}
		s := chart.Series{Style: look.Style{Role: colour(v)}, Label: titleOf(&v.Video).String()}
		for _, p := range points {
			s.Values = append(s.Values, p.Saves.Or(math.NaN()))
			life = p.AgeDays
		}
		if i == d.m.window.Cursor {
			s.Style.Bold, s.EndMark = true, true
		}
		spec.Series = append(spec.Series, s)
	}
	if at := d.m.window.Cursor; at < len(spec.Series) { // the focused one lies over the others
		focused := spec.Series[at]
		spec.Series = append(slices.Delete(spec.Series, at, at+1), focused)
	}
	if life > 0 {
		_, columns := chart.Area(spec)
		spec.XLabels = chart.Ages(life, float64(columns)/10, columns >= 60, func(days float64) float64 { return days / life })
	}
	return spec
}

// colour is what a video is drawn in: by its place, so that it keeps it however the cursor moves.
func colour(v *view.ComparedVideo) look.Role { return look.Cat1 + look.Role(v.Place) }

// The columns of the table.
const (
	titleColumn   = "title"
	ageColumn     = "age"
	savesColumn   = "saves"
	equalColumn   = "equal"
	day1Column    = "day 1"
	day7Column    = "day 7"
	day28Column   = "day 28"
	rateColumn    = "rate"
	fairColumn    = "fair"
	typicalColumn = "typical"
	laterColumn   = "later"
)

func (d *drawing) columns() []table.Placed {
	equal := "At " + d.c.AgeInWords()
	return table.Fit([]table.Column{
		{ID: titleColumn, Head: "Video", Width: 16},
		{ID: ageColumn, Head: "Age", Width: 5, Right: true, Falls: 5},
		{ID: savesColumn, Head: "Saves", Width: 6, Right: true, Falls: 1},
		{ID: equalColumn, Head: equal, Width: max(6, len(equal)), Right: true},
		{ID: day1Column, Head: "Day 1", Width: 6, Right: true, Falls: 7},
		{ID: day7Column, Head: "Day 7", Width: 6, Right: true, Falls: 3},
		{ID: day28Column, Head: "Day 28", Width: 6, Right: true, Falls: 6},
		{ID: rateColumn, Head: "Rate", Width: 5, Right: true, Falls: 8},
		{ID: fairColumn, Head: "Fair", Width: 5, Right: true, Falls: 2},
		{ID: typicalColumn, Head: "Typical", Width: 7, Right: true, Falls: 4},
		{ID: laterColumn, Head: "After wk 1", Width: 10, Right: true, Falls: 9},
	}, table.FirstCell, d.Width-1-table.FirstCell-1, 44)
}

func (d *drawing) table() {
	end := d.Width - 1
	list := table.Table{
		Columns: d.columns(), Rows: d.m.rows(), Window: d.m.window, Cell: d.cell, Focused: d.frame.Focused,
		RowClick: func(row int) tea.Msg { return rowClicked(row) },
	}
	if d.l.head >= 0 {
		d.regions = append(d.regions, table.Head(d.Canvas, d.l.head, end, list)...)
	}
	d.regions = append(d.regions, table.Body(d.Canvas, d.l.body, d.l.visible, end, list)...)
}

func (d *drawing) cell(row int, c table.Column, selected bool) table.Cell {
	v, n := &d.c.Videos[row], d.number
	switch c.ID {
	case titleColumn:
		return table.Cell{Line: titleOf(&v.Video), Style: look.Style{Role: colour(v), Bold: selected}}
	case ageColumn:
		return table.Cell{Plain: number.Age(v.AgeDays), Style: look.Style{Role: look.Muted}}
	case savesColumn:
		return table.Figure(n.Short(v.Saves.Real()), v.Saves.Real())
	case day1Column:
		return table.Figure(n.Short(v.SavesAtDay1), v.SavesAtDay1)
	case day7Column:
		return table.Figure(n.Short(v.SavesAtDay7), v.SavesAtDay7)
	case day28Column:
		return table.Figure(n.Short(v.SavesAtDay28), v.SavesAtDay28)
	case rateColumn:
		return table.Figure(n.Rate(v.SaveRate), v.SaveRate)
	case fairColumn:
		return table.Figure(n.Rate(v.AdjustedSaveRate), v.AdjustedSaveRate)
	case typicalColumn:
		return table.Figure(n.Against(v.AgainstTypical), v.AgainstTypical)
	case laterColumn:
		return table.Figure(n.Percent(v.ShelfLife), v.ShelfLife)
	}
	cell := table.Figure(n.Short(v.SavesAtAge), v.SavesAtAge)
	if v.SavesAtAge.Known() {
		cell.Style.Role = look.Saves
	}
	return cell
}

// titleOf is what a video is called: its caption, or the day it was posted.
func titleOf(v *view.Video) text.Line {
	if line := text.Clean(v.Title); !line.Empty() {
		return line
	}
	return text.Clean("Untitled, " + v.PostedLocal.Format("2 Jan 2006"))
}
