package rate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"saveboard/model/stats"
)

// typicalAt is a model with so many usable videos, a mean on the logit scale and its standard error.
func typicalAt(videos int, mean, se float64) Model {
	return Model{Entered: videos, fit: stats.RandomEffects{N: videos, Mean: mean, Tau2: 0.3, Q: float64(videos - 1), SumW: 1 / (se * se)}}
}

// plainly is the chance of being best as the definition reads, every product worked out.
func plainly(models []Model) []float64 {
	chances := make([]float64, len(models))
	z := midpoints()
	for _, s := range shrinkers(models) {
		for i := range models {
			if s.tau2 == 0 {
				chances[i] += s.weight / float64(len(models))
				continue
			}
			mean, sd := s.shrink(models[i])
			for k := range z {
				product := 1.0
				for j := range models {
					if j != i {
						m, d := s.shrink(models[j])
						product *= distuv.UnitNormal.CDF((mean + sd*z[k] - m) / d)
					}
				}
				chances[i] += s.weight * product / quantiles
			}
		}
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

func TestChanceOfBestIsWhatTheDefinitionReads(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		random := rand.New(rand.NewPCG(seed, 4))
		models := make([]Model, 2+random.IntN(20))
		spread := []float64{0, 0.05, 0.3, 1, 3}[seed%5]
		for i := range models {
			models[i] = typicalAt(5+random.IntN(60), -6+spread*random.NormFloat64(), 0.02+0.5*random.Float64()*random.Float64())
		}
		got, want := ChanceOfBest(models), plainly(models)
		var sum float64
		for i := range want {
			sum += got[i]
			if want[i] > 1e-13 && math.Abs(got[i]/want[i]-1) > 1e-7 || math.Abs(got[i]-want[i]) > 1e-9 {
				t.Errorf("seed %d: category %d of %d has %g, want %g", seed, i, len(models), got[i], want[i])
			}
		}
		if math.Abs(sum-1) > 1e-12 {
			t.Errorf("seed %d: they add up to %g", seed, sum)
		}
	}
}

func TestAlikeCategoriesHaveEqualChances(t *testing.T) {
	t.Parallel()
	models := []Model{typicalAt(20, -6, 0.1), typicalAt(20, -6, 0.1), typicalAt(20, -6, 0.1)}
	for i, c := range ChanceOfBest(models) {
		if math.Abs(c-1.0/3) > 1e-9 {
			t.Errorf("category %d has %g", i, c)
		}
	}
}

func TestOneCategoryIsNotCompared(t *testing.T) {
	t.Parallel()
	if got := ChanceOfBest([]Model{typicalAt(20, -6, 0.1)}); got != nil {
		t.Errorf("one category has a chance of %v", got)
	}
}

func TestAComparisonIsShrunken(t *testing.T) {
	t.Parallel()
	far := Compare(typicalAt(40, math.Log(0.02), 0.05), typicalAt(40, math.Log(0.01), 0.05))
	if !far.HasComparison() || far.Times < 1.8 || far.Times >= 2.01 {
		t.Errorf("twice the rate, well known: %+v", far)
	}
	near := Compare(typicalAt(6, math.Log(0.012), 0.4), typicalAt(6, math.Log(0.01), 0.4))
	if near.HasComparison() || near.Times > 1.1 {
		t.Errorf("a fifth more, hardly known: %+v", near)
	}
	if back := Compare(typicalAt(40, math.Log(0.01), 0.05), typicalAt(40, math.Log(0.02), 0.05)); math.Abs(far.Better+back.Better-1) > 1e-9 || math.Abs(far.Times*back.Times-1) > 1e-9 {
		t.Errorf("%+v and back %+v", far, back)
	}
}

func BenchmarkChanceOfBest(b *testing.B) {
	for _, spread := range []float64{0.05, 0.3, 1} {
		b.Run(fmt.Sprintf("1000 categories, sd %v", spread), func(b *testing.B) {
			random := rand.New(rand.NewPCG(1, 4))
			models := make([]Model, 1000)
			for i := range models {
				models[i] = typicalAt(5+random.IntN(60), -6+spread*random.NormFloat64(), 0.05+0.4*random.Float64())
			}
			for b.Loop() {
				ChanceOfBest(models)
			}
		})
	}
}
