package trends

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/panel"
	"saveboard/ui/widget/table"
)

const (
	dayColumn      = "day"
	markColumn     = "mark"
	titleColumn    = "title"
	expectedColumn = "expected"
	cameColumn     = "came"
)

// spikes are the days on which videos gained far more saves than they were about to.
func (d *drawing) spikes(b box) {
	focused := d.frame.Focused && d.m.way == ofSpikes
	visible, n := b.height-1, len(d.v.Spikes)
	title := panel.Title{Text: "Spikes", Note: "days with far more saves than expected", Short: "saves that came", Focused: focused}
	window := d.m.windows[ofSpikes].Within(n, visible)
	panel.Draw(d.Canvas, b.x, b.y, b.width, title)
	if n == 0 {
		d.faint(b.x+2, b.y+1, b.y+b.height, canvas.Wrap("No video had a day with far more saves than expected.", b.width-2))
		return
	}
	d.regions = append(d.regions, table.Body(d.Canvas, b.y+1, visible, b.x+b.width, table.Table{
		Columns: d.spikeColumns(b, n > visible), Rows: n, Window: window, Focused: focused, Cell: d.spikeCell,
		RowClick: func(row int) tea.Msg { return picked{ofSpikes, row} },
	})...)
}

// spikeColumns places day and mark before the title. What was expected falls away before the title gets too short,
// and in narrow windows the mark and the word before the number do.
func (d *drawing) spikeColumns(b box, track bool) []table.Placed {
	day, expected, came := 0, 0, 0
	for _, s := range d.v.Spikes {
		e, c := d.parts(s)
		day, expected, came = max(day, canvas.Cells(d.spikeDay(s))), max(expected, e.width()), max(came, c.width())
	}
	x, end := table.FirstCell, b.x+b.width
	if track {
		end -= 2
	}
	placed := []table.Placed{{Column: table.Column{ID: dayColumn, Width: day, Right: true}, X: x}}
	x += day + 2
	if !d.narrow() {
		placed = append(placed, table.Placed{Column: table.Column{ID: markColumn, Width: 1}, X: x})
		x += 2
	}
	return append(placed, table.Fit([]table.Column{
		{ID: titleColumn, Width: 16},
		{ID: expectedColumn, Width: expected, Right: true, Falls: 1},
		{ID: cameColumn, Width: came, Right: true},
	}, x, end-x, 40)...)
}

func (d *drawing) narrow() bool { return d.Width < 60 }

// A part is half of a spike's sentence: words and, right-aligned below one another, a number.
type part struct{ words, number string }

func (p part) width() int { return canvas.Cells(p.words) + 1 + canvas.Cells(p.number) }

// parts are what was expected, and what came.
func (d *drawing) parts(s view.VideoSpike) (expected, came part) {
	before, after, _ := strings.Cut(s.Sentence(), ", ")
	split := func(said string) part {
		i := strings.LastIndexByte(said, ' ')
		return part{said[:max(0, i)], said[i+1:]}
	}
	expected, came = split(before), split(after)
	if d.narrow() {
		came.words = ""
	}
	return expected, came
}

// spikeDay is a spike's day, with its year where that is not this one.
func (d *drawing) spikeDay(s view.VideoSpike) string {
	civil := s.Day.Civil()
	switch {
	case civil.Year() == d.v.AsOf.Time().Year():
		return civil.Format("2 Jan")
	case d.narrow():
		return civil.Format("Jan 2006")
	}
	return civil.Format("2 Jan 2006")
}

func (d *drawing) spikeCell(i int, c table.Column, selected bool) table.Cell {
	s := d.v.Spikes[i]
	expected, came := d.parts(s)
	switch c.ID {
	case dayColumn:
		return table.Cell{Plain: d.spikeDay(s), Style: look.Style{Role: look.Muted}}
	case markColumn:
		return table.Cell{Plain: d.Look.Glyphs.Spike, Style: look.Style{Role: look.Up}}
	case titleColumn:
		return table.Cell{Line: text.Clean(titleOf(s)), Style: look.Style{Bold: selected}}
	case expectedColumn:
		style := look.Style{Role: look.Faint}
		if selected {
			style.Role = look.Text
		}
		return table.Cell{Lead: expected.words, LeadS: style, Plain: expected.number, Style: style}
	}
	return table.Cell{Lead: came.words, LeadS: look.Style{Role: look.Saves}, Plain: came.number, Style: look.Style{Role: look.Saves}}
}
