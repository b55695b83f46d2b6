package print

import (
	"fmt"
	"strings"

	"saveboard/model/number"
	"saveboard/model/suggest"
	"saveboard/ui/look"
)

// Suggestions prints categories for videos without one, and how far they can be trusted.
func Suggestions() Kind[suggest.Report] {
	return Kind[suggest.Report]{
		Text: func(p *Page, r suggest.Report) {
			if !r.Enough() {
				p.Say(look.Style{}, r.TooFew())
				return
			}
			p.Say(look.Style{Bold: true}, suggested(r))
			p.Say(look.Style{Role: look.Muted}, trusted(r))
			if len(r.Suggestions) == 0 {
				return
			}
			rows := make([][]string, len(r.Suggestions))
			for i, s := range r.Suggestions {
				rows[i] = []string{s.Title, s.Category, fmt.Sprintf("%.0f%%", 100*s.Probability), strings.Join(s.Words, ", ")}
			}
			p.list([]column{{head: "Video", flex: true}, {head: "Category"}, {head: "Sure", right: true}, {head: "Because of", role: look.Muted, keep: 1}}, rows)
		},
		List: func(r suggest.Report) any { return r.Suggestions },
	}
}

func suggested(r suggest.Report) string {
	said := "Every video of which a word is known has a category."
	if n := len(r.Suggestions); n > 0 {
		said = "Suggested for " + number.Of(n, "video") + " without a category."
	}
	if r.WithoutWord > 0 {
		said += fmt.Sprintf(" Of %d more no word is known.", r.WithoutWord)
	}
	return said
}

// trusted says how often the guesses are right, beside what saying the same of all would be.
func trusted(r suggest.Report) string {
	said := fmt.Sprintf("Learned from %s in %d categories: each left out in turn, %d were guessed right (%s). Always saying %s would be right for %d.",
		number.Of(r.LearnedFrom, "sorted video"), r.Categories, r.Right, share(r.Right, r.LearnedFrom), r.Largest, r.LargestHas)
	if right, of := r.RightAbove(0.9); of > 0 {
		said += fmt.Sprintf(" Of the %d that were at least 90%% sure, %d were right.", of, right)
	}
	return said
}

func share(n, of int) string { return fmt.Sprintf("%.0f%%", 100*float64(n)/float64(of)) }
