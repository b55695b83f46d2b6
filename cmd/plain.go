package cmd

import (
	"context"
	"strings"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/plain"
)

// find is the video that is named, as `show video` finds it.
func (d *openData) find(ctx context.Context, q view.Query, name string) (model.VideoID, error) {
	v, err := d.Find(ctx, q.Account, q.AsOf, name)
	return v.ID, err
}

// talk is the dashboard as a conversation in lines.
func (p *program) talk(ctx context.Context) error {
	data, err := p.openToRead(ctx)
	if err != nil {
		return err
	}
	defer data.Close()
	accounts, err := data.Accounts(ctx)
	if err != nil {
		return err
	}
	now, err := p.clock(ctx, data)
	if err != nil {
		return err
	}
	account, _ := p.firstShown(data, accounts)
	return plain.Run(ctx, p.in, p.out, plain.Views{
		Overview: data.Overview, Videos: data.Videos, Video: data.Video, Categories: data.Categories, Trends: data.Trends,
		Timing: data.Timing, Accounts: data.CompareAccounts, Why: data.Why, Account: data.choose, Now: now,
		Cards: data.Cards, Filter: data.filter, Find: data.find,
	}, plain.Options{
		Scope:  plain.Scope{Account: account, Period: p.settled.Period.Is, Metric: p.settled.Metric.Is},
		Paper:  p.paper(),
		Prompt: somebodyAt(p.in),
		Explain: func(err error) string {
			f := failureOf(err)
			return strings.TrimSpace(f.Sentence + " " + f.Help)
		},
	})
}
