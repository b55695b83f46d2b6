package experiment

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// plainDifferences are all differences a − b, sorted.
func plainDifferences(a, b []float64) []float64 {
	var d []float64
	for _, x := range a {
		for _, y := range b {
			d = append(d, x-y)
		}
	}
	slices.Sort(d)
	return d
}

// Hollander & Wolfe 1999, chapter 4, and the R package coin give 0.305 and, for 95 %,
// −0.15 to 0.76, the 9th and 42nd of the 50 differences. For 90 %, wilcox.test(exact, conf.int, 0.9) takes the 12th
// and 39th: P(U ≤ 11) = 149/3003 = 0.0496.
func TestHodgesAndLehmannOfThePermeability(t *testing.T) {
	t.Parallel()
	a, b := sorted(permeability())
	h, low, high := shift(a, b)
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"estimate", h, 0.305},
		{"90 % from", low, -0.08},
		{"90 % to", high, 0.72},
		{"95 % from", difference(a, b, 9), -0.15},
		{"95 % to", difference(a, b, 42), 0.76},
	} {
		if !near(c.got, c.want, 1e-14) {
			t.Errorf("%s is %v, want %v", c.name, c.got, c.want)
		}
	}
	if k := lowerRank(10, 5); k != 12 {
		t.Errorf("k is %d, want 12", k)
	}
}

func TestEveryDifferenceIsFoundWithoutListingThem(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.OneOf(rapid.Float64Range(-1e9, 1e9), rapid.SampledFrom([]float64{-1, -0.25, 0, 0.25, 1, 1e300, -1e300, 5e-324}))
		a := rapid.SliceOfN(value, 1, 12).Draw(t, "a")
		b := rapid.SliceOfN(value, 1, 12).Draw(t, "b")
		a, b = sorted(a, b)
		for i, want := range plainDifferences(a, b) {
			if got := difference(a, b, i+1); got != want || got == 0 && math.Signbit(got) {
				t.Fatalf("difference %d of %v and %v is %v, want %v", i+1, a, b, got, want)
			}
		}
	})
}

func TestTheShiftIsThatOfAllSortedDifferences(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(7, 8))
	for run := range 300 {
		a, b := draws(chance, 5+chance.IntN(40), 5+chance.IntN(40), []int{0, 3, 20}[run%3])
		a, b = sorted(a, b)
		d := plainDifferences(a, b)
		n, k := len(d), lowerRank(len(a), len(b))
		middle := (d[(n-1)/2] + d[n/2]) / 2
		if h, low, high := shift(a, b); !near(h, middle, 1e-15) || low != d[k-1] || high != d[n-k] {
			t.Fatalf("run %d: %v (%v to %v), by sorting %v (%v to %v)", run, h, low, high, middle, d[k-1], d[n-k])
		}
	}
}

func TestKIsTheLargestWithFivePercentBelow(t *testing.T) {
	t.Parallel()
	for nA := 3; nA <= 9; nA++ {
		for nB := 3; nA+nB <= 15; nB++ {
			counts := plainU(nA, nB)
			all := 0
			for _, n := range counts {
				all += n
			}
			want := 0
			for below := counts[0]; 20*below <= all; below += counts[want] {
				want++
			}
			if got := lowerRank(nA, nB); got != max(1, want) {
				t.Errorf("k of %d and %d is %d, by all orders %d", nA, nB, got, want)
			}
		}
	}
}

// plainU counts Mann and Whitney's U over every choice of nA ranks.
func plainU(nA, nB int) []int {
	counts := make([]int, nA*nB+1)
	for chosen := range uint(1) << (nA + nB) {
		if onesOf(chosen) != nA {
			continue
		}
		u, others := 0, 0
		for i := range nA + nB {
			if chosen>>i&1 == 1 {
				u += others
			} else {
				others++
			}
		}
		counts[u]++
	}
	return counts
}

// Critical values of U for 0.05 one-sided, which is k − 1: Mann & Whitney's table as extended by Auble
// 1953, as in Siegel & Castellan and most textbooks.
func TestKAgreesWithTheTablesOfU(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ nA, nB, critical int }{
		{5, 5, 4}, {5, 10, 11}, {8, 8, 15}, {10, 10, 27}, {12, 15, 55}, {20, 20, 138},
	} {
		if k := lowerRank(c.nA, c.nB); k-1 != c.critical {
			t.Errorf("the critical U of %d and %d is %d, want %d", c.nA, c.nB, k-1, c.critical)
		}
	}
}

func TestKIsExactUpTo50AndApproximateAbove(t *testing.T) {
	t.Parallel()
	// 25 and 25: 312.5 − 1.644854·√(625·51/12) = 227.7, and exactly 228; 25 and 26: 325 − 1.644854·√(650·52/12) = 237.7.
	if k := lowerRank(25, 25); k != 228 {
		t.Errorf("k of 25 and 25 is %d, want 228", k)
	}
	if k := lowerRank(25, 26); k != 237 {
		t.Errorf("k of 25 and 26 is %d, want 237", k)
	}
	if k := lowerRank(5, 2000); k < 1 {
		t.Errorf("k of 5 and 2,000 is %d", k)
	}
}

func TestOneHugeValueMovesNoEnd(t *testing.T) {
	t.Parallel()
	a := []float64{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7}
	b := []float64{0, 0.15, 0.25, 0.35, 0.45}
	h, low, high := shift(a, b)
	wild := slices.Clone(a)
	wild[6] = 1e12
	wildH, wildLow, wildHigh := shift(wild, b)
	if wildLow != low || wildHigh > 1 || math.Abs(wildH-h) > 0.11 {
		t.Errorf("%v (%v to %v) becomes %v (%v to %v)", h, low, high, wildH, wildLow, wildHigh)
	}
}
