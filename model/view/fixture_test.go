package view

import (
	"context"
	"math"
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

// unknown is what near is given for a figure that is not known.
var unknown = math.NaN()

// near fails unless a figure is want, to 1e-9.
func near(t *testing.T, what string, got model.Real, want float64) {
	t.Helper()
	v, ok := got.Get()
	if ok != !math.IsNaN(want) || ok && math.Abs(v-want) > 1e-9 {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

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

// survey makes a pass for one purpose alone, as the functions below do: a library asks for several at once.
func survey[T any](ctx context.Context, in Input, q Query, ask func(*Survey) T) (T, error) {
	s := NewSurvey(in, q)
	answer := ask(s)
	return answer, s.Run(ctx)
}

// collect is the figures of every video, with the study that they need.
func collect(ctx context.Context, in Input, q Query) (*Collection, error) {
	return survey(ctx, in, q, func(s *Survey) *Collection { return s.Collection(s.Study()) })
}

// totalsOf is the daily totals of every video that the filter takes.
func totalsOf(ctx context.Context, in Input, q Query) (Totals, error) {
	t, err := survey(ctx, in, q, (*Survey).Totals)
	return *t, err
}

// computeVideos is the list of videos.
func computeVideos(ctx context.Context, in Input, q VideosQuery) (Videos, error) {
	c, err := collect(ctx, in, q.Query)
	if err != nil {
		return Videos{}, err
	}
	return c.Videos(q), nil
}

// computeCategories is the view of the categories.
func computeCategories(ctx context.Context, in Input, q CategoriesQuery) (Categories, error) {
	s, err := survey(ctx, in, q.Query, (*Survey).Categories)
	if err != nil {
		return Categories{}, err
	}
	return s.Categories(q), nil
}

// computeTiming is the view of the hours.
func computeTiming(ctx context.Context, in Input, q Query) (Timing, error) {
	s, err := survey(ctx, in, q, (*Survey).Timing)
	if err != nil {
		return Timing{}, err
	}
	return s.Timing(q), nil
}
