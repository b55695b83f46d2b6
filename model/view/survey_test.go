package view

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"saveboard/model"
)

// several are videos of three accounts, counted now and then, with counters that are sometimes unknown.
func several(seed uint64, videos int) Input {
	r := rand.New(rand.NewPCG(seed, 3))
	in := input()
	in.Accounts = nil
	var list []model.History
	for a := range model.AccountID(3) {
		handle := fmt.Sprint("account", a+1)
		account := model.Account{ID: a + 1, Handle: handle, Own: a == 1, Zone: "UTC"}
		for n := range r.IntN(videos + 1) {
			account.Videos++
			h := model.History{Video: model.Video{
				ID: model.VideoID(int64(a+1)<<20 + int64(n)), TikTokID: fmt.Sprint(a, "-", n), Handle: handle, Kind: model.KindVideo,
				Posted: at("2025-12-01T12:00:00Z") + model.Instant(r.IntN(90*86400)), Title: fmt.Sprint("Video ", n),
				Category: []string{"Bread", "bread", "Soup", ""}[r.IntN(4)], Hashtags: []string{fmt.Sprint("tag", r.IntN(3))},
			}}
			taken := h.Posted - model.Instant(r.IntN(86400))
			var counters [5]float64
			for range r.IntN(60) {
				s := model.Snapshot{Taken: taken}
				for c := range counters {
					counters[c] += math.Floor(r.ExpFloat64() * []float64{900, 90, 9, 9, 20}[c])
					if r.IntN(15) > 0 {
						s.Counters[c] = model.Exact(int64(counters[c]))
					}
				}
				h.Snapshots = append(h.Snapshots, s)
				taken += model.Instant(3600 + r.IntN(2*86400))
			}
			list = append(list, h)
		}
		in.Accounts = append(in.Accounts, account)
	}
	in.Videos = stretchOf(list)
	return in
}

// testMoves are trends and spikes of one survey.
type testMoves struct {
	*TrendSet
	weeks  *WeekSet
	spikes *SpikeSet
}

func collectTrends(ctx context.Context, in Input, q Query) (testMoves, error) {
	s := NewSurvey(in, q)
	m := testMoves{s.Trends(), s.SeriesWeeks(), s.Spikes()}
	return m, s.Run(ctx)
}

func (m testMoves) Trends(q TrendsQuery) Trends { return m.TrendSet.Trends(m.weeks, m.spikes, q) }

func (m testMoves) Cards(l *Ledger, item string) []Card { return m.TrendSet.Cards(m.spikes, l, item) }

// collectCategories are the categories of one survey.
func collectCategories(ctx context.Context, in Input, q Query) (*CategorySet, error) {
	return survey(ctx, in, q, (*Survey).Categories)
}

func stretchOf(videos []model.History) Stretch {
	return func(yield func(model.History, error) bool) {
		for _, h := range videos {
			if !yield(h, nil) {
				return
			}
		}
	}
}

// cut makes stretches of so many videos each, which spoil the snapshots of a video when the next is asked for.
func cut(videos Stretch, n int) iter.Seq2[Stretch, error] {
	var all []model.History
	for h := range videos {
		all = append(all, h)
	}
	return func(yield func(Stretch, error) bool) {
		for some := range slices.Chunk(all, n) {
			spoiling := func(yield func(model.History, error) bool) {
				for _, h := range some {
					whole := h.Snapshots
					h.Snapshots = slices.Clone(whole)
					more := yield(h, nil)
					for i := range h.Snapshots {
						h.Snapshots[i] = model.Snapshot{Taken: 1, Counters: model.Counters{model.Saves: model.Exact(1 << 40)}}
					}
					if !more {
						return
					}
				}
			}
			if !yield(spoiling, nil) {
				return
			}
		}
	}
}

// everything is every view of in's videos, as JSON.
func everything(t *rapid.T, in Input, q Query) []any {
	s := NewSurvey(in, q)
	c, trends, weeks, spikes := s.Collection(s.Study()), s.Trends(), s.SeriesWeeks(), s.Spikes()
	typical, categories, timing, totals := s.Typical(), s.Categories(), s.Timing(), s.Totals()
	var own model.History
	for h := range in.Videos {
		own = h
	}
	peers := s.Peers(own)
	if err := s.Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	answers := []any{
		ComputeOverview(*totals, c, trends, spikes, q), c.Videos(VideosQuery{Query: q}), categories.Categories(CategoriesQuery{Query: q}),
		trends.Trends(weeks, spikes, TrendsQuery{Query: q}), timing.Timing(q),
	}
	if own.ID != 0 {
		among := AroundVideo{c.study, typical, spikes, peers}
		answers = append(answers, ComputeVideo(in, own, among, VideoQuery{Query: q, Video: own.ID}))
	}
	for i, answer := range answers {
		written, err := json.Marshal(answer)
		if err != nil {
			t.Fatal(err)
		}
		answers[i] = nil
		if err := json.Unmarshal(written, &answers[i]); err != nil {
			t.Fatal(err)
		}
	}
	return answers
}

// difference is where two answers differ by more than the order of a sum makes; empty when nowhere.
func difference(a, b any) string {
	return cmp.Diff(a, b, cmpopts.EquateApprox(1e-11, 1e-12))
}

func TestAnAnswerDoesNotDependOnWhereTheStretchesEnd(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in := several(rapid.Uint64().Draw(t, "seed"), rapid.IntRange(0, 25).Draw(t, "videos"))
		q := Query{
			AsOf: at("2026-03-20T12:00:00Z"), Period: model.Period{Days: rapid.SampledFrom([]int{0, 7, 90}).Draw(t, "days")},
			Metric: rapid.SampledFrom(model.AllMetrics()).Draw(t, "metric"), Filter: rapid.SampledFrom([]string{"", "tag1"}).Draw(t, "filter"),
		}
		want := everything(t, in, q)
		in.Stretches = cut(in.Videos, rapid.IntRange(1, 20).Draw(t, "videos a stretch"))
		for i, got := range everything(t, in, q) {
			if diff := difference(want[i], got); diff != "" {
				t.Fatalf("answer %d: %s", i, diff)
			}
		}
	})
}

func TestASurveyEndsWithTheFirstErrorAndWhenNobodyWaits(t *testing.T) {
	t.Parallel()
	broken := errors.New("a blob is corrupt")
	in := several(1, 40)
	whole := in.Videos
	for name, stretches := range map[string]iter.Seq2[Stretch, error]{
		"while reading": func(yield func(Stretch, error) bool) { _ = yield(whole, nil) && yield(nil, broken) },
		"while unpacking": func(yield func(Stretch, error) bool) {
			yield(func(yield func(model.History, error) bool) { yield(model.History{}, broken) }, nil)
		},
	} {
		in.Stretches = stretches
		if _, err := collect(t.Context(), in, query(28, asOfApril)); !errors.Is(err, broken) {
			t.Errorf("%s: %v", name, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	looked := 0
	in.Stretches = func(yield func(Stretch, error) bool) {
		yield(func(yield func(model.History, error) bool) {
			for h := range whole {
				cancel()
				if looked++; !yield(h, nil) {
					return
				}
			}
		}, nil)
	}
	if _, err := collect(ctx, in, query(28, asOfApril)); !errors.Is(err, context.Canceled) || looked != 1 {
		t.Errorf("after %d videos: %v", looked, err)
	}
}
