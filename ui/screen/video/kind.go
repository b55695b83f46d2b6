package video

import (
	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/widget/axis"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/panel"
)

// A block is some rows of a panel that belong together.
type block struct {
	height int
	draw   func(x, y, width int)
}

// A ratePanel is the panel about a video's save rate: its blocks fall away from the last one on.
type ratePanel struct {
	title  panel.Title
	blocks []block
}

func (p ratePanel) height() int {
	sum := 0
	for _, b := range p.blocks {
		sum += b.height
	}
	return sum
}

// rates draws as many blocks as so many rows hold, and returns the row after.
func (d *drawing) rates(x, y, width, room int, p ratePanel) int {
	panel.Draw(d.Canvas, x, y, width, p.title)
	y++
	for _, b := range p.blocks {
		if room -= b.height; room < 0 {
			break
		}
		b.draw(x, y, width)
		y += b.height
	}
	return y
}

// rateBlocks are the save rate and the one to rank by, beside what is typical of the video's kind. There are none
// where the save rate is not known.
func (d *drawing) rateBlocks(width int) ratePanel {
	if !d.v.Video.SaveRate.Known() {
		return ratePanel{}
	}
	if d.v.CategoryTypicalRate.Known() {
		return d.kindPanel()
	}
	said := []string{"The fewer views it has, the more its fair rate leans to what is typical."}
	if !d.v.Video.AdjustedSaveRate.Known() {
		said[0] = "No fair rate: " + d.v.Reasons["adjusted_save_rate"] + "."
	}
	if d.v.Video.Category != nil {
		said = append(said, "What is typical for its kind is not known: "+d.v.Reasons["category_typical_rate"]+".")
	}
	p := ratePanel{panel.Title{Text: "Fair rate", Note: "the one to rank by"}, []block{{2, d.twoRates}}}
	for _, sentence := range said {
		p.blocks = append(p.blocks, d.paragraph(sentence, width))
	}
	return p
}

// kindPanel is the panel of a video whose kind has a typical rate. A video without a fair rate is too young for one,
// or has no views: its own rate stands alone then.
func (d *drawing) kindPanel() ratePanel {
	name := text.Clean(d.v.Video.CategoryName()).String()
	title := panel.Title{Text: "Typical for its kind", Note: name + ", " + number.Of(d.v.CategoryVideos, "video"), Short: name}
	return ratePanel{title, []block{{3, d.besideItsKind}, {2, d.onOneAxis}}}
}

func (d *drawing) paragraph(sentence string, width int) block {
	lines := canvas.Wrap(d.own(sentence), width)
	return block{len(lines), func(x, y, _ int) {
		for i, line := range lines {
			d.In(x, y+i, look.Faint, line)
		}
	}}
}

// twoRates sets the save rate beside the one to rank by.
func (d *drawing) twoRates(x, y, width int) {
	d.rate(x, y, width, "Save rate", d.v.Video.SaveRate, false)
	d.rate(x, y+1, width, "Fair rate", d.v.Video.AdjustedSaveRate, true)
}

func (d *drawing) rate(x, y, width int, name string, rate model.Real, strong bool) {
	style := look.Style{Role: look.Text, Bold: strong}
	if !rate.Known() || d.v.Video.RateIsCoarse() {
		style = look.Style{Role: look.Faint}
	}
	d.In(x, y, look.Muted, name)
	d.Right(x+width, y, style, d.number.Rate(rate))
}

// besideItsKind adds what is typical, and between which rates that lies 9 times in 10.
func (d *drawing) besideItsKind(x, y, width int) {
	d.twoRates(x, y, width)
	d.In(x, y+2, look.Muted, "Typical")
	typical := d.number.Rate(d.v.CategoryTypicalRate)
	between := d.number.Per100(d.v.CategoryTypicalRateLow) + d.number.To + d.number.Rate(d.v.CategoryTypicalRateHigh)
	for _, said := range []string{"9 in 10: " + between, between} {
		if at := x + width - canvas.Cells(typical) - 2; at-canvas.Cells(said) >= x+len("Typical")+2 {
			d.Right(at, y+2, look.Style{Role: look.Faint}, said)
			break
		}
	}
	d.Right(x+width, y+2, look.Style{Role: look.Text}, typical)
}

// onOneAxis draws the whisker of what is typical, and on it where the video's own fair rate stands.
func (d *drawing) onOneAxis(x, y, width int) {
	low, high, own := d.v.CategoryTypicalRateLow, d.v.CategoryTypicalRateHigh, d.v.Video.AdjustedSaveRate
	scale := axis.Nice(min(low.Or(0), own.Or(1)), max(high.Or(0), own.Or(0)), 5, number.AxisRate)
	row := make([]cell, width)
	d.whisker(row, scale, [3]model.Real{low, d.v.CategoryTypicalRate, high}, look.Muted, look.Text)
	if own.Known() {
		row[cellOf(own, scale, row)] = cell{d.ownMark(), look.Saves}
	}
	d.cells(x, y, row)
	from, to := number.AxisRate(scale.Low), number.AxisRate(scale.High)
	at := d.In(x, y+1, look.Faint, from)
	legend := d.Look.Glyphs.IntervalMid + " typical  " + d.ownMark() + " its fair rate"
	if room := width - canvas.Cells(from) - canvas.Cells(to); room >= canvas.Cells(legend)+4 && own.Known() {
		d.In(at+(room-canvas.Cells(legend))/2, y+1, look.Faint, legend)
	}
	d.Right(x+width, y+1, look.Style{Role: look.Faint}, to)
}

// ownMark is the video's own mark beside the one of what is typical.
func (d *drawing) ownMark() string {
	if g := d.Look.Glyphs; g.Spike == g.IntervalMid {
		return g.Finding
	}
	return d.Look.Glyphs.Spike
}
