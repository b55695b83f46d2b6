package shell

import (
	"strings"
	"testing"

	"saveboard/ui/screen"
)

func TestTypedCountsAreKeptAndOneComesBack(t *testing.T) {
	journey(t, func(t *testing.T) {
		l, s := editable(t)
		s.press("l")
		s.shows("How many saves do they have now?", "tab next", "esc leave")
		if strings.Contains(s.screen(), "/ filter") {
			t.Error("the footer offers keys that are text here")
		}
		s.typed("1.2K")
		s.shows("1,200 ±50")
		s.typed("q?u")
		s.shows("1.2Kq?u")
		s.press("backspace", "backspace", "backspace")
		s.press("esc")
		s.shows("The number is not kept yet: ctrl+s keeps it, esc again drops it.")
		s.press("ctrl+s")
		s.shows("Which videos do people keep?", "Kept 1200 ±50 as of 1795370000.  u undo")
		s.press("u")
		s.shows("Took it back.")
		if n := len(l.asked()); n == 0 {
			t.Error("nothing was asked")
		}
	})
}

func TestOneComesBackFromTypingToWhatLayThere(t *testing.T) {
	journey(t, func(t *testing.T) {
		_, s := editable(t)
		s.press("enter")
		was := s.m.front()
		s.press("l")
		s.shows("How many saves do they have now?")
		s.press("esc")
		if s.m.front() != was || len(s.m.trail) != 0 {
			t.Errorf("esc leads to screen %d with a trail of %d, want %d", s.m.front(), len(s.m.trail), was)
		}
		s.press("esc")
		s.shows("Which videos do people keep?")
	})
}

func TestWhereNothingIsEditedNothingIsTyped(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 3}, Options{}, 80, 24)
		s.press("l")
		s.shows("Nothing can be edited here.")
		s.say(screen.LogCounts{From: "log"})
		s.shows("Nothing can be edited here.")
	})
}
