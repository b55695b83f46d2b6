//go:build unix

package cmd_test

import (
	"strings"
	"testing"
)

func TestCountsAreTypedKeptAsOneAndTakenBack(t *testing.T) {
	t.Parallel()
	s, run := kept(t)
	s.Press("l")
	s.Wait("How many saves do they have now?", "Meal prep", "Sourdough", "12.5K")
	s.Press("4", "1", "tab")
	s.Wait("▲ 40")
	s.Press("1", ".", "2", "K", "enter")
	s.Wait("1,200 ±50", "▲ 498")
	s.Press("7", "enter")
	s.Wait("Fewer than the 12,480 before. ↵ again keeps it.")
	s.Press("ctrl+u", "ctrl+s")
	s.Wait("How are my saves doing?", "Kept the counts of 2 videos.", "u undo")
	s.Press("q")
	if code := s.Ended(); code != 0 {
		t.Errorf("q ends with %d", code)
	}
	for name, want := range map[string]string{"meal prep": `"saves": 41`, "proofing": `"saves": 1200`, "sourdough": `"saves": 12480`} {
		if shown := run("show", "video", name, "--format", "json"); !strings.Contains(shown, want) {
			t.Errorf("%s has not %s:\n%s", name, want, shown)
		}
	}
	run("undo")
	for name, want := range map[string]string{"meal prep": `"saves": 1,`, "proofing": `"saves": 702`} {
		if shown := run("show", "video", name, "--format", "json"); !strings.Contains(shown, want) {
			t.Errorf("after undo %s has not %s:\n%s", name, want, shown)
		}
	}
	run("doctor", "--deep")
}
