package shell

import (
	"context"
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
	"saveboard/model/filter"
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
	edits   Edits

	people   []model.Account // those of accounts() when nil
	compared func() view.Accounts
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
		Compare: func(_ context.Context, q view.CompareQuery) (view.Comparison, error) {
			return sample.Comparison(len(q.Asked())), nil
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
		Due: func(_ context.Context, q view.DueQuery) (view.Due, error) {
			l.note("due @%d", q.AsOf)
			return sample.Due(3), nil
		},
		Cards: func(_ context.Context, q view.CardQuery) ([]view.Card, error) {
			l.note("cards %s %s %s %d", q.View, q.Figure, q.Item, q.Video)
			return sample.Cards(), nil
		},
		Accounts: func(context.Context) ([]model.Account, error) {
			if l.people != nil {
				return l.people, nil
			}
			return accounts(), nil
		},
		Compared: func(context.Context, view.AccountsQuery) (view.Accounts, error) {
			if l.compared == nil {
				return sample.Accounts(), nil
			}
			return l.compared(), nil
		},
		Values: func(context.Context, model.AccountID) (filter.Values, error) {
			return filter.Values{
				Categories: []string{"Tutorials", "Meal prep"}, Hashtags: []string{"bread"}, Saved: []filter.Saved{{Name: "keepers", Text: "a OR rye"}},
			}, nil
		},
		Version: func(context.Context) (int64, error) {
			l.mu.Lock()
			defer l.mu.Unlock()
			return l.version, nil
		},
		Now:   func() model.Instant { return 1795370400 },
		Edits: l.edits,
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
	return openViews(t, l.views(), o, width, height)
}

func openViews(t *testing.T, views Views, o Options, width, height int) *session {
	t.Helper()
	if o.Glyphs.Rule == "" {
		o.Glyphs = look.Full()
	}
	s := &session{t: t, m: New(t.Context(), opens(views), o), came: make(chan tea.Msg, 100)}
	t.Cleanup(s.m.end)
	s.run(s.m.Init())
	s.say(tea.ColorProfileMsg{Profile: colorprofile.TrueColor}, tea.WindowSizeMsg{Width: width, Height: height})
	s.pass(20 * time.Millisecond) // until the first figures are seen, and the rest is asked for
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
		"ctrl+r": {Code: 'r', Mod: tea.ModCtrl}, "ctrl+s": {Code: 's', Mod: tea.ModCtrl}, "ctrl+t": {Code: 't', Mod: tea.ModCtrl}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl}, "space": {Code: tea.KeySpace, Text: " "},
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
