package store

import (
	"errors"

	sqlite3 "modernc.org/sqlite/lib"
)

var (
	// ErrBusy comes when another process has been writing for as long as one waits.
	ErrBusy = errors.New("the database is being written by another program")
	// ErrFull comes when there is no room for what is to be written.
	ErrFull = errors.New("the disk is full")
	// ErrDamaged comes when the file's pages do not fit together.
	ErrDamaged = errors.New("the database is damaged")
)

// Cause is what an error of the engine, which knows only codes, comes to: ErrBusy, ErrFull,
// ErrDamaged or ErrReadOnly. It is nil for every other error.
func Cause(err error) error {
	switch {
	case isCode(err, sqlite3.SQLITE_BUSY):
		return ErrBusy
	case isCode(err, sqlite3.SQLITE_FULL):
		return ErrFull
	case isCode(err, sqlite3.SQLITE_CORRUPT):
		return ErrDamaged
	case isCode(err, sqlite3.SQLITE_READONLY):
		return ErrReadOnly
	}
	return nil
}
