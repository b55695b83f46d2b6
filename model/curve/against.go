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
// Cost: videos² readings of a curve, each age's median found near the one of the age before.
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
	var ages [sheetAges]int64
	for row, i := range block {
		ages[row] = c.latest(i).age
	}
	s.read(c, counted, ages[:len(block)])
	for row, i := range block {
		against[i] = s.against(row, c.latest(i))
	}
}

// latest is a video's last point.
func (c *Crowd) latest(i int) point { return c.videos[i][len(c.videos[i])-1] }

// sheetAges is how many ages are looked at together.
const sheetAges = 64

// A sheet holds what some videos had at some ages, a row an age; NaN where one was not observed.
type sheet struct {
	values [sheetAges][]float64
	near   float64 // the median of the row before
	window []float64
}

// read fills the rows: at ages, which rise and are at most sheetAges, what the videos at these places had.
func (s *sheet) read(c *Crowd, places []int, ages []int64) {
	for row := range ages {
		s.values[row] = slices.Grow(s.values[row][:0], len(places))[:len(places)]
	}
	for column, j := range places {
		points := c.videos[j]
		next := sort.Search(len(points), func(k int) bool { return points[k].age >= ages[0] })
		for row, age := range ages {
			for next < len(points) && points[next].age < age {
				next++
			}
			s.values[row][column] = observed(points, next, age)
		}
	}
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

// against compares the video that a row was made for with all others there.
func (s *sheet) against(row int, own point) Against {
	median, others := s.medianOfOthers(row)
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

// medianOfOthers is the median of a row but for the video that it was made for, and of how many it is. It
// first looks close to the median of the row before: ages that follow each other differ by little.
func (s *sheet) medianOfOthers(row int) (median float64, others int) {
	low, high := s.near*0.9, s.near*1.1
	below := 0
	s.window = s.window[:0]
	for j, v := range s.values[row] {
		if j == row || math.IsNaN(v) {
			continue
		}
		others++
		switch {
		case v < low:
			below++
		case v <= high:
			s.window = append(s.window, v)
		}
	}
	if others == 0 {
		return math.NaN(), 0
	}
	// The median lies between the order statistics (others+1)/2 and the next, counted from 1.
	if first := (others + 1) / 2; first <= below || first+1 > below+len(s.window) {
		s.window, below = s.window[:0], 0
		for j, v := range s.values[row] {
			if j != row && !math.IsNaN(v) {
				s.window = append(s.window, v)
			}
		}
	}
	median = stats.At(s.window, float64(others+1)/2-float64(below))
	s.near = median
	return median, others
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
