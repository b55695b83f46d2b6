package view

import (
	"testing"

	"saveboard/model"
)

func TestAVideoIsSetAgainstTheOthersInWords(t *testing.T) {
	t.Parallel()
	var videos []model.History
	for n := int64(1); n <= 12; n++ {
		videos = append(videos, counted(n, "", 31, n))
	}
	own := counted(13, "", 5, 20)
	v := detailOf(t, input(append(videos, own)...), own, query(28, asOfApril))
	for got, want := range map[string]string{
		v.Answer:      "3.1× your typical video at 5 days, ahead of 12 of 12.",
		v.AnswerShort: "3.1× your typical video at 5 days.",
		v.Chart:       "100 saves at 5 days; half of your videos had between 18 and 53 by then.",
	} {
		if got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
	if _, ok := v.Reasons["ranks"]; ok {
		t.Error("its ranks are known and have a reason")
	}
}

func TestAVideoOlderThanTheOthersIsComparedWhenItWasYounger(t *testing.T) {
	t.Parallel()
	var videos []model.History
	for n := int64(1); n <= 12; n++ {
		videos = append(videos, counted(n, "", 10, n))
	}
	own := counted(13, "", 20, 13)
	v := detailOf(t, input(append(videos, own)...), own, query(28, asOfApril))
	if want := "2.0× your typical video when it was 10 days old."; v.Answer != want {
		t.Errorf("it says %q, want %q", v.Answer, want)
	}
	if want := "260 saves at 20 days, half of them by 10 days."; v.Chart != want {
		t.Errorf("the curve says %q, want %q", v.Chart, want)
	}
}

func TestAVideoAloneSaysWhyItIsNotCompared(t *testing.T) {
	t.Parallel()
	own := counted(1, "", 5, 7)
	v := detailOf(t, input(own), own, query(28, asOfApril))
	if want := "35 saves, 11 of them in this period. Fewer than 5 other videos were counted around its age."; v.Answer != want {
		t.Errorf("it says %q, want %q", v.Answer, want)
	}
	if v.AnswerShort != "35 saves." || v.Reasons["ranks"] == "" {
		t.Errorf("in short %q, no ranks since %q", v.AnswerShort, v.Reasons["ranks"])
	}
}

func TestTheTypicalCurveIsStraightBetweenItsAgesAndHasHoles(t *testing.T) {
	t.Parallel()
	v := VideoDetail{Typical: []TypicalAge{
		{AgeDays: 1. / 24, P50: 2, P75: 4},
		{AgeDays: 2. / 24, P50: 4, P75: 8},
		{AgeDays: 1, P50: 10},
		{AgeDays: 80, P50: 50},
		{AgeDays: 81, P50: 60},
		{AgeDays: 97, P50: 70},
		{AgeDays: 104, P50: 77},
	}}
	for age, want := range map[float64]float64{1.5 / 24: 3, 1: 10, 80.25: 52.5, 98: 71, 104: 77} {
		got, ok := v.TypicalAt(age)
		if !ok || got.P50 < want-1e-6 || got.P50 > want+1e-6 {
			t.Errorf("typical at %v days is %v, %v, want %v", age, got.P50, ok, want)
		}
	}
	for _, age := range []float64{0, 0.5, 40, 85, 104.1} {
		if got, ok := v.TypicalAt(age); ok {
			t.Errorf("typical at %v days is not known, and is %v", age, got)
		}
	}
}

func TestThePeopleAreCountedAsTheyAreNowWhateverThePeriod(t *testing.T) {
	t.Parallel()
	h := weekly(1, "", 1, 2)
	q := query(7, "2026-06-01T00:00:00Z")
	now := detailOf(t, input(h), h, q).Names
	period, err := model.ParsePeriod("2025-01-01..2025-01-31")
	if err != nil {
		t.Fatal(err)
	}
	q.Period = period
	if then := detailOf(t, input(h), h, q); then.Names != now || then.Video.Saves.Known() {
		t.Errorf("of a period before its posting: %q with %v saves, want %q", then.Names, then.Video.Saves, now)
	}
}
