package view

import (
	"math"
	"slices"
	"testing"
	"time"

	"saveboard/model"
)

// at reads an instant of the test data.
func at(s string) model.Instant {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return model.InstantOf(t)
}

// count is one snapshot of a test video; -1 is unknown.
type count struct {
	taken                                 string
	views, likes, comments, shares, saves int64
}

// history is a test video of @mira, whose numbers are its snapshots.
func history(n int64, category, title, posted string, counts ...count) model.History {
	h := model.History{Video: model.Video{
		ID: model.VideoID(1<<20 + n), TikTokID: "73000000000000000" + string(rune('0'+n/10)) + string(rune('0'+n%10)),
		Handle: "mira", Kind: model.KindVideo, Posted: at(posted), Title: title, Category: category,
	}}
	for _, c := range counts {
		s := model.Snapshot{Taken: at(c.taken)}
		for i, v := range []int64{c.views, c.likes, c.comments, c.shares, c.saves} {
			if v >= 0 {
				s.Counters[i] = model.Exact(v)
			}
		}
		h.Snapshots = append(h.Snapshots, s)
	}
	return h
}

// input is what views of test videos are computed from, in UTC.
func input(videos ...model.History) Input {
	account := model.Account{ID: 1, Handle: "mira", Own: true, Zone: "UTC", Videos: len(videos)}
	for _, h := range videos {
		for _, s := range h.Snapshots {
			account.Counted = max(account.Counted, s.Taken)
		}
	}
	return Input{
		Accounts: []model.Account{account}, Zones: map[string]*time.Location{"UTC": time.UTC},
		Videos: func(yield func(model.History, error) bool) {
			for _, h := range videos {
				if !yield(h, nil) {
					return
				}
			}
		},
	}
}

func query(days int, asOf string) Query {
	return Query{Account: 1, Period: model.Period{Days: days}, AsOf: at(asOf)}
}

func near(t *testing.T, what string, got model.Real, want float64) {
	t.Helper()
	v, ok := got.Get()
	if ok != !math.IsNaN(want) || ok && math.Abs(v-want) > 1e-9 {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

var unknown = math.NaN()

// weekly is a video counted each day at noon for 20 days, which gains so many saves a day in its
// first ten days and so many in its last.
func weekly(n int64, category string, first, second int64) model.History {
	var counts []count
	var saves int64
	for day := range 20 {
		gain := first
		if day >= 10 {
			gain = second
		}
		saves += gain
		taken := at("2026-03-01T12:00:00Z").Add(time.Duration(day+1) * 24 * time.Hour).String()
		counts = append(counts, count{taken, 100 * saves, -1, -1, 2 * saves, saves})
	}
	return history(n, category, "video", "2026-03-01T12:00:00Z", counts...)
}

func figuresOf(t *testing.T, q Query, videos ...model.History) Overview {
	t.Helper()
	totals, err := TotalsOf(t.Context(), input(videos...), q)
	if err != nil {
		t.Fatal(err)
	}
	return ComputeFigures(totals, q)
}

func TestTheOverviewSumsWhatWasGainedInThePeriod(t *testing.T) {
	t.Parallel()
	// The last snapshot is of 21 March, noon: 7 days to then are 15 March to 21 March, noon.
	o := figuresOf(t, query(7, "2026-03-21T18:00:00Z"), weekly(1, "", 10, 20), weekly(2, "", 1, 2))
	near(t, "saves", o.Saves.Value, 6.5*22)
	near(t, "save rate", o.SaveRate.Value, 0.01)
	near(t, "views", o.Views.Value, 650*22)
	near(t, "shares", o.Shares.Value, 13*22)
	near(t, "kept after week 1", o.KeptAfterWeek1.Value, 1)
	if len(o.Days) != 7 || len(o.Before) != 7 {
		t.Fatalf("%d days and %d before, want 7 and 7", len(o.Days), len(o.Before))
	}
	near(t, "15 March", o.Days[0].SavesGained, 22)
	near(t, "21 March", o.Days[6].SavesGained, 11)
	// 14 to 20 March against 7 to 13 March: the gain doubled on 11 March at noon.
	near(t, "change of saves", o.Saves.Change, (7*22.)/(4*11+0.5*11+0.5*22+2*22)-1)
	near(t, "change of the rate", o.SaveRate.Change, 0)
}

func TestKnownReadyTotalsAreTheSameAsSummingTheHistories(t *testing.T) {
	t.Parallel()
	q := query(3, "2026-03-21T18:00:00Z")
	in := input(weekly(1, "", 10, 20), weekly(2, "", 1, 2))
	all, err := TotalsOf(t.Context(), in, q)
	if err != nil {
		t.Fatal(err)
	}
	first, last := TotalsNeeded(in.Accounts, in.Zones, q)
	ready := Totals{Accounts: all.Accounts, Zones: all.Zones, Videos: all.Videos, CountsOf: all.CountsOf}
	for _, d := range all.Days {
		if d.Day < first {
			ready.Before += d.Posted
		}
		if d.Day >= first && d.Day <= last {
			ready.Days = append(ready.Days, d)
		}
	}
	a, b := ComputeFigures(all, q), ComputeFigures(ready, q)
	near(t, "saves", a.Saves.Value, b.Saves.Value.Or(unknown))
	near(t, "change", a.Saves.Change, b.Saves.Change.Or(unknown))
	if len(all.Days) == len(ready.Days) {
		t.Errorf("the range %s to %s leaves nothing out", first, last)
	}
}

func TestAChangeNeedsHalfOfTheVideoDaysCovered(t *testing.T) {
	t.Parallel()
	late := func(n int64) model.History {
		return history(n, "", "", "2026-03-01T12:00:00Z",
			count{"2026-03-14T12:00:00Z", 100, -1, -1, -1, 10}, count{"2026-03-21T12:00:00Z", 200, -1, -1, -1, 20})
	}
	q := query(7, "2026-03-21T18:00:00Z")
	near(t, "one of two covered before", figuresOf(t, q, weekly(1, "", 10, 20), late(2)).Saves.Change, (7*20+10*6.5/7)/(4*10+5+10+40.)-1)
	o := figuresOf(t, q, weekly(1, "", 10, 20), late(2), late(3))
	near(t, "one of three covered before", o.Saves.Change, unknown)
	if o.Reasons["saves.change"] == "" {
		t.Error("nothing says why the change is unknown")
	}
	if all := figuresOf(t, query(0, "2026-03-21T18:00:00Z"), weekly(1, "", 10, 20)); all.Saves.Change.Known() {
		t.Error("all time has a change")
	}
}

func TestWhatComesAfterTheMomentOfAskingIsHidden(t *testing.T) {
	t.Parallel()
	q := query(7, "2026-03-08T18:00:00Z")
	o := figuresOf(t, q, weekly(1, "", 10, 20), history(2, "", "", "2026-03-09T12:00:00Z", count{"2026-03-10T12:00:00Z", 9, 9, 9, 9, 9}))
	near(t, "saves", o.Saves.Value, 10*6.5)
	if o.Videos != 1 || o.CountsOf != at("2026-03-08T12:00:00Z") {
		t.Errorf("%d videos, counts of %s", o.Videos, o.CountsOf)
	}
}

func videosOf(t *testing.T, q VideosQuery, videos ...model.History) Videos {
	t.Helper()
	v, err := ComputeVideos(t.Context(), input(videos...), q)
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

func TestMoversAreTheLargestGainsAndLosses(t *testing.T) {
	t.Parallel()
	q := query(7, "2026-03-21T18:00:00Z")
	o := overviewOf(t, q, weekly(1, "Tutorials", 10, 20), weekly(2, "Skits", 1, 2), weekly(3, "Skits", 40, -30), weekly(4, "", 1, 0))
	if len(o.Movers) != 3 || o.Movers[0].ID != 1<<20+3 || o.Movers[1].ID != 1<<20+1 {
		t.Fatalf("movers: %v", o.Movers)
	}
	if len(o.Findings) < 2 || o.Findings[0].Kind != "none" || o.Findings[1].Target != o.Movers[1].VideoID {
		t.Errorf("nothing stands out, then comes what gained most: %v", o.Findings)
	}
}

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
	categories, err := ComputeCategories(t.Context(), in, CategoriesQuery{Query: q})
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

func TestDaysOfAVideoAreListedThoughNothingIsKnownOfThem(t *testing.T) {
	t.Parallel()
	h := history(1, "", "", "2026-03-20T12:00:00Z", count{"2026-03-21T12:00:00Z", 1000, -1, -1, -1, -1})
	v := detailOf(t, input(h), h, query(7, "2026-03-21T18:00:00Z"))
	want := []VideoDay{{Day: model.Date(2026, 3, 20)}, {Day: model.Date(2026, 3, 21)}}
	if !slices.Equal(v.Days, want) {
		t.Errorf("days %v, want %v", v.Days, want)
	}
	for _, key := range []string{"saves", "likes", "comments", "shares", "saves_gained", "shelf_life"} {
		if v.Reasons[key] == "" {
			t.Errorf("nothing says why %s is unknown", key)
		}
	}
	if why := v.Reasons["views"]; why != "" {
		t.Errorf("views are known, yet %s", why)
	}
}

func TestTheSavesOfAVideoAreHeldToTheDayOfItsLastCount(t *testing.T) {
	t.Parallel()
	h := history(1, "", "", "2026-03-18T12:00:00Z",
		count{"2026-03-19T12:00:00Z", 1000, -1, -1, -1, 20}, count{"2026-03-20T06:00:00Z", 1000, -1, -1, -1, 26})
	in := input(h)
	v := detailOf(t, in, h, query(7, "2026-03-21T18:00:00Z"))
	want := []VideoDay{
		{model.Date(2026, 3, 18), model.Known(10), model.Known(10), true, false},
		{model.Date(2026, 3, 19), model.Known(24), model.Known(14), false, false},
		{model.Date(2026, 3, 20), model.Known(26), model.Known(2), false, false},
		{model.Date(2026, 3, 21), model.Real{}, model.Real{}, false, false},
	}
	if len(v.Days) != len(want) {
		t.Fatalf("%d days, want %d", len(v.Days), len(want))
	}
	for i, w := range want {
		if v.Days[i] != w {
			t.Errorf("day %d is %v, want %v", i, v.Days[i], w)
		}
	}
	if v.Names != "26 people saved this. Their names are theirs." {
		t.Errorf("the names say %q", v.Names)
	}
}

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
	v, err := ComputeCategories(t.Context(), in, CategoriesQuery{Query: query(28, "2026-03-21T18:00:00Z")})
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
	v, err := ComputeCategories(t.Context(), input(weekly(1, "A", 10, 10)), CategoriesQuery{Query: query(28, "2026-03-25T18:00:00Z")})
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
	v, err := ComputeCategories(t.Context(), input(weekly(1, "A", 10, 10), late, without), CategoriesQuery{Query: query(28, "2026-03-25T18:00:00Z"), Sort: ByCategoryName})
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
