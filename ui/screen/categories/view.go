package categories

import (
	"fmt"
	"strconv"
	"strings"

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
	question = "What kind of video do people keep?"
	headRow  = 2   // the answer and the filter stand above
	firstRow = 4   // of the list
	wide     = 120 // from here on words about the focused category stand at the right
)

// A drawing is a canvas with what is to be drawn on it.
type drawing struct {
	*canvas.Canvas
	m       Model
	frame   screen.Frame
	v       *view.Categories
	number  number.Format
	regions []screen.Region
	hinted  bool // the page says what to do with the uncategorised
	worded  bool // and what there is to say about the focused category
}

// View places what is known of the categories.
func (m Model) View(f screen.Frame) screen.Page {
	m.height = f.Height
	page := screen.Page{Question: question, AllTime: m.way == asBars, OneMetric: m.way != asCurves}
	d := &drawing{Canvas: canvas.New(f.Look, f.Width, f.Height), m: m, frame: f, v: m.shown, number: canvas.Numbers(f.Look.Glyphs)}
	switch {
	case m.shown == nil:
		d.Failed(m.asking.Err)
	default:
		d.draw()
	}
	if m.asking.Slow {
		page.Status = "Looking at every video" + f.Look.Glyphs.Cut
	}
	if m.shown != nil {
		page.View, page.Head = m.shown, &m.shown.Head
		for _, c := range m.shown.Categories {
			page.Videos += c.Videos
		}
		page.Status = d.status()
		if c, ok := m.focused(); ok {
			page.Source, page.Unsorted = m.shown.FocusOn(c), c.Name == nil && c.Videos > 0
		}
	}
	page.Lines, page.Regions = d.Lines(), d.regions
	return page
}

// own is a sentence of ours with the terminal's characters.
func (d *drawing) own(sentence string) string { return d.Look.Glyphs.Spell(sentence) }

func (d *drawing) draw() {
	y := panel.Answer(d.Canvas, d.frame, d.own(d.v.Answer), d.own(d.v.AnswerShort))
	switch {
	case len(d.v.Categories) == 0 && d.frame.Scope.Filter != "":
		teach.Nothing(d.Canvas, y, d.frame.Scope)
	case len(d.v.Categories) == 0:
		teach.NoVideos(d.Canvas, y, "Here each kind of video will stand, with what share of its views became saves:",
			teach.Row{Name: "Tutorials", Saves: "21.4K", Rate: "1.92%"}, teach.Row{Name: "Skits", Saves: "810", Rate: "0.90%"})
	case d.m.way == asTable:
		d.table()
	case d.m.way == asCurves:
		d.curves()
	default:
		d.bars()
	}
}

// status says which rows are in sight and, where the page has no words about it, the focused category's
// place in the chart; of videos without a category, what to do with them. Beside an invented creator it
// leaves the line to how to bring in one's own, except in wide windows.
func (d *drawing) status() string {
	if d.m.asking.Slow {
		return "Looking at every video" + d.Look.Glyphs.Cut
	}
	rows := ""
	n := len(d.v.Categories)
	if visible := d.m.visible(n); visible < n && d.m.way != asCurves {
		top := d.m.window.Within(n, visible).Top
		rows = fmt.Sprintf("%d%s%d of %d", top+1, d.number.To, min(top+visible, n), n)
	}
	if d.v.Demo && d.Width < wide {
		return rows
	}
	if rows != "" {
		rows += "   "
	}
	for _, said := range d.besideRows() {
		if said != "" && canvas.Cells(rows+said) <= d.Width-2 {
			return rows + said
		}
	}
	return strings.TrimRight(rows, " ")
}

// besideRows is what the status line says besides which rows are in sight, the longest wording first.
func (d *drawing) besideRows() []string {
	c, ok := d.m.focused()
	said, command := d.unsorted()
	switch {
	case ok && !d.worded && c.Name != nil:
		long, short := c.InWords()
		return []string{text.Clean(d.own(long)).String(), text.Clean(d.own(short)).String()}
	case ok && said != "" && !d.hinted:
		return []string{said + " " + command}
	}
	return nil
}

// unsorted is how many videos have no category, and the command that sorts them.
func (d *drawing) unsorted() (said, command string) {
	for _, c := range d.v.Categories {
		if c.Name == nil && c.Videos > 0 {
			said = number.Of(c.Videos, "video") + " have no category:"
			if c.Videos == 1 {
				said = "1 video has no category:"
			}
			return said, "saveboard category add '#bread' Recipes"
		}
	}
	return "", ""
}

// hint says on the page what to do with videos without a category.
func (d *drawing) hint(y int) {
	said, command := d.unsorted()
	if said == "" || y >= d.Height {
		return
	}
	if 3+canvas.Cells(said)+1+canvas.Cells(command) > d.Width-1 {
		return
	}
	at := d.In(3, y, look.Muted, said)
	d.Text(at+1, y, look.Style{Role: look.Text}, command)
	d.hinted = true
}

// colour is what a category's dot, its curve and its label are drawn in.
func colour(c view.Category) look.Role {
	if c.Colour < 0 || c.Colour > 7 {
		return look.Faint
	}
	return look.Cat1 + look.Role(c.Colour)
}

// words are the sentences about the focused category, as many as there is room for.
func (d *drawing) words(x, y, width, height int) {
	c, ok := d.m.focused()
	if !ok || height < 2 {
		return
	}
	name := text.CutWith(text.Clean(c.DisplayName()), width-4, text.Clean(d.Look.Glyphs.Cut)).String()
	panel.Draw(d.Canvas, x, y, width, panel.Title{Text: name, Note: "focused", Focused: d.frame.Focused})
	d.worded = true
	end := y + height
	for i, sentence := range c.Sentences {
		lines := canvas.Wrap(text.Clean(d.own(sentence)).String(), width)
		gap := 0
		if i > 0 && height >= 10 {
			gap = 1
		}
		if y+1+gap+len(lines) > end {
			return
		}
		y += gap
		for _, line := range lines {
			y++
			d.In(x, y, look.Text, line)
		}
		if c.Name == nil {
			d.hinted = true
		}
	}
}

// visible is how many categories are in sight at once.
func (m Model) visible(n int) int {
	room := max(1, m.height-firstRow)
	if m.way == asTable || n+2 > room {
		return max(1, min(n, room))
	}
	return n
}

// head is the head of a list from its columns, on row y, and the rule under it.
func (d *drawing) head(y int, columns []table.Placed) {
	by := d.v.Sort
	d.regions = append(d.regions, table.Head(d.Canvas, y, d.Width-1, table.Table{
		Columns: columns, Sorted: string(by), Descending: (by != view.ByCategoryName) != d.v.Reverse,
		HeadClick: d.headClick,
	})...)
}

func itoa(n int) string { return strconv.Itoa(n) }
