//go:build unix

package cmd_test

import (
	"strings"
	"testing"
)

func TestAccountsAreAddedRenamedAndRemovedOnTheirScreen(t *testing.T) {
	t.Parallel()
	s, run := kept(t)
	s.Press("7")
	s.Wait("How do I compare with others?", "videos")
	s.Press("+")
	s.Wait("Add an account", "Handle", "Whose")
	s.Press(strings.Split("@tom.knits", "")...)
	s.Wait("@tom.knits")
	s.Press("enter")
	s.Wait("Added @tom.knits.", "u undo")
	if list := run("account", "list"); !strings.Contains(list, "@tom.knits") {
		t.Errorf("the list has no @tom.knits:\n%s", list)
	}
	s.Press(":")
	s.Wait("run")
	s.Press(strings.Split("rename the account", "")...)
	s.Press("enter")
	s.Wait("Rename @")
	s.Press("2", "enter")
	s.Wait("Renamed @", "The old name still finds it.")
	s.Press(":")
	s.Press(strings.Split("remove it for good", "")...)
	s.Press("enter")
	s.Wait("Forget @", "forgets", "keeps")
	s.Press("esc")
	s.Until("the box closes", func(screen string) bool { return !strings.Contains(screen, "Forget @") })
	before := run("account", "list")
	s.Press(":")
	s.Press(strings.Split("remove it for good", "")...)
	s.Press("enter")
	s.Wait("Forget @")
	s.Press("enter")
	s.Wait("for good")
	s.Until("the box closes", func(screen string) bool { return !strings.Contains(screen, "Forget @") })
	if after := run("account", "list"); after == before {
		t.Errorf("nothing was removed:\n%s", after)
	}
	s.Press("q")
	if code := s.Ended(); code != 0 {
		t.Errorf("q ends with %d", code)
	}
	run("doctor", "--deep")
}
