package spike

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"saveboard/model/stats"
)

// tail sums the probabilities of a negative binomial from least on, in the form of its definition, from
// the other side: 1 − Σ below for a likely tail, Σ above until nothing is added for an unlikely one.
func tail(least int, mean, dispersion float64) float64 {
	size := 1 / dispersion
	probability := func(k int) float64 {
		a, _ := math.Lgamma(float64(k) + size)
		b, _ := math.Lgamma(size)
		c, _ := math.Lgamma(float64(k) + 1)
		return math.Exp(a - b - c + size*math.Log(size/(size+mean)) + float64(k)*math.Log(mean/(size+mean)))
	}
	var sum float64
	for k := least; ; k++ {
		p := probability(k)
		sum += p
		if float64(k) > mean && p < 1e-17*sum {
			return sum
		}
	}
}

func TestTheChanceIsTheSummedTailOfANegativeBinomial(t *testing.T) {
	t.Parallel()
	for _, mean := range []float64{0.2, 3, 12, 200, 5000} {
		for _, dispersion := range []float64{0.02, 0.1, 0.3, 1, 7} {
			for _, times := range []float64{0.5, 1, 2.5, 6} {
				least := int(max(10, times*mean))
				got, want := chance(float64(least), mean, dispersion), tail(least, mean, dispersion)
				if want < 1e-290 {
					continue
				}
				if math.Abs(got-want) > 1e-9*want { // the sum itself is off by 1e-11 or so: its logarithms are large
					t.Errorf("P(X ≥ %d), mean %v, dispersion %v: %v, want %v", least, mean, dispersion, got, want)
				}
			}
		}
	}
	// By hand: 1/φ = 1 is the geometric distribution, P(X ≥ k) = (e/(1+e))^k.
	if got, want := chance(10, 4, 1), math.Pow(0.8, 10); math.Abs(got-want) > 1e-14 {
		t.Errorf("geometric: %v, want %v", got, want)
	}
	if got := chance(1e9, 12, 0.02); got != 0 {
		t.Errorf("a gain of 10⁹ where 12 were expected has the chance %v", got)
	}
}

func TestTheDispersionIsHeldAboveItsFloorAndAssumedUnder30Intervals(t *testing.T) {
	t.Parallel()
	u := func(n int, value float64) []float64 { return slices.Repeat([]float64{value}, n) }
	// Φ⁻¹(0.95), to the digits of Abramowitz & Stegun, table 26.5 and of the text.
	const z = 1.6448536269514722
	for _, c := range []struct {
		name string
		u    []float64
		want float64
	}{
		{"none", nil, 0.3},
		{"29 quiet ones", u(29, -0.05), 0.3},
		{"30 quiet ones", u(30, -0.05), 0.02},
		{"30 wild ones", u(30, 1), 1 / (z * z)},
		// Position 31·0.95 = 29.45: 45 % of the way from the 29th to the 30th.
		{"one outlier", append(u(29, 1), 3), (1 + 0.45*2) / (z * z)},
	} {
		if got := spreadOf(c.u).dispersion(); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestOnlyExactGainsOfTenExpectedSavesTellOfDispersion(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		i     Interval
		u     float64
		tells bool
	}{
		{Interval{Gain: 30, Expected: 10}, (400 - 10) / 100.0, true},
		{Interval{Gain: 10, Expected: 20}, (-100 - 20) / 400.0, true},
		{Interval{Gain: -10, Expected: 10}, (-400 - 10) / 100.0, true},
		{Interval{Gain: 30, Expected: 9.99}, 0, false},
		{Interval{Gain: 300, Expected: 100, Resolution: 10}, 0, false},
	} {
		if u, tells := c.i.excess(); u != c.u || tells != c.tells {
			t.Errorf("%+v: u %v %v, want %v %v", c.i, u, tells, c.u, c.tells)
		}
	}
}

func spreadOf(u []float64) *spread {
	s := new(spread)
	for _, v := range u {
		s.add(v, lowest())
	}
	return s
}

func TestTheDispersionIsThatOfAllValuesInOrder(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	shapes := map[string]func(i, n int) float64{
		"random": func(int, int) float64 { return rng.NormFloat64() },
		"quiet":  func(int, int) float64 { return rng.NormFloat64() / 30 },
		"edge":   func(int, int) float64 { return 0.06 - 0.1*rng.Float64()*rng.Float64() },
		"few":    func(int, int) float64 { return float64(rng.IntN(3)) },
		"low":    func(int, int) float64 { return -1 - rng.Float64() },
		"rising": func(i, _ int) float64 { return float64(i) },
		"falls":  func(i, _ int) float64 { return float64(-i) },
		"organ":  func(i, n int) float64 { return float64(min(i, n-i)) },
		"equal":  func(int, int) float64 { return 4 },
	}
	for name, value := range shapes {
		for n := 30; n < 3000; n += 1 + n/50 {
			u := make([]float64, n)
			for i := range u {
				u[i] = value(i, n)
			}
			got := spreadOf(u).dispersion()
			slices.Sort(u)
			if want := max(0.02, stats.Quantile(u, 0.95)/(z95()*z95())); !near(got, want) {
				t.Errorf("%s, %d values: %v, want %v", name, n, got, want)
			}
		}
	}
}

func TestAValueIsSettledWhereASortPutsIt(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(3, 4))
	for n := 1; n < 400; n += 1 + n/7 {
		values := make([]float64, n)
		for i := range values {
			values[i] = float64(rng.IntN(1 + n/2))
		}
		sorted := slices.Sorted(slices.Values(values))
		for k := range values {
			settle(values, k)
			if values[k] != sorted[k] || slices.Max(values[:k+1]) > values[k] || slices.Min(values[k:]) < values[k] {
				t.Fatalf("the %d-th of %d: %v, want %v", k, n, values[k], sorted[k])
			}
		}
	}
}
