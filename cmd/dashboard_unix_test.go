//go:build unix

package cmd_test

import (
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"saveboard/cmd/internal/terminal"
)

// built is the real program, built once for all tests of this file.
var built = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "saveboard-test-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, "saveboard")
	if out, err := exec.Command("go", "build", "-o", path, "saveboard").CombinedOutput(); err != nil {
		return "", fmt.Errorf("building saveboard: %w\n%s", err, out)
	}
	return path, nil
})

// command is the real program with a home folder of its own.
func command(t testing.TB, home string, args ...string) *exec.Cmd {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(path, args...)
	c.Env = []string{
		"HOME=" + home, "XDG_DATA_HOME=" + filepath.Join(home, "data"), "XDG_STATE_HOME=" + filepath.Join(home, "state"),
		"XDG_CONFIG_HOME=" + filepath.Join(home, "config"),
		"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "TZ=UTC", "PATH=" + os.Getenv("PATH"),
	}
	return c
}

// opened is the dashboard on the invented creator, in a window of 80×24, once its figures stand there.
func opened(t *testing.T, args ...string) *terminal.Terminal {
	t.Helper()
	s := terminal.Start(t, 80, 24, command(t, t.TempDir(), args...))
	s.Wait("1 Overview", "How are my saves doing?", "Moved most")
	return s
}

// focused is the line of the screen that carries the focus bar, without it.
func focused(screen string) string {
	for line := range strings.Lines(screen) {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(line), "▌"); ok {
			return strings.TrimSpace(rest)
		}
	}
	return ""
}

func TestWithoutAnyDataTheDashboardStandsThereOnAnInventedCreator(t *testing.T) {
	t.Parallel()
	s := opened(t)
	s.Wait("@mira.bakes", "An invented creator", "saveboard import FILE")
	s.Press("q")
	if code := s.Ended(); code != 0 {
		t.Errorf("q ends with %d", code)
	}
	if !s.Given() {
		t.Error("the terminal is not as it was")
	}
}

func TestOneGoesIntoAVideoAndComesBackToTheSamePlace(t *testing.T) {
	t.Parallel()
	s := opened(t)
	s.Press("2")
	s.Wait("Which videos do people keep?", "Fair ↓")
	first := focused(s.Text())
	s.Press("down", "j")
	s.Until("the focus move", func(screen string) bool { return focused(screen) != first && focused(screen) != "" })
	s.Until("the focus on the third row", func(screen string) bool { return strings.Contains(screen, "–") && focused(screen) != first })
	s.Press("enter")
	s.Wait("How is this one doing", "people saved this. Their names are theirs.", "Saves so far")
	s.Press("n")
	s.Press("p")
	s.Press("w")
	s.Wait("You can see how many, never who")
	s.Press("esc")
	s.Wait("Saves so far")
	s.Press("esc")
	s.Wait("Which videos do people keep?")
	if back := focused(s.Text()); back == first || back == "" {
		t.Errorf("after coming back the focus is on %q", back)
	}
}

func TestTheMostKeptKindIsTwoKeysAway(t *testing.T) {
	t.Parallel()
	s := opened(t)
	s.Press("3")
	s.Wait("What kind of video do people keep?", "Tutorials keep most", "Uncategorised")
	s.Press("enter")
	s.Wait("Which videos do people keep?", "Score a loaf")
	s.Press("8")
	s.Wait("Why can nobody see who saved a video?", "The short answer")
}

func TestTheFilterFollowsEveryLetterAndEscTakesItAway(t *testing.T) {
	t.Parallel()
	s := opened(t)
	s.Press("2")
	s.Wait("Which videos do people keep?")
	s.Press("/", "s", "o", "u", "r", "d", "o", "u", "g", "h")
	s.Wait("Sourdough in 60 s", "of 212")
	s.Gone("Meal prep: lentils")
	s.Press("esc")
	s.Wait("Meal prep: lentils")
}

func TestTheWindowMayHaveAnySize(t *testing.T) {
	t.Parallel()
	s := opened(t)
	for _, size := range [][2]int{{140, 40}, {60, 20}, {40, 12}, {300, 100}, {80, 24}} {
		s.Resize(size[0], size[1])
		s.Until(fmt.Sprintf("the overview at %d×%d", size[0], size[1]), func(screen string) bool {
			return strings.Contains(screen, "Saves") && ruleCells(screen) == size[0]-2
		})
	}
	s.Resize(38, 10)
	s.Wait("saveboard needs 40", "this window has 38")
	s.Resize(80, 24)
	s.Wait("How are my saves doing?")
	s.Press("q")
	if code := s.Ended(); code != 0 {
		t.Errorf("q ends with %d", code)
	}
}

// ruleCells is how long the rule under the tabs is: the whole window but a cell at either side, once
// the program has drawn for its size.
func ruleCells(screen string) int {
	lines := strings.Split(screen, "\n")
	return len([]rune(strings.TrimSpace(lines[1])))
}

func TestTheTerminalIsGivenBackHoweverTheProgramEnds(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*terminal.Terminal){
		"ctrl+c":  func(s *terminal.Terminal) { s.Press("ctrl+c") },
		"SIGTERM": func(s *terminal.Terminal) { s.Signal(syscall.SIGTERM) },
		"SIGINT":  func(s *terminal.Terminal) { s.Signal(syscall.SIGINT) },
		"q":       func(s *terminal.Terminal) { s.Press("q") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := opened(t)
			end(s)
			s.Ended()
			if !s.Given() {
				t.Errorf("after %s the terminal is not as it was:\n%s", name, s.Text())
			}
			if text := s.Text(); strings.Contains(text, "goroutine") || strings.Contains(text, "panic") {
				t.Errorf("after %s the screen says:\n%s", name, text)
			}
		})
	}
}

func TestAnImportInAnotherTerminalShowsUpByItself(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	file := func(name, saves string) string {
		path := filepath.Join(home, name)
		content := "Video title,Video link,Post time,Video views,Likes,Comments,Shares,Add to Favorites\n" +
			"Rye starter,https://www.tiktok.com/@nora.kneads/video/7600000000000000001,2026/01/27 11:21:36,9000,800,12,30," + saves + "\n" +
			"Knead less,https://www.tiktok.com/@nora.kneads/video/7610000000000000001,2026/02/23 10:06:43,5000,400,12,30,77\n"
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	run := func(args ...string) {
		if out, err := command(t, home, args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	run("import", "--taken-at", "2026-03-01T18:00:00Z", file("first.csv", "411"))
	s := terminal.Start(t, 80, 24, command(t, home))
	s.Wait("@nora.kneads")
	s.Press("2")
	s.Wait("Rye starter", "411")
	s.Press("down")
	s.Until("the second video focused", func(screen string) bool { return strings.Contains(focused(screen), "Knead less") })
	run("import", "--taken-at", "2026-03-02T18:00:00Z", file("second.csv", "433"))
	s.Wait("433")
	if on := focused(s.Text()); !strings.Contains(on, "Knead less") {
		t.Errorf("the focus went to %q", on)
	}
}

func TestASuspendedDashboardComesBackAsItWas(t *testing.T) {
	t.Parallel()
	c := command(t, t.TempDir())
	program := c.Path
	c.Path, c.Args = "/bin/sh", []string{"sh", "-mc", `"$0" --demo; echo was stopped; read line; fg`, program}
	s := terminal.Start(t, 80, 24, c)
	s.Wait("Moved most")
	s.Press("2")
	s.Wait("Which videos do people keep?")
	s.Press("ctrl+z")
	s.Wait("was stopped")
	if !s.Given() {
		t.Error("a suspended program keeps the terminal")
	}
	s.Press("enter")
	s.Wait("Which videos do people keep?", "Score a loaf")
	s.Press("q")
	if code := s.Ended(); code != 0 {
		t.Errorf("q ends with %d", code)
	}
}

func TestADatabaseThatIsNoneIsASentenceAndNothingElse(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "cake.db")
	if err := os.WriteFile(file, []byte("flour, water, salt, and a night of patience\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := terminal.Start(t, 80, 24, command(t, t.TempDir(), "--db", file))
	s.Wait("This file is no saveboard database.", "Name another one with --db")
	if code := s.Ended(); code != 1 {
		t.Errorf("ended with %d, want 1", code)
	}
	if text := s.Text(); !s.Given() || strings.Contains(text, "$y") || strings.Contains(text, "rgb:") {
		t.Errorf("the terminal is left with:\n%s", text)
	}
}

func TestOneCanLeaveWhileAnotherProgramHoldsTheDatabase(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "held.db")
	if out, err := command(t, t.TempDir(), "--demo", "backup", file).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	other, err := sql.Open("sqlite", "file:"+file+"?_pragma=journal_mode(DELETE)&_pragma=locking_mode(EXCLUSIVE)")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	other.SetMaxOpenConns(1)
	if _, err := other.Exec("BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	s := terminal.Start(t, 80, 24, command(t, t.TempDir(), "--db", file))
	s.Wait("Opening the data…")
	began := time.Now()
	s.Press("q")
	if code := s.Ended(); code != 0 || !s.Given() {
		t.Errorf("q ends with %d, the terminal is as it was: %v", code, s.Given())
	}
	if took := time.Since(began); took > 5*time.Second { // the database would be waited for twice as long
		t.Errorf("it took %v to leave", took)
	}
}

func TestEveryScreenSaysWhereItsFocusedFigureComesFrom(t *testing.T) {
	t.Parallel()
	s := opened(t)
	const invented = "no file of yours: the creator is invented"
	for _, c := range []struct{ key, shown, title string }{
		{"1", "How are my saves doing?", "saves come from"},
		{"2", "Fair ↓", "Where the fair rate"},
		{"3", "Uncategorised", "of views comes from"},
		{"4", "Rising", "a week comes from"},
		{"5", "Best slots", "typical comes from"},
	} {
		s.Press(c.key)
		s.Wait(c.shown)
		s.Press("i")
		s.Wait(c.title, "Came from", invented)
		s.Press("esc")
		s.Gone(invented)
	}
	s.Press("2")
	s.Wait("Which videos do people keep?")
	s.Press("enter")
	s.Wait("Saves so far")
	s.Press("i")
	s.Wait("typical comes from", "Median at", "of 15")
	s.Press("right")
	s.Wait("after its first week")
	s.Press("w")
	s.Wait("Why can nobody see who saved a video?")
	s.Press("q")
	if code := s.Ended(); code != 0 {
		t.Errorf("q ends with %d", code)
	}
}
