package field_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/field"
)

func key(name string) tea.KeyPressMsg {
	switch name {
	case "left":
		return tea.KeyPressMsg{Code: tea.KeyLeft}
	case "right":
		return tea.KeyPressMsg{Code: tea.KeyRight}
	case "home":
		return tea.KeyPressMsg{Code: tea.KeyHome}
	case "end":
		return tea.KeyPressMsg{Code: tea.KeyEnd}
	case "backspace":
		return tea.KeyPressMsg{Code: tea.KeyBackspace}
	case "delete":
		return tea.KeyPressMsg{Code: tea.KeyDelete}
	case "ctrl+w":
		return tea.KeyPressMsg{Code: 'w', Mod: tea.ModCtrl}
	case "ctrl+u":
		return tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

func TestTypingAndCorrecting(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		start string
		keys  []string
		want  string
	}{
		{"letters are added", "bre", []string{"a", "d"}, "bread"},
		{"a space", "meal", []string{" ", "p"}, "meal p"},
		{"in the middle", "brad", []string{"left", "left", "e"}, "bread"},
		{"at the start", "read", []string{"home", "b"}, "bread"},
		{"at the end again", "brea", []string{"home", "end", "d"}, "bread"},
		{"backspace takes a whole family", "a👨‍👩‍👧‍👦", []string{"backspace"}, "a"},
		{"delete takes the one after the cursor", "xbread", []string{"home", "delete"}, "bread"},
		{"left steps over a family", "👨‍👩‍👧‍👦b", []string{"left", "left", "x"}, "x👨‍👩‍👧‍👦b"},
		{"a word back", "meal prep ", []string{"ctrl+w"}, "meal "},
		{"all of it", "meal prep", []string{"ctrl+u"}, ""},
		{"backspace on nothing", "", []string{"backspace", "left", "delete", "right"}, ""},
	} {
		f := field.Of(c.start)
		for _, k := range c.keys {
			var ok bool
			if f, ok = f.Update(key(k)); !ok {
				t.Errorf("%s: %s was not taken", c.name, k)
			}
		}
		if f.Text() != c.want {
			t.Errorf("%s: %q, want %q", c.name, f.Text(), c.want)
		}
	}
}

func TestKeysThatAreNoTextAreLeftAlone(t *testing.T) {
	t.Parallel()
	for _, k := range []tea.KeyPressMsg{{Code: tea.KeyEnter}, {Code: tea.KeyEscape}, {Code: tea.KeyDown}, {Code: tea.KeyTab}} {
		if _, ok := field.Of("x").Update(k); ok {
			t.Errorf("%s was taken as text", k)
		}
	}
}

func TestPastedLinesBecomeOneLineWithoutControls(t *testing.T) {
	t.Parallel()
	f, _ := field.Field{}.Update(tea.PasteMsg{Content: "one\r\ntwo\x1b[31m"})
	if f.Text() != "one  two[31m" {
		t.Errorf("%q", f.Text())
	}
}

func TestTheEndOfALongTextStaysInSight(t *testing.T) {
	t.Parallel()
	l := look.New("mono", look.NoColour, look.Full())
	for _, c := range []struct {
		text   string
		cursor int
		want   string
	}{{"bread", 7, "  bread"}, {"sourdough bread", 9, "  h bread"}, {"bread ", 8, "  bread "}, {"", 2, ""}, {"日本語のタイ", 8, "  のタイ"}} {
		canvas := canvas.New(l, 40, 1)
		if got := field.Of(c.text).Draw(canvas, 2, 0, 8, look.Style{}); got != c.cursor {
			t.Errorf("%q: the cursor is in cell %d, want %d", c.text, got, c.cursor)
		}
		if got := ansi.Strip(canvas.Lines()[0]); got != c.want {
			t.Errorf("%q is drawn %q, want %q", c.text, got, c.want)
		}
	}
}

func TestAFieldTakesNoBook(t *testing.T) {
	t.Parallel()
	family := "👩‍👩‍👧‍👦"
	f, _ := field.Field{}.Update(tea.PasteMsg{Content: strings.Repeat(family, 10_000)})
	if n := len(f.Text()); n > 4096 || n < 4000 || n%len(family) != 0 {
		t.Errorf("%d bytes were taken, in the middle of a sign of %d", n, len(family))
	}
	if again, _ := f.Update(tea.PasteMsg{Content: family}); again.Text() != f.Text() {
		t.Error("a full field takes more")
	}
	if typed, _ := f.Update(tea.KeyPressMsg{Code: tea.KeyBackspace}); len(typed.Text()) != len(f.Text())-len(family) {
		t.Error("a full field cannot be emptied")
	}
}

// What is in sight is the longest end of the text that fits before the cursor.
func TestTheLongestEndStaysInSight(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "日", "🍞", "é", "👩‍👩‍👧‍👦", " "}), 0, 60).Draw(t, "text"), "")
		l := look.New("mono", look.NoColour, look.Full())
		l.ByCodePoint = rapid.Bool().Draw(t, "by code point")
		cells := rapid.IntRange(1, 30).Draw(t, "cells")
		c := canvas.New(l, cells, 1)
		cursor := field.Of(s).Draw(c, 0, 0, cells, look.Style{})
		s, shown := strings.TrimSpace(s), strings.TrimSpace(ansi.Strip(c.Lines()[0]))
		if !strings.HasSuffix(s, shown) {
			t.Fatalf("%q is shown of %q", shown, s)
		}
		if cursor > cells {
			t.Fatalf("the cursor is in cell %d of %d", cursor, cells)
		}
		if rest := strings.TrimSuffix(s, shown); strings.TrimSpace(rest) != "" && cursor < cells-12 {
			t.Fatalf("of %q only %q is shown in %d cells", s, shown, cells)
		}
	})
}

func TestAPieceOfTheTextIsMarkedOnBothSidesOfTheCursor(t *testing.T) {
	t.Parallel()
	l := look.New("mono", look.NoColour, look.Full())
	for _, c := range []struct {
		cells int
		want  string
	}{{20, "ab \x1b[4mwrong\x1b[m cd"}, {6, "b \x1b[4mwron\x1b[m"}} {
		line := canvas.New(l, 20, 1)
		at := field.Around("ab wro", "ng cd").DrawMarked(line, 0, 0, c.cells, look.Style{}, field.Span{Start: 3, End: 8, Style: look.Style{Underline: true}})
		if got := line.Lines()[0]; got != c.want || at != min(6, c.cells-1) {
			t.Errorf("in %d cells %q, the cursor at %d, want %q", c.cells, got, at, c.want)
		}
	}
}
