package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"

	"saveboard/model"
	"saveboard/model/rule"
)

// Rules lists the rules, oldest first.
func (s *Store) Rules(ctx context.Context) ([]rule.Rule, error) {
	var rules []rule.Rule
	err := each(ctx, s.read, selectRules, nil, func(rows *sql.Rows) error {
		r, err := scanRule(rows)
		rules = append(rules, r)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("rules: %w", err)
	}
	return rules, nil
}

const videosUnderRules = `
SELECT v.tiktok_id, v.kind, v.posted, v.title, v.hashtags, v.duration,
	coalesce(c.name, ''), coalesce(v.category_from, ''), coalesce(v.rule, 0)
FROM video AS v
LEFT JOIN category AS c ON c.id = v.category
WHERE v.id BETWEEN :first AND :last
ORDER BY v.id`

// RuleBook is all videos beside all rules, to ask what a change of the rules would do. All are of one
// state of the database.
func (s *Store) RuleBook(ctx context.Context) (*rule.Book, error) {
	var videos []rule.Sorted
	var rules []rule.Rule
	var categories []string
	err := s.reading(ctx, func(r reader) error {
		err := eachRaw(ctx, r.conn, selectRules, nil, func(row row) error {
			rules = append(rules, rule.Rule{ID: row.int(0), Word: row.text(1), Category: row.text(2)})
			return nil
		})
		if err != nil {
			return err
		}
		err = eachRaw(ctx, r.conn, selectCategories, nil, func(row row) error {
			categories = append(categories, row.text(1))
			return nil
		})
		if err != nil {
			return err
		}
		first, last := model.VideoRange(model.AllAccounts)
		args := []driver.NamedValue{arg("first", first), arg("last", last)}
		return eachRaw(ctx, r.conn, videosUnderRules, args, func(row row) error {
			videos = append(videos, underRules(row))
			return nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("rules and what they sort: %w", err)
	}
	return rule.BookOf(videos, rules, categories), nil
}

func underRules(r row) rule.Sorted {
	return rule.Sorted{
		Video: model.Video{
			TikTokID: r.text(0), Kind: model.Kind(r.text(1)), Posted: model.Instant(r.int(2)),
			Title: r.text(3), Hashtags: list(r.text(4)), DurationS: r.count(5),
			Category: r.text(6), CategoryFrom: model.CategoryFrom(r.text(7)),
		},
		Rule: r.int(8),
	}
}
