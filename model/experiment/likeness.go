package experiment

import (
	"maps"
	"slices"

	"saveboard/model"
	"saveboard/model/stats"
)

const (
	daySeconds     = 86400
	medianFactor   = 1.5      // age and length may differ by as much
	hoursApart     = 3 * 3600 // posting times must stay closer
	fifthOfAGroup  = 5        // one over the 20 points by which shares must differ less
	secondsHalfDay = daySeconds / 2
)

// A Background is what else is known of a video in an experiment: what could make a difference without the
// change that is tried.
type Background struct {
	AgeDays  model.Real // at the counts compared
	LengthS  model.Real // seconds
	PostedS  model.Real // local time of day of the posting, seconds since midnight; unknown when only the day is known
	Category string     // empty: uncategorised
}

// A Trait is something in which groups can be unlike.
type Trait int

// The traits.
const (
	Age      Trait = iota // median, days
	Posted                // median local time of day, seconds since midnight
	Length                // median, seconds
	Category              // share of one category, from 0 to 1
)

// A Likeness is one trait of both groups.
type Likeness struct {
	Trait Trait
	Name  string     // of the category; empty for the others
	A, B  model.Real // in the trait's unit; unknown when it is of no video in the group
	Warn  bool       // they are unlike: the trait may explain part of a difference
}

// Likenesses tells in what else two groups differ: medians of age, posting time and length in that order,
// then the share of each category by name. It warns when
//
//	the larger median age or length is more than 1.5 times the smaller,
//	median posting times are 3 h or more apart, the shorter way around the clock,
//	a category's share of all videos in the group differs by 20 points or more.
//
// Medians are of type 6 over the videos where the value is known, and a group where it is of none is not
// warned about. A time of day has no smallest, so the day is cut in the middle of the longest stretch
// without a posting of the group, the earliest of equals, and the median is taken from there: half past
// eleven and half past twelve at night have midnight between them, not noon. Videos without a category are
// none of their own, but are in what shares are taken of. Pass the videos that are compared. a and b are
// read only. A warning is no test: with few videos medians differ by chance, and worth saying it is all the
// same.
//
// Cost: sorts.
func Likenesses(a, b []Background) []Likeness {
	age := func(v Background) model.Real { return v.AgeDays }
	length := func(v Background) model.Real { return v.LengthS }
	posted := func(v Background) model.Real { return v.PostedS }
	list := []Likeness{
		{Trait: Age, A: median(known(a, age)), B: median(known(b, age))},
		{Trait: Posted, A: medianTime(known(a, posted)), B: medianTime(known(b, posted))},
		{Trait: Length, A: median(known(a, length)), B: median(known(b, length))},
	}
	for i, l := range list {
		x, knownA := l.A.Get()
		y, knownB := l.B.Get()
		switch {
		case !knownA || !knownB:
		case l.Trait == Posted:
			list[i].Warn = timesApart(x, y) >= hoursApart
		default:
			list[i].Warn = max(x, y) > medianFactor*min(x, y)
		}
	}
	return append(list, shares(a, b)...)
}

// known are the values of a trait where it is known, as a new list.
func known(group []Background, trait func(Background) model.Real) []float64 {
	var values []float64
	for _, v := range group {
		if x, ok := trait(v).Get(); ok {
			values = append(values, x)
		}
	}
	return values
}

// median sorts values on the way. Without any it is unknown.
func median(values []float64) model.Real { return model.Known(stats.Median(values)) }

// medianTime is the median of times of day, in seconds from 0 to under 86,400, as Likenesses says. It sorts
// and changes times on the way.
func medianTime(times []float64) model.Real {
	if len(times) == 0 {
		return model.Real{}
	}
	slices.Sort(times)
	last := len(times) - 1
	first, longest := 0, times[0]+daySeconds-times[last] // the stretch over midnight
	earliest := times[last] + longest/2                  // where it would be cut
	if earliest >= daySeconds {
		earliest -= daySeconds
	}
	for i := 1; i <= last; i++ {
		stretch := times[i] - times[i-1]
		cut := times[i-1] + stretch/2
		if stretch > longest || stretch == longest && cut < earliest {
			first, longest, earliest = i, stretch, cut
		}
	}
	for i := range first {
		times[i] += daySeconds
	}
	middle := stats.Median(times)
	if middle >= daySeconds {
		middle -= daySeconds
	}
	return model.Known(middle)
}

// timesApart is how far two times of day are apart, in seconds, the shorter way around.
func timesApart(x, y float64) float64 {
	apart := max(x, y) - min(x, y)
	if apart > secondsHalfDay {
		apart = daySeconds - apart
	}
	return apart
}

// shares compares how large a part of each group each category is, by name.
func shares(a, b []Background) []Likeness {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	counts := make(map[string][2]int)
	for group, videos := range [][]Background{a, b} {
		for _, v := range videos {
			if v.Category == "" {
				continue
			}
			c := counts[v.Category]
			c[group]++
			counts[v.Category] = c
		}
	}
	var list []Likeness
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		c := counts[name]
		list = append(list, Likeness{
			Trait: Category,
			Name:  name,
			A:     model.Known(float64(c[0]) / float64(len(a))),
			B:     model.Known(float64(c[1]) / float64(len(b))),
			Warn:  fifthOfAGroup*abs(c[0]*len(b)-c[1]*len(a)) >= len(a)*len(b), // in whole numbers: 0.6 − 0.4 is under 0.2
		})
	}
	return list
}
