package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A Draft is a new database that nobody else can see yet. It gets its name when something is in it
// that is to stay; until then, a failure or a crash leaves things as they were: without a database.
type Draft struct {
	*Store
	name    string   // the path that it is to have
	folders []string // those made for it, the deepest first
}

// NewDraft makes a draft of the database at path, beside it. It returns an ErrExists when there is
// something at path already, or what SQLite would take for its unfinished writes.
func NewDraft(ctx context.Context, path string) (*Draft, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("new database: %w", err)
	}
	for _, part := range []string{"", "-wal", "-journal"} {
		if _, err := os.Lstat(path + part); !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("new database %s: %w", path, errors.Join(ErrExists, err))
		}
	}
	d := &Draft{name: path, folders: missingFolders(filepath.Dir(path))}
	if err := d.open(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("new database %s: %w", path, err), d.Discard())
	}
	return d, nil
}

func (d *Draft) open(ctx context.Context) error {
	folder := filepath.Dir(d.name)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(folder, ".saveboard-new-*") // mode 0600
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	if d.Store, err = Open(ctx, f.Name()); err != nil {
		return errors.Join(err, removeDatabase(f.Name()))
	}
	return nil
}

// Publish closes the draft and gives it its name, which nothing else gets in between: it returns an
// ErrExists, and the draft is to be discarded, when another process was first. What is stored is
// stored: the end of ctx does not end it.
func (d *Draft) Publish(ctx context.Context) error {
	// The name leads to the file alone, so nothing may wait in the WAL.
	var busy, pages, moved int
	err := d.write.QueryRowContext(context.WithoutCancel(ctx), "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	if err == nil && busy != 0 {
		err = errors.New("the database is still in use")
	}
	if err = errors.Join(err, d.Close()); err == nil {
		err = os.Link(d.Path(), d.name)
	}
	if errors.Is(err, fs.ErrExist) {
		err = ErrExists
	}
	if err != nil {
		return fmt.Errorf("new database %s: %w", d.name, err)
	}
	d.folders = nil // they are needed now
	return nil
}

// Discard closes the draft and removes it, with the folders that were made for it. What is published
// stays.
func (d *Draft) Discard() error {
	var err error
	if d.Store != nil {
		err = errors.Join(d.Close(), removeDatabase(d.Path()))
	}
	for _, folder := range d.folders {
		_ = os.Remove(folder) // it stays when somebody else has put something there
	}
	return err
}

// missingFolders are the folder and those above it that are not there, the deepest first.
func missingFolders(folder string) []string {
	var missing []string
	for {
		if _, err := os.Lstat(folder); !errors.Is(err, fs.ErrNotExist) {
			return missing
		}
		missing = append(missing, folder)
		folder = filepath.Dir(folder)
	}
}

// removeDatabase removes a database that nobody has open.
func removeDatabase(path string) error {
	var errs []error
	for _, part := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + part); !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}
