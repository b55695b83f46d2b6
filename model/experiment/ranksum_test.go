package experiment

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// near tells whether got is want to within part of it, or within part of 1 where want is smaller.
func near(got, want, part float64) bool {
	return math.Abs(got-want) <= part*max(1, math.Abs(want))
}

// permeability are constants of the human chorioamnion at term and at 12 to 26 weeks.
//
// Source: Hollander & Wolfe 1999, Nonparametric Statistical Methods, table 4.1; the example of R's
// wilcox.test.
func permeability() (atTerm, earlier []float64) {
	return []float64{0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46},
		[]float64{1.15, 0.88, 0.90, 0.74, 1.21}
}

// ozone are parts per billion in New York in May and August 1973, with ties.
//
// Source: R's data set airquality, Month 5 and 8 without unknown values; the other example of wilcox.test.
func ozone() (may, august []float64) {
	may = []float64{
		41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18,
		14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37,
	}
	august = []float64{
		39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22,
		59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85,
	}
	return may, august
}

// sorted are copies in rising order.
func sorted(a, b []float64) (risingA, risingB []float64) {
	return slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
}

// draws are two groups; with few levels they have many ties.
func draws(chance *rand.Rand, nA, nB, levels int) (a, b []float64) {
	draw := func(n int) []float64 {
		y := make([]float64, n)
		for i := range y {
			y[i] = chance.NormFloat64()
			if levels > 0 {
				y[i] = float64(chance.IntN(levels)) / 4
			}
		}
		return y
	}
	return draw(nA), draw(nB)
}

func TestTheRankSumsPOfPublishedExamples(t *testing.T) {
	t.Parallel()
	atTerm, earlier := permeability()
	may, august := ozone()
	for _, c := range []struct {
		name       string
		a, b       []float64
		want, near float64
	}{
		// 764 of the 3,003 choices; the R package coin prints 0.2544 for it.
		{"permeability, exact", atTerm, earlier, 764.0 / 3003, 1e-15},
		// 52 values: wilcox.test(Ozone ~ Month, …, exact = FALSE) prints W = 127.5, p-value = 0.0001208.
		{"ozone, approximate", may, august, 0.0001208, 5e-8},
	} {
		a, b := sorted(c.a, c.b)
		if got := rankSumP(a, b); math.Abs(got-c.want) > c.near {
			t.Errorf("%s: p = %.10f, want %.10f", c.name, got, c.want)
		}
		if got := rankSumP(b, a); math.Abs(got-c.want) > c.near {
			t.Errorf("%s, groups swapped: p = %.10f, want %.10f", c.name, got, c.want)
		}
	}
}

func TestTiedValuesHaveTheMeanOfTheirRanks(t *testing.T) {
	t.Parallel()
	// Ranks 1, 2, 3+4+5 over 3, 6, 7+8 over 2; doubled.
	ranks, sum, ties := doubledRanks([]float64{1, 3, 3, 7}, []float64{2, 3, 5, 7})
	if want := []int{2, 4, 8, 8, 8, 12, 15, 15}; !slices.Equal(ranks, want) {
		t.Errorf("the doubled ranks are %v, want %v", ranks, want)
	}
	if sum != 2+8+8+15 || ties != (27-3)+(8-2) {
		t.Errorf("the sum is %d and the ties %v, want 33 and 30", sum, ties)
	}
}

func TestTheExactPIsTheShareOfAllChoices(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(3, 4))
	for run := range 300 {
		nA, nB := 1+chance.IntN(7), 1+chance.IntN(7)
		a, b := draws(chance, nA, nB, []int{0, 2, 5, 12}[run%4])
		a, b = sorted(a, b)
		if got, want := rankSumP(a, b), plainP(a, b); got != want {
			t.Fatalf("run %d: p = %v of %v and %v, by all choices %v", run, got, a, b, want)
		}
	}
}

// plainP goes through every choice of as many values as a has.
func plainP(a, b []float64) float64 {
	all := slices.Concat(a, b)
	sumOf := func(chosen uint) float64 {
		var sum float64
		for i, v := range all {
			if chosen>>i&1 == 0 {
				continue
			}
			for _, w := range all { // the midrank: those below, half of those equal, and a half
				switch {
				case w < v:
					sum++
				case w == v:
					sum += 0.5
				}
			}
			sum += 0.5
		}
		return sum
	}
	middle := float64(len(a)*(len(all)+1)) / 2
	seen := math.Abs(sumOf(1<<len(a)-1) - middle)
	far, count := 0, 0
	for chosen := range uint(1) << len(all) {
		if onesOf(chosen) != len(a) {
			continue
		}
		count++
		if math.Abs(sumOf(chosen)-middle) >= seen {
			far++
		}
	}
	return float64(far) / float64(count)
}

func onesOf(v uint) (n int) {
	for ; v > 0; v &= v - 1 {
		n++
	}
	return n
}

func TestPIsExactUpTo50AndApproximateAbove(t *testing.T) {
	t.Parallel()
	ladder := func(from, n int) []float64 {
		y := make([]float64, n)
		for i := range y {
			y[i] = float64(from + i)
		}
		return y
	}
	// All of A below all of B: two of the C(50, 25) choices are as far off.
	if got, want := rankSumP(ladder(0, 25), ladder(100, 25)), 2/126410606437752.0; got != want {
		t.Errorf("p of 25 below 25 is %v, want %v", got, want)
	}
	// With 26 it is the normal tail: W − E = 25·26/2, less ½, over √(25·26·52/12).
	want := math.Erfc((325 - 0.5) / math.Sqrt(25*26*52/12.0) / math.Sqrt2)
	if got := rankSumP(ladder(0, 25), ladder(100, 26)); !near(got/want, 1, 1e-12) {
		t.Errorf("p of 25 below 26 is %v, want %v", got, want)
	}
}

func TestTheApproximationAgreesWithTheExactP(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(5, 6))
	for run := range 200 {
		a, b := draws(chance, 15+chance.IntN(11), 15+chance.IntN(11), []int{0, 6}[run%2])
		a, b = sorted(a, b)
		ranks, sum, ties := doubledRanks(a, b)
		off := abs(sum - len(a)*(len(ranks)+1))
		if exact, rough := exactP(ranks, len(a), off), normalP(len(a), len(b), off, ties); math.Abs(exact-rough) > 0.03 {
			t.Errorf("run %d: exact p %v, approximate %v", run, exact, rough)
		}
	}
}

func TestEqualValuesHaveAPOf1(t *testing.T) {
	t.Parallel()
	for _, n := range []int{5, 25, 26, 400} {
		y := make([]float64, n)
		if got := rankSumP(y, y); got != 1 {
			t.Errorf("p of two groups of %d equal values is %v, want 1", n, got)
		}
	}
	// A rank sum within ½ of its mean is not off at all: W = 663 + 0, mean 663 for 1 … 51 of 26 and 25.
	if got := normalP(26, 25, 1, 0); got != 1 {
		t.Errorf("p half a rank off is %v, want 1", got)
	}
}

func TestCountsOf50ValuesAreExact(t *testing.T) {
	t.Parallel()
	ways, all := waysOfU(25, 25)
	if all != 126410606437752 { // C(50, 25)
		t.Errorf("there are %d choices of 25 of 50", all)
	}
	var lower int64 // U of 0 … 312; the other half mirrors it, and 625 has no middle
	for _, n := range ways {
		lower += n
	}
	if 2*lower != all {
		t.Errorf("half of the choices are %d of %d", lower, all)
	}
}
