package shell

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/model/view/sample"
	"saveboard/ui/look"
	"saveboard/ui/screen"
)

// library answers every question at once, and remembers what was asked.
type library struct {
	mu      sync.Mutex
	all     []string
	version int64
	videos  int
	tame    bool // no title that terminals measure differently
}

func (l *library) note(format string, args ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, fmt.Sprintf(format, args...))
}

// asked is what was asked so far.
func (l *library) asked() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.all
}

func (l *library) change(version int64, videos int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.version, l.videos = version, videos
}

func (l *library) size() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.videos
}

func (l *library) views() Views {
	return Views{
		Figures: func(context.Context, view.Query) (view.Overview, error) { return sample.Figures(), nil },
		Overview: func(_ context.Context, q view.Query) (view.Overview, error) {
			l.note("overview %s %s %q @%d", q.Period.Name(), q.Metric, q.Filter, q.AsOf)
			o := sample.Overview()
			if l.tame {
				o.Movers = o.Movers[:7]
			}
			return o, nil
		},
		Videos: func(_ context.Context, q view.VideosQuery) (view.Videos, error) {
			l.note("videos %s %s %q", q.Period.Name(), q.Metric, q.Filter)
			v := sample.Videos(l.size())
			for i := range v.Videos {
				if l.tame && (i == 7 || i == 9 || i == 12) {
					v.Videos[i].Title = "Tame 🍞 title"
				}
			}
			if q.Sort != "" {
				v.Sort = q.Sort
			}
			if q.Filter != "" {
				v.Videos, v.Matched = v.Videos[:1], 1
			}
			return v, nil
		},
		Video: func(_ context.Context, q view.VideoQuery) (view.VideoDetail, error) {
			return sample.Detail(sample.Video(int(q.Video&(1<<20-1))-1, l.size())), nil
		},
		Categories: func(context.Context, view.CategoriesQuery) (view.Categories, error) {
			return view.Categories{Head: sample.Head("categories")}, nil
		},
		Trends: func(context.Context, view.TrendsQuery) (view.Trends, error) { return sample.Trends(), nil },
		Timing: func(context.Context, view.Query) (view.Timing, error) { return sample.Timing(), nil },
		Why: func(context.Context, view.WhyQuery) (view.Why, error) {
			return view.Why{
				Head: sample.Head("why"), Question: "Why can nobody see who saved a video?",
				Parts: []view.WhyPart{{ID: "short", Title: "The short answer", Text: "You can see how many.", Checked: "November 2026"}},
			}, nil
		},
		Accounts: func(context.Context) ([]model.Account, error) { return accounts(), nil },
		Version: func(context.Context) (int64, error) {
			l.mu.Lock()
			defer l.mu.Unlock()
			return l.version, nil
		},
		Now: func() model.Instant { return 1795370400 },
	}
}

func accounts() []model.Account {
	return []model.Account{{ID: 1, Handle: "mira.bakes", Own: true, Videos: 212}, {ID: 2, Handle: "nils.kocht", Videos: 188}}
}

// opens is data that are open at once.
func opens(v Views) Open {
	return func(context.Context) (Opened, error) {
		return Opened{Views: v, Scope: screen.Scope{Account: 1, Period: model.LastDays(28)}, Accounts: accounts()}, nil
	}
}

// A session is a dashboard driven by hand, in a time that passes only when told.
type session struct {
	t    *testing.T
	m    Model
	came chan tea.Msg
	out  []tea.Msg // what commands said to the program itself, such as tea.QuitMsg
}

func open(t *testing.T, l *library, o Options, width, height int) *session {
	t.Helper()
	if o.Glyphs.Rule == "" {
		o.Glyphs = look.Full()
	}
	s := &session{t: t, m: New(t.Context(), opens(l.views()), o), came: make(chan tea.Msg, 100)}
	t.Cleanup(s.m.end)
	s.run(s.m.Init())
	s.say(tea.ColorProfileMsg{Profile: colorprofile.TrueColor}, tea.WindowSizeMsg{Width: width, Height: height})
	return s
}

// say gives messages to the dashboard, and all that its commands answer without waiting.
func (s *session) say(msgs ...tea.Msg) {
	s.t.Helper()
	for _, msg := range msgs {
		s.take(msg)
		s.drain()
	}
}

func (s *session) drain() {
	for {
		synctest.Wait()
		select {
		case msg := <-s.came:
			s.take(msg)
		default:
			return
		}
	}
}

func (s *session) take(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
		return
	case tea.BatchMsg:
		for _, cmd := range msg {
			s.run(cmd)
		}
		return
	case tea.QuitMsg, tea.SuspendMsg:
		s.out = append(s.out, msg)
		return
	}
	next, cmd := s.m.Update(msg)
	s.m = next.(Model)
	s.run(cmd)
}

func (s *session) run(cmd tea.Cmd) {
	if cmd != nil {
		go func() { s.came <- cmd() }()
	}
}

// pass lets time go by.
func (s *session) pass(d time.Duration) {
	time.Sleep(d)
	s.drain()
}

// press presses keys by their names.
func (s *session) press(names ...string) {
	s.t.Helper()
	for _, name := range names {
		s.say(key(name))
	}
}

func (s *session) typed(text string) {
	for _, r := range text {
		s.say(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func key(name string) tea.KeyPressMsg {
	named := map[string]tea.KeyPressMsg{
		"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift},
		"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "right": {Code: tea.KeyRight}, "ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+z": {Code: 'z', Mod: tea.ModCtrl},
		"backspace": {Code: tea.KeyBackspace}, "f1": {Code: tea.KeyF1},
	}
	if k, ok := named[name]; ok {
		return k
	}
	return tea.KeyPressMsg{Code: rune(name[0]), Text: name}
}

// screen is the window as text.
func (s *session) screen() string { return ansi.Strip(s.m.View().Content) }

// row is one line of the window.
func (s *session) row(y int) string { return strings.Split(s.screen(), "\n")[y] }

func (s *session) shows(want ...string) {
	s.t.Helper()
	for _, w := range want {
		if !strings.Contains(s.screen(), w) {
			s.t.Errorf("%q is not on the screen:\n%s", w, s.screen())
		}
	}
}

// journey is a test in a time of its own.
func journey(t *testing.T, f func(t *testing.T)) {
	t.Helper()
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		defer time.Sleep(time.Minute) // what waits for the clock comes to its end
		f(t)
	})
}

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
		if s.m.View().Cursor != nil || !strings.HasPrefix(s.row(4), " / rye q") {
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
		s.shows("Quit")
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
		click("help")
		s.shows("Keys on Videos")
		click("esc close")
		if strings.Contains(s.screen(), "Keys on Videos") {
			t.Error("help is still there")
		}
	})
}

func TestTabsStepThroughTheScreensAndComeRound(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 104, 30)
		var seen []string
		for range s.m.entries {
			seen = append(seen, string(s.m.entries[s.m.tab].id))
			s.press("tab")
		}
		if seen[0] != "overview" || seen[1] != "videos" || strings.Contains(strings.Join(seen, " "), "video ") {
			t.Errorf("tab goes to %v", seen)
		}
		s.press("1", "shift+tab")
		if s.m.entries[s.m.tab].id == "overview" {
			t.Error("shift+tab stays")
		}
	})
}

func TestNoKeyIsBoundTwiceOnAScreen(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		for i, e := range s.m.entries {
			held := e.start(t.Context(), s.m.views)
			bound := map[string]string{}
			shell := append(screen.Infos(actions(), s.m), screen.Infos(s.m.tabActions(), s.m)...)
			for _, a := range held.Actions() {
				for _, k := range a.Keys {
					if other := bound[k]; other != "" {
						t.Errorf("screen %d: %s is %s and %s", i, k, other, a.ID)
					}
					bound[k] = a.ID
				}
			}
			for _, a := range shell {
				for _, k := range a.Keys {
					// esc leaves what lies on top, and a screen may search with the filter's key.
					if other := bound[k]; other != "" && k != "esc" && k != "/" {
						t.Errorf("screen %d: %s is %s here and %s everywhere", i, k, other, a.ID)
					}
				}
			}
		}
	})
}

func TestEveryWindowIsFilledAndNoLineIsTooLong(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 212}, Options{}, 80, 24)
		for _, tab := range []string{"1", "2", "4", "5"} {
			s.press(tab)
			for _, size := range [][2]int{{40, 12}, {41, 13}, {59, 20}, {60, 20}, {79, 24}, {80, 24}, {92, 30}, {104, 30}, {119, 40}, {120, 40}, {140, 40}, {200, 60}, {300, 100}} {
				s.say(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				lines := strings.Split(s.m.View().Content, "\n")
				if len(lines) != size[1] {
					t.Errorf("screen %s at %v has %d lines", tab, size, len(lines))
				}
				for _, line := range lines {
					if w := ansi.StringWidthWc(line); w > size[0] {
						t.Errorf("screen %s at %v: %d cells: %q", tab, size, w, ansi.Strip(line))
					}
				}
			}
		}
	})
}

func TestTheHelpOfEveryScreenIsWholeAt80Columns(t *testing.T) {
	t.Parallel()
	for _, n := range []string{"1", "2", "3", "4", "5", "8"} {
		t.Run(n, func(t *testing.T) {
			journey(t, func(t *testing.T) {
				s := open(t, &library{videos: 212}, Options{}, 80, 24)
				s.press(n)
				s.pass(time.Second)
				s.press("?")
				keys := 0
				for line := range strings.Lines(s.screen()) {
					_, inside, boxed := strings.Cut(line, "│  ")
					if !boxed {
						continue
					}
					keys++
					if strings.Contains(inside, "…") {
						t.Errorf("cut: %q", inside)
					}
				}
				if keys < 5 {
					t.Errorf("no help is shown:\n%s", s.screen())
				}
			})
		})
	}
}
