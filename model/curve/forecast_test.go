package curve

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"saveboard/model/stats"
)

func TestAForecastIsWhatTheDefinitionReads(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 5))
		past := make([]Past, 12+r.IntN(50))
		g := make([]float64, len(past))
		for i := range past {
			from := math.Floor(r.ExpFloat64() * 300)
			past[i] = Past{from, math.Max(0, from+math.Floor(r.ExpFloat64()*float64(r.IntN(500)))-float64(r.IntN(3)))}
			g[i] = math.Log((past[i].To + 0.5) / (from + 0.5))
		}
		slices.Sort(g)
		const saves = 310
		f := Expect(30, saves, past)
		at := func(p float64) float64 { return math.Max(0, (saves+0.5)*math.Exp(stats.Quantile(g, p))-0.5) }
		for name, x := range map[string][2]float64{"likely": {f.Likely.Or(-1), at(0.5)}, "low": {f.Low.Or(-1), at(0.1)}, "high": {f.High.Or(-1), at(0.9)}} {
			if math.Abs(x[0]-x[1]) > 1e-9*x[1] {
				t.Errorf("seed %d: %s is %g, want %g", seed, name, x[0], x[1])
			}
		}
		heldBy := 0
		for i, x := range g {
			others := slices.Concat(g[:i], g[i+1:])
			if x >= stats.Quantile(others, 0.1) && x <= stats.Quantile(others, 0.9) {
				heldBy++
			}
		}
		if f.Held != heldBy || f.HeldOf != len(g) || f.Videos != len(g) || f.AgeDays != 30 {
			t.Errorf("seed %d: %+v, want %d of %d held", seed, f, heldBy, len(g))
		}
	}
}

func TestAForecastNeedsTwelvePastVideos(t *testing.T) {
	t.Parallel()
	past := make([]Past, 12)
	if f := Expect(7, 5, past[:11]); f.Likely.Known() || f.Low.Known() || f.High.Known() || f.Videos != 11 || f.HeldOf != 0 {
		t.Errorf("with eleven: %+v", f)
	}
	if f := Expect(7, 5, past); f.Likely.Or(-1) != 5 || f.Low.Or(-1) != 5 || f.High.Or(-1) != 5 || f.Held != 12 {
		t.Errorf("when all stood still: %+v", f)
	}
	for i := range past {
		past[i] = Past{100, 0} // all lost everything
	}
	if f := Expect(7, 5, past); f.Likely.Or(-1) != 0 {
		t.Errorf("no count is under 0: %+v", f)
	}
}

func TestHorizonsAreThoseStillToCome(t *testing.T) {
	t.Parallel()
	for age, want := range map[int64][]int{
		6*hour - 1: nil, 6 * hour: {7, 30, 90}, 7*day - 1: {7, 30, 90}, 7 * day: {30, 90}, 30 * day: {90}, 90 * day: nil,
	} {
		if got := Horizons(age); !slices.Equal(got, want) {
			t.Errorf("at %d s: %v, want %v", age, got, want)
		}
	}
}

func TestARankCountsThoseWithStrictlyMore(t *testing.T) {
	t.Parallel()
	if r, ok := RankOf(3, []float64{1, 2, 3, 3, 4, 9}); !ok || r != (Rank{Rank: 3, Of: 7, Ahead: 2}) {
		t.Errorf("%+v, %v", r, ok)
	}
	if _, ok := RankOf(3, []float64{1, 2, 3, 4}); ok {
		t.Error("four others make a rank")
	}
}
