package trends

import (
	"fmt"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/panel"
	"saveboard/ui/widget/teach"
)

const (
	question = "What is rising, what is fading?"
	waiting  = "Looking at every video"
)

// A drawing is a canvas with what is to be drawn on it.
type drawing struct {
	*canvas.Canvas
	m       Model
	frame   screen.Frame
	l       layout
	v       *view.Trends
	number  number.Format
	regions []screen.Region
}

// View places what is known of what moves.
func (m Model) View(f screen.Frame) screen.Page {
	m.width, m.height = f.Width, f.Height
	page := screen.Page{Question: question, AllTime: f.Scope.WithoutPeriod()}
	d := &drawing{Canvas: canvas.New(f.Look, f.Width, f.Height), m: m, frame: f, v: m.shown, number: canvas.Numbers(f.Look.Glyphs)}
	d.l = m.layout(f.Width, f.Height)
	switch {
	case m.shown == nil:
		d.Failed(m.asking.Err)
	default:
		page.View, page.Head, page.Videos, page.Video = m.shown, &m.shown.Head, m.shown.Videos, m.video()
		page.Source, page.Targets = m.source(), m.targets
		d.draw()
		page.Status = d.status()
	}
	if m.asking.Slow {
		page.Status = waiting + f.Look.Glyphs.Cut
	}
	page.Lines, page.Regions = d.Lines(), d.regions
	return page
}

// own is a sentence of ours with the terminal's characters.
func (d *drawing) own(sentence string) string { return d.Look.Glyphs.Spell(sentence) }

func (d *drawing) draw() {
	y := panel.Answer(d.Canvas, d.frame, d.own(d.v.Answer), d.own(d.v.AnswerShort))
	if len(d.v.Series) == 0 {
		d.without(y)
		return
	}
	d.curves()
	if d.l.spikes.height > 0 { // left of what stands on the same rows
		d.spikes(d.l.spikes)
	}
	if d.m.way == ofSpikes && d.l.spikes.height == 0 {
		d.spikes(d.l.list)
	} else {
		d.list()
	}
	d.about()
}

// without is the screen when no video has a category or a hashtag: the spikes need neither.
func (d *drawing) without(y int) {
	switch {
	case d.frame.Scope.Filter != "" && len(d.v.Spikes) == 0:
		teach.Nothing(d.Canvas, y, d.frame.Scope)
	case d.v.CountsOf == 0:
		teach.NoVideos(d.Canvas, y, "Here each kind of video will stand, with whether people keep it more and more:",
			teach.Row{Name: "#mealprep", Saves: "rising", Rate: "3%"}, teach.Row{Name: "Skits", Saves: "falling", Rate: "2%"})
	default:
		for i, said := range []string{
			"Here categories and hashtags will stand, with whether people keep them more and more.",
			"Hashtags come with the captions in your files. A rule makes a category:",
			"saveboard category add '#bread' Recipes",
		} {
			role := []look.Role{look.Text, look.Muted, look.Text}[i]
			for _, line := range canvas.Wrap(said, d.Width-4) {
				d.In(3, y, role, line)
				y++
			}
		}
		if room := d.Height - y - 1; room > 1 && len(d.v.Spikes) > 0 {
			d.spikes(box{1, y + 1, d.Width - 2, room})
		}
	}
}

// status says which rows are in sight and, where no words about the focused one stand on the page, its curve or its
// spike in words. Beside an invented creator it leaves the line to how to bring in one's own, except in wide windows.
func (d *drawing) status() string {
	rows := ""
	if n, visible := d.m.rows(d.m.way), d.m.visible(); visible < n {
		first := d.m.windows[d.m.way].Within(n, visible).Top
		rows = fmt.Sprintf("%d%s%d of %d", first+1, d.number.To, min(first+visible, n), n)
	}
	if d.v.Demo && d.Width < wide {
		return rows
	}
	if rows != "" {
		rows += "   "
	}
	if said := text.Clean(d.own(d.twin())).String(); canvas.Cells(rows+said) <= d.Width-2 {
		return rows + said
	}
	return strings.TrimRight(rows, " ")
}

// twin is the chart's line, or the spike, that is focused, in words.
func (d *drawing) twin() string {
	series, spike := d.m.focused()
	switch {
	case spike != nil && d.l.about.height > 0:
		return "" // it is said there
	case spike != nil:
		return titleOf(*spike) + ": " + spike.Sentence() + "."
	case series != nil:
		return series.CurveInWords(d.weeks(d.l.chart.width))
	}
	return ""
}

// about is what there is to say about the focused row, and what a trend is, where there is room for it.
func (d *drawing) about() {
	b := d.l.about
	if b.height < 3 {
		return
	}
	title := "About trends"
	series, spike := d.m.focused()
	switch {
	case spike != nil:
		title = d.cut(titleOf(*spike), b.width-4)
	case series != nil:
		title = "About " + d.cut(d.name(*series), b.width-10)
	}
	panel.Draw(d.Canvas, b.x, b.y, b.width, panel.Title{Text: title})
	y := b.y + 1
	say := func(role look.Role, said string) {
		lines := canvas.Wrap(text.Clean(d.own(said)).String(), b.width)
		if y+len(lines) > b.y+b.height {
			return
		}
		for _, line := range lines {
			d.In(b.x, y, role, line)
			y++
		}
	}
	for _, sentence := range d.m.sentences() {
		if series != nil { // the title names it
			sentence = capital(strings.TrimPrefix(sentence, series.DisplayName()+": "))
		}
		say(look.Text, sentence)
	}
	if spike == nil {
		say(look.Faint, d.v.Caution)
	}
	if series != nil {
		say(look.Faint, series.LeftOutInWords())
	}
}

// name is a series as a list names it: with its account where there are several.
func (d *drawing) name(s view.TrendSeries) string {
	if len(d.v.Accounts) > 1 {
		return s.DisplayName() + " @" + s.Account
	}
	return s.DisplayName()
}

// cut is other people's text in at most so many cells.
func (d *drawing) cut(said string, cells int) string {
	return text.CutWith(text.Clean(said), cells, text.Clean(d.Look.Glyphs.Cut)).String()
}

// capital is a sentence of ours with a large first letter.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// titleOf is what a spike's video is called: its caption, or the day it was posted.
func titleOf(s view.VideoSpike) string {
	if s.Title == "" {
		return "Untitled, " + s.PostedLocal.Format("2 Jan 2006")
	}
	return s.Title
}

func dayOf(d model.Day) string { return d.Civil().Format("2 Jan 2006") }
