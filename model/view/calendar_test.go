package view

import (
	"testing"

	"saveboard/model"
)

func TestAllTimeBeginsOnTheDayOfTheFirstKnotInEveryView(t *testing.T) {
	t.Parallel()
	// One count on its own gains nothing, but it is the first knot of all.
	alone := history(1, "", "bread", "2025-01-01T12:00:00Z", count{"2026-02-20T00:00:00Z", 9, 9, 9, 9, 9}, count{"2026-03-03T00:00:00Z", 10, 9, 9, 9, -1})
	h := history(2, "", "soup", "2025-01-01T12:00:00Z", count{"2026-03-01T12:00:00Z", 9, 9, 9, 9, 9}, count{"2026-03-02T12:00:00Z", 9, 9, 9, 9, 12})
	q := query(0, "2026-03-03T18:00:00Z")
	q.Filter = "soup" // the period is the account's, whatever is chosen of it
	in := input(alone, h)
	first := model.Date(2026, 2, 20)
	if day, err := FirstDay(t.Context(), in, q); err != nil || day != first {
		t.Errorf("the first day is %v (%v), want %v", day, err, first)
	}
	o := figuresOf(t, q, alone, h)
	categories, err := computeCategories(t.Context(), in, CategoriesQuery{Query: q})
	if err != nil {
		t.Fatal(err)
	}
	in.First = first
	video := detailOf(t, in, h, q)
	for name, head := range map[string]Head{
		"overview": o.Head, "videos": videosOf(t, VideosQuery{Query: q}, alone, h).Head, "categories": categories.Head, "video": video.Head,
	} {
		if want := (Span{"all", first, model.Date(2026, 3, 3)}); head.Period != want {
			t.Errorf("the period of %s is %v, want %v", name, head.Period, want)
		}
	}
	if len(o.Days) != 12 || len(o.Saves.Daily) != 12 || len(video.Days) != 12 {
		t.Errorf("%d days of all, %d of the video, want 12 of both", len(o.Days), len(video.Days))
	}
	if n := o.CountsOf; n != at("2026-03-03T00:00:00Z") {
		t.Errorf("counts of %s: the latest snapshot is the account's, whatever is chosen of it", n)
	}
}
