package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/charmbracelet/x/ansi"

	"saveboard/assets"
)

// Period and metric stand above every screen. Whoever changes one there sees what it changes, or reads
// that it changes nothing.
func TestEveryScreenAnswersToPeriodAndMetricOrSaysThatItDoesNot(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "saveboard.db")
	if err := os.WriteFile(path, assets.Demo, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ screen, keys string }{
		{"Overview", "1"},
		{"Videos", "2"},
		{"one video", "2 enter"},
		{"Categories", "3"},
		{"Categories' table", "3 v"},
		{"Categories' weeks", "3 v v"},
		{"Trends", "4"},
		{"Timing", "5"},
		{"Accounts", "7"},
		{"Accounts' second way", "7 v"},
		{"Accounts' third way", "7 v v"},
		{"Why?", "8"},
	} {
		t.Run(c.screen, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				k := newMonkey(t, 1, path)
				defer k.data.Close()
				k.begin()
				defer k.leave()
				k.resize(140, 40)
				settle := func() []string {
					for range 4 {
						synctest.Wait()
						k.listen()
						time.Sleep(time.Second)
					}
					return strings.Split(ansi.Strip(k.m.View().Content), "\n")
				}
				settle()
				for key := range strings.FieldsSeq(c.keys) {
					k.do(key, pressed(key))
					settle()
				}
				for _, key := range []string{"r", "m", "m"} {
					before := settle()
					k.do(key, pressed(key))
					if said := strings.Split(ansi.Strip(k.m.View().Content), "\n")[38]; strings.Contains(said, "changes nothing") {
						continue
					}
					after := settle()
					if changed := !slices.Equal(before[3:38], after[3:38]); !changed {
						t.Errorf("%s changes nothing here, and nothing says so:\n%s", key, fmt.Sprintln(strings.Join(after, "\n")))
					}
				}
			})
		})
	}
}
