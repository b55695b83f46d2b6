package view

import (
	"testing"

	"saveboard/model"
)

func TestTheAnswerFormsNoPercentageOnLessThanTwenty(t *testing.T) {
	t.Parallel()
	few := figuresOf(t, query(7, "2026-03-21T18:00:00Z"), weekly(1, "", 1, 2))
	if want := "13 saves in 7 days."; few.Answer != want || few.Saves.Percentage().Known() {
		t.Errorf("on a base of 9.5 the answer is %q, want %q", few.Answer, want)
	}
	enough := figuresOf(t, query(7, "2026-03-21T18:00:00Z"), weekly(1, "", 10, 20))
	if want := "Saves are up 47% on the week before."; enough.Answer != want {
		t.Errorf("on a base of 95 the answer is %q, want %q", enough.Answer, want)
	}
}

func TestTheAnswerIsAboutSavesAndSaysHowThePickedMetricIs(t *testing.T) {
	t.Parallel()
	const week, all = 7, 0
	for _, c := range []struct {
		metric      model.Metric
		days        int
		long, short string
	}{
		{model.MetricSaves, week, "Saves are up 47% on the week before.", "Saves are up 47%."},
		{model.MetricViews, week, "Saves are up 47% on the week before, and views are up 47%.", "Saves are up 47%, and views are up 47%."},
		{model.MetricSaveRate, week, "Saves are up 47% on the week before, and the save rate is level.", "Saves are up 47%, and the save rate is level."},
		{model.MetricLikes, week, "Saves are up 47% on the week before.", "Saves are up 47%."}, // never counted
		{model.MetricShares, all, "300 saves in all, and 600 shares came.", "300 saves in all."},
		{model.MetricSaveRate, all, "300 saves in all, and the save rate is 1.00%.", "300 saves in all."},
	} {
		q := query(c.days, "2026-03-21T18:00:00Z")
		q.Metric = c.metric
		if o := figuresOf(t, q, weekly(1, "", 10, 20)); o.Answer != c.long || o.AnswerShort != c.short {
			t.Errorf("%v in %d days: %q and %q, want %q and %q", c.metric, c.days, o.Answer, o.AnswerShort, c.long, c.short)
		}
	}
}

func TestAPickedMetricTakesThePlaceOfTheLargestCategory(t *testing.T) {
	t.Parallel()
	q := query(7, "2026-03-21T18:00:00Z")
	q.Metric = model.MetricShares
	o := figuresOf(t, q, weekly(1, "Tutorials", 10, 20))
	long, _ := overviewAnswer(o, q, "Tutorials brought most of them")
	if want := "Saves are up 47% on the week before, and shares are up 47%."; long != want {
		t.Errorf("the answer is %q, want %q", long, want)
	}
}

func TestTheShortAnswerNamesTheLargestCategoryWhereOneLineHasRoom(t *testing.T) {
	t.Parallel()
	q := query(7, "2026-03-21T18:00:00Z")
	o := figuresOf(t, q, weekly(1, "Tutorials", 10, 20))
	for most, want := range map[string]string{
		"Tutorials brought 48% of them":                   "Saves are up 47%, and Tutorials brought 48% of them.",
		"Behind the scenes of it all brought 48% of them": "Saves are up 47%.",
		"": "Saves are up 47%.",
	} {
		if _, short := overviewAnswer(o, q, most); short != want {
			t.Errorf("with %q it is %q, want %q", most, short, want)
		}
	}
}

func TestTheChartOfFallingAndOfEvenDaysIsSaidAsItIs(t *testing.T) {
	t.Parallel()
	day := func(gains ...float64) Figures {
		f := Figures{Metric: model.MetricSaves}
		for i, g := range gains {
			f.Days = append(f.Days, OverviewDay{Day: model.Day(20_000 + i), Value: model.Known(g)})
		}
		return f
	}
	for _, c := range []struct {
		gains []float64
		want  string
	}{
		{[]float64{4, 4, 4}, "12 saves in 3 days, 4 a day."},
		{[]float64{0, 0}, "No saves came in 2 days."},
		{[]float64{0, -3, 0}, "3 saves fewer in 3 days; 5 Oct lost most."},
		{[]float64{1, -2}, "1 save fewer in 2 days; 5 Oct lost most."},
		{[]float64{1}, "1 save on 4 Oct."},
		{[]float64{3, 9}, "12 saves in 2 days, between 3 and 9 a day, most on 5 Oct."},
	} {
		if got := chartSentence(day(c.gains...)); got != c.want {
			t.Errorf("%v: %q, want %q", c.gains, got, c.want)
		}
	}
}
