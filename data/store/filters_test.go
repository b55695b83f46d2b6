package store_test

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"saveboard/data/store"
	"saveboard/model/filter"
)

func TestFiltersAreKeptUnderNames(t *testing.T) {
	t.Parallel()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "saves.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, f := range []filter.Saved{{Name: "keepers", Text: "rate>2%"}, {Name: "Brot", Text: "#bread"}, {Name: "@KEEPERS", Text: " rate>3% "}} {
		if err := s.SaveFilter(t.Context(), f); err != nil {
			t.Fatal(err)
		}
	}
	saved, err := s.SavedFilters(t.Context())
	if want := []filter.Saved{{Name: "Brot", Text: "#bread"}, {Name: "KEEPERS", Text: "rate>3%"}}; err != nil || !slices.Equal(saved, want) {
		t.Errorf("kept are %v (%v), want %v", saved, err, want)
	}
	if err := s.SaveFilter(t.Context(), filter.Saved{Name: "two words", Text: "a"}); !errors.Is(err, store.ErrFilterName) {
		t.Errorf("a name of two words: %v", err)
	}
	var wrong *filter.Problem
	if err := s.SaveFilter(t.Context(), filter.Saved{Name: "x", Text: "raet>1%"}); !errors.As(err, &wrong) {
		t.Errorf("what is no filter: %v", err)
	}
	if err := s.RemoveFilter(t.Context(), "brot"); err != nil {
		t.Error(err)
	}
	if err := s.RemoveFilter(t.Context(), "brot"); !errors.Is(err, store.ErrNoFilter) {
		t.Errorf("removed twice: %v", err)
	}
}
