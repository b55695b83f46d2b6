//go:build unix

package cmd_test

import (
	"testing"

	"saveboard/cmd/internal/terminal"
)

func TestATerminalThatOnlyPrintsIsToldOfPlain(t *testing.T) {
	t.Parallel()
	c := command(t, t.TempDir(), "--demo")
	c.Env = append(c.Env, "TERM=dumb")
	s := terminal.Start(t, 120, 60, c)
	s.Wait("How are my saves doing?", "This terminal only prints. saveboard --plain answers here, a command a line.")
	if code := s.Ended(); code != 0 {
		t.Errorf("it ends with %d", code)
	}
}

func TestPlainAsksForEachLineWhereTheTerminalOnlyPrints(t *testing.T) {
	t.Parallel()
	c := command(t, t.TempDir(), "--demo", "--plain")
	c.Env = append(c.Env, "TERM=dumb")
	s := terminal.Start(t, 170, 60, c)
	s.Wait("How are my saves doing?", "\n>")
	s.Press("q", "enter")
	if code := s.Ended(); code != 0 {
		t.Errorf("quit ends with %d", code)
	}
}
