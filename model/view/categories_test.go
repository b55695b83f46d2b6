package view

import (
	"testing"

	"saveboard/model"
)

func TestAVideoEntersItsCategorysRateOnlyWhenOldEnoughAndSavesDoNotExceedViews(t *testing.T) {
	t.Parallel()
	in := input(
		history(1, "Tutorials", "", "2026-03-01T12:00:00Z", count{"2026-03-05T12:00:00Z", 1000, -1, -1, -1, 30}),
		history(2, "tutorials", "", "2026-03-01T12:00:00Z", count{"2026-03-04T12:00:00Z", 3000, -1, -1, -1, 10}),
		history(3, "Tutorials", "", "2026-03-19T12:00:00Z", count{"2026-03-20T12:00:00Z", 9000, -1, -1, -1, 10}),
		history(4, "Skits", "", "2026-03-01T12:00:00Z", count{"2026-03-05T12:00:00Z", 5, -1, -1, -1, 6}),
		history(5, "Skits", "", "2026-03-01T12:00:00Z", count{"2026-03-05T12:00:00Z", 500, -1, -1, -1, -1}),
		history(6, "", "", "2026-03-01T12:00:00Z", count{"2026-03-05T12:00:00Z", 100, -1, -1, -1, 50}),
	)
	v, err := computeCategories(t.Context(), in, CategoriesQuery{Query: query(28, "2026-03-21T18:00:00Z")})
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Categories) != 3 || v.Categories[2].Name != nil {
		t.Fatalf("rows: %+v", v.Categories)
	}
	tutorials, skits, none := v.Categories[0], v.Categories[1], v.Categories[2]
	near(t, "pooled rate of tutorials", tutorials.PooledRate, 0.01)
	near(t, "saves of tutorials", tutorials.Saves, 50)
	near(t, "pooled rate of skits", skits.PooledRate, unknown)
	near(t, "pooled rate of the uncategorised", none.PooledRate, 0.5)
	if tutorials.Videos != 3 || tutorials.VideosEntered != 2 || skits.SavesUnknown != 1 {
		t.Errorf("tutorials %+v, skits %+v", tutorials, skits)
	}
	if want := "No category has 5 videos with about 297 views each, so no typical rate yet."; v.Verdict != want {
		t.Errorf("the verdict is %q, want %q", v.Verdict, want)
	}
	if len(v.LeftOut) != 3 {
		t.Errorf("left out: %v", v.LeftOut)
	}
}

func TestWeeksRunFromMondayWithoutAGap(t *testing.T) {
	t.Parallel()
	v, err := computeCategories(t.Context(), input(weekly(1, "A", 10, 10)), CategoriesQuery{Query: query(28, "2026-03-25T18:00:00Z")})
	if err != nil {
		t.Fatal(err)
	}
	// Posted on Sunday 1 March at noon: its week, from 23 February, saw half a day.
	weeks := v.Categories[0].Weeks
	if len(weeks) != 4 || weeks[0].Week != model.Date(2026, 2, 23) {
		t.Fatalf("weeks: %+v", weeks)
	}
	near(t, "first week", weeks[0].SavesGained, 5)
	near(t, "second week", weeks[1].SavesGained, 70)
	near(t, "rate of the second week", weeks[1].PooledRate, 0.01)
	near(t, "fourth week", weeks[3].SavesGained, 55)
}

func TestAWeekCountsViewsOfVideosWhoseSavesAreUnknown(t *testing.T) {
	t.Parallel()
	late := history(2, "B", "", "2026-03-01T12:00:00Z",
		count{"2026-03-10T00:00:00Z", 500, -1, -1, -1, -1}, count{"2026-03-16T00:00:00Z", 1100, -1, -1, -1, 7}, count{"2026-03-23T00:00:00Z", 1800, -1, -1, -1, 21})
	without := history(3, "A", "", "2026-03-08T12:00:00Z", count{"2026-03-09T00:00:00Z", 70, -1, -1, -1, -1}, count{"2026-03-16T00:00:00Z", 170, -1, -1, -1, -1})
	v, err := computeCategories(t.Context(), input(weekly(1, "A", 10, 10), late, without), CategoriesQuery{Query: query(28, "2026-03-25T18:00:00Z"), Sort: ByCategoryName})
	if err != nil {
		t.Fatal(err)
	}
	a, b := v.Categories[0].Weeks, v.Categories[1].Weeks
	if len(a) != 4 || len(b) != 1 || len(v.Weeks) != 4 {
		t.Fatalf("%d weeks of A, %d of B, %d of both: want 4, 1 and 4, each from its own first known gain of saves", len(a), len(b), len(v.Weeks))
	}
	near(t, "views of 9 March", a[2].ViewsGained, 7000+100)
	near(t, "rate of 9 March", a[2].PooledRate, 0.01)
	if a[2].Videos != 1 || b[0].Week != model.Date(2026, 3, 16) {
		t.Errorf("A on 9 March: %+v; B: %+v", a[2], b[0])
	}
	near(t, "saves of B", b[0].SavesGained, 14)
}
