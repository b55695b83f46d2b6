package store_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"saveboard/data/store"
	"saveboard/model"
)

// sizes are the numbers of videos that benchmarks are run at.
func sizes() []int { return []int{1, 100, 5000} }

const daysOfHistory = 365

// filled is a database of so many videos, each with a snapshot a day, as a cron job brings them. It
// returns the records of the day after.
func filled(b *testing.B, videos, days int) (path string, next []model.Record) {
	b.Helper()
	path = filepath.Join(b.TempDir(), "save.db")
	s, err := store.Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, uint64(videos)))
	ctx := context.Background()
	err = s.Import(ctx, func(ctx context.Context, tx *store.Tx) error {
		if err := tx.Begin(ctx, model.ImportFile{At: start, File: "all.csv", Source: "business-suite", OwnTimes: true, Zone: "Europe/Berlin"}); err != nil {
			return err
		}
		for n := range videos {
			counters := [5]int64{20_000, 1_000, 40, 60, 300}
			for d := range days + 1 {
				r := ofDay(n, d)
				for c := range counters {
					counters[c] += random.Int64N(1 + counters[c]/200)
					r.Counters[c] = model.Exact(counters[c])
				}
				if d == days {
					next = append(next, r)
				} else if err := tx.Keep(ctx, r); err != nil {
					return err
				}
			}
		}
		_, err := tx.End(ctx)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	return path, next
}

func ofDay(n, d int) model.Record {
	return model.Record{
		VideoID: tiktokID(start, n), Account: "mira.bakes", Own: true, Kind: model.KindVideo, Posted: start, PostedFrom: model.PostedRecord,
		Title: fmt.Sprintf("Sourdough, part %d: what the crumb tells you 🍞", n), Hashtags: []string{"bread", "sourdough", "baking"},
		DurationS: model.Exact(40), Category: []string{"Bread", "Cakes", "Tools"}[n%3],
		Taken: start + model.Instant(d+1)*day + model.Instant(n%600), TakenFrom: model.TakenRecord,
	}
}

func BenchmarkOpenAndTwoMonths(b *testing.B) {
	for _, videos := range sizes() {
		path, _ := filled(b, videos, daysOfHistory)
		last := model.Day((start + daysOfHistory*day) / day)
		b.Run(fmt.Sprintf("videos=%d", videos), func(b *testing.B) {
			for b.Loop() {
				s, err := store.Open(b.Context(), path)
				if err != nil {
					b.Fatal(err)
				}
				totals, err := s.DailyTotals(b.Context(), 1, last-56, last)
				if err != nil || len(totals) < 56 {
					b.Fatal(len(totals), err)
				}
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkHistories(b *testing.B) {
	for _, videos := range sizes() {
		path, _ := filled(b, videos, daysOfHistory)
		s := openAt(b, path)
		b.Run(fmt.Sprintf("videos=%d", videos), func(b *testing.B) {
			for b.Loop() {
				n := 0
				for h, err := range s.Histories(b.Context(), 1) {
					if err != nil {
						b.Fatal(err)
					}
					n += len(h.Snapshots)
				}
				if n != videos*daysOfHistory {
					b.Fatal(n)
				}
			}
		})
	}
}

func BenchmarkImportOfOneMoreDay(b *testing.B) {
	for _, videos := range sizes() {
		path, next := filled(b, videos, daysOfHistory)
		before, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("videos=%d", videos), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				if err := os.WriteFile(path, before, 0o600); err != nil {
					b.Fatal(err)
				}
				s, err := store.Open(b.Context(), path)
				if err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				counts := importAs(b, s, model.ImportFile{At: start, File: "day.csv", Source: "business-suite", OwnTimes: true}, next...)
				b.StopTimer()
				if counts.SnapshotsNew != videos {
					b.Fatalf("%+v", counts)
				}
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
		})
	}
}
