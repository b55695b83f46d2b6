package video

import (
	"slices"
	"strconv"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/chart"
	"saveboard/ui/widget/panel"
)

// The widths from which the screen has two panes, and below which it says everything in words.
const (
	twoPanes  = 76
	onePane   = 52
	widePanes = 120
	tall      = 30 // rows from which there is room between the lines at the top
)

// View places what is known of the video.
func (m Model) View(f screen.Frame) screen.Page {
	page := screen.Page{Question: "How is this one doing?", Status: m.place(), Video: m.video, Videos: max(1, len(m.among)), OneMetric: true}
	if m.asking.Slow {
		page.Status = "Looking at this video" + f.Look.Glyphs.Cut
	}
	if f.Width >= widePanes {
		page.Question = "How is this one doing, next to my others?"
	}
	c := canvas.New(f.Look, f.Width, f.Height)
	if m.shown == nil {
		c.Failed(m.asking.Err)
		page.Lines = c.Lines()
		return page
	}
	page.View, page.Head, page.Source = m.shown, &m.shown.Head, view.FocusOn(m.video, "against_typical")
	page.Targets = func() []screen.Target { return []screen.Target{screen.TargetOf(&m.shown.Video)} }
	d := drawing{Canvas: c, frame: f, v: m.shown, number: canvas.Numbers(f.Look.Glyphs), curve: m.curve, daily: m.daily}
	switch {
	case f.Width >= twoPanes:
		d.panes()
	case f.Width >= onePane:
		d.pane()
	default:
		d.words()
	}
	page.Lines, page.Regions = c.Lines(), d.regions
	return page
}

// place is where the video stands in the list it was opened from.
func (m Model) place() string {
	i := slices.Index(m.among, m.video)
	if i < 0 || len(m.among) < 2 {
		return ""
	}
	return strconv.Itoa(i+1) + " of " + number.Of(len(m.among), "video")
}

// title is the video's title, or what stands for it.
func title(v view.Video) text.Line {
	if line := text.Clean(v.Title); !line.Empty() {
		return line
	}
	if v.Kind == model.KindPhoto {
		return text.Clean("Photos of " + v.PostedLocal.Format("2 Jan 2006"))
	}
	return text.Clean("Video of " + v.PostedLocal.Format("2 Jan 2006"))
}

// panes are the curve and the days at the left, the figures at the right.
func (d *drawing) panes() {
	y := d.top(1 + min(1, d.Height/tall))
	right := 27
	switch {
	case d.Width >= widePanes:
		right = 44
	case d.Width >= 100:
		right = 32
	}
	gap := 3 + min(1, d.Width/widePanes)
	left := min(d.Width-2-right-gap, 130)
	right = min(d.Width-2-left-gap, max(right, 64))
	d.left(1, y, left, d.Height-y)
	d.figures(1+left+gap, y, right, d.Height-y)
}

// left is the curve over the days. The days give way first.
func (d *drawing) left(x, y, width, height int) {
	const least = 7 // rows of a panel whose chart says something
	days := min(max(7, height/5), max(2, (height-9)/3))
	gap := 0
	if height >= 20 {
		gap = 1
	}
	curve := min(chart.Tallest(d.Height), height-gap-1-days)
	if curve < least {
		curve, days, gap = height, 0, 0
	}
	if curve >= least {
		d.soFar(x, y, width, curve)
	}
	if days > 0 {
		d.eachDay(x, y+curve+gap, width, 1+days, curve)
	}
}

// pane is one pane: the curve, and the ladder in three rows below.
func (d *drawing) pane() {
	const ladder, least = 4, 6
	y := d.top(1)
	room := d.Height - y
	if room < ladder+least {
		d.figures(1, y, d.Width-2, room)
		return
	}
	if room >= 30 {
		d.soFar(1, y, d.Width-2, room-18)
		d.figures(1, d.Height-17, d.Width-2, 17)
		return
	}
	curve, across := room-ladder, ladder
	if curve > least && d.ranked() > 0 {
		curve, across = curve-1, across+1
	}
	if curve >= 12 {
		curve--
	}
	d.soFar(1, y, d.Width-2, curve)
	d.ladderAcross(1, d.Height-across, d.Width-2, across)
}

// words is everything in sentences and a list, for the smallest windows.
func (d *drawing) words() {
	d.Line(1, 0, d.Width-2, look.Style{Role: look.Text, Bold: true}, title(d.v.Video))
	y := d.belowAnswer(1)
	if answer := d.answer(d.Width - 2); answer != "" {
		d.In(1, y, look.Text, answer)
		y++
	}
	if d.Height >= 9 {
		d.facts(y)
		y++
	}
	y = d.names(y)
	if d.Height-y >= 4 {
		y++
	}
	f := d.number
	for _, i := range []model.Counter{model.Saves, model.Views, model.Likes, model.Shares, model.Comments} {
		for _, r := range d.v.Ladder {
			if r.Counter != i || y >= d.Height {
				continue
			}
			d.In(1, y, look.Muted, name(r.Counter))
			d.Right(19, y, counter(r), f.Exact(r.Count.Real()))
			if r.Counter != model.Views {
				d.Right(26, y, look.Style{Role: look.Text}, d.per100(r))
				d.In(27, y, look.Faint, "per 100")
			}
			y++
		}
	}
}

// top is the title with the answer, the facts and the sentence about names, with so many blank rows
// between and after them. It returns the row after.
func (d *drawing) top(blank int) int {
	y := d.heading(0)
	d.facts(y)
	y = d.names(y + blank)
	return y + 1
}

// heading is the whole title, on two rows where it needs them, with the answer behind it, or below where there is no
// room for it.
func (d *drawing) heading(y int) int {
	width, line := d.Width-2, title(d.v.Video)
	rows := canvas.Wrap(line.String(), width)
	most := 2 + min(1, d.Height/tall)
	if d.frame.FilterLine {
		most = 1
	}
	if len(rows) > most {
		rows = append(rows[:most-1], strings.Join(rows[most-1:], " "))
	}
	at := 1
	for i, row := range rows {
		at = d.Line(1, y+i, width, look.Style{Role: look.Text, Bold: true}, text.Clean(row))
	}
	y += len(rows)
	if answer := d.answer(d.Width - 2 - at - 2); answer != "" {
		d.In(at+3, y-1, look.Text, answer)
		return d.belowAnswer(y)
	}
	y = d.belowAnswer(y)
	if answer := d.answer(width); answer != "" {
		d.In(1, y, look.Text, answer)
		y++
	}
	return y
}

// answer is how the video stands, in the longest words that take at most so many cells. Behind or below a title it
// needs no full stop.
func (d *drawing) answer(cells int) string {
	for _, answer := range []string{d.v.Answer, d.v.AnswerShort} {
		if words := strings.TrimSuffix(d.own(answer), "."); canvas.Cells(words) <= cells {
			return words
		}
	}
	return ""
}

// belowAnswer is the first row that may be used below the answer, which the filter may stand under.
func (d *drawing) belowAnswer(y int) int {
	if d.frame.FilterLine {
		return max(y, 2)
	}
	return y
}

// facts are what kind of video it is, posted when, how long, and its hashtags, as many as fit.
func (d *drawing) facts(y int) {
	v := d.v.Video
	posted := "posted " + v.PostedLocal.Format("Mon 2 Jan")
	if v.PostedLocal.Year() != d.v.AsOf.Time().Year() {
		posted = "posted " + v.PostedLocal.Format("2 Jan 2006")
	}
	if v.PostedFrom != model.PostedDay {
		posted += v.PostedLocal.Format(" 15:04")
	}
	facts := []string{text.Clean(v.CategoryName()).String(), posted}
	if len(d.v.Accounts) > 1 {
		facts = append(facts, "@"+text.Clean(v.Account).String())
	}
	if v.DurationS.Known() {
		facts = append(facts, d.number.Duration(v.DurationS))
	}
	for i, tag := range v.Hashtags {
		if tag = "#" + text.Clean(tag).String(); i > 0 {
			tag = " " + tag // hashtags stand side by side, the facts apart
		}
		facts = append(facts, tag)
	}
	at, dot := 1, " "+d.Look.Glyphs.Dot+" "
	for i, fact := range facts {
		switch {
		case i > 0 && fact[0] != ' ':
			fact = dot + fact
		case i == 0:
			fact = text.CutWith(text.Clean(fact), d.Width-2, text.Clean(d.Look.Glyphs.Cut)).String()
		}
		if at+canvas.Cells(fact) > d.Width-1 {
			break
		}
		at = d.In(at, y, look.Faint, fact)
	}
}

// names is the sentence that stands under every count of saves, its number in gold.
func (d *drawing) names(y int) int {
	lines := canvas.Wrap(d.own(d.v.Names), d.Width-2)
	at := 1
	for i, line := range lines {
		at = 1
		for j, word := range strings.Split(line, " ") {
			style := look.Style{Role: look.Text}
			if i == 0 && word != "" && word[0] >= '0' && word[0] <= '9' {
				style = look.Style{Role: look.Saves, Bold: true}
			}
			if j > 0 {
				at++
			}
			at = d.Text(at, y+i, style, word)
		}
	}
	y += len(lines)
	key := d.frame.WhyKey
	if end := at + 1 + canvas.Cells(key) + len(" why"); key != "" && end+1 <= d.Width-1 {
		d.In(d.Strong(at+1, y-1, look.Text, key)+1, y-1, look.Muted, "why")
		d.regions = append(d.regions, screen.Region{X: at + 1, Y: y - 1, Width: end - at - 1, Height: 1, Action: "shell.why"})
	}
	return y
}

// figures are the ladder, what is expected, how the saves last, its rate beside its kind's, and what the creator wrote about it,
// as many panels as there is room for, the last ones falling away first. The ladder stays.
func (d *drawing) figures(x, y, width, height int) {
	end := y + height
	y = d.ladder(x, y, width)
	y = d.expected(x, y+1, width, end)
	rates, notes := d.rateBlocks(width), d.noteLines(width)
	later := 0
	for _, lines := range []int{rates.height(), len(notes)} {
		if lines > 0 {
			later += 2 + lines
		}
	}
	if end-y >= 3 {
		y = d.lasts(x, y+1, width, end, later)
	}
	if room := end - y - 2; len(rates.blocks) > 0 && room >= rates.blocks[0].height {
		y = d.rates(x, y+1, width, room, rates)
	}
	if len(notes) > 0 && end-y >= 3 {
		panel.Draw(d.Canvas, x, y+1, width, panel.Title{Text: "Notes"})
		for i, line := range notes[:min(len(notes), end-y-2)] {
			d.In(x, y+2+i, look.Text, line)
		}
	}
}

// noteLines are the creator's own words about the video.
func (d *drawing) noteLines(width int) []string {
	v := d.v.Video
	var lines []string
	if v.Note != "" {
		lines = canvas.Wrap(text.Clean(v.Note).String(), width)
	}
	if len(v.Labels) > 0 {
		lines = append(lines, canvas.Wrap("label "+text.Clean(strings.Join(v.Labels, ", ")).String(), width)...)
	}
	return lines
}
