package store

import (
	"context"
	"database/sql"
	"fmt"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/number"
	"saveboard/model/rule"
)

const (
	selectRules = `
SELECT r.id, r.word, c.name
FROM rule AS r
JOIN category AS c ON c.id = r.category
ORDER BY r.id`

	insertRule = `
INSERT INTO rule (word, category)
VALUES (:word, :category)
ON CONFLICT (word) DO UPDATE SET category = excluded.category`

	deleteRule  = `DELETE FROM rule WHERE id = :rule`
	takeBack    = `UPDATE video SET category = NULL, category_from = NULL, rule = NULL WHERE rule = :rule`
	setCategory = `
UPDATE video SET category = :category, category_from = :from, rule = :rule
WHERE id = :video`

	videosWithoutCategory = `
SELECT id, title, hashtags, kind, duration
FROM video
WHERE id BETWEEN :first AND :last AND category IS NULL
ORDER BY id`
)

func scanRule(rows *sql.Rows) (r rule.Rule, err error) {
	err = rows.Scan(&r.ID, &r.Word, &r.Category)
	return r, err
}

// addRule makes a rule for a word or #hashtag, or gives the word's rule another category, and puts
// the videos it fits and that have no category into it.
func (tx *Tx) addRule(ctx context.Context, e edit.AddRule) (deed, error) {
	r, err := rule.New(e.Word, e.Category)
	if err != nil {
		return deed{}, err
	}
	rules, err := tx.allRules(ctx)
	if err != nil {
		return deed{}, err
	}
	if old, known := rule.Find(rules, r.Word); known {
		r.Word = old.Word
		if err := tx.exec(ctx, takeBack, sql.Named("rule", old.ID)); err != nil {
			return deed{}, fmt.Errorf("rule %q: %w", r.Word, err)
		}
	}
	id, err := tx.categoryOf(ctx, r.Category)
	if err == nil {
		err = tx.exec(ctx, insertRule, sql.Named("word", r.Word), sql.Named("category", id))
	}
	if err == nil {
		err = tx.applyAllRules(ctx)
	}
	if err != nil {
		return deed{}, fmt.Errorf("rule %q: %w", r.Word, err)
	}
	said := func(b backward) string {
		now := fmt.Sprintf("“%s” now means %s", r.Word, r.Category)
		switch sorted, moved := b.sorted(); {
		case sorted+moved == 0:
			return now + "; no video moved."
		case moved == 0:
			return now + ": sorted " + number.Of(sorted, "video") + "."
		case sorted == 0:
			return now + ": moved " + number.Of(moved, "video") + "."
		default:
			return fmt.Sprintf("%s: sorted %s, moved %d.", now, number.Of(sorted, "video"), moved)
		}
	}
	return deed{said: said, unchanged: "There is that rule already."}, nil
}

// sorted counts the videos that had no category before, and those that had another one.
func (b backward) sorted() (sorted, moved int) {
	for _, row := range b.Rows {
		if row.What != ofVideo {
			continue
		}
		before, err := videoRowOf(row.Before)
		after, err2 := videoRowOf(row.After)
		switch {
		case err != nil || err2 != nil || same(before.category, after.category):
		case before.category == nil:
			sorted++
		default:
			moved++
		}
	}
	return sorted, moved
}

// removeRule takes back a rule and what it gave; other rules may give those videos a category.
func (tx *Tx) removeRule(ctx context.Context, e edit.RemoveRule) (deed, error) {
	rules, err := tx.allRules(ctx)
	if err != nil {
		return deed{}, err
	}
	r, known := rule.Find(rules, e.Word)
	if !known {
		return deed{}, rule.Missing(e.Word)
	}
	for _, statement := range []string{takeBack, deleteRule} {
		if err == nil {
			err = tx.exec(ctx, statement, sql.Named("rule", r.ID))
		}
	}
	if err == nil {
		err = tx.applyAllRules(ctx)
	}
	if err != nil {
		return deed{}, fmt.Errorf("rule %q: %w", r.Word, err)
	}
	said := func(b backward) string {
		_, moved := b.sorted()
		return fmt.Sprintf("The rule for “%s” is gone: %s moved.", r.Word, number.Of(moved, "video"))
	}
	return deed{said: said}, nil
}

// rulesAgain puts every video without a category into the one that the rules give it. Adding and
// removing a rule and importing do so by themselves.
func (tx *Tx) rulesAgain(ctx context.Context) (deed, error) {
	if err := tx.applyAllRules(ctx); err != nil {
		return deed{}, err
	}
	said := func(b backward) string {
		return fmt.Sprintf("The rules sorted %s.", number.Of(b.changed(ofVideo), "video"))
	}
	return deed{said: said, unchanged: "The rules fit no video without a category."}, nil
}

func (tx *Tx) allRules(ctx context.Context) ([]rule.Rule, error) {
	if tx.rulesRead {
		return tx.rules, nil
	}
	var rules []rule.Rule
	err := tx.each(ctx, selectRules, nil, func(rows *sql.Rows) error {
		r, err := scanRule(rows)
		rules = append(rules, r)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("rules: %w", err)
	}
	tx.rules, tx.rulesRead, tx.ready = rules, true, rule.ListOf(rules)
	return rules, nil
}

func (tx *Tx) applyAllRules(ctx context.Context) error {
	tx.rulesRead = false
	rules, err := tx.allRules(ctx)
	if err != nil || len(rules) == 0 {
		return err
	}
	type given struct {
		video model.VideoID
		rule  rule.Rule
	}
	var gifts []given
	first, last := model.VideoRange(model.AllAccounts)
	err = tx.each(ctx, videosWithoutCategory, []any{sql.Named("first", first), sql.Named("last", last)}, func(rows *sql.Rows) error {
		var v model.Video
		var hashtags string
		var duration sql.Null[int64]
		if err := rows.Scan(&v.ID, &v.Title, &hashtags, &v.Kind, &duration); err != nil {
			return err
		}
		v.Hashtags = list(hashtags)
		if duration.Valid && model.Fits(duration.V) {
			v.DurationS = model.Exact(duration.V)
		}
		if r, fits := tx.ready.First(&v); fits {
			gifts = append(gifts, given{v.ID, r})
		}
		return nil
	})
	for _, g := range gifts {
		if err != nil {
			break
		}
		var category any
		if category, err = tx.categoryOf(ctx, g.rule.Category); err == nil {
			err = tx.exec(ctx, setCategory, sql.Named("category", category), sql.Named("from", model.CategoryRule),
				sql.Named("rule", g.rule.ID), sql.Named("video", g.video))
		}
	}
	if err != nil {
		return fmt.Errorf("apply rules: %w", err)
	}
	return nil
}

// applyRules gives an imported video the category of the rules, when it is new or changed and nobody
// stronger gave it one. A category that came with an export as a rule's has no rule here, and stays.
func (tx *Tx) applyRules(ctx context.Context, w *work) error {
	v := &w.video
	if !w.described || v.Category != "" && w.rule == 0 {
		return nil
	}
	if _, err := tx.allRules(ctx); err != nil {
		return err
	}
	if r, fits := tx.ready.First(v); fits {
		v.Category, v.CategoryFrom, w.rule = r.Category, model.CategoryRule, r.ID
	} else {
		v.Category, v.CategoryFrom, w.rule = "", "", 0
	}
	return nil
}
