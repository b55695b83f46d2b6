package print

import (
	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/view"
	"saveboard/ui/look"
)

// Overview prints how the saves are doing. Its list is the local days of the period.
func Overview() Kind[view.Overview] {
	return Kind[view.Overview]{
		Text:  overviewText,
		Chart: overviewChart,
		List:  func(v view.Overview) any { return v.Days },
		Head:  func(v *view.Overview) *view.Head { return &v.Head },
	}
}

func overviewText(p *Page, v view.Overview) {
	p.head("How are my saves doing?", v.Head, number.Of(v.Videos, "video"))
	p.Blank()
	f := p.number
	columns := []column{{head: "In the period"}, {head: "", role: look.Text, right: true}, {head: "Change", right: true}}
	rows := [][]string{
		{"Saves", f.Exact(v.Saves.Value), f.Change(v.Saves.Percentage())},
		{"Save rate", f.Rate(v.SaveRate.Value), points(f.RatePoints, v.SaveRate.Change)},
		{"Views", f.Exact(v.Views.Value), f.Change(v.Views.Percentage())},
		{"Kept after week 1", f.Percent(v.KeptAfterWeek1.Value), points(f.Points, v.KeptAfterWeek1.Change)},
		{"Shares", f.Exact(v.Shares.Value), f.Change(v.Shares.Percentage())},
	}
	if p.next > 0 {
		columns = append(columns, column{head: "Daily", role: look.Muted})
		for i, figure := range []view.Figure{v.Saves, v.SaveRate, v.Views, v.KeptAfterWeek1, v.Shares} {
			rows[i] = append(rows[i], view.CourseInWords(figure.Daily))
		}
	}
	p.table(columns, rows)
	if v.Chart != "" {
		p.Blank()
		p.Say(look.Style{}, v.Chart)
	}
	if len(v.Findings) > 0 {
		p.Heading("What your audience keeps")
		for _, finding := range v.Findings {
			p.finding(finding)
		}
	}
	if videos, title := v.Listed(); len(videos) > 0 {
		p.Heading(title)
		p.videoTable(videos, v.Metric)
	}
	p.foot(v.Head)
}

// points are a change of percentage points, with the unit that a table has no head for.
func points(spell func(model.Real) string, change model.Real) string {
	words := spell(change)
	if !change.Known() || words == number.Level {
		return words
	}
	return words + " points"
}

func (p *Page) finding(f view.Finding) {
	mark := p.paper.Look.Glyphs.Finding
	switch f.Trend {
	case view.Up:
		mark = p.ink(look.Style{Role: look.Up}, p.paper.Look.Glyphs.Up)
	case view.Down:
		mark = p.ink(look.Style{Role: look.Down}, p.paper.Look.Glyphs.Down)
	}
	p.Item(p.numberOr(mark), look.Style{}, f.Sentence)
	if f.Detail != "" {
		p.say(look.Style{Role: look.Faint}, itemIndent, itemIndent, f.Detail)
	}
}
