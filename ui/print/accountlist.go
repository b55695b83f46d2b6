package print

import (
	"saveboard/model"
	"saveboard/ui/look"
)

// An AccountList is the accounts there are.
type AccountList struct {
	Accounts []ListedAccount `json:"accounts"`
}

// A ListedAccount is whose videos are counted.
type ListedAccount struct {
	Account  string        `json:"account"` // empty: of videos whose poster is unknown
	Own      bool          `json:"own"`
	Videos   int           `json:"videos"`
	TimeZone string        `json:"time_zone"`
	CountsOf model.Instant `json:"counts_of"`
}

// ListedAccounts prints the accounts.
func ListedAccounts() Kind[AccountList] {
	return Kind[AccountList]{
		Text: func(p *Page, l AccountList) {
			if len(l.Accounts) == 0 {
				p.Say(look.Style{}, "No accounts yet. saveboard import FILE brings some in.")
				return
			}
			rows := make([][]string, len(l.Accounts))
			for i, a := range l.Accounts {
				handle, own := "@"+a.Account, ""
				if a.Account == "" {
					handle = "unknown"
				}
				if a.Own {
					own = "your own"
				}
				counted := p.number.Unknown
				if a.CountsOf != 0 {
					counted = a.CountsOf.Time().Format("2 Jan 2006")
				}
				rows[i] = []string{handle, own, p.number.Exact(model.Known(float64(a.Videos))), a.TimeZone, counted}
			}
			p.table([]column{{head: "Account"}, {head: ""}, {head: "Videos", right: true}, {head: "Time zone"}, {head: "Counted"}}, rows)
		},
		List: func(l AccountList) any { return l.Accounts },
	}
}
