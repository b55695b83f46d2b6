package view

import (
	"fmt"
	"math"

	"saveboard/model"
)

// overviewAnswer says how the saves are doing. most names the category that brought the most of them,
// with what it did, or is empty.
func overviewAnswer(o Overview, q Query, most string) (long, short string) {
	saves, known := o.Saves.Value.Get()
	switch {
	case o.Videos == 0 && q.Filter != "":
		return "Nothing matches.", "Nothing matches."
	case o.Videos == 0:
		return "No videos yet.", "No videos yet."
	case !known:
		s := "No gain of saves is known " + inPeriod(q.Period) + "."
		return s, s
	}
	change, compared := o.Saves.Percentage().Get()
	if !compared {
		short = fmt.Sprintf("%s saves %s.", exact(saves), inPeriod(q.Period))
		return withMost(short, most), short
	}
	said := "Saves are " + moved(change)
	if math.Abs(change) < 0.005 {
		return withMost(said+" with "+lengthBefore(q.Period)+".", most), said + "."
	}
	return withMost(said+" on "+lengthBefore(q.Period)+".", most), said + "."
}

// withMost joins an answer and what the largest category did: "Saves are up 12% …, and tutorials brought most of them."
func withMost(answer, most string) string {
	if most == "" {
		return answer
	}
	return answer[:len(answer)-1] + ", and " + most + "."
}

// chartSentence is the chart of the days in words.
func chartSentence(f Figures) string {
	var low, high model.Real
	var total float64
	best := model.NoDay
	known := 0
	for _, d := range f.Days {
		v, ok := d.Value.Get()
		if !ok {
			continue
		}
		known++
		total += v
		if !low.Known() || v < low.Or(0) {
			low = d.Value
		}
		if !high.Known() || v > high.Or(0) {
			high, best = d.Value, d.Day
		}
	}
	if known == 0 {
		return fmt.Sprintf("No gain of %s is known in this period.", f.Metric)
	}
	if f.Metric == model.MetricSaveRate {
		return fmt.Sprintf("Save rate between %s and %s a day, highest on %s.",
			rate(low.Or(0)), rate(high.Or(0)), shortDay(best))
	}
	if known == 1 {
		return fmt.Sprintf("%s %s on %s.", exact(total), f.Metric, shortDay(best))
	}
	return fmt.Sprintf("%s %s in %d days, between %s and %s a day, most on %s.", exact(total), f.Metric,
		known, exact(low.Or(0)), exact(high.Or(0)), shortDay(best))
}
