package categories

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/model/view/sample"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/screen/screentest"
)

// shown is the screen with an answer on it, after some keys.
func shown(t *testing.T, v view.Categories, width, height int, keys ...string) Model {
	t.Helper()
	load := func(_ context.Context, q view.CategoriesQuery) (view.Categories, error) {
		if q.Sort != "" {
			v.Sort = q.Sort
		}
		v.Reverse = q.Reverse
		return v, nil
	}
	return screentest.Shown(New(t.Context(), load), width, height, keys...)
}

func TestGolden(t *testing.T) {
	t.Parallel()
	golden := screentest.Goldens(t, shown)
	golden("bars", sample.Categories(), "", "dark", 140, 40)
	golden("bars", sample.Categories(), "", "dark", 80, 24)
	golden("bars", sample.Categories(), "", "dark", 60, 20)
	golden("bars", sample.Categories(), "", "dark", 40, 12)
	golden("bars", sample.Categories(), "", "light", 140, 40)
	golden("bars", sample.Categories(), "", "light", 80, 24)
	golden("bars", sample.Categories(), "", "light", 60, 20)
	golden("bars", sample.Categories(), "j", "ascii", 80, 24)
	golden("bars", sample.Categories(), "j", "mono", 80, 24)
	golden("bars by saves", sample.Categories(), "s s s", "dark", 80, 24)
	golden("bars of many", sample.ManyCategories(24), "G", "dark", 80, 24)
	golden("bars of too few", sample.CategoriesTooFew(), "", "dark", 80, 24)
	golden("bars of too few", sample.CategoriesTooFew(), "", "dark", 60, 20)
	golden("bars of the unsorted", sample.Unsorted(), "", "dark", 80, 24)
	golden("table", sample.Categories(), "v j", "dark", 140, 40)
	golden("table", sample.Categories(), "v j", "light", 80, 24)
	golden("table", sample.Categories(), "v j S", "dark", 60, 20)
	golden("curves", sample.Categories(), "v v j", "dark", 140, 40)
	golden("curves", sample.Categories(), "v v j", "dark", 80, 24)
	golden("curves", sample.Categories(), "v v", "ascii", 60, 20)
	golden("nothing", view.Categories{Head: view.Head{Answer: "No videos yet.", AnswerShort: "No videos yet."}}, "", "dark", 80, 24)
}

func TestNothingIsWiderOrHigherThanTheFrame(t *testing.T) {
	t.Parallel()
	for _, v := range []view.Categories{sample.Categories(), sample.CategoriesTooFew(), sample.ManyCategories(24), sample.Unsorted(), {}} {
		for _, keys := range []string{"", "vG", "vvj"} {
			screentest.FitsEverySize(t, 23, 17, shown(t, v, 80, 24, strings.Split(keys, "")...))
		}
	}
}

func TestNameAndRateStayAtEverySize(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{140, 40}, {80, 24}, {60, 20}, {40, 12}} {
		page := shown(t, sample.Categories(), size[0], size[1]).View(screentest.Mono(size[0], size[1]))
		text := screentest.Text(page)
		if !strings.Contains(text, "Tutorials") || !strings.Contains(text, "1.92%") {
			t.Errorf("at %d×%d name or rate is missing:\n%s", size[0], size[1], text)
		}
	}
}

func TestEnterOpensTheVideosOfTheFocusedCategory(t *testing.T) {
	t.Parallel()
	for keys, want := range map[string]string{"": "Tutorials", "jj": "Recipes", "G": ""} {
		m := shown(t, sample.Categories(), 80, 24, strings.Split(keys, "")...)
		_, cmd := m.Update(screentest.Press("enter"))
		if got := cmd(); got != (screen.OpenCategory{Name: want}) {
			t.Errorf("after %q enter says %#v, want %q", keys, got, want)
		}
	}
}

func TestPlusAsksForARuleOfTheFocusedCategory(t *testing.T) {
	t.Parallel()
	for keys, want := range map[string]string{"": "Tutorials", "jj": "Recipes", "G": ""} {
		m := shown(t, sample.Categories(), 80, 24, strings.Split(keys, "")...)
		_, cmd := m.Update(screentest.Press("+"))
		if got := cmd(); got != (screen.MakeRule{Category: want}) {
			t.Errorf("after %q + says %#v, want %q", keys, got, want)
		}
	}
}

func TestSortingStepsThroughTheColumnsAndTurns(t *testing.T) {
	t.Parallel()
	m := shown(t, sample.Categories(), 80, 24)
	for _, want := range []view.CategoryColumn{
		view.ByPooled, view.ByCategoryVideos, view.ByCategorySaves, view.ByCategoryGained, view.ByBest, view.ByCategoryName, view.ByTypicalRate,
	} {
		m, _ = m.Update(screentest.Press("s"))
		if m.asking.Asked.Sort != want || m.asking.Asked.Reverse {
			t.Fatalf("s asks for %v reversed %v, want %v", m.asking.Asked.Sort, m.asking.Asked.Reverse, want)
		}
	}
	if m, _ = m.Update(screentest.Press("S")); !m.asking.Asked.Reverse {
		t.Error("S does not turn the order")
	}
	if m, _ = m.Update(sortedBy(view.ByCategorySaves)); m.asking.Asked.Sort != view.ByCategorySaves || m.asking.Asked.Reverse {
		t.Error("a click on a head does not sort by it")
	}
}

func TestTheCursorStaysOnItsCategory(t *testing.T) {
	t.Parallel()
	m := shown(t, sample.Categories(), 80, 24, "j", "j")
	turned := sample.Categories()
	for i, j := 0, 5; i < j; i, j = i+1, j-1 {
		turned.Categories[i], turned.Categories[j] = turned.Categories[j], turned.Categories[i]
	}
	m.asking = screen.NewAsking(t.Context(), ID, func(context.Context, view.CategoriesQuery) (view.Categories, error) { return turned, nil })
	m = screentest.Told(m, screen.Shown{Scope: screentest.Scope()})
	if c, _ := m.focused(); c.DisplayName() != "Recipes" {
		t.Errorf("the cursor is on %s, want Recipes", c.DisplayName())
	}
}

func TestAnAnswerOutrunByANewSortIsDropped(t *testing.T) {
	t.Parallel()
	load := func(_ context.Context, q view.CategoriesQuery) (view.Categories, error) {
		v := sample.Categories()
		v.Answer = string(q.Sort)
		return v, nil
	}
	m, first := New(t.Context(), load).Update(screen.Shown{Scope: screentest.Scope()})
	m, second := m.Update(screentest.Press("s"))
	m, _ = m.Update(screentest.Answer(second))
	m, _ = m.Update(screentest.Answer(first)) // late
	if m.shown.Answer != "pooled" {
		t.Errorf("the screen shows the answer by %q, want the newer, by the pooled rate", m.shown.Answer)
	}
}

func TestAnErrorIsSaidAndLeavesTheLastAnswer(t *testing.T) {
	t.Parallel()
	m := shown(t, sample.Categories(), 80, 24)
	broken := errors.New("the file is locked")
	m.asking = screen.NewAsking(t.Context(), ID, func(context.Context, view.CategoriesQuery) (view.Categories, error) { return view.Categories{}, broken })
	m, cmd := m.Update(screen.Shown{Scope: screentest.Scope()})
	m, cmd = m.Update(screentest.Answer(cmd))
	if got := cmd(); got != (screen.Failed{Err: broken}) || m.shown == nil {
		t.Errorf("it says %v", got)
	}
}

func TestTheSecondLineStaysBlankForTheFilter(t *testing.T) {
	t.Parallel()
	screentest.LeavesTheFilterLineBlank(t, shown(t, sample.Categories(), 80, 24))
}

func TestAClickFocusesAndASecondOpens(t *testing.T) {
	t.Parallel()
	m := shown(t, sample.Categories(), 80, 24)
	page := m.View(screentest.Mono(80, 24))
	var clicks []tea.Msg
	for _, r := range page.Regions {
		if p, ok := r.Msg.(picked); ok {
			clicks = append(clicks, p)
		}
	}
	if len(clicks) != 7 {
		t.Fatalf("%d rows can be clicked, want 7", len(clicks))
	}
	m, cmd := m.Update(clicks[2])
	if c, _ := m.focused(); cmd != nil || c.DisplayName() != "Recipes" {
		t.Fatalf("a click focuses %s", c.DisplayName())
	}
	if _, cmd = m.Update(clicks[2]); cmd == nil || cmd() != (screen.OpenCategory{Name: "Recipes"}) {
		t.Error("a second click does not open")
	}
}

func BenchmarkView(b *testing.B) {
	v := sample.Categories()
	m := New(b.Context(), nil)
	m.shown = &v
	m.window.Cursor = 1
	f := screentest.Frame(look.New("dark", look.TrueColour, look.Full()), 140, 40)
	for b.Loop() {
		m.View(f)
	}
}

func TestACurveThatBeginsLaterEndsInTheSameWeek(t *testing.T) {
	t.Parallel()
	v := sample.Categories()
	v.Categories[1].Weeks = v.Categories[1].Weeks[15:] // five weeks of twenty
	spec := (&drawing{v: &v}).weeklySpec(80, 12, model.MetricSaves, 12, []int{0, 1})
	old, young := spec.Series[0].Values, spec.Series[1].Values
	if len(old) != 12 || len(young) != 12 {
		t.Fatalf("%d and %d weeks are drawn, want 12 of both", len(old), len(young))
	}
	for i, v := range young {
		if math.IsNaN(v) != (i < 7) {
			t.Errorf("week %d is %v", i, v)
		}
	}
}

func TestWhatHasNoRowsOffersNoSorting(t *testing.T) {
	t.Parallel()
	screentest.OffersNothing(t, shown(t, view.Categories{}, 80, 19).Actions())
}

func TestCurvesGrowAndThenTheListStandsBelow(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ width, height, most int }{{140, 40, 21}, {200, 60, 33}, {104, 60, 33}} {
		width, height := c.width, c.height-5
		m := shown(t, sample.Categories(), width, height, "v", "v")
		lines := m.View(screentest.Mono(width, height)).Lines
		axis := 0
		for _, line := range lines {
			if cells := []rune(ansi.Strip(line)); len(cells) > 7 && strings.ContainsAny(string(cells[:7]), "┤│") {
				axis++
			}
		}
		page := ansi.Strip(strings.Join(lines, "\n"))
		if axis > c.most || !strings.Contains(page, "Weekly rate") || !strings.Contains(page, "Uncategorised") {
			t.Errorf("%d × %d: the curves have %d rows, want at most %d and all categories below:\n%s", c.width, c.height, axis, c.most, page)
		}
	}
}
