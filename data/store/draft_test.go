package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"saveboard/model/edit"
)

func TestADraftThatIsDiscardedLeavesNothing(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	d, err := NewDraft(t.Context(), filepath.Join(home, "data", "saveboard", "saveboard.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Edit(t.Context(), 0, edit.AddRule{Word: "#bread", Category: "Bread"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Discard(); err != nil {
		t.Error(err)
	}
	if left := namesIn(t, home); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

func TestADiscardedDraftLeavesAFolderThatIsInUse(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "data")
	d, err := NewDraft(t.Context(), filepath.Join(folder, "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "other"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := d.Discard(); err != nil {
		t.Error(err)
	}
	if left := namesIn(t, folder); len(left) != 1 || left[0] != "other" {
		t.Errorf("%v is left", left)
	}
}

func TestOfTwoDraftsTheFirstGetsTheName(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "saveboard.db")
	var drafts [2]*Draft
	for i, word := range []string{"first", "second"} {
		d, err := NewDraft(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.Edit(t.Context(), 0, edit.AddRule{Word: word, Category: "Bread"}); err != nil {
			t.Fatal(err)
		}
		drafts[i] = d
	}
	if err := drafts[0].Publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := drafts[1].Publish(t.Context()); !errors.Is(err, ErrExists) {
		t.Errorf("the second is published over the first: %v", err)
	}
	for _, d := range drafts {
		if err := d.Discard(); err != nil {
			t.Error(err)
		}
	}
	if left := namesIn(t, folder); len(left) != 1 || left[0] != "saveboard.db" {
		t.Errorf("%v is left", left)
	}
	s, err := OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	rules, err := s.Rules(t.Context())
	if err != nil || len(rules) != 1 || rules[0].Word != "first" {
		t.Errorf("the database has %v, %v", rules, err)
	}
}

// SQLite would play back into a new database what an older one of that name had not finished.
func TestNoDraftIsMadeBesideUnfinishedWrites(t *testing.T) {
	t.Parallel()
	for _, part := range []string{"", "-wal", "-journal"} {
		path := filepath.Join(t.TempDir(), "saveboard.db")
		if err := os.WriteFile(path+part, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := NewDraft(t.Context(), path); !errors.Is(err, ErrExists) {
			t.Errorf("saveboard.db%s is there: %v", part, err)
		}
	}
}

// namesIn are the names of what is in a folder.
func namesIn(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}
