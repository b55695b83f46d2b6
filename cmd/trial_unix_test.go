//go:build unix

package cmd_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"saveboard/cmd/internal/terminal"
)

// onTrial is the dashboard on the demo, and the folder that its temporary files go to.
func onTrial(t *testing.T) (s *terminal.Terminal, temp string) {
	t.Helper()
	temp = t.TempDir()
	c := command(t, t.TempDir(), "--demo")
	c.Env = append(c.Env, "TMPDIR="+temp)
	s = terminal.Start(t, 80, 24, c)
	s.Wait("1 Overview", "How are my saves doing?", "Moved most")
	return s, temp
}

// folders are those of the demo's copies.
func folders(t *testing.T, temp string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(temp, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// label labels the focused video.
func label(s *terminal.Terminal, name string) {
	s.Press("L")
	s.Wait("Label of “")
	s.Press(strings.Split(name, "")...)
	s.Press("enter")
	s.Wait("Labelled 1 video "+name+".", "u undo", "Only until you quit.")
}

func TestTheDemoIsEditedOnTrial(t *testing.T) {
	t.Parallel()
	s, temp := onTrial(t)
	if found := folders(t, temp); len(found) != 0 {
		t.Errorf("before an edit there is %v", found)
	}
	s.Press("2")
	s.Wait("Which videos do people keep?", "▌ Score a loaf")
	label(s, "mellow")
	found := folders(t, temp)
	if len(found) != 1 {
		t.Fatalf("the copy is in %v", found)
	}
	if info, err := os.Stat(found[0]); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder of the copy: %v, %v", info.Mode(), err)
	}
	s.Press("down")
	s.Wait("Edits are gone when you quit. Yours: saveboard import FILE")
	s.Press("/")
	s.Press(strings.Split("label:mellow", "")...)
	s.Press("enter")
	s.Wait("One video matches.")
	s.Press("u")
	s.Wait("Took back: labelled 1 video mellow.", "No video")
	s.Press("ctrl+r")
	s.Wait("Done again: labelled 1 video mellow.", "One video matches.")
	s.Press("7", "+")
	s.Wait("Add an account", "Handle")
	s.Press(strings.Split("tom.knits", "")...)
	s.Press("enter")
	s.Wait("Added @tom.knits.")
	s.Press("q")
	if code := s.Ended(); code != 0 {
		t.Errorf("q ends with %d", code)
	}
	if found := folders(t, temp); len(found) != 0 {
		t.Errorf("it leaves %v", found)
	}
}

func TestCountsTypedOnTheDemoAreShown(t *testing.T) {
	t.Parallel()
	s, _ := onTrial(t)
	s.Press("l")
	s.Wait("How many saves do they have now?", "Noodle jars", "577")
	s.Press("9", "8", "7", "ctrl+s")
	s.Wait("Kept the counts of 1 video.", "u undo", "counts of 22 Nov 19:01")
	s.Press("l")
	s.Wait("Noodle jars", "987")
	s.Press("esc")
	s.Wait("How are my saves doing?")
	s.Press("u")
	s.Wait("Took back: kept the counts of 1 video.", "counts of 22 Nov 19:00")
	s.Press("l")
	s.Wait("Noodle jars", "577")
}

func TestNothingIsLeftOfTheEditedDemoHoweverTheProgramEnds(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*terminal.Terminal){
		"ctrl+c": func(s *terminal.Terminal) { s.Press("ctrl+c") },
		"in the middle of an edit": func(s *terminal.Terminal) {
			s.Press("c")
			s.Wait("Category of “")
			s.Press("enter", "ctrl+c")
		},
		"SIGTERM":              func(s *terminal.Terminal) { s.Signal(syscall.SIGTERM) },
		"the window is closed": func(s *terminal.Terminal) { s.Signal(syscall.SIGHUP) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, temp := onTrial(t)
			s.Press("2")
			s.Wait("Which videos do people keep?", "▌ Score a loaf")
			label(s, "mellow")
			end(s)
			s.Ended()
			if found := folders(t, temp); len(found) != 0 {
				t.Errorf("it leaves %v", found)
			}
		})
	}
}
