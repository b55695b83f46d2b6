package print

import (
	"fmt"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/view"
	"saveboard/ui/look"
)

// Compare prints how some videos did at equal age.
func Compare() Kind[view.Comparison] {
	return Kind[view.Comparison]{
		Text:  compareText,
		Chart: wholeLives,
		List:  func(v view.Comparison) any { return v.Videos },
		Head:  func(v *view.Comparison) *view.Head { return &v.Head },
	}
}

func compareText(p *Page, c view.Comparison) {
	p.head("How do these do, at equal age?", c.Head, number.Of(len(c.Videos), "video"))
	p.Blank()
	p.comparedTable(c)
	p.comparedCurves(c)
	p.foot(c.Head)
}

func (p *Page) comparedTable(c view.Comparison) {
	f := p.number
	rows := make([][]string, len(c.Videos))
	for i, v := range c.Videos {
		rows[i] = []string{
			p.title(v.Video), number.Age(v.AgeDays), f.Short(v.Saves.Real()), f.Short(v.SavesAtAge), f.Short(v.SavesAtDay1), f.Short(v.SavesAtDay7),
			f.Short(v.SavesAtDay28), f.Rate(v.SaveRate), f.Rate(v.AdjustedSaveRate), f.Against(v.AgainstTypical), f.Percent(v.ShelfLife),
		}
	}
	p.list([]column{
		{head: "Video", flex: true},
		{head: "Age", role: look.Muted, right: true, keep: 5},
		{head: "Saves", right: true},
		{head: "At " + c.AgeInWords(), role: look.Saves, right: true},
		{head: "Day 1", right: true, keep: 3},
		{head: "Day 7", right: true, keep: 1},
		{head: "Day 28", right: true, keep: 2},
		{head: "Rate", right: true, keep: 7},
		{head: "Fair", right: true, keep: 4},
		{head: "Typical", right: true, keep: 6},
		{head: "After wk 1", right: true, keep: 8},
	}, rows)
}

// inChart is how many of the ages of a curve are a row of its table.
const inChart = 12

// comparedCurves are the curves up to the age of the youngest.
func (p *Page) comparedCurves(c view.Comparison) {
	if len(c.Videos) == 0 || len(c.Videos[0].Early) == 0 {
		return
	}
	p.Blank()
	p.Say(look.Style{}, "Saves by age, the videos in the order above. "+c.Chart)
	p.besideEachOther(c, func(v view.ComparedVideo) []view.AgeSaves { return v.Early })
}

// wholeLives are the curves up to the age of the oldest.
func wholeLives(p *Page, c view.Comparison) {
	p.Heading("Saves by age, over their whole lives")
	p.besideEachOther(c, func(v view.ComparedVideo) []view.AgeSaves { return v.Curve })
}

// besideEachOther are curves as a table: a column a video, by its place, a row an age.
func (p *Page) besideEachOther(c view.Comparison, curve func(view.ComparedVideo) []view.AgeSaves) {
	if len(c.Videos) == 0 || len(curve(c.Videos[0])) == 0 {
		return
	}
	columns := []column{{head: "Age"}}
	for i := range c.Videos {
		columns = append(columns, column{head: fmt.Sprintf("Video %d", i+1), right: true})
	}
	var rows [][]string
	points := curve(c.Videos[0])
	for i := 0; i < len(points); i += max(1, (len(points)-1)/inChart) {
		row := []string{p.ageInSteps(points[i].AgeDays, points[len(points)-1].AgeDays)}
		for _, v := range c.Videos {
			row = append(row, p.number.Exact(curve(v)[i].Saves))
		}
		rows = append(rows, row)
	}
	p.table(columns, rows)
}

// ageInSteps is an age among others up to a last one: in hours where that is not far.
func (p *Page) ageInSteps(days, last float64) string {
	if last < 3 {
		return fmt.Sprintf("%.0f h", days*24)
	}
	return p.number.Days(model.Known(days))
}
