package cmd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"saveboard/assets"
	"saveboard/data/library"
	"saveboard/data/settings"
	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/view"
)

// openData is what a command reads from: the user's database, or the demo.
type openData struct {
	*library.Library
	store *store.Store
	demo  bool
}

// openToRead opens the user's database for reading, or the demo when that is asked for or there is
// no database yet. The caller closes it.
func (p *program) openToRead(ctx context.Context) (*openData, error) {
	s, err := p.settings("")
	if err != nil {
		return nil, err
	}
	own, err := p.hasOwn(s)
	if err != nil {
		return nil, err
	}
	if !own {
		return openDemo(ctx)
	}
	db, err := openExisting(ctx, s.Database.Is)
	if err != nil {
		return nil, err
	}
	return &openData{library.New(db, false, assets.Explainer), db, false}, nil
}

// openOwn opens the user's database for what makes no sense on anything else; the demo only when it
// is asked for.
func (p *program) openOwn(ctx context.Context) (*openData, error) {
	s, err := p.settings("")
	if err != nil {
		return nil, err
	}
	if own, err := p.hasOwn(s); err != nil {
		return nil, err
	} else if !own && !p.flags.demo {
		return nil, fmt.Errorf("open %s: %w", s.Database.Is, store.ErrMissing)
	}
	return p.openToRead(ctx)
}

// hasOwn tells whether the user has a database, and did not ask for the demo. Where one cannot be looked
// for, or is something else, the demo must not stand in its place.
func (p *program) hasOwn(s settings.Settings) (bool, error) {
	if p.flags.demo {
		return false, nil
	}
	info, err := os.Stat(s.Database.Is)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case info.IsDir():
		return false, &problem{fmt.Sprintf("%s is a folder.", s.Database.Is), "Name a file in it with --db, or check $SAVEBOARD_DB."}
	}
	return true, nil
}

// openExisting opens a database for reading. One of an older version is migrated first.
func openExisting(ctx context.Context, path string) (*store.Store, error) {
	db, err := store.OpenReadOnly(ctx, path)
	if !errors.Is(err, store.ErrOlder) {
		return db, err
	}
	migrated, err := store.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	if err := migrated.Close(); err != nil {
		return nil, err
	}
	return store.OpenReadOnly(ctx, path)
}

// write has do change the user's database. Where there is none yet, do works on a draft, which becomes
// the database when do has stored something, and else leaves nothing behind. do may be called again:
// where another saveboard has made the database meanwhile, or the file system cannot name a draft
// without overwriting, it works on the database itself.
func (p *program) write(ctx context.Context, do func(*store.Store) (stored bool, err error)) error {
	if p.flags.demo {
		return errDemo()
	}
	s, err := p.settings("")
	if err != nil {
		return err
	}
	if _, err := p.hasOwn(s); err != nil {
		return err
	}
	draft, err := store.NewDraft(ctx, s.Database.Is)
	switch {
	case err == nil:
		defer draft.Discard()
		stored, err := do(draft.Store)
		if err != nil || !stored || draft.Publish(ctx) == nil {
			return err
		}
	case !errors.Is(err, store.ErrExists):
		return err
	}
	db, err := store.Open(ctx, s.Database.Is)
	if err != nil {
		return err
	}
	_, err = do(db)
	return errors.Join(err, db.Close())
}

func (d *openData) Close() error { return d.store.Close() }

// openDemo opens the data of the invented creator, which ships inside the program.
func openDemo(ctx context.Context) (*openData, error) {
	db, err := store.OpenBytes(ctx, assets.Demo)
	if err != nil {
		return nil, fmt.Errorf("demo data: %w", err)
	}
	return &openData{library.New(db, true, assets.Explainer), db, true}, nil
}

// errDemo is why no command changes the demo: nothing of it would be left once the command is done.
func errDemo() error {
	return &problem{"The demo can only be read here.", "Try edits on it in the dashboard, saveboard --demo, or leave out --demo to change your own data."}
}

// asOf is the moment that views are asked about when nothing else is said: now, and for the demo the
// moment of its last snapshot, so that it never ages.
func (d *openData) asOf(ctx context.Context, now model.Instant) (model.Instant, error) {
	if !d.demo {
		return now, nil
	}
	accounts, err := d.Accounts(ctx)
	if err != nil {
		return 0, err
	}
	last := model.Instant(0)
	for _, a := range accounts {
		last = max(last, a.Counted)
	}
	return last, nil
}

// choose is the account that a handle names; "all" is every one of them, and nothing said is the own
// account with most videos, else the account with most.
func (d *openData) choose(ctx context.Context, handle string) (model.AccountID, error) {
	accounts, err := d.Accounts(ctx)
	if err != nil {
		return 0, err
	}
	switch handle = strings.ToLower(strings.TrimPrefix(handle, "@")); handle {
	case "all":
		return model.AllAccounts, nil
	case "":
		return firstChoice(accounts), nil
	}
	found, ok, err := d.store.AccountByHandle(ctx, handle)
	if err == nil && !ok {
		err = noAccount(handle, accounts)
	}
	return found.ID, err
}

// firstChoice is the account that is shown at opening; all of none when there is no account.
func firstChoice(accounts []model.Account) model.AccountID {
	first, _ := view.Opening(accounts)
	return first.ID
}

// mostListed is how many accounts a line can name.
const mostListed = 8

// noAccount says which accounts there are or, of many, which one was probably meant.
func noAccount(handle string, accounts []model.Account) error {
	known := make([]string, 0, len(accounts))
	for _, a := range accounts {
		if a.Handle != "" {
			known = append(known, "@"+a.Handle)
		}
	}
	help := "saveboard import FILE brings some in."
	near := settings.Nearest("@"+handle, known)
	switch {
	case len(known) > mostListed && near != "":
		help = fmt.Sprintf("Did you mean %s? saveboard account list has all %d; all takes every account.", near, len(known))
	case len(known) > mostListed:
		help = fmt.Sprintf("saveboard account list has all %d; all takes every account.", len(known))
	case len(known) > 0:
		help = fmt.Sprintf("There is %s; all takes every account.", strings.Join(known, ", "))
	}
	return &problem{fmt.Sprintf("There is no account @%s.", handle), help}
}
