package heat

import (
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
)

func TestTheScaleIsTheWidestThatTheFarthestFactorReaches(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		factors []float64
		want    Scale
	}{
		{nil, Scale{0.95, 1.05, 1.1}},
		{[]float64{1, 1, 1}, Scale{0.95, 1.05, 1.1}},
		{[]float64{0.97, 1.19}, Scale{0.95, 1.05, 1.1}},
		{[]float64{1.2}, Scale{0.9, 1.1, 1.2}},
		{[]float64{0.9, 1.39, 1}, Scale{0.9, 1.1, 1.2}},
		{[]float64{1.4}, Scale{0.8, 1.2, 1.4}},
		{[]float64{0.5, 1.1}, Scale{0.7, 1.4, 2}}, // half is as far as double
		{[]float64{1e9}, Scale{0.25, 4, 16}},
		{[]float64{0, -1, math.NaN(), math.Inf(1), 1.25}, Scale{0.9, 1.1, 1.2}},
	} {
		if got := ScaleOf(c.factors); got != c.want {
			t.Errorf("the scale of %v is %v, want %v", c.factors, got, c.want)
		}
	}
}

func TestWhatIsAboutTypicalHasOneShade(t *testing.T) {
	t.Parallel()
	s := Scale{0.8, 1.2, 1.4}
	for factor, want := range map[float64]int{0.1: 1, 0.79: 1, 0.8: 2, 1: 2, 1.19: 2, 1.2: 3, 1.39: 3, 1.4: 4, 9: 4} {
		if got := s.Level(factor); got != want {
			t.Errorf("%v× is level %d, want %d", factor, got, want)
		}
	}
	if s.Level(math.NaN()) != 0 {
		t.Error("what is unknown is shaded")
	}
}

func TestEveryScaleIsAsFarBelowTypicalAsAbove(t *testing.T) {
	t.Parallel()
	for _, s := range scales() {
		if below, above := -math.Log(s.Low), math.Log(s.High); math.Abs(below-above) > above/4 {
			t.Errorf("%v: %v below, %v above", s, below, above)
		}
		if ratio := math.Log(s.Top) / math.Log(s.High); ratio < 1.8 || ratio > 2.1 {
			t.Errorf("%v: its top is %v times as far as its high", s, ratio)
		}
	}
}

func plain(c *canvas.Canvas) string { return ansi.Strip(strings.Join(c.Lines(), "\n")) }

func mono(g look.Glyphs) look.Look { return look.New(look.Mono, look.NoColour, g) }

func TestShadesAreToldByTheirGlyphsAlone(t *testing.T) {
	t.Parallel()
	row := []Cell{{Level: 1}, {Level: 2}, {Level: 3}, {Level: 4}, {Dots: 1}, {}, {Level: 2}}
	m := Map{Rows: [][]Cell{row}, Width: 3, Height: 2, Column: 6, Says: "1.0", Focused: true}
	for _, c := range []struct {
		glyphs look.Glyphs
		want   string
	}{
		{look.Full(), "░░░▒▒▒▓▓▓███ ·    1.0\n░░░▒▒▒▓▓▓███         "},
		{look.ASCII(), "...:::+++### '    1.0\n...:::+++###         "},
	} {
		drawn := canvas.New(mono(c.glyphs), 21, 2)
		Draw(drawn, 0, 0, m)
		if got := plain(drawn); got != c.want {
			t.Errorf("it is\n%s\nwant\n%s", got, c.want)
		}
	}
}

func TestTheCursorIsReversedAndNeverWiderThanItsCell(t *testing.T) {
	t.Parallel()
	for width, want := range map[int]string{1: "1▒", 2: "1.▒▒", 4: "1.4×▒▒▒▒", 6: " 1.4× ▒▒▒▒▒▒"} {
		c := canvas.New(mono(look.Full()), 20, 1)
		m := Map{Rows: [][]Cell{{{Level: 4}, {Level: 2}}}, Width: width, Height: 1, Says: "1.4×", Focused: true}
		Draw(c, 0, 0, m)
		if got := plain(c); got != want || !strings.Contains(c.Lines()[0], "7m") {
			t.Errorf("%d cells: %q, want %q reversed", width, got, want)
		}
		c = canvas.New(mono(look.Full()), 20, 1)
		m.Focused = false
		Draw(c, 0, 0, m)
		if got, want := plain(c), strings.Repeat("█", width)+strings.Repeat("▒", width); got != want {
			t.Errorf("without the cursor: %q, want %q", got, want)
		}
	}
}

func TestDotsCountAsFarAsACellHasRoom(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		n, width int
		want     string
	}{{1, 3, "·"}, {2, 3, "··"}, {3, 3, "···"}, {9, 4, "···"}, {2, 2, "··"}, {9, 2, "··"}, {1, 1, "·"}, {2, 1, ":"}, {7, 1, ":"}} {
		if got := Dots(look.Full(), c.n, c.width); got != c.want {
			t.Errorf("%d in %d cells are %q, want %q", c.n, c.width, got, c.want)
		}
	}
}

func TestTheLegendSaysWhatItHasRoomFor(t *testing.T) {
	t.Parallel()
	s := Scale{0.8, 1.2, 1.4}
	for width, want := range map[int]string{
		90: "Kept ░░ under 0.8×  ▒▒ to 1.2×  ▓▓ to 1.4×  ██ from 1.4× typical  · under 3 videos",
		75: "Kept ░ under 0.8×  ▒ to 1.2×  ▓ to 1.4×  █ from 1.4×  · under 3 videos",
		60: "░ under 0.8×  ▒ to 1.2×  ▓ to 1.4×  █ from 1.4×  · few",
		40: "░ 0.8× ▒ 1.2× ▓ 1.4× █ · few",
		24: "░ 0.8× ▒ 1.2× ▓ 1.4× █",
	} {
		c := canvas.New(mono(look.Full()), width, 1)
		Legend(c, 0, 0, width, s, "under 3 videos")
		if got := plain(c); got != want {
			t.Errorf("%d cells: %q, want %q", width, got, want)
		}
	}
	c := canvas.New(mono(look.Full()), 90, 1)
	Legend(c, 0, 0, 60, s, "")
	if got := plain(c); got != "Kept ░ under 0.8×  ▒ to 1.2×  ▓ to 1.4×  █ from 1.4×" {
		t.Errorf("without cells of few videos: %q", got)
	}
	for width, want := range map[int]string{3: "· 1 video  ·· 2  ··· 3 or more", 1: "· 1 video  : 2 or more"} {
		c := canvas.New(mono(look.Full()), 40, 1)
		DotLegend(c, 0, 0, 40, width)
		if got := plain(c); got != want {
			t.Errorf("dots in %d cells: %q, want %q", width, got, want)
		}
	}
}
