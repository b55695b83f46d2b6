package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"

	"saveboard/model"
	"saveboard/model/text"
)

// restore puts back what an edit changed. Rows come in the order in which others refer to them.
func (tx *Tx) restore(ctx context.Context, back backward) error {
	steps := []struct {
		what string
		row  func(context.Context, noted) error
	}{
		{ofAccount, tx.restoreAccount},
		{ofAlias, tx.restoreAlias},
		{ofCategory, tx.restoreCategory},
		{ofRule, tx.restoreRule},
		{ofVideo, tx.restoreVideo},
		{ofLabels, tx.restoreLabels},
	}
	if back.Merged != nil {
		if err := tx.unmerge(ctx, back.Merged); err != nil {
			return err
		}
	}
	for _, step := range steps {
		for _, n := range back.Rows {
			if n.What != step.what {
				continue
			}
			if err := step.row(ctx, n); err != nil {
				return fmt.Errorf("%s %s: %w", n.What, n.Key, err)
			}
		}
	}
	if back.changed(ofRule) > 0 { // what was imported meanwhile follows the rules as they are now
		if err := tx.applyAllRules(ctx); err != nil {
			return err
		}
	}
	if len(back.Logged) > 0 {
		if err := tx.unlog(ctx, back); err != nil {
			return err
		}
	}
	return tx.tidy(ctx)
}

// fields are the values of a noted row; false when it was not there.
func fields(row string, into ...any) (bool, error) {
	if row == "null" {
		return false, nil
	}
	return true, json.Unmarshal([]byte(row), &into)
}

const (
	deleteEmptyAccount = `DELETE FROM account WHERE id = :account AND videos = 0`
	restoreAccountRow  = `UPDATE account SET handle = :handle, own = :own WHERE id = :account`
)

// restoreAccount puts an account's own columns back, when nothing else changed them since. One that
// was added goes, unless it has videos by now.
func (tx *Tx) restoreAccount(ctx context.Context, n noted) error {
	id, err := strconv.ParseInt(n.Key, 10, 64)
	if err != nil {
		return err
	}
	var handle, zone string
	var own int
	was, err := fields(n.Before, &handle, &own, &zone)
	if err != nil {
		return err
	}
	defer func() { tx.accounts = nil }()
	if !was {
		return tx.exec(ctx, deleteEmptyAccount, sql.Named("account", id))
	}
	if now, err := tx.now(ctx, n.What, n.Key); err != nil || now != n.After {
		return err
	}
	a, err := tx.accountOf(ctx, model.AccountID(id))
	if err == nil && a.Zone != zone {
		err = tx.rezone(ctx, a, zone)
	}
	if err != nil {
		return err
	}
	return tx.exec(ctx, restoreAccountRow, sql.Named("handle", handle), sql.Named("own", own), sql.Named("account", id))
}

func (tx *Tx) restoreAlias(ctx context.Context, n noted) error {
	var account int64
	was, err := fields(n.Before, &account)
	if err != nil {
		return err
	}
	tx.accounts = nil
	if !was {
		return tx.exec(ctx, deleteAlias, sql.Named("handle", n.Key))
	}
	return tx.exec(ctx, insertAlias, sql.Named("handle", n.Key), sql.Named("account", account))
}

func (tx *Tx) restoreCategory(ctx context.Context, n noted) error {
	var name string
	if was, err := fields(n.Before, &name); err != nil || !was {
		return err
	}
	tx.categories = nil
	return tx.exec(ctx, renameCategoryRow, sql.Named("name", name), sql.Named("folded", text.Fold(name)), sql.Named("was", n.Key))
}

const putRule = `
INSERT INTO rule (id, word, category)
VALUES (:rule, :word, :category)
ON CONFLICT (id) DO UPDATE SET word = excluded.word, category = excluded.category`

func (tx *Tx) restoreRule(ctx context.Context, n noted) error {
	var word, name string
	was, err := fields(n.Before, &word, &name)
	if err != nil {
		return err
	}
	tx.rulesRead = false
	if !was {
		if err := tx.exec(ctx, takeBack, sql.Named("rule", n.Key)); err != nil {
			return err
		}
		return tx.exec(ctx, deleteRule, sql.Named("rule", n.Key))
	}
	category, err := tx.categoryOf(ctx, name)
	if err != nil {
		return err
	}
	return tx.exec(ctx, putRule, sql.Named("rule", n.Key), sql.Named("word", word), sql.Named("category", category))
}

// A videoRow is what an edit can change of a video.
type videoRow struct {
	category, from *string
	rule           *int64
	note           string
}

func videoRowOf(row string) (v videoRow, err error) {
	_, err = fields(row, &v.category, &v.from, &v.rule, &v.note)
	return v, err
}

func (v videoRow) sameCategory(w videoRow) bool {
	return same(v.category, w.category) && same(v.from, w.from) && same(v.rule, w.rule)
}

func same[T comparable](a, b *T) bool {
	return (a == nil) == (b == nil) && (a == nil || *a == *b)
}

const restoreCategoryOf = `
UPDATE video SET category = :category, category_from = :from, rule = :rule
WHERE tiktok_id = :video`

// restoreVideo puts back what the edit changed, and nothing else of the video.
func (tx *Tx) restoreVideo(ctx context.Context, n noted) error {
	was, err := videoRowOf(n.Before)
	if err != nil {
		return err
	}
	left, err := videoRowOf(n.After)
	if err != nil {
		return err
	}
	if was.note != left.note {
		if err := tx.exec(ctx, setNote, sql.Named("note", was.note), sql.Named("video", n.Key)); err != nil {
			return err
		}
	}
	if was.sameCategory(left) {
		return nil
	}
	var category any
	if was.category != nil {
		if category, err = tx.categoryOf(ctx, *was.category); err != nil {
			return err
		}
	}
	return tx.exec(ctx, restoreCategoryOf, sql.Named("category", category), sql.Named("from", was.from),
		sql.Named("rule", was.rule), sql.Named("video", n.Key))
}

func (tx *Tx) restoreLabels(ctx context.Context, n noted) error {
	var labels []string
	if err := json.Unmarshal([]byte(n.Before), &labels); err != nil {
		return err
	}
	videos, err := tx.videos(ctx, videosByTikTokID, argText("ids", jsonOf([]string{n.Key})))
	if err != nil || len(videos) == 0 {
		return err
	}
	return tx.writeLabels(ctx, videos[0].ID, labels)
}
