package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"saveboard/model"
)

// What a row of each table is in Go. Text columns that hold a list have one item a line: no item
// has a line break, since all text is cleaned when it comes in.

// A latest is the row of the table latest: each counter's newest known value.
type latest struct {
	taken, described model.Instant
	model.Counters
	older [5]bool // the counter's newest known value is older than taken
}

// steps packs the five exponents of 5 bits each, and above them the five marks.
func (l latest) steps() int64 {
	var steps int64
	for c, count := range l.Counters {
		steps |= int64(count.StepExponent()) << (5 * c)
		if l.older[c] {
			steps |= 1 << (25 + c)
		}
	}
	return steps
}

// setSteps takes the five values as the row has them, and unpacks their steps.
func (l *latest) setSteps(values [5]sql.NullInt64, steps int64) error {
	for c, value := range values {
		l.Counters[c], l.older[c] = model.Unknown, steps>>(25+c)&1 == 1
		if !value.Valid {
			continue
		}
		count, ok := model.RoundedTo(value.Int64, int(steps>>(5*c)&31))
		if !ok {
			return fmt.Errorf("latest %v are %d: out of range", model.Counter(c), value.Int64)
		}
		l.Counters[c] = count
	}
	return nil
}

func nullable(c model.Count) sql.NullInt64 {
	value, known := c.Get()
	return sql.NullInt64{Int64: value, Valid: known}
}

func nullableReal(r model.Real) sql.NullFloat64 {
	value, known := r.Get()
	return sql.NullFloat64{Float64: value, Valid: known}
}

func lines(list []string) string { return strings.Join(list, "\n") }

func list(lines string) []string {
	if lines == "" {
		return nil
	}
	return strings.Split(lines, "\n")
}

// each runs a query and calls scan for each of its rows.
func each(ctx context.Context, db *sql.DB, query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	return scanAll(rows, scan)
}

func scanAll(rows *sql.Rows, scan func(*sql.Rows) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
