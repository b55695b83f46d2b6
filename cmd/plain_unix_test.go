//go:build unix

package cmd_test

import (
	"os"
	"strings"
	"testing"

	"saveboard/cmd/internal/terminal"
)

// answers are sent as somebody types them: a line, and enter.
func answers(s *terminal.Terminal, line string) {
	s.Press(append(strings.Split(line, ""), "enter")...)
}

func TestPlainEditsOnATerminal(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	if out, err := command(t, home, "import", "--taken-at", "2024-03-20T18:00:00Z", "testdata/three.csv").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	s := terminal.Start(t, 170, 60, command(t, home, "--plain"))
	s.Wait("How are my saves doing?", "\n>")
	answers(s, "2")
	s.Wait("Which videos do people keep?")
	answers(s, "category 1")
	s.Wait("Which category for \"Sourdough in 60 s #bread\"?", "\n?")
	answers(s, "Tutorials")
	s.Wait("Moved 1 video to Tutorials. undo takes it back.")
	answers(s, "undo")
	s.Wait("Took back: moved 1 video to Tutorials.")
	answers(s, "compare 1 2")
	s.Wait("How do these do, at equal age?")
	for _, drawn := range []string{"\x1b", "─", "│", "⣀"} {
		if strings.Contains(s.Sent(), drawn) {
			t.Errorf("%q is sent to the terminal", drawn)
		}
	}
	answers(s, "q")
	if code := s.Ended(); code != 0 {
		t.Errorf("quit ends with %d", code)
	}
}

func TestPlainEndsCleanlyHoweverItIsLeft(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(*terminal.Terminal){
		"ctrl+c":               func(s *terminal.Terminal) { s.Press("ctrl+c") },
		"ctrl+d":               func(s *terminal.Terminal) { s.Press("ctrl+d") },
		"a signal":             func(s *terminal.Terminal) { s.Signal(os.Interrupt) },
		"ctrl+d in a question": func(s *terminal.Terminal) { answers(s, "account remove mira.bakes"); s.Press("ctrl+d") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := terminal.Start(t, 170, 60, command(t, t.TempDir(), "--demo", "--plain"))
			s.Wait("How are my saves doing?", "\n>")
			leave(s)
			if code := s.Ended(); code != 0 {
				t.Errorf("it ends with %d: %s", code, s.Text())
			}
		})
	}
}
