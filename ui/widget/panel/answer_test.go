package panel_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/panel"
)

func TestAnAnswerIsAsLongAsTheWindowAllows(t *testing.T) {
	t.Parallel()
	const long = "Saves are up 12% on the four weeks before, and tutorials did most of it."
	const short = "Saves are up 12%, and tutorials did it."
	for _, c := range []struct {
		width  int
		filter bool
		want   string
	}{
		{80, false, " " + long + "\n"},
		{60, false, " " + short + "\n"},
		{30, false, " Saves are up 12%, and\n tutorials did it."},
		{30, true, " Saves are up 12%, and…\n"},
		{12, true, " Saves are…\n"},
		{16, false, " Saves are up\n 12%, and…"},
	} {
		l := look.New("mono", look.NoColour, look.Full())
		f := screen.Frame{Width: c.width, Height: 2, Look: l, FilterLine: c.filter}
		canvas := canvas.New(l, c.width, 2)
		if y := panel.Answer(canvas, f, long, short); y != 2 {
			t.Errorf("content begins on line %d", y)
		}
		if got := ansi.Strip(strings.Join(canvas.Lines(), "\n")); got != c.want {
			t.Errorf("%d cells: %q, want %q", c.width, got, c.want)
		}
	}
}
