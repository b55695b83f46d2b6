package store_test

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/edit"
)

func TestRemovingAnAccountLeavesNoByteOfIt(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "save.db")
	s := openAt(t, path)
	const handle, former, title, tag, category, label, note, file = "nils.kocht", "nils.grillt", "Gulasch wie bei Oma", "gulaschkanone", "Eintöpfe", "winterlich", "zweimal gedreht", "export-von-nils.csv"
	r := as(former, titled(7, title, tag))
	importAs(t, s, model.ImportFile{File: file, Source: "table", OwnTimes: true}, r)
	r.Account, r.Taken = handle, r.Taken+day
	importAs(t, s, model.ImportFile{File: "2 nils.kocht.csv", Source: "table", OwnTimes: true}, r, titled(1, "bread"))
	must(t, sortInto(t.Context(), s, category, video(7)))
	must(t, edited(t.Context(), s, edit.Label{Videos: []string{video(7)}, Add: []string{label}}))
	must(t, edited(t.Context(), s, edit.Note{Video: video(7), Text: note}))
	must(t, edited(t.Context(), s, edit.Note{Video: video(1), Text: "kept"}))

	a, found, err := s.AccountByHandle(t.Context(), former)
	if err != nil || !found {
		t.Fatal(found, err)
	}
	done, err := s.Remove(t.Context(), a.ID)
	must(t, err)
	if want := "Removed @nils.kocht and its 1 video for good."; done.Sentence != want {
		t.Errorf("it says %q, want %q", done.Sentence, want)
	}
	if got := handles(t, s); !slices.Equal(got, []string{"mira.bakes"}) {
		t.Errorf("the accounts are %q", got)
	}
	if h := only(t, s); h.Note != "kept" || len(h.Snapshots) != 1 {
		t.Errorf("the other account's video is %+v", h)
	}
	checkTotals(t, s)
	findings, err := s.Check(t.Context())
	must(t, err)
	for _, f := range findings {
		if !f.OK {
			t.Errorf("%s: %s", f.Name, f.Detail)
		}
	}
	if _, err := s.Undo(t.Context()); !errors.Is(err, edit.ErrNothingToUndo) {
		t.Errorf("undo after a removal: %v", err)
	}
	for _, part := range []string{"", "-wal"} {
		content, err := os.ReadFile(path + part)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		must(t, err)
		for _, trace := range []string{handle, former, title, tag, category, label, note, file, video(7)} {
			if bytes.Contains(bytes.ToLower(content), bytes.ToLower([]byte(trace))) {
				t.Errorf("%q is left in the file%s", trace, part)
			}
		}
	}
}

func TestRemovingTheLastAccountLeavesAnEmptyDatabase(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	importOf(t, s, saves(1, start+day, 1), saves(2, start+200*day, 5))
	_, err := s.Remove(t.Context(), 1)
	must(t, err)
	checkTotals(t, s)
	if size, err := s.Size(t.Context()); err != nil || size.Accounts+size.Videos+size.Snapshots+size.Imports != 0 {
		t.Errorf("the size is %+v, %v", size, err)
	}
	var no *edit.Refused
	if _, err := s.Remove(t.Context(), model.AccountID(1)); !errors.As(err, &no) {
		t.Errorf("removing it again: %v", err)
	}
}

func TestARemovalThatCannotCleanTheFileSaysSo(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it waits as long as one waits for another program")
	}
	path := filepath.Join(t.TempDir(), "save.db")
	s := openAt(t, path)
	importOf(t, s, saves(1, start+day, 1))
	other, err := sql.Open("sqlite", path)
	must(t, err)
	defer other.Close()
	rows, err := other.Query("SELECT id FROM video") // a reader that does not go on
	must(t, err)
	defer rows.Close()
	rows.Next()
	if _, err := s.Remove(t.Context(), 1); !errors.Is(err, store.ErrTraces) {
		t.Errorf("the removal says %v, want that traces are left", err)
	}
	if got := handles(t, s); len(got) != 0 {
		t.Errorf("the accounts are %q", got)
	}
}
