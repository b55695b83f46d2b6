package store_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"saveboard/data/store"
)

func openAt(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestAnAwkwardPathIsTakenAsItIs(t *testing.T) {
	t.Parallel()
	names := []string{"plain.db", "with space.db", "100%25.db", "what?.db", "a#b.db", "ünï&cødé=1.db", "semi;colon.db"}
	if runtime.GOOS == "windows" {
		names = slices.DeleteFunc(names, func(name string) bool { return strings.Contains(name, "?") })
	}
	for _, name := range names {
		path := filepath.Join(t.TempDir(), "new folder", name)
		s := openAt(t, path)
		if s.Path() != path {
			t.Errorf("Path() = %q, want %q", s.Path(), path)
		}
		entries, err := os.ReadDir(filepath.Dir(path))
		if err != nil {
			t.Fatal(err)
		}
		if len(entries) == 0 || entries[0].Name() != name {
			t.Errorf("the folder holds %v, want %q first", entries, name)
		}
	}
}

func TestTheFileIsItsOwnersAlone(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes: the user's own folder keeps others out")
	}
	path := filepath.Join(t.TempDir(), "folder", "save.db")
	openAt(t, path)
	for name, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", name, got, want)
		}
	}
}

func TestAFileThatIsNotOursIsRefusedAndLeftAlone(t *testing.T) {
	t.Parallel()
	foreign := func(statements ...string) func(string) {
		return func(path string) {
			db, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			for _, statement := range statements {
				if _, err := db.Exec(statement); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	text := func(content string) func(string) {
		return func(path string) {
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, c := range map[string]struct {
		make func(string)
		want error
	}{
		"another program's tables": {foreign("CREATE TABLE notes (text TEXT)"), store.ErrNotOurs},
		"another application id":   {foreign("PRAGMA application_id = 1234"), store.ErrNotOurs},
		"a newer schema":           {foreign("PRAGMA application_id = 0x73617665", "PRAGMA user_version = 999"), store.ErrNewer},
		"a short text":             {text("saves\n"), store.ErrNotDatabase},
		"a long text":              {text(string(make([]byte, 5000)) + "x"), store.ErrNotDatabase},
	} {
		path := filepath.Join(t.TempDir(), "other")
		c.make(path)
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if s, err := store.Open(t.Context(), path); !errors.Is(err, c.want) {
			t.Errorf("%s: Open gives %v and %v, want %v", name, s, err, c.want)
		}
		if s, err := store.OpenReadOnly(t.Context(), path); !errors.Is(err, c.want) {
			t.Errorf("%s: OpenReadOnly gives %v and %v, want %v", name, s, err, c.want)
		}
		if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
			t.Errorf("%s: the file was changed, or %v", name, err)
		}
	}
}

func TestReadingWhatIsNotThereIsSaidAndCreatesNothing(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "none.db")
	if _, err := store.OpenReadOnly(t.Context(), path); !errors.Is(err, store.ErrMissing) {
		t.Errorf("got %v, want ErrMissing", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("stat gives %v, want no file", err)
	}
}

func TestAnEmptyFileBecomesADatabase(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "empty.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := store.OpenReadOnly(t.Context(), path); !errors.Is(err, store.ErrOlder) {
		t.Errorf("read only: got %v, want ErrOlder", err)
	}
	openAt(t, path)
}

func TestAnUnfinishedCreationIsFinished(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "half.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA application_id = 0x73617665"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	openAt(t, path)
}

func TestTwoProgramsMayCreateTheSameFileAtOnce(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "shared.db")
	errs := make(chan error)
	const programs = 4
	for range programs {
		go func() {
			s, err := store.Open(context.Background(), path)
			if err == nil {
				err = s.Close()
			}
			errs <- err
		}()
	}
	for range programs {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}
