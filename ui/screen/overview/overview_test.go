package overview_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/model/view/sample"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/screen/overview"
	"saveboard/ui/screen/screentest"
)

// answer is a function that answers at once.
func answer(o view.Overview, err error) func(context.Context, view.Query) (view.Overview, error) {
	return func(context.Context, view.Query) (view.Overview, error) { return o, err }
}

// started is the screen that has asked for its figures, and what it asked for.
func started(t testing.TB, load overview.Load, width, height int) (overview.Model, tea.Cmd) {
	t.Helper()
	m := overview.New(t.Context(), load)
	m, _ = m.Update(screen.Resized{Width: width, Height: height})
	return m.Update(screen.Shown{Scope: screen.Scope{Period: model.LastDays(28)}})
}

// settled takes the answers of a command, and of what they ask for. It returns what is said to the shell at last.
func settled(m overview.Model, cmd tea.Cmd) (overview.Model, tea.Msg) {
	msg := screentest.Answer(cmd)
	if a, ok := msg.(screen.Addressed); !ok || a.Addressee() != overview.ID {
		return m, msg
	}
	return settled(m.Update(msg))
}

// shown is the screen with all answers taken.
func shown(t testing.TB, o view.Overview, width, height int) overview.Model {
	t.Helper()
	m, _ := settled(started(t, overview.Load{Figures: answer(sample.Figures(), nil), Overview: answer(o, nil)}, width, height))
	return m
}

func frame(l look.Look, width, height int) screen.Frame {
	return screen.Frame{Width: width, Height: height, Look: l, Focused: true, WhyKey: "w", Scope: screen.Scope{Period: model.LastDays(28)}}
}

func press(m overview.Model, keys ...string) (overview.Model, tea.Cmd) {
	var cmd tea.Cmd
	for _, k := range keys {
		m, cmd = m.Update(screentest.Press(k))
	}
	return m, cmd
}

func TestGolden(t *testing.T) {
	t.Parallel()
	dark, light := look.New("dark", look.TrueColour, look.Full()), look.New("light", look.TrueColour, look.Full())
	for _, c := range []struct {
		name          string
		look          look.Look
		width, height int
		view          view.Overview
		keys          []string
	}{
		{"140x40-dark", dark, 140, 40, sample.Overview(), nil},
		{"140x40-light", light, 140, 40, sample.Overview(), nil},
		{"80x24-dark", dark, 80, 24, sample.Overview(), nil},
		{"80x24-light", light, 80, 24, sample.Overview(), nil},
		{"60x20-dark", dark, 60, 20, sample.Overview(), nil},
		{"60x20-light", light, 60, 20, sample.Overview(), nil},
		{"40x12-dark", dark, 40, 12, sample.Overview(), nil},
		{"80x24-ascii", look.New("dark", look.TrueColour, look.ASCII()), 80, 24, sample.Overview(), nil},
		{"80x24-mono", look.New("dark", look.NoColour, look.Full()), 80, 24, sample.Overview(), []string{"down"}},
		{"80x24-fourth-finding", dark, 80, 24, sample.Overview(), []string{"down", "down", "down", "down"}},
		{"80x24-last-finding", dark, 80, 24, sample.Overview(), []string{"down", "down", "down", "down", "down"}},
		{"80x24-last-mover", dark, 80, 24, sample.Overview(), []string{"G"}},
		{"80x24-empty", dark, 80, 24, sample.Empty(), nil},
		{"40x12-empty", dark, 40, 12, sample.Empty(), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m, _ := press(shown(t, c.view, c.width, c.height-5), c.keys...)
			page := m.View(frame(c.look, c.width, c.height-5))
			for _, line := range page.Lines {
				if w := ansi.StringWidth(line); w > c.width {
					t.Errorf("%d cells: %q", w, ansi.Strip(line))
				}
			}
			golden.RequireEqual(t, strings.Join(page.Lines, "\n")+"\n")
		})
	}
}

func TestNothingIsTooWideOrTooHighAtAnySize(t *testing.T) {
	t.Parallel()
	screentest.FitsEverySize(t, 7, 3, shown(t, sample.Overview(), 80, 19))
}

func TestTheFiguresStandThereBeforeTheFindings(t *testing.T) {
	t.Parallel()
	m, ask := started(t, overview.Load{Figures: answer(sample.Figures(), nil), Overview: answer(sample.Overview(), nil)}, 80, 19)
	l := look.New("dark", look.NoColour, look.Full())
	figures := screentest.Answer(ask)
	m, ask = m.Update(figures)
	if got := screentest.Text(m.View(frame(l, 80, 19))); !strings.Contains(got, "48,210") || strings.Contains(got, "Nine videos") {
		t.Errorf("after the figures:\n%s", got)
	}
	m, ask = m.Update(screentest.Answer(ask)) // they stand on the screen
	m, _ = m.Update(screentest.Answer(ask))
	if got := screentest.Text(m.View(frame(l, 80, 19))); !strings.Contains(got, "Nine videos hold 52%") || !strings.Contains(got, "3 knife skills") {
		t.Errorf("after all of it:\n%s", got)
	}
	m, _ = m.Update(figures) // late
	if got := screentest.Text(m.View(frame(l, 80, 19))); !strings.Contains(got, "Nine videos hold 52%") {
		t.Errorf("late figures took the findings away:\n%s", got)
	}
}

func TestOnlyTheFirstFiguresAreWaitedForToBeSeen(t *testing.T) {
	t.Parallel()
	wholes := 0
	count := func(context.Context, view.Query) (view.Overview, error) {
		wholes++
		return sample.Overview(), nil
	}
	m, ask := started(t, overview.Load{Figures: answer(sample.Figures(), nil), Overview: count}, 80, 19)
	m, seen := m.Update(screentest.Answer(ask))
	m, ask = m.Update(screen.DataChanged{}) // before they are
	m, late := m.Update(screentest.Answer(ask))
	if _, ask = m.Update(screentest.Answer(seen)); ask != nil {
		t.Error("the figures of an older answer were waited for")
	}
	if screentest.Answer(late); wholes != 1 {
		t.Errorf("the whole was asked for %d times, want once, with the newer figures", wholes)
	}
}

func TestAnAnswerOutrunByAnotherPeriodIsDropped(t *testing.T) {
	t.Parallel()
	load := func(_ context.Context, q view.Query) (view.Overview, error) {
		o := sample.Overview()
		o.Answer, o.AnswerShort = "The answer for "+q.Period.Words()+".", ""
		return o, nil
	}
	m, first := started(t, overview.Load{Figures: load, Overview: load}, 80, 19)
	m, second := m.Update(screen.ScopeChanged{Scope: screen.Scope{Period: model.LastDays(7)}})
	m, _ = settled(m, second)
	m, _ = settled(m, first)
	if got := screentest.Text(m.View(frame(look.New("dark", look.NoColour, look.Full()), 80, 19))); !strings.Contains(got, "The answer for 7 days.") {
		t.Errorf("the screen shows\n%s", got)
	}
}

func TestAnErrorLeavesWhatWasShownAndSaysSo(t *testing.T) {
	t.Parallel()
	l := look.New("dark", look.NoColour, look.Full())
	var fail error
	load := func(context.Context, view.Query) (view.Overview, error) { return sample.Overview(), fail }
	both := overview.Load{Figures: load, Overview: load}
	fail = errors.New("disk gone")
	m, said := settled(started(t, both, 80, 19))
	if _, is := said.(screen.Failed); !is || !strings.Contains(screentest.Text(m.View(frame(l, 80, 19))), "disk gone") {
		t.Errorf("said to the shell: %v; on the screen:\n%s", said, screentest.Text(m.View(frame(l, 80, 19))))
	}
	fail = nil
	m, _ = settled(m.Update(screen.DataChanged{}))
	fail = errors.New("disk gone again")
	m, said = settled(m.Update(screen.DataChanged{}))
	if got := screentest.Text(m.View(frame(l, 80, 19))); said == nil || !strings.Contains(got, "48,210") {
		t.Errorf("said to the shell: %v; on the screen:\n%s", said, got)
	}
}

func TestEnterOpensWhatProvesTheFocusedThing(t *testing.T) {
	t.Parallel()
	o := sample.Overview()
	for _, c := range []struct {
		name string
		keys []string
		want func(tea.Msg) bool
	}{
		{"a figure: the videos", []string{"right"}, func(m tea.Msg) bool { return m == screen.OpenScreen{To: "videos"} }},
		{"what gained most: the video", []string{"down"}, func(m tea.Msg) bool {
			v, ok := m.(screen.OpenVideo)
			return ok && v.Video == o.Movers[0].ID && len(v.Among) == 11
		}},
		{"the best day: the chart in words", []string{"down", "down"}, func(m tea.Msg) bool { return m == screen.Notice{Text: o.Chart} }},
		{"a share: the videos", []string{"down", "down", "down"}, func(m tea.Msg) bool { return m == screen.OpenScreen{To: "videos"} }},
		{"a category: the categories", []string{"down", "down", "down", "down"}, func(m tea.Msg) bool { return m == screen.OpenScreen{To: "categories"} }},
		{"the last mover", []string{"G"}, func(m tea.Msg) bool {
			v, ok := m.(screen.OpenVideo)
			return ok && v.Video == o.Movers[10].ID
		}},
		{"up again from the first mover: the last finding", []string{"down", "down", "down", "down", "down", "down", "up"}, func(m tea.Msg) bool {
			v, ok := m.(screen.OpenVideo)
			return ok && v.Video == o.Movers[3].ID
		}},
	} {
		_, cmd := press(shown(t, o, 80, 19), append(c.keys, "enter")...)
		if got := screentest.Answer(cmd); !c.want(got) {
			t.Errorf("%s: %#v", c.name, got)
		}
	}
}

func TestAClickFocusesAndASecondOneOpens(t *testing.T) {
	t.Parallel()
	m := shown(t, sample.Overview(), 80, 19)
	l := look.New("dark", look.NoColour, look.Full())
	var row tea.Msg
	for _, r := range m.View(frame(l, 80, 19)).Regions {
		if r.Y == 17 { // the second mover
			row = r.Msg
		}
	}
	m, cmd := m.Update(row)
	if cmd != nil || m.View(frame(l, 80, 19)).Video != sample.Video(1, 212).ID {
		t.Errorf("the first click opened something, or focused another video")
	}
	if _, cmd = m.Update(row); cmd == nil {
		t.Error("the second click opened nothing")
	}
}

func TestDrawingTwiceGivesTheSame(t *testing.T) {
	t.Parallel()
	m := shown(t, sample.Overview(), 140, 35)
	f := frame(look.New("dark", look.TrueColour, look.Full()), 140, 35)
	if a, b := strings.Join(m.View(f).Lines, "\n"), strings.Join(m.View(f).Lines, "\n"); a != b {
		t.Error("two drawings of one state differ")
	}
}

func BenchmarkView(b *testing.B) {
	m := shown(b, sample.Overview(), 140, 35)
	f := frame(look.New("dark", look.TrueColour, look.Full()), 140, 35)
	for b.Loop() {
		m.View(f)
	}
}

func TestAFewFindingsAreSaidInFull(t *testing.T) {
	t.Parallel()
	o := sample.Overview()
	o.Findings = o.Findings[:1]
	o.Findings[0].Detail = "no gain of saves is known yet; a second import of the same videos, a day later, shows the first"
	said := screentest.Text(shown(t, o, 80, 19).View(frame(look.New("dark", look.TrueColour, look.Full()), 80, 19)))
	for _, words := range []string{"no gain of saves is known yet", "shows the first"} {
		if !strings.Contains(said, words) {
			t.Errorf("%q is cut off:\n%s", words, said)
		}
	}
}
