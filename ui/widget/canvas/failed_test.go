package canvas_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
)

func TestAnErrorIsSaidFromTheTopAndInWholeWords(t *testing.T) {
	t.Parallel()
	l := look.New(look.Mono, look.NoColour, look.Full())
	c := canvas.New(l, 24, 3)
	c.Failed(errors.New("the file is locked\x1b by another program"))
	if got, want := ansi.Strip(strings.Join(c.Lines(), "\n")), " "+l.Glyphs.Failed+" the file is locked\n   by another program\n"; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	c = canvas.New(l, 24, 3)
	c.Failed(nil)
	if got := strings.Join(c.Lines(), ""); got != "" {
		t.Errorf("without an error it says %q", got)
	}
}
