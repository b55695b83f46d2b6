//go:build unix

package cmd_test

import (
	"os"
	"path/filepath"
	"testing"

	"saveboard/cmd/internal/terminal"
)

// configured is the dashboard on the invented creator, with a file of settings.
func configured(t *testing.T, file string, args ...string) *terminal.Terminal {
	t.Helper()
	home := t.TempDir()
	path := filepath.Join(home, "config", "saveboard", "config.toml")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	s := terminal.Start(t, 80, 24, command(t, home, args...))
	s.Wait("1 Overview", "How are my saves doing?", "Moved most")
	return s
}

func TestAKeyOfTheFileActsAndStandsInTheFooter(t *testing.T) {
	t.Parallel()
	s := configured(t, "period = \"90d\"\n[keys]\nshell.help = \"H\"\nshell.quit = \"Z\"\nshell.period = \"P\"\n")
	s.Wait("P 90 days")
	s.Press("H")
	s.Wait("Keys on Overview", "These keys")
	s.Press("H")
	s.Gone("These keys")
	s.Press("q", "r", "P")
	s.Wait("P 12 months")
	s.Press("Z")
	if code := s.Ended(); code != 0 {
		t.Errorf("Z ends with %d", code)
	}
	if !s.Given() {
		t.Error("the terminal is not as it was")
	}
}

func TestABrokenFileIsASentenceInTheStatusLine(t *testing.T) {
	t.Parallel()
	s := configured(t, "period = \"90d\"\n\nthemee = \"dark\"\n")
	s.Wait("r 90 days", "config.toml:3: No setting is called “themee”; did you mean “theme”?")
	s.Press("down")
	s.Gone("themee")
	s.Press("q")
	if code := s.Ended(); code != 0 {
		t.Errorf("q ends with %d", code)
	}
}

func TestAThemeOfOnesOwnPaints(t *testing.T) {
	t.Parallel()
	s := configured(t, "theme = \"mine\"\n[themes.mine]\nbase = \"light\"\nsaves = \"#ab0102\"\n")
	s.Press("t")
	s.Wait("Theme dark.")
	for range 7 {
		s.Press("t")
	}
	s.Wait("Theme mine.")
}

func TestAThemeThatIsHardToReadIsSaidQuietlyAndPaintsAllTheSame(t *testing.T) {
	t.Parallel()
	const mine = "[themes.mine]\nbase = \"dark\"\nsaves = \"#555555\"\n"
	s := configured(t, "theme = \"mine\"\n"+mine)
	s.Wait("“saves” is hard to read: a contrast of 1.9:1 on #282a36, and it needs 4.5:1.")
	s.Press("down")
	s.Gone("hard to read")
	s.Press("q")
	if code := s.Ended(); code != 0 {
		t.Errorf("q ends with %d", code)
	}
	other := configured(t, "theme = \"light\"\n"+mine) // a theme that is not in use
	other.Gone("hard to read")
	other.Press("q")
}
