package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"

	"saveboard/model"
)

// Reading in bulk goes past database/sql to the driver: what lies between costs as much again as
// SQLite itself, and copies every blob once more (BenchmarkHistories). Values are the driver's own:
// int64, float64, string, []byte, and nil for NULL; a driver may not use a []byte again.

// A row is one row of a result.
type row []driver.Value

func (r row) int(i int) int64 {
	n, _ := r[i].(int64) // all tables are STRICT: a column has its type or is NULL
	return n
}

func (r row) text(i int) string {
	s, _ := r[i].(string)
	return s
}

func (r row) blob(i int) []byte {
	b, _ := r[i].([]byte)
	return b
}

// count is a number that is NULL when it is unknown.
func (r row) count(i int) model.Count {
	n, known := r[i].(int64)
	if !known || !model.Fits(n) {
		return model.Unknown
	}
	return model.Exact(n)
}

func (r row) nullInt(i int) sql.NullInt64 {
	n, known := r[i].(int64)
	return sql.NullInt64{Int64: n, Valid: known}
}

// arg is an argument of a statement.
func arg[T ~int64 | ~int | ~int32](name string, n T) driver.NamedValue {
	return driver.NamedValue{Name: name, Value: int64(n)}
}

func argText(name, s string) driver.NamedValue {
	return driver.NamedValue{Name: name, Value: s}
}

// eachRaw runs a query on a connection of the driver and calls scan for each row. The row is valid
// until scan returns; what is in it may be kept.
func eachRaw(ctx context.Context, conn any, query string, args []driver.NamedValue, scan func(row) error) (err error) {
	for i := range args {
		args[i].Ordinal = i + 1
	}
	rows, err := conn.(driver.QueryerContext).QueryContext(ctx, query, args)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	r := make(row, len(rows.Columns()))
	for {
		if err := rows.Next(r); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if err := scan(r); err != nil {
			return err
		}
	}
}

// A reader reads videos within one state of the database.
type reader struct {
	conn    any // of the driver
	handles map[model.AccountID]string
}

// reading runs do on one state of the database, whatever is committed meanwhile.
func (s *Store) reading(ctx context.Context, do func(reader) error) error {
	conn, err := s.read.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close() // gives it back to the pool
	return conn.Raw(func(c any) error {
		exec := c.(driver.ExecerContext)
		if _, err := exec.ExecContext(ctx, "BEGIN", nil); err != nil {
			return err
		}
		defer exec.ExecContext(context.WithoutCancel(ctx), "ROLLBACK", nil) // there is nothing to lose
		r := reader{c, make(map[model.AccountID]string)}
		err := eachRaw(ctx, c, selectAccounts, nil, func(row row) error {
			r.handles[model.AccountID(row.int(0))] = row.text(1)
			return nil
		})
		if err != nil {
			return fmt.Errorf("accounts: %w", err)
		}
		return do(r)
	})
}

func (r reader) videos(ctx context.Context, query string, args ...driver.NamedValue) (videos []model.Video, err error) {
	err = eachRaw(ctx, r.conn, query, args, func(row row) error {
		v := videoOf(row)
		v.Handle = r.handles[v.ID.Account()]
		videos = append(videos, v)
		return nil
	})
	return videos, err
}

// firstBlock and nextBlock walk the blocks that exist: one step along the key each, however many
// snapshots there are.
const (
	firstBlock = `SELECT min(block) FROM history`
	nextBlock  = `SELECT min(block) FROM history WHERE block > :block`
)

// blocks lists the blocks that exist, in order.
func (r reader) blocks(ctx context.Context) (blocks []int64, err error) {
	found := func(row row) error {
		if row[0] != nil {
			blocks = append(blocks, row.int(0))
		}
		return nil
	}
	err = eachRaw(ctx, r.conn, firstBlock, nil, found)
	for n := 1; err == nil && len(blocks) == n; n++ {
		err = eachRaw(ctx, r.conn, nextBlock, []driver.NamedValue{arg("block", blocks[n-1])}, found)
	}
	if err != nil {
		return nil, fmt.Errorf("blocks of the history: %w", err)
	}
	return blocks, nil
}
