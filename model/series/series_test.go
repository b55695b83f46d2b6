package series

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"saveboard/model"
)

const posted = model.Instant(1_700_000_000)

const day = 86400

// snaps are snapshots of saves at ages in days; a negative count is unknown.
func snaps(ageAndSaves ...float64) []model.Snapshot {
	var list []model.Snapshot
	for i := 0; i < len(ageAndSaves); i += 2 {
		s := model.Snapshot{Taken: posted + model.Instant(ageAndSaves[i]*day)}
		if n := int64(ageAndSaves[i+1]); n >= 0 {
			s.Counters[model.Saves] = model.Exact(n)
		}
		list = append(list, s)
	}
	return list
}

func saves(ageAndSaves ...float64) Line {
	return Of(posted, snaps(ageAndSaves...), model.Saves)
}

func TestThePostingIsAKnotWhenTheFirstSnapshotComesWithinADay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		line  Line
		knots int
		from  bool
	}{
		{"within", saves(0.5, 10), 2, true},
		{"at 24 h", saves(1, 10), 2, true},
		{"later", saves(1.01, 10), 1, false},
		{"at the posting", saves(0, 3, 1, 10), 2, true},
		{"before the posting is left out", saves(-0.5, 5, 0.5, 10), 2, true},
		{"an unknown count is no knot", saves(0.5, -1, 2, 10), 1, false},
	} {
		if len(c.line.Knots) != c.knots || c.line.FromPosting() != c.from {
			t.Errorf("%s: %d knots, from posting %v; want %d, %v", c.name, len(c.line.Knots), c.line.FromPosting(), c.knots, c.from)
		}
	}
}

func TestACounterIsLinearBetweenKnotsAndUnknownOutside(t *testing.T) {
	t.Parallel()
	line := saves(2, 100, 4, 200)
	for _, c := range []struct {
		age  float64
		want float64
	}{{2, 100}, {3, 150}, {4, 200}, {1.9, math.NaN()}, {4.1, math.NaN()}} {
		got := line.At(posted + model.Instant(c.age*day)).Or(math.NaN())
		if got != c.want && !(math.IsNaN(got) && math.IsNaN(c.want)) {
			t.Errorf("at day %v: %v, want %v", c.age, got, c.want)
		}
	}
}

func TestAGainIsHeldWithinTheKnotsAndMayBeNegative(t *testing.T) {
	t.Parallel()
	line := saves(2, 100, 4, 200, 6, 190)
	at := func(age float64) model.Instant { return posted + model.Instant(age*day) }
	for _, c := range []struct {
		name     string
		from, to float64
		want     float64
		since    bool
	}{
		{"inside", 3, 4, 50, false},
		{"from before the first", 0, 4, 100, true},
		{"to after the last", 4, 9, -10, false},
		{"all", 0, 9, 90, true},
		{"before", 0, 2, math.NaN(), false},
		{"after", 6, 9, math.NaN(), false},
	} {
		g := line.Gain(at(c.from), at(c.to))
		if got := g.Or(math.NaN()); got != c.want && !(math.IsNaN(got) && math.IsNaN(c.want)) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		if g.SinceSeen != c.since {
			t.Errorf("%s: since first seen %v", c.name, g.SinceSeen)
		}
	}
}

func TestAGainIsAsCoarseAsItsCoarserEnd(t *testing.T) {
	t.Parallel()
	list := snaps(2, 100, 4, 20000)
	list[1].Counters[model.Saves] = model.Rounded(20000, 100)
	if g := Of(posted, list, model.Saves).Gain(posted, posted+9*day); g.Step != 100 {
		t.Errorf("step %d, want 100", g.Step)
	}
}

func TestWhatLiesBetweenKnotsTooFarApartForItsAgeIsNotObserved(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		line Line
		age  float64
		want bool
	}{
		{"a knot itself", saves(7, 10, 30, 20), 7, true},
		{"a day apart at day 3", saves(2.5, 10, 3.5, 20), 3, true},
		{"over a day apart at day 3", saves(2.4, 10, 3.5, 20), 3, false},
		{"two days apart at day 8", saves(7, 10, 9, 20), 8, true},
		{"a first day known only by its end", saves(1, 10), 0.5, false},
		{"after the last", saves(7, 10), 8, false},
	} {
		if got := c.line.ObservedAt(int64(c.age * day)).Known(); got != c.want {
			t.Errorf("%s: observed %v", c.name, got)
		}
	}
}

func TestShelfLifeAndHalfLife(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	for _, c := range []struct {
		name        string
		line        Line
		shelf, half float64
	}{
		{"steady", saves(1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60, 7, 70, 8, 80), 1 - 70./80, 4},
		{"young", saves(1, 10, 2, 20, 3, 30), nan, 1.5},
		{"fell after the week, half within a first day known only by its end", saves(1, 100, 7, 100, 8, 80), 1 - 100./80, nan},
		{"no saves", saves(1, 0, 7, 0, 8, 0), nan, nan},
		{"half at the posting itself", saves(0, 60, 1, 70, 7, 90, 8, 100), 1 - .9, 0},
		{"first seen when over half were there", saves(7, 60, 8, 100), 1 - .6, nan},
		{"half between knots too far apart", saves(0, 0, 1, 10, 20, 100), nan, nan},
		{"half at a knot though the gap is wide", saves(0, 0, 1, 10, 20, 50, 21, 100), nan, 20},
	} {
		for _, f := range []struct {
			what      string
			got, want float64
		}{{"shelf life", c.line.ShelfLife().Or(nan), c.shelf}, {"half-life", c.line.HalfLife().Or(nan), c.half}} {
			if !(math.Abs(f.got-f.want) < 1e-9) && !(math.IsNaN(f.got) && math.IsNaN(f.want)) {
				t.Errorf("%s: %s %v, want %v", c.name, f.what, f.got, f.want)
			}
		}
	}
}

// lineAndBounds draws a line of up to 12 snapshots and rising bounds around it.
func lineAndBounds(t *rapid.T) (Line, []model.Instant) {
	var list []model.Snapshot
	at := posted - 10
	for range rapid.IntRange(0, 12).Draw(t, "snapshots") {
		at += model.Instant(rapid.IntRange(1, 40).Draw(t, "gap"))
		s := model.Snapshot{Taken: at}
		if rapid.IntRange(0, 3).Draw(t, "known") > 0 {
			s.Counters[model.Saves] = model.Exact(rapid.Int64Range(0, 1000).Draw(t, "saves"))
		}
		list = append(list, s)
	}
	bounds := []model.Instant{posted + model.Instant(rapid.IntRange(-30, 200).Draw(t, "first bound"))}
	for range rapid.IntRange(1, 20).Draw(t, "bounds") {
		bounds = append(bounds, bounds[len(bounds)-1]+model.Instant(rapid.IntRange(1, 40).Draw(t, "stretch")))
	}
	return Of(posted, list, model.Saves), bounds
}

func TestOneWalkGivesTheSameGainsAsAskingForEach(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		line, bounds := lineAndBounds(t)
		got := make(map[int]model.Real)
		line.Gains(bounds, func(i int, gain model.Real, inside bool) {
			got[i] = gain
			if want := line.Seen(bounds[i], bounds[i+1]); inside != want {
				t.Fatalf("stretch %d of %v: a snapshot inside %v, want %v", i, bounds, inside, want)
			}
		})
		sum := model.Real{}
		for i := range bounds[1:] {
			want := line.Gain(bounds[i], bounds[i+1]).Real
			if want != got[i] {
				t.Fatalf("stretch %d: %v, want %v", i, got[i], want)
			}
			sum = sum.Plus(want)
		}
		whole := line.Gain(bounds[0], bounds[len(bounds)-1]).Real
		if whole.Known() != sum.Known() || math.Abs(whole.Or(0)-sum.Or(0)) > 1e-9 {
			t.Fatalf("the stretches add up to %v, the whole is %v", sum, whole)
		}
	})
}
