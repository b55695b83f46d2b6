package view

import (
	"fmt"
	"math"
	"slices"

	"saveboard/model/curve"
	"saveboard/model/number"
	"saveboard/model/series"
)

// TypicalAt is what the account's videos had at an age, straight between the ages of the typical curve that
// lie next to each other; false where that has none.
func (v VideoDetail) TypicalAt(ageDays float64) (TypicalAge, bool) {
	i, exact := slices.BinarySearchFunc(v.Typical, ageDays, func(t TypicalAge, age float64) int {
		switch {
		case t.AgeDays < age-instant:
			return -1
		case t.AgeDays > age+instant:
			return 1
		}
		return 0
	})
	switch {
	case exact:
		return v.Typical[i], true
	case i == 0 || i == len(v.Typical):
		return TypicalAge{}, false
	}
	a, b := v.Typical[i-1], v.Typical[i]
	if b.AgeDays-a.AgeDays > gridStep(b.AgeDays)+instant {
		return TypicalAge{}, false
	}
	share := (ageDays - a.AgeDays) / (b.AgeDays - a.AgeDays)
	mid := func(a, b float64) float64 { return a + (b-a)*share }
	return TypicalAge{ageDays, mid(a.P25, b.P25), mid(a.P50, b.P50), mid(a.P75, b.P75), min(a.Videos, b.Videos)}, true
}

// instant is a part of a second, in days: ages that differ by less are one.
const instant = 0.5 / 86400

// gridStep is how far before an age of the grid the one before it lies, in days.
func gridStep(ageDays float64) float64 {
	switch {
	case ageDays < 2+instant:
		return 1. / 24
	case ageDays < 90+instant:
		return 1
	}
	return 7
}

// detailAnswer is how the video stands against the account's others, at equal age; and where that is not
// known, how many saves it has, and why there is no more to say.
func detailAnswer(v VideoDetail, saves series.Line) (long, short string) {
	if !saves.Known() {
		return "How many saved this is not known yet.", "Saves not known yet."
	}
	if said, short := againstOthersAnswer(v, saves.Last().At.Days(v.Video.PostedAt)); said != "" {
		return said, short
	}
	long, short = countAnswer(v.Video)
	if why := v.Reasons["against_typical"]; why != "" && long != "" {
		long += " " + capital(why) + "."
	}
	return long, short
}

// againstOthersAnswer is "5.2× your typical video at 19 days, ahead of 41 of 47." It is empty where neither is known.
func againstOthersAnswer(v VideoDetail, age float64) (long, short string) {
	rank := v.Ranks.Saves
	times, known := v.Video.AgainstTypical.Get()
	if !known {
		if rank == nil {
			return "", ""
		}
		said := fmt.Sprintf("Ahead of %d of %d at %s.", rank.Ahead, rank.Of-1, ageWords(age))
		return said, said
	}
	said := number.Full().Against(v.Video.AgainstTypical)
	if times < 0.05 {
		said = "Under 0.1×"
	}
	said += " your typical video"
	if then := v.Video.AgainstTypicalAgeDays.Or(age); then < age-instant {
		said += " when it was " + ageWords(then) + " old"
	} else {
		said += " at " + ageWords(age)
	}
	short = said + "."
	if rank == nil {
		return short, short
	}
	return fmt.Sprintf("%s, ahead of %d of %d.", said, rank.Ahead, rank.Of-1), short
}

// countAnswer is the count of saves, and how many of them the period brought.
func countAnswer(v Video) (long, short string) {
	n, ok := v.Saves.Get()
	if !ok {
		return "How many saved this is not known by the end of this period.", "Saves not known yet."
	}
	short = number.Of(int(n), "save") + "."
	switch gained, known := v.SavesGained.Get(); {
	case !known:
		return short, short
	case math.Round(gained) == 0 && v.SavesGainedStep > 1:
		return fmt.Sprintf("%s, under %s of them gained in this period.", number.Of(int(n), "save"), exact(float64(v.SavesGainedStep))), short
	case gained < 0:
		return fmt.Sprintf("%s, %s fewer than when this period began.", number.Of(int(n), "save"), exact(-gained)), short
	default:
		return fmt.Sprintf("%s, %s of them in this period.", number.Of(int(n), "save"), exact(gained)), short
	}
}

// ranksReason says why the video has no rank.
func ranksReason(v VideoDetail) {
	if v.Ranks == (Ranks{}) {
		v.Reasons["ranks"] = fmt.Sprintf("fewer than %d other videos were counted around its age", curve.LeastOthers)
	}
}

// curveSentence is the curve of saves over the band in words.
func curveSentence(v VideoDetail, saves series.Line) string {
	if !saves.Known() {
		return "No count of its saves is known, so there is no curve."
	}
	last := saves.Last()
	age := last.At.Days(v.Video.PostedAt)
	said := fmt.Sprintf("%s at %s", number.Of(int(math.Round(last.Value)), "save"), ageWords(age))
	began := ""
	if !saves.FromPosting() {
		began = fmt.Sprintf("irst counted at %s, so how it began is not known.", ageWords(saves.First().At.Days(v.Video.PostedAt)))
	}
	if t, ok := v.TypicalAt(age); ok {
		said += "; half of your videos had " + between(t.P25, t.P75) + " by then."
		if began != "" {
			said += " F" + began
		}
		return said
	}
	if half, ok := v.Video.HalfLifeDays.Get(); ok {
		return said + ", half of them by " + ageWords(half) + "."
	}
	if began != "" {
		return said + "; f" + began
	}
	return said + "."
}

// between is "between 1,900 and 3,600", and one number where both are.
func between(low, high float64) string {
	switch low, high := exact(low), exact(high); {
	case low == high && low == "0":
		return "none"
	case low == high:
		return "about " + low
	default:
		return "between " + low + " and " + high
	}
}

// ageWords writes an age in a sentence: "3 hours", "4.1 days", "19 days".
func ageWords(days float64) string {
	switch {
	case days < 1:
		return number.Of(max(1, int(math.Round(days*24))), "hour")
	case days < 10 && math.Abs(days-math.Round(days)) >= 0.05:
		return fmt.Sprintf("%.1f days", days)
	}
	return number.Of(int(math.Round(days)), "day")
}
