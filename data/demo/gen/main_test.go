package main

import (
	"database/sql"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"saveboard/assets"
	"saveboard/data/demo"
	"saveboard/data/store"
)

func TestTheShippedDatabaseIsWhatTheGeneratorMakes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	fresh, shipped := filepath.Join(dir, "fresh.db"), filepath.Join(dir, "shipped.db")
	if err := write(t.Context(), fresh); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(shipped, assets.Demo, 0o600); err != nil {
		t.Fatal(err)
	}
	want, got := tables(t, fresh), tables(t, shipped)
	if names := []string{"account", "daily_total", "history", "import", "latest", "video"}; !containsAll(names, want) {
		t.Fatalf("the store no longer has all of the tables %q", names)
	}
	for name := range want {
		if i := firstDifference(want[name], got[name]); i >= 0 {
			t.Errorf("table %s differs in row %d of %d: run go generate ./data/demo", name, i+1, len(want[name]))
		}
	}
	if len(want) != len(got) {
		t.Errorf("the store makes %d tables, the shipped file has %d: run go generate ./data/demo", len(want), len(got))
	}
}

func TestTheShippedDatabaseIsSmallAndOpensInMemory(t *testing.T) {
	t.Parallel()
	if n := len(assets.Demo); n > 1_000_000 {
		t.Errorf("the demo takes %d bytes, more than a million", n)
	}
	db, err := store.OpenBytes(t.Context(), assets.Demo)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	accounts, err := db.Accounts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	truth, _ := demo.Generate(demo.Seed)
	if len(accounts) != 1 || accounts[0].Handle != demo.Handle || accounts[0].Zone != demo.Zone ||
		accounts[0].Videos != len(truth.Videos) || accounts[0].Counted != truth.AsOf {
		t.Errorf("accounts of the demo: %+v", accounts)
	}
}

func containsAll(names []string, tables map[string][][]any) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return len(tables[name]) == 0 })
}

// tables reads everything there is, but what the migrations note of themselves: it has the time of day.
func tables(t *testing.T, path string) map[string][][]any {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all := make(map[string][][]any)
	for _, row := range rows(t, db, "SELECT name FROM sqlite_master WHERE type = 'table'") {
		name := row[0].(string)
		if !strings.HasPrefix(name, "goose") && !strings.HasPrefix(name, "sqlite") {
			all[name] = rows(t, db, fmt.Sprintf("SELECT * FROM %q ORDER BY 1, 2", name))
		}
	}
	return all
}

func rows(t *testing.T, db *sql.DB, query string) (all [][]any) {
	t.Helper()
	result, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer result.Close()
	columns, err := result.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for result.Next() {
		row := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := result.Scan(into...); err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	if err := result.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// firstDifference is the first row in which two tables differ, −1 if none does. Sums may differ in
// their last bits: another processor may have made the file.
func firstDifference(a, b [][]any) int {
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || !slices.EqualFunc(a[i], b[i], alike) {
			return i
		}
	}
	return -1
}

func alike(a, b any) bool {
	x, isFloat := a.(float64)
	y, both := b.(float64)
	if isFloat && both {
		return math.Abs(x-y) <= 1e-9*max(1, math.Abs(x))
	}
	return fmt.Sprintf("%T %v", a, a) == fmt.Sprintf("%T %v", b, b)
}
