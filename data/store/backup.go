package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrExists comes when a backup would overwrite a file.
var ErrExists = errors.New("the file exists already")

// Backup writes a copy of the database to a new file, compacted, as of one moment; writing goes on
// meanwhile. The file is there whole or not at all, and none is ever overwritten.
func (s *Store) Backup(ctx context.Context, path string) (err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("backup to %s: %w", path, ErrExists)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".saveboard-backup-*") // mode 0600
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	unfinished := f.Name()
	defer os.Remove(unfinished)
	if err := f.Close(); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if err := s.copyTo(ctx, unfinished); err != nil {
		return fmt.Errorf("backup to %s: %w", path, err)
	}
	if err := syncFile(unfinished); err != nil {
		return fmt.Errorf("backup to %s: %w", path, err)
	}
	if err := publish(unfinished, path); err != nil {
		return fmt.Errorf("backup to %s: %w", path, err)
	}
	return nil
}

// copyTo writes the database over an empty file. One in memory cannot do it by itself: its file system
// has no other file.
func (s *Store) copyTo(ctx context.Context, path string) error {
	if s.memory != nil {
		return os.WriteFile(path, s.file, 0o600)
	}
	_, err := s.read.ExecContext(ctx, "VACUUM INTO ?", path)
	return err
}

// syncFile waits until the file is on the disk: a name must not lead to a file that a power cut empties.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// publish gives a finished file its name unless something has that name. A hard link can do so in one
// step; where there are none, the name is taken first and the file moved over it.
func publish(finished, path string) error {
	err := os.Link(finished, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		if err != nil {
			return ErrExists
		}
		return nil
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return ErrExists
	}
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(finished, path)
}
