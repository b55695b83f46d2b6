package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/print"
)

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "saveboard",
		Short: "See how many people save your TikTok videos",
		Long: "saveboard shows how many people save your TikTok videos: which ones they keep, how fast, and for how long. " +
			"It counts people and never names them. Without a command it opens the dashboard, on demo data until you import your own.",
		Example: `# Look around, on your data or on the demo's
saveboard
# Bring your numbers in
saveboard import ~/Downloads/videos.csv
yt-dlp -j --skip-download https://www.tiktok.com/@mira.bakes | saveboard import -
# Why are there no names?
saveboard who`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	p.flags.define(root.PersistentFlags())
	root.SetGlobalNormalizationFunc(normalise)
	root.SetFlagErrorFunc(p.wrongFlag)
	root.AddCommand(
		p.importCommand(), p.showCommand(), p.whoCommand(), p.categoryCommand(), p.labelCommand(), p.noteCommand(), p.logCommand(),
		p.accountCommand(), p.undoCommand(), p.redoCommand(), p.filterCommand(), p.exportCommand(), p.sqlCommand(), p.backupCommand(),
		p.doctorCommand(), p.configCommand(), p.versionCommand(), p.manCommand(),
	)
	p.completesFlags(root)
	root.SuggestionsMinimumDistance = typos
	p.command(root, 0, 0, func(ctx context.Context, _ []string) error { return p.openDashboard(ctx) })
	return root
}

// define adds the flags that every command understands.
func (f *globalFlags) define(flags *pflag.FlagSet) {
	flags.StringVar(&f.database, "db", "", "the database file (default $SAVEBOARD_DB, else in your data folder)")
	flags.BoolVar(&f.plain, "plain", false, "talk in lines, without drawing, colours or moving the cursor: for screen readers, braille, logs and pipes")
	flags.BoolVar(&f.demo, "demo", false, "use the demo data of an invented creator")
	flags.StringVar(&f.config, "config", "", "the file of settings (default $SAVEBOARD_CONFIG, else in your config folder)")
	f.yes(flags, &f.ascii, "ascii", "draw with ASCII characters only")
	flags.StringVar(&f.ambiguous, "ambiguous-width", "", "cells that the terminal gives to characters such as ─: 1, or 2 as some set for Chinese, Japanese or Korean")
	flags.StringVar(&f.theme, "theme", "", "colours: "+strings.Join(look.Names(), ", ")+" or one of your own (default as the terminal's background asks for)")
}

// onlyFlags reads arguments that name no command and ask for no help; ok is false for all others.
func onlyFlags(args []string) (f globalFlags, ok bool) {
	flags := pflag.NewFlagSet("saveboard", pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.SetNormalizeFunc(normalise)
	f.define(flags)
	return f, flags.Parse(args) == nil && flags.NArg() == 0
}

// wrongFlag keeps a mistake in the flags for later: the command itself then does nothing.
func (p *program) wrongFlag(c *cobra.Command, err error) error {
	if err == pflag.ErrHelp {
		return err
	}
	p.failed = &usage{sentence: wrongFlagWords(err), command: c.CommandPath()}
	return nil
}

// wrongFlagWords says what is wrong with a flag, without the words of Go's own parsers.
func wrongFlagWords(err error) string {
	bad := (*pflag.InvalidValueError)(nil)
	if !errors.As(err, &bad) {
		return sentence(err.Error())
	}
	takes := map[string]string{"int": "a whole number", "bool": "true or false"}[bad.GetFlag().Value.Type()]
	if takes == "" {
		return sentence(err.Error())
	}
	return fmt.Sprintf("--%s takes %s, not “%s”.", bad.GetFlag().Name, takes, bad.GetValue())
}

// printOverview prints what `show overview` prints.
func (p *program) printOverview(ctx context.Context) error {
	return p.asked(ctx, queryFlags{}, func(data *openData, q view.Query) error {
		v, err := data.Overview(ctx, q)
		if err != nil {
			return err
		}
		return print.Write(p.out, print.Text, print.Overview(), v, p.paper())
	})
}
