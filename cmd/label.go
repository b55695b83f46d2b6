package cmd

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"saveboard/model/edit"
)

func (p *program) labelCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "label VIDEO... +LABEL -LABEL",
		Short: "Add labels to videos, take others off",
		Long: "Adds labels to videos and takes others off. A video can have any number of labels, beside its one category. Videos are named " +
			"by their ids, their links, or pieces of their titles that fit just one.",
		Example: "saveboard label sourdough +series +'new lamp'\nsaveboard label sourdough 'meal prep' -series",
	}
	account := accountFlag(c)
	p.command(c, 0, -1, func(ctx context.Context, args []string) error {
		videos, add, remove := labelArgs(args)
		if len(videos) == 0 || len(add)+len(remove) == 0 {
			return &usage{
				sentence: "saveboard label needs videos, and labels with + or - before them.",
				help:     "saveboard label sourdough +series -old",
			}
		}
		return p.change(ctx, *account, func(e editing) (edit.Edit, error) {
			ids, err := e.videos(ctx, videos)
			return edit.Label{Videos: ids, Add: add, Remove: remove}, err
		})
	})
	p.takesMinus(c)
	return c
}

// takesMinus lets words with one minus before them be arguments, where cobra sees flags.
func (p *program) takesMinus(c *cobra.Command) {
	do := c.RunE
	c.DisableFlagParsing = true
	c.RunE = func(c *cobra.Command, args []string) error {
		c.DisableFlagParsing = false
		flags, words := splitFlags(c.Flags(), args)
		if err := c.ParseFlags(flags); errors.Is(err, pflag.ErrHelp) {
			return c.Help()
		} else if err != nil {
			return p.wrongFlag(c, err)
		}
		if help, err := c.Flags().GetBool("help"); err == nil && help {
			return c.Help()
		}
		return do(c, words)
	}
}

// splitFlags takes the long flags, with their values, and -h out of the arguments. What stands behind
// -- is no flag.
func splitFlags(known *pflag.FlagSet, args []string) (flags, words []string) {
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			return flags, append(words, args[i+1:]...)
		case arg == "-h":
			flags = append(flags, arg)
		case strings.HasPrefix(arg, "--"):
			flags = append(flags, arg)
			f := known.Lookup(strings.TrimPrefix(arg, "--"))
			if f != nil && f.NoOptDefVal == "" && i+1 < len(args) {
				i++
				flags = append(flags, args[i])
			}
		default:
			words = append(words, arg)
		}
	}
	return flags, words
}

// labelArgs tells videos from labels.
func labelArgs(args []string) (videos, add, remove []string) {
	for _, arg := range args {
		switch name := arg[min(1, len(arg)):]; {
		case strings.HasPrefix(arg, "+") && name != "":
			add = append(add, name)
		case strings.HasPrefix(arg, "-") && name != "":
			remove = append(remove, name)
		default:
			videos = append(videos, arg)
		}
	}
	return videos, slices.Clip(add), slices.Clip(remove)
}
