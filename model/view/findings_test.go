package view

import (
	"testing"

	"saveboard/model"
)

func overviewOf(t *testing.T, q Query, videos ...model.History) Overview {
	t.Helper()
	in := input(videos...)
	totals, err := totalsOf(t.Context(), in, q)
	if err != nil {
		t.Fatal(err)
	}
	s := NewSurvey(in, q)
	c, trends, spikes := s.Collection(s.Study()), s.Trends(), s.Spikes()
	if err := s.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	return ComputeOverview(totals, c, trends, spikes, q)
}

func kinds(o Overview) map[string]Finding {
	m := make(map[string]Finding)
	for _, f := range o.Findings {
		m[f.Kind] = f
	}
	return m
}

func TestAComparisonIsAFindingWhenItsModelBearsIt(t *testing.T) {
	t.Parallel()
	clear := append(many(1, "Tutorials", 400, 420, 380, 410, 390, 405), many(20, "Skits", 100, 110, 90, 105, 95, 102)...)
	f, ok := kinds(overviewOf(t, query(28, asOfApril), clear...))["comparison"]
	if !ok || f.Sentence != "Tutorials keep 4.0× what Skits keep" || f.Screen != "categories" || f.Target != "Tutorials" {
		t.Errorf("%+v", f)
	}
	blurred := append(many(1, "Tutorials", 100, 300, 50, 250, 120), many(20, "Skits", 90, 280, 60, 270, 110)...)
	if got := kinds(overviewOf(t, query(28, asOfApril), blurred...)); got["comparison"].Kind != "" || got["none"].Kind == "" {
		t.Errorf("what is too close is called: %+v", got)
	}
	q := query(28, asOfApril)
	q.Filter = "tutorials"
	if got := kinds(overviewOf(t, q, clear...)); got["comparison"].Kind != "" {
		t.Errorf("of some videos only, all are compared: %+v", got)
	}
}

func TestASpikeIsAFindingInItsPeriodOnly(t *testing.T) {
	t.Parallel()
	videos := []model.History{spiking(1, 40, 400), spiking(2, 0, 0), spiking(3, 0, 0)}
	f := kinds(overviewOf(t, query(28, "2026-03-05T12:00:00Z"), videos...))["spike"]
	if f.Video != videos[0].ID || f.Sentence != "the untitled video of 1 Jan 2026 spiked on 10 Feb" || f.Screen != "video" {
		t.Errorf("%+v", f)
	}
	if got := kinds(overviewOf(t, query(7, "2026-03-05T12:00:00Z"), videos...)); got["spike"].Kind != "" || got["none"].Kind == "" {
		t.Errorf("a spike of February in the first week of March: %+v", got)
	}
}

func TestARisingKindIsAFinding(t *testing.T) {
	t.Parallel()
	f := kinds(overviewOf(t, query(28, "2026-04-01T12:00:00Z"), rising(1, "Soup", 30, 0.08)...))["trend"]
	if f.Screen != "trends" || f.Trend != Up || f.Detail != "save rate of the first week, 30 videos" {
		t.Errorf("%+v", f)
	}
}

func TestAComparisonOfLongNamesIsSaidInFewerWords(t *testing.T) {
	t.Parallel()
	for want, names := range map[string][2]string{
		"Tutorials keep 2.1× what Skits keep":          {"Tutorials", "Skits"},
		"Tutorials: 2.1× what Behind the scenes keep":  {"Tutorials", "Behind the scenes"},
		"Behind the scenes: 2.1× what Meal prep keeps": {"Behind the scenes", "Meal prep"},
		"Meal prep keeps 2.1× what Reviews keep":       {"Meal prep", "Reviews"},
	} {
		if got := keepsMore(names[0], names[1], 2.1); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestThereAreAtMostFiveFindings(t *testing.T) {
	t.Parallel()
	videos := append(rising(1, "Soup", 40, 0.08), spiking(50, 40, 400))
	// One comparison, spike or trend each at most; the plain facts fill the rest.
	if n := len(overviewOf(t, query(90, "2026-04-01T12:00:00Z"), videos...).Findings); n != 5 {
		t.Errorf("%d findings", n)
	}
}

func TestAShareOfAnUnknownSumIsUnknown(t *testing.T) {
	t.Parallel()
	mover := Video{SavesGained: model.Known(40)}
	for total, want := range map[model.Real]model.Real{
		{}:                {},
		model.Known(10):   {}, // others lost more than it gained: no part of the sum
		model.Known(400):  model.Known(0.1),
		model.Known(-400): {},
	} {
		f, ok := moverFinding([]Video{mover}, total)
		if got := f.Evidence["share"]; !ok || got != want {
			t.Errorf("of %v gained in all the share is %v, want %v", total, got, want)
		}
	}
}
