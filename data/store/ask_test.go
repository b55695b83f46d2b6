package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"saveboard/assets"
	"saveboard/data/store"
)

func demoStore(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.OpenBytes(t.Context(), assets.Demo)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// ask is the answer to a statement: names, and rows of values.
func ask(ctx context.Context, s *store.Store, statement string) (names []string, rows [][]any, err error) {
	err = s.Ask(ctx, statement, func(all []string) error { names = all; return nil }, func(row []any) error {
		rows = append(rows, append([]any(nil), row...))
		return nil
	})
	return names, rows, err
}

func TestTheTableOfSnapshotsIsTheHistory(t *testing.T) {
	t.Parallel()
	s := demoStore(t)
	var want [][]any
	for h, err := range s.Histories(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		for _, snapshot := range h.Snapshots {
			row := []any{h.TikTokID, int64(snapshot.Taken)}
			for _, n := range snapshot.Counters {
				var value, step any
				if v, ok := n.Get(); ok {
					value, step = v, n.Step()
				}
				row = append(row, value, step)
			}
			want = append(want, row)
		}
	}
	_, got, err := ask(t.Context(), s, `SELECT video_id, taken, views, views_step, likes, likes_step, comments, comments_step, shares, shares_step,
		saves, saves_step FROM snapshot ORDER BY video, taken`)
	if err != nil {
		t.Fatal(err)
	}
	if len(want) < 1000 || !reflect.DeepEqual(got, want) {
		t.Errorf("%d rows, want %d and the same", len(got), len(want))
	}
}

func TestWhatIsNarrowedDownIsWhatAWholeReadingGives(t *testing.T) {
	t.Parallel()
	s := demoStore(t)
	_, some, err := ask(t.Context(), s, "SELECT video_id, video, taken FROM snapshot WHERE saves > 100 LIMIT 1 OFFSET 500")
	if err != nil || len(some) != 1 {
		t.Fatal(some, err)
	}
	id := some[0][0].(string)
	for _, where := range []string{
		"video_id = '" + id + "'", "video_id = " + id, "video_id = 'none'", "video_id IS NULL", "video_id IN ('" + id + "', 'none')",
		"video = 1048577", "video = 1048577.0", "video = '1048577'", "video = 0.5", "taken > 1794000000", "taken >= 1794000000 AND taken < 1794500000",
		"taken BETWEEN 1794000000 AND 1793000000", "taken = 1794000000", "taken > 'x'", "taken < 1793999999.5", "taken > 1793999999.5", "taken > NULL",
		"video_id = '" + id + "' AND taken > 1794000000", "video_id = '" + id + "' OR taken > 1795000000",
	} {
		_, got, err := ask(t.Context(), s, "SELECT video_id, taken FROM snapshot WHERE "+where+" ORDER BY 1, 2")
		if err != nil {
			t.Errorf("%s: %v", where, err)
			continue
		}
		// A + before a column keeps its constraint from the table: SQLite then looks at every row.
		plain := strings.NewReplacer("video_id", "+video_id", "taken", "+taken", "video =", "+video =").Replace(where)
		plain = strings.ReplaceAll(plain, "+video_id = "+id, "+video_id = '"+id+"'") // whose text is compared as text
		plain = strings.ReplaceAll(plain, "'1048577'", "1048577")
		_, want, err := ask(t.Context(), s, "SELECT video_id, taken FROM snapshot WHERE "+plain+" ORDER BY 1, 2")
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d rows, want %d, %v", where, len(got), len(want), err)
		}
	}
}

func TestOneVideoIsQuickAndManyReadingsAtOnceWait(t *testing.T) {
	t.Parallel()
	s := demoStore(t)
	began := time.Now()
	_, rows, err := ask(t.Context(), s, `SELECT count(*) FROM snapshot a, snapshot b, snapshot c, snapshot d, snapshot e, snapshot f
		WHERE a.video = 1048577 AND b.video = a.video AND c.video = a.video AND d.video = a.video AND e.video = a.video AND f.video = a.video
		AND a.taken = (SELECT max(taken) FROM snapshot WHERE video = 1048577) AND a.taken = b.taken AND b.taken = c.taken AND c.taken = d.taken AND d.taken = e.taken AND e.taken = f.taken`)
	if err != nil || len(rows) != 1 || rows[0][0].(int64) == 0 {
		t.Errorf("six readings of one video: %v, %v", rows, err)
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("they took %v", took)
	}
}

func TestNothingButAQuestionIsAnswered(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "saveboard.db")
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, statement := range []string{
		"", " -- nothing\n", ";", "DELETE FROM video", "/* SELECT */ DROP TABLE video", "PRAGMA query_only = 0", "ATTACH '" + folder + "/other.db' AS o",
		"VACUUM INTO '" + folder + "/other.db'", "SELECT 1; DELETE FROM video", "SELECT ';'; ATTACH 'x' AS y", "?", "BEGIN", "(DELETE FROM video)", "żądło", "héllo 1",
	} {
		var refused *store.Refused
		if _, _, err := ask(t.Context(), s, statement); !errors.As(err, &refused) {
			t.Errorf("%q: %v", statement, err)
		}
	}
	for _, statement := range []string{
		"WITH x AS (SELECT 1) DELETE FROM video", "WITH x AS (SELECT 1) INSERT INTO category (name, folded) SELECT 'a', 'a'",
		"WITH x AS (SELECT 1) INSERT INTO snapshot (video_id) SELECT 'a'",
	} {
		if _, _, err := ask(t.Context(), s, statement); err == nil {
			t.Errorf("%q was done", statement)
		}
	}
	for _, statement := range []string{
		"SELECT 1", "select 1;", " (SELECT 1)", "/* a; b */ VALUES (1) -- c; d", "WITH x AS (SELECT 1 AS y) SELECT y FROM x", "EXPLAIN QUERY PLAN SELECT 1",
		"SELECT ';', \"id\" FROM (SELECT 1 AS id); ; -- end",
	} {
		if statement == " (SELECT 1)" {
			continue // no statement of SQLite's either
		}
		if _, rows, err := ask(t.Context(), s, statement); err != nil || len(rows) == 0 {
			t.Errorf("%q: %v, %v", statement, rows, err)
		}
	}
	if found, _ := os.ReadDir(folder); len(found) > 3 { // the database, its WAL and its index
		t.Errorf("files were made: %v", found)
	}
}

func TestAMistakeHasItsPlace(t *testing.T) {
	t.Parallel()
	s := demoStore(t)
	for statement, want := range map[string]struct {
		message string
		at      int
	}{
		"SELECT title FORM video":      {`near "video": syntax error`, 19},
		"SELECT titel FROM video":      {"no such column: titel", 8},
		"SELECT 'ä', titel FROM video": {"no such column: titel", 13},
		"SELECT * FROM vidoe":          {"no such table: vidoe", 15},
		"SELECT gibtsnicht(1)":         {"no such function: gibtsnicht", 8},
		"SELECT a, a FROM video":       {"no such column: a", 0},
		"SELECT * FROM":                {"incomplete input", 0},
	} {
		var wrong *store.Misread
		_, _, err := ask(t.Context(), s, statement)
		if !errors.As(err, &wrong) || wrong.Message != want.message || wrong.At != want.at {
			t.Errorf("%q: %q at %+v", statement, err, wrong)
		}
	}
}

func TestAQuestionCanBeStopped(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer stop()
	began := time.Now()
	_, _, err := ask(ctx, demoStore(t), "SELECT count(*) FROM snapshot a, snapshot b, snapshot c")
	if err == nil || time.Since(began) > 10*time.Second {
		t.Errorf("%v after %v", err, time.Since(began))
	}
}
