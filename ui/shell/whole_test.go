package shell

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"saveboard/ui/screen"
	"saveboard/ui/screen/logging"
)

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
			if e.id == logging.ID { // a field takes all keys there
				continue
			}
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
