package print_test

import (
	"strings"
	"testing"

	"saveboard/model/suggest"
	"saveboard/ui/look"
	"saveboard/ui/print"
)

func TestSuggestionsSayHowFarTheyCanBeTrusted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		report suggest.Report
		want   []string
	}{
		{suggest.Report{LearnedFrom: 3, Categories: 1}, []string{"Suggestions need 10 sorted videos in 2 categories; there are 3 in 1."}},
		{
			suggest.Report{LearnedFrom: 40, Categories: 2, Right: 30, Largest: "Bread", LargestHas: 22},
			[]string{"Every video of which a word is known has a category.", "40 sorted videos", "30 were guessed right (75%)", "Always saying Bread would be right for 22."},
		},
		{
			suggest.Report{
				LearnedFrom: 40, Categories: 2, Right: 30, Largest: "Bread", LargestHas: 22, WithoutWord: 2,
				Suggestions: []suggest.Suggestion{{Title: "One more loaf", Category: "Bread", Probability: 0.913, Words: []string{"loaf", "#bread"}}},
			},
			[]string{"Suggested for 1 video without a category. Of 2 more no word is known.", "One more loaf", "91%", "loaf, #bread"},
		},
	} {
		var b strings.Builder
		paper := print.Paper{Width: 200, Look: look.Look{Glyphs: look.Full()}}
		if err := print.Write(&b, print.Text, print.Suggestions(), c.report, paper); err != nil {
			t.Fatal(err)
		}
		for _, want := range c.want {
			if !strings.Contains(b.String(), want) {
				t.Errorf("%q is not said:\n%s", want, b.String())
			}
		}
	}
}
