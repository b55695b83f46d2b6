package timing

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/model/view/sample"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/screen/screentest"
)

// shown is the screen with an answer on it, in a window of that size, after some keys.
func shown(t *testing.T, v view.Timing, width, height int, keys ...string) Model {
	t.Helper()
	load := func(context.Context, view.Query) (view.Timing, error) { return v, nil }
	return screentest.Shown(New(t.Context(), load), width, height, keys...)
}

func nothingYet() view.Timing {
	return view.Timing{Head: view.Head{Answer: "No videos yet.", AnswerShort: "No videos yet."}}
}

func TestGolden(t *testing.T) {
	t.Parallel()
	golden := screentest.Goldens(t, shown)
	golden("week", sample.Timing(), "", "dark", 140, 40)
	golden("week", sample.Timing(), "", "light", 140, 40)
	golden("week", sample.Timing(), "", "dark", 200, 60)
	golden("week", sample.Timing(), "", "dark", 80, 24)
	golden("week", sample.Timing(), "", "light", 80, 24)
	golden("week", sample.Timing(), "j", "dark", 60, 20)
	golden("week", sample.Timing(), "", "dark", 40, 20)
	golden("week", sample.Timing(), "pgdown", "dark", 40, 12)
	golden("week", sample.Timing(), "down right", "ascii", 80, 24)
	golden("week", sample.Timing(), "", "mono", 80, 24)
	golden("week", sample.Timing(), "", "16", 104, 24)
	golden("week where few are", sample.Timing(), "pgdown g", "dark", 80, 24)
	golden("week of no difference", sample.LevelTiming(), "", "dark", 80, 24)
	golden("week of too few", sample.TimingTooFew(), "", "dark", 140, 40)
	golden("week of too few", sample.TimingTooFew(), "", "dark", 80, 24)
	golden("week of too few", sample.TimingTooFew(), "", "ascii", 60, 20)
	golden("week of too few", sample.TimingTooFew(), "j", "dark", 40, 12)
	golden("week of none", sample.TimingOfNone(), "", "dark", 80, 24)
	golden("week of none", sample.TimingOfNone(), "", "dark", 40, 12)
	golden("nothing", nothingYet(), "", "dark", 80, 24)
}

func TestNothingIsWiderOrHigherThanTheFrame(t *testing.T) {
	t.Parallel()
	for _, v := range []view.Timing{sample.Timing(), sample.LevelTiming(), sample.TimingTooFew(), sample.TimingOfNone(), nothingYet()} {
		screentest.FitsEverySize(t, 13, 5, shown(t, v, 80, 24, "right"))
	}
}

func TestCautionAndZoneStayAtEverySize(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{40, 12}, {40, 20}, {60, 20}, {80, 24}, {104, 24}, {120, 24}, {140, 40}, {200, 60}} {
		m := shown(t, sample.Timing(), size[0], size[1])
		page := ansi.Strip(strings.Join(m.View(screentest.Frame(screentest.Look("dark"), size[0], size[1])).Lines, "\n"))
		for _, want := range []string{"You chose these|you chose these", "Buenos Aires|Buenos_Aires", "Saturday 8 to 11"} {
			one, other, _ := strings.Cut(want, "|")
			if !strings.Contains(page, one) && (other == "" || !strings.Contains(page, other)) {
				t.Errorf("%v does not say %q:\n%s", size, want, page)
			}
		}
	}
}

func TestTheCursorBeginsOnTheBestSlotAndMovesByHoursAndDays(t *testing.T) {
	t.Parallel()
	for keys, want := range map[string]hour{
		"": {5, 8}, "right": {5, 9}, "left down": {6, 7}, "down down j": {6, 8}, "k k": {3, 8}, "k k k k k k k up": {0, 8},
		"g": {5, 0}, "G": {5, 23}, "G right": {5, 23}, "g left": {5, 0},
		"pgdown": {2, 16}, "pgdown pgdown": {6, 23}, "pgup": {0, 9}, "up pgdown": {5, 8}, "pgdown right pgdown": {6, 23},
	} {
		if got := shown(t, sample.Timing(), 80, 24, strings.Fields(keys)...).at; got != want {
			t.Errorf("after %q the cursor is on %v, want %v", keys, got, want)
		}
	}
	if got := shown(t, sample.TimingTooFew(), 80, 24); got.focused().Videos != 4 {
		t.Errorf("without slots it begins on %+v, not on the hour with most videos", got.focused())
	}
}

func TestWithoutRoomForTheMapTheKeysMoveThroughTheSlots(t *testing.T) {
	t.Parallel()
	for keys, want := range map[string]hour{"": {5, 8}, "down": {2, 16}, "j j j j": {0, 9}, "down up up": {5, 8}, "right": {2, 16}} {
		if got := shown(t, sample.Timing(), 40, 12, strings.Fields(keys)...).at; got != want {
			t.Errorf("after %q the cursor is on %v, want %v", keys, got, want)
		}
	}
}

func TestTheFocusedHourIsSaidInWords(t *testing.T) {
	t.Parallel()
	m := shown(t, sample.Timing(), 80, 24)
	line := func(m Model, y int) string {
		return strings.TrimSpace(ansi.Strip(m.View(screentest.Mono(80, 24)).Lines[y]))
	}
	if got, want := line(m, 10), m.focused().Sentence(); got != want || !strings.HasPrefix(want, "Saturday 8 to 9: 1.4× typical (") {
		t.Errorf("it says %q, want %q", got, want)
	}
	m, _ = m.Update(picked{5, 4})
	if got, want := line(m, 10), "Saturday 4 to 5: no video to compare."; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
}

func TestAFaintCellIsADotWhateverItsEffect(t *testing.T) {
	t.Parallel()
	v := sample.Timing()
	v.Cells[0].TimingEffect = view.TimingEffect{Videos: 2, Effect: model.Known(99), Low: model.Known(50), High: model.Known(100)}
	m := shown(t, v, 80, 24)
	if got, want := m.week.scale.Top, 1.4; got != want {
		t.Errorf("a cell of two videos makes the scale reach %v, want %v", got, want)
	}
	d := &drawing{m: m, v: m.shown}
	if got := d.cell(v.Cells[0]); got.Level != 0 || got.Dots != 1 {
		t.Errorf("it is drawn as %+v", got)
	}
}

func TestEnterSaysWhereThereIsNoVideoToOpen(t *testing.T) {
	t.Parallel()
	m := shown(t, sample.Timing(), 80, 24)
	m.at = hour{0, 3}
	_, cmd := m.Update(screentest.Press("enter"))
	if refused, ok := cmd().(screen.Refused); !ok || refused.Why != "nothing was posted in that hour" {
		t.Errorf("it says %v", cmd())
	}
}

func TestWhatIsCopiedHasAllThatTheScreenSays(t *testing.T) {
	t.Parallel()
	_, cmd := shown(t, sample.Timing(), 80, 24).Update(screentest.Press("y"))
	got := cmd().(screen.Copy).Text
	for _, want := range []string{
		"Saturday 8 to 11: 1.4× typical.", "Saturday 8 to 9: ", "Wednesday 16 to 20: 1.3× typical (1.0× to 1.6×), 23 videos.",
		"Hours in America/Argentina/Buenos_Aires.", "You chose these hours",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestAClickFocusesTheHourThatIsThere(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{140, 40}, {80, 24}, {60, 20}, {40, 20}} {
		m := shown(t, sample.Timing(), size[0], size[1])
		page := m.View(screentest.Mono(size[0], size[1]))
		hours := 0
		for _, r := range page.Regions {
			clicked, _ := m.Update(r.Msg)
			if clicked.at != hour(r.Msg.(picked)) {
				t.Fatalf("a click on %+v focuses %v", r, clicked.at)
			}
			hours++
		}
		if hours < 168 {
			t.Errorf("at %v %d hours can be clicked", size, hours)
		}
	}
}

func TestPeriodAndMetricAskNothingAnewAndThePlaceStays(t *testing.T) {
	t.Parallel()
	m := shown(t, sample.Timing(), 80, 24, "up", "left")
	other := screentest.Scope()
	other.Period, other.Metric = model.LastDays(7), model.MetricViews
	m, cmd := m.Update(screen.ScopeChanged{Scope: other})
	if cmd != nil {
		t.Error("a period that has no part in it asks again")
	}
	other.Filter = "bread"
	m, cmd = m.Update(screen.ScopeChanged{Scope: other})
	if cmd == nil || m.asking.Asked.Filter != "bread" {
		t.Fatal("a filter does not ask")
	}
	m, _ = m.Update(screentest.Answer(cmd))
	if want := (hour{4, 7}); m.at != want {
		t.Errorf("the cursor is on %v, want %v", m.at, want)
	}
	if page := m.View(screentest.Frame(screentest.Look("dark"), 80, 24)); !page.AllTime || page.Videos != sample.Timing().Videos+14 {
		t.Errorf("%d videos, all time %v", page.Videos, page.AllTime)
	}
}

func TestAnErrorIsSaidAndLeavesTheLastAnswer(t *testing.T) {
	t.Parallel()
	m := shown(t, sample.Timing(), 80, 24)
	broken := errors.New("the file is locked")
	failing := func(context.Context, view.Query) (view.Timing, error) { return view.Timing{}, broken }
	m.asking = screen.NewAsking(t.Context(), ID, failing)
	m, cmd := m.Update(screen.Shown{Scope: screentest.Scope()})
	m, cmd = m.Update(screentest.Answer(cmd))
	if got := cmd(); got != (screen.Failed{Err: broken}) || m.shown == nil {
		t.Errorf("it says %v", got)
	}
	m, cmd = New(t.Context(), failing).Update(screen.Shown{Scope: screentest.Scope()})
	m, _ = m.Update(screentest.Answer(cmd))
	if page := m.View(screentest.Mono(80, 24)); !strings.Contains(page.Lines[0], "the file is locked") {
		t.Errorf("without an answer before it shows %q", page.Lines[0])
	}
}

func TestWaitingIsSaidOnceItIsNoticed(t *testing.T) {
	t.Parallel()
	m, _ := New(t.Context(), nil).Update(screen.Shown{Scope: screentest.Scope()})
	f := screentest.Frame(screentest.Look("dark"), 80, 24)
	if page := m.View(f); page.Status != "" {
		t.Errorf("at once it says %q", page.Status)
	}
	m, _ = m.Update(screen.Late{To: ID, Gen: 1})
	if page := m.View(f); page.Status != "Looking at every video…" {
		t.Errorf("later it says %q", page.Status)
	}
}

func TestTheSecondLineStaysBlankForTheFilter(t *testing.T) {
	t.Parallel()
	screentest.LeavesTheFilterLineBlank(t, shown(t, sample.TimingTooFew(), 80, 24))
}

func TestAFilterThatNothingMatchesSaysHowToLeaveIt(t *testing.T) {
	t.Parallel()
	f := screentest.Mono(80, 24)
	f.Scope.Filter = "rye"
	page := ansi.Strip(strings.Join(shown(t, nothingYet(), 80, 24).View(f).Lines, "\n"))
	if !strings.Contains(page, "esc shows all again") {
		t.Errorf("it shows\n%s", page)
	}
}

func TestTheAxisOfRatiosHasThreeRoundMarksOrMore(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]float64{{0.8, 2.9}, {0.95, 1.06}, {0.3, 1}, {1, 1.3}, {0.05, 40}, {1, 1}, {0.7, 1.2}} {
		s := ratiosOf([]view.TimingSlot{{TimingEffect: view.TimingEffect{Effect: model.Known(1), Low: model.Known(c[0]), High: model.Known(c[1])}}})
		ticks := s.ticks()
		if len(ticks) < 3 || len(ticks) > 7 {
			t.Errorf("from %v to %v the marks are %v", c[0], c[1], ticks)
		}
	}
	s := ratios{low: -1, high: 1}
	for v, want := range map[float64]int{1: 50, 2.7182818: 100, 0.36787944: 0, 99: 100, 0: 0} {
		if got := s.cell(model.Known(v), 101); got != want {
			t.Errorf("%v stands at %d, want %d", v, got, want)
		}
	}
}

func TestWhatHasNothingToShowOffersNothing(t *testing.T) {
	t.Parallel()
	screentest.OffersNothing(t, shown(t, nothingYet(), 80, 24).Actions())
}

func BenchmarkView(b *testing.B) {
	v := sample.Timing()
	m := New(b.Context(), nil)
	m.shown, m.week = &v, weekOf(v)
	f := screentest.Frame(look.New("dark", look.TrueColour, look.Full()), 140, 40)
	for b.Loop() {
		m.View(f)
	}
}

func TestEnterAsksForTheVideosOfTheHourOrOfItsSlot(t *testing.T) {
	t.Parallel()
	m := shown(t, sample.Timing(), 80, 24)
	slot := sample.Timing().Best[0]
	for _, c := range []struct {
		at   hour
		want string
	}{
		{begins(slot), fmt.Sprintf("weekday:sat hour:%d..%d", slot.From, slot.To-1)},
		{begins(sample.Timing().Best[0]), "weekday:sat hour:8..10"},
	} {
		m.at = c.at
		_, cmd := m.Update(screentest.Press("enter"))
		if got, ok := cmd().(screen.OpenMatching); !ok || got.Filter != c.want {
			t.Errorf("at %v enter says %#v, want %q", c.at, got, c.want)
		}
	}
	for _, c := range sample.Timing().Cells {
		m.at = hour{c.Weekday - 1, c.Hour}
		if c.Videos == 0 || slices.ContainsFunc(sample.Timing().Best, m.at.within) {
			continue
		}
		_, cmd := m.Update(screentest.Press("enter"))
		want := fmt.Sprintf("weekday:%s hour:%d", strings.ToLower(view.WeekdayName(c.Weekday)[:3]), c.Hour)
		if got, ok := cmd().(screen.OpenMatching); !ok || got.Filter != want {
			t.Errorf("enter says %#v, want %q", got, want)
		}
	}
}
