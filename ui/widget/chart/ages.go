package chart

import (
	"math"
	"strconv"
)

// month is a month's length in days, on average.
const month = 365.25 / 12

// Ages are labels for an axis of ages: in days up to half a year, from then on in months, at most so
// many steps. life is the axis's length in days, and at where an age stands between its ends, 0 and 1.
// Where the axis is wide they read "day 7", else "7 d".
func Ages(life, most float64, wide bool, at func(days float64) float64) []XLabel {
	unit, name := 1., " d"
	if life >= 180 {
		unit, name = month, " mo"
	}
	step := 1.
	for _, s := range []float64{1, 2, 3, 6, 7, 12, 14, 24, 28, 60, 90} {
		weekly := math.Mod(s, 7) == 0 || s == 60 || s == 90
		if s > 2 && weekly != (unit == 1) {
			continue // days go by weeks, months by parts of years
		}
		if step = s; life/unit/s <= math.Max(2, most) || s == 2 && life < 10 {
			break // in the second case because a week is too much
		}
	}
	var labels []XLabel
	for n := 0.; at(n*unit) <= 1; n += step {
		text := strconv.Itoa(int(n)) + name
		switch {
		case unit == 1 && wide:
			text = "day " + strconv.Itoa(int(n))
		case n == 0:
			text = "0"
		}
		labels = append(labels, XLabel{At: at(n * unit), Text: text})
	}
	return labels
}
