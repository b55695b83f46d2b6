//go:build unix

package cmd_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"saveboard/cmd/internal/terminal"
)

// kept is the dashboard on a database of one's own with three videos, and the program on the same.
func kept(t *testing.T) (*terminal.Terminal, func(args ...string) string) {
	t.Helper()
	home := t.TempDir()
	run := func(args ...string) string {
		t.Helper()
		out, err := command(t, home, args...).CombinedOutput()
		if err != nil {
			t.Fatalf("saveboard %s: %v\n%s", strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	file, err := filepath.Abs(filepath.Join("testdata", "three.csv"))
	if err != nil {
		t.Fatal(err)
	}
	run("import", "--taken-at", "2024-03-20T18:00:00Z", file)
	s := terminal.Start(t, 80, 24, command(t, home))
	s.Wait("1 Overview", "How are my saves doing?")
	return s, run
}

func TestVideosAreSortedLabelledAndNotedAndThatIsTakenBack(t *testing.T) {
	t.Parallel()
	s, run := kept(t)
	s.Press("2")
	s.Wait("Which videos do people keep?", "Sourdough")
	s.Press("space", "space")
	s.Wait("2 marked", "✓")
	s.Press("c")
	s.Wait("Category of 2 videos", "None yet. Type the first one.")
	s.Press("T", "u", "t", "s")
	s.Wait("new")
	s.Press("enter")
	s.Wait("Moved 2 videos to Tuts.", "u undo")
	s.Press("L")
	s.Wait("Label of 2 videos")
	s.Press("b", "e", "s", "t", "enter")
	s.Wait("Labelled 2 videos best.")
	s.Press("u")
	s.Wait("Took back: labelled 2 videos best.", "ctrl+r redo")
	s.Press("ctrl+r")
	s.Wait("Done again: labelled 2 videos best.")
	s.Press("esc")
	s.Until("the marks go", func(screen string) bool { return !strings.Contains(screen, "✓") })
	s.Press("N")
	s.Wait("Note on “")
	s.Press("l", "a", "m", "p", "enter")
	s.Wait("Wrote the note down.")
	s.Press("q")
	if code := s.Ended(); code != 0 {
		t.Errorf("q ends with %d", code)
	}
	listed := run("show", "videos", "--format", "json")
	for _, want := range []string{`"category": "Tuts"`, `"best"`, `"note": "lamp"`} {
		if !strings.Contains(listed, want) {
			t.Errorf("%s is not kept:\n%s", want, listed)
		}
	}
	run("undo")
	if listed := run("show", "videos", "--format", "json"); strings.Contains(listed, "lamp") {
		t.Error("the note is still there after undo")
	}
	run("doctor", "--deep")
}

func TestASuggestionIsAcceptedAndTakenBack(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	rows := []string{"Video ID,Account,Title,Category,Views,Saves"}
	for i := range 6 {
		rows = append(rows, fmt.Sprintf("71234567890123456%02d,mira.bakes,Bread loaf %d,Bread,1000,10", i+11, i),
			fmt.Sprintf("72345678901234567%02d,mira.bakes,Funny joke %d,Skits,1000,10", i+11, i))
	}
	rows = append(rows, "7345678901234567891,mira.bakes,One more loaf,,1000,10")
	file := filepath.Join(home, "videos.csv")
	if err := os.WriteFile(file, []byte(strings.Join(rows, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := command(t, home, "import", "--taken-at", "2024-03-20T18:00:00Z", file).CombinedOutput(); err != nil {
		t.Fatalf("import: %v\n%s", err, out)
	}
	s := terminal.Start(t, 80, 24, command(t, home))
	s.Wait("1 Overview", "How are my saves doing?")
	s.Press("3")
	s.Wait("What kind of video do people keep?", "Uncategorised")
	s.Press("G")
	s.Wait("C suggest")
	s.Press("C")
	s.Wait("Suggestions for 1 video", "Right for 12 of the 12 videos you sorted.", "One more loaf", "Because of: loaf")
	s.Press("enter")
	s.Wait("Moved 1 video to Bread.", "u undo")
	s.Until("no video is without a category", func(screen string) bool { return !strings.Contains(screen, "Uncategorised") })
	s.Press("u")
	s.Wait("Took back: moved 1 video to Bread.", "Uncategorised")
}

func TestARuleIsMadeWithItsPreviewAndTakenBack(t *testing.T) {
	t.Parallel()
	s, run := kept(t)
	s.Press("2")
	s.Wait("Which videos do people keep?", "Sourdough")
	s.Press("c")
	s.Wait("Category of “", "ctrl+t make a rule")
	s.Press("B", "r", "e", "a", "d", "ctrl+t")
	s.Wait("Rule for Bread", "#bread", "would go to Bread.")
	s.Press("#", "n", "o")
	s.Wait("It fits no video yet; it would sort those that come.")
	s.Press("backspace", "backspace", "b", "r", "e", "a", "d")
	s.Wait("2 videos without a category would go to Bread.", "Proofing, twice")
	if listed := run("category", "list", "--format", "csv"); strings.Contains(listed, "bread") {
		t.Errorf("the rule is there before it is made:\n%s", listed)
	}
	s.Press("enter")
	s.Wait("“#bread” now means Bread: sorted 2 videos.", "u undo")
	if listed := run("category", "list", "--format", "csv"); !strings.Contains(listed, "#bread,Bread") {
		t.Errorf("the rule is not kept:\n%s", listed)
	}
	s.Press("3")
	s.Wait("What kind of video do people keep?", "Bread")
	s.Press("+")
	s.Wait("Rule for Bread")
	s.Press("esc")
	s.Until("the box is closed", func(screen string) bool { return !strings.Contains(screen, "Rule for Bread") })
	s.Press(":", "t", "a", "k", "e", "space", "a", "space", "r", "u", "enter")
	s.Wait("Rules, oldest first", "2 videos would have no category any more.", "take it back")
	s.Press("enter")
	s.Wait("The rule for “#bread” is gone: 2 videos moved.")
	s.Press("u")
	s.Wait("Took back: the rule for “#bread” is gone")
	s.Press("u")
	s.Wait("Took back: “#bread” now means Bread")
	if listed := run("category", "list", "--format", "csv"); strings.Contains(listed, "bread") {
		t.Errorf("the rule is still there after undo:\n%s", listed)
	}
	run("doctor", "--deep")
}
