// Package spike finds the stretches of about a day in which a video gained far more saves than it was
// about to: the moment somebody large shared it, or a trend picked it up.
//
// Between snapshots, not between midnights: a counter read at midnight from the line between two
// snapshots smears the spike of one day over two. So each local day keeps its last snapshot, and what is
// judged is the interval between two neighbouring kept ones. What to expect of it comes from the same
// video's latest intervals, scaled by age, and how far a day strays from that by chance comes from the
// whole account. A spike is what remains unlikely after all intervals of the account had their chance.
//
// Not examined: the first week of a video, when growth is steep and nothing is known yet; intervals of
// much more or less than a day; and videos with few snapshots. Under about 10 expected saves a day only
// large multiples can be told from chance. A step of a rounded counter is never a spike by itself.
//
// Sources: Crane & Sornette 2008 (PNAS 105) for gains that fade as 1/age; Hilbe 2011, Negative Binomial
// Regression; Benjamini & Hochberg 1995 (JRSS B 57).
package spike

import (
	"math"

	"saveboard/model"
	"saveboard/model/series"
	"saveboard/model/stats"
)

// most is the part of the spikes found that may be chance, on average.
const most = 0.05

// An Account gathers what the search for spikes needs of one account's videos, one after another. It
// keeps how many intervals were examined, one number for each that strayed far above what was expected,
// and the few candidates; no history. It is not safe for use by several goroutines.
type Account struct {
	room       *Room
	examined   int
	spread     spread
	candidates []Interval
}

// A Room is what videos are examined in, one after another: the days of a time zone, and memory that is written over
// by the next. It is for all accounts of one goroutine whose days are counted in the zone.
type Room struct {
	days localDays
	past window   // of one video
	now  Interval // being examined
}

// NewRoom is a room for days of the zone.
func NewRoom(zone *model.Zone) *Room { return &Room{days: localDays{zone: zone}} }

// Zone is the one whose days are counted.
func (r *Room) Zone() *model.Zone { return r.days.zone }

// NewAccount is an account without videos.
func NewAccount(room *Room) *Account { return &Account{room: room} }

// An Interval is an examined stretch between two kept snapshots of one video.
type Interval struct {
	Video      model.VideoID
	From, To   model.Instant
	Gain       float64 // g: the count at To less the highest count of the past intervals and of From; it may be negative
	Expected   float64 // e, in saves, above 0
	Resolution int64   // ρ: the coarser step of the two counts; 0 when both are exact
}

// Multiple is how many times what was expected came, g/e.
func (i *Interval) Multiple() float64 { return i.Gain / i.Expected }

// Sure is the gain less its resolution, g−ρ: rounding alone cannot have made more than the rest.
func (i *Interval) Sure() float64 { return i.Gain - float64(i.Resolution) }

// candidate tells whether the interval is worth a test: g−ρ ≥ 2.5e and g−ρ ≥ 10.
func (i *Interval) candidate() bool {
	sure := i.Sure()
	return sure >= 10 && sure >= 2.5*i.Expected
}

// excess is u = (±(g−e)² − e)/e², the sign that of g−e: what the interval alone would make of the
// dispersion, once the e of pure counting is taken off. Only an exact gain where 10 saves or more were
// expected tells of it.
func (i *Interval) excess() (u float64, tells bool) {
	if i.Resolution > 0 || i.Expected < 10 {
		return 0, false
	}
	d := i.Gain - i.Expected
	return (math.Copysign(d*d, d) - i.Expected) / (i.Expected * i.Expected), true
}

// Add examines a video's intervals, from the line of its saves, which is read only. Each video is added
// once. A video of few or unknown counts has nothing to examine and adds nothing. Cost: some 60 ns a
// snapshot, and no allocation once the account has seen a video as long. It returns how many intervals were examined,
// and how many of these are candidates: a video without any has no spike.
func (a *Account) Add(video model.VideoID, saves series.Line) (examined, candidates int) {
	least, before := lowest(), len(a.candidates)
	a.room.examine(saves, func(i *Interval) {
		examined++
		if u, tells := i.excess(); tells {
			a.spread.add(u, least)
		}
		if i.candidate() {
			i.Video = video
			a.candidates = append(a.candidates, *i)
		}
	})
	a.examined += examined
	return examined, len(a.candidates) - before
}

// Join takes what other videos of the same account were found to have, as if they had been added here, in
// their order. Cost: a copy of what the other keeps.
func (a *Account) Join(other *Account) {
	a.examined += other.examined
	a.spread.join(&other.spread)
	a.candidates = append(a.candidates, other.candidates...)
}

// A Spike is one or several flagged intervals of a video in a row. It is named by the first of them: that
// is its Interval, and Day, P and Q are of that one too.
type Spike struct {
	Interval
	Day       model.Day     // the local day of the interval's end
	P         float64       // P(X ≥ g−ρ), see chance
	Q         float64       // P adjusted for all the examined intervals of the account; at most 0.05
	Intervals int           // flagged ones in a row, this one included
	Until     model.Instant // the end of the last of them
}

// Found is what the search came to.
type Found struct {
	Spikes     []Spike // in the order in which videos were added, then in time
	Examined   int     // intervals, of the whole history
	Dispersion float64 // φ: by chance a gain of e expected saves has the variance e + φe²
	Measured   int     // how many intervals φ is measured on; under 30, φ is 0.3
}

// Find is the spikes among the intervals of all videos added so far. Each candidate, g−ρ ≥ 2.5e and
// g−ρ ≥ 10, has the chance P(X ≥ g−ρ) of a negative binomial X with mean e and variance e + φe²; every
// other examined interval enters with p = 1. Flagged is what Benjamini and Hochberg's adjusted p leaves at
// 0.05 or under, over all examined intervals of the whole history, so that a change of the period shown
// changes no spike. Flagged intervals of one video are in a row when each begins where the one before ends.
//
// It assumes that a video's chance swings are like those of the account's other videos. Where they are
// not, at a dispersion of 0.3 and more, 5–10 % of the spikes are chance. More videos may be added
// afterwards. Cost: some 10 ns for each interval that strayed far above what was expected, and 1 µs a
// candidate.
func (a *Account) Find() Found {
	found := Found{Examined: a.examined, Dispersion: a.spread.dispersion(), Measured: a.spread.count}
	p := make([]float64, len(a.candidates))
	for i, c := range a.candidates {
		p[i] = chance(c.Sure(), c.Expected, found.Dispersion)
	}
	q := stats.AdjustedP(p, a.examined-len(p))
	for i, c := range a.candidates {
		if q[i] > most {
			continue
		}
		if n := len(found.Spikes); n > 0 && found.Spikes[n-1].Video == c.Video && found.Spikes[n-1].Until == c.From {
			found.Spikes[n-1].Intervals++
			found.Spikes[n-1].Until = c.To
			continue
		}
		found.Spikes = append(found.Spikes, Spike{
			Interval: c, Day: a.room.days.of(c.To), P: p[i], Q: q[i], Intervals: 1, Until: c.To,
		})
	}
	return found
}
