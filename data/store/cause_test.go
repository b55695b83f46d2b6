package store_test

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"saveboard/data/store"
	"saveboard/data/store/pack"
)

func TestWhatTheEngineCannotDoIsToldByItsCause(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		want error
		do   func(path string, db *sql.DB) error
	}{
		{store.ErrBusy, func(path string, db *sql.DB) error {
			other, err := sql.Open("sqlite", path)
			if err != nil {
				return err
			}
			defer other.Close()
			other.SetMaxOpenConns(1)
			if _, err := other.Exec("BEGIN IMMEDIATE"); err != nil {
				return err
			}
			_, err = db.Exec("INSERT INTO label (name) VALUES ('bread')")
			return err
		}},
		{store.ErrFull, func(_ string, db *sql.DB) error {
			_, err := db.Exec("PRAGMA max_page_count = 1; INSERT INTO label (name) VALUES (hex(zeroblob(100000)))")
			return err
		}},
		{store.ErrDamaged, func(path string, db *sql.DB) error {
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for i := 4096; i < len(content); i++ {
				content[i] = 0x5a
			}
			if err := os.WriteFile(path, content, 0o600); err != nil {
				return err
			}
			var n int
			return db.QueryRow("SELECT count(*) FROM label").Scan(&n)
		}},
		{store.ErrReadOnly, func(_ string, db *sql.DB) error {
			_, err := db.Exec("PRAGMA query_only = 1; INSERT INTO label (name) VALUES ('bread')")
			return err
		}},
		{store.ErrDisk, func(path string, _ *sql.DB) error {
			_, err := store.Open(t.Context(), filepath.Dir(path)) // nothing to read from
			return err
		}},
		{store.ErrDamaged, func(path string, db *sql.DB) error {
			return fmt.Errorf("counts: %w", pack.ErrCorrupt)
		}},
		{nil, func(_ string, db *sql.DB) error {
			_, err := db.Exec("INSERT INTO nothing VALUES (1)")
			return err
		}},
	} {
		path := filepath.Join(t.TempDir(), "save.db")
		s, err := store.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		db, err := sql.Open("sqlite", path)
		if err != nil {
			t.Fatal(err)
		}
		db.SetMaxOpenConns(1)
		err = c.do(path, db)
		if got := store.Cause(err); err == nil || !errors.Is(got, c.want) {
			t.Errorf("%v comes to %v, want %v", err, got, c.want)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}
