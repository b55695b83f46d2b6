package print

import "saveboard/ui/look"

// A RuleList is the rules that sort videos into categories, oldest first.
type RuleList struct {
	Rules []Rule `json:"rules"`
}

// A Rule gives a category to videos with a word or #hashtag.
type Rule struct {
	Word     string `json:"word"`
	Category string `json:"category"`
}

// Rules prints the rules.
func Rules() Kind[RuleList] {
	return Kind[RuleList]{
		Text: func(p *Page, l RuleList) {
			if len(l.Rules) == 0 {
				p.Say(look.Style{}, "No rules yet. saveboard category add '#bread' Bread makes one.")
				return
			}
			rows := make([][]string, len(l.Rules))
			for i, r := range l.Rules {
				rows[i] = []string{r.Word, r.Category}
			}
			p.table([]column{{head: "Word or hashtag"}, {head: "Category"}}, rows)
		},
		List: func(l RuleList) any { return l.Rules },
	}
}
