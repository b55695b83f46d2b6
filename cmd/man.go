package cmd

import (
	"context"
	"fmt"
	"strings"

	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"

	"saveboard/data/settings"
	"saveboard/ui/shell"
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
		page = page.WithSection("Keys", keysForPeople()).
			WithSection("Filters", filterLanguage()).
			WithSection("Settings", settingsForPeople()).
			WithSection("Exit status", "0 done, 1 failed and nothing changed, 2 wrong usage, 3 done but some rows were left out.")
		_, err = fmt.Fprint(p.out, page.Build(roff.NewDocument()))
		return err
	})
}

// keysForPeople is what keys do, screen by screen, from the tables that the dashboard acts on.
func keysForPeople() string {
	var b strings.Builder
	for _, list := range shell.Keys() {
		fmt.Fprintf(&b, "%s\n\n", list.Where)
		for _, a := range list.Actions {
			if len(a.Keys) > 0 {
				fmt.Fprintf(&b, "  %s: %s (%s)\n\n", strings.Join(a.Keys, " "), a.Name, a.ID)
			}
		}
	}
	return b.String()
}

// settingsForPeople is what can be set, and where.
func settingsForPeople() string {
	var b strings.Builder
	b.WriteString("A flag wins over the environment, which wins over the file saveboard/config.toml in the config folder.\n\n")
	for _, s := range settings.All() {
		fmt.Fprintf(&b, "  %s = %s\n\n  %s", s.Key, s.Example, s.Doc)
		if s.Flag != "" {
			b.WriteString(" " + s.Flag)
		}
		if s.Env != "" {
			b.WriteString(" $" + s.Env)
		}
		b.WriteString("\n\n")
	}
	return b.String()
}
