package store_test

import (
	"context"
	"database/sql"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"saveboard/data/store"
)

func TestRememberedColumnsAreReplacedWholeAndForgotten(t *testing.T) {
	t.Parallel()
	s := openAt(t, filepath.Join(t.TempDir(), "save.db"))
	for _, places := range []map[string]int{{"saves": 2, "likes": -1}, {"saves": 0}, {}} {
		if err := s.Import(t.Context(), func(ctx context.Context, tx *store.Tx) error { return tx.Remember(ctx, "a", places) }); err != nil {
			t.Fatal(err)
		}
		err := s.Import(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			got, err := tx.Mapping(ctx, "a")
			if !maps.Equal(got, places) {
				t.Errorf("remembered %v, want %v", got, places)
			}
			if other, _ := tx.Mapping(ctx, "b"); len(other) > 0 {
				t.Errorf("other headers have %v", other)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestADatabaseOfTheFirstSchemaIsMigrated(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "old.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	first, err := os.ReadFile("migrations/00001_first.sql")
	if err != nil {
		t.Fatal(err)
	}
	// As goose leaves it.
	const begun = `
PRAGMA application_id = 0x73617665;
CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')));
INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1), (1, 1);
INSERT INTO category VALUES (1, 'Bread', 'bread');
INSERT INTO rule VALUES (1, '#bread', 1);`
	for _, statements := range []string{string(first), begun} {
		if _, err := db.Exec(statements); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s := openAt(t, path)
	rules, err := s.Rules(t.Context())
	if err != nil || len(rules) != 1 {
		t.Errorf("rules %v, %v", rules, err)
	}
	findings, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		if !f.OK {
			t.Errorf("%s: %s", f.Name, f.Detail)
		}
	}
}
