//go:build unix

package cmd_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"saveboard/cmd/internal/terminal"
)

func TestAnExportHasTheBytesOfShow(t *testing.T) {
	t.Parallel()
	home, folder := t.TempDir(), t.TempDir()
	show := func(args ...string) string {
		out, err := command(t, home, append([]string{"--demo", "show"}, args...)...).Output()
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	read := func(name string) string {
		content, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	c := command(t, home, "--demo")
	c.Dir = folder
	s := terminal.Start(t, 140, 40, c)
	s.Wait("How are my saves doing?", "Moved most")
	s.Press("2")
	s.Wait("Which videos do people keep?", "Score a loaf")
	s.Press("s")
	s.Wait("Rate ↓")
	s.Press("x")
	s.Wait("Export", "212 videos, one a row.", "saveboard-videos-2026-11-22.csv")
	s.Press("enter")
	s.Wait("Wrote 212 videos to ")
	if want := show("videos", "--sort", "rate", "--format", "csv"); read("saveboard-videos-2026-11-22.csv") != want {
		t.Errorf("the file is not what show prints:\n%.300s\nwant\n%.300s", read("saveboard-videos-2026-11-22.csv"), want)
	}

	s.Press("S")
	s.Wait("Rate ↑")
	s.Press("x", "enter")
	s.Wait("That file is there already.", "replace it")
	if want := show("videos", "--sort", "rate", "--format", "csv"); read("saveboard-videos-2026-11-22.csv") != want {
		t.Error("the file was replaced unasked")
	}
	s.Press("enter")
	s.Wait("Wrote 212 videos to ")
	if want := show("videos", "--sort", "rate", "--reverse", "--format", "csv"); read("saveboard-videos-2026-11-22.csv") != want {
		t.Error("the file is not what show prints")
	}

	s.Press("3")
	s.Wait("What kind of video do people keep?", "Tutorials")
	s.Press("x", "tab", "tab", "enter")
	s.Wait("saveboard-categories-2026-11-22.md")
	if want := show("categories", "--format", "md"); read("saveboard-categories-2026-11-22.md") != want || !strings.Contains(want, "counts of 22 Nov 2026") {
		t.Errorf("the file is not what show prints:\n%s", want)
	}
	s.Press("q")
	if code := s.Ended(); code != 0 || !s.Given() {
		t.Errorf("q ends with %d", code)
	}
}
