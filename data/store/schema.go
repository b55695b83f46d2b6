package store

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"
	sqlite3 "modernc.org/sqlite/lib"
)

//go:embed migrations/*.sql
var migrations embed.FS

// SchemaVersion is the number of the newest migration. Each migration ends by setting user_version
// to its own, which one cheap query reads; goose's table says the same and is not asked at opening.
const SchemaVersion = 4

// A header says what kind of file it is.
type header struct {
	state   state
	version int
}

type state int

const (
	current  state = iota
	outdated       // ours and older, or empty
	foreign        // of another program
	newer
)

func (h header) problem() error {
	switch h.state {
	case foreign:
		return ErrNotOurs
	case newer:
		return fmt.Errorf("%w: it has schema %d, this one knows up to %d", ErrNewer, h.version, SchemaVersion)
	}
	return nil
}

// readable is what is wrong with a file that is only read: what is outdated cannot be migrated then.
func (h header) readable() error {
	if h.state == outdated {
		return ErrOlder
	}
	return h.problem()
}

const readHeader = `
SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
FROM pragma_application_id, pragma_user_version`

// header reads what the file is. A file without application id and tables is a new one.
func (s *Store) header(ctx context.Context) (header, error) {
	var application int64
	var h header
	var things int
	err := s.read.QueryRowContext(ctx, readHeader).Scan(&application, &h.version, &things)
	switch {
	case isCode(err, sqlite3.SQLITE_NOTADB):
		return h, ErrNotDatabase
	case err != nil:
		return h, err
	case application == 0 && things == 0:
		h.state = outdated
	case application != applicationID:
		h.state = foreign
	case h.version < SchemaVersion:
		h.state = outdated
	case h.version > SchemaVersion:
		h.state = newer
	}
	return h, nil
}

// migrate brings the file to the newest schema. Other processes may be doing the same: then all but one fail at
// something, some of them at once, and find the work done when they look again.
func (s *Store) migrate(ctx context.Context, was header) error {
	folder, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, s.write, folder, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	const tries = 10
	began := time.Now()
	for try := 1; ; try++ {
		if err = s.mark(ctx, was); err == nil {
			_, err = provider.Up(ctx)
		}
		now, headerErr := s.header(ctx)
		switch {
		case headerErr != nil:
			return errors.Join(err, headerErr)
		case now.state == current:
			return nil
		case try == tries || ctx.Err() != nil || time.Since(began) > busyTimeout:
			return fmt.Errorf("migrate from schema %d to %d: %w", was.version, SchemaVersion, errors.Join(err, ctx.Err()))
		}
	}
}

// mark marks a new file before its first table, so that one we did not finish is known as ours.
func (s *Store) mark(ctx context.Context, was header) error {
	if was.version > 0 {
		return nil
	}
	if _, err := s.write.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
		return fmt.Errorf("mark the new database: %w", err)
	}
	return nil
}
