package stats

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestQuantilesAreOfType6(t *testing.T) {
	t.Parallel()
	gauge := []float64{
		95.0610, 95.0925, 95.1065, 95.1195, 95.1442, 95.1567,
		95.1591, 95.1682, 95.1772, 95.1937, 95.1959, 95.1990,
	}
	for _, c := range []struct {
		name   string
		rising []float64
		p      float64
		want   float64
	}{
		// NIST/SEMATECH e-Handbook of Statistical Methods, 7.2.6.2 Percentiles: the 11.7th of 12 gauge
		// measurements, 95.1959 + 0.7·(95.1990 − 95.1959), printed as 95.1981.
		{"NIST's gauge", gauge, 0.9, 95.19807},
		// quantile(1:9, p, type = 6) of R: m = p, so position 9p + p; type 7 gives 2.6 and 7.4 for the first two.
		{"1:9", []float64{1, 2, 3, 4, 5, 6, 7, 8, 9}, 0.2, 2},
		{"1:9", []float64{1, 2, 3, 4, 5, 6, 7, 8, 9}, 0.8, 8},
		{"1:9", []float64{1, 2, 3, 4, 5, 6, 7, 8, 9}, 0.25, 2.5},
		{"1:9", []float64{1, 2, 3, 4, 5, 6, 7, 8, 9}, 0.75, 7.5},
		{"1:10", []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.25, 2.75}, // type 7: 3.25
		{"1:10", []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.5, 5.5},
		{"held at the lower end", []float64{3, 5, 8}, 0.2, 3}, // position 0.8
		{"held at the upper end", []float64{3, 5, 8}, 0.9, 8}, // position 3.6
		{"the ends themselves", []float64{3, 5, 8}, 0.25, 3},  // position 1
		{"the ends themselves", []float64{3, 5, 8}, 0.75, 8},  // position 3
		{"p = 0", []float64{3, 5, 8}, 0, 3},
		{"p = 1", []float64{3, 5, 8}, 1, 8},
		{"one value", []float64{4}, 0.5, 4},
		{"two values", []float64{4, 10}, 0.4, 5.2}, // position 1.2
		{"all equal", []float64{0.1, 0.1, 0.1}, 0.3, 0.1},
		{"one huge value", []float64{1, 2, 3, 1e300}, 0.5, 2.5},
		{"infinite at both sides", []float64{math.Inf(-1), math.Inf(-1), 1, math.Inf(1)}, 0.3, math.Inf(-1)},
	} {
		got := Quantile(c.rising, c.p)
		if got != c.want && !near(got, c.want, 1e-12) {
			t.Errorf("%s: the %v-quantile is %v, want %v", c.name, c.p, got, c.want)
		}
	}
}

// With 99 values the k % quantile of type 6 is the k-th value, as R's package resample says of it.
func TestThePercentilesOf99ValuesAreTheValues(t *testing.T) {
	t.Parallel()
	rising := make([]float64, 99)
	for i := range rising {
		rising[i] = float64(i+1) * float64(i+1)
	}
	for k := 1; k <= 99; k++ {
		if got := Quantile(rising, float64(k)/100); !near(got, float64(k*k), 1e-12) {
			t.Errorf("the %d %% quantile is %v, want %d", k, got, k*k)
		}
	}
}

func TestNothingHasNoQuantile(t *testing.T) {
	t.Parallel()
	if q, m := Quantile(nil, 0.5), Median(nil); !math.IsNaN(q) || !math.IsNaN(m) {
		t.Errorf("quantile and median of nothing are %v and %v, want NaN", q, m)
	}
}

func TestTheMedianTakesValuesInAnyOrder(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		values []float64
		want   float64
	}{
		{[]float64{9, 1, 5}, 5},
		{[]float64{9, 1, 5, 2}, 3.5},
		{[]float64{-1}, -1},
		{[]float64{7, 7}, 7},
	} {
		if got := Median(slices.Clone(c.values)); got != c.want {
			t.Errorf("the median of %v is %v, want %v", c.values, got, c.want)
		}
	}
}

func TestQuantilesRiseWithPAndStayWithinTheValues(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1e6, 1e6), 1, 30).Draw(t, "values")
		slices.Sort(values)
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		q := rapid.Float64Range(p, 1).Draw(t, "q")
		low, high := Quantile(values, p), Quantile(values, q)
		if low > high+1e-9 || low < values[0] || high > values[len(values)-1] {
			t.Fatalf("the quantiles at %v and %v are %v and %v of %v", p, q, low, high, values)
		}
		// Mirrored values have mirrored quantiles.
		mirrored := make([]float64, len(values))
		for i, v := range values {
			mirrored[len(values)-1-i] = -v
		}
		if m := Quantile(mirrored, 1-p); !near(m, -low, 1e-6) {
			t.Fatalf("mirrored, the quantile is %v, want %v", m, -low)
		}
	})
}

func BenchmarkMedian(b *testing.B) {
	values := make([]float64, 1000)
	for b.Loop() {
		for i := range values {
			values[i] = float64(i * 7919 % 1000)
		}
		Median(values)
	}
}
