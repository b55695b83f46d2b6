package print

import (
	"slices"
	"strconv"

	"saveboard/model/number"
	"saveboard/model/view"
	"saveboard/ui/look"
)

// Categories prints what kind of video people keep.
func Categories() Kind[view.Categories] {
	return Kind[view.Categories]{
		Text:  categoriesText,
		Chart: categoriesChart,
		List:  func(v view.Categories) any { return v.Categories },
		Skip:  []string{"sentences"},
		Head:  func(v *view.Categories) *view.Head { return &v.Head },
		Order: func(v view.Categories) string { return turned(string(v.Sort), v.Reverse) },
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
		p.categoryNotes(v.Categories)
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
		interval := p.number.Unknown
		if c.TypicalRate.Known() {
			interval = p.number.Per100(c.TypicalRateLow) + p.number.To + p.number.Rate(c.TypicalRateHigh)
		}
		rows[i] = []string{
			c.DisplayName(), p.number.Rate(c.TypicalRate), interval, p.number.Chance(c.ChanceBest), p.number.Rate(c.PooledRate),
			strconv.Itoa(c.Videos), p.number.Short(c.Saves), p.number.Gained(c.SavesGained, 1), p.number.Short(c.Views), best,
		}
	}
	p.list([]column{
		{head: "Category"},
		{head: "Typical", role: look.Saves, right: true},
		{head: "90% interval", right: true, keep: 2},
		{head: "Best?", right: true, keep: 3},
		{head: "Pooled", right: true},
		{head: "Videos", role: look.Muted, right: true, keep: 1},
		{head: "Saves", role: look.Saves, right: true, keep: 4},
		{head: "Gained", right: true, keep: 5},
		{head: "Views", right: true, keep: 6},
		{head: "Most saved", role: look.Muted, flex: true, keep: 7},
	}, rows)
}

// categoryNotes say what the rates are, and what categories without a typical rate need for one.
func (p *Page) categoryNotes(categories []view.Category) {
	faint := look.Style{Role: look.Faint}
	if !slices.ContainsFunc(categories, func(c view.Category) bool { return c.Name != nil }) {
		return
	}
	p.Blank()
	p.Say(faint, "Typical is the rate of the middle video, pooled that of all views together. Best? is the chance of being the category kept most.")
	for _, c := range categories {
		if needs := c.Needs(); needs != nil {
			p.Say(faint, c.DisplayName()+" "+needs[0]+" for a typical rate.")
		}
	}
}

// saysUnknown counts the videos whose saves are in no sum.
func saysUnknown(categories []view.Category) int {
	n := 0
	for _, c := range categories {
		n += c.SavesUnknown
	}
	return n
}
