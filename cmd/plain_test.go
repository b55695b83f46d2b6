package cmd_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"saveboard/ui/plain"
	"saveboard/ui/shell"
)

// Whoever adds an action to the dashboard adds the word for it, or says why it needs none: to Instead of a word in
// ui/plain, or to what is without one.
func TestPlainHelpHasAWordForEveryActionOfTheDashboard(t *testing.T) {
	t.Parallel()
	words := make(map[string]string)
	for _, w := range plain.Words() {
		for _, action := range w.Instead {
			if other, twice := words[action]; twice {
				t.Errorf("both %s and %s stand for %s", other, w.Name, action)
			}
			words[action] = w.Name
		}
	}
	for _, none := range plain.WithoutWord() {
		for _, action := range none.Actions {
			if word, has := words[action]; has {
				t.Errorf("%s has the word %s, and none", action, word)
			}
			words[action] = none.Why
		}
	}
	var actions []string
	for _, list := range shell.Keys() {
		for _, a := range list.Actions {
			actions = append(actions, a.ID)
			if words[a.ID] == "" {
				t.Errorf("%s (%s, on %s) has no word in --plain, and no reason why it needs none", a.ID, a.Name, list.Where)
			}
		}
	}
	for action, word := range words {
		if !slices.Contains(actions, action) {
			t.Errorf("%s is no action any more: %s", action, word)
		}
	}
}

func TestTheREADMETypesNothingThatPlainDoesNotKnow(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(text), "| to | type |\n")
	table, _, _ = strings.Cut(table, "\n\n")
	known := []string{"2"} // the number of a screen
	for _, w := range plain.Words() {
		known = append(known, w.Name)
	}
	typed := regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(table, -1)
	if !found || len(typed) < 20 {
		t.Fatalf("the README types %d things", len(typed))
	}
	for _, said := range typed {
		if word, _, _ := strings.Cut(said[1], " "); !slices.Contains(known, word) {
			t.Errorf("the README types %q, and there is no word %s", said[1], word)
		}
	}
}
