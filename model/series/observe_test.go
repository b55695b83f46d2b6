package series_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"saveboard/model"
	"saveboard/model/series"
)

// Whoever asks at one age, at many, or of the snapshots alone gets the same answer.
func TestThreeWaysToObserveAgree(t *testing.T) {
	t.Parallel()
	const posted = model.Instant(1_700_000_000)
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 9))
		var snapshots []model.Snapshot
		at := posted - model.Instant(r.IntN(5000))
		for range r.IntN(12) {
			s := model.Snapshot{Taken: at}
			if r.IntN(4) > 0 {
				s.Counters[model.Saves] = model.Exact(int64(r.IntN(1000)))
			}
			snapshots = append(snapshots, s)
			at += 1 + model.Instant(math.Floor(r.ExpFloat64()*60_000))
		}
		line := series.Of(posted, snapshots, model.Saves)
		ages := []int64{0, 1}
		for range 60 {
			ages = append(ages, ages[len(ages)-1]+int64(r.IntN(30_000)))
		}
		for _, k := range line.Knots {
			ages = append(ages, int64(k.At-posted))
		}
		for _, age := range ages {
			want := line.ObservedAt(age)
			if got := series.Observed(posted, snapshots, model.Saves, age); got != want {
				t.Fatalf("seed %d, age %d: %v of the snapshots, %v of the line %v", seed, age, got, want, line)
			}
			out := make([]float64, 1)
			line.Observe([]int64{age}, out)
			if v, ok := want.Get(); ok != !math.IsNaN(out[0]) || ok && v != out[0] {
				t.Fatalf("seed %d, age %d: %v in a walk, %v at one age", seed, age, out[0], want)
			}
		}
	}
}
