package shell

import (
	"strings"
	"testing"
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
