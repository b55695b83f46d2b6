package video

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen/screentest"
)

// shown is the screen without colours.
func shown(t *testing.T, d view.VideoDetail, width, height int) string {
	t.Helper()
	l := look.New(look.Mono, look.NoColour, look.Full())
	return ansi.Strip(strings.Join(opened(t, d).View(screentest.Frame(l, width, height)).Lines, "\n"))
}

func TestWhiskersStandOnOneAxis(t *testing.T) {
	t.Parallel()
	page := shown(t, sourdough(), 140, 40)
	for _, want := range []string{
		"day 30  13.9K  13.0–15.6K    ├●──┤",
		"day 90  16.2K  14.1–20.3K     ├───●─────┤",
		"                             12K           22K",
		"Day 30: held for 24 of 30 past videos.",
	} {
		if !strings.Contains(page, strings.TrimLeft(want, " ")) {
			t.Errorf("%q is missing in\n%s", want, page)
		}
	}
}

func TestAnUnknownForecastSaysWhyAndAnOldVideoHasNone(t *testing.T) {
	t.Parallel()
	d := sourdough()
	d.Forecast[1] = view.Expected{AgeDays: 90, Videos: 9}
	if page := shown(t, d, 80, 24); !strings.Contains(page, "day 90      —  9 of 12 past") {
		t.Errorf("the second age does not say how many are missing:\n%s", page)
	}
	d.Forecast, d.Reasons["forecast"] = nil, "only 9 earlier videos; 12 are needed"
	if page := shown(t, d, 140, 40); !strings.Contains(page, "Not known yet: only 9 earlier videos; 12 are") {
		t.Errorf("it does not say why nothing is expected:\n%s", page)
	}
	if page := shown(t, oven(), 140, 40); strings.Contains(page, "Expected") {
		t.Errorf("something is expected of a video of 467 days:\n%s", page)
	}
}

func TestRanksAreSaidAsPlaces(t *testing.T) {
	t.Parallel()
	d := sourdough()
	d.Ladder[2].Rank.Rank = 174
	if page := shown(t, d, 80, 24); !strings.Contains(page, "Comments  1,310  0.25 174th") {
		t.Errorf("a place of four letters and more does not find room:\n%s", page)
	}
	d.Ladder[2].Count = model.Exact(1310000)
	if page := shown(t, d, 80, 24); !strings.Contains(page, "0.25  174") {
		t.Errorf("a place of four letters and more touches the rate:\n%s", page)
	}
}

func TestALongTitleLeavesTheAnswer(t *testing.T) {
	t.Parallel()
	d := sourdough()
	d.Video.Title = strings.Repeat("bread ", 40)
	for _, size := range [][2]int{{140, 40}, {80, 24}, {60, 20}, {40, 12}} {
		if page := shown(t, d, size[0], size[1]); !strings.Contains(page, "5.2× your typical video at 19 days") {
			t.Errorf("at %d×%d the answer is missing:\n%s", size[0], size[1], page)
		}
	}
}

func TestTheMostInADayIsWrittenUnderAShorterAxis(t *testing.T) {
	t.Parallel()
	d := sourdough()
	for i := range d.Curve {
		d.Curve[i].Saves /= 5 // up to 3K
	}
	d.Days[0].SavesGained = model.Known(1320)
	if page := shown(t, d, 80, 24); !strings.Contains(page, "\n 2.3K ") || !strings.Contains(page, "\n   3K┤") {
		t.Errorf("the most in a day is missing:\n%s", page)
	}
}

func TestMostOfTheFirstWeekIsSeen(t *testing.T) {
	t.Parallel()
	d := sourdough()
	d.Curve, d.Days = d.Curve[:3], d.Days[:2]
	if page := shown(t, d, 80, 24); !strings.Contains(page, "2 d") || !strings.Contains(page, "6 d") || !strings.Contains(page, "█████ ") {
		t.Errorf("a video of two days is not drawn over a week:\n%s", page)
	}
}
