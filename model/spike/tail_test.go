package spike

import (
	"math"
	"testing"
)

func TestTheTailOfLargeCountsIsThatOfExactArithmetic(t *testing.T) {
	t.Parallel()
	// By mpmath 1.3 with 60 digits: x^a·y^b/(a·B(a, b))·₂F₁(a+b, 1; a+1; x).
	for _, c := range []struct{ least, mean, dispersion, want float64 }{
		{12, 5, 0.3, 0.0538657260741009481},
		{500000, 150000, 0.02, 7.24100513966966035e-27},
		{500000, 480000, 0.1, 0.407002005647273297},
		{2000000, 700000, 0.02, 8.81217498845638921e-20},
		{10000000, 3000000, 0.3, 0.0018316407156078641},
		{600000, 590000, 0.02, 0.433974590664590898},
		{1000000, 10000, 7, 9.24615722105319877e-9},
		{5000000, 4900000, 0.02, 0.424490267396646689},
		{100000, 30000, 0.02, 7.6541550249558123e-27},
		{10, 0.5, 0.02, 3.65502063665214444e-10},
		{750000, 250000, 1, 0.0497873670903737237},
	} {
		if got := chance(c.least, c.mean, c.dispersion); math.Abs(got-c.want) > 1e-12*c.want {
			t.Errorf("P(X ≥ %v), mean %v, dispersion %v: %v, want %v (off by %.1e)", c.least, c.mean, c.dispersion, got, c.want, got/c.want-1)
		}
	}
}

func TestATailFallsFromOneToNothing(t *testing.T) {
	t.Parallel()
	for _, mean := range []float64{0.1, 12, 5000, 3e6} {
		for _, dispersion := range []float64{0.02, 0.3, 7} {
			before := 1.0
			for least := 0.01 * mean; least < 1e10; least *= 1.7 {
				got := chance(least, mean, dispersion)
				if !(got >= 0 && got <= before) {
					t.Fatalf("P(X ≥ %v), mean %v, dispersion %v: %v after %v", least, mean, dispersion, got, before)
				}
				before = got
			}
			if before > 1e-30 && dispersion < 1 {
				t.Errorf("P(X ≥ 10¹⁰), mean %v, dispersion %v: %v", mean, dispersion, before)
			}
		}
	}
}
