package print

import (
	"strconv"

	"saveboard/model/number"
	"saveboard/model/view"
	"saveboard/ui/look"
)

// Categories prints what kind of video people keep.
func Categories() Kind[view.Categories] {
	return Kind[view.Categories]{
		Text: categoriesText,
		List: func(v view.Categories) any { return v.Categories },
		Skip: []string{"sentences"},
	}
}

func categoriesText(p *Page, v view.Categories) {
	p.head("What kind of video do people keep?", v.Head, "")
	if v.Verdict != "" && v.Verdict != v.Answer {
		p.Say(look.Style{}, v.Verdict)
	}
	if len(v.Categories) > 0 {
		p.Blank()
		p.categoryTable(v.Categories)
	}
	if n := saysUnknown(v.Categories); n > 0 {
		p.Blank()
		p.Say(look.Style{Role: look.Faint}, number.Of(n, "video")+" without a known count of saves: not in the sums.")
	}
	p.foot(v.Head)
}

func (p *Page) categoryTable(categories []view.Category) {
	rows := make([][]string, len(categories))
	for i, c := range categories {
		best := ""
		if c.Best != nil {
			best = p.title(*c.Best)
		}
		rows[i] = []string{
			c.DisplayName(), p.number.Rate(c.PooledRate), p.number.Short(c.Saves), p.number.Gained(c.SavesGained, 1),
			p.number.Short(c.Views), strconv.Itoa(c.Videos), best,
		}
	}
	p.table([]column{
		{head: "Category"},
		{head: "Pooled rate", role: look.Saves, right: true},
		{head: "Saves", role: look.Saves, right: true},
		{head: "Gained", right: true, keep: 2},
		{head: "Views", right: true, keep: 3},
		{head: "Videos", role: look.Muted, right: true, keep: 1},
		{head: "Most saved", role: look.Muted, flex: true, keep: 4},
	}, rows)
}

// saysUnknown counts the videos whose saves are in no sum.
func saysUnknown(categories []view.Category) int {
	n := 0
	for _, c := range categories {
		n += c.SavesUnknown
	}
	return n
}
