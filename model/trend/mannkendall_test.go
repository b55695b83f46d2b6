package trend

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"

	"saveboard/model"
	"saveboard/model/stats"
)

const firstPosting = model.Instant(1_700_000_000)

// weekly is a series whose times are in weeks.
func weekly(weeks, x []float64) Series {
	var s Series
	for i := range weeks {
		s = append(s, Point{firstPosting + model.Instant(math.Round(weeks[i]*weekSeconds)), x[i]})
	}
	return s
}

// every is a series of one video a week.
func every(x ...float64) Series {
	weeks := make([]float64, len(x))
	for i := range weeks {
		weeks[i] = float64(i)
	}
	return weekly(weeks, x)
}

func near(got, want float64) bool { return math.Abs(got-want) <= 1e-9*math.Max(math.Abs(want), 1e-300) }

func TestPublishedExamples(t *testing.T) {
	t.Parallel()
	unknown := math.NaN()
	for _, c := range []struct {
		source string
		series Series
		s      int64
		varS   float64 // NaN where the source has none
		slope  float64
	}{
		{
			"Gilbert 1987, Statistical Methods for Environmental Pollution Monitoring, p. 211", every(10, 15, 14, 20),
			4, unknown, (2.5 + 10.0/3) / 2, // the slope by hand: of −1, 2, 2.5, 10/3, 5 and 6
		},
		// Several observations a period, example 16.3: 24 pairs of unlike time. The variance there corrects for
		// ties of time as well (58.1), the text of ours does not: (8·7·21 − 3·18)/18.
		{
			"Gilbert 1987, example 16.3, p. 211", weekly([]float64{1, 1, 1, 2, 3, 3, 4, 5}, []float64{10, 22, 21, 30, 22, 30, 40, 40}),
			19, (1176 - 54) / 18.0, 5.5,
		},
		// Ties: three 0, two 23, three 24. S by hand: 14 pairs rise, 15 fall, 7 are ties.
		{"Gilbert 1987, p. 211", every(23, 24, 0, 6, 0, 24, 24, 0, 23), -1, 83.66667, unknown},
		// S by hand: none of the 45 pairs falls, and 5 are ties.
		{"Van Belle & Hughes 1984, Water Resour Res 20, p. 129", every(10, 14, 14, 14, 17, 22, 22, 23, 27, 27), 40, 119.3, unknown},
		{
			"J. Little, College of the Holy Cross, A Mann-Kendall Example By Hand",
			every(12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7), 54, (14*13*33 - 18) / 18.0, unknown,
		},
		// 33 pairs rise and 12 fall.
		{
			"Helsel & Hirsch 2002, Statistical Methods in Water Resources, chapter 8, Kendall's tau, y in the order of x",
			every(1.22, 2.20, 4.80, 1.28, 1.97, 1.46, 2.64, 2.34, 4.84, 2.96), 21, 125, unknown,
		},
		{
			"Helsel & Hirsch 2002, chapter 10, Kendall-Theil line with one outlier", every(1, 2, 3, 4, 5, 16, 7),
			19, unknown, 1,
		},
	} {
		got := Of(c.series)
		if got.S != c.s {
			t.Errorf("%s: S = %d, want %d", c.source, got.S, c.s)
		}
		if !math.IsNaN(c.varS) && math.Abs(got.VarS-c.varS) > 0.05 {
			t.Errorf("%s: var S = %v, want %v", c.source, got.VarS, c.varS)
		}
		if !math.IsNaN(c.slope) && !near(got.Slope.Or(0), c.slope) {
			t.Errorf("%s: slope %v, want %v", c.source, got.Slope.Or(0), c.slope)
		}
	}
}

// plain is the text, word by word.
func plain(s Series) Test {
	n := len(s)
	test := Test{N: n, F: 1, P: 1}
	var slopes []float64
	for i := range s {
		for j := range s {
			if s[j].Posted > s[i].Posted {
				d := s[j].X - s[i].X
				if d != 0 {
					test.S += int64(math.Copysign(1, d))
				}
				slopes = append(slopes, d/(float64(s[j].Posted-s[i].Posted)/weekSeconds))
			}
		}
	}
	groups := map[float64]int{}
	for _, p := range s {
		groups[p.X]++
	}
	sum := n * (n - 1) * (2*n + 5)
	for _, g := range groups {
		sum -= g * (g - 1) * (2*g + 5)
	}
	test.VarS = float64(sum) / 18
	if len(slopes) == 0 {
		return test
	}
	b := stats.Median(slopes)
	test.Slope = model.Known(b)
	e := make([]float64, n)
	var mean, over, under float64
	for i, p := range s {
		e[i] = p.X - b*float64(p.Posted-firstPosting)/weekSeconds
		mean += e[i] / float64(n)
	}
	for i := range e {
		under += (e[i] - mean) * (e[i] - mean)
		if i+1 < n {
			over += (e[i] - mean) * (e[i+1] - mean)
		}
	}
	size := float64(n)
	test.R = min(max((over/under+2/size)/(1-4/size), 0), 0.8)
	for k := 1; k < n; k++ {
		test.F += 2 * (1 - float64(k)/size) * math.Pow(test.R, float64(k))
	}
	if test.S != 0 && test.VarS != 0 {
		at := (math.Abs(float64(test.S)) - 1) / math.Sqrt(test.F*test.VarS)
		test.P = min(1, 2*distuv.StudentsT{Sigma: 1, Nu: size - 2}.Survival(at))
	}
	return test
}

// invented is a series with ties of time and of X, such as creators' series have.
func invented(rng *rand.Rand, n int) Series {
	ties, spacing := rng.IntN(3), []int64{1, 3600, 86400, weekSeconds / 2}[rng.IntN(4)]
	trend, alike := rng.NormFloat64()*0.02, rng.Float64()*0.7
	s := make(Series, n)
	at, swing := firstPosting, 0.0
	for i := range s {
		at += model.Instant(spacing * rng.Int64N(4))
		swing = alike*swing + rng.NormFloat64()
		x := -5 + trend*float64(i) + 0.6*swing
		switch ties {
		case 1:
			x = math.Log(math.Floor(math.Exp(x+5)) + 0.5)
		case 2:
			x = math.Round(x)
		}
		s[i] = Point{at, x}
	}
	return s
}

func TestTheTestIsWhatThePlainTextSays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		s := invented(rng, rapid.IntRange(5, 150).Draw(t, "n"))
		before := slices.Clone(s)
		got, want := Of(s), plain(s)
		if !slices.Equal(s, before) {
			t.Fatal("the series was written to")
		}
		if want.Slope.Known() && want.VarS == 0 {
			want.R, want.F = got.R, got.F // nothing is left of the series
		}
		b, w := got.Slope.Or(-9), want.Slope.Or(-9)
		if got.N != want.N || got.S != want.S || got.VarS != want.VarS || math.Abs(b-w) > 1e-9*math.Abs(w)+1e-15 ||
			math.Abs(got.R-want.R) > 1e-9 || math.Abs(got.F-want.F) > 1e-9*want.F || !near(got.P, want.P) {
			t.Fatalf("got  %+v\nwant %+v", got, want)
		}
	})
}

func TestALongSeriesHasTheSlopeOfItsSortedPairs(t *testing.T) {
	t.Parallel()
	for seed := range uint64(6) {
		s := invented(rand.New(rand.NewPCG(seed, 1)), 1200)
		if got, want := Of(s).Slope.Or(-9), plain(s).Slope.Or(-9); math.Abs(got-want) > 1e-12*math.Abs(want) {
			t.Errorf("seed %d: slope %v, want %v", seed, got, want)
		}
	}
}

func TestVideosPostedAtOneInstantFormNoPair(t *testing.T) {
	t.Parallel()
	// Within each week x falls; from week to week it rises.
	got := Of(weekly([]float64{0, 0, 1, 1, 2, 2}, []float64{2, 1, 4, 3, 6, 5}))
	if got.S != 12 || !near(got.Slope.Or(0), 2) {
		t.Errorf("S = %d, slope %v; want all 12 pairs of unlike weeks rising, 2 a week", got.S, got.Slope.Or(0))
	}
	// The variance knows ties of x alone.
	if want := 6 * 5 * 17 / 18.0; got.VarS != want {
		t.Errorf("var S %v, want %v", got.VarS, want)
	}
	all := Of(weekly(make([]float64, 12), []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}))
	if all.Slope.Known() || all.S != 0 || all.P != 1 || all.F != 1 {
		t.Errorf("all at one instant: %+v", all)
	}
}

func TestASeriesWithoutChangeIsNoFinding(t *testing.T) {
	t.Parallel()
	got := Of(every(slices.Repeat([]float64{0.1}, 12)...))
	if got.S != 0 || got.VarS != 0 || got.Slope.Or(1) != 0 || got.R > 0.8 || got.P != 1 {
		t.Errorf("%+v", got)
	}
	for n := range 5 {
		if got := Of(every([]float64{1, 2, 3, 4}[:n]...)); got.P != 1 || got.R != 0 || got.F != 1 || got.N != n {
			t.Errorf("%d videos: %+v", n, got)
		}
	}
}

func TestTheAutocorrelationIsCorrectedAndHeld(t *testing.T) {
	t.Parallel()
	// By hand, without a slope: x is 1, −1 in turn, n = 12, so r₁ = −11/12, which is held at 0.
	alternating := every(1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1)
	if r1 := autocorrelation(alternating, 0); !near(r1, -11.0/12) {
		t.Errorf("r₁ = %v", r1)
	}
	if got := Of(alternating); got.R != 0 || got.F != 1 {
		t.Errorf("r %v, f %v; want 0 and 1", got.R, got.F)
	}
	// One step up: r₁ = 9/12 about no slope, (9/12 + 2/12)/(1 − 4/12) = 1.375, held at 0.8.
	if r1 := autocorrelation(every(-1, -1, -1, -1, -1, -1, 1, 1, 1, 1, 1, 1), 0); !near(r1, 9.0/12) {
		t.Errorf("r₁ = %v", r1)
	}
	long := make([]float64, 60)
	for i := range long {
		long[i] = math.Sin(float64(i) / 10)
	}
	if got := Of(every(long...)); got.R != 0.8 {
		t.Errorf("a slow wave has r %v", got.R)
	}
	// f = 1 + 2(⅔·½ + ⅓·¼) at n = 3.
	if f := widening(0.5, 3); !near(f, 1+2*(1.0/3+1.0/12)) {
		t.Errorf("f = %v", f)
	}
}

func TestTheSlopeScalesWithXAndIgnoresOneWildVideo(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(5, 6))
	s := invented(rng, 80)
	twice, wild := slices.Clone(s), slices.Clone(s)
	for i := range twice {
		twice[i].X *= -2
	}
	wild[40].X = 1e6
	a, b, c := Of(s), Of(twice), Of(wild)
	if !near(b.Slope.Or(0), -2*a.Slope.Or(0)) || b.S != -a.S || !near(b.P, a.P) {
		t.Errorf("%+v and, times −2, %+v", a, b)
	}
	if math.Abs(c.Slope.Or(0)-a.Slope.Or(0)) > 0.3 {
		t.Errorf("slope %v, with one wild video %v", a.Slope.Or(0), c.Slope.Or(0))
	}
}

// BenchmarkOf is one series of as many videos.
func BenchmarkOf(b *testing.B) {
	for _, c := range []struct {
		name string
		n    int
	}{{"20", 20}, {"100", 100}, {"5000", 5000}} {
		b.Run(c.name, func(b *testing.B) {
			rng := rand.New(rand.NewPCG(1, 2))
			s := make(Series, c.n)
			for i := range s {
				s[i] = Point{firstPosting + model.Instant(i*182*86400/c.n), rng.NormFloat64() - 5}
			}
			b.ReportAllocs()
			for b.Loop() {
				Of(s)
			}
		})
	}
}
