package view

import (
	"fmt"
	"math"
	"testing"
	"time"

	"saveboard/model"
	"saveboard/model/curve"
	"saveboard/model/rate"
)

// detailOf is a video's view among in's videos.
func detailOf(t *testing.T, in Input, h model.History, q Query) VideoDetail {
	t.Helper()
	s := NewSurvey(in, q)
	among := AroundVideo{s.Study(), s.Typical(), s.Spikes(), s.Peers(h)}
	if err := s.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	return ComputeVideo(in, h, among, VideoQuery{Query: q, Video: h.ID})
}

const asOfApril = "2026-04-01T12:00:00Z"

// counted is a video posted on 1 March at noon and counted daily for so many days, with 100 views a day and
// so many saves.
func counted(n int64, category string, days int, saves int64) model.History {
	var counts []count
	for d := int64(1); d <= int64(days); d++ {
		taken := at("2026-03-01T12:00:00Z").Add(time.Duration(d) * 24 * time.Hour).String()
		counts = append(counts, count{taken, 100 * d, 10 * d, d, 2 * d, saves * d})
	}
	return history(n, category, "video", "2026-03-01T12:00:00Z", counts...)
}

func TestAVideoIsAdjustedByItsCategoryOrByTheWholeAccount(t *testing.T) {
	t.Parallel()
	var videos []model.History
	var bread, all []rate.Entry
	add := func(category string, days int, saves int64) {
		n := int64(len(videos) + 1)
		videos = append(videos, counted(n, category, days, saves))
		e := rate.Entry{Saves: float64(saves * int64(days)), Views: float64(100 * days)}
		all = append(all, e)
		if category == "Bread" {
			bread = append(bread, e)
		}
	}
	for i := range int64(6) {
		add("Bread", 20, 3+i)
	}
	for range 4 {
		add("Soup", 20, 1)
	}
	add("", 20, 2)
	v, err := computeVideos(t.Context(), input(videos...), VideosQuery{Query: query(28, asOfApril), Sort: ByAge})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range v.Videos {
		m, e := rate.Fit(all), rate.Entry{Saves: row.Saves.Real().Or(0), Views: row.Views.Real().Or(0)}
		if row.CategoryName() == "Bread" {
			m = rate.Fit(bread)
		}
		near(t, row.CategoryName(), row.AdjustedSaveRate, m.Adjusted(e).Or(-1))
	}
}

func TestAccountsAreStudiedApart(t *testing.T) {
	t.Parallel()
	var videos []model.History
	for n := int64(1); n <= 6; n++ {
		videos = append(videos, counted(n, "", 10, n))
	}
	for n := int64(1); n <= 6; n++ {
		h := counted(n, "", 10, 100*n)
		h.ID = model.VideoID(2<<20 | n)
		videos = append(videos, h)
	}
	q := query(28, asOfApril)
	q.Account = model.AllAccounts
	study, err := survey(t.Context(), input(videos...), q, (*Survey).Study)
	if err != nil {
		t.Fatal(err)
	}
	for i, h := range videos {
		near(t, fmt.Sprint("video ", i), study.standings[h.ID].against.Times, againstOthers(i%6+1))
	}
}

// againstOthers is n over the median of the other five of 1 to 6.
func againstOthers(n int) float64 {
	if n <= 3 {
		return float64(n) / 4
	}
	return float64(n) / 3
}

func TestADetailSetsAVideoAmongItsPeers(t *testing.T) {
	t.Parallel()
	var videos []model.History
	for n := int64(1); n <= 12; n++ {
		videos = append(videos, counted(n, "", 31, n))
	}
	own := counted(13, "", 5, 7)
	v := detailOf(t, input(append(videos, own)...), own, query(28, asOfApril))

	near(t, "against typical", v.Video.AgainstTypical, 7/6.5)
	near(t, "at day", v.Video.AgainstTypicalAgeDays, 5)
	if v.Ranks.Saves == nil || *v.Ranks.Saves != (curve.Rank{Rank: 6, Of: 13, Ahead: 6}) || *v.Ranks.SaveRate != *v.Ranks.Saves {
		t.Errorf("saves rank %+v, save rate %+v", v.Ranks.Saves, v.Ranks.SaveRate)
	}
	if r := v.Ranks.LikeRate; r == nil || r.Rank != 1 || r.Ahead != 0 {
		t.Errorf("all have one like rate: %+v", r)
	}
	if len(v.Forecast) != 3 || v.Forecast[0].Videos != 12 || v.Forecast[1].Videos != 12 || v.Forecast[2].Videos != 0 {
		t.Fatalf("forecast %+v", v.Forecast)
	}
	near(t, "expected at day 30", v.Forecast[1].Saves, middleOf(12, func(n float64) float64 { return 35.5*(30*n+0.5)/(5*n+0.5) - 0.5 }))
	if len(v.Typical) == 0 || v.Typical[len(v.Typical)-1].Videos < 8 {
		t.Errorf("typical curve %+v", v.Typical)
	}
}

// middleOf is the median of f at 1 … n, n even, f monotone, on the logarithm of f + ½ as the forecast takes it.
func middleOf(n int, f func(float64) float64) float64 {
	a, b := f(float64(n/2)), f(float64(n/2+1))
	return math.Sqrt((a+0.5)*(b+0.5)) - 0.5
}

func TestADetailWithoutPeersSaysWhy(t *testing.T) {
	t.Parallel()
	own := counted(1, "", 5, 7)
	v := detailOf(t, input(own, counted(2, "", 31, 2)), own, query(28, asOfApril))
	for key, want := range map[string]string{
		"adjusted_save_rate": "it needs 5 videos with about 111 views each",
		"against_typical":    "fewer than 5 other videos were counted around its age",
		"typical":            "it needs 8 videos counted around one age",
		"forecast":           "only 1 earlier video; 12 are needed",
	} {
		if v.Reasons[key] != want {
			t.Errorf("%s is null since %q, want %q", key, v.Reasons[key], want)
		}
	}
	if v.Ranks.Saves != nil {
		t.Errorf("a rank among one: %+v", v.Ranks.Saves)
	}
}

func TestAStudyTakesNothingFromAfterTheMomentOfAsking(t *testing.T) {
	t.Parallel()
	own := counted(1, "", 31, 7)
	var before, after []model.History
	for n := int64(2); n <= 9; n++ {
		before = append(before, counted(n, "", 10, n))
		after = append(after, counted(n, "", 31, n))
	}
	q := query(28, "2026-03-11T12:00:00Z")
	a, b := detailOf(t, input(append(before, own)...), own, q), detailOf(t, input(append(after, own)...), own, q)
	if a.Video.AgainstTypical != b.Video.AgainstTypical || a.Video.AdjustedSaveRate != b.Video.AdjustedSaveRate || len(a.Typical) != len(b.Typical) {
		t.Errorf("what came later changes it: %v and %v", a.Video, b.Video)
	}
}

func TestVideosAreRankedByTheirFairRateWhereThereIsOne(t *testing.T) {
	t.Parallel()
	var videos []model.History
	for n := int64(1); n <= 6; n++ {
		videos = append(videos, counted(n, "", int(20-n), n)) // the more saves a view, the fewer views
	}
	for want, list := range map[Column][]model.History{ByFair: videos, BySaves: videos[:4]} {
		v, err := computeVideos(t.Context(), input(list...), VideosQuery{Query: query(28, asOfApril)})
		if err != nil {
			t.Fatal(err)
		}
		if v.Sort != want {
			t.Errorf("%d videos are sorted by %s, want %s", len(list), v.Sort, want)
		}
	}
}
