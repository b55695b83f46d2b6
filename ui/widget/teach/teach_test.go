package teach

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
)

func TestWhatWasLookedForIsNamedInFullAtAnyWidth(t *testing.T) {
	t.Parallel()
	for _, width := range []int{40, 60, 80, 140} {
		c := canvas.New(look.New(look.Mono, look.NoColour, look.Full()), width, 8)
		Nothing(c, 2, screen.Scope{Filter: "sourdough starter"})
		said := strings.Join(strings.Fields(ansi.Strip(strings.Join(c.Lines(), " "))), " ")
		if want := "No video fits “sourdough starter”. esc shows all again"; said != want {
			t.Errorf("%d columns: %q, want %q", width, said, want)
		}
	}
}

func TestTheWayInStaysWhenRoomIsShort(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		width, height int
		blanks        int // rows without words between the first and the last that have some
		has, lacks    string
	}{
		{80, 19, 4, "Sourdough", ""},
		{60, 14, 3, "All of it stays", "Sourdough"},
		{40, 7, 1, "saveboard --demo", "All of it stays"},
		{40, 6, 0, "saveboard --demo", "Here your videos"},
	} {
		canvas := canvas.New(look.New(look.Mono, look.NoColour, look.Full()), c.width, c.height)
		NoVideos(canvas, 2, "Here your videos will stand, the most kept first:", Row{"Sourdough in 60 s", "12.5K", "2.38%"}, Row{"Skits", "810", "0.90%"})
		said := strings.TrimSpace(ansi.Strip(strings.Join(canvas.Lines(), "\n")))
		if got := strings.Count(said, "\n\n"); got != c.blanks {
			t.Errorf("%d rows have %d blank ones between paragraphs, want %d:\n%s", c.height, got, c.blanks, said)
		}
		for _, always := range []string{"saveboard import FILE", "no saves", c.has} {
			if !strings.Contains(said, always) {
				t.Errorf("%d × %d does not say %q:\n%s", c.width, c.height, always, said)
			}
		}
		if c.lacks != "" && strings.Contains(said, c.lacks) {
			t.Errorf("%d × %d has room for %q:\n%s", c.width, c.height, c.lacks, said)
		}
	}
}
