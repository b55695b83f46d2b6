package store

import (
	"context"
	"database/sql"
	"fmt"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/number"
)

// A merged is an account that went into another, and its videos by the ids that they had.
type merged struct {
	ID     model.AccountID
	Handle string
	Own    bool
	Zone   string
	Into   model.AccountID
	Videos []mergedVideo
}

type mergedVideo struct {
	TikTokID string
	Was      model.VideoID
}

const moveAliases = `UPDATE account_alias SET account = :to WHERE account = :from`

func (tx *Tx) merge(ctx context.Context, e edit.Merge) (deed, error) {
	from, err := tx.accountOf(ctx, e.From)
	if err != nil {
		return deed{}, err
	}
	into, err := tx.accountOf(ctx, e.Into)
	switch {
	case err != nil:
		return deed{}, err
	case from == into:
		return deed{}, refused("Name two of them.", "An account cannot be merged with itself.")
	case into.Handle == "":
		return deed{}, refused("Name them the other way round.", "Nothing can be merged into the unknown account.")
	}
	m := &merged{ID: from.ID, Handle: from.Handle, Own: from.Own, Zone: from.Zone, Into: into.ID}
	var moves []move
	first, last := model.VideoRange(from.ID)
	err = tx.eachHistory(ctx, first, last, func(h model.History) error {
		id, err := tx.nextVideo(ctx, into)
		moves = append(moves, move{h, id})
		m.Videos = append(m.Videos, mergedVideo{h.TikTokID, h.ID})
		return err
	})
	if err == nil {
		err = tx.moveAll(ctx, moves, from, into)
	}
	if err == nil {
		err = tx.exec(ctx, moveAliases, sql.Named("from", from.ID), sql.Named("to", into.ID))
	}
	if err == nil && from.Handle != "" {
		err = tx.addAlias(ctx, into, from.Handle)
	}
	if err == nil {
		err = tx.exec(ctx, deleteAccount, sql.Named("account", from.ID))
	}
	if err != nil {
		return deed{}, fmt.Errorf("merge %s into %s: %w", from.shown(), into.shown(), err)
	}
	delete(tx.accounts.byID, from.ID)
	into.Own = into.Own || from.Own
	if err := tx.saveAccounts(ctx); err != nil {
		return deed{}, err
	}
	said := func(backward) string {
		return fmt.Sprintf("Merged %s into %s: %s moved.", from.shown(), into.shown(), number.Of(len(m.Videos), "video"))
	}
	return deed{said: said, merged: m}, nil
}

// A move is a video that gets an id of another account.
type move struct {
	model.History
	to model.VideoID
}

// moveAll takes videos from one account to another, with all that is counted of them.
func (tx *Tx) moveAll(ctx context.Context, moves []move, from, to *account) error {
	blocks, err := tx.allBlocks(ctx)
	if err != nil {
		return err
	}
	changes := make(totals)
	for _, m := range moves {
		if err := ctx.Err(); err != nil {
			return err
		}
		changes.whole(from, m.History, -1)
		changes.whole(to, m.History, +1)
		if err := tx.exec(ctx, moveVideo, sql.Named("new", m.to), sql.Named("old", m.ID)); err != nil {
			return err
		}
		for _, block := range blocks {
			if err := tx.exec(ctx, moveHistory, sql.Named("new", m.to), sql.Named("block", block), sql.Named("old", m.ID)); err != nil {
				return err
			}
		}
	}
	from.Videos -= len(moves)
	to.Videos += len(moves)
	for _, a := range []*account{from, to} {
		a.changed, a.recount = true, true
	}
	return tx.saveTotals(ctx, changes)
}

// unmerge makes an account again that went into another, and gives it those of its videos back that
// are still there.
func (tx *Tx) unmerge(ctx context.Context, m *merged) error {
	into, err := tx.accountOf(ctx, m.Into)
	if err != nil {
		return err
	}
	was := make(map[string]model.VideoID, len(m.Videos))
	ids := make([]string, 0, len(m.Videos))
	for _, v := range m.Videos {
		was[v.TikTokID], ids = v.Was, append(ids, v.TikTokID)
	}
	videos, err := tx.videos(ctx, videosByTikTokID, argText("ids", jsonOf(ids)))
	if err != nil {
		return err
	}
	var moves []move
	err = tx.historiesOf(ctx, videos, func(h model.History) error {
		if h.ID.Account() == into.ID {
			moves = append(moves, move{History: h})
		}
		return nil
	})
	if err != nil {
		return err
	}
	if tx.accounts.byHandle[m.Handle] == into {
		delete(tx.accounts.byHandle, m.Handle)
	}
	a, err := tx.newAccount(ctx, m.Handle, m.Zone)
	if err != nil {
		return err
	}
	if tx.accounts.byID[m.ID] == nil { // else a later account has its number
		if err := tx.renumber(ctx, a, m.ID); err != nil {
			return err
		}
	}
	for i, v := range moves {
		moves[i].to = was[v.TikTokID]
		if a.ID != m.ID {
			if moves[i].to, err = tx.nextVideo(ctx, a); err != nil {
				return err
			}
		}
	}
	if err := tx.moveAll(ctx, moves, into, a); err != nil {
		return err
	}
	a.Own = m.Own
	return tx.saveAccounts(ctx)
}

const renumberAccount = `UPDATE account SET id = :new WHERE id = :old`

// renumber gives an account without videos another number.
func (tx *Tx) renumber(ctx context.Context, a *account, id model.AccountID) error {
	if err := tx.exec(ctx, renumberAccount, sql.Named("new", id), sql.Named("old", a.ID)); err != nil {
		return err
	}
	delete(tx.accounts.byID, a.ID)
	a.ID = id
	tx.accounts.byID[id] = a
	return nil
}
