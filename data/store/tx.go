package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"
	"time"

	"saveboard/model"
	"saveboard/model/rule"
)

// A Tx is one writing transaction. It is handed to the function that Import calls, is valid until
// that returns, and is not safe for several goroutines.
type Tx struct {
	conn       *sql.Conn
	statements map[string]*sql.Stmt
	cache
	file *file // between Begin and End

	// Memory that each batch uses again.
	arena         arena
	before, after []model.Snapshot
}

// A cache holds what the transaction has read and keeps up to date. It may be dropped at any time
// when nothing is pending.
type cache struct {
	accounts   *accounts
	categories map[string]int64 // by folded name
	rules      []rule.Rule
	ready      rule.List // the same, ready to be held against videos
	rulesRead  bool
	blocks     []int64 // those that exist, in order
	blocksRead bool
	imports    map[int64]string // the source of each
	lastImport int64
	numbers    map[model.AccountID]model.VideoID // the last video of each account that was asked for
}

// Import runs do in one transaction: all it did is there afterwards, or nothing is. It is rolled back
// when do fails or panics, and when ctx ends.
func (s *Store) Import(ctx context.Context, do func(context.Context, *Tx) error) error {
	if err := s.change(ctx, do); err != nil {
		return err
	}
	// Readers are never waited for: what they still need stays in the WAL until the next time. So does
	// everything when this fails: the import is stored all the same.
	s.write.ExecContext(context.WithoutCancel(ctx), "PRAGMA wal_checkpoint(PASSIVE)")
	return nil
}

// change runs do in one transaction.
func (s *Store) change(ctx context.Context, do func(context.Context, *Tx) error) (err error) {
	if s.write == nil {
		return ErrReadOnly
	}
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return fmt.Errorf("open %s for writing: %w", s.path, err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()

	// A statement whose context can end costs a goroutine. Each is short, so the context is looked at
	// between them; only the wait for another writer is long.
	steady := context.WithoutCancel(ctx)
	tx := &Tx{conn: conn, statements: make(map[string]*sql.Stmt)}
	committed := false
	defer func() {
		for _, statement := range tx.statements {
			err = errors.Join(err, statement.Close())
		}
		if !committed {
			conn.ExecContext(steady, "ROLLBACK") // fails only when there is nothing to roll back
		}
	}()
	if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return fmt.Errorf("begin writing %s: %w", s.path, err)
	}
	if err := do(ctx, tx); err != nil {
		return err
	}
	if tx.file != nil {
		return errors.New("import: a file was begun and not ended")
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if _, err := conn.ExecContext(steady, "COMMIT"); err != nil {
		return fmt.Errorf("commit to %s: %w", s.path, err)
	}
	committed = true
	return nil
}

// prepared keeps a statement for the whole transaction.
func (tx *Tx) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if statement, ok := tx.statements[query]; ok {
		return statement, nil
	}
	statement, err := tx.conn.PrepareContext(context.WithoutCancel(ctx), query)
	if err != nil {
		return nil, err
	}
	tx.statements[query] = statement
	return statement, nil
}

// exec runs a statement that changes something.
func (tx *Tx) exec(ctx context.Context, query string, args ...any) error {
	statement, err := tx.prepared(ctx, query)
	if err != nil {
		return err
	}
	_, err = statement.ExecContext(context.WithoutCancel(ctx), args...)
	return err
}

// each runs a query and calls scan for each of its rows.
func (tx *Tx) each(ctx context.Context, query string, args []any, scan func(*sql.Rows) error) error {
	statement, err := tx.prepared(ctx, query)
	if err != nil {
		return err
	}
	rows, err := statement.QueryContext(context.WithoutCancel(ctx), args...)
	if err != nil {
		return err
	}
	return scanAll(rows, scan)
}

// raw reads in bulk, past database/sql.
func (tx *Tx) raw(ctx context.Context, query string, args []driver.NamedValue, scan func(row) error) error {
	return tx.conn.Raw(func(c any) error { return eachRaw(context.WithoutCancel(ctx), c, query, args, scan) })
}

// rowsPerStatement is how many rows one statement writes: more gain nothing.
const rowsPerStatement = 50

// writeRows runs an INSERT that ends in "VALUES" and its tail for n rows, many rows a statement.
// row appends the values of row i.
func (tx *Tx) writeRows(ctx context.Context, insert, tail string, columns, n int, row func(args []any, i int) []any) error {
	args := make([]any, 0, columns*rowsPerStatement)
	for from := 0; from < n; from += rowsPerStatement {
		if err := ctx.Err(); err != nil {
			return err
		}
		to := min(from+rowsPerStatement, n)
		args = args[:0]
		for i := from; i < to; i++ {
			args = row(args, i)
		}
		if err := tx.exec(ctx, insertOf(insert, tail, columns, to-from), args...); err != nil {
			return err
		}
	}
	return nil
}

// insertOf writes the statement for so many rows.
func insertOf(insert, tail string, columns, rows int) string {
	one := "(?" + strings.Repeat(", ?", columns-1) + ")"
	return insert + " " + one + strings.Repeat(", "+one, rows-1) + " " + tail
}

// zoneOf is the time zone of an IANA name; empty is UTC.
func zoneOf(name string) (*model.Zone, error) {
	location, err := time.LoadLocation(name)
	if err != nil || location == time.Local {
		return nil, fmt.Errorf("“%s” is no time zone such as Europe/Berlin", name)
	}
	return model.NewZone(location), nil
}
