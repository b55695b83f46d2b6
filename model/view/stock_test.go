package view

import (
	"slices"
	"testing"

	"saveboard/model"
)

func TestBeforeASecondCountTheOverviewSaysWhatIsHeld(t *testing.T) {
	t.Parallel()
	first := count{"2026-04-10T12:00:00Z", 9000, -1, -1, -1, 120}
	later := count{"2026-04-12T12:00:00Z", 9000, -1, -1, -1, 120}
	posted := "2026-01-01T12:00:00Z"
	for _, c := range []struct {
		name          string
		videos        []model.History
		asOf          string
		answer, short string
		title         string
		listed        int
	}{
		{
			"first import",
			[]model.History{history(1, "", "", posted, first), history(2, "", "", posted, first)},
			"2026-04-15T12:00:00Z",
			"240 saves on 2 videos, and what they gain shows from the second count on.", "240 saves on 2 videos.", "Most saved", 2,
		},
		{
			"no file since",
			[]model.History{history(1, "", "", posted, first, later)},
			"2026-09-15T12:00:00Z",
			"No gain of saves is known in 28 days: the latest counts are of 12 April 2026.", "The latest counts are of 12 Apr 2026.", "Most saved", 1,
		},
		{
			"no saves",
			[]model.History{history(1, "", "", posted, count{"2026-04-10T12:00:00Z", 9000, -1, -1, -1, -1})},
			"2026-04-15T12:00:00Z",
			"No gain of saves is known in 28 days.", "No gain of saves is known in 28 days.", "Moved most", 0,
		},
		{
			"nothing gained",
			[]model.History{history(1, "", "", posted, first, later)},
			"2026-04-13T12:00:00Z",
			"0 saves in 28 days.", "0 saves in 28 days.", "Moved most", 0,
		},
	} {
		o := overviewOf(t, query(28, c.asOf), c.videos...)
		if o.Answer != c.answer || o.AnswerShort != c.short {
			t.Errorf("%s: %q, in short %q", c.name, o.Answer, o.AnswerShort)
		}
		if listed, title := o.Listed(); title != c.title || len(listed) != c.listed {
			t.Errorf("%s: %d videos as %q", c.name, len(listed), title)
		}
	}
}

func TestAfterTheFirstImportTheFindingSaysToCountAgain(t *testing.T) {
	t.Parallel()
	var videos []model.History
	for n := int64(1); n < 4; n++ {
		videos = append(videos, history(n, "", "", "2026-01-01T12:00:00Z", count{"2026-04-10T12:00:00Z", 9000, -1, -1, -1, 100 + n}))
	}
	o := overviewOf(t, query(28, "2026-04-15T12:00:00Z"), videos...)
	if f := kinds(o)["none"]; f.Sentence != "Import again tomorrow" || o.Chart != "A curve begins with the second count." {
		t.Errorf("%q and %q", f.Sentence, o.Chart)
	}
	listed, _ := o.Listed()
	if got := slices.Collect(func(yield func(float64) bool) {
		for _, v := range listed {
			yield(v.Saves.Real().Or(0))
		}
	}); !slices.Equal(got, []float64{103, 102, 101}) {
		t.Errorf("listed in the order %v", got)
	}
}

func TestWhatWasLookedAtNamesOnlyWhatThereWas(t *testing.T) {
	t.Parallel()
	blurred := append(many(1, "Tutorials", 100, 300, 50, 250, 120), many(20, "Skits", 90, 280, 60, 270, 110)...)
	for i := range blurred {
		last := blurred[i].Snapshots[0]
		last.Taken = at("2026-03-21T12:00:00Z") // ten days on: no day of it is known by itself
		blurred[i].Snapshots = append(blurred[i].Snapshots, last)
	}
	f := kinds(overviewOf(t, query(28, asOfApril), blurred...))["none"]
	if f.Detail != "2 kinds compared" {
		t.Errorf("%q", f.Detail)
	}
}
