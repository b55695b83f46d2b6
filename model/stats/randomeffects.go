package stats

import "math"

// A RandomEffects is the mean of estimates y with known error variances s², of which each aims at a
// value of its own: y ~ N(Mean, Tau2 + s²).
type RandomEffects struct {
	N    int     // estimates
	Mean float64 // µ, weighted by 1/(τ² + s²)
	Tau2 float64 // τ², the variance between what the estimates aim at
	Q    float64 // Σ(y−µ)²/(τ²+s²); N−1 at the root, less where τ² = 0
	SumW float64 // Σ 1/(τ²+s²)
}

// PauleMandel fits a RandomEffects to estimates and their error variances, both of the same length and
// the variances above 0: τ² is the root of Q(τ²) = n−1, and 0 where Q is smaller at 0 already. Q falls as
// τ² grows, ever more slowly, so Newton's steps from 0 never pass the root; they end where they no longer
// change it. Fewer than two estimates have τ² = 0; none have a mean of NaN. Cost: some ten passes over the
// estimates.
//
// Source: Paule & Mandel 1982, Consensus Values and Weighting Factors, J Res NBS 87.
func PauleMandel(y, s2 []float64) RandomEffects {
	fit, slope := at(0, y, s2)
	for range steps {
		next := fit.Tau2 + (fit.Q-float64(len(y)-1))/slope
		if len(y) < 2 || !(next > fit.Tau2*(1+1e-15)) {
			break
		}
		fit, slope = at(next, y, s2)
	}
	return fit
}

// steps are more than Newton needs where the variances are a 10^300th of the spread: he doubles τ² each time.
const steps = 2000

// at is the fit at a given τ², and how fast Q falls there: Σ(y−µ)²/(τ²+s²)².
func at(tau2 float64, y, s2 []float64) (fit RandomEffects, slope float64) {
	fit = RandomEffects{N: len(y), Tau2: tau2, Mean: math.NaN()}
	var sumWY float64
	for i := range y {
		w := 1 / (tau2 + s2[i])
		fit.SumW += w
		sumWY += w * y[i]
	}
	if len(y) == 0 {
		return fit, 0
	}
	fit.Mean = sumWY / fit.SumW
	for i := range y {
		w, d := 1/(tau2+s2[i]), y[i]-fit.Mean
		fit.Q += w * d * d
		slope += w * w * d * d
	}
	return fit, slope
}

// SE is the standard error of the mean, with Hartung and Knapp's factor where the estimates spread more
// than their errors: √(max(1, Q/(n−1))/Σw). At Paule and Mandel's root the factor is 1. It is NaN for
// fewer than two estimates.
//
// Source: Hartung & Knapp 2001, A Refined Method for the Meta-Analysis of Controlled Clinical Trials,
// Stat Med 20; the factor held at 1 as in Röver et al. 2015, BMC Med Res Methodol 15.
func (r RandomEffects) SE() float64 {
	if r.N < 2 {
		return math.NaN()
	}
	return math.Sqrt(max(1, r.Q/float64(r.N-1)) / r.SumW)
}
