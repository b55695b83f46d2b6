package categories

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen"
)

// category is one row with invented numbers and a weekly rate that sways about its own.
func category(name string, colour, videos int, saves, gained, rate float64, weeks []model.Day) view.Category {
	c := view.Category{
		Videos: videos, VideosEntered: videos - 1, Saves: model.Known(saves), SavesGained: model.Known(gained),
		Views: model.Known(saves / rate), PooledRate: model.Known(rate), Colour: colour,
		Sentences: []string{
			fmt.Sprintf("Of all views of %s, %.2f%% became saves: %.0f of %.0f.", name, rate*100, saves, saves/rate),
			"One video brought 26% of these saves, so the rate is mostly its own.",
			"Most saved: “Sourdough in 60 s 🍞”, 12,480 saves.",
			fmt.Sprintf("%d videos, one of them without a rate yet.", videos),
		},
	}
	if name != "" {
		c.Name = &name
	}
	for i, monday := range weeks {
		week := view.Week{Week: monday, Videos: videos, SavesGained: model.Known(gained / 4)}
		if colour != 3 || i%5 != 2 { // one has weeks without views
			week.PooledRate = model.Known(rate * (1 + 0.18*math.Sin(float64(i)+3*float64(colour))))
			week.Value = model.Known(gained / 4 * (1 + 0.4*math.Sin(float64(i)*0.8+float64(colour))))
		}
		c.Weeks = append(c.Weeks, week)
	}
	return c
}

func kinds() view.Categories {
	var weeks []model.Day
	for i := range 20 {
		weeks = append(weeks, model.Date(2026, 7, 6)+model.Day(7*i))
	}
	v := view.Categories{
		Head: view.Head{
			Answer:      "Tutorials kept most: 2.31 saves per 100 views, all views together.",
			AnswerShort: "Tutorials: 2.31 saves per 100 views.",
		},
		Sort: view.ByPooled, Weeks: weeks, Metric: model.MetricSaves,
		Categories: []view.Category{
			category("Tutorials", 1, 41, 21400, 6210, .0231, weeks),
			category("Meal prep", 4, 19, 9870, 7040, .0190, weeks),
			category("Recipes", 0, 68, 12100, 1480, .0152, weeks),
			category("レビューと味見の動画", 5, 14, 2480, 310, .0110, weeks),
			category("Behind the scenes of a very small bakery", 3, 29, 1540, 88, .0088, weeks),
			category("Skits", 2, 37, 810, -4, .0071, weeks),
			category("", 8, 4, 96, 0, .0064, weeks),
		},
	}
	last := &v.Categories[6]
	last.Sentences = []string{"4 videos, two of them without a rate yet.", "These videos are in no category. A rule sorts them: saveboard category add '#bread' Recipes."}
	last.PooledRate = model.Real{}
	return v
}

// many are more than a small screen holds.
func many() view.Categories {
	v := kinds()
	v.Categories = nil
	for i := range 24 {
		v.Categories = append(v.Categories, category(fmt.Sprintf("Kind %d", i+1), min(i, 8), 30-i, 9000-float64(300*i), 900, .03-.001*float64(i), v.Weeks))
	}
	return v
}

// unsorted is an account that has no category yet.
func unsorted() view.Categories {
	v := kinds()
	v.Categories = v.Categories[6:]
	v.Weeks = nil
	v.Categories[0].Weeks = nil
	v.Answer, v.AnswerShort = "No video has a category yet.", "No category yet."
	return v
}

var scope = screen.Scope{Account: 1, Period: model.LastDays(28)}

func frame(l look.Look, width, height int) screen.Frame {
	return screen.Frame{Width: width, Height: height - 5, Look: l, Focused: true, Scope: scope}
}

// shown is the screen with an answer on it, after some keys.
func shown(t *testing.T, v view.Categories, height int, keys ...string) Model {
	t.Helper()
	load := func(_ context.Context, q view.CategoriesQuery) (view.Categories, error) {
		v.Sort, v.Reverse = sorted(q), q.Reverse
		return v, nil
	}
	m, _ := New(t.Context(), load).Update(screen.Resized{Width: 80, Height: height - 5})
	m, cmd := m.Update(screen.Shown{Scope: scope})
	m, _ = m.Update(answer(cmd))
	for _, k := range keys {
		m, cmd = m.Update(press(k))
		if cmd != nil {
			m, _ = m.Update(answer(cmd))
		}
	}
	return m
}

// answer is what a question finds, without the waiting for a late one.
func answer(cmd tea.Cmd) tea.Msg {
	if both, ok := cmd().(tea.BatchMsg); ok {
		return both[0]()
	}
	return nil
}

func press(key string) tea.KeyPressMsg {
	switch key {
	case "enter":
		return tea.KeyPressMsg{Code: tea.KeyEnter}
	case "down":
		return tea.KeyPressMsg{Code: tea.KeyDown}
	}
	return tea.KeyPressMsg{Code: []rune(key)[0], Text: key}
}

func looks() map[string]look.Look {
	return map[string]look.Look{
		"dark": look.New("dark", look.TrueColour, look.Full()), "light": look.New("light", look.TrueColour, look.Full()),
		"ascii": look.New("dark", look.Colours16, look.ASCII()), "mono": look.New(look.Mono, look.NoColour, look.Full()),
	}
}

func TestGolden(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		view  view.Categories
		keys  string
		theme string
		w, h  int
	}{
		{"bars", kinds(), "", "dark", 140, 40},
		{"bars", kinds(), "", "dark", 80, 24},
		{"bars", kinds(), "", "dark", 60, 20},
		{"bars", kinds(), "", "dark", 40, 12},
		{"bars", kinds(), "", "light", 140, 40},
		{"bars", kinds(), "", "light", 80, 24},
		{"bars", kinds(), "", "light", 60, 20},
		{"bars", kinds(), "j", "ascii", 80, 24},
		{"bars", kinds(), "j", "mono", 80, 24},
		{"bars of many", many(), "G", "dark", 80, 24},
		{"bars of the unsorted", unsorted(), "", "dark", 80, 24},
		{"table", kinds(), "vj", "dark", 140, 40},
		{"table", kinds(), "vj", "light", 80, 24},
		{"table", kinds(), "vjS", "dark", 60, 20},
		{"curves", kinds(), "vvj", "dark", 140, 40},
		{"curves", kinds(), "vvj", "dark", 80, 24},
		{"curves", kinds(), "vv", "ascii", 60, 20},
		{"nothing", view.Categories{Head: view.Head{Answer: "No videos yet.", AnswerShort: "No videos yet."}}, "", "dark", 80, 24},
	} {
		t.Run(fmt.Sprintf("%s-%dx%d-%s", c.name, c.w, c.h, c.theme), func(t *testing.T) {
			t.Parallel()
			page := shown(t, c.view, c.h, strings.Split(c.keys, "")...).View(frame(looks()[c.theme], c.w, c.h))
			golden.RequireEqual(t, strings.Join(page.Lines, "\n")+"\nstatus: "+page.Status+"\n")
		})
	}
}

func TestNothingIsWiderOrHigherThanTheFrame(t *testing.T) {
	t.Parallel()
	for _, v := range []view.Categories{kinds(), many(), unsorted(), {}} {
		for _, keys := range []string{"", "vG", "vvj"} {
			m := shown(t, v, 24, strings.Split(keys, "")...)
			for width := 40; width <= 300; width += 23 {
				for height := 12; height <= 100; height += 17 {
					f := frame(looks()["dark"], width, height)
					page := m.View(f)
					if len(page.Lines) > f.Height {
						t.Fatalf("%d lines in %d×%d", len(page.Lines), width, height)
					}
					for _, line := range page.Lines {
						if ansi.StringWidth(line) > width {
							t.Fatalf("%q is wider than %d", line, width)
						}
					}
					if again := m.View(f); strings.Join(again.Lines, "\n") != strings.Join(page.Lines, "\n") {
						t.Fatalf("two views of %d×%d differ", width, height)
					}
				}
			}
		}
	}
}

func TestNameAndRateStayAtEverySize(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{140, 40}, {80, 24}, {60, 20}, {40, 12}} {
		page := shown(t, kinds(), size[1]).View(frame(looks()["mono"], size[0], size[1]))
		text := ansi.Strip(strings.Join(page.Lines, "\n"))
		if !strings.Contains(text, "Tutorials") || !strings.Contains(text, "2.31%") {
			t.Errorf("at %d×%d name or rate is missing:\n%s", size[0], size[1], text)
		}
	}
}

func TestEnterOpensTheVideosOfTheFocusedCategory(t *testing.T) {
	t.Parallel()
	for keys, want := range map[string]string{"": "Tutorials", "jj": "Recipes", "G": ""} {
		m := shown(t, kinds(), 24, strings.Split(keys, "")...)
		_, cmd := m.Update(press("enter"))
		if got := cmd(); got != (screen.OpenCategory{Name: want}) {
			t.Errorf("after %q enter says %#v, want %q", keys, got, want)
		}
	}
}

func TestSortingStepsThroughTheColumnsAndTurns(t *testing.T) {
	t.Parallel()
	m := shown(t, kinds(), 24)
	for _, want := range []view.CategoryColumn{view.ByCategoryVideos, view.ByCategorySaves, view.ByCategoryGained, view.ByCategoryName, view.ByPooled} {
		m, _ = m.Update(press("s"))
		if m.asked.Sort != want || m.asked.Reverse {
			t.Fatalf("s asks for %v reversed %v, want %v", m.asked.Sort, m.asked.Reverse, want)
		}
	}
	if m, _ = m.Update(press("S")); !m.asked.Reverse {
		t.Error("S does not turn the order")
	}
	if m, _ = m.Update(sortedBy(view.ByCategorySaves)); m.asked.Sort != view.ByCategorySaves || m.asked.Reverse {
		t.Error("a click on a head does not sort by it")
	}
}

func TestTheCursorStaysOnItsCategory(t *testing.T) {
	t.Parallel()
	m := shown(t, kinds(), 24, "j", "j")
	turned := kinds()
	for i, j := 0, 5; i < j; i, j = i+1, j-1 {
		turned.Categories[i], turned.Categories[j] = turned.Categories[j], turned.Categories[i]
	}
	m.load = func(context.Context, view.CategoriesQuery) (view.Categories, error) { return turned, nil }
	m, cmd := m.Update(screen.DataChanged{})
	m, _ = m.Update(answer(cmd))
	if c, _ := m.focused(); c.DisplayName() != "Recipes" {
		t.Errorf("the cursor is on %s, want Recipes", c.DisplayName())
	}
}

func TestAnAnswerOutrunByANewSortIsDropped(t *testing.T) {
	t.Parallel()
	load := func(_ context.Context, q view.CategoriesQuery) (view.Categories, error) {
		v := kinds()
		v.Answer = string(q.Sort)
		return v, nil
	}
	m, first := New(t.Context(), load).Update(screen.Shown{Scope: scope})
	m, second := m.Update(press("s"))
	m, _ = m.Update(answer(second))
	m, _ = m.Update(answer(first)) // late
	if m.shown.Answer != "videos" {
		t.Errorf("the screen shows the answer by %q, want the newer, by videos", m.shown.Answer)
	}
}

func TestAnErrorIsSaidAndLeavesTheLastAnswer(t *testing.T) {
	t.Parallel()
	m := shown(t, kinds(), 24)
	broken := errors.New("the file is locked")
	m.load = func(context.Context, view.CategoriesQuery) (view.Categories, error) { return view.Categories{}, broken }
	m, cmd := m.Update(screen.DataChanged{})
	m, cmd = m.Update(answer(cmd))
	if got := cmd(); got != (screen.Failed{Err: broken}) || m.shown == nil {
		t.Errorf("it says %v", got)
	}
}

func TestTheSecondLineStaysBlankForTheFilter(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{140, 40}, {80, 24}, {40, 12}} {
		f := frame(looks()["mono"], size[0], size[1])
		f.FilterLine = true
		if page := shown(t, kinds(), size[1]).View(f); page.Lines[1] != "" {
			t.Errorf("at %d×%d the line is %q", size[0], size[1], page.Lines[1])
		}
	}
}

func TestAClickFocusesAndASecondOpens(t *testing.T) {
	t.Parallel()
	m := shown(t, kinds(), 24)
	page := m.View(frame(looks()["mono"], 80, 24))
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

func TestNoKeyIsBoundTwice(t *testing.T) {
	t.Parallel()
	seen := make(map[string]string)
	for _, a := range actions() {
		for _, k := range a.Keys {
			if other, ok := seen[k]; ok {
				t.Errorf("%s is bound to %s and %s", k, other, a.ID)
			}
			seen[k] = a.ID
		}
	}
}

func BenchmarkView(b *testing.B) {
	v := kinds()
	m := New(b.Context(), nil)
	m.shown = &v
	m.window.Cursor = 1
	f := frame(look.New("dark", look.TrueColour, look.Full()), 140, 40)
	for b.Loop() {
		m.View(f)
	}
}

func TestACurveThatBeginsLaterEndsInTheSameWeek(t *testing.T) {
	t.Parallel()
	v := kinds()
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
	for _, a := range shown(t, view.Categories{}, 19).Actions() {
		if a.Hint != "" && a.Off == "" {
			t.Errorf("%s is offered where there is nothing", a.Name)
		}
	}
}

func TestCurvesGrowToTwentyRowsAndThenTheListStandsBelow(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{140, 40}, {200, 60}, {104, 60}} {
		width, height := size[0], size[1]-5
		m := shown(t, kinds(), height, "v", "v")
		lines := m.View(frame(look.New(look.Mono, look.NoColour, look.Full()), width, height)).Lines
		axis := 0
		for _, line := range lines {
			if cells := []rune(ansi.Strip(line)); len(cells) > 7 && strings.ContainsAny(string(cells[:7]), "┤│") {
				axis++
			}
		}
		page := ansi.Strip(strings.Join(lines, "\n"))
		if axis > 21 || !strings.Contains(page, "Weekly rate") || !strings.Contains(page, "Uncategorised") {
			t.Errorf("%v: the curves have %d rows, want at most 21 and all categories below:\n%s", size, axis, page)
		}
	}
}
