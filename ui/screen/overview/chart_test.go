package overview

import (
	"strings"
	"testing"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/model/view/sample"
	"saveboard/ui/look"
	"saveboard/ui/screen"
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

func TestTheChartIsSaidInWordsWhereItIsDrawn(t *testing.T) {
	t.Parallel()
	const words = "48,210 saves in 28 days, between 1,104 and 2,970 a day, most on 19 Nov."
	for _, c := range []struct {
		width, height int
		demo          bool
		want          string
	}{{80, 24, false, words}, {80, 24, true, ""}, {140, 40, true, words}, {60, 20, false, ""}} {
		o := sample.Overview()
		o.Demo = c.demo
		m := New(t.Context(), Load{})
		m.shown, m.stage = &o, everything
		page := m.View(screen.Frame{Width: c.width, Height: c.height - 5, Look: look.New(look.Mono, look.NoColour, look.Full())})
		if page.Status != c.want {
			t.Errorf("%d × %d says %q, want %q", c.width, c.height, page.Status, c.want)
		}
	}
}
