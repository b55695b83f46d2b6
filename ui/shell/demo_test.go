package shell

import (
	"context"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
)

func TestOfTheDemoIsSaidWhatThereIsRoomFor(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		tried       bool
		width, from int
		want        string
	}{
		{false, 80, 1, "An invented creator. For your own videos: saveboard import FILE"},
		{false, 60, 18, "Invented. Yours: saveboard import FILE"},
		{false, 40, 18, ""},
		{true, 80, 1, "Edits here are gone when you quit. For your own videos: saveboard import FILE"},
		{true, 80, 18, "Edits are gone when you quit. Yours: saveboard import FILE"},
		{true, 60, 18, "Edits are gone when you quit."},
		{true, 40, 18, ""},
	} {
		m := Model{width: c.width, tried: c.tried}
		line := canvas.New(look.New("dark", look.NoColour, look.Full()), c.width, 1)
		m.drawDemo(line, c.from)
		if got := strings.TrimSpace(ansi.Strip(line.Lines()[0])); got != c.want {
			t.Errorf("edited %t, from %d to %d it says %q, want %q", c.tried, c.from, c.width, got, c.want)
		}
	}
}

func TestAnEditThatDoesNotLastSaysSo(t *testing.T) {
	journey(t, func(t *testing.T) {
		l := &library{videos: 30, version: 1}
		l.edits = edits(l)
		l.edits.Lasting = "Only until you quit."
		views := l.views()
		list := views.Videos
		views.Videos = func(ctx context.Context, q view.VideosQuery) (view.Videos, error) {
			v, err := list(ctx, q)
			v.Demo = true
			return v, err
		}
		s := openViews(t, views, Options{}, 80, 24)
		s.press("2")
		s.shows("Invented. Yours: saveboard import FILE")
		s.press("N")
		s.typed("no")
		s.press("enter", "down")
		s.shows("Invented. Yours: saveboard import FILE") // it could not be noted
		s.press("c", "enter")
		s.shows(`Sorted 1 into "Recipes".  u undo  Only until you quit.`)
		s.press("down")
		s.shows("Edits are gone when you quit. Yours: saveboard import FILE")
		s.press("c")
		s.typed("A category with quite a long name for a box")
		s.press("enter")
		s.shows(`quite a long name for a box".  u undo`)
		if strings.Contains(s.screen(), "Only until") {
			t.Errorf("it is said where there is no room:\n%s", s.screen())
		}
	})
}
