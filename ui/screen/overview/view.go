package overview

import (
	"strconv"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/panel"
	"saveboard/ui/widget/spark"
	"saveboard/ui/widget/teach"
)

// A drawing is one page in the making.
type drawing struct {
	*canvas.Canvas
	m       Model
	f       screen.Frame
	l       layout
	number  number.Format
	o       *view.Overview
	regions []screen.Region
}

// View places what came; it computes nothing.
func (m Model) View(f screen.Frame) screen.Page {
	m.width, m.height = f.Width, f.Height
	m = m.settle()
	page := screen.Page{Question: "How are my saves doing?"}
	if m.quick.Slow || m.whole.Slow {
		page.Status = "Looking at every video for what moved" + f.Look.Glyphs.Cut
	}
	d := drawing{Canvas: canvas.New(f.Look, f.Width, f.Height), m: m, f: f, l: m.layout(), number: format(f.Look), o: m.shown}
	switch {
	case m.shown == nil:
		d.Failed(m.whole.Err)
	default:
		page.Head, page.Videos, page.Video = &m.shown.Head, m.shown.Videos, m.video()
		if m.stage == everything && m.whole.Err == nil && !m.quick.Waiting() && !m.whole.Waiting() {
			page.View = m.shown // else its findings may be those of the question before
		}
		page.Source, page.Targets = m.source(), m.targets
		d.draw()
		if page.Status == "" {
			page.Status = d.chartInWords()
		}
	}
	page.Lines, page.Regions = d.Lines(), d.regions
	return page
}

func format(l look.Look) number.Format {
	if l.Glyphs.ASCII {
		return number.ASCII()
	}
	return number.Full()
}

func (d *drawing) draw() {
	y := panel.Answer(d.Canvas, d.f, d.o.Answer, d.o.AnswerShort)
	switch {
	case d.o.Videos == 0 && d.f.Scope.Filter != "":
		teach.Nothing(d.Canvas, y, d.f.Scope)
	case d.o.Videos == 0:
		teach.NoVideos(d.Canvas, y, "Here stands how many people save your videos, day by day:",
			teach.Row{Name: "Monday", Saves: "1,310", Rate: "1.84%"}, teach.Row{Name: "Tuesday", Saves: "3,720", Rate: "2.02%"})
	case d.l.list:
		d.list(y)
	default:
		d.figures(y)
		d.chart()
		d.findings()
		d.movers()
	}
}

// A shownFigure is one of the figures with how it is written.
type shownFigure struct {
	name    string
	figure  view.Figure
	value   string
	brief   string
	change  string
	made    bool // of saves, and so in gold
	metric  look.Role
	ownZero spark.Scale
}

// figureList are the figures, the most useful first.
func figureList(o *view.Overview) []view.Figure {
	return []view.Figure{o.Saves, o.SaveRate, o.Views, o.KeptAfterWeek1, o.Shares}
}

// figureKeys are the same by their keys.
func figureKeys() []string {
	return []string{"saves", "save_rate", "views", "kept_after_week_1", "shares"}
}

func (d *drawing) shownFigures() []shownFigure {
	n := d.number
	count := func(name string, f view.Figure, made bool, metric look.Role, exactly bool) shownFigure {
		s := shownFigure{name: name, figure: f, value: n.Short(f.Value), brief: n.Short(f.Value), made: made, metric: metric}
		if exact := n.Exact(f.Value); exactly && len(exact) <= 7 {
			s.value = exact
		}
		s.change = known(f.Percentage(), n.Change)
		return s
	}
	return []shownFigure{
		count("Saves", d.o.Saves, true, look.Saves, d.f.Width >= twoPanes),
		{
			name: "Save rate", figure: d.o.SaveRate, value: n.Rate(d.o.SaveRate.Value), brief: n.Rate(d.o.SaveRate.Value),
			change: known(d.o.SaveRate.Change, n.RatePoints), made: true, metric: look.Saves, ownZero: spark.OwnRange,
		},
		count("Views", d.o.Views, false, look.Views, false),
		{
			name: "Kept after week 1", figure: d.o.KeptAfterWeek1, value: n.Percent(d.o.KeptAfterWeek1.Value),
			brief: n.Percent(d.o.KeptAfterWeek1.Value), change: known(d.o.KeptAfterWeek1.Change, n.Points),
			made: true, metric: look.Saves, ownZero: spark.OwnRange,
		},
		count("Shares", d.o.Shares, false, look.Shares, false),
	}
}

func known(r model.Real, write func(model.Real) string) string {
	if !r.Known() {
		return ""
	}
	return write(r)
}

// valueStyle is how the headline value of a figure is written.
func (s shownFigure) valueStyle() look.Style {
	switch {
	case !s.figure.Value.Known():
		return look.Style{Role: look.Faint}
	case s.made:
		return look.Style{Role: look.Saves, Bold: true}
	}
	return look.Style{Bold: true}
}

func (d *drawing) figures(y int) {
	const textAt = 3
	for i, s := range d.shownFigures()[:d.l.figures] {
		x := textAt + i*d.l.step
		focused := d.m.focus == focus{onFigures, i} && d.f.Focused
		if focused {
			for row := range figureRows {
				d.In(x-2, y+row, look.Focus, d.Look.Glyphs.Focus)
			}
		}
		name := look.Style{Role: look.Muted}
		if focused {
			name = look.Style{Bold: true}
		}
		d.Line(x, y, d.l.step-1, name, text.Clean(s.name))
		at := d.Text(x, y+1, s.valueStyle(), s.value)
		d.change(at+2, y+1, s.change)
		spark.Draw(d.Canvas, x, y+2, sparkOf(s, d.l.step-3))
		d.regions = append(d.regions, screen.Region{X: x - 2, Y: y, Width: d.l.step, Height: figureRows, Msg: clicked{focus{onFigures, i}}})
	}
}

func sparkOf(s shownFigure, cells int) spark.Line {
	body := look.Band
	if s.made {
		body = look.SavesQuiet
	}
	return spark.Line{Values: s.figure.Daily, Cells: cells, Scale: s.ownZero, Body: body, Last: s.metric}
}

// change writes a change in the colour of its direction.
func (d *drawing) change(x, y int, said string) int {
	switch {
	case strings.HasPrefix(said, d.number.Up):
		return d.In(x, y, look.Up, said)
	case strings.HasPrefix(said, d.number.Down):
		return d.In(x, y, look.Down, said)
	}
	return d.In(x, y, look.Muted, said)
}

// findings draws the findings in sight: the window follows the focus.
func (d *drawing) findings() {
	x, width := d.l.findingsX, d.Width-1-d.l.findingsX
	focused := d.m.focus.group == onFindings && d.f.Focused
	panel.Draw(d.Canvas, x, d.l.middle, width, panel.Title{Text: "What your audience keeps", Note: d.moreNote(), Focused: focused})
	all := d.o.Findings
	y, rows := d.l.middle+1, d.l.findings
	if len(all) == 0 {
		if d.m.stage == everything {
			d.In(x+2, y, look.Muted, "Nothing to report in this period.")
		}
		return
	}
	if d.wholeFindings(x, y, width) {
		return
	}
	visible := (rows + d.l.each - 2) / d.l.each // the last one needs no blank row
	top := 0
	if d.m.focus.group == onFindings {
		top = max(0, d.m.focus.at-visible+1)
	}
	for i := top; i < min(len(all), top+visible); i++ {
		d.finding(x, y, width, i)
		y += d.l.each
	}
}

// wholeFindings draws all findings unabridged, on as many rows as their words take, and tells whether
// there is room for that.
func (d *drawing) wholeFindings(x, y, width int) bool {
	wrapped := make([][2][]string, len(d.o.Findings))
	rows := (len(wrapped) - 1) * (d.l.each - 2)
	for i, f := range d.o.Findings {
		for part, said := range []string{f.Sentence, f.Detail} {
			wrapped[i][part] = canvas.Wrap(text.Clean(d.Look.Glyphs.Say(said)).String(), width-4)
			rows += len(wrapped[i][part])
		}
	}
	if rows > d.l.findings {
		return false
	}
	for i, words := range wrapped {
		lines := append(words[0], words[1]...)
		d.findingMark(x, y, width, len(lines), i)
		focused := d.focusedOn(i)
		for n, line := range lines {
			style := look.Style{Bold: focused}
			if n >= len(words[0]) {
				style = look.Style{Role: look.Faint}
			}
			d.Text(x+4, y+n, style, line)
		}
		y += len(lines) + d.l.each - 2
	}
	return true
}

func (d *drawing) focusedOn(finding int) bool {
	return d.m.focus == focus{onFindings, finding} && d.f.Focused
}

// moreNote says that the focus finds more findings than are in sight.
func (d *drawing) moreNote() string {
	visible := (d.l.findings + d.l.each - 2) / d.l.each
	if n := len(d.o.Findings); n > visible {
		return d.Look.Glyphs.SortedDown + " " + strconv.Itoa(n-visible) + " more"
	}
	return ""
}

func (d *drawing) finding(x, y, width, i int) {
	f := d.o.Findings[i]
	d.findingMark(x, y, width, 2, i)
	d.Line(x+4, y, width-4, look.Style{Bold: d.focusedOn(i)}, text.Clean(d.Look.Glyphs.Say(f.Sentence)))
	d.Line(x+4, y+1, width-4, look.Style{Role: look.Faint}, text.Clean(d.Look.Glyphs.Say(f.Detail)))
}

// findingMark draws what stands before a finding on so many rows, and makes them clickable.
func (d *drawing) findingMark(x, y, width, rows, i int) {
	if d.focusedOn(i) {
		for row := range rows {
			d.In(x, y+row, look.Focus, d.Look.Glyphs.Focus)
		}
	}
	glyph, role := d.Look.Glyphs.Finding, look.Text
	switch d.o.Findings[i].Trend {
	case view.Up:
		glyph, role = d.Look.Glyphs.Up, look.Up
	case view.Down:
		glyph, role = d.Look.Glyphs.Down, look.Down
	case view.Level:
	}
	d.In(x+2, y, role, glyph)
	d.regions = append(d.regions, screen.Region{X: x, Y: y, Width: width, Height: rows, Msg: clicked{focus{onFindings, i}}})
}
