package dialog_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"saveboard/ui/look"
	"saveboard/ui/widget/dialog"
	"saveboard/ui/widget/help"
)

func TestABoxLooksLikeThis(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		glyphs look.Glyphs
		box    dialog.Box
		want   string
	}{
		{"with hints", look.Full(), dialog.Box{Title: "Account", Width: 30, Lines: []string{"", "@mira.bakes"}, Hints: []help.Hint{{Key: "esc", Word: "close"}}}, `
╭─ Account ──────────────────╮
│                            │
│  @mira.bakes               │
╰──────────────── esc close ─╯
`},
		{"hints that do not fit go", look.Full(), dialog.Box{Title: "A", Width: 12, Lines: []string{"x"}, Hints: []help.Hint{{Key: "esc", Word: "close"}}}, `
╭─ A ──────╮
│  x       │
╰──────────╯
`},
		{"without hints", look.ASCII(), dialog.Box{Width: 10, Lines: []string{"x"}}, `
+--------+
|  x     |
+--------+
`},
	} {
		lines, _ := c.box.Draw(look.New("mono", look.NoColour, c.glyphs))
		if got := "\n" + ansi.Strip(strings.Join(lines, "\n")) + "\n"; got != c.want {
			t.Errorf("%s: got%swant%s", c.name, got, c.want)
		}
	}
}

func TestBehindABoxTheScreenStaysWithoutItsColours(t *testing.T) {
	t.Parallel()
	l := look.New("dark", look.Colours16, look.Full())
	behind := []string{l.Strong(look.Saves, "abc") + " def", l.Paint(look.Style{Mark: true}, "0123456789")}
	got := dialog.Over(l, behind, []string{"[]"}, 4, 1)
	if want := "\x1b[90m\x1b[2mabc def\x1b[m"; got[0] != want {
		t.Errorf("%q, want %q", got[0], want)
	}
	if want := "\x1b[90m\x1b[2m0123\x1b[m[]\x1b[90m\x1b[2m6789\x1b[m"; got[1] != want {
		t.Errorf("%q, want %q", got[1], want)
	}
}

func TestABoxOverWideCharactersMovesNothing(t *testing.T) {
	t.Parallel()
	l := look.New("mono", look.NoColour, look.Full())
	width := func(s string) int {
		if l.ByCodePoint {
			return ansi.StringWidthWc(s)
		}
		return ansi.StringWidth(s)
	}
	piece := rapid.SampledFrom([]string{"a", " ", "日", "🍞", "👨‍👩‍👧‍👦", "é", "خبز"})
	rapid.Check(t, func(t *rapid.T) {
		line := strings.Join(rapid.SliceOfN(piece, 0, 20).Draw(t, "line"), "")
		x := rapid.IntRange(0, 20).Draw(t, "x")
		l.ByCodePoint = rapid.Bool().Draw(t, "by code point")
		got := ansi.Strip(dialog.Over(l, []string{line}, []string{"[##]"}, x, 0)[0])
		at := strings.Index(got, "[##]")
		if w := width(got[:at]); w != x {
			t.Fatalf("%q over %q: the box stands at %d, want %d", got, line, w, x)
		}
		if was := width(line); was > x+4 && width(got) != was {
			t.Fatalf("%q over %q: %d cells wide, was %d", got, line, width(got), was)
		}
	})
}

func TestBesideABoxTheScreenStaysAsItIs(t *testing.T) {
	t.Parallel()
	l := look.New("dark", look.Colours16, look.Full())
	behind := []string{l.Strong(look.Saves, "abc") + " def", l.Paint(look.Style{Mark: true}, "0123456789"), "食パンの作り方"}
	got := dialog.Beside(l, behind, []string{"[]", "[]"}, 4, 1)
	if got[0] != behind[0] {
		t.Errorf("a line above becomes %q", got[0])
	}
	for i, want := range map[int]string{1: "0123[]6789", 2: "食パ[]の作り方"} {
		if plain := ansi.Strip(got[i]); plain != want {
			t.Errorf("%q, want %q", plain, want)
		}
	}
	for _, byCodePoint := range []bool{false, true} {
		l.ByCodePoint = byCodePoint
		got := dialog.Beside(l, []string{"食パンの作り方", "short"}, []string{"[]", "[]"}, 3, 0)
		if a, b := ansi.Strip(got[0]), ansi.Strip(got[1]); a != "食 [] の作り方" || b != "sho[]" {
			t.Errorf("%q and %q", a, b)
		}
	}
}
