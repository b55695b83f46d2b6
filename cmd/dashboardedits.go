package cmd

import (
	"context"
	"errors"
	"time"

	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/suggest"
	"saveboard/ui/shell"
)

// edits are what the dashboard can change. It reads with connections that cannot write, so the
// database is opened once more for each edit, and closed again; the screens see that it changed.
func edits(data *openData) shell.Edits {
	suggested := func(ctx context.Context, id model.AccountID) (suggest.Report, error) {
		return suggestions(ctx, data.store, id)
	}
	if data.demo {
		return shell.Edits{Off: "the demo's videos are invented; your own can be edited", Suggest: suggested, Categories: data.store.Categories}
	}
	path := data.store.Path()
	writing := func(ctx context.Context, do func(*store.Store) (edit.Done, error)) (done edit.Done, err error) {
		db, err := store.Open(ctx, path)
		if err != nil {
			return done, inWords(err)
		}
		defer func() { err = errors.Join(err, db.Close()) }()
		done, err = do(db)
		return done, inWords(err)
	}
	return shell.Edits{
		Apply: func(ctx context.Context, e edit.Edit) (edit.Done, error) {
			return writing(ctx, func(db *store.Store) (edit.Done, error) { return db.Edit(ctx, model.InstantOf(time.Now()), e) })
		},
		Undo: func(ctx context.Context) (edit.Done, error) {
			return writing(ctx, func(db *store.Store) (edit.Done, error) { return db.Undo(ctx) })
		},
		Redo: func(ctx context.Context) (edit.Done, error) {
			return writing(ctx, func(db *store.Store) (edit.Done, error) { return db.Redo(ctx) })
		},
		Remove: func(ctx context.Context, id model.AccountID) (edit.Done, error) {
			return writing(ctx, func(db *store.Store) (edit.Done, error) { return db.Remove(ctx, id) })
		},
		Categories: data.store.Categories,
		Labels:     data.store.Labels,
		Suggest:    suggested,
		Now:        func() model.Instant { return model.InstantOf(time.Now()) },
	}
}

// inWords is an error in the words that the command line has for it.
func inWords(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, edit.ErrNothingToUndo) || errors.Is(err, edit.ErrNothingToRedo) {
		return err
	}
	f := failureOf(err)
	return &edit.Refused{Sentence: f.Sentence, Help: f.Help}
}
