package shell

import (
	"strings"
	"testing"

	"saveboard/model"
	"saveboard/ui/screen"
)

func TestAKeyThatTheScreenTakesIsOfferedOnce(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 140, 40)
		s.press("8")
		footer := s.row(39)
		if !strings.Contains(footer, "/ search") || strings.Contains(footer, "/ filter") {
			t.Errorf("the explainer's footer is %q", footer)
		}
	})
}

func TestTheNoteOfAPageGoesWhereItWouldTouchTheQuestion(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 60, 20)
		s.press("8")
		if row := strings.TrimRight(s.row(2), " "); !strings.HasSuffix(row, "?") {
			t.Errorf("row 2 at 60 columns is %q", row)
		}
	})
}

func TestComparingOffersNoFilterAndHidesTheOneThereIs(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 140, 40)
		s.press("2", "/", "bake", "enter")
		if row := s.row(4); !strings.Contains(row, "/ bake") {
			t.Fatalf("the filter's line is %q", row)
		}
		s.say(screen.OpenCompare{Videos: []model.VideoID{1<<20 + 1, 1<<20 + 2}})
		if footer, line := s.row(39), s.row(4); strings.Contains(footer, "filter") || strings.Contains(line, "bake") {
			t.Errorf("comparing has the line %q and the footer %q", line, footer)
		}
		s.press("/")
		if got := s.row(38); !strings.Contains(got, "whatever a filter says") {
			t.Errorf("/ says %q", got)
		}
		s.press("esc")
		if row := s.row(4); !strings.Contains(row, "/ bake") {
			t.Errorf("back in the list the filter's line is %q", row)
		}
	})
}
