package shell

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"saveboard/model"
	"saveboard/ui/screen"
	"saveboard/ui/screen/logging"
)

func TestThePaletteDoesWhatTheKeysDo(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.press(":")
		s.typed("go videos")
		s.press("enter")
		s.shows("Which videos do people keep?")
		s.say(tea.KeyPressMsg{Code: 'p', Mod: tea.ModCtrl})
		s.typed("sort")
		s.shows(" : sort", "▌ Sort by the next column", "s   │", "↵ run  esc close")
		if c := s.m.View().Cursor; c == nil || c.X != 19 || c.Y != 4 {
			t.Errorf("the cursor is at %+v", c)
		}
		s.press("enter")
		if !strings.Contains(s.row(5), "Gained ↓") {
			t.Errorf("the order is as it was: %q", s.row(5))
		}
		s.press(":")
		s.typed("q") // text, not quit
		s.press("esc")
		if len(s.out) > 0 || strings.Contains(s.screen(), "esc close") {
			t.Errorf("after esc, %v:\n%s", s.out, s.screen())
		}
	})
}

func TestThePaletteSaysWhyNotAndThenDoesNothing(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.press("2", "enter", ":")
		s.typed("previous video")
		s.shows("Not now: this is the first video of the list.")
		s.press("enter")
		s.shows("This is the first video of the list.", "How is this one doing?")
	})
}

func TestThePaletteSetsPeriodMetricAccountAndTheme(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 140, 40)
		for _, c := range []struct{ typed, want string }{
			{"12 months", "r last 12 months"},
			{"count likes", "m likes"},
			{"account nils", "a @nils.kocht"},
			{"theme safe-light", "Theme safe-light."},
		} {
			s.press(":")
			s.typed(c.typed)
			s.press("enter")
			s.shows(c.want)
		}
		if s.m.look.Name != "safe-light" {
			t.Errorf("the theme is %s", s.m.look.Name)
		}
	})
}

func TestThePaletteGoesToVideosAndCategoriesByName(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.press(":")
		s.typed("knife")
		s.shows("▌ 3 knife skills you skip", "video   │")
		s.press("enter")
		s.shows("How is this one doing?", "3 knife skills you skip")
		s.press("n")
		s.shows("Meal prep")
		s.press("esc", ":")
		s.typed("Tutorials")
		s.shows("category   │")
		s.press("enter")
		s.shows("Which videos do people keep?", "Tutorials")
		s.press("esc")
		s.shows("How are my saves doing?")
	})
}

func TestPlacesThatComeLateAreNotAddedToAnother(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.press(":", "esc", ":")
		s.say(placesAs{asked: s.m.asked - 1})
		s.typed("knife")
		s.shows("video   │")
		s.press("esc")
		s.say(placesAs{asked: s.m.asked})
		if strings.Contains(s.screen(), "esc close") {
			t.Error("places that came late opened something")
		}
	})
}

func TestThePaletteCanBeClickedScrolledAndPastedInto(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.press(":")
		s.say(tea.PasteMsg{Content: "go to\n"}, tea.MouseWheelMsg{Button: tea.MouseWheelDown})
		if i, _ := s.m.mode.palette.Chosen(); i.Name != "Go to Trends" {
			t.Errorf("the wheel went to %q", i.Name)
		}
		for y, line := range strings.Split(s.screen(), "\n") {
			if i := strings.Index(line, "Go to Videos"); i >= 0 {
				s.say(tea.MouseClickMsg{X: ansi.StringWidth(line[:i]), Y: y, Button: tea.MouseLeft})
			}
		}
		s.shows("Which videos do people keep?")
		if strings.Contains(s.screen(), "esc close") {
			t.Error("the palette is still there")
		}
	})
}

// All that can be done on a screen is in its help, when it has a key, and in the palette, once.
func TestHelpAndPaletteListEveryActionOfEveryScreen(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 300, 100)
		for i, e := range s.m.entries {
			if e.id == logging.ID { // a field takes all keys there
				continue
			}
			s.say(s.reach(i))
			s.pass(time.Second)
			if s.m.front() != i {
				t.Fatalf("%s is not in front", e.id)
			}
			names := map[string]int{}
			for _, c := range s.m.commands() {
				names[c.Name]++
			}
			for name, n := range names {
				if n > 1 {
					t.Errorf("%s: %d commands are called %q", e.id, n, name)
				}
			}
			s.press("?")
			help := s.screen()
			s.press("esc")
			for _, a := range append(s.m.shownInfos(), s.m.ownInfos(actions())...) {
				if a.Name == "" || a.ID == paletteID {
					continue
				}
				if names[a.Name] == 0 {
					t.Errorf("%s: %q is not in the palette", e.id, a.Name)
				}
				if len(a.Keys) > 0 && !strings.Contains(help, a.Name) {
					t.Errorf("%s: %q is not in the help:\n%s", e.id, a.Name, help)
				}
			}
		}
	})
}

// reach is what brings the screen at i to the front.
func (s *session) reach(i int) tea.Msg {
	if s.m.entries[i].key != "" {
		return screen.Invoke{ID: tabID(s.m.entries[i])}
	}
	if s.m.entries[i].id == "compare" {
		return screen.OpenCompare{Videos: []model.VideoID{1<<20 + 1, 1<<20 + 2}}
	}
	return screen.OpenVideo{Video: model.VideoID(1<<20 + 1)}
}
