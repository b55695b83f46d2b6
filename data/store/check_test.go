package store_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"saveboard/data/store"
	"saveboard/model"
)

// some is a database with two accounts and two blocks of history; its file is closed again.
func some(t *testing.T) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "save.db")
	s, err := store.Open(t.Context(), path)
	must(t, err)
	importOf(t, s, saves(1, start+day, 1), saves(1, start+80*day, 50), as("tom.knits", saves(2, start+day, 7)), as("tom.knits", saves(2, start+2*day, 9)))
	must(t, s.Close())
	return path
}

// damage changes a database behind the store's back.
func damage(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	must(t, err)
	defer db.Close()
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

// bad are the names of the checks that found something.
func bad(t *testing.T, check func(context.Context) ([]store.Finding, error)) (names []string) {
	t.Helper()
	findings, err := check(t.Context())
	must(t, err)
	for _, f := range findings {
		if !f.OK {
			names = append(names, f.Name)
		}
		if f.Detail == "" {
			t.Errorf("%s has no detail", f.Name)
		}
	}
	return names
}

func TestTheDoctorFindsNothingInAGoodDatabase(t *testing.T) {
	t.Parallel()
	s := openAt(t, some(t))
	if names := append(bad(t, s.Check), bad(t, s.CheckDeep)...); len(names) > 0 {
		t.Errorf("found %q", names)
	}
}

func TestTheDoctorFindsWhatIsWrong(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		statement string
		check     string
	}{
		"a column for who saved":        {"ALTER TABLE video ADD COLUMN saved_by TEXT", "columns"},
		"a table for who saved":         {"CREATE TABLE saver (handle TEXT)", "columns"},
		"a video of no account's":       {"INSERT INTO latest VALUES (77, 0, 0, NULL, NULL, NULL, NULL, NULL, 0)", "references"},
		"a history of no video":         {"UPDATE history SET video = 99 WHERE video = (2 << 20) + 1", "references"},
		"a total that is not the sum":   {"UPDATE daily_total SET saves = saves + 1 WHERE account = 1 AND saves > 0", "daily totals"},
		"a total of a day of nothing":   {"INSERT INTO daily_total SELECT 1, 7, posted, covered, estimated, views, likes, comments, shares, saves, rate_saves, rate_views, after_week_1, of_views, of_likes, of_comments, of_shares, of_rate FROM daily_total LIMIT 1", "daily totals"},
		"an unknown sum turned into 0":  {"UPDATE daily_total SET views = 0, of_views = 1 WHERE saves IS NOT NULL", "daily totals"},
		"another latest count":          {"UPDATE latest SET saves = 51 WHERE saves = 50", "latest counts"},
		"another number of videos":      {"UPDATE account SET videos = 5", "accounts"},
		"another time of the last":      {"UPDATE account SET counted = counted - 1", "accounts"},
		"a latest row that is missing":  {"DELETE FROM latest WHERE saves = 50", "latest counts"},
		"a category that was never one": {"UPDATE video SET category = 12", "references"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := some(t)
			damage(t, path, c.statement)
			s := openAt(t, path)
			names := bad(t, s.Check)
			if c.check != "columns" && c.check != "references" {
				names = append(names, bad(t, s.CheckDeep)...)
			}
			if !slices.Contains(names, c.check) {
				t.Errorf("the doctor found %q, want %q among them", names, c.check)
			}
		})
	}
}

func TestADamagedPageIsFound(t *testing.T) {
	t.Parallel()
	path := some(t)
	file, err := os.ReadFile(path)
	must(t, err)
	for i := 5 * 4096; i < 6*4096; i++ {
		file[i] ^= 0x55
	}
	must(t, os.WriteFile(path, file, 0o600))
	s := openAt(t, path)
	findings, err := s.Check(t.Context())
	found := err != nil
	for _, f := range findings {
		found = found || !f.OK && f.Name == "integrity"
	}
	if !found {
		t.Errorf("the doctor found nothing: %+v", findings)
	}
}

func TestACorruptHistoryIsAnErrorAndNoPanic(t *testing.T) {
	t.Parallel()
	path := some(t)
	damage(t, path, "UPDATE history SET snapshots = x'01ff'")
	s := openAt(t, path)
	var last error
	for _, err := range s.Histories(t.Context(), model.AllAccounts) {
		last = err
	}
	if last == nil || !strings.Contains(last.Error(), "corrupt") {
		t.Errorf("the last error is %v, want one that says corrupt", last)
	}
}

func TestSizeCountsWhatThereIs(t *testing.T) {
	t.Parallel()
	s := openAt(t, some(t))
	size, err := s.Size(t.Context())
	if size.Bytes < 4096 || err != nil {
		t.Errorf("the size is %+v, %v", size, err)
	}
	size.Bytes = 0
	if want := (store.Size{Accounts: 2, Videos: 2, Snapshots: 4, Imports: 1}); size != want {
		t.Errorf("the size is %+v, want %+v", size, want)
	}
}

func TestABackupIsTheWholeDatabase(t *testing.T) {
	t.Parallel()
	s := openAt(t, some(t))
	path := filepath.Join(t.TempDir(), "backup 100%.db")
	must(t, s.Backup(t.Context(), path))
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the backup's mode is %v, %v; want its owner's alone", info.Mode(), err)
	}
	copied := openAt(t, path)
	if diff := cmp.Diff(everything(t, s), everything(t, copied), equal...); diff != "" {
		t.Errorf("(-database +backup):\n%s", diff)
	}
	checkTotals(t, copied)
	importOf(t, copied, saves(1, start+81*day, 51)) // it is a database like any other
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || slices.ContainsFunc(entries, func(e os.DirEntry) bool { return strings.HasPrefix(e.Name(), ".") }) {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}

func TestABackupOverwritesNothing(t *testing.T) {
	t.Parallel()
	s := openAt(t, some(t))
	path := filepath.Join(t.TempDir(), "mine.txt")
	must(t, os.WriteFile(path, []byte("mine"), 0o600))
	if err := s.Backup(t.Context(), path); !errors.Is(err, store.ErrExists) {
		t.Errorf("the backup gives %v, want ErrExists", err)
	}
	if content, err := os.ReadFile(path); string(content) != "mine" || err != nil {
		t.Errorf("the file holds %q, %v", content, err)
	}
	if err := s.Backup(t.Context(), filepath.Join(t.TempDir(), "no", "folder.db")); err == nil {
		t.Error("a backup into a folder that is not there: no error")
	}
}

func TestADatabaseInMemoryIsReadLikeAnyOther(t *testing.T) {
	t.Parallel()
	path := some(t)
	file, err := os.ReadFile(path)
	must(t, err)
	memory, err := store.OpenBytes(t.Context(), file)
	must(t, err)
	defer memory.Close()
	if diff := cmp.Diff(everything(t, openAt(t, path)), everything(t, memory), equal...); diff != "" {
		t.Errorf("(-file +memory):\n%s", diff)
	}
	var together sync.WaitGroup
	for range 8 { // more than there are connections
		together.Go(func() {
			for h, err := range memory.Histories(t.Context(), model.AllAccounts) {
				if _, inner := memory.HistoryOf(t.Context(), h.ID); err != nil || inner != nil {
					t.Error(err, inner)
				}
			}
		})
	}
	together.Wait()
	copied := filepath.Join(t.TempDir(), "copy.db")
	must(t, memory.Backup(t.Context(), copied))
	if diff := cmp.Diff(everything(t, memory), everything(t, openAt(t, copied)), equal...); diff != "" {
		t.Errorf("backup (-memory +copy):\n%s", diff)
	}
	v, err := memory.Version(t.Context())
	must(t, err)
	if again, err := memory.Version(t.Context()); again != v || err != nil {
		t.Errorf("the version went from %d to %d, %v", v, again, err)
	}
	if err := addRule(t.Context(), memory, "bread", "Bread"); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("writing gives %v, want ErrReadOnly", err)
	}
	if _, err := store.OpenBytes(t.Context(), []byte("no database at all, just some words that are long enough to be one page")); !errors.Is(err, store.ErrNotDatabase) {
		t.Errorf("other bytes give %v, want ErrNotDatabase", err)
	}
}

func TestADatabaseOpenedForReadingIsNotWritten(t *testing.T) {
	t.Parallel()
	path := some(t)
	s, err := store.OpenReadOnly(t.Context(), path)
	must(t, err)
	defer s.Close()
	err = s.Import(t.Context(), func(context.Context, *store.Tx) error { return nil })
	if !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("Import gives %v, want ErrReadOnly", err)
	}
	if n := len(everything(t, s)); n != 2 {
		t.Errorf("%d videos, want 2", n)
	}
}
