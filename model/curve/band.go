package curve

import (
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"saveboard/model/series"
	"saveboard/model/stats"
)

// LeastInCurve is how many videos the typical curve needs at an age.
const LeastInCurve = 8

// A Typical is what is typical of an account's videos at an age: the quartiles of their saves.
type Typical struct {
	AgeDays float64
	P25     float64
	P50     float64
	P75     float64
	Videos  int // observed around that age
}

// A Band gathers what an account's videos had at each age of the grid.
type Band struct {
	videos [][]float64 // by video, the saves at each age; NaN where it was not observed around it
}

// Add takes a video's line of saves. Cost: one walk along it.
func (b *Band) Add(saves series.Line) {
	if !saves.Known() {
		return
	}
	ages := Grid()
	at := make([]float64, len(ages))
	saves.Observe(ages, at)
	b.videos = append(b.videos, at)
}

// Join takes the videos of another band of the same account.
func (b *Band) Join(other *Band) { b.videos = append(b.videos, other.videos...) }

// agesAtOnce is how many neighbouring ages are gathered together: what a line of the processor's memory holds.
const agesAtOnce = 8

// Typical is the typical curve: at each age of the grid the quartiles of saves over the videos observed
// around it, where there are at least 8. Other videos make it up at each age, so it may dip; it is not smoothed.
// Quantiles are of type 6. Cost: a few passes over the videos at each age, some ages on each processor.
func (b *Band) Typical() []Typical {
	ages := Grid()
	all := make([]Typical, len(ages))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 1+len(b.videos)/256) {
		workers.Go(func() {
			var known [agesAtOnce][]float64
			for first := int(next.Add(agesAtOnce)) - agesAtOnce; first < len(ages); first = int(next.Add(agesAtOnce)) - agesAtOnce {
				n := min(agesAtOnce, len(ages)-first)
				b.gather(first, known[:n])
				for i := range n {
					all[first+i] = quartiles(ages[first+i], known[i])
				}
			}
		})
	}
	workers.Wait()
	curve := []Typical{}
	for _, t := range all {
		if t.Videos >= LeastInCurve {
			curve = append(curve, t)
		}
	}
	return curve
}

// gather sets into to what is known at the ages from first on.
func (b *Band) gather(first int, to [][]float64) {
	for i := range to {
		to[i] = to[i][:0]
	}
	for _, at := range b.videos {
		for i, v := range at[first : first+len(to)] {
			if !math.IsNaN(v) {
				to[i] = append(to[i], v)
			}
		}
	}
}

// quartiles are those of the values, which are reordered.
func quartiles(age int64, values []float64) Typical {
	n := len(values)
	quartile := func(p float64) float64 { return stats.At(values, float64(n+1)*p) }
	return Typical{float64(age) / day, quartile(0.25), quartile(0.5), quartile(0.75), n}
}
