package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"unicode"
	"unicode/utf8"

	"saveboard/model"
	"saveboard/model/edit"
)

// keptEdits is how many edits can be taken back.
const keptEdits = 1000

const (
	insertEdit = `
INSERT INTO edit (at, what, forward, backward, undone)
VALUES (:at, :what, :forward, :backward, 0)`
	deleteUndone   = `DELETE FROM edit WHERE undone = 1`
	deleteOldEdits = `DELETE FROM edit WHERE id <= (SELECT max(id) FROM edit) - :kept`
	deleteAllEdits = `DELETE FROM edit`
	lastDone       = `
SELECT id, at, what, forward, backward
FROM edit
WHERE undone = 0
ORDER BY id DESC
LIMIT 1`
	firstUndone = `
SELECT id, at, what, forward, backward
FROM edit
WHERE undone = 1
ORDER BY id
LIMIT 1`
	setUndone = `UPDATE edit SET undone = 1 WHERE id = :id`
	setRedone = `UPDATE edit SET undone = 0, backward = :backward WHERE id = :id`
)

// A backward is what an edit takes to be taken back.
type backward struct {
	Rows   []noted  `json:",omitempty"`
	Merged *merged  `json:",omitempty"`
	Logged []logged `json:",omitempty"`
	Origin []int64  `json:",omitempty"` // the imports that a log became
}

func (b backward) empty() bool { return len(b.Rows) == 0 && b.Merged == nil && len(b.Logged) == 0 }

// changed counts the rows of a kind.
func (b backward) changed(what string) (n int) {
	for _, row := range b.Rows {
		if row.What == what {
			n++
		}
	}
	return n
}

// Edit does an edit in one transaction and keeps what it takes to take it back. What could be done
// again until then cannot any more. An *edit.Refused says why it cannot be done.
func (s *Store) Edit(ctx context.Context, at model.Instant, e edit.Edit) (done edit.Done, err error) {
	forward, err := encodeEdit(e)
	if err != nil {
		return done, err
	}
	err = s.change(ctx, func(ctx context.Context, tx *Tx) error {
		var back backward
		if back, done, err = tx.edit(ctx, at, e); err != nil {
			return err
		}
		if !done.Changed {
			return errUnchanged // nothing is to stay of it
		}
		text, err := json.Marshal(back)
		if err != nil {
			return err
		}
		if err := tx.exec(ctx, deleteUndone); err != nil {
			return err
		}
		err = tx.exec(ctx, insertEdit, sql.Named("at", at), sql.Named("what", done.Sentence), sql.Named("forward", forward), sql.Named("backward", string(text)))
		if err != nil {
			return err
		}
		return tx.exec(ctx, deleteOldEdits, sql.Named("kept", keptEdits))
	})
	if err != nil && !errors.Is(err, errUnchanged) {
		return edit.Done{}, fmt.Errorf("edit: %w", err)
	}
	return done, nil
}

var errUnchanged = errors.New("the edit changes nothing")

// edit does an edit within the transaction.
func (tx *Tx) edit(ctx context.Context, at model.Instant, e edit.Edit) (back backward, done edit.Done, err error) {
	if err := tx.deferReferences(ctx); err != nil {
		return back, done, err
	}
	var d deed
	rows, err := tx.noting(ctx, func() error {
		if d, err = tx.perform(ctx, at, e); err != nil {
			return err
		}
		return tx.tidy(ctx)
	})
	if err != nil {
		return back, done, err
	}
	back = backward{Rows: rows, Merged: d.merged, Logged: d.logged, Origin: d.origin}
	done = edit.Done{Changed: !back.empty(), Sentence: d.unchanged}
	if done.Changed {
		done.Sentence = d.said(back)
	}
	return back, done, nil
}

// deferReferences lets what rows refer to be put right by the end of the transaction.
func (tx *Tx) deferReferences(ctx context.Context) error {
	return tx.exec(ctx, "PRAGMA defer_foreign_keys = 1")
}

// A past is a row of the table edit.
type past struct {
	id                int64
	at                model.Instant
	what              string
	forward, backward string
}

func (tx *Tx) past(ctx context.Context, query string) (p past, found bool, err error) {
	err = tx.each(ctx, query, nil, func(rows *sql.Rows) error {
		found = true
		return rows.Scan(&p.id, &p.at, &p.what, &p.forward, &p.backward)
	})
	return p, found, err
}

// Undo takes the latest edit back that was not taken back yet: what it changed is as it was before,
// also when the program was closed in between. What was imported meanwhile stays.
func (s *Store) Undo(ctx context.Context) (done edit.Done, err error) {
	err = s.change(ctx, func(ctx context.Context, tx *Tx) error {
		p, found, err := tx.past(ctx, lastDone)
		if err != nil {
			return err
		}
		if !found {
			return edit.ErrNothingToUndo
		}
		var back backward
		if err := json.Unmarshal([]byte(p.backward), &back); err != nil {
			return fmt.Errorf("what was before: %w", err)
		}
		if err := tx.deferReferences(ctx); err != nil {
			return err
		}
		if err := tx.restore(ctx, back); err != nil {
			return err
		}
		done = edit.Done{Sentence: "Took back: " + lowerFirst(p.what), Changed: true}
		return tx.exec(ctx, setUndone, sql.Named("id", p.id))
	})
	if err != nil {
		return edit.Done{}, fmt.Errorf("undo: %w", err)
	}
	return done, nil
}

// Redo does the edit again that was taken back last.
func (s *Store) Redo(ctx context.Context) (done edit.Done, err error) {
	err = s.change(ctx, func(ctx context.Context, tx *Tx) error {
		p, found, err := tx.past(ctx, firstUndone)
		if err != nil {
			return err
		}
		if !found {
			return edit.ErrNothingToRedo
		}
		e, err := decodeEdit(p.forward)
		if err != nil {
			return err
		}
		back, _, err := tx.edit(ctx, p.at, e)
		if err != nil {
			return err
		}
		text, err := json.Marshal(back)
		if err != nil {
			return err
		}
		done = edit.Done{Sentence: "Done again: " + lowerFirst(p.what), Changed: true}
		return tx.exec(ctx, setRedone, sql.Named("backward", string(text)), sql.Named("id", p.id))
	})
	if err != nil {
		return edit.Done{}, fmt.Errorf("redo: %w", err)
	}
	return done, nil
}

// lowerFirst is a sentence as it goes on behind a colon.
func lowerFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}

const (
	deleteUnusedCategories = `
DELETE FROM category
WHERE id NOT IN (SELECT category FROM video WHERE category IS NOT NULL UNION SELECT category FROM rule)`
	deleteUnusedLabels = `
DELETE FROM label
WHERE id NOT IN (SELECT label FROM video_label)`
)

// tidy takes out the categories and labels that nothing has any more: there is no other trace of them
// that one could want to keep.
func (tx *Tx) tidy(ctx context.Context) error {
	tx.categories = nil
	if err := tx.exec(ctx, deleteUnusedCategories); err != nil {
		return fmt.Errorf("unused categories: %w", err)
	}
	if err := tx.exec(ctx, deleteUnusedLabels); err != nil {
		return fmt.Errorf("unused labels: %w", err)
	}
	return nil
}
