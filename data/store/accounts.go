package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"saveboard/model"
)

// accounts are all accounts and their aliases, as the transaction sees them.
type accounts struct {
	byID     map[model.AccountID]*account
	byHandle map[string]*account // aliases too
}

type account struct {
	model.Account
	zone    *model.Zone
	changed bool
	recount bool // a video left: counted has to be taken from latest again
}

const selectAccounts = `
SELECT id, handle, own, zone, videos, counted
FROM account
ORDER BY id`

const selectAliases = `
SELECT handle, account
FROM account_alias
ORDER BY handle`

func scanAccount(rows *sql.Rows) (a model.Account, err error) {
	err = rows.Scan(&a.ID, &a.Handle, &a.Own, &a.Zone, &a.Videos, &a.Counted)
	return a, err
}

func (tx *Tx) allAccounts(ctx context.Context) (*accounts, error) {
	if tx.accounts != nil {
		return tx.accounts, nil
	}
	all := &accounts{byID: make(map[model.AccountID]*account), byHandle: make(map[string]*account)}
	err := tx.each(ctx, selectAccounts, nil, func(rows *sql.Rows) error {
		a := new(account)
		var err error
		if a.Account, err = scanAccount(rows); err != nil {
			return err
		}
		if a.zone, err = zoneOf(a.Zone); err != nil {
			return fmt.Errorf("account %q: %w", a.Handle, err)
		}
		all.byID[a.ID], all.byHandle[a.Handle] = a, a
		return nil
	})
	if err == nil {
		err = tx.each(ctx, selectAliases, nil, func(rows *sql.Rows) error {
			var handle string
			var id model.AccountID
			if err := rows.Scan(&handle, &id); err != nil {
				return err
			}
			all.byHandle[handle] = all.byID[id]
			return nil
		})
	}
	if err != nil {
		return nil, fmt.Errorf("accounts: %w", err)
	}
	tx.accounts = all
	return all, nil
}

const insertAccount = `
INSERT INTO account (id, handle, own, zone)
VALUES (:id, :handle, :own, :zone)`

// newAccount creates the account of a handle.
func (tx *Tx) newAccount(ctx context.Context, handle, zone string) (*account, error) {
	all, err := tx.allAccounts(ctx)
	if err != nil {
		return nil, err
	}
	if zone == "" {
		zone = "UTC"
	}
	a := &account{Account: model.Account{ID: 1, Handle: handle, Zone: zone}}
	for id := range all.byID {
		a.ID = max(a.ID, id+1)
	}
	if a.zone, err = zoneOf(zone); err != nil {
		return nil, fmt.Errorf("account %q: %w", handle, err)
	}
	err = tx.exec(ctx, insertAccount, sql.Named("id", a.ID), sql.Named("handle", handle), sql.Named("own", false), sql.Named("zone", zone))
	if err != nil {
		return nil, fmt.Errorf("new account %q: %w", handle, err)
	}
	all.byID[a.ID], all.byHandle[handle] = a, a
	return a, nil
}

const insertAlias = `
INSERT INTO account_alias (handle, account)
VALUES (:handle, :account)
ON CONFLICT (handle) DO UPDATE SET account = excluded.account`

const renameAccount = `
UPDATE account SET handle = :handle
WHERE id = :account`

// addAlias makes the account known by one more handle.
func (tx *Tx) addAlias(ctx context.Context, a *account, handle string) error {
	if err := tx.exec(ctx, insertAlias, sql.Named("handle", handle), sql.Named("account", a.ID)); err != nil {
		return fmt.Errorf("alias %q of %q: %w", handle, a.Handle, err)
	}
	tx.accounts.byHandle[handle] = a
	return nil
}

// rename gives the account its new handle; the old one stays as an alias.
func (tx *Tx) rename(ctx context.Context, a *account, handle string) error {
	if err := tx.addAlias(ctx, a, a.Handle); err != nil {
		return err
	}
	if err := tx.exec(ctx, renameAccount, sql.Named("handle", handle), sql.Named("account", a.ID)); err != nil {
		return fmt.Errorf("rename %q to %q: %w", a.Handle, handle, err)
	}
	a.Handle = handle
	tx.accounts.byHandle[handle] = a
	return nil
}

const updateAccount = `
UPDATE account SET own = :own, videos = :videos, counted = :counted
WHERE id = :account`

const countedOfAccount = `
SELECT coalesce(max(taken), 0)
FROM latest
WHERE video BETWEEN :first AND :last`

const deleteAccount = `DELETE FROM account WHERE id = :account`

// saveAccounts writes what an import changed of them. The account of unknown posters goes with its
// last video.
func (tx *Tx) saveAccounts(ctx context.Context) error {
	if tx.accounts == nil {
		return nil
	}
	ids := make([]model.AccountID, 0, len(tx.accounts.byID))
	for id, a := range tx.accounts.byID {
		if a.changed {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for _, id := range ids {
		if err := tx.saveAccount(ctx, tx.accounts.byID[id]); err != nil {
			return fmt.Errorf("account %d: %w", id, err)
		}
	}
	return nil
}

func (tx *Tx) saveAccount(ctx context.Context, a *account) error {
	if a.Handle == "" && a.Videos == 0 {
		delete(tx.accounts.byID, a.ID)
		delete(tx.accounts.byHandle, "")
		return tx.exec(ctx, deleteAccount, sql.Named("account", a.ID))
	}
	if a.recount {
		first, last := model.VideoRange(a.ID)
		err := tx.each(ctx, countedOfAccount, []any{sql.Named("first", first), sql.Named("last", last)}, func(rows *sql.Rows) error {
			return rows.Scan(&a.Counted)
		})
		if err != nil {
			return err
		}
	}
	a.changed, a.recount = false, false
	return tx.exec(ctx, updateAccount, sql.Named("own", a.Own), sql.Named("videos", a.Videos),
		sql.Named("counted", a.Counted), sql.Named("account", a.ID))
}
