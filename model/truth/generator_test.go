package truth_test

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/stat/distuv"

	"saveboard/model"
)

// What is so of all invented accounts: a typical save rate of 0.2 %, and views between 100 and 10 million.
const (
	typicalRate          = 0.002
	fewestViews          = 100
	mostViews            = 10_000_000
	evergreen            = 0.2    // part of the videos that hardly fade
	takenBack            = 0.0001 // part of the saves that people take back in a day
	recounts             = 0.002  // days on which saves are counted anew
	recounted            = 0.03   // the part of them that goes then
	viewNoise            = 0.05   // dispersion of views
	day                  = 86400
	year                 = 365
	spreadOfRealAccounts = 0.61 // between videos, on the logit scale: the median of real accounts
)

func logit(p float64) float64 { return math.Log(p / (1 - p)) }

func inverseLogit(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// logNormal draws about a median.
func logNormal(r *rand.Rand, median, sd float64) float64 {
	return median * math.Exp(sd*r.NormFloat64())
}

func poisson(r *rand.Rand, mean float64) float64 {
	if mean <= 0 {
		return 0
	}
	return distuv.Poisson{Lambda: mean, Src: r}.Rand()
}

// negativeBinomial draws a count of variance mean + φ·mean², φ the dispersion.
func negativeBinomial(r *rand.Rand, mean, dispersion float64) float64 {
	if mean <= 0 {
		return 0
	}
	return poisson(r, distuv.Gamma{Alpha: 1 / dispersion, Beta: 1 / (mean * dispersion), Src: r}.Rand())
}

// Views are how many views the videos of an account come to.
type views struct{ median, sd float64 } // sd of their logarithm

func (v views) draw(r *rand.Rand) float64 {
	return math.Round(min(max(logNormal(r, v.median, v.sd), fewestViews), mostViews))
}

// A habit is how much videos of one kind are kept.
type habit struct{ typical, spread float64 } // spread: sd between videos on the logit scale

func (h habit) draw(r *rand.Rand) float64 {
	return inverseLogit(logit(h.typical) + h.spread*r.NormFloat64())
}

// counted draws the saves of a video that has all its views.
func counted(r *rand.Rand, views, rate float64) float64 { return min(views, poisson(r, views*rate)) }

// Growth is how the views of a video come in: at age a, in days, at a rate of (1+a/a₀)^−b.
type growth struct{ a0, b float64 }

func drawGrowth(r *rand.Rand) growth {
	if r.Float64() < evergreen {
		return growth{logNormal(r, 2, 0.5), 0.2 + 0.5*r.Float64()}
	}
	return growth{logNormal(r, 0.9, 0.5), max(1.15, logNormal(r, 1.5, 0.14))}
}

// share is the part of the first year's views that has come by an age in days.
func (g growth) share(age float64) float64 {
	if age <= 0 {
		return 0
	}
	h := func(a float64) float64 { return math.Pow(1+a/g.a0, 1-g.b) - 1 }
	return h(age) / h(year)
}

// A creator makes videos, and files of counts of them on the evenings of so many days.
type creator struct {
	videos     int
	days       int     // watched
	views      views   // of a video's first year
	spread     float64 // of save rates between videos
	dispersion float64 // of the saves of a day
	missed     float64 // part of the evenings without a file
	unknown    float64 // part of the counts that a file lacks
	before     int     // how many days before the first file the first video is posted
	coarse     func(int64) model.Count
}

// exact counts are known to the unit.
func exact(n int64) model.Count { return model.Exact(n) }

// abbreviated counts are known as TikTok writes them, 12.5K and 1.3M.
func abbreviated(n int64) model.Count {
	step := int64(1)
	switch {
	case n >= 1_000_000:
		step = 100_000
	case n >= 10_000:
		step = 100
	}
	return model.Rounded((n+step/2)/step*step, step)
}

// beginning is the first midnight of an account's files, in UTC: a Monday.
const beginning = model.Instant(20_454 * day)

// An evening is when a file is made, or is not.
type evening struct {
	at   model.Instant
	file bool
}

func (c creator) evenings(r *rand.Rand) []evening {
	list := make([]evening, c.days)
	for d := range list {
		list[d] = evening{beginning + model.Instant(d*day+19*3600+r.IntN(3*3600)), r.Float64() >= c.missed}
	}
	return list
}

// A life is a video with all that is true of it.
type life struct {
	posted model.Instant
	rate   float64
	days   []lived // of the evenings after its posting, with and without a file
	spike  int     // the index of the day with a planted spike; −1 without one
}

// A lived day is what happened until an evening since the one before.
type lived struct {
	evening
	views, saves int64
	due          float64 // the saves to be expected of it without a spike
}

// live lets a video be posted, seen and kept. A planted spike multiplies what was due on one day.
func (c creator) live(r *rand.Rand, posted model.Instant, rate float64, evenings []evening, plant func(*life) float64) life {
	l := life{posted: posted, rate: rate, spike: -1}
	g, all := drawGrowth(r), c.views.draw(r)
	from := posted
	for _, e := range evenings {
		if e.at <= posted {
			continue
		}
		expected := all * (g.share(e.at.Days(posted)) - g.share(from.Days(posted)))
		l.days = append(l.days, lived{evening: e, due: expected * rate, views: int64(negativeBinomial(r, expected, viewNoise))})
		from = e.at
	}
	times := 1.0
	if plant != nil && len(l.days) > 0 {
		times = plant(&l)
	}
	var seen, kept int64
	from = posted
	for i := range l.days {
		d := &l.days[i]
		due := d.due
		if i == l.spike {
			due *= times
		}
		kept += int64(negativeBinomial(r, due, c.dispersion))
		kept -= min(kept, int64(poisson(r, float64(kept)*takenBack*d.at.Days(from))))
		if r.Float64() < recounts {
			kept -= min(kept, int64(poisson(r, float64(kept)*recounted)))
		}
		seen += d.views
		d.views, d.saves = seen, kept
		from = d.at
	}
	return l
}

// snapshots are what the files say of a life. A file may lack a count.
func (c creator) snapshots(r *rand.Rand, l life) []model.Snapshot {
	var list []model.Snapshot
	for _, d := range l.days {
		if !d.file {
			continue
		}
		s := model.Snapshot{Taken: d.at}
		if r.Float64() >= c.unknown {
			s.Counters[model.Saves] = c.coarse(d.saves)
		}
		s.Counters[model.Views] = c.coarse(d.views)
		list = append(list, s)
	}
	return list
}

// truly is the life as a history without gaps, exact.
func (l life) truly() []model.Snapshot {
	list := make([]model.Snapshot, len(l.days))
	for i, d := range l.days {
		list[i].Taken = d.at
		list[i].Counters[model.Views], list[i].Counters[model.Saves] = model.Exact(d.views), model.Exact(d.saves)
	}
	return list
}

// posting is some moment from before the first file to the last.
func (c creator) posting(r *rand.Rand) model.Instant {
	return beginning + model.Instant(r.IntN((c.before+c.days)*day)-c.before*day)
}
