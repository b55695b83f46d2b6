package view

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"saveboard/model"
)

// grown are histories of so many videos, each counted once a day for so many days.
func grown(videos, days int) []model.History {
	r := rand.New(rand.NewPCG(1, 2))
	list := make([]model.History, videos)
	start := at("2025-11-01T18:00:00Z")
	for i := range list {
		h := &list[i]
		h.Video = model.Video{
			ID: model.VideoID(1<<20 + i + 1), TikTokID: fmt.Sprintf("74000000000000%05d", i), Handle: "mira", Kind: model.KindVideo,
			Posted: start.Add(-time.Duration(r.IntN(86400)) * time.Second), Title: fmt.Sprintf("Video %d", i),
			Category: []string{"Tutorials", "Recipes", "Skits", ""}[i%4],
		}
		var counters [5]int64
		for d := range days {
			s := model.Snapshot{Taken: start.Add(time.Duration(d) * 24 * time.Hour)}
			for c := range counters {
				counters[c] += int64(r.IntN(1000))
				s.Counters[c] = model.Exact(counters[c])
			}
			h.Snapshots = append(h.Snapshots, s)
		}
	}
	return list
}

// BenchmarkCollect is the cost of every video's figures over their whole history.
func BenchmarkCollect(b *testing.B) {
	for _, n := range []int{1, 100, 5000} {
		in := input(grown(n, 365)...)
		for _, days := range []int{28, 365} {
			b.Run(fmt.Sprintf("%d_videos/%d_days", n, days), func(b *testing.B) {
				q := query(days, "2026-10-31T20:00:00Z")
				for b.Loop() {
					if _, err := collect(b.Context(), in, q); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkOrder is the cost of choosing and ordering what was collected.
func BenchmarkOrder(b *testing.B) {
	for _, n := range []int{100, 10000} {
		c, err := collect(b.Context(), input(grown(n, 10)...), query(28, "2025-11-12T20:00:00Z"))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("%d_videos", n), func(b *testing.B) {
			for b.Loop() {
				c.Videos(VideosQuery{Query: query(28, "2025-11-12T20:00:00Z"), Sort: BySaves})
			}
		})
	}
}

// BenchmarkCategories is the cost of every category's sums and weeks.
func BenchmarkCategories(b *testing.B) {
	in := input(grown(1000, 365)...)
	for b.Loop() {
		if _, err := computeCategories(b.Context(), in, CategoriesQuery{Query: query(28, "2026-10-31T20:00:00Z")}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTotals is the cost of summing every day afresh, as a filter makes it.
func BenchmarkTotals(b *testing.B) {
	in := input(grown(1000, 365)...)
	for b.Loop() {
		if _, err := totalsOf(b.Context(), in, query(28, "2026-10-31T20:00:00Z")); err != nil {
			b.Fatal(err)
		}
	}
}
