package trend

import (
	"math"
	"math/rand/v2"
	"testing"

	"saveboard/model/stats"
)

// sloped is n videos, one a day, whose X changes by so much a week, about which they scatter.
func sloped(n int, perWeek, scatter float64, seed uint64) Series {
	rng := rand.New(rand.NewPCG(seed, 0))
	weeks, x := make([]float64, n), make([]float64, n)
	for i := range weeks {
		weeks[i] = float64(i) / 7
		x[i] = perWeek*weeks[i] + scatter*rng.NormFloat64()
	}
	return weekly(weeks, x)
}

func TestASeriesRisesFallsShowsNothingOrIsTooShort(t *testing.T) {
	t.Parallel()
	got := Family([]Series{
		sloped(60, 0.3, 0.1, 1), sloped(60, -0.3, 0.1, 2), sloped(60, 0, 1, 3), sloped(9, 5, 0, 4), sloped(10, 5, 0, 4), nil,
	})
	for i, want := range []Direction{Rising, Falling, None, TooShort, Rising, TooShort} {
		if got[i].Direction != want {
			t.Errorf("series %d: %+v, want %s", i, got[i], want)
		}
		if long := want != TooShort; got[i].Q.Known() != long || got[i].Change.Known() != long {
			t.Errorf("series %d: q and change are known only of series long enough: %+v", i, got[i])
		}
	}
	if c := got[0].Change.Or(0); math.Abs(c-math.Expm1(0.3)) > 0.01 || c != math.Expm1(got[0].Slope.Or(0)) {
		t.Errorf("change %v a week, want about e^0.3 − 1", c)
	}
	if got[3].N != 9 || got[4].N != 10 {
		t.Errorf("n %d and %d", got[3].N, got[4].N)
	}
}

func TestSeriesTooShortHaveNoPartInTheOthersFate(t *testing.T) {
	t.Parallel()
	long := []Series{sloped(40, 0.1, 0.3, 1), sloped(40, 0.05, 0.3, 2), sloped(40, 0, 0.3, 3)}
	with := append([]Series{sloped(9, 1, 0, 1)}, long...)
	with = append(with, sloped(3, 1, 0, 1), nil)
	got := Family(with)
	var p []float64
	for i := range long {
		p = append(p, Of(long[i]).P)
	}
	for i, q := range stats.AdjustedP(p, 0) {
		if got[i+1].Q.Or(-1) != q {
			t.Errorf("series %d: q %v, want %v of three tests", i, got[i+1].Q.Or(-1), q)
		}
	}
}

func TestOneOfManyMustBeClearer(t *testing.T) {
	t.Parallel()
	var doubtful Series
	for seed := uint64(0); ; seed++ {
		doubtful = sloped(40, 0.06, 0.5, seed)
		if p := Of(doubtful).P; p > 0.02 && p < 0.09 {
			break
		}
	}
	if got := Family([]Series{doubtful})[0]; got.Direction == None || got.Q.Or(1) != got.P {
		t.Errorf("alone: %+v", got)
	}
	family := []Series{doubtful}
	for range 9 {
		family = append(family, sloped(40, 0, 0, 0)) // all equal: p is 1
	}
	if got := Family(family)[0]; got.Direction != None || !near(got.Q.Or(0), min(1, 10*got.P)) {
		t.Errorf("among ten: %+v", got)
	}
}

func TestTrendlessSeriesAreSeldomCalledRisingOrFalling(t *testing.T) {
	t.Parallel()
	called, total := 0, 0
	for seed := range uint64(200) {
		var family []Series
		for i := range uint64(10) {
			family = append(family, sloped(12+int(i)*4, 0, 0.6, 1000+10*seed+i))
		}
		for _, trend := range Family(family) {
			total++
			if trend.Direction != None {
				called++
			}
		}
	}
	if part := float64(called) / float64(total); part > 0.05 {
		t.Errorf("%d of %d trendless series were called rising or falling", called, total)
	}
}

// BenchmarkFamily is a large account's hashtags: 300 of 20 videos each.
func BenchmarkFamily(b *testing.B) {
	var family []Series
	for i := range 300 {
		family = append(family, sloped(20, 0, 1, uint64(i)))
	}
	b.ReportAllocs()
	for b.Loop() {
		Family(family)
	}
}
