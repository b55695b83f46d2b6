package print

import (
	"cmp"

	"saveboard/model/filter"
	"saveboard/model/number"
	"saveboard/model/rule"
	"saveboard/ui/look"
)

// mostMoved is how many videos the text lists; the other formats list all.
const mostMoved = 10

// RuleChange prints what a change of the rules would do to the videos.
func RuleChange() Kind[rule.Change] {
	return Kind[rule.Change]{
		Text: func(p *Page, c rule.Change) {
			p.Say(look.Style{Bold: true}, "Dry run: nothing was changed.")
			p.RuleChange(c)
			if len(c.Videos) > mostMoved {
				p.Say(look.Style{Role: look.Muted}, "--format csv lists all.")
			}
		},
		List: func(c rule.Change) any { return c.Videos },
	}
}

// RuleChange says what would change, and lists the newest videos of those that would.
func (p *Page) RuleChange(c rule.Change) {
	for _, said := range c.Sentences() {
		p.Say(look.Style{}, said)
	}
	if len(c.Videos) == 0 {
		return
	}
	p.Blank()
	rows := make([][]string, min(len(c.Videos), mostMoved))
	for i := range rows {
		v := c.Videos[i]
		rows[i] = []string{cmp.Or(v.Title, v.VideoID), categoryOr(v.From), categoryOr(v.To)}
	}
	p.table([]column{{head: "Video", flex: true}, {head: "Now", role: look.Muted}, {head: "Then"}}, rows)
	if more := len(c.Videos) - len(rows); more > 0 {
		p.Say(look.Style{Role: look.Muted}, "And "+number.Of(more, "other")+".")
	}
}

func categoryOr(name *string) string {
	if name == nil {
		return filter.Uncategorised
	}
	return *name
}
