package spike

import (
	"saveboard/model"
	"saveboard/model/series"
)

// An interval is the stretch between two neighbouring kept snapshots, as those after it see it.
type interval struct {
	start      model.Instant
	seconds    float64 // ℓ
	weight     float64 // max(0, gain) times twice the middle age in seconds
	speed      float64 // weight a second: s/ℓ but for what all past intervals share
	top        float64 // the higher count of its two ends
	resolution int64   // ρ
}

func (i *interval) fill(posted model.Instant, from, to *series.Knot) {
	i.start = from.At
	i.seconds = float64(to.At - from.At)
	i.weight = max(0, to.Value-from.Value) * ages(posted, from, to)
	// A product and a quotient of whole numbers: two intervals that are equal are so in the computer too.
	i.speed = i.weight / i.seconds
	i.top = max(from.Value, to.Value)
	i.resolution = resolution(from, to)
}

// A window is the latest intervals of at most 3 days of one video, at most 7, and what is asked of them all. What they
// say together is kept up as one comes and another goes, since nearly each of them is asked 7 times.
type window struct {
	intervals       []interval // in time order; those before first have left
	first           int
	weight, seconds float64 // the sums
	top             float64 // the highest count of all
	fastest         int     // of the largest speed, the latest of equals
	rounded         int     // those with a resolution
}

// whole is up to where whole numbers are exact in a float64. Sums under it come out the same whatever is added and taken
// off again.
const whole = 1 << 53

// reset empties the window for the next video.
func (w *window) reset() { *w = window{intervals: w.intervals[:0]} }

func (w *window) len() int { return len(w.intervals) - w.first }

// push takes in the interval after the last one; the eighth leaves.
func (w *window) push(posted model.Instant, from, to *series.Knot) {
	if w.len() == mostPast {
		w.drop()
	}
	w.intervals = append(w.intervals, interval{})
	at := len(w.intervals) - 1
	w.intervals[at].fill(posted, from, to)
	w.count(at)
}

// count adds an interval to what all say together.
func (w *window) count(at int) {
	i := &w.intervals[at]
	w.weight += i.weight
	w.seconds += i.seconds
	if at == w.first || i.speed >= w.intervals[w.fastest].speed {
		w.fastest = at
	}
	if at == w.first || i.top > w.top {
		w.top = i.top
	}
	if i.resolution > 0 {
		w.rounded++
	}
}

// drop lets the earliest interval leave.
func (w *window) drop() {
	gone := &w.intervals[w.first]
	w.first++
	if w.fastest < w.first || gone.top == w.top || w.weight >= whole {
		w.settle()
		return
	}
	w.weight -= gone.weight
	w.seconds -= gone.seconds
	if gone.resolution > 0 {
		w.rounded--
	}
}

// settle asks every interval anew.
func (w *window) settle() {
	w.weight, w.seconds, w.rounded = 0, 0, 0
	for at := w.first; at < len(w.intervals); at++ {
		w.count(at)
	}
}

// since lets those leave that begin before a moment.
func (w *window) since(t model.Instant) {
	for w.len() > 0 && w.intervals[w.first].start < t {
		w.drop()
	}
}

// others are the sums of all but the fastest.
func (w *window) others() (weight, seconds float64) {
	fastest := &w.intervals[w.fastest]
	if w.weight < whole {
		return w.weight - fastest.weight, w.seconds - fastest.seconds
	}
	for at := w.first; at < len(w.intervals); at++ {
		if at != w.fastest {
			weight += w.intervals[at].weight
			seconds += w.intervals[at].seconds
		}
	}
	return weight, seconds
}

// coarsest is the largest resolution.
func (w *window) coarsest() (resolution int64) {
	if w.rounded == 0 {
		return 0
	}
	for at := w.first; at < len(w.intervals); at++ {
		resolution = max(resolution, w.intervals[at].resolution)
	}
	return resolution
}
