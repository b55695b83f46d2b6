package experiment

import (
	"math"

	"saveboard/model"
)

// expectedSaves is how many saves a video's views must be worth for its rate to be compared.
const expectedSaves = 5

// Apart leaves out of two groups the videos that are in both, and counts these. The order stays, a video
// named twice in one group counts once, and a and b are read only. Cost: two passes.
func Apart(a, b []model.VideoID) (onlyA, onlyB []model.VideoID, both int) {
	const inA, inB = 1, 2
	in := make(map[model.VideoID]int, len(a)+len(b))
	for _, v := range a {
		in[v] |= inA
	}
	for _, v := range b {
		in[v] |= inB
	}
	take := func(group []model.VideoID, where int) (only []model.VideoID) {
		for _, v := range group {
			if in[v] == where {
				only = append(only, v)
				delete(in, v)
			}
		}
		return only
	}
	onlyA, onlyB = take(a, inA), take(b, inB)
	return onlyA, onlyB, len(in)
}

// Counts are the saves and views with which a video enters the rate model: of one snapshot, the latest that
// has both, at an age of 3 days or more, with a view at least and no more saves than views.
type Counts struct{ Saves, Views float64 }

// SaveRates gives each video of two groups its value for Compare, the logarithm of its save rate,
//
//	y = ln((K+½)/(V+1))
//
// in the groups' order. It is unknown, the video not usable, unless
//
//	V·p ≥ 5, p = (ΣK+½)/(ΣV+1) over the videos of both groups
//
// so a video is chosen by its views, never by its own saves, and by one measure in both groups. Without
// that floor, groups with unlike views would differ by chance too often: the half weighs more where views
// are few.
//
// Pass every video of the groups that enters the rate model and no other; one without known saves or views
// does not. Rounded counters enter as they are. Cost: two passes.
//
// Source: the half as in Anscombe 1956, On Estimating Binomial Response Relations, Biometrika 43.
func SaveRates(a, b []Counts) (ya, yb []model.Real) {
	var saves, views float64
	for _, group := range [][]Counts{a, b} {
		for _, c := range group {
			saves += c.Saves
			views += c.Views
		}
	}
	usable := func(c Counts) bool { return c.Views*(saves+0.5) >= expectedSaves*(views+1) } // whole numbers and halves: exact
	return saveRates(a, usable), saveRates(b, usable)
}

func saveRates(group []Counts, usable func(Counts) bool) []model.Real {
	y := make([]model.Real, len(group))
	for i, c := range group {
		if usable(c) {
			// Of equal quotients the logarithms tie, as differences of two logarithms might not.
			y[i] = model.Known(math.Log((c.Saves + 0.5) / (c.Views + 1)))
		}
	}
	return y
}
