package cmd

import (
	"context"
	"fmt"

	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"
)

func (p *program) manCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Example: "saveboard man | man -l -\nsaveboard man > ~/.local/share/man/man1/saveboard.1",
	}
	return p.command(c, 0, 0, func(context.Context, []string) error {
		page, err := mango.NewManPage(1, c.Root())
		if err != nil {
			return err
		}
		_, err = fmt.Fprint(p.out, page.Build(roff.NewDocument()))
		return err
	})
}
