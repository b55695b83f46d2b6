package chart

import (
	"strings"
	"testing"

	"saveboard/model"
)

func TestWeeksAreLabelledByTheirMondaysAndLongStretchesByMonths(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		weeks, most int
		want        string
	}{
		{0, 3, ""},
		{4, 4, "12 Oct|19 Oct|26 Oct|2 Nov"},
		{12, 3, "12 Oct|9 Nov|7 Dec"},
		{27, 3, "Nov|Dec|Jan 2027|Feb|Mar|Apr"},
	} {
		var weeks []model.Day
		for i := range c.weeks {
			weeks = append(weeks, model.Date(2026, 10, 12)+model.Day(7*i))
		}
		var texts []string
		for _, l := range Weeks(weeks, c.most) {
			texts = append(texts, l.Text)
		}
		if got := strings.Join(texts, "|"); got != c.want {
			t.Errorf("%d weeks are labelled %s, want %s", c.weeks, got, c.want)
		}
	}
}
