package store

import (
	"context"
	"database/sql"
	"fmt"
)

const (
	selectMapping = `
SELECT field, place
FROM mapping
WHERE headers = :headers
ORDER BY field`
	insertMapping = `
INSERT INTO mapping (headers, field, place)
VALUES (:headers, :field, :place)`
	deleteMapping = `DELETE FROM mapping WHERE headers = :headers`
)

// Mapping returns which column each field was said to be in a table with these headers; nothing when
// nothing is remembered. What headers and places stand for is the importer's affair.
func (tx *Tx) Mapping(ctx context.Context, headers string) (map[string]int, error) {
	places := make(map[string]int)
	err := tx.each(ctx, selectMapping, []any{sql.Named("headers", headers)}, func(rows *sql.Rows) error {
		var field string
		var place int
		err := rows.Scan(&field, &place)
		places[field] = place
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("remembered columns: %w", err)
	}
	return places, nil
}

// Remember keeps the places of a table's fields instead of what was remembered of these headers.
// Without places it is forgotten.
func (tx *Tx) Remember(ctx context.Context, headers string, places map[string]int) error {
	if err := tx.exec(ctx, deleteMapping, sql.Named("headers", headers)); err != nil {
		return fmt.Errorf("remember columns: %w", err)
	}
	for field, place := range places {
		if err := tx.exec(ctx, insertMapping, sql.Named("headers", headers), sql.Named("field", field), sql.Named("place", place)); err != nil {
			return fmt.Errorf("remember columns: %w", err)
		}
	}
	return nil
}
