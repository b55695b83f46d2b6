package help_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/help"
)

func infos() []screen.Info {
	return []screen.Info{
		{ID: "v.open", Name: "Open the video", Hint: "open", Keys: []string{"enter"}, Group: "On this screen"},
		{ID: "v.sort", Name: "Sort by the next column", Hint: "sort", Keys: []string{"s"}, Group: "On this screen", Off: "nothing to sort"},
		{ID: "v.down", Name: "Next row", Keys: []string{"down", "j"}, Group: "Move"},
		{ID: "click", Name: "Only by a click"},
		{ID: "quit", Name: "Quit", Hint: "quit", Keys: []string{"q"}, Group: "Everywhere"},
	}
}

func TestHintsAreCutAtTheLastWholeOne(t *testing.T) {
	t.Parallel()
	l := look.New("mono", look.NoColour, look.Full())
	for width, want := range map[int]string{40: " ↵ open  q quit", 15: " ↵ open  q quit", 14: " ↵ open", 5: ""} {
		c := canvas.New(l, width, 1)
		regions := help.Draw(c, 1, 0, width, help.Hints(l.Glyphs, infos()))
		if got := ansi.Strip(c.Lines()[0]); got != want {
			t.Errorf("in %d cells: %q, want %q", width, got, want)
		}
		if width == 40 && (len(regions) != 2 || regions[1].Action != "quit" || regions[1].X != 9 || regions[1].Width != 6) {
			t.Errorf("a click on quit would not find it: %+v", regions)
		}
	}
}

func TestHelpListsEveryKey(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		width int
		want  string
	}{
		{68, `
On this screen                     Everywhere
↵    Open the video                q  Quit
s    Sort by the next column

Move
↓ j  Next row
`},
		{40, `
On this screen
↵    Open the video
s    Sort by the next column

Move
↓ j  Next row

Everywhere
q    Quit
`},
	} {
		l := look.New("mono", look.NoColour, look.Full())
		page := help.Lay(l.Glyphs, c.width, infos())
		canvas := canvas.New(l, c.width, page.Height())
		page.Draw(canvas, 0)
		if got := "\n" + ansi.Strip(strings.Join(canvas.Lines(), "\n")) + "\n"; got != c.want {
			t.Errorf("in %d cells: got%swant%s", c.width, got, c.want)
		}
	}
}
