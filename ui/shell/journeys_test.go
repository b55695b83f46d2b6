package shell

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"saveboard/model/view"
	"saveboard/model/view/sample"
	"saveboard/ui/look"
	"saveboard/ui/screen"
)

func TestGoingIntoAVideoAndBackKeepsThePlace(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.shows("Saves are up 12%", "1 Overview  2 Videos")
		s.press("2", "down", "down", "s")
		s.press("down", "enter")
		s.shows("How is this one doing?")
		if !strings.HasPrefix(s.row(1)[strings.Index(s.row(1), "━"):], "━━━━━━━━") {
			t.Errorf("no tab is open: %q", s.row(1))
		}
		s.press("esc")
		s.shows("Which videos do people keep?", "▌ 3 knife skills you skip")
		s.press("1", "G", "enter")
		s.shows("How is this one doing?")
		s.press("esc")
		s.shows("How are my saves doing?")
		if s.m.page.Video != sample.Video(10, 212).ID {
			t.Errorf("the focus came back to %d", s.m.page.Video)
		}
	})
}

func TestEscGoesBackWhereAQuestionOrAFindingLedFrom(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.press("enter") // on a figure
		s.shows("Which videos do people keep?")
		s.press("esc")
		s.shows("How are my saves doing?")
		s.press("2", "enter")
		s.shows("How is this one doing?")
		s.press("w")
		if s.m.entries[s.m.tab].id != "why" {
			t.Fatalf("w goes to %s", s.m.entries[s.m.tab].id)
		}
		s.press("esc")
		s.shows("How is this one doing?")
		s.press("esc")
		s.shows("Which videos do people keep?")
		s.press("esc", "esc")
		s.shows("Which videos do people keep?")
		s.press("8", "esc")
		if s.m.entries[s.m.tab].id != "why" {
			t.Error("a tab opened by its number has a way back")
		}
	})
}

func TestPeriodMetricAndAccountAreAskedForAnewAndStandOut(t *testing.T) {
	journey(t, func(t *testing.T) {
		l := &library{videos: 30}
		s := open(t, l, Options{}, 140, 40)
		s.shows("a @mira.bakes   r last 28 days, 26 Oct – 22 Nov   m saves   212 videos")
		s.press("r", "m")
		want := `overview 28d saves "" @1795370400|overview 90d saves "" @1795370400|overview 90d save rate "" @1795370400`
		if got := strings.Join(l.asked(), "|"); got != want {
			t.Errorf("asked\n%s, want\n%s", got, want)
		}
		s.press("a")
		s.shows("╭─ Account ─", "all accounts", "@nils.kocht")
		s.press("down", "enter")
		s.shows("a @nils.kocht")
		s.press("2")
		if last := l.asked()[len(l.asked())-1]; last != `videos 90d save rate ""` {
			t.Errorf("the other screen asks %s", last)
		}
	})
}

func TestTheFilterIsLiveCountsAndIsLeftStepByStep(t *testing.T) {
	journey(t, func(t *testing.T) {
		l := &library{videos: 30}
		s := open(t, l, Options{}, 80, 24)
		s.press("2", "/")
		asked := len(l.asked())
		s.typed("rye q")
		if len(l.asked()) != asked {
			t.Errorf("every letter asks: %v", l.asked())
		}
		s.pass(150 * time.Millisecond)
		if last := l.asked()[len(l.asked())-1]; len(l.asked()) != asked+1 || last != `videos 28d saves "rye q"` {
			t.Errorf("asked %v", l.asked())
		}
		if got := s.row(4); got != " / rye q                                                               1 of 212" {
			t.Errorf("the filter's line is %q", got)
		}
		if c := s.m.View().Cursor; c == nil || c.X != 8 || c.Y != 4 {
			t.Errorf("the cursor is at %+v", c)
		}
		s.press("enter")
		if s.m.View().Cursor != nil || !strings.HasPrefix(s.row(4), " / rye  q") {
			t.Errorf("after enter: %q", s.row(4))
		}
		s.press("esc")
		if got := s.row(4); strings.TrimSpace(got) != "" {
			t.Errorf("after esc: %q", got)
		}
		if last := l.asked()[len(l.asked())-1]; last != `videos 28d saves ""` {
			t.Errorf("asked last %s", last)
		}
		s.press("/")
		s.typed("q")
		s.press("esc")
		s.pass(time.Second)
		if s.m.scope.Filter != "" || len(s.out) > 0 {
			t.Errorf("a filter that was given up became %q, or quit: %v", s.m.scope.Filter, s.out)
		}
	})
}

func TestDataOfAnotherTerminalShowUpByThemselves(t *testing.T) {
	journey(t, func(t *testing.T) {
		l := &library{videos: 30, version: 7}
		s := open(t, l, Options{}, 80, 24)
		s.press("2", "down", "down")
		s.pass(3 * time.Second)
		asked := len(l.asked())
		was := s.m.page.Video
		l.change(8, 40)
		s.pass(2 * time.Second)
		if len(l.asked()) != asked+1 || s.m.page.Video != was {
			t.Errorf("asked %v; the cursor went from %d to %d", l.asked()[asked:], was, s.m.page.Video)
		}
		s.shows("New data came in.", "40 videos")
		s.press("1")
		if len(l.asked()) != asked+2 {
			t.Errorf("the other screen did not ask when it came to the front: %v", l.asked()[asked:])
		}
		s.press("2", "1")
		if len(l.asked()) != asked+2 {
			t.Errorf("screens ask again without a reason: %v", l.asked()[asked:])
		}
	})
}

func TestBelowTheLeastSizeOnlyQuittingWorks(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.press("2", "down")
		was := s.m.page.Video
		s.say(tea.WindowSizeMsg{Width: 38, Height: 10})
		s.shows("saveboard needs 40 × 12", "this window has 38 × 10", "q quit")
		s.press("1", "down", "?", "/", "enter")
		s.say(tea.MouseClickMsg{X: 2, Y: 0, Button: tea.MouseLeft})
		s.say(tea.WindowSizeMsg{Width: 80, Height: 24})
		s.shows("Which videos do people keep?")
		if s.m.page.Video != was {
			t.Error("resizing lost the place")
		}
		s.say(tea.WindowSizeMsg{Width: 38, Height: 10})
		s.press("q")
		if len(s.out) != 1 {
			t.Errorf("q says %v", s.out)
		}
	})
}

func TestQuittingEndsWhatIsUnderWay(t *testing.T) {
	for _, k := range []string{"q", "ctrl+c"} {
		t.Run(k, func(t *testing.T) {
			journey(t, func(t *testing.T) {
				var ended bool
				l := &library{videos: 30}
				v := l.views()
				v.Overview = func(ctx context.Context, _ view.Query) (view.Overview, error) {
					<-ctx.Done()
					ended = true
					return view.Overview{}, ctx.Err()
				}
				s := &session{t: t, m: New(t.Context(), opens(v), Options{Glyphs: look.Full()}), came: make(chan tea.Msg, 100)}
				s.run(s.m.Init())
				s.say(tea.WindowSizeMsg{Width: 80, Height: 24})
				s.pass(20 * time.Millisecond) // the first figures are seen
				s.pass(time.Second)
				s.shows("Looking at every video")
				s.press(k)
				if !ended || len(s.out) != 1 {
					t.Errorf("ended %v, said %v", ended, s.out)
				}
			})
		})
	}
}

func TestCtrlCQuitsWhateverLiesOnTop(t *testing.T) {
	journey(t, func(t *testing.T) {
		for _, open1 := range []string{"?", "/", "a"} {
			s := open(t, &library{videos: 30}, Options{}, 80, 24)
			s.press(open1, "ctrl+c")
			if len(s.out) != 1 {
				t.Errorf("on %s ctrl+c says %v", open1, s.out)
			}
		}
	})
}

func TestHelpListsTheKeysOfTheScreenAndGivesThePlaceBack(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.press("2", "down")
		before := s.m.View().Content
		s.press("?")
		s.shows("╭─ Keys on Videos ─", "Sort by the next column", "Everywhere", "esc close")
		for y, line := range strings.Split(s.m.View().Content, "\n") {
			if w := ansi.StringWidthWc(line); w > 80 {
				t.Errorf("line %d is %d cells wide", y, w)
			}
		}
		s.press("down", "esc")
		if s.m.View().Content != before {
			t.Errorf("after help:\n%s", s.screen())
		}
		s.say(tea.WindowSizeMsg{Width: 40, Height: 12})
		s.press("?")
		s.shows("↑ ↓ more", "On this screen")
		s.press("G")
		s.shows("Suggest categories")
	})
}

func TestAPanicIsASentenceAndTheDashboardGoesOn(t *testing.T) {
	journey(t, func(t *testing.T) {
		var logged string
		l := &library{videos: 30}
		v := l.views()
		v.Videos = func(context.Context, view.VideosQuery) (view.Videos, error) { panic("a hole in the dough") }
		o := Options{Glyphs: look.Full(), Log: func(what string, v any, stack []byte) {
			logged = fmt.Sprint(what, ": ", v, len(stack) > 0)
		}}
		s := &session{t: t, m: New(t.Context(), opens(v), o), came: make(chan tea.Msg, 100)}
		t.Cleanup(s.m.end)
		s.run(s.m.Init())
		s.say(tea.WindowSizeMsg{Width: 80, Height: 24})
		s.press("2")
		s.shows("✗ Something went wrong inside saveboard (a hole in the dough)")
		s.press("1")
		s.shows("48,210")
		if !strings.HasPrefix(logged, "answering: a hole in the doughtrue") {
			t.Errorf("the log has %q", logged)
		}

		s.m.entries = append([]entry{}, s.m.entries...)
		s.m.held[0].screen = screen.Hold(hole{})
		s.press("down")
		s.shows("Something went wrong inside saveboard")
		if !strings.HasPrefix(logged, "taking a message") {
			t.Errorf("the log has %q", logged)
		}
		s.press("q")
		if len(s.out) != 1 {
			t.Error("one cannot leave any more")
		}
	})
}

// hole is a screen that panics.
type hole struct{}

func (hole) Update(tea.Msg) (hole, tea.Cmd) { panic("a hole") }
func (hole) View(screen.Frame) screen.Page  { return screen.Page{} }
func (hole) Actions() []screen.Info         { return nil }
func (hole) Typing() bool                   { return false }
func (hole) Nested() bool                   { return false }

func TestAnErrorIsASentenceInTheStatusLine(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.say(screen.Failed{Err: errors.New("videos of account 1: disk I/O error")})
		if got := s.row(22); got != " ✗ Videos of account 1: disk I/O error." {
			t.Errorf("%q", got)
		}
		s.say(screen.Failed{Err: context.Canceled})
		if got := s.row(22); strings.Contains(got, "✗") || strings.Contains(got, "cancel") {
			t.Errorf("what nobody waits for is shown: %q", got)
		}
		s.say(screen.Notice{Text: "Done."})
		s.press("down")
		if got := s.row(22); strings.Contains(got, "Done.") {
			t.Errorf("a notice outlives a key: %q", got)
		}
	})
}

func TestTheThemeFollowsTheTerminalUntilTheUserChooses(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		if s.m.look.Name != "dark" {
			t.Errorf("begins %s", s.m.look.Name)
		}
		s.say(tea.BackgroundColorMsg{Color: ansi.BrightWhite})
		if s.m.look.Name != "light" {
			t.Errorf("on white: %s", s.m.look.Name)
		}
		s.press("t")
		s.shows("Theme contrast-dark.")
		s.say(tea.BackgroundColorMsg{Color: ansi.BrightWhite})
		if s.m.look.Name != "contrast-dark" {
			t.Errorf("the terminal took the choice away: %s", s.m.look.Name)
		}
		s.say(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
		if s.m.look.Name != look.Mono || strings.Contains(s.m.View().Content, "38;") {
			t.Errorf("without colours: %s", s.m.look.Name)
		}
		s.say(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
		if s.m.look.Name != "contrast-dark" {
			t.Errorf("with colours again: %s", s.m.look.Name)
		}
	})
}

func TestCopyAndBrowseSayWhatTheyDid(t *testing.T) {
	journey(t, func(t *testing.T) {
		var opened string
		s := open(t, &library{videos: 30}, Options{Browse: func(url string) error { opened = url; return nil }}, 80, 24)
		s.press("2", "o")
		s.shows("Opened https://www.tiktok.com/@mira.bakes/video/")
		if !strings.HasSuffix(opened, "/video/7500000000000000000") {
			t.Errorf("opened %q", opened)
		}
		s.press("y")
		s.shows("Sent the video's title and link to the terminal's clipboard")
	})
}

func TestClicksDoWhatTheKeysDo(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		click := func(find string) {
			t.Helper()
			for y, line := range strings.Split(s.screen(), "\n") {
				if i := strings.Index(line, find); i >= 0 {
					s.say(tea.MouseClickMsg{X: ansi.StringWidth(line[:i]), Y: y, Button: tea.MouseLeft})
					return
				}
			}
			t.Fatalf("%q is not on the screen:\n%s", find, s.screen())
		}
		click("2 Videos")
		s.shows("Which videos do people keep?")
		click("Meal prep: lentils")
		s.shows("▌ Meal prep: lentils")
		s.say(tea.MouseWheelMsg{X: 5, Y: 10, Button: tea.MouseWheelDown})
		s.shows("▌ خبز")
		s.say(tea.MouseWheelMsg{X: 5, Y: 10, Button: tea.MouseWheelUp})
		click("Meal prep: lentils")
		s.shows("How is this one doing?")
		click("back")
		s.shows("Which videos do people keep?")
		click("r 28 days")
		s.shows("r 90 days")
		click("source")
		s.shows("Where 5.2× typical comes from")
		click("1 of 3")
		s.shows("2 of 3")
		click("esc close")
		s.say(tea.WindowSizeMsg{Width: 120, Height: 24}) // where the footer has room for all hints
		click("help")
		s.shows("Keys on Videos")
		click("esc close")
		if strings.Contains(s.screen(), "Keys on Videos") {
			t.Error("help is still there")
		}
	})
}
