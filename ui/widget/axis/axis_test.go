package axis

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func whole(v float64) string { return strconv.FormatFloat(v, 'f', 0, 64) }
func exact(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }

func TestMarksAreRound(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		lo, hi float64
		steps  int
		format func(float64) string
		want   []string
	}{
		{"thousands in four", 0, 12480, 4, whole, []string{"0", "5000", "10000", "15000", "20000"}},
		{"thousands in three", 0, 12480, 3, whole, []string{"0", "5000", "10000", "15000"}},
		{"a bound that is met exactly", 0, 4000, 2, whole, []string{"0", "2000", "4000"}},
		{"rates", 0, 0.0231, 4, exact, []string{"0", "0.01", "0.02", "0.03", "0.04"}},
		{"from above 0", 130, 190, 3, whole, []string{"125", "150", "175", "200"}},
		{"below 0", -4, 9, 3, whole, []string{"-5", "0", "5", "10"}},
		{"small counts never share a label", 0, 1, 4, whole, []string{"0", "1", "2", "3", "4"}},
		{"no half saves", 0, 9, 4, Count, []string{"0", "5", "10", "15", "20"}},
		{"but two and a half thousand", 0, 9000, 4, Count, []string{"0", "2.5K", "5K", "7.5K", "10K"}},
		{"nothing but 0", 0, 0, 2, whole, []string{"0", "1", "2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := Nice(c.lo, c.hi, c.steps, c.format).Labels(c.format); !slices.Equal(got, c.want) {
				t.Errorf("marks over %v to %v are %v, want %v", c.lo, c.hi, got, c.want)
			}
		})
	}
}

func TestBestWastesLeast(t *testing.T) {
	t.Parallel()
	if got := Best(0, 12480, whole).Labels(whole); !slices.Equal(got, []string{"0", "5000", "10000", "15000"}) {
		t.Errorf("the best marks for 12,480 are %v, want up to 15,000", got)
	}
}

func TestAScaleHoldsItsNumbers(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Float64Range(-1e12, 1e12).Draw(t, "a")
		b := rapid.Float64Range(-1e12, 1e12).Draw(t, "b")
		lo, hi := min(a, b), max(a, b)
		steps := rapid.IntRange(2, 4).Draw(t, "steps")
		s := Nice(lo, hi, steps, exact)
		slack := s.Step * 1e-6
		if s.Low > lo+slack || s.High < hi-slack || s.Steps != steps {
			t.Fatalf("%v to %v in %d steps got %+v", lo, hi, steps, s)
		}
		mantissa := s.Step / math.Pow(10, math.Floor(math.Log10(s.Step)+1e-9))
		if !slices.ContainsFunc([]float64{1, 2, 2.5, 5}, func(m float64) bool { return math.Abs(m-mantissa) < 1e-6 }) {
			t.Fatalf("a step of %v is not round", s.Step)
		}
	})
}

func TestPlacedLabelsNeverTouch(t *testing.T) {
	t.Parallel()
	line, columns := Place(30, Centred, []Mark{{0, "26 Oct"}, {3, "27 Oct"}, {15, "10 Nov"}, {29, "24 Nov"}, {40, "off"}})
	if want := "26 Oct      10 Nov      24 Nov"; line != want {
		t.Errorf("the labels stand as\n%q, want\n%q", line, want)
	}
	if !slices.Equal(columns, []int{0, 15, 29}) {
		t.Errorf("ticks at %v, want 0, 15, 29", columns)
	}
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(0, 60).Draw(t, "width")
		marks := rapid.SliceOf(rapid.Custom(func(t *rapid.T) Mark {
			return Mark{rapid.IntRange(-5, 70).Draw(t, "column"), rapid.StringMatching(`[a-z ]{0,9}|週{1,4}`).Draw(t, "text")}
		})).Draw(t, "marks")
		if line, _ := Place(width, Align(rapid.IntRange(0, 1).Draw(t, "align")), marks); ansi.StringWidth(line) != width {
			t.Fatalf("%q has not %d cells", line, width)
		}
	})
}
