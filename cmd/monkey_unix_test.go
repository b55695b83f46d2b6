//go:build unix

package cmd_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"saveboard/assets"
	"saveboard/cmd/internal/terminal"
	"saveboard/ui/shell"
)

// The monkey at the real program, as fast as a terminal takes keys. In the end ctrl+c leaves wherever
// it is, the terminal is as it was, and the database is whole.
func TestAfterAMonkeyTheTerminalAndTheDatabaseAreAsTheyWere(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	folder := filepath.Join(home, "data", "saveboard")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "saveboard.db"), assets.Demo, 0o600); err != nil {
		t.Fatal(err)
	}
	program := command(t, home)
	program.Dir = t.TempDir() // exports go there
	s := terminal.Start(t, 80, 24, program)
	s.Wait("1 Overview", "How are my saves doing?")

	var keys []string
	for _, list := range shell.Keys() {
		for _, a := range list.Actions {
			for _, key := range a.Keys {
				switch key {
				case "q", "ctrl+c", "ctrl+z", "o": // they leave, or start a browser
				default:
					keys = append(keys, key)
				}
			}
		}
	}
	r := rand.New(rand.NewPCG(7, 2026))
	for range 400 {
		switch n := r.IntN(20); {
		case n < 16:
			s.Press(keys[r.IntN(len(keys))])
		case n < 17:
			s.Press(string(rune('a' + r.IntN(14)))) // a to n
		case n < 19:
			s.Click(r.IntN(80), r.IntN(24))
		default:
			s.Resize(30+r.IntN(140), 8+r.IntN(40))
		}
	}
	s.Press("ctrl+c")
	if code := s.Ended(); code != 0 {
		t.Errorf("ctrl+c ends with %d:\n%s", code, s.Text())
	}
	if !s.Given() {
		t.Error("the terminal is not as it was")
	}
	if out, err := command(t, home, "doctor", "--deep").CombinedOutput(); err != nil {
		t.Errorf("afterwards: %v\n%s", err, out)
	}
	if log, err := os.ReadFile(filepath.Join(home, "state", "saveboard", "saveboard.log")); err == nil {
		t.Errorf("something panicked:\n%s", fmt.Sprintf("%.2000s", log))
	}
}
