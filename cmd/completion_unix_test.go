//go:build unix

package cmd_test

import (
	"strings"
	"testing"
)

func TestTheFilterIsCompletedFromAFewLettersAndRubbedOutAgain(t *testing.T) {
	t.Parallel()
	s := opened(t)
	s.Press("2")
	s.Wait("Which videos do people keep?", "1–15 of 212")
	s.Press("/", "c", "a", "t")
	s.Wait("category:tutorial  its category begins so ", "tab take it")
	s.Press("tab")
	s.Wait("/ category:", "▌ Recipes", "Behind the scenes", "tab take it")
	s.Press("down")
	s.Wait("▌ Tutorials")
	s.Press("tab")
	s.Wait("/ category:Tutorials", "41 of 212")
	s.Press("enter")
	s.Wait("/ category:Tutorials", "1–15 of 41", "/ filter")
	s.Press("/", "backspace")
	s.Wait("/ category:Tutorial ", "▌ Tutorials", "tab take it")
	for range len("category:Tutorial") {
		s.Press("backspace")
	}
	s.Wait("1–15 of 212", "212 of 212")
	s.Press("enter")
	s.Until("the filter's line is gone", func(screen string) bool {
		return strings.Contains(screen, "1–15 of 212") && !strings.Contains(screen, "212 of 212") && strings.Contains(screen, "/ filter")
	})
}
