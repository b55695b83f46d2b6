// Package number writes figures for people and reads counts as people and tools write them.
package number

import (
	"math"
	"strconv"
	"strings"

	"saveboard/model"
)

// A Format writes figures for people. It is the one place where a figure becomes text; the marks
// beside the digits are all that differs between terminals.
type Format struct {
	Up, Down, Unknown, Times, To, About string
}

// Full is the format for whatever can show ▲, — and ×.
func Full() Format { return Format{"▲", "▼", "—", "×", "–", "±"} }

// ASCII is the format for what shows ASCII only.
func ASCII() Format { return Format{"+", "-", "-", "x", "-", "+/-"} }

// Exact is a count to the unit: "12,480". A figure that is no whole number is rounded, halves away
// from zero.
func (f Format) Exact(r model.Real) string {
	v, ok := r.Get()
	if !ok {
		return f.Unknown
	}
	return exact(v)
}

// Short is a count in at most six characters: exact below 10,000, then three or four digits and a
// letter: "9,999", "12.5K", "131.2K", "2.62M".
func (f Format) Short(r model.Real) string {
	v, ok := r.Get()
	if !ok {
		return f.Unknown
	}
	return short(v, 4)
}

// Brief is a count in at most five characters, with three digits and a letter from 10,000 on.
func (f Format) Brief(r model.Real) string {
	v, ok := r.Get()
	if !ok {
		return f.Unknown
	}
	return short(v, 3)
}

// Axis is a round count beside an axis, without zeros that say nothing: "0", "500", "2K", "2.5M".
func Axis(v float64) string {
	if math.Abs(v) < 1000 {
		return trimmed(v)
	}
	for _, u := range units() {
		if math.Abs(v) < u.size*1000 || u.letter == "B" {
			return trimmed(v/u.size) + u.letter
		}
	}
	return trimmed(v)
}

// AxisRate is a round rate beside an axis: "0", "0.5%", "2%".
func AxisRate(v float64) string {
	if v == 0 {
		return "0"
	}
	return trimmed(v*100) + "%"
}

// Gained is what a count gained, in seven characters: the arrow at the left, the digits at the right:
// "▲ 2,310", "▼     4", and "0" without an arrow. step is how exactly it is known: a gain of 0
// between two counts rounded to 100,000 is "<100K", since it may be almost that.
func (f Format) Gained(r model.Real, step int64) string {
	v, ok := r.Get()
	switch {
	case !ok:
		return f.Unknown
	case math.Round(v) == 0 && step > 1:
		return "<" + Axis(float64(step))
	case math.Round(v) == 0:
		return "0"
	}
	digits := short(math.Abs(v), 3)
	return f.arrow(v) + strings.Repeat(" ", max(1, 6-len(digits))) + digits
}

// GainedExact is what a count gained, as details and sentences say it: "▲ 2,310", "▲ 300 ±100",
// "under 100K" for what lies below the step, and "0".
func (f Format) GainedExact(r model.Real, step int64) string {
	v, ok := r.Get()
	switch {
	case !ok:
		return f.Unknown
	case math.Round(v) == 0 && step > 1:
		return "under " + Axis(float64(step))
	case math.Round(v) == 0:
		return "0"
	}
	text := f.arrow(v) + " " + exact(math.Abs(v))
	if step > 1 {
		text += " " + f.About + exact(float64(step))
	}
	return text
}

// Rate is a share of views with two decimals: "2.38%"; from 10 % on with one, so that it stays in
// five characters.
func (f Format) Rate(r model.Real) string {
	v, ok := r.Get()
	if !ok {
		return f.Unknown
	}
	switch p := math.Abs(v * 100); {
	case p < 9.995:
		return fixed(v*100, 2) + "%"
	case p < 99.95:
		return fixed(v*100, 1) + "%"
	}
	return fixed(v*100, 0) + "%"
}

// Per100 is a rate as "so many of 100 views": "2.38".
func (f Format) Per100(r model.Real) string {
	v, ok := r.Get()
	if !ok {
		return f.Unknown
	}
	return fixed(v*100, 2)
}

// Percent is a share in whole percent: "41%".
func (f Format) Percent(r model.Real) string {
	v, ok := r.Get()
	if !ok {
		return f.Unknown
	}
	return fixed(v*100, 0) + "%"
}

// Chance is a probability in whole percent, never certain: "71%", "<1%", ">99%".
func (f Format) Chance(r model.Real) string {
	v, ok := r.Get()
	switch {
	case !ok:
		return f.Unknown
	case v < 0.01:
		return "<1%"
	case v > 0.99:
		return ">99%"
	}
	return f.Percent(r)
}

// Ratio is one count for each of another: "0.21"; from 10 on with one decimal, from 100 without.
func (f Format) Ratio(r model.Real) string {
	v, ok := r.Get()
	if !ok {
		return f.Unknown
	}
	switch a := math.Abs(v); {
	case a < 9.995:
		return fixed(v, 2)
	case a < 99.95:
		return fixed(v, 1)
	}
	return short(v, 3)
}

// Against is a figure against the typical one: "5.2×", from 100 on without a decimal.
func (f Format) Against(r model.Real) string {
	v, ok := r.Get()
	if !ok {
		return f.Unknown
	}
	if math.Abs(v) < 99.95 {
		return fixed(v, 1) + f.Times
	}
	return fixed(v, 0) + f.Times
}

// Level is the word for a change too small to be written as one.
const Level = "level"

// Change is a relative change in whole percent: "▲ 12%"; under half a percent it is "level".
func (f Format) Change(r model.Real) string {
	v, ok := r.Get()
	switch {
	case !ok:
		return f.Unknown
	case math.Abs(v) < 0.005:
		return Level
	}
	return f.arrow(v) + " " + grouped(fixed(math.Abs(v)*100, 0)) + "%"
}

// RatePoints is the change of a rate in percentage points, two decimals: "▲ 0.12".
func (f Format) RatePoints(r model.Real) string { return f.points(r, 2) }

// Points is the change of a share in whole percentage points: "▲ 4".
func (f Format) Points(r model.Real) string { return f.points(r, 0) }

func (f Format) points(r model.Real, decimals int) string {
	v, ok := r.Get()
	if !ok {
		return f.Unknown
	}
	digits := fixed(math.Abs(v)*100, decimals)
	if strings.Trim(digits, "0.") == "" {
		return Level
	}
	return f.arrow(v) + " " + digits
}

// Days is a length of time in days with one decimal: "4.1 d".
func (f Format) Days(r model.Real) string {
	v, ok := r.Get()
	if !ok {
		return f.Unknown
	}
	return fixed(v, 1) + " d"
}

func (f Format) arrow(v float64) string {
	if v < 0 {
		return f.Down
	}
	return f.Up
}

// Age is how long ago something was, in its largest whole unit: "40 m", "7 h", "19 d", and from a
// year on "14 mo". What is not yet over has an age of nothing.
func Age(days float64) string {
	n, unit := age(days)
	return strconv.Itoa(n) + " " + [...]string{"m", "h", "d", "mo"}[unit]
}

// AgeWords is Age for sentences: "40 minutes", "1 hour", "19 days", "14 months".
func AgeWords(days float64) string {
	n, unit := age(days)
	word := [...]string{"minute", "hour", "day", "month"}[unit]
	if n != 1 {
		word += "s"
	}
	return strconv.Itoa(n) + " " + word
}

func age(days float64) (n, unit int) {
	const monthDays = 365.25 / 12
	minutes := max(0, days*24*60)
	switch {
	case minutes < 60:
		return int(minutes), 0
	case days < 1:
		return int(minutes / 60), 1
	case days < 365:
		return int(days), 2
	}
	return int(days/monthDays + 0.02), 3 // 365 days are twelve months
}

// Duration is the length of a video: "0:58", "12:03", "1:02:03".
func (f Format) Duration(seconds model.Count) string {
	s, ok := seconds.Get()
	if !ok {
		return f.Unknown
	}
	two := func(n int64) string { return strconv.FormatInt(100+n, 10)[1:] }
	if s < 3600 {
		return strconv.FormatInt(s/60, 10) + ":" + two(s%60)
	}
	return strconv.FormatInt(s/3600, 10) + ":" + two(s/60%60) + ":" + two(s%60)
}

// Of is a number of things with its noun: "1 video", "1,204 videos".
func Of(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return exact(float64(n)) + " " + noun + "s"
}

type unit struct {
	size   float64
	letter string
}

func units() [3]unit { return [3]unit{{1e3, "K"}, {1e6, "M"}, {1e9, "B"}} }

// short writes at most so many digits and a letter, exact below 10,000.
func short(v float64, digits int) string {
	if math.Round(math.Abs(v)) < 10_000 {
		return exact(v)
	}
	for _, u := range units() {
		scaled := math.Abs(v) / u.size
		decimals := 2 // one digit before the point
		switch {
		case scaled >= 99.95 && digits < 4:
			decimals = 0
		case scaled >= 9.995:
			decimals = 1
		}
		text := fixed(scaled, decimals)
		if n, err := strconv.ParseFloat(text, 64); err == nil && n >= 1000 && u.letter != "B" {
			continue // 999,950 is 1.00M, not 1000.0K
		}
		if v < 0 {
			text = "-" + text
		}
		return text + u.letter
	}
	return exact(v)
}

func exact(v float64) string { return grouped(fixed(v, 0)) }

// grouped puts commas between the thousands of a whole number.
func grouped(digits string) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	if len(digits) < 4 {
		return sign + digits
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// fixed rounds halves away from zero, as they read in decimal: 2.345 is 2.35 although its nearest
// binary fraction lies below. It never writes -0.
func fixed(v float64, decimals int) string {
	scale := math.Pow10(decimals)
	scaled := math.Abs(v) * scale
	if math.IsInf(scaled, 0) || scaled > 1<<52 {
		return strconv.FormatFloat(v, 'f', decimals, 64)
	}
	rounded := math.Floor(scaled + 0.5 + scaled*1e-12)
	text := strconv.FormatFloat(rounded/scale, 'f', decimals, 64)
	if v < 0 && rounded != 0 {
		return "-" + text
	}
	return text
}

// trimmed writes up to two decimals and no zero that says nothing.
func trimmed(v float64) string {
	text := fixed(v, 2)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}
