package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"strings"
	"unicode"

	"saveboard/model"
	"saveboard/model/edit"
)

// longestHandle is more than TikTok allows, and what importing takes.
const longestHandle = 64

// handleOf is a handle as it is stored.
func handleOf(s string) (string, error) {
	handle := strings.ToLower(strings.TrimPrefix(strings.TrimSpace(s), "@"))
	odd := func(r rune) bool {
		return r != '.' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}
	if handle == "" || len(handle) > longestHandle || strings.ContainsFunc(handle, odd) {
		return "", refused("Handles have letters, digits, dots and underscores.", "“%s” is no handle.", nameOf(s))
	}
	return handle, nil
}

// shown is an account as people write it.
func (a *account) shown() string {
	if a.Handle == "" {
		return "the unknown account"
	}
	return "@" + a.Handle
}

// accountOf is an account that an edit names.
func (tx *Tx) accountOf(ctx context.Context, id model.AccountID) (*account, error) {
	all, err := tx.allAccounts(ctx)
	if err != nil {
		return nil, err
	}
	if a := all.byID[id]; a != nil {
		return a, nil
	}
	return nil, refused("saveboard account list shows those there are.", "This account is not in the database any more.")
}

// free refuses a handle that finds another account than a.
func (tx *Tx) free(handle string, a *account) error {
	switch other := tx.accounts.byHandle[handle]; {
	case other == nil || other == a:
		return nil
	case other.Handle == handle:
		return refused("saveboard account merge joins two accounts.", "There is an account @%s already.", handle)
	default:
		return refused("Name the account by the handle it has now.", "@%s is an earlier name of %s.", handle, other.shown())
	}
}

func (tx *Tx) addAccount(ctx context.Context, e edit.AddAccount) (deed, error) {
	handle, err := handleOf(e.Handle)
	if err != nil {
		return deed{}, err
	}
	if _, err := tx.allAccounts(ctx); err != nil {
		return deed{}, err
	}
	if err := tx.free(handle, nil); err != nil {
		return deed{}, err
	}
	if _, err := zoneOf(e.Zone); err != nil {
		return deed{}, noZone(e.Zone)
	}
	a, err := tx.newAccount(ctx, handle, e.Zone)
	if err != nil {
		return deed{}, err
	}
	a.Own, a.changed = e.Own, e.Own
	if err := tx.saveAccounts(ctx); err != nil {
		return deed{}, err
	}
	return deed{said: func(backward) string { return "Added @" + handle + "." }}, nil
}

func noZone(name string) error {
	return refused("Take a name such as Europe/Berlin.", "“%s” is no time zone.", nameOf(name))
}

const deleteAlias = `DELETE FROM account_alias WHERE handle = :handle`

func (tx *Tx) renameByHand(ctx context.Context, e edit.RenameAccount) (deed, error) {
	handle, err := handleOf(e.Handle)
	if err != nil {
		return deed{}, err
	}
	a, err := tx.accountOf(ctx, e.Account)
	if err != nil {
		return deed{}, err
	}
	was := a.shown()
	if a.Handle == handle {
		return deed{unchanged: was + " has that name already."}, nil
	}
	if err := tx.free(handle, a); err != nil {
		return deed{}, err
	}
	if err := tx.exec(ctx, deleteAlias, sql.Named("handle", handle)); err != nil {
		return deed{}, fmt.Errorf("alias %q: %w", handle, err)
	}
	if a.Handle == "" {
		err = tx.exec(ctx, renameAccount, sql.Named("handle", handle), sql.Named("account", a.ID))
		a.Handle = handle
	} else {
		err = tx.rename(ctx, a, handle)
	}
	if err != nil {
		return deed{}, err
	}
	said := func(backward) string {
		if was[0] != '@' {
			return "The unknown account is now @" + handle + "."
		}
		return fmt.Sprintf("Renamed %s to @%s. The old name still finds it.", was, handle)
	}
	return deed{said: said}, nil
}

func (tx *Tx) setOwn(ctx context.Context, e edit.SetOwn) (deed, error) {
	a, err := tx.accountOf(ctx, e.Account)
	if err != nil {
		return deed{}, err
	}
	a.Own, a.changed = e.Own, true
	if err := tx.saveAccounts(ctx); err != nil {
		return deed{}, err
	}
	whose := "somebody else's"
	if e.Own {
		whose = "your own"
	}
	said := func(backward) string { return capitalShown(a) + " is " + whose + " now." }
	return deed{said: said, unchanged: capitalShown(a) + " is " + whose + " already."}, nil
}

func capitalShown(a *account) string {
	if a.Handle == "" {
		return "The unknown account"
	}
	return a.shown()
}

func (tx *Tx) setZoneByHand(ctx context.Context, e edit.SetZone) (deed, error) {
	a, err := tx.accountOf(ctx, e.Account)
	if err != nil {
		return deed{}, err
	}
	if _, err := zoneOf(e.Zone); err != nil || e.Zone == "" {
		return deed{}, noZone(e.Zone)
	}
	if a.Zone != e.Zone {
		if err := tx.rezone(ctx, a, e.Zone); err != nil {
			return deed{}, err
		}
	}
	said := func(backward) string { return fmt.Sprintf("The days of %s are those of %s now.", a.shown(), e.Zone) }
	return deed{said: said, unchanged: fmt.Sprintf("The days of %s are those of %s already.", a.shown(), e.Zone)}, nil
}

const setZone = `UPDATE account SET zone = :zone WHERE id = :account`

// rezone counts an account's days in another zone.
func (tx *Tx) rezone(ctx context.Context, a *account, name string) error {
	zone, err := zoneOf(name)
	if err != nil {
		return err
	}
	was := *a
	a.zone, a.Zone = zone, name
	changes := make(totals)
	first, last := model.VideoRange(a.ID)
	err = tx.eachHistory(ctx, first, last, func(h model.History) error {
		changes.whole(&was, h, -1)
		changes.whole(a, h, +1)
		return nil
	})
	if err == nil {
		err = tx.saveTotals(ctx, changes)
	}
	if err == nil {
		err = tx.exec(ctx, setZone, sql.Named("zone", name), sql.Named("account", a.ID))
	}
	if err != nil {
		return fmt.Errorf("time zone of account %d: %w", a.ID, err)
	}
	return nil
}

// whole counts a video with all its days in, or out when sign is −1.
func (t totals) whole(a *account, h model.History, sign int) {
	t.posted(a, h.Posted, sign)
	t.gains(a, h.Posted, wholeLife(), h.Snapshots, sign)
}

// wholeLife is the extent of all days there are.
func wholeLife() extent {
	return extent{first: math.MinInt32, last: math.MaxInt32 - 1, from: math.MinInt64, to: math.MaxInt64}
}

// eachHistory calls do with the videos of a range of ids and all their snapshots.
func (tx *Tx) eachHistory(ctx context.Context, first, last model.VideoID, do func(model.History) error) error {
	for {
		videos, err := tx.videos(ctx, videosOfAccount, arg("first", first), arg("last", last), arg("limit", chunkVideos))
		if err != nil || len(videos) == 0 {
			return err
		}
		if err := tx.historiesOf(ctx, videos, do); err != nil {
			return err
		}
		first = videos[len(videos)-1].ID + 1
	}
}

// historiesOf calls do with the videos and all their snapshots.
func (tx *Tx) historiesOf(ctx context.Context, videos []model.Video, do func(model.History) error) error {
	if len(videos) == 0 {
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	var histories []model.History
	err := tx.conn.Raw(func(c any) error {
		steady := context.WithoutCancel(ctx)
		r := reader{conn: c}
		blocks, err := r.blocks(steady)
		if err != nil {
			return err
		}
		packed, err := r.chunk(steady, videos, blocks)
		if err == nil {
			histories, err = packed.unpack()
		}
		return err
	})
	for _, h := range histories {
		if err == nil {
			err = do(h)
		}
	}
	if err != nil {
		return fmt.Errorf("histories: %w", err)
	}
	return nil
}
