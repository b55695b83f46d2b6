package print

import (
	"fmt"
	"strconv"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/look"
)

// Accounts prints how one's account compares with others.
func Accounts() Kind[view.Accounts] {
	return Kind[view.Accounts]{
		Text:  accountsText,
		List:  func(v view.Accounts) any { return v.Accounts },
		Skip:  []string{"sentence", "weeks"},
		Head:  func(v *view.Accounts) *view.Head { return &v.Head },
		Order: func(v view.Accounts) string { return turned(string(v.Sort), v.Reverse) },
	}
}

func accountsText(p *Page, v view.Accounts) {
	p.head("How do I compare with others?", v.Head, "")
	if len(v.Accounts) > 0 {
		p.Blank()
		p.accountTable(v.Accounts)
		p.Blank()
		p.Say(look.Style{Role: look.Faint}, "Typical is the rate of the middle video. At day 7 is what the middle video had at that age: "+
			"every account's videos are compared at the same age. Public counts are rounded by TikTok from 10,000 on.")
	}
	p.foot(v.Head)
}

func (p *Page) accountTable(accounts []view.AccountFigures) {
	rows := make([][]string, len(accounts))
	for i, a := range accounts {
		interval := p.number.Unknown
		if a.TypicalRate.Known() {
			interval = p.number.Per100(a.TypicalRateLow) + p.number.To + p.number.Rate(a.TypicalRateHigh)
		}
		best, whose := p.number.Unknown, "public"
		if a.BestCategory != nil {
			best = *a.BestCategory
		}
		if a.Own {
			whose = "yours"
		}
		rows[i] = []string{
			a.Name(), whose, p.number.Rate(a.TypicalRate), interval, p.number.Short(a.SavesAtDay7), p.number.Short(a.ViewsAtDay7),
			p.pace(a.PerWeek), best, p.number.Rate(a.PooledRate), strconv.Itoa(a.Videos),
		}
	}
	p.list([]column{
		{head: "Account", flex: true},
		{head: "Counts", role: look.Muted, keep: 6},
		{head: "Typical", role: look.Saves, right: true},
		{head: "90% interval", right: true, keep: 2},
		{head: "Saves, day 7", right: true, keep: 1},
		{head: "Views, day 7", right: true, keep: 3},
		{head: "A week", right: true, keep: 4},
		{head: "Best kind", keep: 7},
		{head: "Pooled", right: true, keep: 8},
		{head: "Videos", role: look.Muted, right: true, keep: 5},
	}, rows)
}

func (p *Page) pace(r model.Real) string {
	if v, ok := r.Get(); ok {
		return fmt.Sprintf("%.1f", v)
	}
	return p.number.Unknown
}
