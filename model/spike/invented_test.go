package spike

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"saveboard/model"
	"saveboard/model/series"
)

func fixed(east int) *time.Location { return time.FixedZone("east", east) }

func zones() []*time.Location {
	list := []*time.Location{time.UTC, fixed(13 * 3600), fixed(-11 * 3600)}
	for _, name := range []string{"Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe"} {
		if loc, err := time.LoadLocation(name); err == nil {
			list = append(list, loc)
		}
	}
	return list
}

// invented is a video as bad luck would have it: gaps, several snapshots a day, falls, spikes, rounding
// that changes on the way. Its snapshots are on the half hour, so that equal speeds happen.
func invented(seed, video uint64) series.Line {
	rng := rand.New(rand.NewPCG(seed, video))
	l := series.Line{Posted: model.Instant(1_690_000_200 + 1800*rng.Int64N(10_000))}
	t := l.Posted + model.Instant(1800*rng.Int64N(48*20))
	rate := math.Exp(rng.NormFloat64()*2 + 3)
	count, step := 0.0, int64(1)
	for range 20 + rng.IntN(60) {
		hours := 24.0
		switch rng.IntN(8) {
		case 0:
			hours = 0.5 * float64(1+rng.IntN(40))
		case 1:
			hours = 0.5 * float64(1+rng.IntN(200))
		}
		t += model.Instant(hours * hour)
		gain := rate * hours / 24 * math.Exp(rng.NormFloat64()/4) / math.Max(1, t.Days(l.Posted)/20)
		switch rng.IntN(20) {
		case 0:
			gain *= 20
		case 1:
			gain = -gain
		case 2:
			step = []int64{1, 1, 10, 1000}[rng.IntN(4)]
		}
		count = math.Max(0, count+gain)
		l.Knots = append(l.Knots, series.Knot{At: t, Value: math.Round(count/float64(step)) * float64(step), Step: step})
	}
	return l
}

// BenchmarkAccount is a large account: 5,000 videos with a snapshot a day for a year. Add is the reading of
// one video's snapshots; the lines are 50 in turn, so that they stay in the cache as the caller's do.
func BenchmarkAccount(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	lines := make([]series.Line, 50)
	for v := range lines {
		l := &lines[v]
		l.Posted = posted - model.Instant(rng.IntN(day))
		count := 0.0
		for i := range 365 {
			age := float64(i) + 0.5
			gain := 5000 * math.Exp(rng.NormFloat64()*0.4) / age
			if rng.IntN(1000) == 0 {
				gain *= 10
			}
			count += math.Round(gain)
			l.Knots = append(l.Knots, series.Knot{At: posted + model.Instant(age*day), Value: count, Step: 1})
		}
	}
	zone := model.NewZone(nil)
	b.ReportAllocs()
	for b.Loop() {
		a := NewAccount(NewRoom(zone))
		for v := range 5000 {
			a.Add(model.VideoID(v), lines[v%len(lines)])
		}
		a.Find()
	}
}

// BenchmarkFind is the search alone, over as many intervals.
func BenchmarkFind(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	var a Account
	for range 1_800_000 {
		a.spread.add(rng.NormFloat64(), lowest())
	}
	a.examined = a.spread.count
	high := slices.Clone(a.spread.high)
	for b.Loop() {
		copy(a.spread.high, high)
		a.Find()
	}
}
