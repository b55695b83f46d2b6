package cmd

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"saveboard/data/settings"
	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/number"
	"saveboard/ui/print"
)

func (p *program) accountCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "account",
		Short: "Add, rename, merge and remove accounts",
		Long: "Looks after the accounts whose videos are counted: your own, and others' whose public counts you keep beside them. Files " +
			"bring accounts in by themselves.",
		Example: "saveboard account list\nsaveboard account rename @mira.bakes @mira.cooks\nsaveboard account remove @nils.kocht",
	}
	return p.group(c, p.accountList(), p.accountAdd(), p.accountRename(), p.accountOwn(), p.accountZone(), p.accountMerge(), p.accountRemove())
}

func (p *program) accountList() *cobra.Command {
	c := &cobra.Command{
		Use:     "list",
		Short:   "List the accounts",
		Example: "saveboard account list\nsaveboard account list --format json",
	}
	return printsOwn(p, c, print.ListedAccounts(), func(ctx context.Context, data *openData) (print.AccountList, error) {
		accounts, err := data.Accounts(ctx)
		var list print.AccountList
		for _, a := range accounts {
			list.Accounts = append(list.Accounts, print.ListedAccount{Account: a.Handle, Own: a.Own, Videos: a.Videos, TimeZone: a.Zone, CountsOf: a.Counted})
		}
		return list, err
	})
}

func (p *program) accountAdd() *cobra.Command {
	c := &cobra.Command{
		Use:     "add HANDLE",
		Short:   "Begin an account that no file has told of yet",
		Example: "saveboard account add @tom.knits\nsaveboard account add @mira.bakes --own --tz Europe/Berlin",
	}
	own := c.Flags().Bool("own", false, "it is your own")
	zone := c.Flags().String("tz", "", "count its days in this time zone (default this machine's)")
	return p.command(c, 1, 1, func(ctx context.Context, args []string) error {
		s, err := p.settings(*zone)
		if err != nil {
			return err
		}
		var done edit.Done
		err = p.write(ctx, func(db *store.Store) (stored bool, err error) {
			done, err = db.Edit(ctx, p.now, edit.AddAccount{Handle: args[0], Own: *own, Zone: s.Zone().Is.String()})
			return done.Changed, err
		})
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(p.out, done.Sentence)
		return err
	})
}

func (p *program) accountRename() *cobra.Command {
	c := &cobra.Command{
		Use:     "rename HANDLE NEW",
		Short:   "Give an account its new handle",
		Long:    "Gives an account its new handle. The old one still finds it, on the command line and in files.",
		Example: "saveboard account rename @mira.bakes @mira.cooks",
	}
	return p.accountCommandOf(c, 2, func(a model.Account, args []string) (edit.Edit, error) {
		return edit.RenameAccount{Account: a.ID, Handle: args[1]}, nil
	})
}

func (p *program) accountOwn() *cobra.Command {
	c := &cobra.Command{
		Use:     "own HANDLE [no]",
		Short:   "Say whether an account is your own",
		Example: "saveboard account own @mira.bakes\nsaveboard account own @tom.knits no",
	}
	p.accountCommandOf(c, 2, func(a model.Account, args []string) (edit.Edit, error) {
		own := len(args) < 2 || args[1] == "yes"
		if !own && args[1] != "no" {
			return nil, &usage{sentence: fmt.Sprintf("“%s” is neither yes nor no.", args[1]), command: c.CommandPath()}
		}
		return edit.SetOwn{Account: a.ID, Own: own}, nil
	})
	return c
}

func (p *program) accountZone() *cobra.Command {
	c := &cobra.Command{
		Use:     "zone HANDLE ZONE",
		Short:   "Count an account's days in another time zone",
		Example: "saveboard account zone @mira.bakes Europe/Berlin",
	}
	return p.accountCommandOf(c, 2, func(a model.Account, args []string) (edit.Edit, error) {
		if _, err := settings.ParseZone(args[1]); err != nil {
			return nil, &usage{sentence: sentence(err.Error()), command: c.CommandPath()}
		}
		return edit.SetZone{Account: a.ID, Zone: args[1]}, nil
	})
}

func (p *program) accountMerge() *cobra.Command {
	c := &cobra.Command{
		Use:     "merge HANDLE INTO",
		Short:   "Move all videos of one account into another",
		Long:    "Moves all videos of the first account into the second, which the handle of the first finds from then on.",
		Example: "saveboard account merge @mira.old @mira.bakes",
	}
	p.command(c, 2, 2, func(ctx context.Context, args []string) error {
		return p.change(ctx, "all", func(e editing) (edit.Edit, error) {
			from, err := e.accountOf(ctx, args[0])
			if err != nil {
				return nil, err
			}
			into, err := e.accountOf(ctx, args[1])
			return edit.Merge{From: from.ID, Into: into.ID}, err
		})
	})
	return c
}

func (p *program) accountRemove() *cobra.Command {
	c := &cobra.Command{
		Use:   "remove HANDLE",
		Short: "Remove an account and all its data for good",
		Long: "Removes an account with its videos, every count of them, their labels and notes, and writes the file anew, so that nothing " +
			"of it is left. This cannot be taken back, and neither can what was edited before.",
		Example: "saveboard account remove @nils.kocht\nsaveboard account remove @nils.kocht --yes",
	}
	yes := c.Flags().Bool("yes", false, "remove it without asking again")
	p.command(c, 1, 1, func(ctx context.Context, args []string) error {
		return p.editing(ctx, "all", func(e editing) (edit.Done, error) {
			a, err := e.accountOf(ctx, args[0])
			if err != nil {
				return edit.Done{}, err
			}
			if !*yes {
				return edit.Done{}, &problem{
					fmt.Sprintf("This removes @%s and its %s for good; it cannot be taken back.", a.Handle, number.Of(a.Videos, "video")),
					"Nothing was removed. Say it again with --yes; saveboard backup FILE keeps a copy before.",
				}
			}
			return e.store.Remove(ctx, a.ID)
		})
	})
	return c
}

// accountCommandOf finishes a command about one account, which its first argument names.
func (p *program) accountCommandOf(c *cobra.Command, most int, change func(model.Account, []string) (edit.Edit, error)) *cobra.Command {
	least := most
	if strings.Contains(c.Use, "[") {
		least--
	}
	p.command(c, least, most, func(ctx context.Context, args []string) error {
		return p.change(ctx, "all", func(e editing) (edit.Edit, error) {
			a, err := e.accountOf(ctx, args[0])
			if err != nil {
				return nil, err
			}
			return change(a, args)
		})
	})
	return c
}

// accountOf is the account of a handle; "unknown" is that of videos whose poster is not known.
func (e editing) accountOf(ctx context.Context, handle string) (model.Account, error) {
	handle = strings.ToLower(strings.TrimPrefix(handle, "@"))
	if handle == "unknown" {
		handle = ""
	}
	a, found, err := e.store.AccountByHandle(ctx, handle)
	if err == nil && !found {
		var all []model.Account
		if all, err = e.Accounts(ctx); err == nil {
			err = noAccount(handle, all)
		}
	}
	return a, err
}
