package view

import (
	"fmt"
	"math"

	"saveboard/model"
)

// RiseInWords is the course of the video's own curve: "Its saves rose from 40 at 3 hours to 310 at 9 days, steepest on
// day 2." It is empty where fewer than two counts are known.
func (v VideoDetail) RiseInWords() string {
	if len(v.Curve) < 2 {
		return ""
	}
	first, last := v.Curve[0], v.Curve[len(v.Curve)-1]
	at := func(k Knot) string {
		if k.AgeDays < instant {
			return "its posting"
		}
		return ageWords(k.AgeDays)
	}
	said := fmt.Sprintf("from %s at %s to %s at %s", exact(first.Saves), at(first), exact(last.Saves), at(last))
	switch {
	case math.Round(last.Saves) == math.Round(first.Saves):
		return fmt.Sprintf("Its saves ended where they began: %s at %s, %s at %s.", exact(first.Saves), at(first), exact(last.Saves), at(last))
	case last.Saves < first.Saves:
		return "Its saves fell " + said + "."
	}
	return "Its saves rose " + said + v.steepest() + "."
}

// steepest says between which two counts the curve rose fastest.
func (v VideoDetail) steepest() string {
	if len(v.Curve) < 3 {
		return ""
	}
	at, best := 0, 0.0
	for i, k := range v.Curve[1:] {
		if pace := (k.Saves - v.Curve[i].Saves) / max(instant, k.AgeDays-v.Curve[i].AgeDays); pace > best {
			at, best = i+1, pace
		}
	}
	from, to := dayOfAge(v.Curve[at-min(at, 1)].AgeDays), dayOfAge(v.Curve[at].AgeDays-instant)
	switch {
	case best == 0:
		return ""
	case to <= from:
		return fmt.Sprintf(", steepest on day %d", to)
	}
	return fmt.Sprintf(", steepest between day %d and day %d", from, to)
}

// dayOfAge counts the days from the posting on: the first 24 hours are day 1.
func dayOfAge(ageDays float64) int { return int(max(0, ageDays)) + 1 }

// CourseInWords is the text twin of the small bars of a row: "rising", "fading", "level", "one spike". A course of fewer
// than four known values says nothing.
func CourseInWords(values []model.Real) string {
	var known []float64
	total, most := 0.0, 0.0
	for _, v := range values {
		if x, ok := v.Get(); ok {
			known = append(known, x)
			total += math.Abs(x)
			most = max(most, math.Abs(x))
		}
	}
	switch {
	case len(known) < 4:
		return ""
	case total == 0:
		return "level"
	case most > total/2:
		return "one spike"
	}
	half := len(known) / 2
	before, after := 0.0, 0.0
	for i := range half {
		before += known[i]
		after += known[len(known)-1-i]
	}
	switch {
	case after > 1.25*before:
		return "rising"
	case before > 1.25*after:
		return "fading"
	}
	return "level"
}
