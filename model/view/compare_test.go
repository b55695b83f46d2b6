package view

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"saveboard/model"
)

// compared sets some of the account's videos beside each other.
func compared(t *testing.T, all []model.History, ids ...model.VideoID) Comparison {
	t.Helper()
	q := Compare(query(28, asOfApril), ids)
	in := input(all...)
	s := NewSurvey(in, q.Query)
	study := s.Study()
	if err := s.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	return ComputeComparison(in, historiesOf(all, q), study, q)
}

func historiesOf(all []model.History, q CompareQuery) []model.History {
	var chosen []model.History
	for _, id := range q.Asked() {
		chosen = append(chosen, all[slices.IndexFunc(all, func(h model.History) bool { return h.ID == id })])
	}
	return chosen
}

// titled is a video counted daily from 1 March on, with so many saves a day.
func titled(n int64, title string, days int, saves int64) model.History {
	h := counted(n, "", days, saves)
	h.Title = title
	return h
}

func ids(list ...model.History) []model.VideoID {
	var out []model.VideoID
	for _, h := range list {
		out = append(out, h.ID)
	}
	return out
}

func TestVideosAreComparedAtTheAgeOfTheYoungest(t *testing.T) {
	t.Parallel()
	long, short := titled(1, "Sourdough in 60 s", 30, 31), titled(2, "Meal prep: lentils", 12, 10)
	c := compared(t, []model.History{long, short}, ids(long, short)...)
	if want := "At 12 days “Sourdough in 60 s” has 3.1× the saves of “Meal prep: lentils”."; c.Answer != want {
		t.Errorf("%q, want %q", c.Answer, want)
	}
	if want := "At 12 days “Sourdough in 60 s” had 372 and “Meal prep: lentils” had 120."; c.Chart != want {
		t.Errorf("%q, want %q", c.Chart, want)
	}
	near(t, "the age", c.AgeDays, 12)
	a, b := c.Videos[0], c.Videos[1]
	near(t, "at equal age", a.SavesAtAge, 372)
	near(t, "day 1", a.SavesAtDay1, 31)
	near(t, "day 7", b.SavesAtDay7, 70)
	near(t, "day 28", a.SavesAtDay28, 28*31)
	near(t, "day 28 of one of 12 days", b.SavesAtDay28, unknown)
	if c.Reasons["saves_at_day_28"] == "" {
		t.Error("nothing says why day 28 is unknown")
	}
	first, last := a.Curve[0], a.Curve[len(a.Curve)-1]
	near(t, "at the posting", first.Saves, 0)
	near(t, "at the oldest's age", last.Saves, 930)
	if last.AgeDays != 30 || a.Early[len(a.Early)-1].AgeDays != 12 || len(a.Curve) != len(b.Curve) {
		t.Errorf("the curves end at %v and %v days", last.AgeDays, a.Early[len(a.Early)-1].AgeDays)
	}
	near(t, "after its latest count", b.Curve[len(b.Curve)-1].Saves, unknown)
	near(t, "between two counts", b.Curve[2].Saves, 5)
}

func TestAComparisonSaysWhatItCanAndNoMore(t *testing.T) {
	t.Parallel()
	a, b, c := titled(1, "A", 10, 20), titled(2, "B", 10, 10), titled(3, "C", 10, 5)
	same, none, bare := titled(4, "Same", 10, 20), titled(5, "None", 10, 0), history(6, "", "Bare", "2026-03-01T12:00:00Z")
	late := history(7, "", "Late", "2026-02-01T12:00:00Z", count{"2026-03-10T12:00:00Z", 100, 1, 1, 1, 50})
	noon := history(8, "", "Noon", "2026-03-01T12:00:00Z", // its latest two counts lie too far apart to know it between them
		count{"2026-03-09T12:00:00Z", 100, 1, 1, 1, 80}, count{"2026-03-20T12:00:00Z", 100, 1, 1, 1, 90})
	all := []model.History{a, b, c, same, none, bare, late, noon}
	for _, x := range []struct {
		of   []model.History
		want string
	}{
		{[]model.History{a}, "Comparing takes two videos or more."},
		{[]model.History{a, a}, "Comparing takes two videos or more."},
		{[]model.History{b, a, c}, "At 10 days “A” leads, with 2.0× the saves of “B” and 4.0× those of “C”."},
		{[]model.History{a, same}, "At 10 days “A” and “Same” have about as many saves."},
		{[]model.History{a, same, c}, "At 10 days “A” leads, with about as many saves as “Same” and 4.0× those of “C”."},
		{[]model.History{none, a}, "At 10 days only “A” has saves, 200."},
		{[]model.History{none, a, b}, "At 10 days “A” leads, with 2.0× the saves of “B”; “None” has none."},
		{[]model.History{bare, a}, "No two of these were counted at the same age: there is nothing to compare them at."},
		{[]model.History{bare, a, b}, "At 10 days “A” has 2.0× the saves of “B”; one was not counted around then."},
		{[]model.History{noon, a}, "At 8 days “A” has 2.0× the saves of “Noon”."},
		{[]model.History{late, a, b}, "At 10 days “A” has 2.0× the saves of “B”; one was not counted around then."},
	} {
		got := compared(t, all, ids(x.of...)...)
		if got.Answer != x.want {
			t.Errorf("%q, want %q", got.Answer, x.want)
		}
		if len([]rune(got.AnswerShort)) > len([]rune(x.want)) {
			t.Errorf("the short form of %q is %q", x.want, got.AnswerShort)
		}
	}
	if got := compared(t, all, ids(bare)...); got.AgeDays.Known() || len(got.Videos[0].Curve) != 0 {
		t.Errorf("a video without counts has a curve: %+v", got)
	}
}

func TestTheShortAnswerOfAComparisonFitsSixtyColumns(t *testing.T) {
	t.Parallel()
	long := "A title that goes on and on, and then some more"
	a, b, level := titled(1, long, 10, 20), titled(2, long, 10, 10), titled(3, long, 10, 20)
	for _, x := range []struct {
		of   []model.History
		want string
	}{
		{[]model.History{a, b}, "At 10 days “A title that…” leads, 2.0× “A title that…”."},
		{[]model.History{b, a, level}, "At 10 days “A title that…” and “A title that…” are level."},
	} {
		if got := compared(t, []model.History{a, b, level}, ids(x.of...)...).AnswerShort; got != x.want || len([]rune(got)) > 58 {
			t.Errorf("%q, want %q", got, x.want)
		}
	}
}

func TestSixAreComparedAndTheOthersNamedAsLeftOut(t *testing.T) {
	t.Parallel()
	var all []model.History
	for n := int64(1); n <= 8; n++ {
		all = append(all, titled(n, string(rune('A'+n)), 10, n))
	}
	c := compared(t, all, append(ids(all...), all[0].ID)...)
	if len(c.Videos) != MostCompared || len(c.LeftOut) != 1 || c.LeftOut[0].Videos != 2 || !strings.Contains(c.LeftOut[0].Reason, "six") {
		t.Errorf("%d videos, left out %+v", len(c.Videos), c.LeftOut)
	}
}

func TestTheCardsOfAComparisonHaveItsFigures(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		videos := scattered(t)
		in, q := asked(t, videos)
		var of []model.VideoID
		for _, h := range videos[:min(len(videos), 3)] {
			of = append(of, h.ID)
		}
		question := Compare(q, of)
		s := NewSurvey(in, question.Query)
		study := s.Study()
		if err := s.Run(t.Context()); err != nil {
			t.Fatal(err)
		}
		c := ComputeComparison(in, historiesOf(videos, question), study, question)
		for i, h := range historiesOf(videos, question) {
			asked := VideoQuery{Query: question.Query, Video: h.ID}
			s := NewSurvey(in, question.Query)
			among := AroundVideo{study, s.Typical(), s.Spikes(), s.Peers(h)}
			if err := s.Run(t.Context()); err != nil {
				t.Fatal(err)
			}
			cards, err := ComparedCards(t.Context(), in, h, ComputeVideo(in, h, among, asked), study, c)
			if err != nil {
				t.Fatal(err)
			}
			v := c.Videos[i]
			for key, want := range map[string]model.Real{
				"saves": v.Saves.Real(), "saves_at_day_1": v.SavesAtDay1, "saves_at_day_7": v.SavesAtDay7, "saves_at_day_28": v.SavesAtDay28,
				"save_rate": v.SaveRate, "adjusted_save_rate": v.AdjustedSaveRate, "against_typical": v.AgainstTypical, "shelf_life": v.ShelfLife,
			} {
				card := cardFor(t, cards, key, v.VideoID)
				equals(t, key, card.Value, want)
				if card.Definition == "" || !want.Known() && card.Reason == "" {
					t.Errorf("%s: %+v", key, card)
				}
			}
			if c.AgeDays.Known() {
				equals(t, "saves_at_age", cardFor(t, cards, "saves_at_age", v.VideoID).Value, v.SavesAtAge)
			}
		}
	})
}
