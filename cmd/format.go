package cmd

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"saveboard/ui/print"
)

// A formatFlag is a command's --format.
type formatFlag struct {
	command *cobra.Command
	typed   *string
}

func addFormat(c *cobra.Command) formatFlag {
	f := formatFlag{c, c.Flags().String("format", string(print.Text), strings.Join(print.Formats(), ", "))}
	offer(c, "format", print.Formats()...)
	return f
}

// format is the one that was asked for.
func (f formatFlag) format() (print.Format, error) {
	format, err := print.ParseFormat(*f.typed)
	if err != nil {
		return "", &usage{sentence: sentence(err.Error()), command: f.command.CommandPath()}
	}
	return format, nil
}

// printsOwn finishes a command that prints, without arguments, what the user's own data hold of a kind.
func printsOwn[V any](p *program, c *cobra.Command, kind print.Kind[V], read func(context.Context, *openData) (V, error)) *cobra.Command {
	format := addFormat(c)
	return p.command(c, 0, 0, func(ctx context.Context, _ []string) error {
		f, err := format.format()
		if err != nil {
			return err
		}
		data, err := p.openOwn(ctx)
		if err != nil {
			return err
		}
		defer data.Close()
		v, err := read(ctx, data)
		if err != nil {
			return err
		}
		return print.Write(p.out, f, kind, v, p.paper())
	})
}
