package view

import (
	"testing"

	"saveboard/model"
)

func videosOf(t *testing.T, q VideosQuery, videos ...model.History) Videos {
	t.Helper()
	v, err := computeVideos(t.Context(), input(videos...), q)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestRatiosTakeBothCountersFromOneSnapshot(t *testing.T) {
	t.Parallel()
	v := videosOf(t, VideosQuery{Query: query(28, "2026-03-21T18:00:00Z")}, history(1, "", "", "2026-03-01T12:00:00Z",
		count{"2026-03-02T12:00:00Z", 1000, 100, 3, 7, 20},
		count{"2026-03-03T12:00:00Z", 2000, -1, -1, -1, -1},
		count{"2026-03-04T12:00:00Z", -1, 200, -1, -1, 50})).Videos[0]
	near(t, "save rate", v.SaveRate, 0.02)
	near(t, "keep ratio", v.KeepRatio, 0.25)
	near(t, "engagement rate", v.EngagementRate, 0.13)
	near(t, "views", v.Views.Real(), 2000)
	near(t, "saves", v.Saves.Real(), 50)
}

func TestGainsAreMarkedWhenTheVideoWasFirstSeenInThePeriod(t *testing.T) {
	t.Parallel()
	v := videosOf(t, VideosQuery{Query: query(7, "2026-03-21T18:00:00Z")}, history(1, "", "", "2026-01-01T12:00:00Z",
		count{"2026-03-17T12:00:00Z", 1000, -1, -1, -1, 20}, count{"2026-03-19T12:00:00Z", 1000, -1, -1, -1, 16})).Videos[0]
	near(t, "saves gained", v.SavesGained, -4)
	if !v.SinceFirstSeen {
		t.Error("the gain is not marked as since first seen")
	}
	want := []float64{unknown, unknown, -1, -2, -1, unknown, unknown}
	for i, w := range want {
		near(t, "day", v.Daily[i], w)
	}
}

func TestUnknownFiguresSortLastBothWays(t *testing.T) {
	t.Parallel()
	counted := func(n int64, title string, saves int64) model.History {
		return history(n, "", title, "2026-03-01T12:00:00Z", count{"2026-03-05T12:00:00Z", 1000, -1, -1, -1, saves})
	}
	list := []model.History{counted(1, "b", 5), counted(2, "", -1), counted(3, "Á", 9)}
	for _, c := range []struct {
		sort    Column
		reverse bool
		want    string
	}{
		{BySaves, false, "Á b - "}, {BySaves, true, "b Á - "}, {ByTitle, false, "Á b - "}, {ByTitle, true, "b Á - "},
	} {
		got := ""
		for _, v := range videosOf(t, VideosQuery{Query: query(28, "2026-03-21T18:00:00Z"), Sort: c.sort, Reverse: c.reverse}, list...).Videos {
			if v.Title == "" {
				v.Title = "-"
			}
			got += v.Title + " "
		}
		if got != c.want {
			t.Errorf("by %s, reverse %v: %q, want %q", c.sort, c.reverse, got, c.want)
		}
	}
}

func TestTheAnswerOfVideosSaysHowFewHoldHalf(t *testing.T) {
	t.Parallel()
	var list []model.History
	for n := range int64(10) {
		list = append(list, history(n, []string{"Skits", "Tutorials"}[n%2], "", "2026-03-01T12:00:00Z",
			count{"2026-03-05T12:00:00Z", 1000, -1, -1, -1, []int64{1, 20}[n%2]}))
	}
	// Five tutorials of 20 and five skits of 1: three tutorials hold 60 of 105.
	got := videosOf(t, VideosQuery{Query: query(28, "2026-03-21T18:00:00Z")}, list...)
	if want := "Three videos hold half of your saves; all of them are Tutorials."; got.Answer != want {
		t.Errorf("the answer is %q, want %q", got.Answer, want)
	}
	if got := videosOf(t, VideosQuery{Query: query(28, "2026-03-21T18:00:00Z")}); got.Answer != "No videos yet." {
		t.Errorf("without videos the answer is %q", got.Answer)
	}
}

func TestAllTimeOfVideosThatNobodyCountedIsEmpty(t *testing.T) {
	t.Parallel()
	o := overviewOf(t, query(0, "2026-03-21T18:00:00Z"), history(1, "Soup", "video", "2026-03-01T12:00:00Z"))
	if o.Saves.Value.Known() || len(o.Days) != 0 || o.Reasons["saves"] == "" {
		t.Errorf("%+v", o.Figures)
	}
}

func TestAGainFromTheFirstInstantOfAllTimeIsNotSinceFirstSeen(t *testing.T) {
	t.Parallel()
	at := func(day string) count { return count{day, 9, 9, 9, 9, 9} }
	list := videosOf(t, VideosQuery{Query: query(0, "2026-03-05T18:00:00Z"), Sort: ByTitle},
		history(1, "", "a", "2025-01-01T12:00:00Z", at("2026-03-01T00:00:00Z"), at("2026-03-03T00:00:00Z")),
		history(2, "", "b", "2025-01-01T12:00:00Z", at("2026-03-01T00:00:01Z"), at("2026-03-03T00:00:00Z"))).Videos
	if list[0].SinceFirstSeen || !list[1].SinceFirstSeen {
		t.Errorf("since first seen: %v and %v, want false and true", list[0].SinceFirstSeen, list[1].SinceFirstSeen)
	}
}
