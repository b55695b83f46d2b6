//go:build unix

package cmd_test

import (
	"encoding/base64"
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

// desk is a dashboard on the invented creator, with an environment of its own beside the usual one.
func desk(t *testing.T, env ...string) *terminal.Terminal {
	t.Helper()
	c := command(t, t.TempDir(), "--demo")
	c.Env = append(c.Env, env...)
	s := terminal.Start(t, 100, 24, c)
	s.Wait("How are my saves doing?", "Meal prep: lentils 4 ways")
	return s
}

func TestACopyReachesTheTerminalHoweverFarItIs(t *testing.T) {
	t.Parallel()
	const said = "Saves are up 15%"
	spelled := func(sequence string) string {
		text, err := base64.StdEncoding.DecodeString(sequence)
		if err != nil {
			return err.Error()
		}
		return string(text)
	}
	for name, c := range map[string]struct {
		env           []string
		begins, comes string
	}{
		"a terminal":        {nil, "\x1b]52;c;", "\x07"},
		"one behind tmux":   {[]string{"TMUX=/none,1,0"}, "\x1bPtmux;\x1b\x1b]52;c;", "\x07\x1b\\"},
		"one behind screen": {[]string{"TERM=screen.xterm-256color", "STY=1.pts"}, "\x1bP\x1b]52;c;", "\x07\x1b\\"},
		"one over SSH":      {[]string{"SSH_CONNECTION=10.0.0.1 1 10.0.0.2 22", "DISPLAY=:0"}, "\x1b]52;c;", "\x07"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := desk(t, c.env...)
			s.Press("y")
			s.Wait("Sent the answer and the chart in words to the terminal's clipboard")
			s.Until("the sequence being sent", func(string) bool { return strings.Contains(s.Sent(), c.begins) })
			_, after, _ := strings.Cut(s.Sent(), c.begins)
			sequence, _, ends := strings.Cut(after, c.comes)
			if !ends || !strings.HasPrefix(spelled(sequence), said) {
				t.Errorf("the terminal was sent %.80q, which is %q", sequence, spelled(sequence))
			}
			s.Press("q")
			if code := s.Ended(); code != 0 || !s.Given() {
				t.Errorf("q ends with %d", code)
			}
		})
	}
}

func TestACopyGoesToTheSystemsToolWhereThereIsOne(t *testing.T) {
	t.Parallel()
	tools := t.TempDir()
	clip := filepath.Join(tools, "clip")
	for name, does := range map[string]string{"xclip": `cat > "$CLIP"`, "xdg-open": `echo "$1" > "$CLIP"; echo noise`} {
		if err := os.WriteFile(filepath.Join(tools, name), []byte("#!/bin/sh\n"+does+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	s := desk(t, "DISPLAY=:0", "CLIP="+clip, "PATH="+tools+":/usr/bin:/bin")
	s.Press("y")
	s.Wait("Copied the answer and the chart in words.")
	if got, err := os.ReadFile(clip); err != nil || !strings.HasPrefix(string(got), "Saves are up 15%") {
		t.Errorf("the clipboard has %q, %v", got, err)
	}
	if strings.Contains(s.Sent(), "\x1b]52;") {
		t.Error("the terminal was asked as well")
	}
	s.Press("G", "o")
	s.Wait("Opened https://www.tiktok.com/")
	if got, err := os.ReadFile(clip); err != nil || !strings.HasPrefix(string(got), "https://www.tiktok.com/@mira.bakes/video/") {
		t.Errorf("the browser was given %q, %v", got, err)
	}
}

func TestWithoutAScreenOfItsOwnAPagesAddressIsCopied(t *testing.T) {
	t.Parallel()
	s := desk(t)
	s.Press("G", "o")
	s.Wait("No browser can be started here. Sent the page's address to the terminal's clipboard")
}
