package overview

import (
	"strings"
	"testing"

	"saveboard/model"
	"saveboard/model/view"
)

func TestTheTurnOfTheYearIsAmongTheMonthsAtAnyWidth(t *testing.T) {
	t.Parallel()
	var days []view.OverviewDay
	for d := model.Date(2025, 11, 24); d <= model.Date(2026, 11, 22); d++ {
		days = append(days, view.OverviewDay{Day: d})
	}
	for width, want := range map[int]string{
		34: "2026 Apr Jul Oct", 60: "2026 Mar May Jul Sep Nov", 86: "Dec 2026 Feb Mar Apr May Jun Jul Aug Sep Oct Nov",
	} {
		var said []string
		for _, l := range labels(days, width) {
			said = append(said, l.Text)
		}
		if got := strings.Join(said, " "); got != want {
			t.Errorf("%d columns are labelled %q, want %q", width, got, want)
		}
	}
}
