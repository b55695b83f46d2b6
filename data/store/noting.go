package store

import (
	"context"
	"database/sql"
	"fmt"
)

// What an edit changes is noted by the database itself: triggers, which exist only while an edit is
// done, keep of each row what it was before its first change. So taking back is exact whatever an edit
// does, and an edit written tomorrow cannot forget to say what it touched.
//
// Rows are kept in words that stay: a video by TikTok's id, a category by its name. Their numbers may
// have been given to others until the edit is taken back.

// A noted is one row that an edit changed. Before and After are JSON; null where the row was not there.
type noted struct {
	What, Key     string
	Before, After string
}

// What rows are noted of.
const (
	ofVideo    = "video"    // [category, category_from, rule, note]
	ofLabels   = "labels"   // the video's labels in order
	ofRule     = "rule"     // [word, category]
	ofCategory = "category" // [name], by the folded name that it has now
	ofAccount  = "account"  // [handle, own, zone]
	ofAlias    = "alias"    // [account]
)

const (
	createNoted = `
CREATE TEMP TABLE noted (
  n      INTEGER PRIMARY KEY,
  what   TEXT NOT NULL,
  key    TEXT NOT NULL,
  before TEXT
) STRICT`
	createNotedIndex = `CREATE INDEX temp.noted_key ON noted (what, key)`
	dropNoted        = `DROP TABLE temp.noted`
)

// The rows as they are now; no row is null.
const (
	videoNow = `
SELECT json_array(category.name, category_from, rule, note)
FROM video
LEFT JOIN category ON category.id = video.category
WHERE tiktok_id = :key`
	labelsNow = `
SELECT json_group_array(label.name ORDER BY video_label.place)
FROM video_label
JOIN label ON label.id = video_label.label
WHERE video_label.video = (SELECT id FROM video WHERE tiktok_id = :key)`
	ruleNow = `
SELECT json_array(rule.word, category.name)
FROM rule
JOIN category ON category.id = rule.category
WHERE rule.id = :key`
	categoryNow = `SELECT json_array(name) FROM category WHERE folded = :key`
	accountNow  = `SELECT json_array(handle, own, zone) FROM account WHERE id = :key`
	aliasNow    = `SELECT json_array(account) FROM account_alias WHERE handle = :key`
)

func nowOf(what string) string {
	return map[string]string{
		ofVideo: videoNow, ofLabels: labelsNow, ofRule: ruleNow,
		ofCategory: categoryNow, ofAccount: accountNow, ofAlias: aliasNow,
	}[what]
}

// A trigger notes one kind of change of one table.
type trigger struct {
	on, when    string // "UPDATE OF note ON main.video", and when it is a change at all; empty: always
	what        string
	key, before string // of the row, in SQL
}

func triggers() []trigger {
	const (
		categoryOld = `(SELECT name FROM main.category WHERE id = OLD.category)`
		labels      = `(SELECT json_group_array(l.name ORDER BY v.place) FROM main.video_label AS v JOIN main.label AS l ON l.id = v.label WHERE v.video = `
		rule        = `json_array(OLD.word, ` + categoryOld + `)`
	)
	return []trigger{
		{
			on:   `UPDATE OF category, category_from, rule, note ON main.video`,
			when: `OLD.category IS NOT NEW.category OR OLD.category_from IS NOT NEW.category_from OR OLD.rule IS NOT NEW.rule OR OLD.note IS NOT NEW.note`,
			what: ofVideo, key: `OLD.tiktok_id`, before: `json_array(` + categoryOld + `, OLD.category_from, OLD.rule, OLD.note)`,
		},
		{on: `INSERT ON main.video_label`, what: ofLabels, key: `(SELECT tiktok_id FROM main.video WHERE id = NEW.video)`, before: labels + `NEW.video)`},
		{on: `DELETE ON main.video_label`, what: ofLabels, key: `(SELECT tiktok_id FROM main.video WHERE id = OLD.video)`, before: labels + `OLD.video)`},
		{on: `UPDATE ON main.rule`, what: ofRule, key: `OLD.id`, before: rule},
		{on: `DELETE ON main.rule`, what: ofRule, key: `OLD.id`, before: rule},
		{on: `UPDATE ON main.category`, what: ofCategory, key: `NEW.folded`, before: `json_array(OLD.name)`},
		{
			on:   `UPDATE OF handle, own, zone ON main.account`,
			when: `OLD.handle IS NOT NEW.handle OR OLD.own IS NOT NEW.own OR OLD.zone IS NOT NEW.zone`,
			what: ofAccount, key: `OLD.id`, before: `json_array(OLD.handle, OLD.own, OLD.zone)`,
		},
		{on: `UPDATE ON main.account_alias`, what: ofAlias, key: `OLD.handle`, before: `json_array(OLD.account)`},
		{on: `DELETE ON main.account_alias`, what: ofAlias, key: `OLD.handle`, before: `json_array(OLD.account)`},
		// A new row has its number only once it is there.
		{on: `AFTER INSERT ON main.rule`, what: ofRule, key: `NEW.id`, before: `NULL`},
		{on: `AFTER INSERT ON main.account`, what: ofAccount, key: `NEW.id`, before: `NULL`},
		{on: `AFTER INSERT ON main.account_alias`, what: ofAlias, key: `NEW.handle`, before: `NULL`},
	}
}

// create is the statement that makes the n-th trigger. Only the first change of a row is noted.
func (t trigger) create(n int) string {
	on := t.on
	if len(on) < 5 || on[:5] != "AFTER" {
		on = "BEFORE " + on
	}
	when := ""
	if t.when != "" {
		when = "WHEN " + t.when
	}
	return fmt.Sprintf(`
CREATE TEMP TRIGGER note_%d %s %s
BEGIN
  INSERT INTO noted (what, key, before)
  SELECT '%s', CAST(%s AS TEXT), %s
  WHERE NOT EXISTS (SELECT 1 FROM noted WHERE what = '%[4]s' AND key = CAST(%[5]s AS TEXT));
END`, n, on, when, t.what, t.key, t.before)
}

// noting runs do, and returns the rows that are others afterwards. The triggers go with the
// transaction when do fails.
func (tx *Tx) noting(ctx context.Context, do func() error) ([]noted, error) {
	if err := tx.exec(ctx, createNoted); err != nil {
		return nil, fmt.Errorf("note what changes: %w", err)
	}
	if err := tx.exec(ctx, createNotedIndex); err != nil {
		return nil, fmt.Errorf("note what changes: %w", err)
	}
	for i, t := range triggers() {
		if err := tx.exec(ctx, t.create(i)); err != nil {
			return nil, fmt.Errorf("note what changes: %w", err)
		}
	}
	if err := do(); err != nil {
		return nil, err
	}
	rows, err := tx.changedRows(ctx)
	for i := range triggers() {
		if err == nil {
			err = tx.exec(ctx, fmt.Sprintf("DROP TRIGGER temp.note_%d", i))
		}
	}
	if err == nil {
		err = tx.exec(ctx, dropNoted)
	}
	if err != nil {
		return nil, fmt.Errorf("note what changed: %w", err)
	}
	return rows, nil
}

// changedRows are the noted rows that did not become what they were.
func (tx *Tx) changedRows(ctx context.Context) ([]noted, error) {
	var rows []noted
	inOrder := `SELECT what, key, coalesce(before, 'null') FROM temp.noted ORDER BY n`
	err := tx.each(ctx, inOrder, nil, func(r *sql.Rows) error {
		var n noted
		err := r.Scan(&n.What, &n.Key, &n.Before)
		rows = append(rows, n)
		return err
	})
	if err != nil {
		return nil, err
	}
	changed := rows[:0]
	for _, n := range rows {
		if n.After, err = tx.now(ctx, n.What, n.Key); err != nil {
			return nil, err
		}
		if n.After != n.Before {
			changed = append(changed, n)
		}
	}
	return changed, nil
}

// now is a row as it is now, as JSON.
func (tx *Tx) now(ctx context.Context, what, key string) (string, error) {
	is := "null"
	err := tx.each(ctx, nowOf(what), []any{sql.Named("key", key)}, func(r *sql.Rows) error { return r.Scan(&is) })
	return is, err
}
