package view

import (
	"fmt"
	"math"
	"strings"

	"saveboard/model/number"
	"saveboard/model/trend"
)

// A TrendsQuery asks for trends and spikes.
type TrendsQuery struct {
	Query
	Limit int // of series and of spikes; 0: all
}

// Trends says what moves and what spiked. The trends and their weeks must be of q's own filter, the spikes of the same accounts.
func (s *TrendSet) Trends(weeks *WeekSet, spikes *SpikeSet, q TrendsQuery) Trends {
	v := Trends{
		Head: s.head("trends", q.Query), Series: make([]TrendSeries, len(s.series)), Spikes: spikes.among(s), Weeks: weeks.mondays,
		Videos: len(s.taken), Caution: s.caution(),
	}
	for i, of := range s.series {
		of.Weeks = weeks.of(of)
		v.Series[i] = of
	}
	v.Answer, v.AnswerShort = s.answer(q.Filter)
	if q.Limit > 0 {
		v.Series, v.Spikes = v.Series[:min(q.Limit, len(v.Series))], v.Spikes[:min(q.Limit, len(v.Spikes))]
	}
	return v
}

// trendCaution says what a trend here is and is not.
const trendCaution = "A trend compares videos by their first seven days, over the half year up to now; each video counts once."

// Around is what it takes to know how a video did by day 7, and how one comes by it.
const Around = "That takes two counts at most 42 hours apart around a video's day 7: import every day."

// caution is that, and what is lacking where no trend can be told for want of counts.
func (s *TrendSet) caution() string {
	lacking := false
	for _, one := range s.series {
		if one.Direction != trend.TooShort {
			return trendCaution
		}
		lacking = lacking || one.NoHistory > 0
	}
	if !lacking {
		return trendCaution
	}
	return trendCaution + " " + Around
}

// answer names what rises and what fades, by the save rate first.
func (s *TrendSet) answer(filter string) (long, short string) {
	var rising, falling []TrendSeries
	tested := 0
	said := make(map[string]bool) // a series moves by its rate or by its saves: it is named once
	for _, one := range s.series {
		if one.Direction != trend.TooShort {
			tested++
		}
		if !one.Moves() || said[one.Account+one.DisplayName()] {
			continue
		}
		said[one.Account+one.DisplayName()] = true
		if one.Direction == trend.Rising {
			rising = append(rising, one)
		} else {
			falling = append(falling, one)
		}
	}
	switch {
	case len(s.series) == 0 && filter != "":
		return s.nothing, "Nothing matches."
	case len(s.series) == 0:
		return "No video has a category or a hashtag yet.", "Nothing to compare yet."
	case tested == 0:
		return "Too short to say: a trend needs 10 videos of one kind with counts around day 7.", "Too short to say."
	case len(rising)+len(falling) == 0:
		return "Nothing is clearly rising or falling in the half year up to now.", "No clear trend."
	}
	var parts []string
	if len(rising) > 0 {
		parts = append(parts, moving(rising, "rising"))
	}
	if len(falling) > 0 {
		parts = append(parts, moving(falling, "falling"))
	}
	return strings.Join(parts, "; ") + ".", strings.Join(shortly(rising, falling), ", ") + "."
}

// moving names the surest of some series and how many others there are: "#mealprep is rising, about 3% a week".
func moving(list []TrendSeries, how string) string {
	said := list[0].DisplayName() + " is " + how
	if change, ok := list[0].ChangePerWeek.Get(); ok {
		said += ", about " + aWeek(change) + " a week"
	}
	switch n := len(list) - 1; {
	case n == 1:
		said += ", and so is " + list[1].DisplayName()
	case n > 1:
		said += ", and so are " + words(n) + " others"
	}
	return said
}

func shortly(rising, falling []TrendSeries) []string {
	var parts []string
	if len(rising) > 0 {
		parts = append(parts, rising[0].DisplayName()+" is rising")
	}
	if len(falling) > 0 {
		parts = append(parts, falling[0].DisplayName()+" is falling")
	}
	return parts
}

// aWeek is a change a week without its sign, which the direction says.
func aWeek(change float64) string {
	if a := math.Abs(change); a < 0.0095 {
		return number.AxisRate(math.Round(a*1000) / 1000)
	}
	return percent(math.Abs(change))
}

// Sentence is a series in words: "#mealprep is rising, about 3% a week, by 19 videos."
func (s TrendSeries) Sentence() string {
	what := map[string]string{"save_rate": "save rate", "saves": "saves"}[s.Metric]
	name := s.DisplayName()
	switch s.Direction {
	case trend.TooShort:
		return fmt.Sprintf("%s: too short to say, %s of 10.", name, number.Of(s.Videos, "video"))
	case trend.None:
		return fmt.Sprintf("%s: no clear trend of the %s, %s.", name, what, number.Of(s.Videos, "video"))
	case trend.Rising, trend.Falling:
	}
	return fmt.Sprintf("%s: %s %s, about %s a week, %s.", name, what, s.Direction, aWeek(s.ChangePerWeek.Or(0)), number.Of(s.Videos, "video"))
}

// Spike is the largest spike among the days that the view lists.
func (v VideoDetail) Spike() (largest VideoSpike, ok bool) {
	for _, s := range v.Spikes {
		listed := len(v.Days) > 0 && s.Day >= v.Days[0].Day && s.Day <= v.Days[len(v.Days)-1].Day
		if listed && (!ok || s.Gained-s.Expected > largest.Gained-largest.Expected) {
			largest, ok = s, true
		}
	}
	return largest, ok
}

// Short is a spike beside its mark: "came 2,310, not 120".
func (s VideoSpike) Short() string {
	return fmt.Sprintf("came %s, not %s", exact(s.Gained), exact(math.Max(1, math.Round(s.Expected))))
}

// Sentence is a spike in words: "expected about 12, came 310".
func (s VideoSpike) Sentence() string {
	came := exact(s.Gained)
	if s.GainedStep > 1 {
		came = "about " + came
	}
	return fmt.Sprintf("expected about %s, came %s", exact(math.Max(1, math.Round(s.Expected))), came)
}
