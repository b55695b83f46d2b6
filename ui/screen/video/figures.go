package video

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/chart"
	"saveboard/ui/widget/panel"
)

// A drawing is a canvas with what is to be drawn on it.
type drawing struct {
	*canvas.Canvas
	frame        screen.Frame
	v            *view.VideoDetail
	number       number.Format
	curve, daily *chart.Memo
	regions      []screen.Region
}

// own is a sentence of ours with the terminal's characters.
func (d *drawing) own(sentence string) string { return d.Look.Glyphs.Spell(sentence) }

// name is a counter as a label.
func name(c model.Counter) string {
	return [...]string{"Views", "Likes", "Comments", "Shares", "Saves"}[c]
}

// counter is how a rung's count is drawn: in its counter's colour, saves bold, unknown faint.
func counter(r view.Rung) look.Style {
	if !r.Count.Known() {
		return look.Style{Role: look.Faint}
	}
	role := [...]look.Role{look.Views, look.Likes, look.Comments, look.Shares, look.Saves}[r.Counter]
	return look.Style{Role: role, Bold: r.Counter == model.Saves}
}

// per100 is how often a counter comes per 100 views.
func (d *drawing) per100(r view.Rung) string {
	v, ok := r.Per100.Get()
	if !ok {
		return d.number.Unknown
	}
	return d.number.Per100(model.Known(v / 100))
}

// coarse tells whether a count is rounded so far that half a step is more than a hundredth of it.
func coarse(c model.Count) bool {
	n, ok := c.Get()
	return ok && c.Step() > 1 && float64(c.Step())/2 > float64(n)/100
}

// rateStyle is faint for what is unknown or too roughly known.
func (d *drawing) rateStyle(r view.Rung) look.Style {
	if !r.Per100.Known() || coarse(r.Count) || coarse(d.v.Video.Views) {
		return look.Style{Role: look.Faint}
	}
	return look.Style{Role: look.Text}
}

// ladder goes from seen to kept, a row a counter with its rank among the videos of its age, and returns the row after.
func (d *drawing) ladder(x, y, width int) int {
	counts, rates := x+min(18, width-8), x+min(27, width)
	title := panel.Title{Text: "Per 100 views", Note: d.rounded()}
	if of := d.ranked(); of > 0 {
		title.Note, title.Short = fmt.Sprintf("rank among %s at its age", d.number.Exact(model.Known(float64(of)))), "rank"
		if rounded := d.rounded(); rounded != "" {
			title.Note = rounded + ", rank"
		}
		counts, rates = x+min(18, 16+max(0, width-27)), x+min(28, 22+max(0, width-27)*3/5)
		if d.widestPlace() >= x+width-rates && d.ladderFits(counts-x-1) {
			counts, rates = counts-1, rates-1
		}
	}
	panel.Draw(d.Canvas, x, y, width, title)
	place := d.places(x + width - rates - 1)
	for _, r := range d.v.Ladder {
		y++
		d.In(x, y, look.Muted, name(r.Counter))
		d.Right(counts, y, counter(r), d.number.Exact(r.Count.Real()))
		if r.Counter != model.Views {
			d.Right(rates, y, d.rateStyle(r), d.per100(r))
		}
		if r.Rank != nil {
			d.Right(x+width, y, look.Style{Role: look.Faint}, place(r.Rank.Rank))
		}
	}
	return y + 1
}

// ranked is among how many videos most counters are ranked, 0 where none is.
func (d *drawing) ranked() int {
	most := 0
	for _, r := range d.v.Ladder {
		if r.Rank != nil {
			most = max(most, r.Rank.Of)
		}
	}
	return most
}

// places is how ranks are written in so many cells: all of them as places, or all as bare numbers.
func (d *drawing) places(cells int) func(int) string {
	if d.widestPlace() > cells {
		return strconv.Itoa
	}
	return number.Ordinal
}

// widestPlace is how many cells the ranks take as places.
func (d *drawing) widestPlace() int {
	widest := 0
	for _, r := range d.v.Ladder {
		if r.Rank != nil {
			widest = max(widest, len(number.Ordinal(r.Rank.Rank)))
		}
	}
	return widest
}

// ladderFits tells whether the counts of the ladder stand apart from their names when they end after so many cells.
func (d *drawing) ladderFits(cells int) bool {
	for _, r := range d.v.Ladder {
		if d.Cells(name(r.Counter))+1+d.Cells(d.number.Exact(r.Count.Real())) > cells {
			return false
		}
	}
	return true
}

// rounded says when TikTok rounded one of the counts.
func (d *drawing) rounded() string {
	for _, r := range d.v.Ladder {
		if r.Count.Step() > 1 {
			return "some are rounded"
		}
	}
	return ""
}

// ladderAcross is the ladder in three rows, a column a counter, and the ranks in a fourth where there is one.
func (d *drawing) ladderAcross(x, y, width, rows int) {
	title := panel.Title{Text: "Per 100 views", Note: d.rounded()}
	ranks := rows > 4 && d.ranked() > 0
	if ranks {
		title.Note, title.Short = "below: rank at its age", "rank"
	}
	panel.Draw(d.Canvas, x, y, width, title)
	each := width / max(1, len(d.v.Ladder))
	for i, r := range d.v.Ladder {
		end := x + (i+1)*each
		d.Right(end, y+1, look.Style{Role: look.Muted}, name(r.Counter))
		d.Right(end, y+2, counter(r), d.number.Exact(r.Count.Real()))
		if r.Counter != model.Views {
			d.Right(end, y+3, d.rateStyle(r), d.per100(r))
		}
		if ranks && r.Rank != nil {
			d.Right(end, y+4, look.Style{Role: look.Faint}, number.Ordinal(r.Rank.Rank))
		}
	}
}

// lasts says how the saves came over time, with the reason for what is not known where there is room: it ends before
// row end, and its reasons so many rows earlier.
func (d *drawing) lasts(x, y, width, end, later int) int {
	v := d.v.Video
	panel.Draw(d.Canvas, x, y, width, panel.Title{Text: "How it lasts"})
	y++
	half := d.number.Unknown
	if days, ok := v.HalfLifeDays.Get(); ok {
		half = strings.TrimSuffix(d.number.Days(v.HalfLifeDays), " d") + " days"
		if days < 1 {
			half = number.AgeWords(math.Max(days, 1./24))
		}
	}
	gained := d.number.GainedExact(v.SavesGained, int64(v.SavesGainedStep))
	wide := width >= 40
	rows := []struct {
		long, short, value, reason string
		known                      bool
	}{
		{"Half of its saves had come by", "Half came by", half, "half_life_days", v.HalfLifeDays.Known()},
		{"Came after week 1", "Came after week 1", d.number.Percent(v.ShelfLife), "shelf_life", v.ShelfLife.Known()},
		{"Saves for each like", "Saves for each like", d.number.Ratio(v.KeepRatio), "keep_ratio", v.KeepRatio.Known()},
		{"Engagement rate", "Engagement rate", d.number.Rate(v.EngagementRate), "engagement_rate", v.EngagementRate.Known()},
		{"Saves gained in " + d.frame.Scope.Period.Words(), "Gained", gained, "saves_gained", v.SavesGained.Known()},
	}
	if v.SinceFirstSeen && v.SavesGained.Known() {
		rows[len(rows)-1].long, rows[len(rows)-1].short = "Saves gained since first seen", "Since first seen"
	}
	var unsaid []string
	for _, r := range rows {
		if y >= end {
			return y
		}
		label, style := r.short, look.Style{Role: look.Text, Bold: true}
		if wide && canvas.Cells(r.long)+1+canvas.Cells(r.value) <= width {
			label = r.long
		}
		if !r.known {
			style = look.Style{Role: look.Faint}
			if why := d.v.Reasons[r.reason]; why != "" {
				unsaid = append(unsaid, r.short+": "+why+".")
			}
		}
		d.In(x, y, look.Muted, label)
		d.value(x+width, y, style, r.value)
		y++
	}
	if end -= later; end-y >= 4 && len(unsaid) > 0 {
		y++
	}
	for _, why := range unsaid {
		lines := canvas.Wrap(d.own(why), width)
		if y+len(lines) > end {
			break
		}
		for _, line := range lines {
			d.In(x, y, look.Faint, line)
			y++
		}
	}
	return y
}

// value writes a figure that ends before cell end, with the arrow of a gain in its colour.
func (d *drawing) value(end, y int, style look.Style, value string) {
	for arrow, role := range map[string]look.Role{d.number.Up: look.Up, d.number.Down: look.Down} {
		if rest, ok := strings.CutPrefix(value, arrow+" "); ok && style.Role == look.Text {
			d.In(end-canvas.Cells(value), y, role, arrow)
			value = rest
		}
	}
	d.Right(end, y, style, value)
}
