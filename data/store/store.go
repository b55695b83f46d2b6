// Package store is the one SQLite file that everything lives in. Every SQL statement of the program
// is here, and nothing else of the program writes.
//
// What is read all the time is kept ready by the import, in the same transaction: an account's daily
// totals, its number of videos and its latest snapshot. So opening reads some hundred rows whatever
// the size of the history. What a single view needs is computed from the history, which is packed in
// blocks of 64 days (data/store/pack) and comes in one pass: 5,000 videos with a year of daily
// snapshots in less time than a screen takes to notice.
//
// Decisions. There is no table of daily totals by category and no ready sparkline: both would be a
// second path to a number that the one pass over the history gives anyway, measured fast enough, and
// a category can then change without a total to mend. daily_total counts the videos posted on a day,
// not those posted up to it: adding an old video then touches one row instead of all later ones, and
// the sum is taken when reading. latest holds the time of the record that describes a video, though
// it is a fact of the video: the import rewrites latest anyway, and would otherwise rewrite every
// video's row each day. history has no foreign key: checking one would cost an import more than
// writing does; Check looks for orphans instead.
//
// Writing is one connection and one BEGIN IMMEDIATE a call; readers are a small pool of read-only
// connections, opened when they are needed. In WAL mode neither waits for the other.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	sqlite "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
	"modernc.org/sqlite/vfs"
)

var (
	// ErrMissing comes when a database is opened for reading that is not there.
	ErrMissing = errors.New("there is no database")
	// ErrNotDatabase comes when the file is no SQLite database.
	ErrNotDatabase = errors.New("the file is no database")
	// ErrNotOurs comes when the file is a database of another program.
	ErrNotOurs = errors.New("the database is not saveboard's")
	// ErrNewer comes when the database was written by a newer version of the program.
	ErrNewer = errors.New("the database is from a newer saveboard")
	// ErrOlder comes when a database that may not be changed needs a migration first.
	ErrOlder = errors.New("the database is from an older saveboard and may not be changed here")
	// ErrReadOnly comes when a store that was opened for reading is asked to write.
	ErrReadOnly = errors.New("the database is open for reading only")
	// ErrUnknownVideo comes when a video is asked for that is not stored.
	ErrUnknownVideo = errors.New("there is no such video")
)

const (
	applicationID = 0x73617665 // "save"
	readers       = 4
	busyTimeout   = 10 * time.Second
)

// A Store is an open database. It is safe for use by several goroutines.
type Store struct {
	path   string
	source string // what connections that read are opened by
	read   *sql.DB
	watch  *sql.DB // one connection, which sees the commits of all others
	write  *sql.DB // one connection; nil when opened for reading
	memory *vfs.FS // where a database in memory is; nil for one in a file
	file   []byte  // what memory holds
}

// Open opens the database at path, creates it when there is none, and migrates it when it is older
// than the program. An up-to-date one costs a single small query.
func Open(ctx context.Context, path string) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	if err := createFile(path); err != nil {
		return nil, fmt.Errorf("create database: %w", err)
	}
	s := open(path, "")
	s.write = connections(dsn(path, writing))
	s.write.SetMaxOpenConns(1)
	h, err := s.header(ctx)
	if err == nil && h.state == outdated {
		err = s.migrate(ctx, h)
	}
	if err == nil {
		err = h.problem()
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, barred(path, err)), s.Close())
	}
	return s, nil
}

// barred is why the file at path could not be opened, where the system can say it: the engine cannot.
func barred(path string, err error) error {
	if !isCode(err, sqlite3.SQLITE_CANTOPEN) {
		return err
	}
	f, why := os.Open(path)
	if why != nil {
		return why
	}
	return errors.Join(err, f.Close())
}

// OpenReadOnly opens the database at path and never changes it: one that is missing is an ErrMissing,
// one that would need a migration an ErrOlder. A file in a folder that may not be written to, which
// nobody can be writing then, is opened all the same.
func OpenReadOnly(ctx context.Context, path string) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open %s: %w", path, ErrMissing)
	}
	s := open(path, "")
	h, err := s.header(ctx)
	if isCode(err, sqlite3.SQLITE_CANTOPEN) || isCode(err, sqlite3.SQLITE_READONLY) { // no place for the WAL's index
		err = s.Close()
		if err == nil {
			s = open(path, "&immutable=1")
			h, err = s.header(ctx)
		}
	}
	if err == nil {
		err = h.readable()
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, barred(path, err)), s.Close())
	}
	return s, nil
}

func open(path, more string) *Store {
	s := &Store{path: path}
	s.connect(dsn(path, reading) + more)
	return s
}

// connect makes the connections that read.
func (s *Store) connect(source string) {
	s.source = source
	s.read, s.watch = connections(source), connections(source)
	s.read.SetMaxOpenConns(readers)
	s.read.SetMaxIdleConns(readers)
	s.watch.SetMaxOpenConns(1)
}

// Close gives the file back. The writing connection goes last: it folds the WAL into the file.
func (s *Store) Close() error {
	var errs []error
	for _, db := range []*sql.DB{s.watch, s.read, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if s.memory != nil {
		errs = append(errs, s.memory.Close())
	}
	return errors.Join(errs...)
}

// Path is where the file is; empty for a database held in memory.
func (s *Store) Path() string { return s.path }

// Version is a number that changes when anything is committed to the database, by this program or
// by another one. It means nothing else.
func (s *Store) Version(ctx context.Context) (int64, error) {
	var v int64
	if err := s.watch.QueryRowContext(ctx, "PRAGMA data_version").Scan(&v); err != nil {
		return 0, fmt.Errorf("version of the data: %w", err)
	}
	return v, nil
}

const (
	reading = "mode=ro"
	writing = "mode=rw&_txlock=immediate&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)"
)

// dsn names the file as a URI: only then does SQLite honour its mode. Pragmas stand in it, so that
// every connection of a pool has them.
func dsn(path, options string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/… is written file:///C:/…
	}
	escaped := (&url.URL{Path: slashed}).EscapedPath()
	return fmt.Sprintf("file://%s?_pragma=busy_timeout(%d)&%s", escaped, busyTimeout.Milliseconds(), options)
}

// createFile makes an empty file where there is none, readable by its owner alone, and its folder.
func createFile(path string) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// isCode tells whether err is SQLite's of that primary result code.
func isCode(err error, code int) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == code
}
