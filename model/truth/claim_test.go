// Package truth_test holds the figures against what is really so: invented accounts whose true rates,
// growth, spikes and trends are known, and a claim for everything that is promised of a figure there.
//
// A plain go test takes few runs and widens each bar by three standard errors of its own. With the build
// tag truth there are enough runs that the standard error is at most a third of the distance between the
// bar and what is measured, when the claim was made or now, whichever is further, and nothing is widened:
//
//	go test -tags truth -v ./model/truth
//
// A bar is never loosened to make a test pass: what does not hold is the generator's fault, a package's or
// the claim's, and it is worth finding out which. Where a claim is wider than what holds, the corner that
// does not is a claim of its own, which says so.
package truth_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

// The two sizes.
const (
	short = iota
	full
)

// widening is by how many standard errors of its own run a bar is widened in each size.
func widening() float64 { return [...]float64{short: 3, full: 0}[size] }

// A span is a part of the line of numbers, its ends included.
type span struct{ from, to float64 }

func atMost(v float64) span  { return span{math.Inf(-1), v} }
func atLeast(v float64) span { return span{v, math.Inf(1)} }

func (s span) String() string {
	switch {
	case math.IsInf(s.from, -1):
		return "≤ " + number(s.to)
	case math.IsInf(s.to, 1):
		return "≥ " + number(s.from)
	}
	return number(s.from) + " … " + number(s.to)
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', 4, 64) }

// A claim is one thing that must hold.
type claim struct {
	words    string
	bar      span
	measured span // what the runs said when the claim was made
}

// distance is how far from the bar what was measured is, now or when the claim was made, whichever is further: a claim
// is settled when that is three standard errors.
func (c claim) distance(here float64) float64 {
	return max(min(c.measured.from-c.bar.from, c.bar.to-c.measured.to), min(here-c.bar.from, c.bar.to-here))
}

// A count is what one run adds to a claim: so many hits of so many chances. A mean is one with hits that
// are no whole numbers. Of nothing says nothing.
type count struct{ hits, of float64 }

func one(hit bool) count {
	if hit {
		return count{1, 1}
	}
	return count{0, 1}
}

func (c *count) add(d count) {
	c.hits += d.hits
	c.of += d.of
}

// A tally sums counts of runs that do not depend on each other, while chances of one run may.
type tally struct {
	runs             int
	hits, of         float64
	hitsHits, hitsOf float64 // sums of squares and of products
	ofOf             float64
}

func (t *tally) add(c count) {
	if c.of == 0 {
		return
	}
	t.runs++
	t.hits += c.hits
	t.of += c.of
	t.hitsHits += c.hits * c.hits
	t.hitsOf += c.hits * c.of
	t.ofOf += c.of * c.of
}

func (t *tally) merge(u tally) {
	t.runs += u.runs
	t.hits += u.hits
	t.of += u.of
	t.hitsHits += u.hitsHits
	t.hitsOf += u.hitsOf
	t.ofOf += u.ofOf
}

// share is the part of all chances that were hits.
func (t tally) share() float64 { return t.hits / t.of }

// se is the standard error of the share as that of a ratio of sums over runs.
func (t tally) se() float64 {
	p, n := t.share(), float64(t.runs)
	squares := t.hitsHits - 2*p*t.hitsOf + p*p*t.ofOf
	return math.Sqrt(max(0, squares)*n/(n-1)) / t.of
}

// A trial is one kind of account on which claims are tried.
type trial struct {
	name string
	runs [2]int // by size
	// run makes one account and counts for each claim, in their order.
	run func(*rand.Rand) []count
}

// try takes the runs of each trial, with chance of their own, and holds each claim against its bar in each
// trial that says something about it.
func try(t *testing.T, seed uint64, claims []claim, trials []trial) {
	t.Helper()
	all := make([]summary, len(claims))
	for i, trial := range trials {
		tallies := make([]tally, len(claims))
		for run := range trial.runs[size] {
			chance := rand.New(rand.NewPCG(seed<<16|uint64(i), uint64(run)))
			for j, c := range trial.run(chance) {
				tallies[j].add(c)
			}
		}
		for j, c := range claims {
			if tallies[j].of >= tellsAlone {
				c.judge(t, trial.name, tallies[j])
			}
			all[j].add(tallies[j])
		}
	}
	for j, c := range claims {
		if all[j].runs == 0 {
			t.Errorf("%s: no run said anything", c.words)
			continue
		}
		c.judge(t, "all together", all[j].tally)
		t.Logf("%s: bar %v, measured %s, standard error at most %.2g, %d runs (before: %v)",
			c.words, c.bar, all[j].span(), all[j].se, all[j].runs, c.measured)
	}
}

// tellsAlone is how many chances a trial needs to be judged by itself; one of fewer is part of the whole only,
// as its standard error says little.
const tellsAlone = 150

// judge holds one claim against its bar.
func (c claim) judge(t *testing.T, name string, got tally) {
	t.Helper()
	share, se := got.share(), got.se()
	line := fmt.Sprintf("%s [%s]: bar %v, measured %.4g, standard error %.2g, %d runs of %.4g", c.words, name, c.bar, share, se, got.runs, got.of)
	room := widening() * se
	switch {
	case !(share >= c.bar.from-room && share <= c.bar.to+room): // nor is NaN inside
		t.Errorf("%s: outside", line)
	case size == full && se > c.distance(share)/3:
		t.Errorf("%s: too few runs to settle it, the standard error is to be at most %.2g", line, c.distance(share)/3)
	default:
		t.Log(line)
	}
}

// A summary is what all trials of a claim came to.
type summary struct {
	tally
	alone           int // trials that tell alone
	lowest, highest float64
	se              float64 // the largest
}

func (s *summary) add(t tally) {
	s.merge(t)
	if t.of < tellsAlone {
		return
	}
	if s.alone == 0 {
		s.lowest, s.highest = t.share(), t.share()
	}
	s.lowest, s.highest, s.se = min(s.lowest, t.share()), max(s.highest, t.share()), max(s.se, t.se())
	s.alone++
}

func (s *summary) span() string {
	together := fmt.Sprintf("%.4g ± %.2g", s.share(), s.tally.se())
	if s.alone < 2 {
		return together
	}
	return fmt.Sprintf("%s, in %d trials %v", together, s.alone, span{s.lowest, s.highest})
}
