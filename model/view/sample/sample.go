// Package sample has views of an invented creator, written by hand, for the tests of what draws them.
// They hold what is awkward to draw: titles in several scripts, unknown and rounded counts, losses.
package sample

import (
	"fmt"
	"math"
	"time"

	"saveboard/model"
	"saveboard/model/view"
)

// asOf is the moment of all samples: 22 November 2026, 18:00.
func asOf() time.Time { return time.Date(2026, time.November, 22, 18, 0, 0, 0, time.UTC) }

// Head is the head of every sample.
func Head(name string) view.Head {
	now := model.InstantOf(asOf())
	return view.Head{
		View: name, AsOf: now, CountsOf: now, TimeZone: "UTC", Accounts: []string{"mira.bakes"},
		Period: view.Span{Name: "28d", From: model.Date(2026, time.October, 26), To: model.Date(2026, time.November, 22)},
	}
}

// titles are awkward ones among plain ones.
func titles() []string {
	return []string{
		"Sourdough in 60 s 🍞", "3 knife skills you skip", "Meal prep: lentils 4 ways",
		"パン作りの基本、最初から最後まで", "Freezer dumplings 🥟 one batch for the whole month", "خبز العجين المخمر في عشر دقائق",
		"Cre\u0300me bru\u0302le\u0301e sans chalumeau", "Family recipe 👨‍👩‍👧‍👦👨‍👩‍👧‍👦 of four", "", "रोटी that puffs, every time",
		"Hostile\x1b[31m title\nwith \u202ecommands", "Ｆｕｌｌ　ｗｉｄｔｈ bread", "Weigh ⚖️ and love ❤️",
	}
}

func categories() []string {
	return []string{"Tutorials", "Tutorials", "Meal prep", "Behind the scenes", "", "Recipes"}
}

// Videos is a list of n videos, the most saved first.
func Videos(n int) view.Videos {
	v := view.Videos{Head: Head("videos"), Matched: n, Total: n, Sort: view.BySaves}
	for i := range n {
		v.Videos = append(v.Videos, Video(i, n))
	}
	v.Answer = "Nine videos hold half of your saves; seven of them are Tutorials or Meal prep."
	v.AnswerShort = "Nine videos hold half of your saves."
	if n == 0 {
		v.Answer, v.AnswerShort = "No videos yet.", "No videos yet."
	}
	return v
}

// Video is the i-th of n videos.
func Video(i, n int) view.Video {
	all, kinds := titles(), categories()
	posted := asOf().Add(-time.Duration(19+37*i) * 24 * time.Hour)
	saves := int64(12480 / (1 + float64(i)*0.6))
	views := saves * int64(38+i%23)
	v := view.Video{
		ID: model.VideoID(1<<20 | i + 1), VideoID: fmt.Sprintf("75000000000000%05d", i), Account: "mira.bakes", Kind: model.KindVideo,
		PostedAt: model.InstantOf(posted), PostedLocal: posted, AgeDays: float64(19 + 37*i), TakenAt: model.InstantOf(asOf()),
		Counts: view.Counts{
			Views: model.Exact(views), ViewsStep: 1, Likes: model.Exact(saves * 5), LikesStep: 1, Comments: model.Exact(saves / 9),
			CommentsStep: 1, Shares: model.Exact(saves / 3), SharesStep: 1, Saves: model.Exact(saves), SavesStep: 1,
		},
		SavesGained: model.Known(math.Round(float64(saves) / float64(2+i))), SavesGainedStep: 1,
		SaveRate: model.Known(float64(saves) / float64(views)), AdjustedSaveRate: model.Known(0.018 + 0.4*(float64(saves)/float64(views)-0.018)),
		AgainstTypical: model.Known(5.2 / (1 + float64(i)*0.4)), AgainstTypicalAgeDays: model.Known(float64(19 + 37*i)), KeepRatio: model.Known(0.2 + float64(i%7)/100),
		EngagementRate: model.Known(0.17), ShelfLife: model.Known(0.41), HalfLifeDays: model.Known(4.1),
	}
	v.URL = "https://www.tiktok.com/@mira.bakes/video/" + v.VideoID
	if v.Title = all[i%len(all)]; i >= len(all) {
		v.Title = fmt.Sprintf("Bake number %d", i+1)
	}
	if kind := kinds[i%len(kinds)]; kind != "" {
		v.Category = &kind
	}
	for d := range 28 {
		v.Daily = append(v.Daily, model.Known(float64((d*7+i*5)%13)))
	}
	awkward(&v, i)
	v.Gained, v.GainedStep = v.SavesGained, v.SavesGainedStep
	return v
}

// awkward makes a few videos what others are not: losing, rounded, unknown.
func awkward(v *view.Video, i int) {
	switch i {
	case 3:
		v.SavesGained = model.Known(-4)
	case 5:
		v.Saves, v.SavesStep = model.Rounded(3000, 1000), 1000
		v.SavesGained, v.SavesGainedStep = model.Known(0), 1000
	case 6:
		v.Saves, v.SavesStep, v.SavesGained, v.SaveRate, v.KeepRatio = model.Unknown, 0, model.Real{}, model.Real{}, model.Real{}
		v.AdjustedSaveRate, v.AgainstTypical, v.AgainstTypicalAgeDays = model.Real{}, model.Real{}, model.Real{}
		v.ShelfLife, v.HalfLifeDays, v.Daily = model.Real{}, model.Real{}, make([]model.Real, 28)
	case 7:
		for d := range 20 {
			v.Daily[d] = model.Real{}
		}
	}
}
