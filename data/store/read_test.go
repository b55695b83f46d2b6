package store_test

import (
	"context"
	"errors"
	"testing"

	"saveboard/data/store"
	"saveboard/model"
)

func TestTheVersionChangesWithEveryCommit(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	other := openAt(t, s.Path())
	version := func(why string) int64 {
		t.Helper()
		v, err := s.Version(t.Context())
		if err != nil {
			t.Fatalf("%s: %v", why, err)
		}
		return v
	}
	first := version("at first")
	if again := version("again"); again != first {
		t.Errorf("nothing happened, and the version went from %d to %d", first, again)
	}
	importOf(t, s, saves(1, start+day, 1))
	own := version("after an own import")
	if own == first {
		t.Error("an own import does not show")
	}
	importOf(t, other, saves(1, start+2*day, 1))
	if version("after another's import") == own {
		t.Error("an import of another program does not show")
	}
}

func TestReadingGoesOnWhileWriting(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	importOf(t, s, saves(1, start+day, 1))
	err := s.Import(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		must(t, tx.Begin(ctx, model.ImportFile{File: "a.csv", OwnTimes: true}))
		must(t, tx.Keep(ctx, saves(1, start+2*day, 1)))
		if _, err := tx.End(ctx); err != nil {
			return err
		}
		if got := len(only(t, s).Snapshots); got != 1 {
			t.Errorf("%d snapshots are seen before the commit, want 1", got)
		}
		return nil
	})
	must(t, err)
	for h, err := range s.Histories(t.Context(), model.AllAccounts) {
		must(t, err)
		importOf(t, s, saves(2, start+day, 1)) // while histories are read
		if len(h.Snapshots) != 2 {
			t.Errorf("%d snapshots, want 2", len(h.Snapshots))
		}
	}
	if n := len(everything(t, s)); n != 2 {
		t.Errorf("%d videos in the end, want 2", n)
	}
}

func TestHistoriesMayBeLeftAndStopped(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	var records []model.Record
	for n := range 1500 {
		records = append(records, saves(n, start+day, 1))
	}
	importOf(t, s, records...)
	for range 10 { // more often than there are connections
		for _, err := range s.Histories(t.Context(), model.AllAccounts) {
			must(t, err)
			break
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var last error
	n := 0
	for _, err := range s.Histories(ctx, model.AllAccounts) {
		cancel()
		last = err
		n++
	}
	if !errors.Is(last, context.Canceled) || n >= 1500 {
		t.Errorf("after %d videos the last error is %v, want context.Canceled before all", n, last)
	}
}

func TestHistoriesAreReadAsOftenAsTheyAreRangedOver(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	var records []model.Record
	for n := range 600 { // more than are read together
		records = append(records, saves(n, start+day, 1))
	}
	importOf(t, s, records...)
	all := s.Histories(t.Context(), model.AllAccounts)
	for range 2 {
		n := 0
		for _, err := range all {
			must(t, err)
			n++
		}
		if n != 600 {
			t.Errorf("%d videos, want 600 each time", n)
		}
	}
}
