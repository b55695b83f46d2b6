package experiment

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"saveboard/model"
)

// equal tells whether got is known and want to within 1e-12 of it.
func equal(got model.Real, want float64) bool {
	v, known := got.Get()
	return known && near(v, want, 1e-12)
}

func TestAnExperimentOnThePermeability(t *testing.T) {
	t.Parallel()
	c := Compare(permeability())
	if c.VideosA != 10 || c.VideosB != 5 {
		t.Errorf("%d and %d values, want 10 and 5", c.VideosA, c.VideosB)
	}
	if !equal(c.Ratio, math.Exp(0.305)) || !equal(c.Low, math.Exp(-0.08)) || !equal(c.High, math.Exp(0.72)) || !equal(c.P, 764.0/3003) {
		t.Errorf("got %+v", c)
	}
	if c.Verdict != NotYet || c.Bound.Known() {
		t.Errorf("the verdict is %v with the bound %v, want NotYet without", c.Verdict, c.Bound)
	}
}

func TestTheVerdictReadsTheInterval(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name      string
		low, high float64 // logarithms
		want      Verdict
	}{
		{"above", 0.01, 2, AMore},
		{"above, though inside 1.5", 0.01, 0.2, AMore},
		{"below", -1, -0.01, BMore},
		{"from 1 itself", 0, 0.2, NoDifference},
		{"inside", -0.1, 0.35, NoDifference},
		{"below, up to 1 itself", -1, 0, NotYet},
		{"to 1.5 itself", -math.Log(1.5), math.Log(1.5), NoDifference},
		{"past 1.5", -0.1, 0.41, NotYet},
		{"past 1/1.5", -0.41, 0.2, NotYet},
		{"from 1 past 1.5", 0, 0.5, NotYet},
	} {
		if got := verdict(c.low, c.high); got != c.want {
			t.Errorf("%s: the verdict on %v to %v is %v, want %v", c.name, c.low, c.high, got, c.want)
		}
	}
}

func TestNoDifferenceIsNamedWithItsBoundInEitherDirection(t *testing.T) {
	t.Parallel()
	a := []float64{0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7}
	b := []float64{0.05, 0.12, 0.23, 0.34, 0.43, 0.52, 0.65, 0.71}
	c := Compare(a, b)
	low, high := c.Low.Or(0), c.High.Or(0)
	if c.Verdict != NoDifference || !equal(c.Bound, max(high, 1/low)) {
		t.Errorf("got %+v, want NoDifference bounded by the farther of %v and %v", c, high, 1/low)
	}
	swapped := Compare(b, a)
	if !equal(swapped.Bound, c.Bound.Or(0)) || !equal(swapped.Ratio, 1/c.Ratio.Or(0)) || !equal(swapped.Low, 1/high) || swapped.P != c.P {
		t.Errorf("swapped, %+v becomes %+v", c, swapped)
	}
}

func TestNothingIsSaidUnderFiveVideosInAGroup(t *testing.T) {
	t.Parallel()
	five, four := []float64{1, 2, 3, 4, 5}, []float64{1, 2, 3, 4}
	for _, c := range []Comparison{Compare(five, four), Compare(four, five), Compare(nil, five)} {
		want := Comparison{VideosA: c.VideosA, VideosB: c.VideosB}
		if c != want || c.MoreEach().Known() {
			t.Errorf("got %+v, want the counts alone", c)
		}
	}
	// With five against five the groups must not overlap by more than a few: U of 4 at most, 12/252 = 0.048.
	c := Compare([]float64{11, 12, 13, 14, 15}, five)
	if c.Verdict != AMore || !equal(c.P, 2.0/252) || !equal(c.Ratio, math.Exp(10)) {
		t.Errorf("five far above five is %+v", c)
	}
	// d₍₅₎ of the 25 differences: 6, 7, 7, 8, 8 …
	if !equal(c.Low, math.Exp(8)) || !equal(c.High, math.Exp(12)) {
		t.Errorf("the interval is %v to %v, want e⁸ to e¹²", c.Low, c.High)
	}
}

func TestGroupsWithoutAnySpread(t *testing.T) {
	t.Parallel()
	same := []float64{2, 2, 2, 2, 2, 2}
	c := Compare(same, same)
	if c.Verdict != NoDifference || !equal(c.Ratio, 1) || !equal(c.Low, 1) || !equal(c.High, 1) || !equal(c.P, 1) || !equal(c.Bound, 1) {
		t.Errorf("all equal is %+v", c)
	}
	if !equal(c.NeededEach, 0) || !equal(c.MoreEach(), 1) {
		t.Errorf("%v videos are needed and %v more, want 0 and 1", c.NeededEach, c.MoreEach())
	}
	if c := Compare(same, []float64{1, 1, 1, 1, 1}); c.Verdict != AMore || !equal(c.Low, math.E) || !equal(c.High, math.E) {
		t.Errorf("all of A one above all of B is %+v", c)
	}
}

func TestTheNumberNeededIsThatOfTheText(t *testing.T) {
	t.Parallel()
	// Two groups of ±sd about their own means have the pooled variance n·sd²/(n−2).
	spread := func(sd, mean float64) []float64 {
		y := make([]float64, 20)
		for i := range y {
			y[i] = mean + sd*math.Sqrt(38.0/40)
			if i%2 == 0 {
				y[i] = mean - sd*math.Sqrt(38.0/40)
			}
		}
		return y
	}
	// sd 0.61: 29.3075 by mpmath, so 30; sd 1.22: 117.23; sd 0.3: 7.09; the means do not matter.
	for _, c := range []struct{ sd, needed, more float64 }{{0.61, 30, 10}, {1.22, 118, 98}, {0.3, 8, 1}} {
		got := Compare(spread(c.sd, 0), spread(c.sd, 3))
		if !equal(got.NeededEach, c.needed) || !equal(got.MoreEach(), c.more) {
			t.Errorf("sd %v: %v needed each and %v more, want %v and %v", c.sd, got.NeededEach, got.MoreEach(), c.needed, c.more)
		}
	}
}

func TestTheSmallerGroupSaysHowManyMore(t *testing.T) {
	t.Parallel()
	c := Comparison{VideosA: 12, VideosB: 7, NeededEach: model.Known(30)}
	if got := c.MoreEach(); !equal(got, 23) {
		t.Errorf("%v more each, want 23", got)
	}
}

func TestComparingWritesNothingIntoTheGroups(t *testing.T) {
	t.Parallel()
	a, b := permeability()
	keptA, keptB := slices.Clone(a), slices.Clone(b)
	Compare(a, b)
	if !slices.Equal(a, keptA) || !slices.Equal(b, keptB) {
		t.Errorf("the groups became %v and %v", a, b)
	}
}

// groups are two groups of save rates whose true typical rates differ by a factor.
func groups(chance *rand.Rand, nA, nB int, sd, factor float64) (a, b []float64) {
	a, b = draws(chance, nA, nB, 0)
	for i := range a {
		a[i] = sd*a[i] + math.Log(factor)
	}
	for i := range b {
		b[i] *= sd
	}
	return a, b
}

// The interval is to hold the truth in 86 to 96 of 100, and p to be under a level no more often than that and
// two points; both widened by three standard errors of these runs.
func TestIntervalsHoldTheTruthAndPIsRarelySmallWithoutADifference(t *testing.T) {
	t.Parallel()
	const runs = 600
	chance := rand.New(rand.NewPCG(11, 12))
	held, small := 0, [3]int{}
	for range runs {
		c := Compare(groups(chance, 5+chance.IntN(25), 5+chance.IntN(25), 0.6, 1))
		if c.Low.Or(2) <= 1 && c.High.Or(0) >= 1 {
			held++
		}
		for i, alpha := range []float64{0.01, 0.05, 0.10} {
			if c.P.Or(0) <= alpha {
				small[i]++
			}
		}
	}
	if share := float64(held) / runs; share < 0.86-0.037 || share > 0.96+0.037 {
		t.Errorf("the 90 %% interval held the truth in %.3f of the runs", share)
	}
	for i, alpha := range []float64{0.01, 0.05, 0.10} {
		share, three := float64(small[i])/runs, 3*math.Sqrt(alpha*(1-alpha)/runs)
		if share > alpha+0.02+three {
			t.Errorf("p is at most %v in %.3f of the runs", alpha, share)
		}
	}
}

func TestPIsUniformWithoutADifference(t *testing.T) {
	t.Parallel()
	const runs = 500
	chance := rand.New(rand.NewPCG(13, 14))
	p := make([]float64, runs)
	for i := range p {
		p[i] = Compare(groups(chance, 20+chance.IntN(15), 20+chance.IntN(15), 0.6, 1)).P.Or(0)
	}
	slices.Sort(p)
	var off float64
	for i, v := range p {
		off = max(off, v-float64(i)/runs, float64(i+1)/runs-v)
	}
	if off > 0.073 { // p = 0.01 of Kolmogorov and Smirnov
		t.Errorf("the distribution of p is %v off the uniform one", off)
	}
}

func TestThePromisedNumberFindsADifferenceOfOneAndAHalf(t *testing.T) {
	t.Parallel()
	const runs = 600
	chance := rand.New(rand.NewPCG(15, 16))
	found := 0
	for range runs {
		if Compare(groups(chance, 30, 30, 0.61, 1.5)).Verdict == AMore {
			found++
		}
	}
	if share := float64(found) / runs; share < 0.72-0.05 || share > 0.85+0.05 {
		t.Errorf("30 videos each found a difference of 1.5× in %.3f of the runs", share)
	}
}

func BenchmarkCompare(b *testing.B) {
	chance := rand.New(rand.NewPCG(17, 18))
	for _, size := range []struct {
		name string
		n    int
	}{{"10", 10}, {"25", 25}, {"26", 26}, {"2000", 2000}} {
		x, y := groups(chance, size.n, size.n, 0.6, 1.2)
		b.Run(size.name, func(b *testing.B) {
			for b.Loop() {
				Compare(x, y)
			}
		})
	}
}
