package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/filter"
	"saveboard/model/number"
	"saveboard/model/text"
)

// A Rule gives a category to the videos whose title has a word, that carry a #hashtag, or that a filter
// takes. The user's own choice and a file's column are stronger; among rules the oldest that fits.
type Rule struct {
	ID       int64
	Word     string // as it was given; a hashtag begins with #
	Category string
}

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

func scanRule(rows *sql.Rows) (r Rule, err error) {
	err = rows.Scan(&r.ID, &r.Word, &r.Category)
	return r, err
}

// addRule makes a rule for a word or #hashtag, or gives the word's rule another category, and puts
// the videos it fits and that have no category into it.
func (tx *Tx) addRule(ctx context.Context, e edit.AddRule) (deed, error) {
	word, category := nameOf(e.Word), nameOf(e.Category)
	if strings.Trim(text.Fold(word), "# ") == "" || text.Fold(category) == "" {
		return deed{}, refused("saveboard category add '#bread' Bread is one.", "A rule needs a word or a #hashtag, and a category.")
	}
	var wrong *filter.Problem
	if _, _, err := filter.Rule(word); errors.As(err, &wrong) {
		return deed{}, refused(`saveboard category add 'kind:video title:"how to"' Tutorials is one.`, "%s", wrong.Sentence)
	}
	rules, err := tx.allRules(ctx)
	if err != nil {
		return deed{}, err
	}
	for _, r := range rules {
		if text.Fold(r.Word) != text.Fold(word) {
			continue
		}
		word = r.Word
		if err := tx.exec(ctx, takeBack, sql.Named("rule", r.ID)); err != nil {
			return deed{}, fmt.Errorf("rule %q: %w", word, err)
		}
	}
	id, err := tx.categoryOf(ctx, category)
	if err == nil {
		err = tx.exec(ctx, insertRule, sql.Named("word", word), sql.Named("category", id))
	}
	if err == nil {
		err = tx.applyAllRules(ctx)
	}
	if err != nil {
		return deed{}, fmt.Errorf("rule %q: %w", word, err)
	}
	said := func(b backward) string {
		return fmt.Sprintf("“%s” now means %s: %s moved.", word, category, number.Of(b.changed(ofVideo), "video"))
	}
	return deed{said: said, unchanged: "There is that rule already."}, nil
}

// removeRule takes back a rule and what it gave; other rules may give those videos a category.
func (tx *Tx) removeRule(ctx context.Context, e edit.RemoveRule) (deed, error) {
	rules, err := tx.allRules(ctx)
	if err != nil {
		return deed{}, err
	}
	for _, r := range rules {
		if text.Fold(r.Word) != text.Fold(e.Word) {
			continue
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
			return fmt.Sprintf("The rule for “%s” is gone: %s moved.", r.Word, number.Of(b.changed(ofVideo), "video"))
		}
		return deed{said: said}, nil
	}
	return deed{}, refused("saveboard category list shows those there are.", "There is no rule for “%s”.", e.Word)
}

// rulesAgain puts every video without a category into the one that the rules give it. Adding and
// removing a rule and importing do so by themselves.
func (tx *Tx) rulesAgain(ctx context.Context) (deed, error) {
	if err := tx.applyAllRules(ctx); err != nil {
		return deed{}, err
	}
	said := func(b backward) string {
		return fmt.Sprintf("The rules moved %s.", number.Of(b.changed(ofVideo), "video"))
	}
	return deed{said: said, unchanged: "The rules fit no video without a category."}, nil
}

func (tx *Tx) allRules(ctx context.Context) ([]Rule, error) {
	if tx.rulesRead {
		return tx.rules, nil
	}
	var rules []Rule
	err := tx.each(ctx, selectRules, nil, func(rows *sql.Rows) error {
		r, err := scanRule(rows)
		rules = append(rules, r)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("rules: %w", err)
	}
	tx.rules, tx.rulesRead, tx.filters = rules, true, make(map[int64]filter.Filter)
	for _, r := range rules {
		if f, isFilter, wrong := filter.Rule(r.Word); isFilter && wrong == nil { // what is none stays the word it always was
			tx.filters[r.ID] = f
		}
	}
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
		rule  Rule
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
		if r, fits := tx.firstFit(rules, &v); fits {
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
	rules, err := tx.allRules(ctx)
	if err != nil {
		return err
	}
	if r, fits := tx.firstFit(rules, v); fits {
		v.Category, v.CategoryFrom, w.rule = r.Category, model.CategoryRule, r.ID
	} else {
		v.Category, v.CategoryFrom, w.rule = "", "", 0
	}
	return nil
}

// firstFit is the oldest rule that fits a video.
func (tx *Tx) firstFit(rules []Rule, v *model.Video) (Rule, bool) {
	if len(rules) == 0 {
		return Rule{}, false
	}
	title := text.Fold(v.Title)
	subject := filter.Subject{Video: v}
	subject.Figures[filter.Length] = v.DurationS.Real()
	for _, r := range rules {
		word := text.Fold(r.Word)
		if chosen, isFilter := tx.filters[r.ID]; isFilter {
			if chosen.Match(&subject) {
				return r, true
			}
		} else if tag, isTag := strings.CutPrefix(word, "#"); isTag {
			for _, h := range v.Hashtags {
				if text.Fold(h) == tag {
					return r, true
				}
			}
		} else if hasWord(title, word) {
			return r, true
		}
	}
	return Rule{}, false
}

// hasWord tells whether the word stands in the text as a word of its own. Where a script writes no
// spaces between words, anywhere will do.
func hasWord(s, word string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], word)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(word)
		before, _ := utf8.DecodeLastRuneInString(s[:start])
		first, size := utf8.DecodeRuneInString(word)
		last, _ := utf8.DecodeLastRuneInString(word)
		after, _ := utf8.DecodeRuneInString(s[end:])
		if !joined(before, first) && !joined(last, after) {
			return true
		}
		from = start + size
	}
}

// joined tells whether two neighbouring letters are of one word.
func joined(a, b rune) bool {
	return inWord(a) && inWord(b)
}

func inWord(r rune) bool {
	unspaced := unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
	return (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)) && !unspaced
}
