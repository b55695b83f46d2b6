package rate

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// The grid of τ_b, how much typical rates differ between categories on the logit scale: 0, 0.05 … 1.5.
const (
	betweenStep  = 0.05
	betweenSteps = 31
)

// quantiles is how many of its own quantiles a category's chance is summed over.
const quantiles = 200

// ChanceOfBest is each model's chance that its category has the highest typical rate, in the order
// given; they add up to 1. Every model needs a typical rate. One alone, or none, has no chance to speak of:
// the answer is nil.
//
// The typical rates are shrunken towards their common mean first, since the highest of many is so partly by
// luck: without it, "79 %" came true 44 to 63 % of the time when categories hardly differ. With
// v = SE²·ν/(ν−2), ν = max(3, m−1), each τ_b of the grid weighs exp(−½Q_b − ½ln Σw − ½Σln(v+τ_b²) − 2τ_b²),
// w = 1/(v+τ_b²), and under it each mean is N(M + b(µ−M), b·v), b = τ_b²/(τ_b²+v), independent of the
// others. Being best is summed over the midpoints of 200 quantiles of each category's own distribution.
// When categories differ by a standard deviation under 0.1, values up to 80 % still say too much.
//
// Cost: a product of normal distributions at some hundred points for each τ_b that has weight.
func ChanceOfBest(models []Model) []float64 {
	if len(models) < 2 {
		return nil
	}
	b := shrinkers(models)
	chances := make([]float64, len(models))
	z := midpoints()
	means, sds := make([]float64, len(models)), make([]float64, len(models))
	for _, s := range b {
		if s.tau2 == 0 {
			for i := range chances {
				chances[i] += s.weight / float64(len(models))
			}
			continue
		}
		for i, m := range models {
			means[i], sds[i] = s.shrink(m)
		}
		addChances(chances, s.weight, means, sds, z)
	}
	var sum float64
	for _, c := range chances {
		sum += c
	}
	for i := range chances {
		chances[i] /= sum
	}
	return chances
}

// A Comparison of two categories.
type Comparison struct {
	Better float64 // the chance that the first has the higher typical rate
	Times  float64 // how many times the second's typical rate the first's is, both shrunken
}

// LeastNamed is the chance of being best from which a category may be named as the best.
const LeastNamed = 0.8

// LeastSure is the chance from which a sentence may say that one category keeps more than another.
const LeastSure = 0.95

// Compare sets two models with typical rates against each other, shrunken as in ChanceOfBest as if they were
// all there are. Times is the ratio of the two rates at the means of their distributions, averaged by
// the weights of τ_b on the logit scale.
func Compare(first, second Model) Comparison {
	pair := []Model{first, second}
	var means [2]float64
	for _, s := range shrinkers(pair) {
		for i, m := range pair {
			mean, _ := s.shrink(m)
			means[i] += s.weight * mean
		}
	}
	return Comparison{
		Better: ChanceOfBest(pair)[0],
		Times:  inverseLogit(means[0]) / inverseLogit(means[1]),
	}
}

// A shrinker is one value of τ_b² with its weight among all of them, which add up to 1.
type shrinker struct {
	tau2, weight, mean float64
}

// shrink is the mean and the standard deviation of a model's typical rate, on the logit scale.
func (s shrinker) shrink(m Model) (mean, sd float64) {
	v := m.variance()
	b := s.tau2 / (s.tau2 + v)
	return s.mean + b*(m.fit.Mean-s.mean), math.Sqrt(b * v)
}

// variance is that of µ, wider than SE² since τ² is estimated from few videos.
func (m Model) variance() float64 {
	nu := math.Max(3, float64(m.fit.N-1))
	se := m.fit.SE()
	return se * se * nu / (nu - 2)
}

// shrinkers are the values of τ_b that weigh anything.
func shrinkers(models []Model) []shrinker {
	all := make([]shrinker, betweenSteps)
	logs := make([]float64, betweenSteps)
	highest := math.Inf(-1)
	for k := range all {
		tau := betweenStep * float64(k)
		tau2 := tau * tau
		var sumW, sumWY, sumLog, q float64
		for _, m := range models {
			w := 1 / (m.variance() + tau2)
			sumW += w
			sumWY += w * m.fit.Mean
			sumLog -= math.Log(w)
		}
		mean := sumWY / sumW
		for _, m := range models {
			d := m.fit.Mean - mean
			q += d * d / (m.variance() + tau2)
		}
		logs[k] = -q/2 - math.Log(sumW)/2 - sumLog/2 - 2*tau2
		highest = math.Max(highest, logs[k])
		all[k] = shrinker{tau2: tau2, mean: mean}
	}
	var sum float64
	for k := range all {
		all[k].weight = math.Exp(logs[k] - highest)
		sum += all[k].weight
	}
	kept := all[:0]
	for _, s := range all {
		if s.weight /= sum; s.weight > weightless {
			kept = append(kept, s)
		}
	}
	return kept
}

// weightless is what no figure notices.
const weightless = 1e-18

// midpoints are the standard normal's quantiles at (k−½)/200.
func midpoints() (z [quantiles]float64) {
	for k := range z {
		z[k] = mathext.NormalQuantile((float64(k) + 0.5) / quantiles)
	}
	return z
}

// addChances adds each category's chance, times weight: the mean over its own quantiles x of the
// product of the others' distribution functions. That product is the one of all of them, which depends
// on x alone, over its own, which is the quantile's own probability.
func addChances(chances []float64, weight float64, means, sds []float64, z [quantiles]float64) {
	below := newProduct(means, sds)
	for i := range chances {
		var sum float64
		for k := quantiles - 1; k >= 0; k-- {
			log := below.at(means[i] + sds[i]*z[k])
			if log < nothing {
				break // and less still at lower quantiles
			}
			sum += math.Exp(log) / ((float64(k) + 0.5) / quantiles)
		}
		chances[i] += weight * sum / quantiles
	}
}

// HasComparison tells whether a sentence may say that the first keeps more.
func (c Comparison) HasComparison() bool { return c.Better >= LeastSure }
