package cmd

import (
	"context"
	"errors"
	"os"
	"time"

	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/edit"
)

// editable is what the dashboard shows and edits: the user's database, or the demo.
type editable interface {
	// data are to be read now; after an edit they may be others.
	data() *openData
	// edit opens the database once more, for as long as do changes it.
	edit(ctx context.Context, do func(*store.Store) (edit.Done, error)) (edit.Done, error)
	// now is the moment that screens ask about.
	now() model.Instant
	// typed is the moment that counts are kept as of which are typed in now.
	typed() model.Instant
	Close() error
}

// openEditable opens the user's database or the demo for the dashboard.
func (p *program) openEditable(ctx context.Context) (editable, error) {
	data, err := p.openToRead(ctx)
	if err != nil {
		return nil, err
	}
	now, err := p.clock(ctx, data)
	switch {
	case err != nil:
		return nil, errors.Join(err, data.Close())
	case data.demo:
		return newTrial(data, now(), os.TempDir()), nil
	}
	return own{data, now}, nil
}

// own is the user's database.
type own struct {
	opened *openData
	clock  func() model.Instant
}

func (o own) data() *openData      { return o.opened }
func (o own) now() model.Instant   { return o.clock() }
func (o own) typed() model.Instant { return model.InstantOf(time.Now()) }
func (o own) Close() error         { return o.opened.Close() }

func (o own) edit(ctx context.Context, do func(*store.Store) (edit.Done, error)) (edit.Done, error) {
	return editFile(ctx, o.opened.store.Path(), do)
}

// editFile has do change a database: the dashboard reads with connections that cannot write, so it is opened
// once more for each edit, and closed again; the screens see that it changed.
func editFile(ctx context.Context, path string, do func(*store.Store) (edit.Done, error)) (done edit.Done, err error) {
	db, err := store.Open(ctx, path)
	if err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return do(db)
}

// from is a question to the data that are to be read when it is asked.
func from[Q, A any](of editable, ask func(*openData, context.Context, Q) (A, error)) func(context.Context, Q) (A, error) {
	return func(ctx context.Context, q Q) (A, error) { return ask(of.data(), ctx, q) }
}
