package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"saveboard/data/store"
	"saveboard/model"
)

// drawRecord draws a record about one of a few videos, so that they meet each other in every way.
func drawRecord(t *rapid.T) model.Record {
	n := rapid.IntRange(0, 4).Draw(t, "video")
	uploaded := start + model.Instant(n)*40*day
	r := model.Record{
		VideoID: tiktokID(uploaded, n),
		Account: rapid.SampledFrom([]string{"", "mira.bakes", "mira.bakes", "tom.knits", "mira.cooks"}).Draw(t, "account"),
		Own:     rapid.IntRange(0, 9).Draw(t, "own") == 0,
		Source:  rapid.SampledFrom([]string{"tiktok-web", "business-suite", "log"}).Draw(t, "source"),
	}
	switch rapid.IntRange(0, 5).Draw(t, "posted") {
	case 0:
		r.Posted, r.PostedFrom = uploaded+model.Instant(rapid.IntRange(0, 10).Draw(t, "seconds")), model.PostedRecord
	case 1:
		r.Posted, r.PostedFrom = uploaded+day*model.Instant(rapid.IntRange(0, 4).Draw(t, "days")), model.PostedRecord
	case 2:
		r.Posted, r.PostedFrom = uploaded+day*model.Instant(rapid.IntRange(0, 3).Draw(t, "days")), model.PostedDay
	default:
		r.Posted, r.PostedFrom = uploaded, model.PostedID
	}
	if rapid.IntRange(0, 3).Draw(t, "near") == 0 { // about the posting, where a knot more or less matters
		r.Taken = uploaded + model.Instant(rapid.IntRange(-20, 60).Draw(t, "hours"))*3600
	} else {
		r.Taken = uploaded + model.Instant(rapid.IntRange(0, 600).Draw(t, "thirds"))*28_801
	}
	for c := range r.Counters {
		switch rapid.IntRange(0, 4).Draw(t, "known") {
		case 0, 1:
			r.Counters[c] = model.Exact(rapid.Int64Range(0, 2_000).Draw(t, "count"))
		case 2:
			r.Counters[c] = model.Rounded(100*rapid.Int64Range(0, 20).Draw(t, "hundreds"), 100)
		}
	}
	return r
}

// freshStores makes empty databases by copying one: creating each would take most of the test's time.
func freshStores(t *testing.T) func(*rapid.T) *store.Store {
	dir := t.TempDir()
	first := filepath.Join(dir, "first.db")
	s, err := store.Open(t.Context(), first)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	empty, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	return func(t *rapid.T) *store.Store {
		n++
		path := filepath.Join(dir, fmt.Sprint(n))
		if err := os.WriteFile(path, empty, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := store.Open(context.Background(), path)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
}

func TestWhatIsKeptReadyIsWhatTheHistoriesSay(t *testing.T) {
	t.Parallel()
	fresh := freshStores(t)
	rapid.Check(t, func(t *rapid.T) {
		ctx := context.Background()
		s := fresh(t)
		defer s.Close()
		for range rapid.IntRange(1, 3).Draw(t, "imports") {
			err := s.Import(ctx, func(ctx context.Context, tx *store.Tx) error {
				for range rapid.IntRange(1, 3).Draw(t, "files") {
					if err := drawFile(ctx, t, tx); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		checkTotals(t, s)
	})
}

func drawFile(ctx context.Context, t *rapid.T, tx *store.Tx) error {
	f := model.ImportFile{
		File: "drawn.csv", At: start, Source: "table", Format: "table", OwnTimes: rapid.Bool().Draw(t, "own times"),
		Zone: rapid.SampledFrom([]string{"", "Europe/Berlin", "Pacific/Auckland"}).Draw(t, "zone"),
	}
	if err := tx.Begin(ctx, f); err != nil {
		return err
	}
	records := rapid.SliceOfN(rapid.Custom(drawRecord), 0, 12).Draw(t, "records")
	for _, r := range records {
		if err := tx.Keep(ctx, r); err != nil {
			return err
		}
		if rapid.IntRange(0, 4).Draw(t, "flush") == 0 { // asking for a video that waits writes it
			if v, found, err := tx.Video(ctx, r.VideoID); err != nil || !found || v.TikTokID != r.VideoID {
				t.Fatalf("Video(%s) after Keep: %v, %v, %v", r.VideoID, v, found, err)
			}
		}
	}
	if rapid.IntRange(0, 5).Draw(t, "abandon") == 0 {
		return tx.Abandon(ctx)
	}
	got, err := tx.End(ctx)
	if err != nil {
		return err
	}
	if sum := got.SnapshotsNew + got.SnapshotsKnown + got.SnapshotsCorrected + got.Duplicates; sum != len(records) {
		t.Fatalf("%+v count %d records, want %d", got, sum, len(records))
	}
	seen := make(map[string]bool)
	for _, r := range records {
		seen[r.VideoID] = true
	}
	if got.VideosNew+got.VideosKnown != len(seen) {
		t.Fatalf("%+v count other videos than the %d there are", got, len(seen))
	}
	return nil
}

// The same files imported again change nothing, in whatever way they met the first time.
func TestAnyFileImportedTwiceIsKnown(t *testing.T) {
	t.Parallel()
	fresh := freshStores(t)
	rapid.Check(t, func(t *rapid.T) {
		ctx := context.Background()
		s := fresh(t)
		defer s.Close()
		records := rapid.SliceOfN(rapid.Custom(drawRecord), 1, 12).Draw(t, "records")
		for i := range records {
			records[i].Source = "table"
			records[i].Taken = start + 200*day // all of one instant: each video is a duplicate of itself
		}
		f := model.ImportFile{File: "drawn.csv", At: start, Source: "table", Format: "table"}
		first := importAs(t, s, f, records...)
		before := snapshotsOf(ctx, t, s)
		second := importAs(t, s, f, records...)
		if second.SnapshotsNew != 0 || second.SnapshotsCorrected != 0 || second.VideosNew != 0 || second.Duplicates != first.Duplicates {
			t.Fatalf("the second time counts %+v, the first time counted %+v", second, first)
		}
		if diff := cmp.Diff(before, snapshotsOf(ctx, t, s), equal...); diff != "" {
			t.Fatalf("the second time changed (-before +after):\n%s", diff)
		}
		checkTotals(t, s)
	})
}

func snapshotsOf(ctx context.Context, t *rapid.T, s *store.Store) (snapshots [][]model.Snapshot) {
	for h, err := range s.Histories(ctx, model.AllAccounts) {
		if err != nil {
			t.Fatal(err)
		}
		snapshots = append(snapshots, h.Snapshots)
	}
	return snapshots
}
