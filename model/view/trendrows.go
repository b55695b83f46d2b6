package view

import (
	"fmt"
	"math"

	"saveboard/model/number"
	"saveboard/model/trend"
)

// InWords is what is said of the series beside its name, the longest wording first and the same number of
// wordings for all: "rising, about 3% a week, 19 videos". Trends are of the save rate where nothing else is said.
func (s TrendSeries) InWords() [3]string {
	videos := number.Of(s.Videos, "video")
	if !s.Moves() {
		said := "no clear trend"
		if s.Direction == trend.TooShort {
			said = "too short to say"
		}
		return [3]string{said + ", " + videos, said + ", " + videos, said}
	}
	how, brief := string(s.Direction), string(s.Direction)
	if s.Metric == "saves" {
		how, brief = "saves "+how, "saves"
	}
	change := aWeek(s.ChangePerWeek.Or(0)) + " a week"
	return [3]string{how + ", about " + change + ", " + videos, how + ", " + change + ", " + videos, brief + ", " + change}
}

// CurveInWords is the text twin of the series' last so many weeks: "#mealprep rose from 1.62% to 2.43% in 12 weeks."
// It only rises or falls in words where its videos do: one large video moves a curve too.
func (s TrendSeries) CurveInWords(weeks int) string {
	shown := s.Weeks[max(0, len(s.Weeks)-weeks):]
	first, last := -1, -1
	for i, w := range shown {
		if w.PooledRate.Known() {
			if last = i; first < 0 {
				first = i
			}
		}
	}
	if last <= first {
		return s.DisplayName() + ": the curve needs counts of two weeks."
	}
	f := number.Full()
	from, to := f.Rate(shown[first].PooledRate), f.Rate(shown[last].PooledRate)
	went := "went"
	switch by := shown[last].PooledRate.Or(0) - shown[first].PooledRate.Or(0); {
	case from == to:
		return fmt.Sprintf("%s ended where it began, at %s, in %s.", s.DisplayName(), to, number.Of(last-first+1, "week"))
	case by > 0 && s.Direction == trend.Rising:
		went = "rose"
	case by < 0 && s.Direction == trend.Falling:
		went = "fell"
	}
	return fmt.Sprintf("%s %s from %s to %s in %s.", s.DisplayName(), went, from, to, number.Of(last-first+1, "week"))
}

// CertaintyInWords is how often findings as sure as this one are wrong, the adjusted p among the series of its
// kind; empty of one that does not move.
func (s TrendSeries) CertaintyInWords() string {
	q, ok := s.Q.Get()
	if !ok || !s.Moves() {
		return ""
	}
	errs := "under 1%"
	if n := math.Round(q * 100); n >= 1 {
		errs = fmt.Sprintf("%.0f%%", n)
	}
	return "Chance that such a finding errs: " + errs + "."
}

// LeftOutInWords is how many videos old enough could not be compared; empty when none.
func (s TrendSeries) LeftOutInWords() string {
	if s.NoHistory == 0 {
		return ""
	}
	return number.Of(s.NoHistory, "more video") + " had no counts around day 7."
}

// TooShortInWords says of so many series that no trend can be told, and what one needs. Beside others that have one
// they are so many more.
func TooShortInWords(n int, besideOthers bool) string {
	said := fmt.Sprintf("All %d are", n)
	switch {
	case n == 1 && besideOthers:
		said = "1 more is"
	case n == 1:
		said = "1 is"
	case n == 2 && !besideOthers:
		said = "Both are"
	case besideOthers:
		said = fmt.Sprintf("%d more are", n)
	}
	return said + " too short to say: a trend needs 10 videos counted around day 7."
}
