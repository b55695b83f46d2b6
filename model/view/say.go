package view

import (
	"fmt"
	"math"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
)

var smallNumbers = [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// words writes numbers up to ten as words, others as figures.
func words(n int) string {
	if n >= 0 && n < len(smallNumbers) {
		return smallNumbers[n]
	}
	return exact(float64(n))
}

// exact, percent and asRate write figures as sentences do.
func exact(v float64) string   { return number.Full().Exact(model.Known(v)) }
func percent(v float64) string { return number.Full().Percent(model.Known(v)) }
func asRate(v float64) string  { return number.Full().Rate(model.Known(v)) }

// capital makes a sentence of what begins with a small letter.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// lengthBefore names the stretch that a period is compared with: "the four weeks before".
func lengthBefore(p model.Period) string {
	switch {
	case p.Fixed:
		return "the same time before"
	case p.Days == 7:
		return "the week before"
	case p.Days == 28:
		return "the four weeks before"
	case p.Days == 365:
		return "the year before"
	case p.Days == 1:
		return "the day before"
	}
	return fmt.Sprintf("the %d days before", p.Days)
}

// inPeriod is when something happened: "in 28 days", "in all".
func inPeriod(p model.Period) string {
	switch {
	case p.Fixed:
		return "from " + p.Words()
	case p.Days == 0:
		return "in all"
	}
	return "in " + p.Words()
}

// moved says how a relative change went: "up 12%", "down 3%", "level".
func moved(change float64) string {
	switch {
	case math.Abs(change) < 0.005:
		return "level"
	case change > 0:
		return "up " + percent(change)
	}
	return "down " + percent(-change)
}

// shortDay is "17 Nov".
func shortDay(d model.Day) string { return d.Civil().Format("2 Jan") }

// quoted is a title in quotation marks, cut so that it fits a sentence; a video without a caption is
// named by its day.
func quoted(v Video) string { return quotedIn(v, 40) }

// quotedIn is quoted with the title cut to so many cells.
func quotedIn(v Video, cells int) string {
	if v.Title == "" {
		return "the untitled video of " + v.PostedLocal.Format("2 Jan 2006")
	}
	return "“" + text.Cut(text.Clean(v.Title), cells).String() + "”"
}
