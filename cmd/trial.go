package cmd

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"saveboard/assets"
	"saveboard/data/library"
	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/edit"
)

// A trial is the demo, on which edits can be tried. It is read where it is, inside the program, until the
// first edit copies it into a file of its own. That is edited and read from then on, by a library that has
// kept nothing, and is gone when the trial is closed.
type trial struct {
	demo   *openData
	temp   string // where the file's folder is made
	moment atomic.Int64
	copied atomic.Pointer[openData] // nil until the first edit

	editing sync.Mutex // no folder is removed while something is written to it
	folder  string
	ended   bool
}

// newTrial is the demo at a moment, before its first edit.
func newTrial(demo *openData, moment model.Instant, temp string) *trial {
	t := &trial{demo: demo, temp: temp}
	t.moment.Store(int64(moment))
	return t
}

func (t *trial) data() *openData {
	if copied := t.copied.Load(); copied != nil {
		return copied
	}
	return t.demo
}

// now is the moment of the last count, typed ones included: the demo never ages.
func (t *trial) now() model.Instant { return model.Instant(t.moment.Load()) }

// typed is a minute after the last count: at the same moment the demo's own counts would be believed instead.
func (t *trial) typed() model.Instant { return t.now() + 60 }

func (t *trial) edit(ctx context.Context, do func(*store.Store) (edit.Done, error)) (done edit.Done, err error) {
	t.editing.Lock()
	defer t.editing.Unlock()
	switch {
	case t.ended:
		return done, context.Canceled
	case t.copied.Load() == nil:
		if err := t.copy(ctx); err != nil {
			return done, err
		}
	}
	if done, err = editFile(ctx, t.data().store.Path(), do); err != nil {
		return done, err
	}
	if last, err := t.data().asOf(ctx, t.now()); err == nil && last != 0 { // 0 when no account is left
		t.moment.Store(int64(last))
	}
	return done, nil
}

// copy puts the demo into a file in a folder that only its owner can read, and has it read from there.
func (t *trial) copy(ctx context.Context) error {
	folder, err := os.MkdirTemp(t.temp, "saveboard-demo-") // mode 0700
	if err != nil {
		return t.noRoom()
	}
	copied, err := copyOf(ctx, t.demo, filepath.Join(folder, "demo.db"))
	if err != nil {
		_ = os.RemoveAll(folder)
		if errors.Is(err, context.Canceled) {
			return err
		}
		return t.noRoom()
	}
	t.folder = folder
	t.copied.Store(copied)
	return nil
}

func (t *trial) noRoom() error {
	return &problem{
		fmt.Sprintf("The demo cannot be edited: there is no room for a copy of it in %s.", t.temp),
		"Make some, or name another folder with $TMPDIR.",
	}
}

// copyOf is the demo, read from a new file at path.
func copyOf(ctx context.Context, demo *openData, path string) (*openData, error) {
	if err := demo.store.Backup(ctx, path); err != nil {
		return nil, err
	}
	written, err := store.Open(ctx, path) // once, so that those who read never wait for those who write, nor they for them
	if err != nil {
		return nil, err
	}
	if err := written.Close(); err != nil {
		return nil, err
	}
	db, err := store.OpenReadOnly(ctx, path)
	if err != nil {
		return nil, err
	}
	return &openData{library.New(db, true, assets.Explainer), db, true}, nil
}

// Close ends the demo and what was edited of it. An edit that is under way is waited for.
func (t *trial) Close() error {
	t.editing.Lock()
	defer t.editing.Unlock()
	t.ended = true
	err := t.demo.Close()
	if copied := t.copied.Load(); copied != nil {
		err = errors.Join(err, copied.Close(), os.RemoveAll(t.folder))
	}
	return err
}
