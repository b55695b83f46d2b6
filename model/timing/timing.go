// Package timing compares the hours of the week in which an account posts by what its videos had been kept
// by day 7. Posting times are chosen, not drawn by lot: an hour that stands out may do so because of what
// is posted then. The figures are a hint to try something, never a finding.
//
// Each video is measured against the account's others (AgainstTypical). A cell is a local weekday and hour,
// and its mean is pulled towards the mean of all cells by as much as chance alone would have moved it: with
// few videos far, with many hardly. So a lucky single video makes no best hour.
//
// Where a definition could be read in two ways, it is read like this:
//   - The median m is over all other videos observed around day 7, those too whose posting is known only to
//     the day; these just have no cell.
//   - Cells without a video take no part, and their effect is unknown. Cells with one video take part in µ
//     and τ²; they add no degrees to σ².
//   - The factor of the interval is 1.645, not Φ⁻¹(0.95) in full.
//   - At τ² = 0 no hour differs from another by more than chance: every effect is 1, its interval has no
//     width, and there is no best slot, since all would be equal.
//   - At σ² = 0, when videos of one cell are all alike, τ² and µ are what they tend to as σ² falls: the
//     variance and the mean of the cells' means.
//   - Slots are read as Slot says.
package timing

import (
	"math"

	"saveboard/model"
	"saveboard/model/stats"
)

const (
	degreesNeeded = 8     // of σ², for any shading
	faintUnder    = 3     // videos in a cell
	ninetyPercent = 1.645 // standard errors to each side
)

// A Post is one video, as far as its timing goes.
type Post struct {
	Saves      model.Real       // K(7 d); unknown unless observed around day 7 (series.Line.ObservedAt)
	Weekday    int              // of the posting, in the account's time zone: 1 is Monday, 7 Sunday
	Hour       int              // of the posting, in the account's time zone: 0 to 23
	PostedFrom model.PostedFrom // PostedDay is known only to the day and has no cell
}

// placed tells whether the posting has a cell.
func (p Post) placed() bool {
	return p.PostedFrom != model.PostedDay && p.Weekday >= 1 && p.Weekday <= 7 && p.Hour >= 0 && p.Hour < 24
}

// An Effect is how the videos of some hours do against those of a typical hour. The three figures are
// factors, 1 is typical, and they are all known or all unknown.
type Effect struct {
	Videos    int // that count
	Effect    model.Real
	Low, High model.Real // the 90 % interval
}

// Faint tells whether there are too few videos, under 3, to look at the effect twice.
func (e Effect) Faint() bool { return e.Videos < faintUnder }

// A Week is the timing of one account.
type Week struct {
	Cells [7][24]Effect // by weekday − 1 and hour; the effects unknown without shading or without a video
	Best  []Slot        // up to 4, best first

	Videos     int // that are in cells
	Unobserved int // left out: not observed around day 7, or fewer than 5 others that are
	OnlyDay    int // left out: observed, but the posting is known only to the day

	Degrees int        // Σ(n−1) over the cells
	Sigma2  model.Real // σ², the variance within a cell; unknown under 8 degrees, and then nothing is shaded
	Tau2    model.Real // τ², the variance between cells; unknown when σ² is
	Mean    model.Real // µ, the mean over cells on the scale of x; unknown when σ² is
}

// Shaded tells whether there is enough to tell hours apart at all: 8 degrees of freedom within cells.
func (w Week) Shaded() bool { return w.Sigma2.Known() }

// Of is the timing of one account, from all its videos that are known:
//
//	x  = ln((K(7)+½)/(m+½))             of each video, see AgainstTypical
//	σ² = Σ(x − x̄)² / Σ(n−1)             over the cells, x̄ and n those of the video's cell
//	s² = σ²/n                           of a cell's mean
//	τ², µ                               of the cells' means by Paule and Mandel (stats.PauleMandel)
//	B  = τ²/(τ²+s²)
//	effect = exp(B(x̄−µ)), interval exp(B(x̄−µ) ± 1.645·√(B·s²))
//
// An effect is a factor on the saves at day 7, without unit. Assumed are one spread within all cells, cells
// that differ by chance like draws from one normal distribution, and videos that do not depend on each
// other; that µ and τ² are themselves estimated is not in the interval. Nothing is shaded under 8 degrees
// of freedom: an account that never posts twice in one hour of the week has none, however many videos it
// has. Videos not observed around day 7 and postings known only to the day are left out and counted.
// Rounded counters enter as they are, so steps near the size of K(7) make equal videos of unlike ones and
// σ² too small.
//
// Cost: a sort of the videos, some ten passes over up to 168 cells for τ², and up to 2,100 runs of hours.
// 10,000 videos take about 3 ms (BenchmarkOf).
//
// Sources: Paule & Mandel 1982, J Res NBS 87, for τ²; Efron & Morris 1975, Data Analysis Using Stein's
// Estimator and its Generalizations, JASA 70, for B. Shown by Timing.
func Of(posts []Post) Week {
	saves := make([]model.Real, len(posts))
	for i, p := range posts {
		saves[i] = p.Saves
	}
	var week Week
	var cells [7][24][]float64
	for i, x := range AgainstTypical(saves) {
		value, known := x.Get()
		p := posts[i]
		switch {
		case !known:
			week.Unobserved++
		case !p.placed():
			week.OnlyDay++
		default:
			week.Videos++
			cell := &cells[p.Weekday-1][p.Hour]
			*cell = append(*cell, value)
		}
	}
	means := week.count(&cells)
	if week.Degrees < degreesNeeded {
		return week
	}
	s := week.fit(&cells, &means)
	for day := range week.Cells {
		for hour := range week.Cells[day] {
			if n := week.Cells[day][hour].Videos; n > 0 {
				week.Cells[day][hour] = s.effect(n, means[day][hour])
			}
		}
	}
	week.Best = bestSlots(&week.Cells, &means, s)
	return week
}

// count fills in the videos of each cell and the degrees of freedom, and returns the cells' means.
func (w *Week) count(cells *[7][24][]float64) (means [7][24]float64) {
	for day := range cells {
		for hour, x := range cells[day] {
			if len(x) == 0 {
				continue
			}
			w.Cells[day][hour].Videos = len(x)
			w.Degrees += len(x) - 1
			means[day][hour] = mean(x)
		}
	}
	return means
}

// fit fills in σ², τ² and µ.
func (w *Week) fit(cells *[7][24][]float64, means *[7][24]float64) shrinkage {
	var within float64
	var y, n []float64
	for day := range cells {
		for hour, x := range cells[day] {
			if len(x) == 0 {
				continue
			}
			within += squares(x, means[day][hour])
			y = append(y, means[day][hour])
			n = append(n, float64(len(x)))
		}
	}
	s := shrinkage{sigma2: within / float64(w.Degrees)}
	if s.sigma2 == 0 {
		s.mean = mean(y)
		if len(y) > 1 {
			s.tau2 = squares(y, s.mean) / float64(len(y)-1)
		}
	} else {
		s2 := n
		for i := range s2 {
			s2[i] = s.sigma2 / n[i]
		}
		between := stats.PauleMandel(y, s2)
		s.tau2, s.mean = between.Tau2, between.Mean
	}
	w.Sigma2, w.Tau2, w.Mean = model.Known(s.sigma2), model.Known(s.tau2), model.Known(s.mean)
	return s
}

// A shrinkage is by how much means are pulled towards the mean of all cells.
type shrinkage struct{ sigma2, tau2, mean float64 }

// at is the effect of n videos with the mean x̄, and the half width of its interval, both logarithms.
func (s shrinkage) at(n int, x float64) (effect, half float64) {
	if s.tau2 == 0 {
		return 0, 0
	}
	s2 := s.sigma2 / float64(n)
	b := s.tau2 / (s.tau2 + s2)
	return b * (x - s.mean), ninetyPercent * math.Sqrt(b*s2)
}

// effect is the same as factors.
func (s shrinkage) effect(n int, x float64) Effect {
	effect, half := s.at(n, x)
	return Effect{
		Videos: n,
		Effect: model.Known(math.Exp(effect)),
		Low:    model.Known(math.Exp(effect - half)),
		High:   model.Known(math.Exp(effect + half)),
	}
}

// mean is taken from the first value on, so that the mean of equal values is that value in every bit.
func mean(x []float64) float64 {
	var sum float64
	for _, v := range x {
		sum += v - x[0]
	}
	return x[0] + sum/float64(len(x))
}

// squares is the sum of squares about a mean.
func squares(x []float64, mean float64) float64 {
	var sum float64
	for _, v := range x {
		sum += (v - mean) * (v - mean)
	}
	return sum
}
