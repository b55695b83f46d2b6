package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/number"
)

// ErrTraces comes when an account was removed, but another program kept the file from being written
// anew, so that old bytes may be left in it.
var ErrTraces = errors.New("another program kept the file from being cleaned")

const (
	deleteLabelsOfAccount  = `DELETE FROM video_label WHERE video BETWEEN :first AND :last`
	deleteLatestOfAccount  = `DELETE FROM latest WHERE video BETWEEN :first AND :last`
	deleteVideosOfAccount  = `DELETE FROM video WHERE id BETWEEN :first AND :last`
	deleteHistoryOfAccount = `DELETE FROM history WHERE block = :block AND video BETWEEN :first AND :last`
	deleteAliasesOfAccount = `DELETE FROM account_alias WHERE account = :account`
	deleteOtherImports     = `DELETE FROM import WHERE id NOT IN (SELECT value FROM json_each(:used))`
	blankImports           = `UPDATE import SET file = '' WHERE instr(lower(file), :handle) > 0`
)

// Remove removes an account for good: its videos, every count of them, their labels and notes, its
// handles, and the names of the files that brought them. No edit made until now can be taken back
// afterwards, since edits hold what they changed. The file is written anew, so that no byte is left.
func (s *Store) Remove(ctx context.Context, id model.AccountID) (done edit.Done, err error) {
	err = s.change(ctx, func(ctx context.Context, tx *Tx) error {
		if err := tx.exec(ctx, "PRAGMA secure_delete = 1"); err != nil {
			return err
		}
		done, err = tx.removeAccount(ctx, id)
		return err
	})
	if err != nil {
		return edit.Done{}, fmt.Errorf("remove account %d: %w", id, err)
	}
	if err := s.clean(context.WithoutCancel(ctx)); err != nil {
		return done, fmt.Errorf("remove account %d: %w", id, errors.Join(ErrTraces, err))
	}
	return done, nil
}

// clean writes the file anew, and empties the WAL into it: nothing is left of what was deleted.
func (s *Store) clean(ctx context.Context) error {
	for _, statement := range []string{"PRAGMA secure_delete = 0", "VACUUM"} {
		if _, err := s.write.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	var busy, pages, moved int
	err := s.write.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	if err == nil && busy != 0 {
		err = ErrBusy
	}
	return err
}

func (tx *Tx) removeAccount(ctx context.Context, id model.AccountID) (done edit.Done, err error) {
	a, err := tx.accountOf(ctx, id)
	if err != nil {
		return done, err
	}
	if err := tx.deferReferences(ctx); err != nil {
		return done, err
	}
	videos := a.Videos
	if err := tx.uncount(ctx, a); err != nil {
		return done, err
	}
	if err := tx.deleteAllOf(ctx, a); err != nil {
		return done, err
	}
	if err := tx.forgetImports(ctx, a); err != nil {
		return done, err
	}
	for handle, of := range tx.accounts.byHandle {
		if of == a {
			delete(tx.accounts.byHandle, handle)
		}
	}
	delete(tx.accounts.byID, id)
	if err := tx.tidy(ctx); err != nil {
		return done, err
	}
	sentence := fmt.Sprintf("Removed %s and its %s for good.", a.shown(), number.Of(videos, "video"))
	return edit.Done{Sentence: sentence, Changed: true}, tx.exec(ctx, deleteAllEdits)
}

// uncount takes the account's videos out of the daily totals.
func (tx *Tx) uncount(ctx context.Context, a *account) error {
	changes := make(totals)
	first, last := model.VideoRange(a.ID)
	err := tx.eachHistory(ctx, first, last, func(h model.History) error {
		changes.whole(a, h, -1)
		return nil
	})
	if err != nil {
		return err
	}
	return tx.saveTotals(ctx, changes)
}

func (tx *Tx) deleteAllOf(ctx context.Context, a *account) error {
	first, last := model.VideoRange(a.ID)
	blocks, err := tx.allBlocks(ctx)
	if err != nil {
		return err
	}
	for _, block := range blocks {
		if err := tx.exec(ctx, deleteHistoryOfAccount, sql.Named("block", block), sql.Named("first", first), sql.Named("last", last)); err != nil {
			return err
		}
	}
	for _, statement := range []string{deleteLabelsOfAccount, deleteLatestOfAccount, deleteVideosOfAccount} {
		if err := tx.exec(ctx, statement, sql.Named("first", first), sql.Named("last", last)); err != nil {
			return err
		}
	}
	for _, statement := range []string{deleteAliasesOfAccount, deleteAccount} {
		if err := tx.exec(ctx, statement, sql.Named("account", a.ID)); err != nil {
			return err
		}
	}
	return nil
}

// forgetImports removes the imports that nothing is left of, and the names of those files that name
// the account.
func (tx *Tx) forgetImports(ctx context.Context, a *account) error {
	used := make(map[int64]bool)
	first, last := model.VideoRange(model.AllAccounts)
	err := tx.eachHistory(ctx, first, last, func(h model.History) error {
		for _, s := range h.Snapshots {
			used[s.Import] = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	ids := slices.Sorted(maps.Keys(used))
	if ids == nil {
		ids = []int64{}
	}
	if err := tx.exec(ctx, deleteOtherImports, sql.Named("used", jsonOf(ids))); err != nil {
		return err
	}
	for handle, of := range tx.accounts.byHandle {
		if of != a || handle == "" {
			continue
		}
		if err := tx.exec(ctx, blankImports, sql.Named("handle", strings.ToLower(handle))); err != nil {
			return err
		}
	}
	return nil
}
