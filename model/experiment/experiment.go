// Package experiment tells whether the videos of one group are kept more than those of another: by how
// much, how surely, and how many videos an answer would take.
//
// It works on ranks and differences, so one viral video can't decide anything, and nothing about the shape
// of the distribution is assumed but that it is the same in both groups up to a shift. Chances are counted,
// not sampled: two runs agree in every bit.
//
// The order of work: Apart leaves out the videos in both groups; SaveRates, or timing.AgainstTypical over
// the account, gives each video its value y; Compare compares those that have one; Likenesses says in what
// else the two groups differ.
//
// Where a definition could be read in two ways, it is read like this:
//   - The two-sided p is the share of all ways to choose group A whose rank sum is at least as far from its
//     mean as the one seen, on either side. With ties and groups of unlike size this is not always twice
//     the smaller tail.
//   - 1.644854 stands for Φ⁻¹(0.95) in full, as under Spikes.
//   - "Inside 1/1.5…1.5" includes both ends; "above 1" and "below" do not. Above and below come first.
//   - Under 5 usable videos in a group nothing is given but the two counts.
//   - Times of day are read as Likenesses says.
package experiment

import (
	"math"
	"slices"

	"saveboard/model"
)

const (
	videosNeeded = 5  // usable ones in each group
	exactUpTo    = 50 // videos in all

	normal95 = 1.6448536269514722 // Φ⁻¹(0.95)
	normal80 = 0.8416212335729142 // Φ⁻¹(0.8)
	ln15     = 0.4054651081081644 // ln 1.5, the smallest difference worth acting on
)

// A Verdict is what an experiment says.
type Verdict int

// The verdicts. The zero Verdict says nothing.
const (
	TooFew       Verdict = iota // fewer than 5 usable videos in one of the groups
	AMore                       // A keeps more: the interval lies above 1
	BMore                       // B keeps more: the interval lies below 1
	NoDifference                // no difference larger than Bound: the interval lies inside 1/1.5 … 1.5
	NotYet                      // not enough videos yet
)

// A Comparison is group A against group B.
type Comparison struct {
	VideosA, VideosB int        // that have a value
	Ratio            model.Real // e^H: how many times as much A keeps as B
	Low, High        model.Real // its 90 % interval
	P                model.Real // two-sided: the chance of a rank sum as far off, if the groups did not differ
	Verdict          Verdict
	Bound            model.Real // with NoDifference: the largest factor in either direction, max(e^hi, e^−lo)
	NeededEach       model.Real // M: usable videos a group to find a 1.5× difference in 4 of 5 experiments
}

// MoreEach is about how many usable videos more each group needs to show a 1.5× difference: max(1, M − the
// smaller group). It is unknown when M is.
func (c Comparison) MoreEach() model.Real {
	needed, known := c.NeededEach.Get()
	if !known {
		return model.Real{}
	}
	return model.Known(max(1, needed-float64(min(c.VideosA, c.VideosB))))
}

// Compare compares the values y of two groups, which are logarithms: of the save rate (SaveRates), or of
// the saves at day 7 against typical (timing.AgainstTypical). With N = n_A·n_B, n = n_A + n_B:
//
//	H          median of all N differences y_A − y_B (Hodges and Lehmann); shown as e^H, a factor
//	interval   e^d₍k₎ … e^d₍N−k+1₎ of the sorted differences, 90 %; see lowerRank for k
//	p          of the rank sum with midranks; see rankSumP
//	M          ⌈(2π/3)(Φ⁻¹(.95)+Φ⁻¹(.8))²·sd²/ln²1.5⌉, sd² = (Σ(y−ȳ_A)²+Σ(y−ȳ_B)²)/(n−2)
//	verdict    AMore if lo > 0, BMore if hi < 0, NoDifference if −ln 1.5 ≤ lo and hi ≤ ln 1.5, else NotYet
//
// Assumed are videos that do not depend on each other and groups that differ, if at all, by a shift of y:
// one factor on the rate. The interval holds its 90 % whatever the distribution is, a little more where few
// videos or ties make it coarse; p is exact up to 50 videos in all. M takes y as normal and the two groups
// as of one size. Looking at p again and again until it is small makes it mean nothing: several looks are
// several tests.
//
// With fewer than 5 values in a group the verdict is TooFew and the figures are unknown. Values must be
// finite: leave out videos whose counters are unknown. Rounded counters make ties, which p counts as such,
// and differences that are steps; the interval then ends on such a step. a and b are read only.
//
// Cost: two sorts; some 64·(n_A+n_B) steps for each of up to four differences wanted, never all N of them;
// up to 50 videos some million additions for p. Two groups of 25 take about 1 ms, two of 2,000 about 4 ms
// (BenchmarkCompare).
//
// Sources: Hodges & Lehmann 1963, Estimates of Location Based on Rank Tests, Ann Math Stat 34; Wilcoxon
// 1945, Biometrics Bull 1; Mann & Whitney 1947, Ann Math Stat 18; Noether 1987, Sample Size Determination
// for Some Common Nonparametric Tests, JASA 82, for M. Shown by Experiments.
func Compare(a, b []float64) Comparison {
	c := Comparison{VideosA: len(a), VideosB: len(b)}
	if min(len(a), len(b)) < videosNeeded {
		return c
	}
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	h, low, high := shift(a, b)
	c.Ratio, c.Low, c.High = model.Known(math.Exp(h)), model.Known(math.Exp(low)), model.Known(math.Exp(high))
	c.P = model.Known(rankSumP(a, b))
	c.NeededEach = model.Known(neededEach(a, b))
	c.Verdict = verdict(low, high)
	if c.Verdict == NoDifference {
		c.Bound = model.Known(math.Exp(max(high, -low)))
	}
	return c
}

// verdict reads the interval of the difference, whose ends are logarithms.
func verdict(low, high float64) Verdict {
	switch {
	case low > 0:
		return AMore
	case high < 0:
		return BMore
	case low >= -ln15 && high <= ln15:
		return NoDifference
	}
	return NotYet
}

// neededEach is M, in usable videos a group. It is 0 when the values of neither group spread.
func neededEach(a, b []float64) float64 {
	variance := (squares(a) + squares(b)) / float64(len(a)+len(b)-2)
	z := normal95 + normal80
	return math.Ceil(2 * math.Pi / 3 * z * z * variance / (ln15 * ln15))
}

// squares is the sum of squares about the mean, exactly 0 for equal values.
func squares(y []float64) float64 {
	var sum, squared float64
	for _, v := range y {
		sum += v - y[0]
	}
	mean := y[0] + sum/float64(len(y))
	for _, v := range y {
		squared += (v - mean) * (v - mean)
	}
	return squared
}
