package cmd

import (
	"context"
	"errors"
	"time"

	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/rule"
	"saveboard/model/suggest"
	"saveboard/ui/shell"
)

// edits are what the dashboard can change.
func edits(data editable) shell.Edits {
	writing := func(ctx context.Context, do func(*store.Store) (edit.Done, error)) (edit.Done, error) {
		done, err := data.edit(ctx, do)
		return done, inWords(err)
	}
	e := shell.Edits{
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
		Categories: func(ctx context.Context) ([]string, error) { return data.data().store.Categories(ctx) },
		Labels:     func(ctx context.Context) ([]string, error) { return data.data().store.Labels(ctx) },
		Suggest: func(ctx context.Context, id model.AccountID) (suggest.Report, error) {
			return suggestions(ctx, data.data().store, id)
		},
		Rules: func(ctx context.Context) (*rule.Book, error) { return data.data().store.RuleBook(ctx) },
		Now:   data.typed,
	}
	if data.data().demo {
		e.Lasting = "Only until you quit."
	}
	return e
}

// inWords is an error in the words that the command line has for it.
func inWords(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, edit.ErrNothingToUndo) || errors.Is(err, edit.ErrNothingToRedo) {
		return err
	}
	f := failureOf(err)
	return &edit.Refused{Sentence: f.Sentence, Help: f.Help}
}
