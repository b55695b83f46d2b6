package timing

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"saveboard/model"
	"saveboard/model/stats"
)

// near tells whether got is known and want to within 1e-12 of it.
func near(got model.Real, want float64) bool {
	v, known := got.Get()
	return known && math.Abs(v-want) <= 1e-12*max(1, math.Abs(want))
}

// counts are saves at day 7; a negative one is unknown.
func counts(saves ...float64) []model.Real {
	list := make([]model.Real, len(saves))
	for i, k := range saves {
		if k >= 0 {
			list[i] = model.Known(k)
		}
	}
	return list
}

func TestAVideoIsComparedWithTheMedianOfTheOthers(t *testing.T) {
	t.Parallel()
	x := AgainstTypical(counts(10, 20, 30, 40, 50, 60, -1))
	// By hand, the medians of the other five: 40, 40, 40, 30, 30, 30.
	for i, want := range []float64{10.5 / 40.5, 20.5 / 40.5, 30.5 / 40.5, 40.5 / 30.5, 50.5 / 30.5, 60.5 / 30.5} {
		if !near(x[i], math.Log(want)) {
			t.Errorf("video %d: x is %v, want the logarithm of %v", i, x[i], want)
		}
	}
	if x[6].Known() {
		t.Errorf("a video not observed has the x %v", x[6])
	}
	// Of six others the median is between two: of 10, 20, 40, 50, 60, 70 it is 45.
	if x := AgainstTypical(counts(70, 30, 10, 20, 60, 50, 40)); !near(x[1], math.Log(30.5/45.5)) {
		t.Errorf("x is %v, want the logarithm of 30.5/45.5", x[1])
	}
}

func TestFiveOthersAreNeeded(t *testing.T) {
	t.Parallel()
	for i, x := range AgainstTypical(counts(1, 2, 3, 4, 5, -1, -1, -1)) {
		if x.Known() {
			t.Errorf("video %d has the x %v with four others", i, x)
		}
	}
	if x := AgainstTypical(counts(1, 2, 3, 4, 5, 6)); !x[0].Known() {
		t.Error("with five others x is unknown")
	}
	if x := AgainstTypical(nil); len(x) != 0 {
		t.Errorf("no videos have %v", x)
	}
}

func TestNoSavesAtAllAreTypicalAmongNone(t *testing.T) {
	t.Parallel()
	x := AgainstTypical(counts(0, 0, 0, 0, 0, 0, 99))
	if !near(x[0], 0) || !near(x[6], math.Log(99.5/0.5)) {
		t.Errorf("got %v", x)
	}
}

func TestEveryVideosTypicalIsThatOfAllTheOthers(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.OneOf(rapid.Float64Range(0, 1e7), rapid.SampledFrom([]float64{0, 1, 2, 100, -1}))
		saves := counts(rapid.SliceOfN(count, 0, 25).Draw(t, "saves")...)
		for i, got := range AgainstTypical(saves) {
			want := plainAgainst(saves, i)
			if got != want {
				t.Fatalf("video %d of %v: x is %v, over the others %v", i, saves, got, want)
			}
		}
	})
}

// plainAgainst sorts the others of one video.
func plainAgainst(saves []model.Real, i int) model.Real {
	own, known := saves[i].Get()
	var others []float64
	for j, k := range saves {
		if v, ok := k.Get(); ok && j != i {
			others = append(others, v)
		}
	}
	if !known || len(others) < 5 {
		return model.Real{}
	}
	return model.Known(math.Log((own + 0.5) / (stats.Median(others) + 0.5)))
}

func TestTheSavesAreReadOnly(t *testing.T) {
	t.Parallel()
	saves := counts(9, 3, -1, 7, 1, 8, 2)
	kept := slices.Clone(saves)
	AgainstTypical(saves)
	if !slices.Equal(saves, kept) {
		t.Errorf("the saves became %v", saves)
	}
}

func BenchmarkAgainstTypical(b *testing.B) {
	chance := rand.New(rand.NewPCG(1, 2))
	saves := make([]model.Real, 10_000)
	for i := range saves {
		saves[i] = model.Known(math.Round(1000 * math.Exp(chance.NormFloat64())))
	}
	for b.Loop() {
		AgainstTypical(saves)
	}
}
