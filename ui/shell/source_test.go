package shell

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/view"
	"saveboard/model/view/sample"
	"saveboard/ui/look"
	"saveboard/ui/screen"
)

func TestGoldenSource(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name          string
		width, height int
		options       Options
		keys          string
	}{
		{name: "source-80x24", width: 80, height: 24, keys: "2 i"},
		{name: "source-80x24-light", width: 80, height: 24, options: Options{Theme: "light"}, keys: "2 i"},
		{name: "source-140x40", width: 140, height: 40, keys: "2 i"},
		{name: "source-unknown-80x24", width: 80, height: 24, keys: "2 i right"},
		{name: "source-long-60x20", width: 60, height: 20, keys: "2 i left"},
		{name: "source-40x12", width: 40, height: 12, keys: "2 i down down"},
		{name: "source-ascii-80x24", width: 80, height: 24, options: Options{Glyphs: look.ASCII()}, keys: "2 i"},
	} {
		t.Run(c.name, func(t *testing.T) {
			pictured(t, func(t *testing.T) *session {
				s := open(t, &library{videos: 212, tame: true}, c.options, c.width, c.height)
				s.press(strings.Fields(c.keys)...)
				s.pass(time.Second)
				return s
			})
		})
	}
}

func TestWhereAFigureComesFromIsAskedOfWhatIsFocused(t *testing.T) {
	journey(t, func(t *testing.T) {
		l := &library{videos: 212}
		s := open(t, l, Options{}, 80, 24)
		for _, c := range []struct{ keys, asked string }{
			{"i esc", "cards overview saves  0"},
			{"right i esc", "cards overview save_rate  0"},
			{"down i esc", "cards overview findings 0 0"},
			{"G i esc", "cards video saves_gained  10485"},
			{"2 down i esc", "cards video saves  1048578"},
			{"enter i esc", "cards video against_typical  1048578"},
			{"4 i esc", `cards trends change_per_week `},
			{"5 i esc", "cards timing effect "},
		} {
			s.press(strings.Fields(c.keys)...)
			s.pass(time.Second)
			all := l.asked()
			last := all[len(all)-1]
			for i := len(all) - 1; i >= 0 && !strings.HasPrefix(last, "cards"); i-- {
				last = all[i]
			}
			if !strings.HasPrefix(last, c.asked) {
				t.Errorf("%s asks %q, want %q", c.keys, last, c.asked)
			}
		}
	})
}

func TestTheBoxBeginsWithTheFocusedFigureAndLeadsToTheOthers(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 212, tame: true}, Options{}, 80, 24)
		shows := func(words string) {
			t.Helper()
			if window := ansi.Strip(s.m.View().Content); !strings.Contains(window, words) {
				t.Errorf("the window lacks %q:\n%s", words, window)
			}
		}
		s.press("2", "enter", "i")
		shows("Where 5.2× typical comes from")
		shows("1 of 3")
		s.press("right")
		shows("Where “Half of its saves came within” would come from")
		shows("Unknown: its saves were not counted near")
		s.press("n")
		shows("Where a spike of 2,310 saves comes from")
		s.press("n", "p", "p")
		shows("2 of 3")
		s.press("i")
		if s.m.sourceShown() {
			t.Error("i does not close the box")
		}
		s.press("i", "w")
		shows("Why can nobody see who saved a video?")
		if s.m.mode.kind != browsing {
			t.Error("the box stands over why there are no names")
		}
		s.press("i")
		shows("The sources of each part stand at its end.")
	})
}

func TestTheCardIsCopiedInWords(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 212}, Options{}, 80, 24)
		s.press("i", "y")
		if !strings.Contains(ansi.Strip(s.m.View().Content), "Sent where it comes from to the terminal") {
			t.Errorf("nothing says that it was copied:\n%s", ansi.Strip(s.m.View().Content))
		}
		copied := sample.Cards()[0].Text()
		for _, want := range []string{
			"Where 5.2× typical comes from\n", "This video at 19.4 days: 12,480  22 Nov 2026 18:00\n",
			"Left out: 71 videos first counted after 19.4 days; 36 videos younger", "studio-2026-11-22.csv  read 22 Nov 2026 18:04",
		} {
			if !strings.Contains(copied, want) {
				t.Errorf("the copy lacks %q:\n%s", want, copied)
			}
		}
	})
}

func TestALateAnswerShowsThatItIsAwaitedAndEscStopsIt(t *testing.T) {
	journey(t, func(t *testing.T) {
		l := &library{videos: 212}
		s := open(t, l, Options{}, 80, 24)
		var ended error
		s.m.views.Cards = func(ctx context.Context, _ view.CardQuery) ([]view.Card, error) {
			select {
			case <-ctx.Done():
				ended = ctx.Err()
			case <-time.After(time.Hour):
			}
			return sample.Cards(), ctx.Err()
		}
		s.press("i")
		if s.m.sourceShown() {
			t.Error("the box is open at once, and empty")
		}
		s.pass(time.Second)
		if window := ansi.Strip(s.m.View().Content); !strings.Contains(window, "Looking for where this comes from…") {
			t.Errorf("nothing says that it takes long:\n%s", window)
		}
		s.press("esc")
		s.pass(time.Second)
		if !errors.Is(ended, context.Canceled) || s.m.sourceShown() || s.m.notice.text != "" {
			t.Errorf("after esc: %v, box %v, notice %q", ended, s.m.sourceShown(), s.m.notice.text)
		}
	})
}

func TestAnErrorClosesTheBoxAndIsSaid(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 212}, Options{}, 80, 24)
		for _, c := range []struct {
			cards []view.Card
			err   error
			want  string
		}{
			{nil, errors.New("imports: the file is gone"), "Imports: the file is gone."},
			{nil, nil, "Nothing is known yet of where this comes from."},
		} {
			s.m.views.Cards = func(context.Context, view.CardQuery) ([]view.Card, error) { return c.cards, c.err }
			s.press("i")
			if s.m.mode.kind != browsing || s.m.notice.text != c.want {
				t.Errorf("the notice is %q, want %q", s.m.notice.text, c.want)
			}
		}
	})
}

func TestEveryLineOfACardIsThereAtEveryWidth(t *testing.T) {
	t.Parallel()
	l := look.New("mono", look.NoColour, look.Full())
	for _, c := range sample.Cards() {
		for width := 30; width <= 60; width++ {
			lines := cardLines(l, width, c)
			words := strings.Fields(ansi.Strip(strings.Join(lines, " ")))
			for _, line := range lines {
				if cells := ansi.StringWidth(line); cells > width {
					t.Fatalf("at %d cells a line takes %d: %q", width, cells, line)
				}
			}
			for _, in := range c.Inputs {
				for _, word := range strings.Fields(in.Words + " " + in.Note) {
					if !slices.Contains(words, word) {
						t.Fatalf("at %d cells %s lacks %q:\n%s", width, in.Name, word, strings.Join(lines, "\n"))
					}
				}
			}
		}
	}
}

func TestTheWheelAndTheHintsWorkOnTheBox(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 212, tame: true}, Options{}, 60, 16)
		s.press("i")
		s.say(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
		if s.m.source.top == 0 {
			t.Error("the wheel does not scroll the card")
		}
		s.say(screen.Invoke{ID: "shell.next-source"})
		if s.m.source.at != 1 || s.m.source.top != 0 {
			t.Errorf("a click on the hint shows card %d from row %d", s.m.source.at, s.m.source.top)
		}
		s.say(screen.Invoke{ID: "shell.esc"})
		if s.m.sourceShown() {
			t.Error("a click on esc leaves the box open")
		}
	})
}
