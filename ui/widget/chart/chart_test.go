package chart

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"saveboard/ui/look"
)

var unknown = math.NaN()

func compact(v float64) string {
	if v >= 1000 {
		return strconv.FormatFloat(v/1000, 'g', 4, 64) + "K"
	}
	return strconv.FormatFloat(v, 'g', 4, 64)
}

func percent(v float64) string { return strconv.FormatFloat(v*100, 'f', -1, 64) + "%" }

// fourWeeks are saves a day with two busy weekends and one wild day.
var fourWeeks = []float64{
	1700, 1650, 1400, 1350, 1400, 1900, 2300, 2250, 1500, 1420, 1360, 1500, 2100, 2700,
	2050, 1400, 1380, 1350, 1600, 2000, 2350, 1800, 2900, 3720, 2600, 1900, 1700, 2150,
}

var weeksBefore = []float64{
	1300, 1350, 1500, 1800, 2000, 1500, 1300, 1250, 1400, 1600, 1700, 1500, 1350, 1300,
	1250, 1000, 1050, 1300, 1600, 1500, 1450, 1400, 1350, 1100, 1350, 1600, 2000, 1500,
}

func mondays() []XLabel {
	labels := make([]XLabel, 0, 4)
	for i, text := range []string{"26 Oct", "2 Nov", "9 Nov", "16 Nov"} {
		labels = append(labels, XLabel{At: float64(7*i) / 27, Text: text})
	}
	return labels
}

func TestGolden(t *testing.T) {
	t.Parallel()
	daily := Spec{
		Series: []Series{
			{Values: weeksBefore, Style: look.Style{Role: look.Band}, Glyph: '╌'},
			{Values: fourWeeks, Style: look.Style{Role: look.Saves}},
		},
		Format: compact, FromZero: true, XLabels: mondays(),
	}
	curve := Spec{
		Series: []Series{{
			Values:  []float64{0, 2400, 4300, 5500, 6400, 7000, 7400, 7700, 7900, 8050, 8200, 8300, 8400, 8480, 9900, 12000, 12480, unknown, unknown, unknown, unknown, unknown},
			Style:   look.Style{Role: look.Saves},
			EndMark: true, EndText: "12,480",
		}},
		Format: compact, FromZero: true,
		XLabels: []XLabel{{0, "0"}, {7. / 21, "7 d"}, {14. / 21, "14 d"}, {1, "21 d"}},
	}
	kinds := Spec{
		Series: []Series{
			{Values: []float64{.010, .0098, .0092, .0093, .0088, .0062}, Style: look.Style{Role: look.Cat6}, Label: "Skits"},
			{Values: []float64{.0151, .015, unknown, .0148, .0152, .0151}, Style: look.Style{Role: look.Cat2}, Label: "Recipes"},
			{Values: []float64{.013, .0145, .0155, .017, .018, .0196}, Style: look.Style{Role: look.Cat3}, Label: "料理とお弁当"},
			{Values: []float64{.019, .0186, .0196, .0201, .0195, .0193}, Style: look.Style{Role: look.Cat1}, Label: "Tutorials"},
		},
		Format: percent, FromZero: true,
		XLabels: []XLabel{{0, "12 Oct"}, {.4, "26 Oct"}, {.8, "9 Nov"}},
	}
	over := curve
	for age := range 22 {
		typical := unknown
		if age > 0 {
			typical = 2600 * (1 - math.Exp(-float64(age)/4))
		}
		over.Band.Low, over.Band.Mid, over.Band.High = append(over.Band.Low, typical*0.7), append(over.Band.Mid, typical), append(over.Band.High, typical*1.5)
	}
	within := over
	within.Series = []Series{{Values: over.Band.Mid[:15], Style: look.Style{Role: look.Saves}, EndMark: true, EndText: "2,521"}}
	within.Series[0].Values = append(slices.Clone(over.Band.Mid[:15]), slices.Repeat([]float64{unknown}, 7)...)
	dark := look.New("dark", look.TrueColour, look.Full())
	for _, c := range []struct {
		name string
		look look.Look
		spec Spec
		w, h int
	}{
		{"a day each, small", dark, daily, 34, 8},
		{"a day each, wide", dark, daily, 86, 15},
		{"a day each, ASCII", look.New("dark", look.Colours16, look.ASCII()), daily, 34, 8},
		{"so far, small", dark, curve, 47, 11},
		{"so far, wide", look.New("light", look.Colours256, look.Full()), curve, 90, 19},
		{"so far, no colour", look.New(look.Mono, look.NoColour, look.Full()), curve, 47, 11},
		{"over the band, small", dark, over, 47, 11},
		{"over the band, wide", look.New("light", look.Colours256, look.Full()), over, 90, 19},
		{"over the band, ASCII", look.New("dark", look.Colours16, look.ASCII()), over, 47, 11},
		{"over the band, no colour", look.New(look.Mono, look.NoColour, look.Full()), over, 47, 11},
		{"within the band", dark, within, 47, 11},
		{"kinds by week", dark, kinds, 60, 12},
		{"nothing known", dark, Spec{Series: []Series{{Values: []float64{unknown}}}, Empty: "No saves are known before 9 November; the curve begins with the second count."}, 34, 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.spec.Width, c.spec.Height = c.w, c.h
			golden.RequireEqual(t, strings.Join(Draw(c.look, c.spec), "\n")+"\n")
		})
	}
}

// drawn is a chart without its colours, for tests that look at places.
func drawn(s Spec) []string {
	lines := Draw(look.New(look.Mono, look.NoColour, look.Full()), s)
	for i, line := range lines {
		lines[i] = ansi.Strip(line)
	}
	return lines
}

func TestAChartIsExactlyAsLargeAsAsked(t *testing.T) {
	t.Parallel()
	value := rapid.OneOf(
		rapid.Float64(), rapid.Float64Range(-10, 20000), rapid.Just(math.NaN()), rapid.Just(math.Inf(1)), rapid.Just(math.Inf(-1)),
		rapid.Just(0.0), rapid.Just(math.MaxFloat64), rapid.Just(math.SmallestNonzeroFloat64),
	)
	series := rapid.Custom(func(t *rapid.T) Series {
		return Series{
			Values:  rapid.SliceOfN(value, 0, 90).Draw(t, "values"),
			Style:   look.Style{Role: look.Role(rapid.IntRange(0, 10).Draw(t, "role"))},
			Glyph:   rapid.SampledFrom([]rune{0, '╌', '░'}).Draw(t, "glyph"),
			Label:   rapid.SampledFrom([]string{"", "Skits", "Behind the scenes", "料理", "👩‍🍳 baking"}).Draw(t, "label"),
			EndMark: rapid.Bool().Draw(t, "mark"),
			EndText: rapid.SampledFrom([]string{"", "12,480", "料理"}).Draw(t, "text"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		s := Spec{
			Width: rapid.IntRange(-1, 150).Draw(t, "width"), Height: rapid.IntRange(-1, 40).Draw(t, "height"),
			Series:   rapid.SliceOfN(series, 0, 9).Draw(t, "series"),
			Format:   rapid.SampledFrom([]func(float64) string{nil, compact, percent}).Draw(t, "format"),
			FromZero: rapid.Bool().Draw(t, "zero"),
			Band: Band{
				Low:  rapid.SliceOfN(value, 0, 9).Draw(t, "low"),
				Mid:  rapid.SliceOfN(value, 0, 9).Draw(t, "mid"),
				High: rapid.SliceOfN(value, 0, 9).Draw(t, "high"),
			},
			Empty: rapid.SampledFrom([]string{"", "No saves are known yet. 料理"}).Draw(t, "empty"),
			XLabels: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) XLabel {
				return XLabel{rapid.OneOf(rapid.Float64(), rapid.Float64Range(0, 1)).Draw(t, "at"), rapid.SampledFrom([]string{"", "26 Oct", "料理"}).Draw(t, "x")}
			}), 0, 6).Draw(t, "x labels"),
		}
		glyphs := rapid.SampledFrom([]look.Glyphs{look.Full(), look.ASCII()}).Draw(t, "glyphs")
		lines := Draw(look.New("dark", look.TrueColour, glyphs), s)
		if want := max(0, s.Height); s.Width > 0 && len(lines) != want {
			t.Fatalf("%d lines, want %d", len(lines), want)
		}
		for _, line := range lines {
			if got := ansi.StringWidth(line); got != s.Width {
				t.Fatalf("%q has %d cells, want %d", line, got, s.Width)
			}
		}
	})
}

func TestAGapStaysAGap(t *testing.T) {
	t.Parallel()
	lines := drawn(Spec{Width: 24, Height: 3, FromZero: true, Format: compact, Series: []Series{
		{Values: []float64{2, 2, 2, 2, unknown, unknown, unknown, 2, 2, 2}},
	}})
	if want := " 2┤────────╴       ╶────"; lines[0] != want {
		t.Errorf("the row of the line is %q, want %q", lines[0], want)
	}
}

func TestASingleDayBetweenUnknownOnesIsSeen(t *testing.T) {
	t.Parallel()
	lines := drawn(Spec{Width: 24, Height: 4, FromZero: true, Format: compact, Series: []Series{
		{Values: []float64{2, 2, unknown, unknown, 1, unknown, unknown, 2, 2}},
	}})
	if joined := strings.Join(lines, "\n"); !strings.Contains(joined, "╶╴") {
		t.Errorf("no dash for the lone day:\n%s", joined)
	}
}

func TestWithoutTwoKnownValuesThereIsASentence(t *testing.T) {
	t.Parallel()
	for name, series := range map[string][]Series{
		"no series":       nil,
		"an empty series": {{}},
		"all unknown":     {{Values: []float64{unknown, unknown, unknown}}},
		"infinite":        {{Values: []float64{math.Inf(1), math.Inf(-1)}}},
		"one value":       {{Values: []float64{7}}},
		"one known value": {{Values: []float64{unknown, 7, unknown}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := Spec{Width: 40, Height: 8, Series: series, Empty: "Two counts make a curve."}
			if got := strings.TrimSpace(strings.Join(drawn(s), "")); got != s.Empty {
				t.Errorf("the chart says %q, want the sentence", got)
			}
			if left, columns := Area(s); left != 0 || columns != 0 {
				t.Errorf("a sentence has a plot of %d columns at %d", columns, left)
			}
		})
	}
}

func TestTicksStandOnlyAtLabels(t *testing.T) {
	t.Parallel()
	lines := drawn(Spec{Width: 40, Height: 13, FromZero: true, Format: compact, Series: []Series{{Values: []float64{0, 3720}}}})
	ticks := 0
	for _, line := range lines {
		labelled := strings.TrimSpace(line[:3]) != ""
		if tick := strings.Contains(line, "┤"); tick != labelled || strings.Contains(line, "┼") {
			t.Errorf("axis and label disagree in %q", line)
		}
		if labelled {
			ticks++
		}
	}
	if ticks < 3 || ticks > 5 {
		t.Errorf("%d ticks, want 3 to 5", ticks)
	}
}

func TestLabelsOfLinesThatMeetStandApart(t *testing.T) {
	t.Parallel()
	series := make([]Series, 5)
	for i := range series {
		series[i] = Series{Values: []float64{0, 10}, Label: fmt.Sprint("line ", i)}
	}
	lines := strings.Join(drawn(Spec{Width: 40, Height: 7, Series: series}), "\n")
	for _, s := range series {
		if strings.Count(lines, s.Label) != 1 {
			t.Errorf("%q does not stand once in\n%s", s.Label, lines)
		}
	}
}

func TestNoColourOfTheLibraryIsLeft(t *testing.T) {
	t.Parallel()
	lines := strings.Join(Draw(look.New("dark", look.TrueColour, look.Full()), Spec{Width: 40, Height: 9, Series: []Series{{Values: fourWeeks}}}), "\n")
	if strings.Contains(lines, "38;5;") {
		t.Errorf("a private colour went through: %q", lines)
	}
}

func TestAValueStandsInItsColumnAndRow(t *testing.T) {
	t.Parallel()
	s := Spec{Width: 44, Height: 3, FromZero: true, Format: compact, Series: []Series{
		{Values: []float64{0, 0, 0, 0, 8, 0, 0, 0, 0}},
	}}
	left, columns := Area(s)
	if left != 4 || columns != 40 { // " 10┤"
		t.Fatalf("the plot has %d columns at %d, want 40 at 4", columns, left)
	}
	for column, high := range map[int]bool{0: false, 10: false, 20: true, 30: false, 39: false} {
		row := 2
		if high {
			row = 0
		}
		if got := []rune(drawn(s)[row])[left+column]; got == ' ' {
			t.Errorf("nothing in row %d of column %d, where the value lies", row, column)
		}
	}
}

func TestDrawingTwiceIsTheSameAndWritesIntoNoValue(t *testing.T) {
	t.Parallel()
	values := []float64{1, unknown, math.Inf(1), 5, 4}
	s := Spec{Width: 50, Height: 9, Series: []Series{{Values: values, Label: "one"}}}
	if first, second := strings.Join(drawn(s), "\n"), strings.Join(drawn(s), "\n"); first != second {
		t.Errorf("two drawings differ:\n%s\n%s", first, second)
	}
	if values[0] != 1 || !math.IsNaN(values[1]) || !math.IsInf(values[2], 1) || values[4] != 4 {
		t.Errorf("the values are now %v", values)
	}
}

func FuzzDraw(f *testing.F) {
	f.Add(40, 12, 3.0, 4.0, 5.0)
	f.Add(9, 3, math.NaN(), math.Inf(1), 0.0)
	f.Add(86, 15, -4.0, 1e300, 1e-300)
	f.Fuzz(func(t *testing.T, width, height int, a, b, c float64) {
		width, height = width%200, height%80
		s := Spec{Width: width, Height: height, Series: []Series{
			{Values: []float64{a, b, c, a}, Label: "a", EndMark: true, EndText: "9"}, {Values: []float64{c, a}},
		}, XLabels: []XLabel{{a, "x"}, {0, "left"}, {1, "right"}}}
		for _, line := range drawn(s) {
			if ansi.StringWidth(line) != width {
				t.Fatalf("%q has not %d cells", line, width)
			}
		}
	})
}

func BenchmarkDraw(b *testing.B) {
	l := look.New("dark", look.TrueColour, look.Full())
	s := Spec{Width: 86, Height: 15, FromZero: true, Format: compact, XLabels: mondays(), Series: []Series{
		{Values: weeksBefore, Style: look.Style{Role: look.Band}, Glyph: '╌'}, {Values: fourWeeks, Style: look.Style{Role: look.Saves}},
	}}
	for b.Loop() {
		Draw(l, s)
	}
}

func TestAChartIsDrawnOnceForOneKey(t *testing.T) {
	t.Parallel()
	var memo Memo
	drawings := 0
	draw := func() []string { drawings++; return []string{fmt.Sprint(drawings)} }
	for _, key := range []int{1, 1, 2, 2, 1} {
		memo.Lines(key, draw)
	}
	if drawings != 3 {
		t.Errorf("%d drawings, want 3", drawings)
	}
}

func TestASmallFallNeedsNoTicksBelowZero(t *testing.T) {
	t.Parallel()
	for fall, want := range map[float64]bool{-4: false, -900: true} {
		lines := drawn(Spec{Width: 40, Height: 9, FromZero: true, Format: compact, Series: []Series{{Values: []float64{fall, 1900}}}})
		if below := strings.Contains(strings.Join(lines, ""), "-2000"); below != want {
			t.Errorf("with a fall of %v the axis is\n%s", fall, strings.Join(lines, "\n"))
		}
	}
}

func TestTheBandHasNoHolesAndEndsWhereItIsUnknown(t *testing.T) {
	t.Parallel()
	for height := 7; height <= 40; height++ {
		s := Spec{
			Width: 40, Height: height, FromZero: true,
			Series: []Series{{Values: []float64{0, 1000}}},
			Band:   Band{Low: []float64{unknown, 100, 150}, Mid: []float64{300, 400, 500}, High: []float64{700, 900, 950}},
		}
		lines := drawn(s)
		for x := 24; x < 40; x++ {
			column := ""
			for _, line := range lines {
				column += string([]rune(line)[x])
			}
			if inner := strings.TrimFunc(column, func(r rune) bool { return !strings.ContainsRune("░▒", r) }); inner == "" || strings.Contains(inner, " ") {
				t.Fatalf("%d rows: column %d of the band is %q", height, x, column)
			}
		}
		if strings.ContainsAny(string([]rune(strings.Join(lines, ""))[:20]), "░▒") {
			t.Fatalf("%d rows: a band where none is known:\n%s", height, strings.Join(lines, "\n"))
		}
	}
}
