package trends

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/model/view/sample"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/screen/screentest"
)

// shown is the screen with an answer on it, after some keys.
func shown(t *testing.T, v view.Trends, width, height int, keys ...string) Model {
	t.Helper()
	load := func(context.Context, view.TrendsQuery) (view.Trends, error) { return v, nil }
	return screentest.Shown(New(t.Context(), load), width, height, keys...)
}

func TestGolden(t *testing.T) {
	t.Parallel()
	noVideos := view.Trends{Head: view.Head{Answer: "No video has a category or a hashtag yet.", AnswerShort: "Nothing to compare yet."}}
	golden := screentest.Goldens(t, shown)
	golden("list", sample.Trends(), "", "dark", 140, 40)
	golden("list", sample.Trends(), "", "dark", 120, 24)
	golden("list", sample.Trends(), "", "dark", 80, 24)
	golden("list", sample.Trends(), "j", "dark", 60, 20)
	golden("list", sample.Trends(), "j", "dark", 40, 12)
	golden("list", sample.Trends(), "", "light", 140, 40)
	golden("list", sample.Trends(), "", "light", 80, 24)
	golden("list", sample.Trends(), "j", "ascii", 80, 24)
	golden("list", sample.Trends(), "j", "mono", 80, 24)
	golden("list", sample.Trends(), "j", "16", 80, 24)
	golden("tall list", sample.Trends(), "", "dark", 80, 50)
	golden("list of many", sample.ManyTrends(24), "G", "dark", 80, 24)
	golden("list of many", sample.ManyTrends(24), "G", "dark", 140, 40)
	golden("categories", sample.Trends(), "v j", "dark", 80, 24)
	golden("hashtags", sample.Trends(), "v v j", "dark", 140, 40)
	golden("spikes", sample.Trends(), "v v v j j", "dark", 140, 40)
	golden("spikes", sample.Trends(), "v v v j j", "dark", 80, 24)
	golden("spikes", sample.Trends(), "v v v", "dark", 60, 20)
	golden("spikes", sample.Trends(), "v v v", "dark", 40, 12)
	golden("spikes", sample.Trends(), "v v v", "ascii", 80, 24)
	golden("too short", sample.TrendsTooShort(), "", "dark", 80, 24)
	golden("too short", sample.TrendsTooShort(), "", "dark", 140, 40)
	golden("no category", sample.NoTrends(), "", "dark", 80, 24)
	golden("no videos", noVideos, "", "dark", 80, 24)
}

func TestNothingIsWiderOrHigherThanTheFrame(t *testing.T) {
	t.Parallel()
	for _, v := range []view.Trends{sample.Trends(), sample.TrendsTooShort(), sample.ManyTrends(24), sample.NoTrends(), {}} {
		for _, keys := range []string{"", "G", "vvvG"} {
			screentest.FitsEverySize(t, 20, 11, shown(t, v, 80, 24, strings.Split(keys, "")...))
		}
	}
}

func TestTheSecondLineStaysBlankForTheFilter(t *testing.T) {
	t.Parallel()
	screentest.LeavesTheFilterLineBlank(t, shown(t, sample.Trends(), 80, 24))
}

func TestNameAndDirectionStayAtEverySize(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{140, 40}, {120, 24}, {80, 24}, {60, 20}, {40, 12}} {
		page := shown(t, sample.Trends(), size[0], size[1]).View(screentest.Mono(size[0], size[1]))
		text := screentest.Text(page)
		for _, want := range []string{"▲ #mealprep", "3% a week", "▼ Skits"} {
			if !strings.Contains(text, want) {
				t.Errorf("at %v %q is missing:\n%s", size, want, text)
			}
		}
		if strings.Contains(text, "0.0004") {
			t.Errorf("at %v a p-value is shown:\n%s", size, text)
		}
	}
}

func TestEnterOpensWhatTheCursorIsOn(t *testing.T) {
	t.Parallel()
	v := sample.Trends()
	for keys, want := range map[string]tea.Msg{
		"":     screen.OpenMatching{Filter: "#mealprep"},
		"j":    screen.OpenCategory{Name: "Skits"},
		"v":    screen.OpenCategory{Name: "Skits"},
		"vvj":  screen.OpenMatching{Filter: "#レビューと味見"},
		"vvvv": screen.OpenMatching{Filter: "#mealprep"},
	} {
		_, cmd := shown(t, v, 80, 24, strings.Split(keys, "")...).Update(screentest.Press("enter"))
		if got := cmd(); got != want {
			t.Errorf("after %q enter says %#v, want %#v", keys, got, want)
		}
	}
	m := shown(t, v, 80, 24, "v", "v", "v", "j")
	_, cmd := m.Update(screentest.Press("enter"))
	if got, ok := cmd().(screen.OpenVideo); !ok || got.Video != v.Spikes[1].Video || len(got.Among) != 4 {
		t.Errorf("on a spike enter says %#v", got)
	}
	if page := m.View(screentest.Mono(80, 24)); page.Video != v.Spikes[1].Video {
		t.Error("the spike's video is not what w is asked about")
	}
	_, cmd = shown(t, sample.TrendsTooShort(), 80, 24).Update(screentest.Press("enter"))
	if _, ok := cmd().(screen.Refused); !ok {
		t.Error("enter opens something where nothing has a trend")
	}
}

func TestOneCategoryIsOneRowWhicheverOfItsSeriesMoves(t *testing.T) {
	t.Parallel()
	v := sample.Trends()
	lists := arrange(&v)
	var names []string
	for _, r := range lists[everything].rows {
		names = append(names, v.Series[r.series].DisplayName()+" "+v.Series[r.series].Metric)
	}
	if len(names) != 7 || names[0] != "#mealprep save_rate" || lists[everything].short != 2 {
		t.Errorf("the rows are %q, and %d are too short", names, lists[everything].short)
	}
	if n := len(lists[ofCategories].rows); n != 4 || lists[ofCategories].short != 1 || len(lists[ofHashtags].rows) != 3 {
		t.Errorf("%d categories, %d hashtags", n, len(lists[ofHashtags].rows))
	}
}

func TestLinesOfAListDifferInColourAndCategoriesKeepTheirs(t *testing.T) {
	t.Parallel()
	for _, v := range []view.Trends{sample.Trends(), sample.ManyTrends(24), sample.TrendsTooShort()} {
		for w, l := range arrange(&v) {
			var used []look.Role
			for _, i := range l.lines {
				c := l.colours[i]
				if c < look.Cat1 || c > look.Cat8 || slices.Contains(used, c) {
					t.Errorf("list %d: line %s has colour %d beside %d", w, v.Series[i].Name, c, used)
				}
				if own := v.Series[i].Colour; own < 8 && c != look.Cat1+look.Role(own) {
					t.Errorf("list %d: %s has colour %d, on Categories %d", w, v.Series[i].Name, c, own)
				}
				used = append(used, c)
			}
		}
	}
}

func TestTheFocusedSeriesHasALineAndItIsTheLast(t *testing.T) {
	t.Parallel()
	m := shown(t, sample.ManyTrends(24), 140, 40, "G")
	lines, focused := m.drawn(6)
	if len(lines) != 6 || lines[5] != focused || m.shown.Series[focused].Name != "Kind 24" {
		t.Errorf("lines %v, focused %d", lines, focused)
	}
	if slices.ContainsFunc(lines[:5], func(i int) bool { return m.colour(i) == m.colour(focused) }) {
		t.Error("a line that is there only while focused has another one's colour")
	}
}

func TestTheCursorStaysOnItsSeries(t *testing.T) {
	t.Parallel()
	m := shown(t, sample.Trends(), 80, 24, "j", "j", "j")
	turned := sample.Trends()
	slices.Reverse(turned.Series[:7])
	m.asking = screen.NewAsking(t.Context(), ID, func(context.Context, view.TrendsQuery) (view.Trends, error) { return turned, nil })
	m = screentest.Told(m, screen.Shown{Scope: screentest.Scope()})
	if s, _ := m.focused(); s == nil || s.DisplayName() != "Recipes" {
		t.Errorf("the cursor is on %+v, want Recipes", s)
	}
}

func TestPeriodAndMetricAskNothingAnew(t *testing.T) {
	t.Parallel()
	m := shown(t, sample.Trends(), 80, 24)
	other := screentest.Scope()
	other.Period, other.Metric = model.LastDays(90), model.MetricSaveRate
	if _, cmd := m.Update(screen.ScopeChanged{Scope: other}); cmd != nil {
		t.Error("another period is asked for")
	}
	other.Filter = "bread"
	if _, cmd := m.Update(screen.ScopeChanged{Scope: other}); cmd == nil {
		t.Error("another filter is not asked for")
	}
	if page := m.View(screentest.Mono(80, 24)); !page.AllTime {
		t.Error("the page does not say that the period has no part in it")
	}
}

func TestAnAnswerOutrunByAnotherQuestionIsDropped(t *testing.T) {
	t.Parallel()
	load := func(_ context.Context, q view.TrendsQuery) (view.Trends, error) {
		v := sample.Trends()
		v.Answer = "about " + q.Filter
		return v, nil
	}
	m, first := New(t.Context(), load).Update(screen.Shown{Scope: screen.Scope{Filter: "rye"}})
	m, second := m.Update(screen.ScopeChanged{Scope: screen.Scope{Filter: "bread"}})
	m, _ = m.Update(screentest.Answer(second))
	m, _ = m.Update(screentest.Answer(first))
	if m.shown.Answer != "about bread" {
		t.Errorf("the screen says %q", m.shown.Answer)
	}
}

func TestAnErrorIsSaidAndWhatWasShownStays(t *testing.T) {
	t.Parallel()
	broken := func(context.Context, view.TrendsQuery) (view.Trends, error) {
		return view.Trends{}, errors.New("trends: disk I/O error")
	}
	m := screentest.Told(New(t.Context(), broken), screen.Shown{Scope: screentest.Scope()})
	if page := m.View(screentest.Mono(80, 24)); !strings.Contains(page.Lines[0], "disk I/O error") {
		t.Errorf("the screen says %q", page.Lines[0])
	}
	m = shown(t, sample.Trends(), 80, 24)
	m.asking = screen.NewAsking(t.Context(), ID, broken)
	m, cmd := m.Update(screen.Shown{Scope: screentest.Scope()})
	m, cmd = m.Update(screentest.Answer(cmd))
	if _, failed := cmd().(screen.Failed); !failed || m.shown == nil {
		t.Error("after an error the old answer is gone, or nobody is told")
	}
}

func TestWaitingIsSaidAfterAWhile(t *testing.T) {
	t.Parallel()
	m, _ := New(t.Context(), nil).Update(screen.Shown{Scope: screentest.Scope()})
	if page := m.View(screentest.Mono(80, 24)); page.Status != "" {
		t.Errorf("at once it says %q", page.Status)
	}
	m, _ = m.Update(screen.Late{To: ID, Gen: 1})
	if page := m.View(screentest.Mono(80, 24)); page.Status != "Looking at every video…" {
		t.Errorf("after a while it says %q", page.Status)
	}
}

func TestAClickTakesTheCursorAndAnotherOpens(t *testing.T) {
	t.Parallel()
	f := screentest.Mono(140, 40)
	m := shown(t, sample.Trends(), 140, 40)
	regions := m.View(f).Regions
	spike := regions[0].Msg // the panel of the spikes stands at the left
	m, cmd := m.Update(spike)
	if s, _ := m.spikeAt(m.windows[ofSpikes].Cursor); m.way != ofSpikes || cmd != nil || s.Title != m.shown.Spikes[0].Title {
		t.Errorf("a click leads to list %d", m.way)
	}
	if _, cmd = m.Update(spike); cmd == nil {
		t.Error("a second click does not open")
	}
	m, _ = m.Update(regions[len(regions)-1].Msg)
	if s, _ := m.focused(); s == nil || s.DisplayName() != "Tutorials" {
		t.Errorf("a click on the last row leads to %+v", s)
	}
}

func TestCopyingSaysTheAnswerTheTrendsAndTheCurve(t *testing.T) {
	t.Parallel()
	_, cmd := shown(t, sample.Trends(), 80, 24).Update(screentest.Press("y"))
	got := cmd().(screen.Copy).Text
	for _, want := range []string{
		"#mealprep: save rate rising, about 3% a week, 19 videos.", "#mealprep: saves rising, about 17% a week",
		"errs: under 1%.", "3 more videos had no counts around day 7.", "in 26 weeks.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in what is copied: %s", want, got)
		}
	}
	_, cmd = shown(t, sample.Trends(), 80, 24, "v", "v", "v").Update(screentest.Press("y"))
	if got := cmd().(screen.Copy).Text; !strings.HasSuffix(got, "Sourdough in 60 s 🍞, 17 Nov 2026: expected about 120, came 2,310.") {
		t.Errorf("of a spike it copies %q", got)
	}
}
