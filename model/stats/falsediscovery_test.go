package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestTheExampleOfBenjaminiAndHochberg(t *testing.T) {
	t.Parallel()
	// Benjamini & Hochberg 1995, JRSS B 57, section 3.2: 15 hypotheses on cardiac and other events under two
	// treatments of infarction. At 0.05 the first four are discoveries; Bonferroni finds three.
	p := []float64{
		0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
	}
	// p·15/k by hand; the sixth takes the seventh's, which is smaller.
	want := []float64{
		0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.447 / 7, 0.447 / 7, 0.0645, 0.0765, 0.486,
		6.393 / 11, 0.714875, 9.792 / 13, 11.385 / 14, 1,
	}
	found := 0
	for i, q := range AdjustedP(p, 0) {
		if math.Abs(q-want[i]) > 1e-15 {
			t.Errorf("p %v: adjusted %v, want %v", p[i], q, want[i])
		}
		if q <= 0.05 {
			found++
		}
	}
	if found != 4 {
		t.Errorf("%d discoveries at 0.05, want 4", found)
	}
}

func TestTestsWithoutAnEffectCountWithoutBeingListed(t *testing.T) {
	t.Parallel()
	p := []float64{0.001, 0.5, 0.02, 0.02}
	listed := AdjustedP(append(slices.Clone(p), 1, 1, 1), 0)[:4]
	if got := AdjustedP(p, 3); !slices.Equal(got, listed) {
		t.Errorf("%v, want %v", got, listed)
	}
	if got := AdjustedP(nil, 5); len(got) != 0 {
		t.Errorf("%v of no listed test", got)
	}
}

func TestAdjustedPIsTheLeastOverAllLargerOnes(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	for n := range 60 {
		p := make([]float64, n)
		for i := range p {
			p[i] = math.Round(rng.Float64()*rng.Float64()*40) / 40 // some equal
		}
		before := slices.Clone(p)
		got := AdjustedP(p, n/2)
		if !slices.Equal(p, before) {
			t.Fatal("the p-values were written to")
		}
		for i := range p {
			want := 1.0
			for _, other := range p {
				if other < p[i] {
					continue
				}
				var upTo float64 // how many are at most other
				for _, third := range p {
					if third <= other {
						upTo++
					}
				}
				want = min(want, other*float64(n+n/2)/upTo)
			}
			if math.Abs(got[i]-want) > 1e-15 {
				t.Errorf("of %d: p %v adjusted to %v, want %v", n, p[i], got[i], want)
			}
		}
	}
}
