package view

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"saveboard/model"
	"saveboard/model/number"
)

// narrow is how long a short answer may be to stand on one line of 60 columns.
const narrow = 58

// overviewAnswer says how the saves are doing, and how the metric that was picked is, if another was.
// most names the category that brought the most of the saves, with what it did, or is empty.
func overviewAnswer(o Overview, q Query, most string) (long, short string) {
	saves, known := o.Saves.Value.Get()
	switch {
	case o.Videos == 0 && q.Filter != "":
		return o.nothing, "Nothing matches."
	case o.Videos == 0:
		return "No videos yet.", "No videos yet."
	case !known:
		s := "No gain of saves is known " + inPeriod(q.Period) + "."
		return s, s
	}
	beside := most
	if o.Metric != model.MetricSaves {
		beside = picked(o.Figures)
	}
	change, compared := o.Saves.Percentage().Get()
	if !compared {
		short = fmt.Sprintf("%s saves %s.", exact(saves), inPeriod(q.Period))
		return with(short, beside), short
	}
	said := "Saves are " + moved(change)
	short = said + "."
	if brief := with(short, beside); o.Metric != model.MetricSaves || utf8.RuneCountInString(brief) <= narrow {
		short = brief
	}
	joint := " on "
	if math.Abs(change) < 0.005 {
		joint = " with "
	}
	return with(said+joint+lengthBefore(q.Period)+".", beside), short
}

// picked says how the metric is that was picked beside saves: "views are down 3%", or what came of it
// where that can't be compared. It is empty where nothing is known.
func picked(f Figures) string {
	if f.Metric == model.MetricSaveRate {
		change, compared := f.Chosen.Change.Get()
		switch value, known := f.Chosen.Value.Get(); {
		case compared:
			return "the save rate is " + movedPoints(change)
		case known:
			return "the save rate is " + asRate(value)
		}
		return ""
	}
	if change, compared := f.Chosen.Percentage().Get(); compared {
		return f.Metric.String() + " are " + moved(change)
	}
	if value, known := f.Chosen.Value.Get(); known && value >= 0 {
		return number.Of(int(math.Round(value)), strings.TrimSuffix(f.Metric.String(), "s")) + " came"
	}
	return ""
}

// movedPoints says how a rate changed: "up 0.47 points", "level".
func movedPoints(change float64) string {
	points := strings.TrimSuffix(asRate(math.Abs(change)), "%") + " points"
	switch {
	case math.Abs(change) < 0.00005:
		return "level"
	case change > 0:
		return "up " + points
	}
	return "down " + points
}

// with joins an answer and what else is so: "Saves are up 12% …, and Tutorials brought most of them."
func with(answer, beside string) string {
	if beside == "" {
		return answer
	}
	return answer[:len(answer)-1] + ", and " + beside + "."
}

// chartSentence is the chart of the days in words.
func chartSentence(f Figures) string {
	var low, high model.Real
	var total float64
	best, worst := model.NoDay, model.NoDay
	known := 0
	for _, d := range f.Days {
		v, ok := d.Value.Get()
		if !ok {
			continue
		}
		known++
		total += v
		if !low.Known() || v < low.Or(0) {
			low, worst = d.Value, d.Day
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
			asRate(low.Or(0)), asRate(high.Or(0)), shortDay(best))
	}
	noun := f.Metric.String()
	noun = noun[:len(noun)-1]
	if known == 1 {
		return fmt.Sprintf("%s on %s.", exactOf(total, noun), shortDay(best))
	}
	least, most := exact(low.Or(0)), exact(high.Or(0))
	switch {
	case math.Round(total) < 0:
		return fmt.Sprintf("%s fewer in %d days; %s lost most.", exactOf(-total, noun), known, shortDay(worst))
	case math.Round(total) == 0 && least == most:
		return fmt.Sprintf("No %s came in %d days.", f.Metric, known)
	case least == most:
		return fmt.Sprintf("%s in %d days, %s a day.", exactOf(total, noun), known, most)
	}
	return fmt.Sprintf("%s in %d days, between %s and %s a day, most on %s.", exactOf(total, noun), known, least, most, shortDay(best))
}

// exactOf is a gain with its noun, to the next whole number: "1 save", "1,240 saves".
func exactOf(n float64, noun string) string { return number.Of(int(math.Round(n)), noun) }
