package cmd

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"saveboard/model/view"
	"saveboard/ui/print"
)

func (p *program) whoCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "who [VIDEO]",
		Short: "Who saved my video?",
		Long: "Answers the question that brings most people here: how many saved a video, that nobody is shown who they " +
			"are, why that is so, and what can be known instead.",
		Example: "saveboard who\nsaveboard who 'sourdough in 60'\nsaveboard who 7561234567890123456 --format json",
	}
	var q queryFlags
	q.add(c)
	format := c.Flags().String("format", string(print.Text), "text, json")
	asJSON := c.Flags().Bool("json", false, "the same as --format json")
	offer(c, "format", "text", "json")
	return p.command(c, 0, 1, func(ctx context.Context, args []string) error {
		f, err := print.ParseFormat(*format)
		if err == nil && f != print.Text && f != print.JSON {
			err = fmt.Errorf("who answers in sentences: take --format text or json")
		}
		if err != nil {
			return &usage{sentence: sentence(err.Error()), command: c.CommandPath()}
		}
		return p.asked(ctx, q, func(data *openData, q view.Query) error {
			why, err := data.why(ctx, q, args)
			if err != nil {
				return err
			}
			if *asJSON || f == print.JSON {
				return print.Write(p.out, print.JSON, print.Why(), why, p.paper())
			}
			detail, err := data.detail(ctx, q, args)
			if err != nil {
				return err
			}
			return p.page(func(page *print.Page) { print.Who(page, why, detail) })
		})
	})
}

// detail is the view of the video that is named; nil when none is.
func (d *openData) detail(ctx context.Context, q view.Query, args []string) (*view.VideoDetail, error) {
	if len(args) == 0 {
		return nil, nil
	}
	v, err := d.Find(ctx, q.Account, q.AsOf, args[0])
	if err != nil {
		return nil, err
	}
	detail, err := d.Video(ctx, view.VideoQuery{Query: q, Video: v.ID})
	return &detail, err
}

// page prints what write puts on it.
func (p *program) page(write func(*print.Page)) error {
	page := print.NewPage(p.paper())
	write(page)
	_, err := fmt.Fprint(p.out, page.String())
	return err
}
