package library_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"testing"
	"testing/fstest"

	"saveboard/data/library"
	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/view"
)

const explainer = `---
id: short
title: Short
checked: 2026-11
focused: “{{title}}” has {{saves}}.
sources:
- a law | a page
---
You can see how many.
`

// posted is when the first test video went up; its TikTok id holds the same second.
const posted = model.Instant(1_772_366_400) // 2026-03-01T12:00:00Z

const day = 86400

// record is the n-th video's snapshot so many days after the first posting.
func record(n, day int, title, category string, saves int64) model.Record {
	r := model.Record{
		VideoID: fmt.Sprint((int64(posted)+int64(n))<<32 + int64(n)), Account: "mira", Own: true, Kind: model.KindVideo,
		Posted: posted + model.Instant(n), PostedFrom: model.PostedRecord, Title: title, Category: category,
		Taken: posted + model.Instant(day*86400), TakenFrom: model.TakenRecord, Source: "business-suite",
	}
	r.Counters[model.Views] = model.Exact(100 * saves)
	r.Counters[model.Saves] = model.Exact(saves)
	return r
}

// filled is a library over a real database of the records, and the store under it.
func filled(t testing.TB, records ...model.Record) (*library.Library, *store.Store) {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "saves.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	add(t, s, records...)
	return library.New(s, false, fstest.MapFS{"short.md": {Data: []byte(explainer)}}), s
}

func add(t testing.TB, s *store.Store, records ...model.Record) {
	t.Helper()
	err := s.Import(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		if err := tx.Begin(ctx, model.ImportFile{At: posted, File: "test.csv", Format: "business-suite", Source: "business-suite", TakenFrom: model.TakenRecord, Zone: "Europe/Berlin", OwnTimes: true}); err != nil {
			return err
		}
		for _, r := range records {
			if err := tx.Keep(ctx, r); err != nil {
				return err
			}
		}
		_, err := tx.End(ctx)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func month(n int) []model.Record {
	var records []model.Record
	for day := 1; day <= 30; day++ {
		for video := 1; video <= n; video++ {
			records = append(records, record(video, day, fmt.Sprintf("Video %d", video), []string{"Skits", "Tutorials"}[video%2], int64(10*day*video)))
		}
	}
	return records
}

func asked(day int) view.Query {
	return view.Query{Account: 1, Period: model.LastDays(7), AsOf: posted + model.Instant(day*86400+3600)}
}

func TestReadyTotalsAndSummedHistoriesGiveTheSameFigures(t *testing.T) {
	t.Parallel()
	l, _ := filled(t, month(5)...)
	ready, err := l.Figures(t.Context(), asked(30))
	if err != nil {
		t.Fatal(err)
	}
	q := asked(30)
	q.Filter = "video" // fits every title, so the histories have to be summed
	summed, err := l.Figures(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	for name, pair := range map[string][2]view.Figure{
		"saves": {ready.Saves, summed.Saves}, "rate": {ready.SaveRate, summed.SaveRate}, "views": {ready.Views, summed.Views},
		"kept after week 1": {ready.KeptAfterWeek1, summed.KeptAfterWeek1}, "shares": {ready.Shares, summed.Shares},
	} {
		same(t, name, pair[0].Value, pair[1].Value)
		same(t, name+"'s change", pair[0].Change, pair[1].Change)
		for i := range pair[0].Daily {
			same(t, fmt.Sprintf("%s on day %d", name, i), pair[0].Daily[i], pair[1].Daily[i])
		}
	}
	if !ready.Saves.Value.Known() || !ready.Saves.Change.Known() {
		t.Errorf("saves are %+v", ready.Saves)
	}
	if ready.TimeZone != "Europe/Berlin" {
		t.Errorf("the time zone is %s", ready.TimeZone)
	}
}

func TestAllTimeBeginsWithTheFirstCountWhereverItIsAsked(t *testing.T) {
	t.Parallel()
	l, _ := filled(t, record(1, 40, "Early", "Skits", 3), record(2, 200, "Late", "Skits", 1), record(2, 201, "Late", "Skits", 4))
	q := asked(202)
	q.Period = model.Period{}
	late, err := l.Find(t.Context(), 1, posted+day*400, "late")
	if err != nil {
		t.Fatal(err)
	}
	ready, err := l.Figures(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	video, err := l.Video(t.Context(), view.VideoQuery{Query: q, Video: late.ID})
	if err != nil {
		t.Fatal(err)
	}
	q.Filter = "late"
	summed, err := l.Figures(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	want := view.Span{Name: "all", From: model.Date(2026, 4, 10), To: model.Date(2026, 9, 19)}
	for name, span := range map[string]view.Span{"ready": ready.Period, "summed": summed.Period, "video": video.Period} {
		if span != want {
			t.Errorf("%s: all time is %v, want %v", name, span, want)
		}
	}
	if len(ready.Days) != 163 || len(video.Days) != 163 {
		t.Errorf("%d days of all and %d of the video, want 163 of both", len(ready.Days), len(video.Days))
	}
}

func same(t *testing.T, what string, a, b model.Real) {
	t.Helper()
	if a.Known() != b.Known() || math.Abs(a.Or(0)-b.Or(0)) > 1e-9*math.Max(1, math.Abs(a.Or(0))) {
		t.Errorf("%s: ready %v, summed %v", what, a, b)
	}
}

func TestAnEarlierMomentHidesWhatCameLater(t *testing.T) {
	t.Parallel()
	l, _ := filled(t, month(2)...)
	v, err := l.Videos(t.Context(), view.VideosQuery{Query: asked(10)})
	if err != nil {
		t.Fatal(err)
	}
	if n, _ := v.Videos[0].Saves.Get(); n != 200 {
		t.Errorf("on day 10 the second video had %d saves, want 200", n)
	}
}

func TestAnAnswerIsKeptUntilTheDataChange(t *testing.T) {
	t.Parallel()
	l, s := filled(t, month(2)...)
	saves := func() int64 {
		v, err := l.Videos(t.Context(), view.VideosQuery{Query: asked(40)})
		if err != nil {
			t.Fatal(err)
		}
		n, _ := v.Videos[0].Saves.Get()
		return n
	}
	if before, again := saves(), saves(); before != 600 || again != 600 {
		t.Errorf("%d, then %d saves, want 600 twice", before, again)
	}
	add(t, s, record(2, 31, "Video 2", "", 777))
	if after := saves(); after != 777 {
		t.Errorf("after an import %d saves, want 777", after)
	}
}

func TestAVideoIsFoundByIDAddressOrAPieceOfItsTitle(t *testing.T) {
	t.Parallel()
	l, _ := filled(t, record(1, 1, "Crème brûlée 🍮", "", 1), record(2, 1, "Crème caramel", "", 1), record(3, 1, "Crème", "", 1))
	id := record(1, 1, "", "", 1).VideoID
	for name, want := range map[string]string{
		id: id, "https://www.tiktok.com/@mira/video/" + id + "?lang=en": id, "BRULEE": id, "  brûlée ": id,
		"crème": record(3, 1, "", "", 1).VideoID,
	} {
		v, err := l.Find(t.Context(), model.AllAccounts, posted+day*400, name)
		if err != nil || v.TikTokID != want {
			t.Errorf("%q is %s (%v), want %s", name, v.TikTokID, err, want)
		}
	}
	var hidden *library.NoVideo
	for _, name := range []string{id, "brulee"} {
		if _, err := l.Find(t.Context(), model.AllAccounts, posted, name); !errors.As(err, &hidden) {
			t.Errorf("%q is found before it was posted: %v", name, err)
		}
	}
	for name, fits := range map[string]int{"crèm": 3, "tiramisu": 0, "7000000000000000001": 0, "": 0} {
		var none *library.NoVideo
		if _, err := l.Find(t.Context(), model.AllAccounts, posted+day*400, name); !errors.As(err, &none) || none.Fits != fits || len(none.Candidates) != fits {
			t.Errorf("%q: %v, want %d candidates", name, err, fits)
		}
	}
}

func TestWhySaysHowManySavedTheFocusedVideo(t *testing.T) {
	t.Parallel()
	l, _ := filled(t, record(1, 1, "Sourdough", "", 12480))
	v, err := l.Find(t.Context(), model.AllAccounts, posted+day*400, "sourdough")
	if err != nil {
		t.Fatal(err)
	}
	w, err := l.Why(t.Context(), view.WhyQuery{Query: asked(2), Video: v.ID})
	if err != nil {
		t.Fatal(err)
	}
	if want := "12,480 people saved “Sourdough”. You can see how many, never who."; w.Answer != want {
		t.Errorf("the answer is %q, want %q", w.Answer, want)
	}
	if w.TimeZone != "Europe/Berlin" || w.CountsOf != v.Posted-1+day || w.Period != (view.Span{Name: "7d", From: model.Date(2026, 2, 25), To: model.Date(2026, 3, 3)}) {
		t.Errorf("the head is %+v", w.Head)
	}
	if got, want := w.Parts[0].Focused, "“Sourdough” has 12,480."; got != want {
		t.Errorf("the part says %q, want %q", got, want)
	}
}

func TestAQuestionThatNobodyWaitsForStops(t *testing.T) {
	t.Parallel()
	l, _ := filled(t, month(2)...)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Videos(ctx, view.VideosQuery{Query: asked(30)}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled question gives %v", err)
	}
}

// BenchmarkFigures is what stands before the first frame: it must not grow with the history.
func BenchmarkFigures(b *testing.B) {
	for _, days := range []int{1, 300} {
		b.Run(fmt.Sprintf("200_videos_%d_days", days), func(b *testing.B) {
			var records []model.Record
			for day := 1; day <= days; day++ {
				for video := range 200 {
					records = append(records, record(video, day, "", "", int64(day*video)))
				}
			}
			l, _ := filled(b, records...)
			q := asked(days)
			for b.Loop() {
				if _, err := l.Figures(b.Context(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkVideosAgain is asking again while the data stand.
func BenchmarkVideosAgain(b *testing.B) {
	l, _ := filled(b, month(100)...)
	for b.Loop() {
		if _, err := l.Videos(b.Context(), view.VideosQuery{Query: asked(30)}); err != nil {
			b.Fatal(err)
		}
	}
}
