package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"saveboard/data/store"
	"saveboard/model"
)

// everything is all that a reader can see of the snapshots and videos.
func everything(t testing.TB, s *store.Store) []model.History {
	t.Helper()
	return histories(t, s, model.AllAccounts)
}

func TestAnImportThatFailsChangesNothing(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	importOf(t, s, saves(1, start+day, 1))
	before := everything(t, s)
	broken := errors.New("the disk is gone")
	err := s.Import(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		must(t, tx.Begin(ctx, model.ImportFile{File: "a.csv", Source: "table"}))
		must(t, tx.Keep(ctx, saves(2, start+day, 1)))
		if _, err := tx.End(ctx); err != nil {
			t.Fatal(err)
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("Import gives %v, want the function's own error", err)
	}
	if diff := cmp.Diff(before, everything(t, s), equal...); diff != "" {
		t.Errorf("the import left (-before +after):\n%s", diff)
	}
	checkTotals(t, s)
}

func TestAnImportThatPanicsChangesNothingAndLetsOthersWrite(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		s.Import(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			must(t, tx.Begin(ctx, model.ImportFile{File: "a.csv"}))
			must(t, tx.Keep(ctx, saves(1, start+day, 1)))
			panic("a bug")
		})
	}()
	importOf(t, s, saves(2, start+day, 1))
	if got := only(t, s).TikTokID; got != tiktokID(start, 2) {
		t.Errorf("stored is %s, want the second import's video alone", got)
	}
}

// endsAfter is a context that ends when it was looked at so many times.
type endsAfter struct {
	context.Context
	looks *atomic.Int64
}

func (c endsAfter) Err() error {
	if c.looks.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

func TestAnImportStoppedAnywhereChangesNothing(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	var first, next []model.Record
	for n := range 3 {
		for d := range 70 {
			first = append(first, saves(n, start+model.Instant(d+1)*day, int64(d)))
		}
		next = append(next, saves(n, start+71*day, 500), saves(n+5, start+day, 1))
	}
	importOf(t, s, first...)
	before := everything(t, s)
	stopped := 0
	for looks := int64(0); ; looks++ {
		ctx := endsAfter{t.Context(), new(atomic.Int64)}
		ctx.looks.Store(looks)
		err := s.Import(ctx, func(ctx context.Context, tx *store.Tx) error {
			if err := tx.Begin(ctx, model.ImportFile{File: "a.csv", Source: "table", OwnTimes: true}); err != nil {
				return err
			}
			for _, r := range next {
				if err := tx.Keep(ctx, r); err != nil {
					return err
				}
			}
			_, err := tx.End(ctx)
			return err
		})
		if err == nil {
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("stopped at look %d: %v, want context.Canceled", looks, err)
		}
		stopped++
		if diff := cmp.Diff(before, everything(t, s), equal...); diff != "" {
			t.Fatalf("stopped at look %d it left (-before +after):\n%s", looks, diff)
		}
	}
	if stopped < 5 || len(everything(t, s)) != 6 {
		t.Errorf("it was stopped at %d points and then left %d videos; want 5 points or more, and 6", stopped, len(everything(t, s)))
	}
	checkTotals(t, s)
}

func TestAnAbandonedFileLeavesTheOthers(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	err := s.Import(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		for i, handle := range []string{"mira.bakes", "tom.knits", "eva.films"} {
			must(t, tx.Begin(ctx, model.ImportFile{File: handle, Source: "table", OwnTimes: true}))
			r := as(handle, saves(i, start+model.Instant(100*i)*day, 1))
			r.Category = handle
			must(t, tx.Keep(ctx, r))
			if _, found, err := tx.Video(ctx, r.VideoID); !found || err != nil { // it is written
				t.Errorf("%s is not found, %v", r.VideoID, err)
			}
			if i == 1 {
				must(t, tx.Abandon(ctx))
				continue
			}
			if _, err := tx.End(ctx); err != nil {
				return err
			}
		}
		return nil
	})
	must(t, err)
	if got, want := handles(t, s), []string{"mira.bakes", "eva.films"}; !slices.Equal(got, want) {
		t.Errorf("the accounts are %q, want %q", got, want)
	}
	names, err := s.Categories(t.Context())
	if want := []string{"eva.films", "mira.bakes"}; !slices.Equal(names, want) || err != nil {
		t.Errorf("the categories are %q, %v; want %q", names, err, want)
	}
	imports, err := s.Imports(t.Context())
	if len(imports) != 2 || imports[2].File != "eva.films" || err != nil {
		t.Errorf("the imports are %v, %v; want two", imports, err)
	}
	checkTotals(t, s)
}

func TestAFileThatIsNotEndedFailsTheImport(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	err := s.Import(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		return tx.Begin(ctx, model.ImportFile{File: "a.csv"})
	})
	if err == nil {
		t.Error("no error")
	}
	err = s.Import(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		return tx.Keep(ctx, saves(1, start, 1))
	})
	if err == nil {
		t.Error("Keep before Begin: no error")
	}
}

func TestAnUnknownZoneIsRefused(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	for _, zone := range []string{"Europe/Atlantis", "Local"} {
		err := s.Import(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			return tx.Begin(ctx, model.ImportFile{File: "a.csv", Zone: zone})
		})
		if err == nil {
			t.Errorf("%s: no error", zone)
		}
	}
}

func TestWhatAnImporterMayAsk(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	own := saves(1, start+day, 1)
	own.Own, own.Title = true, "Bread"
	importAs(t, s, model.ImportFile{File: "a.csv", OwnTimes: true, Zone: "Asia/Tokyo"}, own, saves(1, start+80*day, 5), as("tom.knits", saves(2, start+day, 1)))
	err := s.Import(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		must(t, tx.Begin(ctx, model.ImportFile{File: "b.csv", OwnTimes: true}))
		must(t, tx.Keep(ctx, as("eva.films", saves(3, start+day, 1)))) // still pending
		must(t, tx.Keep(ctx, saves(1, start+40*day, 3)))

		v, found, err := tx.Video(ctx, own.VideoID)
		if err != nil || !found || v.Title != "Bread" || v.Handle != "mira.bakes" {
			t.Errorf("Video gives %+v, %v, %v", v, found, err)
		}
		if _, found, err := tx.Video(ctx, tiktokID(start, 9)); found || err != nil {
			t.Errorf("Video of a new one gives %v, %v", found, err)
		}
		h, err := tx.History(ctx, own.VideoID, start+2*day, start+80*day)
		if err != nil || len(h) != 2 || h[0].Taken != start+40*day || h[1].Taken != start+80*day {
			t.Errorf("History gives %+v, %v; want the pending snapshot and the last", h, err)
		}
		if h, err := tx.History(ctx, tiktokID(start, 9), 0, start+80*day); len(h) != 0 || err != nil {
			t.Errorf("History of a new video gives %+v, %v", h, err)
		}
		for handle, want := range map[string][]string{"": {own.VideoID}, "tom.knits": {tiktokID(start, 2)}, "eva.films": {tiktokID(start, 3)}, "nobody": nil} {
			videos, err := tx.Posted(ctx, handle, start, start)
			var got []string
			for _, v := range videos {
				got = append(got, v.TikTokID)
			}
			if !slices.Equal(got, want) || err != nil {
				t.Errorf("Posted of %q gives %v, %v; want %v", handle, got, err, want)
			}
		}
		if videos, err := tx.Posted(ctx, "", start+1, start+day); len(videos) != 0 || err != nil {
			t.Errorf("Posted a second later gives %v, %v", videos, err)
		}
		if zone, found, err := tx.Zone(ctx, "mira.bakes"); err != nil || !found || zone.String() != "Asia/Tokyo" {
			t.Errorf("Zone gives %v, %v, %v", zone, found, err)
		}
		if zone, found, err := tx.Zone(ctx, "eva.films"); err != nil || !found || zone != time.UTC {
			t.Errorf("Zone of a new account gives %v, %v, %v", zone, found, err)
		}
		if _, found, err := tx.Zone(ctx, "nobody"); found || err != nil {
			t.Errorf("Zone of nobody gives %v, %v", found, err)
		}
		_, err = tx.End(ctx)
		return err
	})
	must(t, err)
	checkTotals(t, s)
}

func TestManyRecordsNeedManyBatches(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	const videos, days = 90, 100
	var records []model.Record
	for d := range days { // day by day: every batch meets every video again
		for n := range videos {
			records = append(records, saves(n, start+model.Instant(d+1)*day, int64(d*n)))
		}
	}
	counts := importOf(t, s, records...)
	if want := (model.ImportCounts{VideosNew: videos, SnapshotsNew: videos * days}); !cmp.Equal(counts, want) {
		t.Errorf("counts are %+v, want %+v", counts, want)
	}
	counts = importOf(t, s, append(records[:50], records...)...)
	if want := (model.ImportCounts{VideosKnown: videos, SnapshotsKnown: videos * days, Duplicates: 50}); !cmp.Equal(counts, want) {
		t.Errorf("again, with some twice, counts are %+v, want %+v", counts, want)
	}
	checkTotals(t, s)
}

func TestTwoProgramsMayWriteInTurn(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	other := openAt(t, s.Path())
	var together sync.WaitGroup
	for i, writer := range []*store.Store{s, other, s, other} {
		together.Go(func() { importOf(t, writer, saves(i, start+day, int64(i))) })
	}
	together.Wait()
	if n := len(everything(t, s)); n != 4 {
		t.Errorf("%d videos are stored, want all 4", n)
	}
	checkTotals(t, s)
}

func TestWaitingForAnotherWriterEndsWithTheContext(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	other := openAt(t, s.Path())
	err := s.Import(t.Context(), func(context.Context, *store.Tx) error {
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
		defer cancel()
		err := other.Import(ctx, func(context.Context, *store.Tx) error { return nil })
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("the other's import gives %v, want the context's end", err)
		}
		return nil
	})
	must(t, err)
	importOf(t, other, saves(1, start+day, 1)) // and it may write afterwards
}

func TestADatabaseInAFolderThatMayNotBeWrittenIsRead(t *testing.T) {
	t.Parallel()
	if os.Geteuid() == 0 {
		t.Skip("root may write anywhere")
	}
	path := some(t)
	must(t, os.Chmod(filepath.Dir(path), 0o500))
	t.Cleanup(func() { os.Chmod(filepath.Dir(path), 0o700) })
	s, err := store.OpenReadOnly(t.Context(), path)
	must(t, err)
	defer s.Close()
	if n := len(everything(t, s)); n != 2 {
		t.Errorf("%d videos, want 2", n)
	}
}
