package curve

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"sort"
	"sync"
	"sync/atomic"

	"saveboard/model"
	"saveboard/model/series"
	"saveboard/model/stats"
)

// AgainstTypical is for each video, in the order added, its saves over the median of the account's other videos at equal
// age: at the age a of its latest known count among those observed around a; with fewer than 5 of these, at
// the largest age of the grid under a at which it and 5 others are observed. It is unknown for a video
// without such an age, and where the median is 0.
//
// Cost: for 64 videos at a time one reading of all curves, and for each of them one of the curves near the median.
func (c *Crowd) AgainstTypical() []Against {
	against := make([]Against, c.Len())
	order := make([]int, 0, c.Len()) // of the videos that have a count, by the age of the latest
	for i, t := range c.tracks {
		if len(t.points) > 0 {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Or(cmp.Compare(c.latest(i).age, c.latest(j).age), i-j) })

	// The blocks do not depend on each other, so as many are looked at as there are processors.
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 1+len(order)/sheetAges) {
		all.Go(func() {
			var s sheet
			for begin := int(next.Add(sheetAges)) - sheetAges; begin < len(order); begin = int(next.Add(sheetAges)) - sheetAges {
				s.judge(c, order[begin:], against)
			}
		})
	}
	all.Wait()
	c.atYoungerAge(against)
	return against
}

// judge compares the first of some videos, which are in the order of their latest counts' ages, with all of them:
// the others were not counted that late in their lives.
func (s *sheet) judge(c *Crowd, counted []int, against []Against) {
	block := counted[:min(sheetAges, len(counted))]
	until := c.latest(block[len(block)-1]).age
	for row := 0; row < len(block); {
		own := c.latest(block[row])
		median, others := s.medianOfAll(c, counted, row, own.age)
		against[block[row]] = compare(own, median, others)
		s.part(c, counted, len(block), own.age, until, median)
		for row++; row < len(block); row++ {
			own := c.latest(block[row])
			median, others, found := s.medianNear(c, counted, row, own.age)
			if !found {
				break
			}
			against[block[row]] = compare(own, median, others)
		}
	}
}

// A mark is what a video had at an age, in seconds.
type mark struct {
	age   int64
	saves float64
}

// latest is a video's last point.
func (c *Crowd) latest(i int) mark { return c.tracks[i].mark(len(c.tracks[i].points) - 1) }

func (t *track) mark(i int) mark { return mark{int64(t.points[i].age), t.value(i)} }

// reached is the first point at or after an age.
func (t *track) reached(age int64) int {
	return sort.Search(len(t.points), func(k int) bool { return int64(t.points[k].age) >= age })
}

// sheetAges is how many ages are looked at together.
const sheetAges = 64

// A sheet finds the median of some videos at ages that rise. Ages that follow each other have nearly the same: so
// most videos are known to stay below it or above it until the last of the ages, and are not looked at again.
type sheet struct {
	next         []int // of each video, the first point at or after the age looked at
	low, high    float64
	below, above int   // videos that stay under low, and over high
	open         []int // the places of the others
	window       []float64
}

// medianOfAll is the median at an age of all videos but the one at a place, and of how many it is.
func (s *sheet) medianOfAll(c *Crowd, places []int, own int, age int64) (median float64, others int) {
	s.next = slices.Grow(s.next[:0], len(places))[:len(places)]
	s.window = s.window[:0]
	for j, i := range places {
		t := &c.tracks[i]
		s.next[j] = t.reached(age)
		if v := t.observed(s.next[j], age); j != own && !math.IsNaN(v) {
			s.window = append(s.window, v)
		}
	}
	return stats.Median(s.window), len(s.window)
}

// part tells which videos stay well below or above a median from one age until another. The first ones are
// always looked at: they end within these ages.
func (s *sheet) part(c *Crowd, places []int, first int, from, until int64, median float64) {
	near := s.rise(c, places, from, until)
	s.low, s.high = (1-near)*median, (1+near)*median
	surelyLow, surelyHigh := (1-1.1*near)*median, (1+1.1*near)*median
	s.below, s.above, s.open = 0, 0, s.open[:0]
	for j, i := range places {
		least, most, all := c.tracks[i].reach(s.next[j], from, until)
		switch {
		case j < first || !all:
			s.open = append(s.open, j)
		case most < surelyLow:
			s.below++
		case least > surelyHigh:
			s.above++
		default:
			s.open = append(s.open, j)
		}
	}
}

// rise is about how far the median moves from one age until another, as a part of it: what is near it. It is judged by
// some videos; one that moves further is found in medianNear.
func (s *sheet) rise(c *Crowd, places []int, from, until int64) float64 {
	s.window = s.window[:0]
	for j := 0; j < len(places); j += 1 + len(places)/64 {
		t := &c.tracks[places[j]]
		before, after := t.observed(s.next[j], from), t.observed(t.reached(until), until)
		if before > 0 && !math.IsNaN(after) {
			s.window = append(s.window, math.Abs(after/before-1))
		}
	}
	if len(s.window) == 0 {
		return 0.1
	}
	return min(0.01+1.5*stats.Median(s.window), 0.5)
}

// reach is between which values a video stays from one age until another, next being the first point at or after
// the first; false unless it is surely observed around all ages between.
func (t *track) reach(next int, from, until int64) (least, most float64, all bool) {
	if next == len(t.points) || next == 0 && int64(t.points[0].age) > from {
		return 0, 0, false
	}
	low, high := t.points[next].value, t.points[next].value
	begin := from // of what lies before points[k]
	for k := next; ; k++ {
		if k == len(t.points) {
			return 0, 0, false
		}
		p := t.points[k]
		low, high = min(low, p.value), max(high, p.value)
		if int64(p.age) > begin || k > next {
			before := t.points[k-1]
			low, high = min(low, before.value), max(high, before.value)
			if float64(p.age-before.age) > series.Apart(float64(begin)) { // which rises with the age
				return 0, 0, false
			}
		}
		if int64(p.age) >= until {
			return float64(low) * t.unit, float64(high) * t.unit, true
		}
		begin = int64(p.age)
	}
}

// medianNear is medianOfAll at an age after the last one, false when it is not near that of the parting.
func (s *sheet) medianNear(c *Crowd, places []int, own int, age int64) (median float64, others int, found bool) {
	below, others := s.below, s.below+s.above
	s.window = s.window[:0]
	for _, j := range s.open {
		t := &c.tracks[places[j]]
		for s.next[j] < len(t.points) && int64(t.points[s.next[j]].age) < age {
			s.next[j]++
		}
		v := t.observed(s.next[j], age)
		if j == own || math.IsNaN(v) {
			continue
		}
		others++
		switch {
		case v < s.low:
			below++
		case v <= s.high:
			s.window = append(s.window, v)
		}
	}
	// The median lies between the order statistics (others+1)/2 and the next, counted from 1.
	if first := (others + 1) / 2; first <= below || first+1 > below+len(s.window) {
		return 0, 0, false
	}
	return stats.At(s.window, float64(others+1)/2-float64(below)), others, true
}

// observed is the value at an age, next being the first point at or after it; NaN when it was not
// observed around that age.
func (t *track) observed(next int, age int64) float64 {
	switch {
	case next == len(t.points):
		return math.NaN()
	case int64(t.points[next].age) == age:
		return t.value(next)
	case next == 0:
		return math.NaN()
	}
	a, b := t.mark(next-1), t.mark(next)
	if float64(b.age-a.age) > series.Apart(float64(age)) {
		return math.NaN()
	}
	return a.saves + (b.saves-a.saves)*float64(age-a.age)/float64(b.age-a.age)
}

// compare sets a video's own point against the median of so many others at its age.
func compare(own mark, median float64, others int) Against {
	if others < LeastOthers {
		return Against{}
	}
	return against(own, median, others)
}

func against(own mark, median float64, others int) Against {
	if median == 0 {
		return Against{Others: others}
	}
	return Against{model.Known(own.saves / median), model.Known(float64(own.age) / day), others}
}

// atYoungerAge compares the videos that have too few others at their own age at the largest age of the grid under
// it that has.
func (c *Crowd) atYoungerAge(all []Against) {
	ages := Grid()
	byAge := make([][]float64, len(ages)) // what all videos had there, rising; worked out when needed
	for i := range all {
		if all[i].Others >= LeastOthers || len(c.tracks[i].points) == 0 {
			continue
		}
		under := sort.Search(len(ages), func(k int) bool { return ages[k] >= c.latest(i).age })
		for k := under - 1; k >= 0; k-- {
			own := c.at(i, ages[k])
			if math.IsNaN(own) {
				continue
			}
			if byAge[k] == nil {
				byAge[k] = c.atAll(ages[k])
			}
			if others := len(byAge[k]) - 1; others >= LeastOthers {
				all[i] = against(mark{ages[k], own}, medianWithout(byAge[k], own), others)
				break
			}
		}
	}
}

// at is what video i had at an age; NaN when it was not observed around it.
func (c *Crowd) at(i int, age int64) float64 {
	t := &c.tracks[i]
	return t.observed(t.reached(age), age)
}

// atAll is what all videos observed around an age had there, rising.
func (c *Crowd) atAll(age int64) []float64 {
	var values []float64
	for i := range c.tracks {
		if v := c.at(i, age); !math.IsNaN(v) {
			values = append(values, v)
		}
	}
	slices.Sort(values)
	return values
}

// medianWithout is the median of rising values but for one that is among them.
func medianWithout(rising []float64, one float64) float64 {
	at, _ := slices.BinarySearch(rising, one)
	return stats.Quantile(slices.Concat(rising[:at], rising[at+1:]), 0.5)
}
