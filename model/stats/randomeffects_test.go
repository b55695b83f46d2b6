package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

// near tells whether got is want to within part of it, or within part of 1 where want is smaller.
func near(got, want, part float64) bool {
	return math.Abs(got-want) <= part*max(1, math.Abs(want))
}

// bcg are the log risk ratios and their variances, 1/a − 1/(a+b) + 1/c − 1/(c+d), of 13 trials of the BCG
// vaccine: cases and others among the vaccinated (a, b), then among the rest (c, d).
//
// Source: Colditz et al. 1994, Efficacy of BCG Vaccine in the Prevention of Tuberculosis, JAMA 271; dat.bcg
// of the R package metadat.
func bcg() (y, s2 []float64) {
	for _, t := range [][4]float64{
		{4, 119, 11, 128},
		{6, 300, 29, 274},
		{3, 228, 11, 209},
		{62, 13536, 248, 12619},
		{33, 5036, 47, 5761},
		{180, 1361, 372, 1079},
		{8, 2537, 10, 619},
		{505, 87886, 499, 87892},
		{29, 7470, 45, 7232},
		{17, 1699, 65, 1600},
		{186, 50448, 141, 27197},
		{5, 2493, 3, 2338},
		{27, 16886, 29, 17825},
	} {
		treated, control := t[0]+t[1], t[2]+t[3]
		y = append(y, math.Log((t[0]/treated)/(t[2]/control)))
		s2 = append(s2, 1/t[0]-1/treated+1/t[2]-1/control)
	}
	return y, s2
}

// The figures are those of mpmath 1.3 with 40 digits from the tables above. To the digits it prints, R's
// metafor gives the same: rma(yi, vi, method = "PM", test = "knha") has τ² = 0.3181, µ = −0.7150 and
// SE = 0.1809.
func TestPauleMandelAndHartungKnappOnTheBCGTrials(t *testing.T) {
	t.Parallel()
	y, s2 := bcg()
	fit := PauleMandel(y, s2)
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"tau²", fit.Tau2, 0.31806845220502417},
		{"mean", fit.Mean, -0.71496815349344417},
		{"SE", fit.SE(), 0.18089219153762354},
		{"Q", fit.Q, 12},
	} {
		if !near(c.got, c.want, 1e-12) {
			t.Errorf("%s is %.16g, want %.16g", c.name, c.got, c.want)
		}
	}
}

func TestEstimatesThatSpreadNoMoreThanTheirErrorsHaveNoTau2(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name           string
		y, s2          []float64
		mean, q, error float64
	}{
		// By hand: weights 1 and 1/3, mean (0 + 1/3)/(4/3), Q = 1/16 + (9/16)/3, SE = √(1/(4/3)).
		{"unlike errors", []float64{0, 1}, []float64{1, 3}, 0.25, 0.25, math.Sqrt(0.75)},
		{"all equal", []float64{2, 2, 2, 2}, []float64{1, 1, 1, 1}, 2, 0, 0.5},
		// Q is exactly m − 1 already at 0, so that is the root.
		{"just at the root", []float64{-1, 1}, []float64{2, 2}, 0, 1, 1},
	} {
		fit := PauleMandel(c.y, c.s2)
		if fit.Tau2 != 0 || !near(fit.Mean, c.mean, 1e-15) || !near(fit.Q, c.q, 1e-15) || !near(fit.SE(), c.error, 1e-15) {
			t.Errorf("%s: %+v with SE %v, want mean %v, Q %v, SE %v and no tau²", c.name, fit, fit.SE(), c.mean, c.q, c.error)
		}
	}
}

func TestOfEqualErrorsTau2IsTheVarianceLessTheError(t *testing.T) {
	t.Parallel()
	// By hand: the variance of 1, 2, 3, 10 is 50/3, so Σ(y−4)²/(τ²+s²) = 3 at τ² = 50/3 − s².
	for _, s2 := range []float64{1e-6, 0.5, 5, 16} {
		fit := PauleMandel([]float64{1, 2, 3, 10}, []float64{s2, s2, s2, s2})
		if !near(fit.Tau2, 50.0/3-s2, 1e-12) || !near(fit.Mean, 4, 1e-12) || !near(fit.SE(), math.Sqrt(50.0/12), 1e-12) {
			t.Errorf("errors of %v: %+v with SE %v", s2, fit, fit.SE())
		}
	}
}

func TestFewerThanTwoEstimatesHaveNoStandardError(t *testing.T) {
	t.Parallel()
	one := PauleMandel([]float64{3}, []float64{2})
	if one.N != 1 || one.Mean != 3 || one.Tau2 != 0 || !math.IsNaN(one.SE()) {
		t.Errorf("one estimate is %+v with SE %v", one, one.SE())
	}
	if none := PauleMandel(nil, nil); none.N != 0 || !math.IsNaN(none.Mean) || !math.IsNaN(none.SE()) {
		t.Errorf("no estimate is %+v with SE %v", none, none.SE())
	}
}

func TestOneHugeEstimateIsStillARoot(t *testing.T) {
	t.Parallel()
	fit := PauleMandel([]float64{0, 0.1, -0.1, 0, 1e6}, []float64{0.01, 0.02, 0.03, 0.01, 0.02})
	if !near(fit.Q, 4, 1e-12) || !near(fit.Tau2, 2e11, 1e-3) {
		t.Errorf("the fit is %+v, want Q = 4 near a tau² of 2e11", fit)
	}
}

func TestPauleMandelsRootHoldsForAnyEstimates(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(1, 2))
	for run := range 500 {
		n := 2 + chance.IntN(40)
		y, s2 := make([]float64, n), make([]float64, n)
		spread := math.Exp(3*chance.Float64() - 2)
		for i := range y {
			s2[i] = math.Exp(4*chance.Float64() - 4)
			y[i] = chance.NormFloat64()*math.Sqrt(s2[i]) + spread*chance.NormFloat64()
		}
		fit := PauleMandel(y, s2)
		if fit.Tau2 > 0 && !near(fit.Q, float64(n-1), 1e-9) || fit.Tau2 == 0 && fit.Q > float64(n-1) {
			t.Fatalf("run %d: Q is %v of %d estimates at tau² = %v", run, fit.Q, n, fit.Tau2)
		}
		// A shift of all estimates moves the mean and nothing else.
		for i := range y {
			y[i] += 7
		}
		moved := PauleMandel(y, s2)
		if !near(moved.Mean, fit.Mean+7, 1e-9) || !near(moved.Tau2, fit.Tau2, 1e-9) {
			t.Fatalf("run %d: moved by 7, %+v becomes %+v", run, fit, moved)
		}
	}
}

func BenchmarkPauleMandel(b *testing.B) {
	y, s2 := bcg()
	for b.Loop() {
		PauleMandel(y, s2)
	}
}
