package timing

import (
	"fmt"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/axis"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/heat"
	"saveboard/ui/widget/panel"
	"saveboard/ui/widget/teach"
)

const question = "When do posts that get kept go out?"

// A drawing is a canvas with what is to be drawn on it.
type drawing struct {
	*canvas.Canvas
	m       Model
	frame   screen.Frame
	l       layout
	v       *view.Timing
	number  number.Format
	regions []screen.Region

	saidLeftOut bool // the pane says which videos are not compared, and why
}

// View places what is known of the hours.
func (m Model) View(f screen.Frame) screen.Page {
	m.width, m.height = f.Width, f.Height
	page := screen.Page{Question: question, AllTime: f.Scope.WithoutPeriod()}
	d := &drawing{Canvas: canvas.New(f.Look, f.Width, f.Height), m: m, frame: f, l: m.layout(), v: m.shown, number: canvas.Numbers(f.Look.Glyphs)}
	switch {
	case m.shown == nil:
		d.Failed(m.asking.Err)
	default:
		page.View, page.Head, page.Videos = m.shown, &m.shown.Head, m.shown.Videos+m.leftOut()
		if c := m.focused(); c.Videos > 0 {
			page.Source = m.shown.FocusOn(c)
		} else {
			page.NoSource = "no video was posted in the focused hour"
		}
		d.draw()
		page.Status = d.status()
	}
	if m.asking.Slow {
		page.Status = "Looking at every video" + f.Look.Glyphs.Cut
	}
	page.Lines, page.Regions = d.Lines(), d.regions
	return page
}

// own is a sentence of ours with the terminal's characters.
func (d *drawing) own(sentence string) string {
	return text.Clean(d.Look.Glyphs.Spell(sentence)).String()
}

func (d *drawing) draw() {
	y := panel.Answer(d.Canvas, d.frame, d.own(d.v.Answer), d.own(d.v.AnswerShort))
	switch {
	case d.m.empty() && d.frame.Scope.Filter != "":
		teach.Nothing(d.Canvas, y, d.frame.Scope)
	case d.m.empty():
		teach.NoVideos(d.Canvas, y, "Here a map of the week will stand, with the hours whose videos are kept most:",
			teach.Row{Name: "Saturday 8 to 11", Saves: "1.4" + d.number.Times, Rate: "11 videos"},
			teach.Row{Name: "Thursday 17 to 20", Saves: "1.2" + d.number.Times, Rate: "23 videos"})
	case d.l.list:
		d.list(y)
	default:
		d.hours()
		d.heat()
		d.words(d.slots())
	}
}

// empty tells whether there is no video at all.
func (m Model) empty() bool { return m.shown.Videos+m.leftOut() == 0 }

// leftOut is how many videos are in no cell.
func (m Model) leftOut() int {
	n := 0
	for _, out := range m.shown.LeftOut {
		n += out.Videos
	}
	return n
}

// hours names the hours above the map, as many as have room.
func (d *drawing) hours() {
	every := 3
	if d.l.cellWidth == 1 {
		every = 4
	}
	var marks []axis.Mark
	for h := 0; h < 24; h += every {
		marks = append(marks, axis.Mark{Column: h * d.l.cellWidth, Text: fmt.Sprintf("%02d", h)})
	}
	line, _ := axis.Place(24*d.l.cellWidth, axis.From, marks)
	d.In(d.l.mapX, d.l.hours, look.Faint, strings.TrimRight(line, " "))
}

// heat draws the days and their cells, and the legend.
func (d *drawing) heat() {
	week, l := d.m.week, d.l
	shown := heat.Map{
		Rows: make([][]heat.Cell, len(week.cells)), Width: l.cellWidth, Height: l.cellHeight, Row: d.m.at.day, Column: d.m.at.hour,
		Says: d.figure(d.m.focused()), Focused: d.frame.Focused,
	}
	for day := range week.cells {
		y := l.hours + 1 + day*l.cellHeight
		style := look.Style{Role: look.Muted}
		if d.frame.Focused && day == d.m.at.day {
			style = look.Style{Bold: true}
		}
		d.Text(1, y+shown.Middle(), style, view.WeekdayName(day + 1)[:3])
		for h, c := range week.cells[day] {
			shown.Rows[day] = append(shown.Rows[day], d.cell(c))
			d.regions = append(d.regions, screen.Region{
				X: l.mapX + h*l.cellWidth, Y: y, Width: l.cellWidth, Height: l.cellHeight, Msg: picked{day, h},
			})
		}
	}
	heat.Draw(d.Canvas, l.mapX, l.hours+1, shown)
	switch {
	case l.legend == 0 || d.v.Videos == 0:
	case d.v.Shaded:
		few := ""
		if week.faint {
			few = "under 3 videos"
		}
		heat.Legend(d.Canvas, d.legendX(), l.legend, d.Width-1, week.scale, few)
	default:
		heat.DotLegend(d.Canvas, d.legendX(), l.legend, d.Width-1, l.cellWidth)
	}
}

// legendX is where the legend begins: below the map, or at the edge where it needs the room.
func (d *drawing) legendX() int {
	if d.Width < 79 {
		return 1
	}
	return d.l.mapX
}

// cell is how an hour stands on the map.
func (d *drawing) cell(c view.TimingCell) heat.Cell {
	effect, known := c.Effect.Get()
	switch {
	case !d.v.Shaded:
		return heat.Cell{Dots: c.Videos}
	case c.Videos == 0:
		return heat.Cell{}
	case c.Faint() || !known:
		return heat.Cell{Dots: 1}
	}
	return heat.Cell{Level: d.m.week.scale.Level(effect)}
}

// figure is what stands under the cursor: how the hour does, or how many videos it has where the map shows
// that, in the cells there are.
func (d *drawing) figure(c view.TimingCell) string {
	said := d.number.Against(c.Effect)
	switch {
	case d.l.cellWidth == 2:
		return "[]"
	case d.l.cellWidth == 1:
		return "+"
	case c.Videos == 0:
		return d.number.Unknown
	case !d.v.Shaded:
		return d.number.Exact(model.Known(float64(c.Videos)))
	case c.Faint():
		return d.Look.Glyphs.Few
	case d.Cells(said) > d.l.cellWidth:
		return strings.TrimSuffix(said, d.number.Times)
	}
	return said
}

// sentence is an hour in words.
func sentence(c view.TimingCell) string {
	if c.Videos == 0 {
		return fmt.Sprintf("%s %d to %d: no video to compare.", view.WeekdayName(c.Weekday), c.Hour, c.Hour+1)
	}
	return c.Sentence()
}

// brief are shorter wordings of the same: without the interval, and with less of the weekday.
func (d *drawing) brief(c view.TimingCell) []string {
	day, videos := view.WeekdayName(c.Weekday), number.Of(c.Videos, "video")
	if !c.Effect.Known() {
		return []string{fmt.Sprintf("%s %d to %d: %s.", day[:3], c.Hour, c.Hour+1, videos)}
	}
	few, fewer := "", ""
	if c.Faint() {
		few, fewer = ", too few to go by", ", too few"
	}
	against := d.number.Against(c.Effect)
	return []string{
		fmt.Sprintf("%s %d to %d: %s typical, %s%s.", day, c.Hour, c.Hour+1, against, videos, few),
		fmt.Sprintf("%s %d to %d: %s typical, %s%s.", day[:3], c.Hour, c.Hour+1, against, videos, fewer),
		fmt.Sprintf("%s %d to %d: %s, %s%s.", day[:3], c.Hour, c.Hour+1, against, videos, fewer),
	}
}

// words say how the focused hour does: below the map, or at its right above the row of the caution.
func (d *drawing) words(caution int) {
	c := d.m.focused()
	if d.l.pane > 0 {
		d.pane(c, caution)
		return
	}
	if d.l.words == 0 {
		return
	}
	for _, said := range append([]string{sentence(c)}, d.brief(c)...) {
		if said = d.own(said); d.Cells(said) <= d.Width-2 {
			d.In(1, d.l.words, look.Text, said)
			return
		}
	}
}

// status is what the page has no room for: which videos are compared; where there is only the list, the
// chosen row's interval; where the map has no words, the focused hour. Beside an
// invented creator it leaves the line to how to bring in one's own, except in wide windows.
func (d *drawing) status() string {
	if d.v.Demo && d.Width < tallWidth || d.m.empty() {
		return ""
	}
	said := append([]string{sentence(d.m.focused())}, d.brief(d.m.focused())...)
	switch {
	case d.l.pane > 0 || d.l.words > 0:
		all := number.Of(d.v.Videos, "video") + " compared"
		said = []string{all + d.leftOutWords() + ".", all + "."}
		if n := d.m.leftOut(); d.saidLeftOut {
			said = said[1:]
		} else if n > 0 {
			said = []string{said[0], fmt.Sprintf("%s, %d left out.", all, n), said[1]}
		}
	case d.l.list && d.v.Shaded:
		said = d.chosenInterval()
	}
	for _, s := range said {
		if s = d.own(s); d.Cells(s) <= d.Width-2 {
			return s
		}
	}
	return ""
}

// chosenInterval is the interval of the list's chosen row, which the row has no room for.
func (d *drawing) chosenInterval() []string {
	rows := d.m.rows()
	if len(rows) == 0 {
		return nil
	}
	e := rows[d.m.chosen(rows)].effect
	return []string{fmt.Sprintf("9 in 10: %s to %s typical.", d.number.Against(e.Low), d.number.Against(e.High))}
}

// leftOutWords say which videos are not compared, and why.
func (d *drawing) leftOutWords() string {
	said := ""
	for _, out := range d.v.LeftOut {
		said += fmt.Sprintf(", %d left out: %s", out.Videos, out.Reason)
	}
	return said
}
