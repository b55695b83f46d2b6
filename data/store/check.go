package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"

	"saveboard/data/store/pack"
	"saveboard/model"
)

// A Finding is the result of one check.
type Finding struct {
	Name   string
	OK     bool
	Detail string // what is wrong, or what was looked at
}

// columns is the allow-list of what a database may hold. None of it could name somebody who saved a
// video. A column that is not listed here fails the check, so one cannot come in unnoticed.
func columns() map[string]string {
	return map[string]string{
		"account":       "id handle own zone videos counted",
		"account_alias": "handle account",
		"category":      "id name folded",
		"daily_total": "account day posted covered estimated views likes comments shares saves rate_saves rate_views after_week_1 " +
			"of_views of_likes of_comments of_shares of_rate",
		"edit":             "id at what forward backward undone",
		"goose_db_version": "id version_id is_applied tstamp",
		"history":          "block video snapshots",
		"import": "id at file format source taken_from zone own_times videos_new videos_known " +
			"snapshots_new snapshots_known snapshots_corrected duplicates",
		"label":           "id name",
		"latest":          "video taken described views likes comments shares saves steps",
		"mapping":         "headers field place",
		"rule":            "id word category",
		"saved_filter":    "folded name filter",
		"sqlite_sequence": "name seq",
		"video": "id tiktok_id uploaded kind posted posted_from title hashtags duration category category_from " +
			"rule note",
		"video_label": "video place label",
	}
}

const (
	quickCheck   = `PRAGMA quick_check(5)`
	foreignCheck = `PRAGMA foreign_key_check`
	allColumns   = `
SELECT t.name, c.name
FROM pragma_table_list AS t
JOIN pragma_table_xinfo(t.name) AS c
WHERE t.schema = 'main' AND t.name NOT IN ('sqlite_schema', 'sqlite_stat1')
ORDER BY t.name, c.cid`
	orphans = `
SELECT count(*)
FROM history AS h
WHERE NOT EXISTS (SELECT 1 FROM video AS v WHERE v.id = h.video)`
)

// Check looks at the file itself: its pages, what its rows refer to, its columns and its schema.
func (s *Store) Check(ctx context.Context) ([]Finding, error) {
	var findings []Finding
	add := func(name, detail string, problems ...string) {
		f := Finding{name, len(problems) == 0, detail}
		if !f.OK {
			f.Detail = strings.Join(problems, "; ")
		}
		findings = append(findings, f)
	}
	h, err := s.header(ctx)
	if err != nil {
		return nil, fmt.Errorf("check the header: %w", err)
	}
	var wrong []string
	if h.state != current {
		wrong = []string{fmt.Sprintf("schema %d, this program knows %d", h.version, SchemaVersion)}
	}
	add("schema", fmt.Sprintf("version %d", h.version), wrong...)

	pages, err := s.texts(ctx, quickCheck)
	if err != nil {
		return nil, fmt.Errorf("check the pages: %w", err)
	}
	if slices.Equal(pages, []string{"ok"}) {
		pages = nil
	}
	add("integrity", "every page and index", pages...)

	broken, err := s.broken(ctx)
	if err != nil {
		return nil, fmt.Errorf("check what rows refer to: %w", err)
	}
	add("references", "every row refers to one that is there", broken...)

	unknown, err := s.unknownColumns(ctx)
	if err != nil {
		return nil, fmt.Errorf("check the columns: %w", err)
	}
	add("columns", "none could hold who saved a video", unknown...)
	return findings, nil
}

func (s *Store) texts(ctx context.Context, query string) (texts []string, err error) {
	err = each(ctx, s.read, query, nil, func(rows *sql.Rows) error {
		var t string
		err := rows.Scan(&t)
		texts = append(texts, t)
		return err
	})
	return texts, err
}

// broken lists tables with rows that refer to nothing.
func (s *Store) broken(ctx context.Context) ([]string, error) {
	rowsOf := make(map[string]int)
	err := each(ctx, s.read, foreignCheck, nil, func(rows *sql.Rows) error {
		var table, parent string
		var row sql.NullInt64
		var key int
		err := rows.Scan(&table, &row, &parent, &key)
		rowsOf[table+" to "+parent]++
		return err
	})
	if err != nil {
		return nil, err
	}
	var lost int
	if err := s.read.QueryRowContext(ctx, orphans).Scan(&lost); err != nil {
		return nil, err
	}
	if lost > 0 {
		rowsOf["history to video"] = lost
	}
	var list []string
	for _, tables := range slices.Sorted(maps.Keys(rowsOf)) {
		list = append(list, fmt.Sprintf("%d rows of %s", rowsOf[tables], tables))
	}
	return list, nil
}

// unknownColumns lists the columns that are not on the allow-list, and those of it that lack.
func (s *Store) unknownColumns(ctx context.Context) ([]string, error) {
	is := make(map[string]string)
	err := each(ctx, s.read, allColumns, nil, func(rows *sql.Rows) error {
		var table, column string
		err := rows.Scan(&table, &column)
		is[table] = strings.TrimSpace(is[table] + " " + column)
		return err
	})
	if err != nil {
		return nil, err
	}
	allowed := columns()
	var list []string
	for _, table := range slices.Sorted(maps.Keys(is)) {
		if is[table] != allowed[table] {
			list = append(list, fmt.Sprintf("table %s has the columns %s", table, is[table]))
		}
	}
	for _, table := range slices.Sorted(maps.Keys(allowed)) {
		if is[table] == "" {
			list = append(list, "table "+table+" lacks")
		}
	}
	return list, nil
}

// CheckDeep compares what the import keeps ready with what the histories say.
func (s *Store) CheckDeep(ctx context.Context) ([]Finding, error) {
	kept, err := s.ready(ctx)
	if err != nil {
		return nil, fmt.Errorf("check what is kept ready: %w", err)
	}
	computed, err := s.recompute(ctx)
	if err != nil {
		return nil, fmt.Errorf("check the histories: %w", err)
	}
	return []Finding{
		compare("daily totals", kept.totals, computed.totals, func(a, b total) bool { return a.near(b, computed.largest) }),
		compare("latest counts", kept.latest, computed.latest, func(a, b latest) bool {
			b.described = a.described // no history tells it
			return a == b
		}),
		compare("accounts", kept.accounts, computed.accounts, func(a, b model.Account) bool {
			return a.Videos == b.Videos && a.Counted == b.Counted
		}),
	}, nil
}

// A summary is all that an import keeps ready.
type summary struct {
	totals   map[totalKey]total
	latest   map[model.VideoID]latest
	accounts map[model.AccountID]model.Account
	largest  float64 // the largest count there is
}

func newSummary() summary {
	return summary{make(map[totalKey]total), make(map[model.VideoID]latest), make(map[model.AccountID]model.Account), 1}
}

const selectLatest = `
SELECT video, taken, described, views, likes, comments, shares, saves, steps
FROM latest
WHERE video BETWEEN :first AND :last
ORDER BY video`

// ready reads what is kept ready.
func (s *Store) ready(ctx context.Context) (summary, error) {
	kept := newSummary()
	accounts, err := s.Accounts(ctx)
	if err != nil {
		return kept, err
	}
	ids := []model.AccountID{model.AllAccounts}
	for _, a := range accounts {
		kept.accounts[a.ID] = a
		ids = append(ids, a.ID)
	}
	for _, id := range ids {
		args := []any{sql.Named("account", id), sql.Named("first", math.MinInt32), sql.Named("last", math.MaxInt32)}
		err := each(ctx, s.read, selectTotals, args, func(rows *sql.Rows) error {
			day, t, err := scanTotal(rows)
			kept.totals[totalKey{id, day}] = t
			return err
		})
		if err != nil {
			return kept, err
		}
	}
	first, last := model.VideoRange(model.AllAccounts)
	args := []any{sql.Named("first", first), sql.Named("last", last)}
	err = each(ctx, s.read, selectLatest, args, func(rows *sql.Rows) error {
		var id model.VideoID
		var l latest
		var steps int64
		var values [5]sql.NullInt64
		err := rows.Scan(&id, &l.taken, &l.described, &values[0], &values[1], &values[2], &values[3], &values[4], &steps)
		if err == nil {
			err = l.setSteps(values, steps)
		}
		kept.latest[id] = l
		return err
	})
	return kept, err
}

// recompute makes the same from the histories.
func (s *Store) recompute(ctx context.Context) (summary, error) {
	computed := newSummary()
	accounts, err := s.Accounts(ctx)
	if err != nil {
		return computed, err
	}
	sums := make(totals)
	all := wholeLife()
	for _, a := range accounts {
		zone, err := zoneOf(a.Zone)
		if err != nil {
			return computed, fmt.Errorf("account %q: %w", a.Handle, err)
		}
		of := &account{Account: model.Account{ID: a.ID}, zone: zone}
		for h, err := range s.Histories(ctx, a.ID) {
			if err != nil {
				return computed, err
			}
			var l latest
			l.renew(h.Snapshots)
			computed.latest[h.ID] = l
			of.Videos++
			of.Counted = max(of.Counted, l.taken)
			sums.posted(of, h.Posted, +1)
			sums.gains(of, h.Posted, all, h.Snapshots, +1)
			for _, snapshot := range h.Snapshots {
				for _, count := range snapshot.Counters {
					computed.largest = max(computed.largest, count.Real().Or(0))
				}
			}
		}
		computed.accounts[a.ID] = of.Account
	}
	for key, t := range sums {
		computed.totals[key] = *t
	}
	return computed, nil
}

// near tells whether two totals are equal but for what adding in another order does to their sums:
// 1e-9 of the counts they come from.
func (t total) near(other total, largest float64) bool {
	for i := range t.sums {
		if math.Abs(t.sums[i]-other.sums[i]) > 1e-9*largest {
			return false
		}
	}
	t.sums = other.sums
	return t == other
}

// compare says how many entries differ.
func compare[K comparable, V any](name string, kept, computed map[K]V, same func(V, V) bool) Finding {
	different := 0
	example := ""
	for key, v := range computed {
		if k, ok := kept[key]; !ok || !same(k, v) {
			different++
			example = fmt.Sprintf("%v is kept as %+v, the history says %+v", key, k, v)
		}
	}
	for key := range kept {
		if _, ok := computed[key]; !ok {
			different++
			example = fmt.Sprintf("%v is kept as %+v, and not in the history", key, kept[key])
		}
	}
	if different > 0 {
		return Finding{name, false, fmt.Sprintf("%d of %d differ from the history, such as %s", different, len(computed), example)}
	}
	return Finding{name, true, fmt.Sprintf("all %d as the history says", len(computed))}
}

// A Size says how much a database holds.
type Size struct {
	Accounts, Videos, Snapshots, Imports int
	Bytes                                int64 // of the file; of the WAL beside it too
}

const (
	countRows = `
SELECT (SELECT count(*) FROM account), (SELECT coalesce(sum(videos), 0) FROM account), (SELECT count(*) FROM import),
	(SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)`
	snapshotsOfBlock = `
SELECT snapshots
FROM history
WHERE block = :block`
)

// Size counts what there is. It reads the whole history.
func (s *Store) Size(ctx context.Context) (size Size, err error) {
	err = s.read.QueryRowContext(ctx, countRows).Scan(&size.Accounts, &size.Videos, &size.Imports, &size.Bytes)
	if err != nil {
		return size, fmt.Errorf("size of the database: %w", err)
	}
	if info, err := os.Stat(s.path + "-wal"); s.path != "" && err == nil {
		size.Bytes += info.Size()
	}
	err = s.reading(ctx, func(r reader) error {
		blocks, err := r.blocks(ctx)
		var snapshots []model.Snapshot
		for _, block := range blocks {
			if err != nil {
				break
			}
			err = eachRaw(ctx, r.conn, snapshotsOfBlock, []driver.NamedValue{arg("block", block)}, func(row row) (err error) {
				snapshots, err = pack.Unpack(snapshots[:0], row.blob(0))
				size.Snapshots += len(snapshots)
				return err
			})
		}
		return err
	})
	if err != nil {
		return size, fmt.Errorf("count snapshots: %w", err)
	}
	return size, nil
}
