package truth_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"saveboard/model"
	"saveboard/model/series"
	"saveboard/model/spike"
)

func TestPlantedSpikesAreFoundAndHardlyOthers(t *testing.T) {
	t.Parallel()
	claims := []claim{
		// Bar ≤ 7 %, measured 0–5.6 (5–10 at a dispersion of 0.3).
		{words: "flagged spikes that were not planted, dispersion ≤ 0.2", bar: atMost(0.07), measured: span{0, 0.056}},
		// Bar ≥ 95 %, measured 97–100.
		{words: "planted spikes found, seen ≥ 8×, 10 or more expected, exact counts, dispersion ≤ 0.1", bar: atLeast(0.95), measured: span{0.97, 1}},
		// Bar ≥ 80 %, measured 82–100 (a quarter to a half at 0.2).
		{words: "planted spikes found, seen 5–8×, dispersion ≤ 0.05", bar: atLeast(0.80), measured: span{0.82, 1}},
		// Bar ≥ 80 %, measured 85–90.
		{words: "planted spikes found, seen ≥ 8×, rounded counts", bar: atLeast(0.80), measured: span{0.85, 0.90}},
	}
	var trials []trial
	for _, dispersion := range []float64{0.02, 0.05, 0.1, 0.2} {
		for _, missed := range []float64{0.02, 0.15} {
			for _, counts := range []struct {
				name   string
				coarse func(int64) model.Count
			}{{"exact", exact}, {"rounded", abbreviated}} {
				account := creator{
					videos: 60, days: 120, before: 30, views: views{1_000_000, 1.5}, spread: spreadOfRealAccounts,
					dispersion: dispersion, missed: missed, unknown: 0.01, coarse: counts.coarse,
				}
				trials = append(trials, trial{
					name: fmt.Sprintf("dispersion %g, %g of the files missing, %s counts", dispersion, missed, counts.name),
					runs: [2]int{40, 500},
					run: func(r *rand.Rand) []count {
						s := account.spikes(r)
						if dispersion > 0.1 {
							s.large, s.largeRounded = count{}, count{}
						}
						if dispersion > 0.05 {
							s.medium = count{}
						}
						return []count{s.notPlanted, s.large, s.medium, s.largeRounded}
					},
				})
			}
		}
	}
	try(t, 8, claims, trials)
}

// A search is what the search for spikes in one account came to.
type search struct {
	notPlanted   count // of the spikes flagged
	large        count // found, of the planted ones seen 8× and more between exact counts
	medium       count // of those seen 5× to 8×
	largeRounded count // of those seen 8× and more between counts of which one is rounded
}

// spikes plants a spike in every second video, of 3 to 30 times of what is due on some day after the first
// week, and looks for them.
func (c creator) spikes(r *rand.Rand) search {
	evenings := c.evenings(r)
	lives := make([]life, c.videos)
	files := make([][]model.Snapshot, c.videos)
	account := spike.NewAccount(spike.NewRoom(model.NewZone(nil)))
	for i := range lives {
		lives[i] = c.live(r, c.posting(r), habit{typicalRate, c.spread}.draw(r), evenings, func(l *life) float64 {
			if r.IntN(2) == 0 {
				l.spike = r.IntN(len(l.days))
			}
			return 3 * math.Exp(r.Float64()*math.Log(10))
		})
		files[i] = c.snapshots(r, lives[i])
		account.Add(model.VideoID(i), series.Of(lives[i].posted, files[i], model.Saves))
	}
	var s search
	found := make([]bool, c.videos)
	for _, f := range account.Find().Spikes {
		l := lives[f.Video]
		planted := false
		if l.spike >= 0 {
			at := l.days[l.spike].at
			planted = f.From < at && at <= f.Until
			found[f.Video] = found[f.Video] || planted
		}
		s.notPlanted.add(one(!planted))
	}
	for i, l := range lives {
		if l.spike < 0 {
			continue
		}
		switch times, step := seen(l, files[i]); {
		case times >= 8 && step > 1:
			s.largeRounded.add(one(found[i]))
		case times >= 8:
			s.large.add(one(found[i]))
		case times >= 5 && step == 1:
			s.medium.add(one(found[i]))
		}
	}
	return s
}

// seen is how many times of what was due came between the two counts about the planted spike, and the
// coarser step of the two; 0 when that is no stretch to examine, or under 10 were due.
func seen(l life, counts []model.Snapshot) (times float64, step int64) {
	var known []model.Snapshot
	for _, s := range counts {
		if s.Counters[model.Saves].Known() {
			known = append(known, s)
		}
	}
	at, to := l.days[l.spike].at, 0
	for to < len(known) && known[to].Taken < at {
		to++
	}
	if to == 0 || to == len(known) {
		return 0, 0
	}
	from, until := known[to-1], known[to]
	if hours := (until.Taken - from.Taken) / 3600; hours < 16 || hours >= 40 || from.Taken-l.posted < series.Week {
		return 0, 0
	}
	past := 0
	for i := to - 1; i > 0 && from.Taken-known[i-1].Taken <= 14*day; i-- {
		if known[i].Taken-known[i-1].Taken <= 3*day {
			past++
		}
	}
	if past < 4 {
		return 0, 0
	}
	var due float64
	for _, d := range l.days {
		if d.at > from.Taken && d.at <= until.Taken {
			due += d.due
		}
	}
	if due < 10 {
		return 0, 0
	}
	a, b := from.Counters[model.Saves], until.Counters[model.Saves]
	return b.Real().Minus(a.Real()).Or(0) / due, max(a.Step(), b.Step())
}
