package shell

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

func TestWhatIsNoFilterIsUnderlinedAndTheLastOneStays(t *testing.T) {
	journey(t, func(t *testing.T) {
		l := &library{videos: 30}
		s := open(t, l, Options{}, 80, 24)
		s.press("2", "/")
		s.typed("rye ")
		s.pass(time.Second)
		s.typed("raet>1.5%")
		s.pass(time.Second)
		if s.m.scope.Filter != "rye" {
			t.Errorf("the filter is %q", s.m.scope.Filter)
		}
		s.shows("! No field is called “raet”.", "▌ rate>1.5%  saves of views", "tab take it", "/ rye raet>1.5%")
		if !strings.Contains(s.m.View().Content, "4mraet>1.5%") && !strings.Contains(s.m.View().Content, "4;") {
			t.Error("the word is not underlined")
		}
		s.press("enter")
		s.shows("! No field is called")
		s.press("tab")
		s.pass(time.Second)
		if s.m.scope.Filter != "rye rate>1.5%" {
			t.Errorf("after tab the filter is %q", s.m.scope.Filter)
		}
		s.press("enter")
		if got := s.row(4); !strings.HasPrefix(got, " / rye  rate>1.5%") {
			t.Errorf("the chips are %q", got)
		}
	})
}

func TestAWordIsCompletedAndAValueChosen(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.press("2", "/")
		s.typed("cat")
		s.shows("category:tutorial")
		s.press("tab")
		s.shows("/ category:", "▌ Tutorials", "Meal prep")
		s.press("down", "tab", "enter")
		if s.m.scope.Filter != `category:"Meal prep"` {
			t.Errorf("the filter is %q", s.m.scope.Filter)
		}
		s.press("/")
		s.typed(" rate>")
		s.press("enter")
		s.shows("! After rate> comes what it should be, as in rate>1.5%.")
		s.press("esc")
		if screen := s.screen(); strings.Contains(screen, "After rate>") || !strings.Contains(screen, "rate>") {
			t.Errorf("esc leaves the box, or takes the text:\n%s", screen)
		}
		s.press("esc")
		if s.m.scope.Filter != "" {
			t.Errorf("a second esc leaves %q", s.m.scope.Filter)
		}
		s.press("/", "tab")
		s.shows("category:tutorial", "its category begins so")
		s.press("esc")
		s.typed("@keepers #bread")
		s.press("enter")
		if s.m.scope.Filter != "(a OR rye) #bread" {
			t.Errorf("a saved filter becomes %q", s.m.scope.Filter)
		}
	})
}

func TestAClickTakesAPartAway(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.press("2", "/")
		s.typed("rye #bread -cake")
		s.press("enter")
		s.say(tea.MouseClickMsg{X: 9, Y: 4, Button: tea.MouseLeft})
		if s.m.scope.Filter != "rye -cake" {
			t.Errorf("the filter is %q", s.m.scope.Filter)
		}
	})
}

func TestACompletionIsNotCutWithinASentence(t *testing.T) {
	journey(t, func(t *testing.T) {
		for _, c := range []struct {
			width int
			want  string
		}{
			{140, "category:tutorial  its category begins so "},
			{60, "category:tutorial  its category begins so "},
			{40, "category:tutorial             │"},
		} {
			s := open(t, &library{videos: 30}, Options{}, c.width, 20)
			s.press("2", "/", "c", "a", "t")
			if !strings.Contains(s.screen(), c.want) {
				t.Errorf("%d columns do not say %q:\n%s", c.width, c.want, s.screen())
			}
		}
	})
}
