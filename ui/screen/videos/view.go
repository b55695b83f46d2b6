package videos

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/panel"
	"saveboard/ui/widget/table"
	"saveboard/ui/widget/teach"
)

// A drawing is one page in the making.
type drawing struct {
	*canvas.Canvas
	m       Model
	f       screen.Frame
	l       layout
	number  number.Format
	regions []screen.Region
}

// View places what came; it computes nothing.
func (m Model) View(f screen.Frame) screen.Page {
	m.width, m.height = f.Width, f.Height
	d := drawing{Canvas: canvas.New(f.Look, f.Width, f.Height), m: m, f: f, l: m.layout(), number: number.Full()}
	if f.Look.Glyphs.ASCII {
		d.number = number.ASCII()
	}
	m.window = m.window.Within(m.rows(), d.l.visible)
	d.m = m
	page := screen.Page{Question: "Which videos do people keep?"}
	switch {
	case m.shown == nil:
		d.Failed(m.asking.Err)
	default:
		page.View, page.Head, page.Videos, page.Video, page.Targets = m.shown, &m.shown.Head, m.shown.Matched, m.video(), m.targets
		if len(m.marks) > 0 {
			page.Marked = m.marked
		}
		if page.Video != 0 {
			page.Source = view.FocusOn(page.Video, m.shown.Sort.Figure())
		}
		d.draw()
	}
	page.Status = d.status()
	page.Lines, page.Regions = d.Lines(), d.regions
	return page
}

func (d *drawing) draw() {
	y := panel.Answer(d.Canvas, d.f, d.m.shown.Answer, d.m.shown.AnswerShort)
	switch {
	case d.m.shown.Total == 0 && d.f.Scope.Filter == "" && d.m.only == nil:
		teach.NoVideos(d.Canvas, y, "Here your videos will stand, the most kept first:",
			teach.Row{Name: "Sourdough in 60 s", Saves: "12.5K", Rate: "2.38%"}, teach.Row{Name: "3 knife skills you skip", Saves: "8,114", Rate: "3.02%"})
	case d.m.rows() == 0 && d.f.Scope.Filter != "":
		teach.Nothing(d.Canvas, y, d.f.Scope)
	case d.m.rows() == 0:
		d.In(table.FirstCell, y+1, look.Muted, "No video is here.")
	default:
		d.table()
		if d.l.preview {
			d.preview()
		}
	}
}

func (d *drawing) table() {
	t := table.Table{
		Columns: d.m.columns(d.l.end), Rows: d.m.rows(), Window: d.m.window, Cell: d.cell, Focused: d.f.Focused,
		Sorted: string(d.m.shown.Sort), Descending: descending(d.m.shown.Sort, d.m.shown.Reverse),
		HeadClick: func(c table.Column) tea.Msg {
			if c.ID == daily {
				return nil
			}
			return headClicked{view.Column(c.ID)}
		},
		RowClick: func(row int) tea.Msg { return rowClicked{row} },
		Marked:   func(row int) bool { return d.m.marks.has(d.m.shown.Videos[row].ID) },
	}
	if d.l.body > 2 {
		d.regions = append(d.regions, table.Head(d.Canvas, d.l.body-head, d.l.end, t)...)
	}
	d.regions = append(d.regions, table.Body(d.Canvas, d.l.body, d.l.visible, d.l.end, t)...)
}

// status says which part of the list is in sight, and of what the list is.
func (d *drawing) status() string {
	m := d.m
	var parts []string
	if m.only != nil {
		name := *m.only
		if name == "" {
			name = view.Uncategorised
		}
		parts = append(parts, name+", esc shows all")
	}
	if n := len(m.marks); n > 0 {
		parts = append(parts, d.number.Exact(model.Known(float64(n)))+" marked")
	}
	switch rows := m.rows(); {
	case m.asking.Slow && m.shown == nil:
		parts = append(parts, "Looking at every video"+d.Look.Glyphs.Cut)
	case m.asking.Slow:
		parts = append(parts, "Looking again"+d.Look.Glyphs.Cut)
	case rows > d.l.visible:
		exact := func(n int) string { return d.number.Exact(model.Known(float64(n))) }
		last := min(rows, m.window.Top+d.l.visible)
		parts = append(parts, exact(m.window.Top+1)+d.number.To+exact(last)+" of "+exact(rows))
	}
	return strings.Join(parts, "   ")
}
