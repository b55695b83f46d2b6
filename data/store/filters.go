package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"saveboard/model/filter"
	"saveboard/model/text"
)

const (
	selectFilters = `
SELECT name, filter
FROM saved_filter
ORDER BY folded`
	saveFilter = `
INSERT INTO saved_filter (folded, name, filter)
VALUES (:folded, :name, :filter)
ON CONFLICT (folded) DO UPDATE SET name = excluded.name, filter = excluded.filter`
	removeFilter = `DELETE FROM saved_filter WHERE folded = :folded`
	countFilters = `SELECT count(*) FROM saved_filter WHERE folded = :folded`
)

// The errors of saved filters.
var (
	ErrNoFilter   = errors.New("there is no saved filter of that name")
	ErrFilterName = errors.New("the name of a filter is one word of letters, digits, - and _")
)

// SavedFilters lists the filters that are kept under names, by name.
func (s *Store) SavedFilters(ctx context.Context) ([]filter.Saved, error) {
	var list []filter.Saved
	err := each(ctx, s.read, selectFilters, nil, func(rows *sql.Rows) error {
		var f filter.Saved
		err := rows.Scan(&f.Name, &f.Text)
		list = append(list, f)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("saved filters: %w", err)
	}
	return list, nil
}

// SaveFilter keeps a filter under a name, in place of one that is kept there. Its text must be a filter.
func (s *Store) SaveFilter(ctx context.Context, f filter.Saved) error {
	name := strings.TrimPrefix(strings.TrimSpace(f.Name), "@")
	if !filter.IsName(name) {
		return ErrFilterName
	}
	if _, err := filter.Parse(f.Text); err != nil {
		return fmt.Errorf("filter %q: %w", name, err)
	}
	return s.change(ctx, func(ctx context.Context, tx *Tx) error {
		return tx.exec(ctx, saveFilter, sql.Named("folded", text.Fold(name)), sql.Named("name", name), sql.Named("filter", strings.TrimSpace(f.Text)))
	})
}

// RemoveFilter forgets a saved filter.
func (s *Store) RemoveFilter(ctx context.Context, name string) error {
	folded := text.Fold(strings.TrimPrefix(strings.TrimSpace(name), "@"))
	return s.change(ctx, func(ctx context.Context, tx *Tx) error {
		found := 0
		err := tx.each(ctx, countFilters, []any{sql.Named("folded", folded)}, func(rows *sql.Rows) error { return rows.Scan(&found) })
		switch {
		case err != nil:
			return err
		case found == 0:
			return ErrNoFilter
		}
		return tx.exec(ctx, removeFilter, sql.Named("folded", folded))
	})
}
