package spike

import (
	"math"
	"math/rand/v2"
	"testing"

	"saveboard/model"
	"saveboard/model/series"
)

// TestAWindowSaysWhatItsIntervalsSay holds what is kept up from one interval to the next against what they say when each
// is asked, with sums that are exact and such that are not.
func TestAWindowSaysWhatItsIntervalsSay(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 3))
		var w window
		at, count := model.Instant(posted+7*day), 0.0
		for range 300 {
			from := series.Knot{At: at, Value: count, Step: []int64{1, 1, 1, 10}[r.IntN(4)]}
			at += model.Instant(1 + r.IntN(3*day))
			count = math.Max(0, count+math.Floor((r.Float64()-0.2)*math.Pow(10, float64(r.IntN(int(2+seed%9))))))
			to := series.Knot{At: at, Value: count, Step: 1}
			w.since(at - 14*day)
			w.push(posted, &from, &to)
			held(t, &w)
		}
	}
}

func held(t *testing.T, w *window) {
	t.Helper()
	all := w.intervals[w.first:]
	if len(all) == 0 || len(all) > mostPast {
		t.Fatalf("%d intervals", len(all))
	}
	fastest, top, coarsest := 0, 0.0, int64(0)
	for i, p := range all {
		if p.speed >= all[fastest].speed {
			fastest = i
		}
		top, coarsest = max(top, p.top), max(coarsest, p.resolution)
	}
	var weight, seconds float64
	for i, p := range all {
		if i != fastest {
			weight, seconds = weight+p.weight, seconds+p.seconds
		}
	}
	if w.fastest != w.first+fastest || w.top != top || w.coarsest() != coarsest {
		t.Fatalf("fastest %d, top %v, coarsest %d; want %d, %v, %d", w.fastest-w.first, w.top, w.coarsest(), fastest, top, coarsest)
	}
	if gotWeight, gotSeconds := w.others(); gotWeight != weight || gotSeconds != seconds {
		t.Fatalf("sums %v and %v; want %v and %v", gotWeight, gotSeconds, weight, seconds)
	}
}
