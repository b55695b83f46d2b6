package library_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"saveboard/data/library"
	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/view"
)

// BenchmarkViews is each view of 5,000 videos counted daily for a year, with nothing kept from before: in
// milliseconds, what of it is more than reading, over the time of reading and decoding that history alone, video after
// video (store.Histories), and over that of the quickest way to, the stretches that the views themselves are made from on
// all processors; and again with everything kept. All are measured in turn, since the machine may be busy.
//
//	go test -run '^$' -bench Views ./data/library
func BenchmarkViews(b *testing.B) {
	const videos, days = 5000, 365
	s := year(b, videos, days)
	q := view.Query{Account: 1, Period: model.LastDays(28), AsOf: posted + 2*days*day}
	first, err := library.New(s, false, nil).Videos(b.Context(), view.VideosQuery{Query: q, Limit: 1})
	if err != nil {
		b.Fatal(err)
	}
	views := []struct {
		name string
		ask  func(context.Context, *library.Library) error
	}{
		{"overview", func(ctx context.Context, l *library.Library) error { _, err := l.Overview(ctx, q); return err }},
		{"videos", func(ctx context.Context, l *library.Library) error {
			_, err := l.Videos(ctx, view.VideosQuery{Query: q})
			return err
		}},
		{"video", func(ctx context.Context, l *library.Library) error {
			_, err := l.Video(ctx, view.VideoQuery{Query: q, Video: first.Videos[0].ID})
			return err
		}},
		{"categories", func(ctx context.Context, l *library.Library) error {
			_, err := l.Categories(ctx, view.CategoriesQuery{Query: q})
			return err
		}},
		{"trends", func(ctx context.Context, l *library.Library) error {
			_, err := l.Trends(ctx, view.TrendsQuery{Query: q})
			return err
		}},
		{"timing", func(ctx context.Context, l *library.Library) error { _, err := l.Timing(ctx, q); return err }},
	}
	for _, v := range views {
		b.Run(v.name, func(b *testing.B) {
			var reading, together, asking, again time.Duration
			timed := func(sum *time.Duration, do func() error) {
				began := time.Now()
				if err := do(); err != nil {
					b.Fatal(err)
				}
				*sum += time.Since(began)
			}
			for b.Loop() {
				timed(&reading, func() error { return readOneByOne(b.Context(), s) })
				timed(&together, func() error { return readTogether(b.Context(), s) })
				l := library.New(s, false, nil)
				timed(&asking, func() error { return v.ask(b.Context(), l) })
				timed(&again, func() error { return v.ask(b.Context(), l) })
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(asking.Seconds()*1000/float64(b.N), "ms/view")
			b.ReportMetric((asking-together).Seconds()*1000/float64(b.N), "ms/computed")
			b.ReportMetric(again.Seconds()*1000/float64(b.N), "ms/again")
			b.ReportMetric(asking.Seconds()/reading.Seconds(), "of-reading")
			b.ReportMetric(asking.Seconds()/together.Seconds(), "of-together")
		})
	}
}

func readOneByOne(ctx context.Context, s *store.Store) error {
	for _, err := range s.Histories(ctx, 1) {
		if err != nil {
			return err
		}
	}
	return nil
}

func readTogether(ctx context.Context, s *store.Store) error {
	var all sync.WaitGroup
	var failed atomic.Pointer[error]
	stretches := make(chan store.Stretch)
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for stretch := range stretches {
				for _, err := range stretch {
					if err != nil {
						failed.Store(&err)
					}
				}
			}
		})
	}
	for stretch, err := range s.Stretches(ctx, 1) {
		if err != nil {
			return err
		}
		stretches <- stretch
	}
	close(stretches)
	all.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}

// year is a database of videos that were posted over a year and counted daily for so many days each.
func year(b *testing.B, videos, days int) *store.Store {
	b.Helper()
	s, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "save.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	random := rand.New(rand.NewPCG(1, 2))
	err = s.Import(b.Context(), func(ctx context.Context, tx *store.Tx) error {
		if err := tx.Begin(ctx, model.ImportFile{At: posted, File: "all.csv", Source: "business-suite", OwnTimes: true, Zone: "Europe/Berlin"}); err != nil {
			return err
		}
		for n := range videos {
			at := posted + model.Instant(n)*365*day/model.Instant(videos)
			r := model.Record{
				VideoID: fmt.Sprint(uint64(at)<<32 + 1), Account: "mira.bakes", Own: true, Kind: model.KindVideo, Posted: at,
				PostedFrom: model.PostedRecord, Title: fmt.Sprintf("Sourdough, part %d", n), Hashtags: []string{"bread", fmt.Sprint("week", n%50)},
				Category: []string{"Bread", "Cakes", "Tools", "Soups"}[n%4], TakenFrom: model.TakenRecord,
			}
			size, rate := 2000*(1+random.ExpFloat64()), 0.01+0.01*random.Float64()
			var views, saves float64
			for d := 1; d <= days; d++ {
				gained := size * (0.5 + random.Float64()) / float64(d)
				views += gained
				saves += gained * rate
				r.Taken = at + model.Instant(d)*day + model.Instant(n%600)
				r.Counters[model.Views], r.Counters[model.Saves] = model.Exact(int64(views)), model.Exact(int64(saves))
				r.Counters[model.Likes] = model.Exact(int64(views / 10))
				if err := tx.Keep(ctx, r); err != nil {
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
	return s
}

// BenchmarkFind is how long a piece of a title takes to be looked for.
func BenchmarkFind(b *testing.B) {
	l := library.New(year(b, 5000, 1), false, nil)
	for b.Loop() {
		if _, err := l.Find(b.Context(), 1, posted+800*day, "ART 4321"); err != nil {
			b.Fatal(err)
		}
	}
}
