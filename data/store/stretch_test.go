package store_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"saveboard/model"
)

func TestStretchesHoldTheHistoriesWhicheverIsGoneThroughFirst(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	var records []model.Record
	for n := range 1100 { // more than are read together
		for d := range model.Instant(1 + n%3) {
			records = append(records, saves(n, start+day*(1+80*d), int64(n)+int64(d)))
		}
	}
	importOf(t, s, records...)
	var want []model.History
	for h, err := range s.Histories(t.Context(), model.AllAccounts) {
		must(t, err)
		want = append(want, h)
	}

	var found []*[]model.History
	var all sync.WaitGroup
	for stretch, err := range s.Stretches(t.Context(), model.AllAccounts) {
		must(t, err)
		list := new([]model.History)
		found = append(found, list)
		all.Go(func() {
			for h, err := range stretch {
				if err != nil {
					t.Error(err)
				}
				h.Snapshots = slices.Clone(h.Snapshots)
				*list = append(*list, h)
			}
		})
	}
	all.Wait()
	var got []model.History
	for _, list := range found {
		got = append(got, *list...)
	}
	if len(found) < 2 {
		t.Errorf("%d stretches, want several", len(found))
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(model.Count{})); diff != "" {
		t.Errorf("Stretches (-Histories +got):\n%s", diff)
	}
}

func TestStretchesStopWhenNobodyWaits(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	var records []model.Record
	for n := range 1500 {
		records = append(records, saves(n, start+day, 1))
	}
	importOf(t, s, records...)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var last error
	n := 0
	for _, err := range s.Stretches(ctx, model.AllAccounts) {
		cancel()
		last = err
		n++
	}
	if !errors.Is(last, context.Canceled) || n > 2 {
		t.Errorf("after %d stretches the last error is %v, want context.Canceled after one", n, last)
	}
	for range s.Stretches(t.Context(), model.AllAccounts) {
		break // and whoever has seen enough leaves
	}
}
