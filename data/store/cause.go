package store

import (
	"errors"

	sqlite3 "modernc.org/sqlite/lib"

	"saveboard/data/store/pack"
)

var (
	// ErrBusy comes when another process has been writing for as long as one waits.
	ErrBusy = errors.New("the database is being written by another program")
	// ErrFull comes when there is no room for what is to be written.
	ErrFull = errors.New("the disk is full")
	// ErrDamaged comes when the file's pages do not fit together.
	ErrDamaged = errors.New("the database is damaged")
	// ErrDisk comes when the disk, or whatever the file lies on, fails.
	ErrDisk = errors.New("the disk fails")
)

// Cause is what an error of the engine, which knows only codes, or of what is packed comes to: ErrBusy,
// ErrFull, ErrDamaged, ErrDisk or ErrReadOnly. It is nil for every other error.
func Cause(err error) error {
	switch {
	case isCode(err, sqlite3.SQLITE_BUSY):
		return ErrBusy
	case isCode(err, sqlite3.SQLITE_FULL):
		return ErrFull
	case isCode(err, sqlite3.SQLITE_CORRUPT), errors.Is(err, pack.ErrCorrupt):
		return ErrDamaged
	case isCode(err, sqlite3.SQLITE_IOERR):
		return ErrDisk
	case isCode(err, sqlite3.SQLITE_READONLY):
		return ErrReadOnly
	}
	return nil
}
