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
	"saveboard/ui/widget/panel"
	"saveboard/ui/widget/table"
)

// The caution in the words that narrow windows have room for.
const (
	shortCaution = "You chose these times, so the hour may not be the cause."
	onlyAHint    = "Only a hint: you chose these hours."
)

// caution is the caution in the longest words that one line has room for.
func (d *drawing) caution() string {
	for _, said := range []string{d.own(d.v.Caution), shortCaution} {
		if d.Cells(said) <= d.Width-1-cautionAt(d.Width) {
			return said
		}
	}
	return onlyAHint
}

// cautionAt is where the caution begins: below the slots' names, or at the edge where it needs the room.
func cautionAt(width int) int {
	if width < intervalsAt {
		return 1
	}
	return table.FirstCell
}

// slots draws the best slots, or what it needs to tell hours apart, and the caution, whose row it returns.
func (d *drawing) slots() int {
	y, room := d.l.below, d.Height-d.l.below
	needs, brief := d.needs(max(d.l.end, d.Width-1) - table.FirstCell)
	rows := max(len(d.v.Best), len(needs))
	if room >= 1+1+min(3, rows)+1 {
		y, room = y+1, room-1 // a blank row between the panels
	}
	most := room - 2 // beside the title and the caution
	if most < 1 {
		d.In(cautionAt(d.Width), y, look.Muted, d.caution())
		return y
	}
	if len(needs) > most {
		needs, rows = brief, len(brief)
	}
	rows = min(rows, most)
	d.slotsTitle(y)
	y++
	for i := range rows {
		if needs != nil {
			d.In(table.FirstCell, y, look.Text, needs[i])
		} else {
			d.slot(y, d.v.Best[i])
		}
		y++
	}
	left := most - rows
	if needs == nil && d.Width >= whiskersAt && left >= 3 {
		d.axis(y)
		y, left = y+2, left-2
	}
	if left > 0 {
		y++
	}
	d.In(cautionAt(d.Width), y, look.Muted, d.caution())
	return y
}

func (d *drawing) slotsTitle(y int) {
	title := panel.Title{Text: "Best slots", Note: d.zone(), Short: d.zoneCity()}
	switch {
	case len(d.v.Best) == 0:
	case d.Width >= whiskersAt:
		title.Note += ", saves at day 7 against typical, 90% interval"
	case d.Width >= intervalsAt:
		title.Note += ", 90% interval"
	}
	panel.Draw(d.Canvas, 1, y, d.l.end-1, title)
}

// zone is where the hours are those of, and whose they are when all accounts were asked for.
func (d *drawing) zone() string {
	zone := d.v.TimeZone
	if d.frame.Scope.Account == model.AllAccounts && len(d.v.Accounts) == 1 {
		zone = "@" + d.v.Accounts[0] + ", " + zone
	}
	return d.own(zone)
}

// zoneCity is the same in the room that its last part takes: "Buenos Aires".
func (d *drawing) zoneCity() string {
	zone := d.v.TimeZone
	return d.own(strings.ReplaceAll(zone[strings.LastIndexByte(zone, '/')+1:], "_", " "))
}

// needs says in lines of so many cells why there are no slots, and the same in short; nil when there are.
func (d *drawing) needs(cells int) (long, brief []string) {
	said, short := "No hour differs from the others by more than chance, so there is none to name.", "No hour stands out."
	switch need := d.v.Reasons["cells.effect"]; {
	case len(d.v.Best) > 0:
		return nil, nil
	case d.v.Videos == 0:
		short = "Hours are compared by the saves at day 7."
		said = short
		for _, out := range d.v.LeftOut {
			said += fmt.Sprintf(" %s left out: %s.", number.Of(out.Videos, "video"), out.Reason)
		}
		if cells >= intervalsAt-table.FirstCell {
			said += " " + view.Around
		}
	case !d.v.Shaded && need != "":
		short = strings.ToUpper(need[:1]) + need[1:] + "."
		said = "None yet: " + need + ". Until then the map shows how many each hour has."
	}
	return canvas.Wrap(d.own(said), cells), canvas.Wrap(d.own(short), cells)
}

// The columns of a slot: where its words begin and its figures end.
const (
	effectEnd   = 28
	intervalEnd = 41
	whiskerAt   = 45
	videosCells = 14
)

// slot is one of the best slots. That which holds the cursor stands out.
func (d *drawing) slot(y int, s view.TimingSlot) {
	d.Text(table.FirstCell, y, look.Style{Bold: d.frame.Focused && d.m.at.within(s)}, s.Words())
	d.Right(effectEnd, y, look.Style{Bold: true}, d.number.Against(s.Effect))
	end := effectEnd + videosCells
	if d.Width >= intervalsAt {
		d.Right(intervalEnd, y, look.Style{Role: look.Faint}, d.interval(s.TimingEffect))
		end = intervalEnd + videosCells
	}
	if d.Width >= whiskersAt {
		d.whisker(y, s.TimingEffect)
		end = d.l.end
	}
	end = min(end, d.Width-1)
	d.Right(end, y, look.Style{Role: look.Muted}, number.Of(s.Videos, "video"))
	d.regions = append(d.regions, screen.Region{X: 1, Y: y, Width: end - 1, Height: 1, Msg: picked(begins(s))})
}

// interval is "1.0–1.9×", the sign once.
func (d *drawing) interval(e view.TimingEffect) string {
	return strings.TrimSuffix(d.number.Against(e.Low), d.number.Times) + d.number.To + d.number.Against(e.High)
}

// whiskerEnd is the cell after the whiskers.
func (d *drawing) whiskerEnd() int { return d.l.end - videosCells }

// whisker draws a slot's interval, with its effect marked.
func (d *drawing) whisker(y int, e view.TimingEffect) {
	s := ratiosOf(d.v.Best)
	cells := d.whiskerEnd() - whiskerAt
	low, likely, high := s.cell(e.Low, cells), s.cell(e.Effect, cells), s.cell(e.High, cells)
	g := d.Look.Glyphs
	line := make([]string, 0, high-low+1)
	for i := low; i <= high; i++ {
		glyph := g.IntervalLine
		switch i {
		case likely:
			glyph = g.IntervalMid
		case low:
			glyph = g.IntervalFrom
		case high:
			glyph = g.IntervalTo
		}
		line = append(line, glyph)
	}
	d.In(whiskerAt+low, y, look.SavesQuiet, strings.Join(line[:likely-low], ""))
	d.In(whiskerAt+likely, y, look.Saves, line[likely-low])
	d.In(whiskerAt+likely+1, y, look.SavesQuiet, strings.Join(line[likely-low+1:], ""))
}

// axis is the axis of the whiskers, on row y and the one below.
func (d *drawing) axis(y int) {
	s, cells := ratiosOf(d.v.Best), d.whiskerEnd()-whiskerAt
	var marks []axis.Mark
	for _, tick := range s.ticks() {
		label := "same"
		if tick != 1 {
			label = fmt.Sprintf("%g%s", tick, d.number.Times)
		}
		marks = append(marks, axis.Mark{Column: s.cell(model.Known(tick), cells), Text: label})
	}
	labels, at := axis.Place(cells+3, axis.Centred, marks)
	mark := "╵"
	if d.Look.Glyphs.ASCII {
		mark = "|"
	}
	for _, column := range at {
		d.In(whiskerAt+column, y, look.Border, mark)
	}
	d.In(whiskerAt, y+1, look.Faint, strings.TrimRight(labels, " "))
}

// list is the best slots alone, for windows without room for the map.
func (d *drawing) list(y int) {
	rows, foot := d.m.rows(), d.foot(d.Height-y)
	room := d.Height - y - len(foot)
	window := table.Window{Cursor: d.m.chosen(rows)}.Within(len(rows), max(1, room))
	for i := window.Top; i < min(len(rows), window.Top+room); i++ {
		d.listRow(y+i-window.Top, rows[i], i == window.Cursor)
	}
	if len(rows) == 0 {
		needs, _ := d.needs(d.Width - 1 - table.FirstCell)
		for i, line := range needs[:min(len(needs), room)] {
			d.In(table.FirstCell, y+i, look.Text, line)
		}
	}
	for i, line := range foot {
		d.In(1, d.Height-len(foot)+i, look.Muted, line)
	}
}

// foot is what stands below the list in so many rows for both: what it needs before hours can be compared, or,
// where they are, the caution in the longest words that have room.
func (d *drawing) foot(rows int) []string {
	if rows <= 2 {
		return nil
	}
	if _, brief := d.needs(d.Width - 2); !d.v.Shaded && len(d.v.Cells) > 0 {
		return brief[:min(len(brief), rows-2)]
	}
	for _, said := range []string{
		onlyAHint + " " + d.zone() + ".", onlyAHint + " " + d.zoneCity() + ".",
		"You chose these hours. " + d.zone() + ".", "You chose these hours. " + d.zoneCity() + ".", onlyAHint,
	} {
		if d.Cells(said) <= d.Width-2 {
			return []string{said}
		}
	}
	return nil
}

func (d *drawing) listRow(y int, r row, chosen bool) {
	chosen = chosen && d.frame.Focused
	if chosen {
		d.Mark(1, y)
		d.In(1, y, look.Focus, d.Look.RowMark())
	}
	d.Line(table.FirstCell, y, 19, look.Style{Bold: chosen}, text.Clean(r.words))
	if r.effect.Effect.Known() {
		d.Right(effectEnd, y, look.Style{Bold: true}, d.number.Against(r.effect.Effect))
	}
	d.Right(min(effectEnd+11, d.Width-1), y, look.Style{Role: look.Muted}, number.Of(r.effect.Videos, "video"))
	if chosen {
		d.Unmark(d.Width-1, y)
	}
	d.regions = append(d.regions, screen.Region{X: 1, Y: y, Width: d.Width - 2, Height: 1, Msg: picked(r.at)})
}
