package truth_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"saveboard/model"
	"saveboard/model/experiment"
)

// group is n videos that enter an experiment.
func group(r *rand.Rand, n int, v views, h habit) []experiment.Counts {
	list := make([]experiment.Counts, n)
	for i := range list {
		seen := v.draw(r)
		list[i] = experiment.Counts{Saves: counted(r, seen, h.draw(r)), Views: seen}
	}
	return list
}

// compare compares the save rates of two groups.
func compare(a, b []experiment.Counts) experiment.Comparison {
	ya, yb := experiment.SaveRates(a, b)
	return experiment.Compare(known(ya), known(yb))
}

func known(y []model.Real) []float64 {
	var list []float64
	for _, v := range y {
		if x, ok := v.Get(); ok {
			list = append(list, x)
		}
	}
	return list
}

// times is a habit with so many times the odds.
func (h habit) times(factor float64) habit {
	return habit{inverseLogit(logit(h.typical) + math.Log(factor)), h.spread}
}

// An experimental setting. The groups may have unlike views.
type setting struct {
	name   string
	sizes  func(*rand.Rand) (a, b int)
	spread float64
	a, b   views
}

func (s setting) compare(r *rand.Rand, factor float64) experiment.Comparison {
	n, m := s.sizes(r)
	h := habit{typicalRate, s.spread}
	return compare(group(r, n, s.a, h.times(factor)), group(r, m, s.b, h))
}

func between(from, to int) func(*rand.Rand) (a, b int) {
	return func(r *rand.Rand) (a, b int) { return from + r.IntN(to-from+1), from + r.IntN(to-from+1) }
}

func TestPIsUniformWithoutADifference(t *testing.T) {
	t.Parallel()
	// Bar: Kolmogorov and Smirnov's p > 0.01 over 500 runs, that is D ≤ 0.073; measured D ≤ 0.04. Five hundred
	// runs are one chance, and the standard error is that of their mean.
	var trials []trial
	for _, s := range []setting{
		{"20–35 each", between(20, 35), spreadOfRealAccounts, views{300_000, 1}, views{300_000, 1}},
		{"40–60 each", between(40, 60), 1.1, views{300_000, 1}, views{300_000, 1}},
		{"20–35 each, unlike views", between(30, 50), 0.3, views{30_000, 1}, views{300_000, 1}},
	} {
		trials = append(trials, trial{
			name: s.name,
			runs: [2]int{1, 12},
			run: func(r *rand.Rand) []count {
				p := make([]float64, 0, 500)
				for len(p) < cap(p) {
					if c := s.compare(r, 1); min(c.VideosA, c.VideosB) >= 20 {
						p = append(p, c.P.Or(math.NaN()))
					}
				}
				return []count{{offUniform(p), 1}}
			},
		})
	}
	try(t, 12, []claim{{"experiment p under no difference, ≥ 20 each: D over 500 runs", atMost(0.073), span{0, 0.04}}}, trials)
}

// offUniform is Kolmogorov and Smirnov's D.
func offUniform(p []float64) float64 {
	slices.Sort(p)
	var d float64
	for i, v := range p {
		d = max(d, v-float64(i)/float64(len(p)), float64(i+1)/float64(len(p))-v)
	}
	return d
}

// settings of any size from 5 videos a group on.
func settings() []setting {
	var list []setting
	for _, s := range []struct {
		name  string
		sizes func(*rand.Rand) (a, b int)
	}{
		{"5 and 5", between(5, 5)},
		{"5–12", between(5, 12)},
		{"5 and 40", func(*rand.Rand) (a, b int) { return 5, 40 }},
		{"20–40", between(20, 40)},
	} {
		for _, spread := range []float64{0.3, spreadOfRealAccounts, 1.1} {
			list = append(list, setting{
				fmt.Sprintf("%s videos, rates e^±%g", s.name, spread),
				s.sizes, spread,
				views{50_000, 1.5},
				views{50_000, 1.5},
			})
		}
		list = append(list, setting{
			s.name + " videos, unlike views",
			s.sizes, spreadOfRealAccounts,
			views{10_000, 1},
			views{200_000, 1},
		})
	}
	return list
}

func TestASmallPIsAsRareAsItSays(t *testing.T) {
	t.Parallel()
	// Bars α + 0.02, measured: held.
	alphas := []float64{0.01, 0.05, 0.10}
	var claims []claim
	for _, alpha := range alphas {
		claims = append(claims, claim{fmt.Sprintf("experiment p ≤ %g without a difference, any size", alpha), atMost(alpha + 0.02), span{0, alpha}})
	}
	var trials []trial
	for _, s := range settings() {
		trials = append(trials, trial{s.name, [2]int{250, 4000}, func(r *rand.Rand) []count {
			counts := make([]count, len(alphas))
			p, ok := s.compare(r, 1).P.Get()
			if !ok {
				return counts
			}
			for i, alpha := range alphas {
				counts[i] = one(p <= alpha)
			}
			return counts
		}})
	}
	try(t, 13, claims, trials)
}

func TestTheIntervalOfADifferenceHoldsTheTruth(t *testing.T) {
	t.Parallel()
	// Bar 86–96 %, measured 88–93.
	var trials []trial
	for i, s := range settings() {
		factor := []float64{1, 1.5, 0.4}[i%3]
		trials = append(trials, trial{fmt.Sprintf("%s, %g×", s.name, factor), [2]int{250, 3500}, func(r *rand.Rand) []count {
			c := s.compare(r, factor)
			if !c.Low.Known() {
				return []count{{}}
			}
			return []count{one(c.Low.Or(0) <= factor && factor <= c.High.Or(0))}
		}})
	}
	try(t, 14, []claim{{"Hodges–Lehmann 90 % interval, any size ≥ 5", span{0.86, 0.96}, span{0.88, 0.93}}}, trials)
}

func TestThePromisedNumberOfVideosFindsADifferenceOfOneAndAHalf(t *testing.T) {
	t.Parallel()
	// Bar 72–85 %, measured 78.
	var trials []trial
	for _, spread := range []float64{0.3, spreadOfRealAccounts, 1.1} {
		v, h := views{300_000, 0.7}, habit{typicalRate, spread}
		promised := func(r *rand.Rand) int {
			return int(compare(group(r, 2000, v, h), group(r, 2000, v, h)).NeededEach.Or(0))
		}
		each := promised(rand.New(rand.NewPCG(15, 15)))
		trials = append(trials, trial{
			name: fmt.Sprintf("rates e^±%g: %d videos each", spread, each),
			runs: [2]int{300, 3000},
			run: func(r *rand.Rand) []count {
				c := compare(group(r, each, v, h.times(1.5)), group(r, each, v, h))
				return []count{one(c.Verdict == experiment.AMore)}
			},
		})
	}
	try(t, 15, []claim{{"1.5× found with the promised number of usable videos each", span{0.72, 0.85}, span{0.78, 0.78}}}, trials)
}
