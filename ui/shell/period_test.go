package shell

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
)

func TestThePeriodCanBeTypedAfterAllTime(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.press("r", "r", "r")
		s.shows("r all time")
		s.press("r")
		s.shows("╭─ Period ─", "Such as 90d, 12w, 6mo, 2y, or two dates:", "↵ 7 days  esc close")
		s.press("r")
		if s.m.scope.Period != model.LastDays(7) {
			t.Errorf("r does not step on but to %s", s.m.scope.Period.Name())
		}
		s.press("r", "r", "r", "r", "r")
		s.typed("2026-03-01..2026-05-31")
		s.shows("1 Mar to 31 May 2026.", "↵ take it")
		if c := s.m.View().Cursor; c == nil || c.X != 18+22 {
			t.Errorf("the cursor is at %+v", c)
		}
		s.press("enter")
		s.shows("r 1 Mar to 31 May 2026")
		s.press("2")
		s.shows("Which videos do people keep?", "r 1 Mar to 31 May 2026")
		s.press("r", "r", "r", "r", "r", "r")
		s.shows("╭─ Period ─", "2026-03-01..2026-05-31") // the one from before
		s.press("r")
		s.shows("r 7 days")
	})
}

func TestATypedPeriodThatIsNoneSaysSoUntilItIsMended(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.press(":")
		s.typed("type period")
		s.press("enter")
		s.typed("90 Q")
		s.press("enter")
		s.shows("“90q” is no period:")
		s.press("backspace")
		if strings.Contains(s.screen(), "is no period") {
			t.Error("the error outlives a key")
		}
		s.typed("D")
		s.shows("90 days.")
		s.press("esc")
		s.shows("r 28 days")
		s.press(":")
		s.typed("type period")
		s.press("enter")
		s.say(tea.PasteMsg{Content: "2026-05-31..2026-03-01\n"})
		s.press("enter")
		s.shows("it begins.")
		s.press("esc", "q")
		if len(s.out) != 1 {
			t.Error("one cannot leave any more")
		}
	})
}

func TestTheScopeSaysAllOfATypedPeriodAtEveryWidth(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		p, err := model.ParsePeriod("2025-11-28..2026-11-22")
		if err != nil {
			t.Fatal(err)
		}
		s.m, _ = s.m.setPeriod(p)
		s.m, _ = s.m.setMetric(model.MetricSaveRate)
		for _, tab := range []string{"1", "2"} {
			s.press(tab)
			for width := 40; width < 160; width++ {
				s.say(tea.WindowSizeMsg{Width: width, Height: 24})
				if row := s.row(2); !strings.Contains(row, "22 Nov 2026") || !strings.Contains(row, "save rate") && width >= 80 {
					t.Errorf("screen %s, %d columns: %q", tab, width, row)
				}
			}
		}
	})
}
