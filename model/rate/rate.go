// Package rate is the one model of save rates: it serves the ranking of videos and the comparison of
// categories. The video is the unit, not the view: views of one video are no independent trials, and an
// interval from them covers 11 to 56 % of the next videos.
//
// A video's save rate on the logit scale is y ~ N(µ, τ² + s²): µ is what is typical of its category, τ²
// how much videos of the category differ, s² what chance does to a count of that size.
package rate

import (
	"math"

	"saveboard/model"
	"saveboard/model/stats"
)

const (
	// LeastUsable is how many usable videos a typical rate needs: 5.
	LeastUsable = 5
	// leastExpected is how many saves a usable video's views are worth at least, at the category's rough
	// rate. It is a choice by views: one by a video's own saves would pick the lucky ones.
	leastExpected = 3
	// Level is the part of intervals that hold the truth.
	Level = 0.9
)

// An Entry is one video as it enters the model: its saves K and views V from one snapshot, V ≥ 1 and K ≤ V.
type Entry struct {
	Saves, Views float64
}

// A Model is what the videos of one category say about its save rate. The zero Model is that of no video.
type Model struct {
	Entered      int     // videos
	Saves, Views float64 // ΣK and ΣV over them
	Rough        float64 // p = (ΣK+½)/(ΣV+1), which only sets weights and who is usable
	fit          stats.RandomEffects
}

// Fit makes the model of a category's entered videos.
//
// Usable are those with V·p ≥ 3. For them y = ln((K+½)/(V−K+½)) and s² = 1/(E+½) + 1/(V−E+½) with
// E = V·p: the expected count, not K, since with K in the weight lucky videos weigh more. τ² and µ are
// those of Paule and Mandel. Counts that were rounded enter as they are. Cost: some 60 passes over the
// usable videos.
//
// Sources: Paule & Mandel 1982 (J Res NBS 87), Efron & Morris 1975 (JASA 70).
func Fit(entries []Entry) Model {
	m := Model{Entered: len(entries)}
	for _, e := range entries {
		m.Saves += e.Saves
		m.Views += e.Views
	}
	m.Rough = (m.Saves + 0.5) / (m.Views + 1)
	y, s2 := make([]float64, 0, len(entries)), make([]float64, 0, len(entries))
	for _, e := range entries {
		expected := e.Views * m.Rough
		if expected < leastExpected {
			continue
		}
		y = append(y, math.Log((e.Saves+0.5)/(e.Views-e.Saves+0.5)))
		s2 = append(s2, 1/(expected+0.5)+1/(e.Views-expected+0.5))
	}
	m.fit = stats.PauleMandel(y, s2)
	return m
}

// Usable is how many of the entered videos have views enough to say something about others.
func (m Model) Usable() int { return m.fit.N }

// HasTypical tells whether there is a typical rate: it needs 5 usable videos.
func (m Model) HasTypical() bool { return m.fit.N >= LeastUsable }

// ViewsNeeded is N = ⌈3/p⌉, about how many views make a video usable here. It is 0 without an entered
// video.
func (m Model) ViewsNeeded() int {
	if m.Entered == 0 {
		return 0
	}
	return int(math.Ceil(leastExpected / m.Rough))
}

// Pooled is the pooled save rate ΣK/ΣV: what share of all views became saves. One viral video can
// dominate it. It is unknown without an entered video.
func (m Model) Pooled() model.Real { return model.Known(m.Saves).Over(model.Known(m.Views), 1) }

// An Interval is a figure with the bounds between which the truth is at Level.
type Interval struct {
	Value, Low, High model.Real
}

// Typical is the typical save rate logit⁻¹(µ), the median over videos, with its 90 % interval
// logit⁻¹(µ ± t₀.₉₅,ₘ₋₁·SE), SE with Hartung and Knapp's factor. It assumes that the videos are like
// those to come, and is unknown with fewer than 5 usable ones.
//
// Sources: Hartung & Knapp 2001 (Stat Med 20), Röver et al. 2015 (BMC Med Res Methodol 15), IntHout et
// al. 2014 (same, 14).
func (m Model) Typical() Interval {
	if !m.HasTypical() {
		return Interval{}
	}
	t := stats.StudentQuantile((1+Level)/2, float64(m.fit.N-1))
	reach := t * m.fit.SE()
	return Interval{
		Value: model.Known(inverseLogit(m.fit.Mean)),
		Low:   model.Known(inverseLogit(m.fit.Mean - reach)),
		High:  model.Known(inverseLogit(m.fit.Mean + reach)),
	}
}

// Tau2 is τ², how much the rates of the category's videos differ, on the logit scale. It is unknown
// without a typical rate.
func (m Model) Tau2() model.Real {
	if !m.HasTypical() {
		return model.Real{}
	}
	return model.Known(m.fit.Tau2)
}

// sameRate is the τ² below which all videos of a category count as having one rate.
const sameRate = 1e-12

// Adjusted is the adjusted save rate of a video of this category: the most probable rate given its
// counts, logit⁻¹(x) with x the root of K − V·logit⁻¹(x) − (x−µ)/τ² = 0, exact for small counts: 0 saves of
// 100 views rank below typical. Every entered video has one, usable or not, as long as the category has
// a typical rate; else it is unknown, and the account's model as a whole is the one to ask.
//
// The left side falls as x grows, so Newton's steps are held between bounds.
func (m Model) Adjusted(e Entry) model.Real {
	switch {
	case !m.HasTypical():
		return model.Real{}
	case m.fit.Tau2 < sameRate:
		return model.Known(inverseLogit(m.fit.Mean))
	}
	mu, precision := m.fit.Mean, 1/m.fit.Tau2
	low, high := mu-e.Views/precision, mu+e.Saves/precision // where the left side is ≥ 0 and ≤ 0
	x, step := mu, high-low
	for range 200 {
		p := inverseLogit(x)
		left := e.Saves - e.Views*p - (x-mu)*precision
		if left > 0 {
			low = x
		} else {
			high = x
		}
		before := step
		step = left / (e.Views*p*(1-p) + precision)
		if next := x + step; next <= low || next >= high || math.Abs(step) > math.Abs(before)/2 {
			step = low + (high-low)/2 - x // Newton goes astray, or too slowly
		}
		x += step
		if math.Abs(step) <= 1e-15*math.Max(1, math.Abs(x)) {
			break
		}
	}
	return model.Known(inverseLogit(x))
}

func inverseLogit(x float64) float64 {
	if x < 0 {
		e := math.Exp(x)
		return e / (1 + e)
	}
	return 1 / (1 + math.Exp(-x))
}
