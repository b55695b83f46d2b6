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
		if want := "No video's title, hashtag or category has “sourdough starter”. esc shows all again"; said != want {
			t.Errorf("%d columns: %q, want %q", width, said, want)
		}
	}
}
