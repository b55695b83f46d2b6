package cmd_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"saveboard/ui/shell"
)

// With -readme the test writes the keys into the README instead of comparing them:
//
//	go test ./cmd -run README -readme
var writeReadme = flag.Bool("readme", false, "write the tables of the README")

const (
	readme    = "../README.md"
	keysBegin = "<!-- keys, written by go test ./cmd -run README -readme -->\n"
	keysEnd   = "<!-- /keys -->\n"
)

func TestTheREADMENamesEveryKey(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, okBegin := strings.Cut(string(text), keysBegin)
	keys, after, okEnd := strings.Cut(rest, keysEnd)
	if !okBegin || !okEnd {
		t.Fatal("the README has no place for the keys")
	}
	want := keyTables()
	if *writeReadme {
		if err := os.WriteFile(readme, []byte(before+keysBegin+want+keysEnd+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if keys != want {
		t.Errorf("the README's keys are not those of the program; go test ./cmd -run README -readme writes them. It should say:\n%s", want)
	}
}

func keyTables() string {
	var b strings.Builder
	for _, list := range shell.Keys() {
		fmt.Fprintf(&b, "\n| %s | |\n| --- | --- |\n", list.Where)
		for _, a := range list.Actions {
			if len(a.Keys) == 0 {
				continue
			}
			fmt.Fprintf(&b, "| %s | %s |\n", spelled(a.Keys), a.Name)
		}
	}
	return b.String() + "\n"
}

// spelled are keys as a person reads them: `↓` `j`.
func spelled(keys []string) string {
	arrows := strings.NewReplacer("up", "↑", "down", "↓", "left", "←", "right", "→")
	var words []string
	for _, k := range keys {
		if k == "up" || k == "down" || k == "left" || k == "right" {
			k = arrows.Replace(k)
		}
		words = append(words, "`"+k+"`")
	}
	return strings.Join(words, " ")
}
