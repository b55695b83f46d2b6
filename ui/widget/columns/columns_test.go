package columns

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"saveboard/ui/look"
)

func whole(v float64) string { return strconv.FormatFloat(v, 'f', 0, 64) }

func days(values ...float64) []Column {
	columns := make([]Column, len(values))
	for i, v := range values {
		columns[i].Value = v
	}
	return columns
}

// nineteen are the days of a video that was found again on its fifteenth.
func nineteen() []Column {
	columns := days(2400, 1900, 1400, 1050, 780, 400, 390, 330, 280, 200, 190, 130, 120, 1350, 2310, 900, 420, 240, 130)
	columns[5].Estimated, columns[6].Estimated = true, true
	return columns
}

func TestGolden(t *testing.T) {
	t.Parallel()
	dark := look.New("dark", look.TrueColour, look.Full())
	fallen := append(nineteen(), Column{Value: math.NaN()}, Column{Value: 0}, Column{Value: -4})
	for _, c := range []struct {
		name string
		look look.Look
		spec Spec
	}{
		{"small", dark, Spec{Width: 47, Height: 2, Left: 5, Each: 2, Columns: nineteen()}},
		{"wide", dark, Spec{Width: 90, Height: 7, Left: 5, Each: 3, Columns: nineteen()}},
		{"with a fall", dark, Spec{Width: 90, Height: 5, Left: 5, Each: 3, Columns: fallen}},
		{"with a fall in two rows", dark, Spec{Width: 50, Height: 2, Left: 5, Each: 2, Columns: fallen}},
		{"ASCII", look.New(look.Mono, look.NoColour, look.ASCII()), Spec{Width: 60, Height: 4, Left: 5, Each: 2, Columns: fallen}},
		{"nothing known", dark, Spec{Width: 30, Height: 2, Left: 5, Each: 2, Columns: days(math.NaN()), Empty: "One count so far: no day is known yet."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.spec.Style, c.spec.Format = look.Style{Role: look.Saves}, whole
			golden.RequireEqual(t, strings.Join(Draw(c.look, c.spec), "\n")+"\n")
		})
	}
}

func TestADayOfNothingIsNotAnUnknownDay(t *testing.T) {
	t.Parallel()
	l := look.New(look.Mono, look.NoColour, look.Full())
	got := ansi.Strip(Draw(l, Spec{Width: 8, Height: 1, Left: 2, Each: 2, Columns: days(5, 0, math.NaN()), Format: whole})[0])
	if want := "5 █ ·   "; got != want {
		t.Errorf("the row is %q, want %q", got, want)
	}
}

func TestASpikeHasAMarkBesideItsTop(t *testing.T) {
	t.Parallel()
	l := look.New(look.Mono, look.NoColour, look.Full())
	columns := days(4, 8, 2)
	columns[1].Spike = true
	for each, want := range map[int][]string{2: {"8   █◆  ", "0 █ █ ▄ "}, 1: {"8  ◆    ", "0 ██▄   "}} {
		lines := Draw(l, Spec{Width: 8, Height: 2, Left: 2, Each: each, Columns: columns, Format: whole})
		for i := range lines {
			if got := ansi.Strip(lines[i]); strings.TrimRight(got, " ") != strings.TrimRight(want[i], " ") {
				t.Errorf("each %d, row %d is %q, want %q", each, i, got, want[i])
			}
		}
	}
}

func TestColumnsAreExactlyAsLargeAsAsked(t *testing.T) {
	t.Parallel()
	value := rapid.OneOf(rapid.Float64(), rapid.Float64Range(-9, 3000), rapid.Just(math.NaN()), rapid.Just(math.Inf(1)), rapid.Just(math.Inf(-1)))
	rapid.Check(t, func(t *rapid.T) {
		s := Spec{
			Width: rapid.IntRange(-1, 120).Draw(t, "width"), Height: rapid.IntRange(-1, 12).Draw(t, "height"),
			Left: rapid.IntRange(-1, 20).Draw(t, "left"), Each: rapid.IntRange(0, 4).Draw(t, "each"),
			Format: whole, Empty: "Nothing is known.",
		}
		for _, v := range rapid.SliceOfN(value, 0, 60).Draw(t, "values") {
			s.Columns = append(s.Columns, Column{v, rapid.Bool().Draw(t, "estimated"), rapid.Bool().Draw(t, "spike")})
		}
		lines := Draw(look.New("dark", look.TrueColour, rapid.SampledFrom([]look.Glyphs{look.Full(), look.ASCII()}).Draw(t, "glyphs")), s)
		if s.Width > 0 && len(lines) != max(0, s.Height) {
			t.Fatalf("%d lines, want %d", len(lines), s.Height)
		}
		for _, line := range lines {
			if got := ansi.StringWidth(line); got != s.Width {
				t.Fatalf("%q has %d cells, want %d", line, got, s.Width)
			}
		}
	})
}
