package view

import (
	"testing"

	"saveboard/model"
	"saveboard/model/trend"
)

func TestASeriesIsSaidInThreeLengths(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		series TrendSeries
		want   [3]string
	}{
		{
			TrendSeries{Metric: "save_rate", Direction: trend.Rising, ChangePerWeek: model.Known(0.031), Videos: 19},
			[3]string{"rising, about 3% a week, 19 videos", "rising, 3% a week, 19 videos", "rising, 3% a week"},
		},
		{
			TrendSeries{Metric: "saves", Direction: trend.Falling, ChangePerWeek: model.Known(-0.12), Videos: 37},
			[3]string{"saves falling, about 12% a week, 37 videos", "saves falling, 12% a week, 37 videos", "saves, 12% a week"},
		},
		{
			TrendSeries{Metric: "save_rate", Direction: trend.None, Videos: 52, ChangePerWeek: model.Known(0.01)},
			[3]string{"no clear trend, 52 videos", "no clear trend, 52 videos", "no clear trend"},
		},
		{
			TrendSeries{Metric: "save_rate", Direction: trend.TooShort, Videos: 1},
			[3]string{"too short to say, 1 video", "too short to say, 1 video", "too short to say"},
		},
	} {
		if got := c.series.InWords(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestACurveRisesInWordsOnlyWhereItsVideosDo(t *testing.T) {
	t.Parallel()
	curve := func(d trend.Direction, rates ...float64) TrendSeries {
		s := TrendSeries{Kind: HashtagSeries, Name: "bread", Direction: d}
		for i, r := range rates {
			w := Week{Week: model.Day(7 * i)}
			if r > 0 {
				w.PooledRate = model.Known(r)
			}
			s.Weeks = append(s.Weeks, w)
		}
		return s
	}
	for _, c := range []struct {
		series TrendSeries
		weeks  int
		want   string
	}{
		{curve(trend.Rising, .01, .015, .02), 26, "#bread rose from 1.00% to 2.00% in 3 weeks."},
		{curve(trend.Rising, .01, .015, .02), 2, "#bread rose from 1.50% to 2.00% in 2 weeks."},
		{curve(trend.None, .01, .02), 26, "#bread went from 1.00% to 2.00% in 2 weeks."},
		{curve(trend.Rising, .02, .01), 26, "#bread went from 2.00% to 1.00% in 2 weeks."},
		{curve(trend.Falling, 0, .02, 0, .01, 0), 26, "#bread fell from 2.00% to 1.00% in 3 weeks."},
		{curve(trend.None, .02, .01, .02), 26, "#bread ended where it began, at 2.00%, in 3 weeks."},
		{curve(trend.None, 0, .01, 0), 26, "#bread: the curve needs counts of two weeks."},
		{curve(trend.None), 26, "#bread: the curve needs counts of two weeks."},
	} {
		if got := c.series.CurveInWords(c.weeks); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestHowSureAFindingIsAndWhatWasLeftOut(t *testing.T) {
	t.Parallel()
	for q, want := range map[float64]string{
		0.0001: "Chance that such a finding errs: under 1%.",
		0.0096: "Chance that such a finding errs: 1%.",
		0.0962: "Chance that such a finding errs: 10%.",
	} {
		if got := (TrendSeries{Direction: trend.Rising, Q: model.Known(q)}).CertaintyInWords(); got != want {
			t.Errorf("%v: %q, want %q", q, got, want)
		}
	}
	if got := (TrendSeries{Direction: trend.None, Q: model.Known(0.5)}).CertaintyInWords(); got != "" {
		t.Errorf("without a finding: %q", got)
	}
	if got := (TrendSeries{NoHistory: 1}).LeftOutInWords(); got != "1 more video had no counts around day 7." {
		t.Errorf("%q", got)
	}
}

func TestHowManyAreTooShort(t *testing.T) {
	t.Parallel()
	const need = " too short to say: a trend needs 10 videos counted around day 7."
	for _, c := range []struct {
		n      int
		beside bool
		want   string
	}{{3, true, "3 more are"}, {3, false, "All 3 are"}, {2, false, "Both are"}, {1, false, "1 is"}, {1, true, "1 more is"}} {
		if got := TooShortInWords(c.n, c.beside); got != c.want+need {
			t.Errorf("%q", got)
		}
	}
}
