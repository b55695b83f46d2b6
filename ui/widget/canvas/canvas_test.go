package canvas_test

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/panel"
)

func TestNothingIsWiderThanItsCanvas(t *testing.T) {
	t.Parallel()
	l := look.New("dark", look.TrueColour, look.Full())
	piece := rapid.SampledFrom([]string{"a", "bread", "日本語", "🍞", "👨‍👩‍👧‍👦", "خبز", "⚖️ x", "रोटी"})
	rapid.Check(t, func(t *rapid.T) {
		l.ByCodePoint = rapid.Bool().Draw(t, "by code point")
		measure := ansi.StringWidth
		if l.ByCodePoint {
			measure = ansi.StringWidthWc
		}
		c := canvas.New(l, rapid.IntRange(0, 30).Draw(t, "width"), 2)
		x := rapid.IntRange(0, 35).Draw(t, "x")
		c.Mark(0, 0)
		for range rapid.IntRange(0, 6).Draw(t, "pieces") {
			x = c.Text(x+rapid.IntRange(0, 3).Draw(t, "gap"), 0, look.Style{Bold: true}, piece.Draw(t, "piece"))
			c.Styled(x, 1, l.In(look.Saves, piece.Draw(t, "styled")))
		}
		c.Unmark(99, 0)
		for _, line := range c.Lines() {
			if got := measure(line); got > c.Width {
				t.Errorf("%q is %d cells wide, the canvas %d", line, got, c.Width)
			}
		}
	})
}

func TestARowIsPlacedByCells(t *testing.T) {
	t.Parallel()
	c := canvas.New(look.New("mono", look.NoColour, look.Full()), 20, 1)
	c.Line(1, 0, 6, look.Style{}, text.Clean("日本語のタイトル"))
	c.Right(14, 0, look.Style{}, "12.5K")
	c.In(0, 5, look.Text, "below the last row")
	if got, want := c.Lines()[0], " 日本…   12.5K"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTheSelectedRowHasItsBackgroundInTheGapsToo(t *testing.T) {
	t.Parallel()
	c := canvas.New(look.New("mono", look.NoColour, look.Full()), 10, 1)
	c.Mark(1, 0)
	c.In(2, 0, look.Faint, "ab")
	c.Unmark(6, 0)
	c.In(8, 0, look.Text, "|")
	if got, want := c.Lines()[0], " \x1b[7m ab  \x1b[m  |"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAPanelDropsItsNoteBeforeItsTitle(t *testing.T) {
	t.Parallel()
	for width, want := range map[int]string{
		30: "Moved most ───── saves, gained", 27: "Moved most ────────────────", 8: "Moved most",
	} {
		c := canvas.New(look.New("mono", look.NoColour, look.Full()), 40, 1)
		panel.Draw(c, 0, 0, width, panel.Title{Text: "Moved most", Note: "saves, gained"})
		if got := ansi.Strip(c.Lines()[0]); got != want {
			t.Errorf("%d cells: %q, want %q", width, got, want)
		}
	}
	c := canvas.New(look.New("mono", look.NoColour, look.Full()), 12, 1)
	panel.Draw(c, 0, 0, 12, panel.Title{Text: "Focused", Focused: true})
	if got := ansi.Strip(c.Lines()[0]); got != "Focused ━━━━" {
		t.Errorf("focused: %q", got)
	}
}

func TestACategoryIsCutBetweenWords(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Behind the scenes": "Behind the…",
		"Tutorials":         "Tutorials",
		"Uncategorised, so": "Uncategoris…", // one word that is too long is cut like a title
		"Behind there is x": "Behind…",
	} {
		c := canvas.New(look.New("mono", look.NoColour, look.Full()), 40, 1)
		c.Words(0, 0, 12, look.Style{}, text.Clean(name))
		if got := c.Lines()[0]; got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}
