package shell

import (
	"slices"
	"strings"
	"testing"

	"saveboard/ui/screen"
)

func TestAKeyIsRefusedWithItsReason(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		action string
		keys   []string
		why    string // empty: it is taken
	}{
		{"shell.help", []string{"f1"}, ""},
		{"shell.help", []string{"F1", "Ctrl+G"}, ""},
		{"videos.sort-next", []string{"J"}, ""},
		{"shell.theme", nil, ""},
		{"shell.help", []string{"alt+h"}, "needs alt"},
		{"shell.help", []string{"helpkey"}, "there is no key “helpkey”"},
		{"shell.help", []string{"ctrl+i"}, "terminals send tab"},
		{"shell.help", []string{"ctrl+c"}, "always leaves saveboard"},
		{"shell.help", []string{"esc"}, "always goes back"},
		{"shell.help", []string{"q"}, "“q” does “Quit” everywhere already"},
		{"shell.help", []string{"s"}, "on Videos already"},
		{"videos.sort-next", []string{"q"}, "“q” does “Quit” on Videos already"},
		{"videos.nothing", []string{"x"}, "there is nothing called “videos.nothing”"},
		{"shell.choose", []string{"x"}, "there is nothing called"},
	} {
		keymap, problems := CheckKeys(map[string][]string{test.action: test.keys})
		switch {
		case test.why == "" && len(problems) > 0:
			t.Errorf("%s cannot have %q: %s", test.action, test.keys, problems[0].Why)
		case test.why == "":
			if _, ok := keymap[test.action]; !ok {
				t.Errorf("%s has not got %q", test.action, test.keys)
			}
		case len(problems) != 1 || !strings.Contains(problems[0].Why, test.why) || len(keymap) > 0:
			t.Errorf("%s with %q: %v and %v, want a word of %q", test.action, test.keys, keymap, problems, test.why)
		}
	}
}

func TestTheKeysAsTheyAreClashWithNothing(t *testing.T) {
	t.Parallel()
	own := make(map[string][]string)
	for _, list := range Keys() {
		for _, a := range list.Actions {
			if a.Name != "" {
				own[a.ID] = a.Keys
			}
		}
	}
	if _, problems := CheckKeys(own); len(problems) > 0 {
		t.Errorf("giving every action its own keys: %v", problems)
	}
}

func TestTwoActionsMayChangeTheirKeys(t *testing.T) {
	t.Parallel()
	keymap, problems := CheckKeys(map[string][]string{"shell.period": {"m"}, "shell.metric": {"r"}})
	if len(problems) > 0 || len(keymap) != 2 {
		t.Errorf("%v, %v", keymap, problems)
	}
}

func TestOneCanAlwaysLeave(t *testing.T) {
	t.Parallel()
	keymap, problems := CheckKeys(map[string][]string{"shell.quit": {"J"}, "shell.esc": {"backspace"}})
	if len(problems) > 0 || !slices.Contains(keymap["shell.quit"], "ctrl+c") || !slices.Contains(keymap["shell.esc"], "esc") {
		t.Errorf("%v, %v", keymap, problems)
	}
}

func TestKeysAreSpelledAsTerminalsNameThem(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"x": "x", "X": "X", "shift+x": "X", "Ctrl+X": "ctrl+x", " ": "space", "Space": "space", "f12": "f12", "shift+tab": "shift+tab", "+": "+", "?": "?", "é": "é",
		"ctrl++": "ctrl++", "PgUp": "pgup",
	} {
		if got, err := screen.KeyName(written); err != nil || got != want {
			t.Errorf("%q is %q, %v; want %q", written, got, err, want)
		}
	}
	for _, none := range []string{"", "ctrl+", "+x", "ctrl+shift+x", "hyper+x", "f0", "f21", "ctrl+h", "ctrl+m", "\x1b", "xx"} {
		if got, err := screen.KeyName(none); err == nil {
			t.Errorf("%q is taken for %q", none, got)
		}
	}
}

func changed(t *testing.T, width, height int) *session {
	t.Helper()
	keymap, problems := CheckKeys(map[string][]string{
		"shell.help": {"f1"}, "shell.period": {"P"}, "shell.quit": {"Z"}, "videos.sort-next": {"J"}, "shell.open-trends": {"9"},
	})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return open(t, new(library), Options{Keys: keymap}, width, height)
}

func TestChangedKeysActAndAreShown(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := changed(t, 140, 40)
		s.shows("P last 28 days", "9 Trends", "f1 help", "Z quit")
		s.press("r", "?", "q")
		s.shows("P last 28 days")
		s.press("P")
		s.shows("P last 90 days")
		s.press("f1")
		s.shows("Keys on Overview", "f1", "These keys")
		s.press("f1", "9")
		s.shows("What is rising")
		s.press("2")
		before := s.screen()
		s.press("s")
		if s.screen() != before {
			t.Error("the key that sorting had before still does something")
		}
		s.press("J")
		if s.screen() == before {
			t.Error("the key that sorting was given does nothing")
		}
	})
}

func TestSentencesNameTheKeysThatWereChosen(t *testing.T) {
	journey(t, func(t *testing.T) {
		for want, keys := range map[string][]string{"theirs. W why": {"W"}, "theirs. f2 why": {"f2"}, "theirs.": {}} {
			keymap, problems := CheckKeys(map[string][]string{"shell.why": keys, "shell.export": {"X"}})
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			s := open(t, &library{videos: 3}, Options{Keys: keymap}, 80, 24)
			s.press("2", "enter")
			s.shows(want)
			if strings.Contains(s.screen(), "w why") || len(keys) == 0 && strings.Contains(s.screen(), " why") {
				t.Errorf("with %v the screen names another key:\n%s", keys, s.screen())
			}
			if got := s.m.exportNamed(); got != "X" {
				t.Errorf("what exports is called %q", got)
			}
		}
	})
}

func TestAChangedKeyIsTextInAField(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := changed(t, 80, 24)
		s.press("2", "/", "J", "P", "Z")
		s.shows("JPZ")
	})
}

func TestWhatIsWrongWithTheSettingsStandsThereUntilTheFirstKey(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, new(library), Options{Notice: "config.toml:3: No setting is called “themee”."}, 80, 24)
		s.shows("✗ config.toml:3: No setting is called “themee”.")
		s.press("down")
		if strings.Contains(s.screen(), "themee") {
			t.Error("the sentence stays after a key")
		}
	})
}
