//go:build unix

package cmd_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
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
func TestWhereNoShellResumesItTheDashboardIsNotSuspended(t *testing.T) {
	t.Parallel()
	for name, start := range map[string]func(*testing.T) *terminal.Terminal{
		"alone": func(t *testing.T) *terminal.Terminal { return opened(t) },
		// While it tries to be suspended the terminal is the script's, which ctrl+c would end.
		"behind a script": func(t *testing.T) *terminal.Terminal {
			return behind(t, `trap : INT; "$0" --demo; echo "$?, left"`)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := start(t)
			s.Wait("Moved most")
			s.Press("ctrl+z")
			s.Wait("No shell is there to resume saveboard, so it stays.", "Moved most")
			s.Press("2")
			s.Wait("Which videos do people keep?")
			s.Press("ctrl+z", "ctrl+c")
			leaves(t, s)
		})
	}
}

// behind is the program, as $0, behind a shell's script.
func behind(t *testing.T, script string) *terminal.Terminal {
	t.Helper()
	c := command(t, t.TempDir())
	c.Args = []string{"sh", "-c", script, c.Path}
	c.Path = "/bin/sh"
	return terminal.Start(t, 80, 24, c)
}

func TestASignalEndsTheDashboardAtAnyMoment(t *testing.T) {
	t.Parallel()
	for name, signal := range map[string]os.Signal{"SIGTERM": syscall.SIGTERM, "SIGHUP": syscall.SIGHUP} {
		for moment, keys := range map[string][]string{
			"at rest":                  nil,
			"while a screen is filled": {"r", "2", "4", "5", "r", "7"},
			"while a file is written":  {"2", "x", "enter"},
			"while a word is typed":    {"2", "/", "r", "y"},
			"in the middle of a key":   {"\x1b["},
		} {
			t.Run(name+" "+moment, func(t *testing.T) {
				t.Parallel()
				program := command(t, t.TempDir())
				program.Dir = t.TempDir()
				s := terminal.Start(t, 80, 24, program)
				s.Wait("Moved most")
				s.Press(keys...)
				s.Signal(signal)
				leaves(t, s)
			})
		}
	}
}

// Before the program listens to signals, one ends it at once; from then on in order.
func TestASignalEndsTheDashboardWhileItStarts(t *testing.T) {
	t.Parallel()
	for after := time.Duration(0); after < 60*time.Millisecond; after += 4 * time.Millisecond {
		t.Run(after.String(), func(t *testing.T) {
			t.Parallel()
			s := terminal.Start(t, 80, 24, command(t, t.TempDir()))
			time.Sleep(after)
			s.Signal(syscall.SIGTERM)
			s.Ended()
			if !s.Given() {
				t.Errorf("the terminal is not as it was:\n%s", s.Text())
			}
		})
	}
}

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

func TestASignalEndsTheDashboardOfATerminalThatTakesNothing(t *testing.T) {
	t.Parallel()
	s := opened(t)
	s.Stall()
	for range 60 { // more than lies between the two
		s.Press("2", "1")
		time.Sleep(10 * time.Millisecond)
	}
	s.Signal(syscall.SIGTERM)
	s.Ended()
}

func TestWhatWasBegunBeforeLeavingIsDone(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	file := filepath.Join(home, "videos.csv")
	content := "Video title,Video link,Post time,Video views,Likes,Comments,Shares,Add to Favorites\n" +
		"Rye starter,https://www.tiktok.com/@nora.kneads/video/7600000000000000001,2026/01/27 11:21:36,9000,800,12,30,411\n"
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := command(t, home, "import", "--taken-at", "2026-03-01T18:00:00Z", file).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	program := command(t, home)
	program.Dir = t.TempDir()
	s := terminal.Start(t, 80, 24, program)
	s.Wait("@nora.kneads")
	s.Press("2")
	s.Wait("Rye starter", "411")
	s.Press("L")
	s.Wait("Label")
	s.Press("keeper\rx")
	s.Press("\r")
	s.Press("ctrl+c")
	leaves(t, s)
	out, err := command(t, home, "show", "videos", "--filter", "label:keeper").CombinedOutput()
	if err != nil || !strings.Contains(string(out), "Rye starter") {
		t.Errorf("the label is not kept: %v\n%s", err, out)
	}
	if files, err := filepath.Glob(filepath.Join(program.Dir, "*")); err != nil || len(files) != 1 {
		t.Errorf("the files exported: %v, %v", files, err)
	}
}
