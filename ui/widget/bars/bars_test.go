package bars

import (
	"math"
	"strconv"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"saveboard/ui/look"
	"saveboard/ui/widget/axis"
)

func percent(v float64) string { return strconv.FormatFloat(v*100, 'f', -1, 64) + "%" }

func mono() look.Look { return look.New(look.Mono, look.NoColour, look.Full()) }

func TestABarReachesItsShareOfTheScale(t *testing.T) {
	t.Parallel()
	s := axis.Nice(0, 0.02, 2, percent)
	for _, c := range []struct {
		value float64
		want  string
	}{
		{0.02, "████████"},
		{0.01, "████    "},
		{0.0116, "████▋   "},
		{0.00001, "▏       "}, // what is not nothing is seen
		{0, "        "},
		{0.5, "████████"},
		{math.NaN(), "        "},
	} {
		if got := Draw(mono(), Bar{Value: c.value}, s, 8); got != c.want {
			t.Errorf("the bar of %v is %q, want %q", c.value, got, c.want)
		}
	}
	ascii := look.New(look.Mono, look.NoColour, look.ASCII())
	if got := Draw(ascii, Bar{Value: 0.0116}, s, 8); got != "=====   " {
		t.Errorf("in ASCII the bar is %q, want %q", got, "=====   ")
	}
}

func TestTheIntervalIsCutOutOfTheBarAndGoesOnBeyondIt(t *testing.T) {
	t.Parallel()
	s := axis.Nice(0, 0.02, 2, percent)
	ascii := look.New(look.Mono, look.NoColour, look.ASCII())
	for _, c := range []struct {
		look             look.Look
		value, low, high float64
		want             string
	}{
		{mono(), 0.01, 0.0062, 0.0145, "████\x1b[7m├───\x1b[m───┤    "},
		{mono(), 0.0103, 0.0062, 0.0145, "████\x1b[7m├───\x1b[m───┤    "}, // the bar ends with a cell, and the line is whole
		{mono(), 0.01, 0.0099, 0.0101, "███████\x1b[7m├\x1b[m┤       "},
		{mono(), 0.0102, 0.0101, 0.0103, "████████├┤      "},          // never less than both ends
		{mono(), 0.02, 0.0175, 0.03, "██████████████\x1b[7m├┤\x1b[m"}, // no further than the scale
		{mono(), 0.00001, 0, 0.002, "├┤              "},               // nothing of it lies in the bar
		{mono(), 0.01, 0.01, 0.01, "████████        "},                // no interval
		{mono(), 0.01, math.NaN(), math.NaN(), "████████        "},    // unknown
		{mono(), math.NaN(), 0.0062, 0.0145, "                "},      // of nothing
		{ascii, 0.01, 0.0062, 0.0145, "====[---*--]    "},
		{ascii, 0.0103, 0.0062, 0.0145, "====[---*--]    "},
	} {
		got := Draw(c.look, Bar{Value: c.value, Low: c.low, High: c.high}, s, 16)
		if got != c.want {
			t.Errorf("%v (%v to %v) is %q, want %q", c.value, c.low, c.high, got, c.want)
		}
	}
	if got, want := Draw(mono(), Bar{Value: 0.01, Low: 0.005, High: 0.015}, s, 1), "▌"; got != want {
		t.Errorf("in one cell it is %q, want %q", got, want)
	}
}

func TestTicksStandAboveTheirLabels(t *testing.T) {
	t.Parallel()
	ticks, labels := Axis(mono(), axis.Nice(0, 0.02, 4, percent), percent, 2, 32, 4)
	if got, want := ansi.Strip(ticks), "  ╵       ╵       ╵       ╵       ╵   "; got != want {
		t.Errorf("the ticks are\n%q, want\n%q", got, want)
	}
	if got, want := ansi.Strip(labels), " 0%     0.5%     1%     1.5%     2%   "; got != want {
		t.Errorf("the labels are\n%q, want\n%q", got, want)
	}
}

func TestABarIsExactlyAsWideAsAsked(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(-2, 90).Draw(t, "width")
		v := rapid.OneOf(rapid.Float64(), rapid.Float64Range(0, 1), rapid.Just(math.Inf(1)), rapid.Just(math.NaN())).Draw(t, "value")
		low, high := rapid.Float64Range(-1, 1).Draw(t, "low"), rapid.OneOf(rapid.Float64Range(-1, 3), rapid.Just(math.Inf(1)), rapid.Just(math.NaN())).Draw(t, "high")
		l := look.New("dark", look.TrueColour, rapid.SampledFrom([]look.Glyphs{look.Full(), look.ASCII()}).Draw(t, "glyphs"))
		s := axis.Best(0, rapid.Float64Range(0, 1).Draw(t, "most"), percent)
		if got := ansi.StringWidth(Draw(l, Bar{Value: v, Low: low, High: high}, s, width)); got != max(0, width) {
			t.Fatalf("%d cells, want %d", got, width)
		}
		left, margin := rapid.IntRange(0, 30).Draw(t, "left"), rapid.IntRange(0, 5).Draw(t, "margin")
		ticks, labels := Axis(l, s, percent, left, max(0, width), margin)
		if want := left + max(0, width) + margin; ansi.StringWidth(ticks) != want || ansi.StringWidth(labels) != want {
			t.Fatalf("axis rows %q %q, want %d cells", ticks, labels, want)
		}
	})
}
