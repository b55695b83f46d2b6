package accounts

import (
	"fmt"

	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/panel"
	"saveboard/ui/widget/teach"
)

const (
	question = "How do I compare with others?"
	headRow  = 2 // the answer and the filter stand above
	bodyRow  = 4 // of the table
)

// A drawing is a canvas with what is to be drawn on it.
type drawing struct {
	*canvas.Canvas
	m       Model
	frame   screen.Frame
	v       *view.Accounts
	number  number.Format
	regions []screen.Region
}

// View places what is known of the accounts.
func (m Model) View(f screen.Frame) screen.Page {
	m.width, m.height = f.Width, f.Height
	page := screen.Page{Question: question, OneMetric: true}
	d := &drawing{Canvas: canvas.New(f.Look, f.Width, f.Height), m: m, frame: f, v: m.shown, number: canvas.Numbers(f.Look.Glyphs)}
	switch {
	case m.shown == nil:
		d.Failed(m.asking.Err)
	default:
		page.View, page.Head, page.Videos = m.shown, &m.shown.Head, m.videos()
		if a, ok := m.focused(); ok {
			page.Source = m.shown.FocusOn(a)
		}
		d.draw()
		page.Status = d.status()
	}
	if m.asking.Slow {
		page.Status = "Looking at every video" + f.Look.Glyphs.Cut
	}
	page.Lines, page.Regions = d.Lines(), d.regions
	return page
}

func (d *drawing) own(sentence string) string { return d.Look.Glyphs.Spell(sentence) }

func (d *drawing) draw() {
	y := panel.Answer(d.Canvas, d.frame, d.own(d.v.Answer), d.own(d.v.AnswerShort))
	switch {
	case d.m.videos() == 0 && d.frame.Scope.Filter != "":
		teach.Nothing(d.Canvas, y, d.frame.Scope)
	case len(d.v.Accounts) == 0:
		teach.NoVideos(d.Canvas, y, "Here your account will stand beside others, with what is kept of every view:",
			teach.Row{Name: "@mira.bakes, yours", Saves: "2,410", Rate: "1.52%"}, teach.Row{Name: "@nils.kocht", Saves: "5,900", Rate: "0.84%"})
	case d.m.inTable():
		d.table()
	default:
		d.columns()
	}
}

// status says which accounts are in sight, where not all are, and else reads the focused one's row aloud.
func (d *drawing) status() string {
	n, visible := len(d.v.Accounts), d.m.visible()
	rows := ""
	switch {
	case visible >= n:
	case !d.m.inTable():
		rows = fmt.Sprintf("%d of %d accounts", d.m.window.Cursor+1, n)
	default:
		top := d.m.window.Within(n, visible).Top
		rows = fmt.Sprintf("%d%s%d of %d accounts", top+1, d.number.To, min(top+visible, n), n)
	}
	a, ok := d.m.focused()
	if !ok || d.v.Demo {
		return rows
	}
	if rows != "" {
		rows += "   "
	}
	said := text.Clean(d.own(a.Sentence)).String()
	if canvas.Cells(rows+said) > d.Width-2 {
		return rows
	}
	return rows + said
}

// handle is the account's name in so many cells.
func (d *drawing) handle(a view.AccountFigures, cells int) string {
	return text.CutWith(text.Clean(a.Name()), cells, text.Clean(d.Look.Glyphs.Cut)).String()
}

func whose(a view.AccountFigures) string {
	if a.Own {
		return "yours"
	}
	return "public counts"
}
