package curve

import (
	"cmp"
	"math"
	"slices"
	"sort"

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
	for i := range c.ends {
		if len(c.of(i)) > 0 {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Or(cmp.Compare(c.latest(i).age, c.latest(j).age), i-j) })

	var sheet sheet
	for begin := 0; begin < len(order); begin += sheetAges {
		counted := order[begin:] // the others were not counted that late in their lives
		sheet.read(c, counted)
		for row, i := range counted[:len(sheet.ages)] {
			against[i] = sheet.against(row, c.latest(i))
		}
	}
	c.atYoungerAge(against)
	return against
}

// latest is a video's last point.
func (c *Crowd) latest(i int) point { return c.points[c.ends[i]-1] }

// sheetAges is how many ages are looked at together.
const sheetAges = 64

// A sheet holds what some videos had at the ages of the latest counts of the first of them, a row an age; NaN where one
// was not observed.
type sheet struct {
	ages   []int64
	values [sheetAges][]float64
	near   float64 // the median of the row before
	window []float64
}

// read fills the rows for the first of some videos, which are in the order of their latest counts' ages.
func (s *sheet) read(c *Crowd, videos []int) {
	s.ages = s.ages[:0]
	for row, i := range videos[:min(sheetAges, len(videos))] {
		s.ages = append(s.ages, c.latest(i).age)
		s.values[row] = slices.Grow(s.values[row][:0], len(videos))[:len(videos)]
	}
	for column, j := range videos {
		points := c.of(j)
		next := sort.Search(len(points), func(k int) bool { return points[k].age >= s.ages[0] })
		for row, age := range s.ages {
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
	byAge := make([][]float64, len(ages)) // rising, worked out when needed
	for i := range all {
		if all[i].Others >= LeastOthers || len(c.of(i)) == 0 {
			continue
		}
		own := c.grid[i*len(ages) : (i+1)*len(ages)]
		under := sort.Search(len(ages), func(k int) bool { return ages[k] >= c.latest(i).age })
		for k := under - 1; k >= 0; k-- {
			if math.IsNaN(own[k]) {
				continue
			}
			if byAge[k] == nil {
				byAge[k] = c.atGrid(nil, k)
				slices.Sort(byAge[k])
			}
			if others := len(byAge[k]) - 1; others >= LeastOthers {
				all[i] = against(point{ages[k], own[k]}, medianWithout(byAge[k], own[k]), others)
				break
			}
		}
	}
}

// medianWithout is the median of rising values but for one that is among them.
func medianWithout(rising []float64, one float64) float64 {
	at, _ := slices.BinarySearch(rising, one)
	return stats.Quantile(slices.Concat(rising[:at], rising[at+1:]), 0.5)
}
