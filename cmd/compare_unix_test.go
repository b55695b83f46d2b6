//go:build unix

package cmd_test

import (
	"strings"
	"testing"
)

func TestMarkedVideosAreComparedAndOneComesBackToTheSameRow(t *testing.T) {
	t.Parallel()
	s := opened(t)
	s.Press("2")
	s.Wait("Which videos do people keep?", "Fair ↓")
	s.Press("space")
	s.Wait("1 marked")
	s.Press("=")
	s.Wait("Mark two videos or more with space.")
	s.Press("space")
	s.Wait("2 marked")
	row := focused(s.Text())
	s.Press("=")
	s.Wait("How do these do, at equal age?", "Saves by age, up to the youngest's", "Score a loaf")
	s.Press("down", "enter")
	s.Wait("How is this one doing", "2 of 2 videos")
	s.Press("esc")
	s.Wait("How do these do, at equal age?", "whole lives")
	s.Press("esc")
	s.Wait("Which videos do people keep?", "2 marked")
	s.Until("the cursor on its row", func(screen string) bool { return row != "" && strings.Contains(focused(screen), row) })
}
