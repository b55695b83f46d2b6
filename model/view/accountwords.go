package view

import (
	"fmt"
	"strings"

	"saveboard/model/number"
	"saveboard/model/rate"
)

// answer says how the first account compares with the others: what it keeps per view, as far as that is sure,
// and how often it posts.
func (v Accounts) answer() (long, short string) {
	switch {
	case len(v.Accounts) == 0:
		return "No videos yet.", "No videos yet."
	}
	mine := v.Accounts[0]
	switch {
	case len(v.Accounts) == 1:
		return "There is nobody to compare with yet.", "Nobody to compare with yet."
	case !mine.TypicalRate.Known():
		return mine.Name() + " has too few videos for a typical save rate yet.", "Too few videos yet."
	}
	more, less, close := mine.against(v.Accounts[1:])
	if more+less+close == 0 {
		return "No other account has enough videos for a typical save rate yet.", "No other has enough videos."
	}
	brief, rest := v.compared(more, less, close)
	return brief + rest + mine.paced(v.Accounts[1:]) + ".", brief + "."
}

// matching is how many videos there are in all.
func (v Accounts) matching() int {
	n := 0
	for _, a := range v.Accounts {
		n += a.Videos
	}
	return n
}

// called is the first account as the subject of a sentence with its verb, and as one among several: you, where
// it is the only one of one's own.
func (v Accounts) called() (keeps, between string) {
	own := 0
	for _, a := range v.Accounts {
		if a.Own {
			own++
		}
	}
	if own == 1 && v.Accounts[0].Own {
		return "You keep", "you"
	}
	return v.Accounts[0].Name() + " keeps", v.Accounts[0].Name()
}

// against counts the accounts that a surely keeps more than, surely keeps less than, and is too close to. Those
// without a typical rate are in none.
func (a AccountFigures) against(others []AccountFigures) (more, less, close int) {
	for _, o := range others {
		switch {
		case !o.TypicalRate.Known():
		case rate.Compare(a.model, o.model).HasComparison():
			more++
		case rate.Compare(o.model, a.model).HasComparison():
			less++
		default:
			close++
		}
	}
	return more, less, close
}

// compared says how the first account stands among so many others: in brief, and what there is to add.
func (v Accounts) compared(more, less, close int) (brief, rest string) {
	keeps, between := v.called()
	all := more + less + close
	switch {
	case more == all:
		return keeps + " more per view than " + theOthers(all), ""
	case less == all:
		return keeps + " less per view than " + theOthers(all), ""
	case close == all:
		return "Too close to call between " + between + " and " + theOthers(all), ""
	case more == 0:
		brief = fmt.Sprintf("%s less per view than %s of %s others", keeps, words(less), words(all))
	default:
		brief = fmt.Sprintf("%s more per view than %s of %s others", keeps, words(more), words(all))
	}
	if more > 0 && less > 0 {
		rest = ", less than " + words(less)
	}
	if close > 0 {
		rest += "; " + areWords(close) + " too close to call"
	}
	return brief, rest
}

func theOthers(n int) string {
	if n == 1 {
		return "the other"
	}
	return "the others"
}

func areWords(n int) string {
	if n == 1 {
		return "one is"
	}
	return words(n) + " are"
}

// paced says how often the account posts, where it posts more, or less, than each of the others.
func (a AccountFigures) paced(others []AccountFigures) string {
	pace, known := a.PerWeek.Get()
	more, less := known, known
	for _, o := range others {
		other, ok := o.PerWeek.Get()
		more, less = more && ok && pace > other, less && ok && pace < other
	}
	switch {
	case more:
		return ", with more videos a week"
	case less:
		return ", with fewer videos a week"
	}
	return ""
}

// sentence reads the account's row aloud.
func (a AccountFigures) sentence() string {
	f := number.Full()
	var parts []string
	switch {
	case a.TypicalRate.Known():
		parts = append(parts, fmt.Sprintf("typically kept by %s of views (%s to %s)", f.Rate(a.TypicalRate), f.Per100(a.TypicalRateLow), f.Per100(a.TypicalRateHigh)))
	case a.VideosEntered > 0:
		parts = append(parts, fmt.Sprintf("a typical rate needs %s with about %s each", number.Of(rate.LeastUsable, "video"), number.Of(a.ViewsNeeded, "view")))
	}
	if a.SavesAtDay7.Known() {
		parts = append(parts, f.Short(a.SavesAtDay7)+" saves at day 7")
	}
	if a.ViewsAtDay7.Known() {
		parts = append(parts, f.Short(a.ViewsAtDay7)+" views")
	}
	if pace, ok := a.PerWeek.Get(); ok {
		parts = append(parts, fmt.Sprintf("%.1f videos a week", pace))
	}
	if a.BestCategory != nil {
		parts = append(parts, "best kind "+*a.BestCategory)
	}
	return fmt.Sprintf("%s: %s.", a.Name(), strings.Join(append(parts, number.Of(a.Videos, "video")), ", "))
}
