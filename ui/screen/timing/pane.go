package timing

import (
	"fmt"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/panel"
)

// pane says at the right of the map, above row end, how the focused hour does.
func (d *drawing) pane(c view.TimingCell, end int) {
	x, y := d.l.pane, d.l.hours
	width := min(d.Width-1-x, 50)
	panel.Draw(d.Canvas, x, y, width, panel.Title{
		Text: fmt.Sprintf("%s %d to %d", view.WeekdayName(c.Weekday), c.Hour, c.Hour+1), Note: "focused", Focused: d.frame.Focused,
	})
	videos := number.Of(c.Videos, "video")
	switch {
	case c.Videos == 0:
		videos = "no video to compare"
	case c.Effect.Known():
		at := d.Strong(x, y+1, look.Text, d.number.Against(c.Effect))
		d.In(at+1, y+1, look.Text, "typical at day 7")
		d.In(x, y+2, look.Faint, d.own(fmt.Sprintf("9 in 10: %s to %s", d.number.Against(c.Low), d.number.Against(c.High))))
		y += 2
		if c.Faint() {
			videos += ", too few to go by"
		}
	}
	d.In(x, y+1, look.Muted, videos)
	y = d.kept(x, y+1, width, c) + 2
	var said []string
	for i, s := range d.v.Best {
		if d.m.at.within(s) {
			said = append(said, []string{"In your best slot, ", "In your second best slot, ", "In your third best slot, ", "In your fourth best slot, "}[min(i, 3)]+s.Sentence())
		}
	}
	if d.v.Shaded {
		said = append(said, "An hour's videos are set against your others by the saves they had at day 7. The fewer they are, the closer to typical it stays.")
	}
	for _, out := range d.v.LeftOut {
		said = append(said, fmt.Sprintf("Left out: %s %s.", number.Of(out.Videos, "video"), out.Reason))
	}
	for _, s := range said {
		lines := canvas.Wrap(d.own(s), width)
		if y+len(lines) > end {
			return
		}
		for i, line := range lines {
			d.In(x, y+i, look.Muted, line)
		}
		y += len(lines) + 1
	}
	d.saidLeftOut = true
}

// mostKept is how many of an hour's videos are named: its best few, the key for all of them below.
const mostKept = 5

const keptCells = 7 // of a video's saves

// kept names the focused hour's videos below row y, the most saved first, and returns the last row.
func (d *drawing) kept(x, y, width int, c view.TimingCell) int {
	if len(c.Kept) == 0 {
		return y
	}
	d.Right(x+width, y, look.Style{Role: look.Faint}, "saves at day 7")
	for _, v := range c.Kept[:min(len(c.Kept), mostKept)] {
		y++
		d.Line(x, y, width-keptCells-2, look.Style{}, title(v))
		d.Right(x+width, y, look.Style{Role: look.Saves}, d.number.Short(model.Known(v.Saves)))
	}
	if more := len(c.Kept) - mostKept; more > 0 {
		y++
		at := d.In(x, y, look.Muted, fmt.Sprintf("and %d more ", more))
		d.Strong(at+1, y, look.Text, d.Look.Glyphs.Enter)
	}
	return y
}

// title is the video's title, or its date where it has none.
func title(v view.TimedVideo) text.Line {
	if v.Title == "" {
		return text.Clean("Untitled, " + v.Posted.Format("2 Jan 2006"))
	}
	return text.Clean(v.Title)
}
