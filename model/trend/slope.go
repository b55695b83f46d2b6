package trend

import (
	"cmp"
	"math"
	"slices"

	"saveboard/model"
)

// A pair of videos has a slope, (x_j − x_i)/(t_j − t_i). n videos have n²/2 of them: 12.5 million at 5,000
// videos. The median is found without listing them. Move a line of slope b down each video's point and look
// at where it meets the axis, y = x − b·t: two videos change places there exactly when b passes the slope
// of their pair. So the number of pairs with a slope under b is the number of pairs that changed places, which a
// merge sort counts. b is bisected until few slopes are left, and only those are listed.

// A mark is a video as seen by a line.
type mark struct {
	seconds float64 // since the first posting
	x       float64
	y       float64 // x − b·seconds, or whatever else to sort by
}

// A pairing is the pairs of a series, by what their slope is.
type pairing struct {
	rises, falls           []mark // see rising: of x, and of −x
	concordant, discordant int64  // pairs of unlike time with a slope above and under 0
	unlike                 int64  // pairs of unlike time
}

func pairsOf(s Series) pairing {
	var p pairing
	p.rises, p.concordant = rising(s, 1)
	p.falls, p.discordant = rising(s, -1)
	n := int64(len(s))
	p.unlike = n * (n - 1) / 2
	together := int64(0) // how many before were posted at the same instant
	for i := 1; i < len(s); i++ {
		if together++; s[i].Posted != s[i-1].Posted {
			together = 0
		}
		p.unlike -= together
	}
	return p
}

// rising counts the pairs whose slope is above 0, x being multiplied by sign. It lists the videos by x,
// equal ones the later first: then a pair changes places as b grows from 0 to infinity if and only if its slope
// is above 0.
func rising(s Series, sign float64) ([]mark, int64) {
	marks := make([]mark, len(s))
	for i, p := range s {
		marks[i] = mark{seconds: float64(p.Posted - s[0].Posted), x: sign * p.X}
	}
	slices.SortFunc(marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(b.seconds, a.seconds))
	})
	return marks, turned(slices.Clone(marks), make([]mark, len(marks)), math.Inf(1))
}

// medianSlope is the median slope in X a week, of the pairs posted at different times; unknown without any.
func (p pairing) medianSlope() model.Real {
	if p.unlike == 0 {
		return model.Real{}
	}
	lower := p.slope((p.unlike - 1) / 2)
	if p.unlike%2 == 1 {
		return model.Known(lower * weekSeconds)
	}
	upper := p.slope(p.unlike / 2)
	return model.Known((lower + (upper-lower)/2) * weekSeconds)
}

// slope is the k-th smallest of all slopes, from 0, in X a second.
func (p pairing) slope(k int64) float64 {
	level := p.unlike - p.concordant - p.discordant
	switch {
	case k < p.discordant:
		return -nth(p.falls, p.discordant, p.discordant-1-k)
	case k < p.discordant+level:
		return 0
	}
	return nth(p.rises, p.concordant, k-p.discordant-level)
}

// nth is the k-th smallest, from 0, of the slopes above 0 of marks as rising lists them, which has inside
// of them. The marks are read only.
//
// It is exact but for slopes that the line cannot tell apart, as they differ in the last digits of x.
func nth(marks []mark, inside, k int64) float64 {
	base, moved, room := slices.Clone(marks), make([]mark, len(marks)), make([]mark, len(marks))
	// base is in the order of the line at low, k the number of slopes between there and the one looked for.
	// As bit patterns, positive numbers are in order, and the middle between two is found in 64 steps.
	low, high := uint64(0), math.Float64bits(math.Inf(1))
	for inside > 8*int64(len(marks)) && high-low > 1<<16 {
		middle := low + (high-low)/2
		copy(moved, base)
		if n := turned(moved, room, math.Float64frombits(middle)); n <= k {
			base, moved = moved, base
			low, k, inside = middle, k-n, inside-n
		} else {
			high, inside = middle, n
		}
	}
	slopes := make([]float64, 0, inside)
	line(base, math.Float64frombits(high))
	order(base, room, func(passed []mark, m mark) {
		for _, o := range passed {
			slopes = append(slopes, (m.x-o.x)/(m.seconds-o.seconds))
		}
	})
	slices.Sort(slopes)
	return slopes[min(k, int64(len(slopes)-1))]
}

// turned puts marks in the order in which a line of slope b meets the axis and counts the pairs that
// changed places.
func turned(marks, room []mark, b float64) int64 {
	line(marks, b)
	var n int64
	order(marks, room, func(passed []mark, _ mark) { n += int64(len(passed)) })
	return n
}

// line looks at the marks along a line of slope b; along one of infinite slope, only time counts.
func line(marks []mark, b float64) {
	for i := range marks {
		m := &marks[i]
		if math.IsInf(b, 1) {
			m.y = -m.seconds
		} else {
			m.y = m.x - b*m.seconds
		}
	}
}

// order sorts marks by y and keeps equal ones as they are, a merge sort. It calls passed for each mark that
// moves ahead of others, with those. room is as long as marks.
func order(marks, room []mark, passed func(others []mark, m mark)) {
	if len(marks) <= 8 {
		for i := 1; i < len(marks); i++ {
			m, j := marks[i], i
			for j > 0 && marks[j-1].y > m.y {
				j--
			}
			if j < i {
				passed(marks[j:i], m)
				copy(marks[j+1:i+1], marks[j:i])
				marks[j] = m
			}
		}
		return
	}
	half := len(marks) / 2
	order(marks[:half], room[:half], passed)
	order(marks[half:], room[half:], passed)
	if marks[half-1].y <= marks[half].y {
		return
	}
	left := room[:copy(room, marks[:half])]
	i, j := 0, half
	for at := range marks {
		switch {
		case i == len(left):
			return // the rest of the right half is where it belongs
		case j < len(marks) && marks[j].y < left[i].y:
			passed(left[i:], marks[j])
			marks[at] = marks[j]
			j++
		default:
			marks[at] = left[i]
			i++
		}
	}
}
