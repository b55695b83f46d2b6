package cmd

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

func (p *program) backupCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "backup FILE",
		Short:   "Copy the whole database to a new file",
		Long:    "Copies the whole database, with rules and the history of imports, to a new file, also while it is being written to. Open the copy with --db FILE.",
		Example: "saveboard backup saveboard-2026-11-22.db",
	}
	p.command(c, 1, 1, func(ctx context.Context, args []string) error {
		data, err := p.openOwn(ctx)
		if err != nil {
			return err
		}
		defer data.Close()
		if err := data.store.Backup(ctx, args[0]); err != nil {
			return err
		}
		_, err = fmt.Fprintf(p.out, "Copied to %s.\n", args[0])
		return err
	})
	c.ValidArgsFunction = nil
	return c
}
