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
	for i, points := range c.videos {
		if len(points) > 0 {
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

// latest is a video's last point.
func (c *Crowd) latest(i int) point { return c.videos[i][len(c.videos[i])-1] }

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
		points := c.videos[i]
		s.next[j] = sort.Search(len(points), func(k int) bool { return points[k].age >= age })
		if v := observed(points, s.next[j], age); j != own && !math.IsNaN(v) {
			s.window = append(s.window, v)
		}
	}
	return stats.Median(s.window), len(s.window)
}

// part tells which videos stay well below or above a median from one age until another. The first ones are
// always looked at: they end within these ages.
func (s *sheet) part(c *Crowd, places []int, first int, from, until int64, median float64) {
	s.low, s.high = 0.9*median, 1.1*median
	s.below, s.above, s.open = 0, 0, s.open[:0]
	for j, i := range places {
		least, most, all := reach(c.videos[i], s.next[j], from, until)
		switch {
		case j < first || !all:
			s.open = append(s.open, j)
		case most < 0.89*median:
			s.below++
		case least > 1.11*median:
			s.above++
		default:
			s.open = append(s.open, j)
		}
	}
}

// reach is between which values a video stays from one age until another, next being the first point at or after
// the first; false unless it is surely observed around all ages between.
func reach(points []point, next int, from, until int64) (least, most float64, all bool) {
	if next == len(points) || next == 0 && points[0].age > from {
		return 0, 0, false
	}
	least, most = points[next].value, points[next].value
	begin := from // of what lies before points[k]
	for k := next; ; k++ {
		if k == len(points) {
			return 0, 0, false
		}
		least, most = min(least, points[k].value), max(most, points[k].value)
		if points[k].age > begin || k > next {
			before := points[k-1]
			least, most = min(least, before.value), max(most, before.value)
			if float64(points[k].age-before.age) > series.Apart(float64(begin)) { // which rises with the age
				return 0, 0, false
			}
		}
		if points[k].age >= until {
			return least, most, true
		}
		begin = points[k].age
	}
}

// medianNear is medianOfAll at an age after the last one, false when it is not near that of the parting.
func (s *sheet) medianNear(c *Crowd, places []int, own int, age int64) (median float64, others int, found bool) {
	below, others := s.below, s.below+s.above
	s.window = s.window[:0]
	for _, j := range s.open {
		points := c.videos[places[j]]
		for s.next[j] < len(points) && points[s.next[j]].age < age {
			s.next[j]++
		}
		v := observed(points, s.next[j], age)
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
func observed(points []point, next int, age int64) float64 {
	switch {
	case next == len(points):
		return math.NaN()
	case points[next].age == age:
		return points[next].value
	case next == 0:
		return math.NaN()
	}
	a, b := points[next-1], points[next]
	if float64(b.age-a.age) > series.Apart(float64(age)) {
		return math.NaN()
	}
	return a.value + (b.value-a.value)*float64(age-a.age)/float64(b.age-a.age)
}

// compare sets a video's own point against the median of so many others at its age.
func compare(own point, median float64, others int) Against {
	if others < LeastOthers {
		return Against{}
	}
	return against(own, median, others)
}

func against(own point, median float64, others int) Against {
	if median == 0 {
		return Against{Others: others}
	}
	return Against{model.Known(own.value / median), model.Known(float64(own.age) / day), others}
}

// atYoungerAge compares the videos that have too few others at their own age at the largest age of the grid under
// it that has.
func (c *Crowd) atYoungerAge(all []Against) {
	ages := Grid()
	byAge := make([][]float64, len(ages)) // what all videos had there, rising; worked out when needed
	for i := range all {
		if all[i].Others >= LeastOthers || len(c.videos[i]) == 0 {
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
				all[i] = against(point{ages[k], own}, medianWithout(byAge[k], own), others)
				break
			}
		}
	}
}

// at is what video i had at an age; NaN when it was not observed around it.
func (c *Crowd) at(i int, age int64) float64 {
	points := c.videos[i]
	return observed(points, sort.Search(len(points), func(k int) bool { return points[k].age >= age }), age)
}

// atAll is what all videos observed around an age had there, rising.
func (c *Crowd) atAll(age int64) []float64 {
	var values []float64
	for i := range c.videos {
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
