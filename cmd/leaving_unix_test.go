//go:build unix

package cmd_test

import (
	"strings"
	"testing"
	"time"

	"saveboard/cmd/internal/terminal"
)

func TestCtrlCLeavesWhateverWasTypedBefore(t *testing.T) {
	t.Parallel()
	for name, before := range map[string]string{
		"esc":                         "\x1b",
		"half a colour":               "\x1b]11;rgb:0000/",
		"half a name of a terminal":   "\x1bP>|xter",
		"half a key":                  "\x1b[12",
		"half a character":            "\xf0\x9f",
		"a paste that does not end":   "\x1b[200~bread",
		"an open dialog and an esc":   "x\x1b",
		"a filter that is being read": "/rye\x1b[200~",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := opened(t)
			s.Press(before)
			if strings.Contains(before, "[200~") {
				time.Sleep(100 * time.Millisecond) // else it is of the paste
			}
			s.Press("ctrl+c")
			leaves(t, s)
		})
	}
}

// leaves expects the program to end by itself and the terminal to be as it was.
func leaves(t *testing.T, s *terminal.Terminal) {
	t.Helper()
	if code := s.Ended(); code != 0 {
		t.Errorf("it ends with %d:\n%s", code, s.Text())
	}
	if !s.Given() {
		t.Errorf("the terminal is not as it was:\n%s", s.Text())
	}
	if text := s.Text(); strings.Contains(text, "goroutine") || strings.Contains(text, "panic") {
		t.Errorf("the screen says:\n%s", text)
	}
}

// A program that a terminal started itself leads its session; one behind a shell without job control does not,
// and is not stopped either.
// behind is the program, as $0, behind a shell's script.
func behind(t *testing.T, script string) *terminal.Terminal {
	t.Helper()
	c := command(t, t.TempDir())
	c.Args = []string{"sh", "-c", script, c.Path}
	c.Path = "/bin/sh"
	return terminal.Start(t, 80, 24, c)
}

// Before the program listens to signals, one ends it at once; from then on in order.
func TestTheDashboardEndsWithItsWindow(t *testing.T) {
	t.Parallel()
	for name, script := range map[string]string{
		"hearing of it":     `exec "$0" --demo`,
		"not hearing of it": `trap "" HUP; exec "$0" --demo`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := behind(t, script)
			s.Wait("Moved most")
			s.Hangup()
			s.Ended()
		})
	}
}
