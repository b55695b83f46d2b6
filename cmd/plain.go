package cmd

import (
	"context"
	"strings"
	"time"

	"saveboard/data/settings"
	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/filter"
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
	data, err := p.openEditable(ctx)
	if err != nil {
		return err
	}
	defer data.Close()
	accounts, err := data.data().Accounts(ctx)
	if err != nil {
		return err
	}
	account, missing := p.firstShown(data.data(), accounts)
	clipboard, files, v := p.clipboard(), p.files(), views(data)
	return plain.Run(ctx, p.in, p.out, plain.Views{
		Overview: v.Overview, Videos: v.Videos, Video: v.Video, Categories: v.Categories, Trends: v.Trends, Timing: v.Timing,
		Accounts: v.Compared, Compare: v.Compare, Why: v.Why, Due: v.Due, Cards: v.Cards, Listed: v.Accounts, Zone: v.Zone, Now: v.Now,
		Account: from(data, (*openData).choose), Filter: from(data, (*openData).filter),
		Saved: func(ctx context.Context) ([]filter.Saved, error) { return data.data().store.SavedFilters(ctx) },
		Find: func(ctx context.Context, q view.Query, name string) (model.VideoID, error) {
			return data.data().find(ctx, q, name)
		},
		Edits: p.plainEdits(data),
	}, plain.Options{
		Scope:   plain.Scope{Account: account, Period: p.settled.Period.Is, Metric: p.settled.Metric.Is},
		Paper:   p.paper(),
		Notices: p.plainNotices(missing),
		Prompt:  somebodyAt(p.in),
		Explain: func(err error) string {
			f := failureOf(err)
			return strings.TrimSpace(f.Sentence + " " + f.Help)
		},
		Copy: func(ctx context.Context, text string) error {
			_, err := clipboard.Put(ctx, text)
			return err
		},
		Browse: p.browser(),
		Files:  plain.Files{Create: files.Create, Replace: files.Replace},
	})
}

// zoneNamed is the time zone of a name; UTC where nobody knows it.
func zoneNamed(name string) *time.Location {
	zone, err := settings.ParseZone(name)
	if err != nil {
		return time.UTC
	}
	return zone
}

// plainNotices are what is said before anything else: what is wrong with the settings, and with the account in them.
func (p *program) plainNotices(missing string) []string {
	var said []string
	for _, wrong := range p.settled.Problems {
		said = append(said, wrong.String())
	}
	if missing != "" {
		said = append(said, missing)
	}
	return said
}

// plainEdits are what the conversation can change: what the dashboard can, and the saved filters.
func (p *program) plainEdits(data editable) plain.Edits {
	e := edits(data)
	changing := func(ctx context.Context, do func(*store.Store) error) error {
		_, err := data.edit(ctx, func(db *store.Store) (edit.Done, error) { return edit.Done{}, do(db) })
		return err
	}
	return plain.Edits{
		Apply: e.Apply, Undo: e.Undo, Redo: e.Redo, Categories: e.Categories, Labels: e.Labels, Remove: e.Remove, Suggest: e.Suggest,
		Rules: e.Rules, Now: e.Now, Lasting: e.Lasting,
		Zone: func() string { return p.settled.Zone().Is.String() },
		SaveFilter: func(ctx context.Context, name, words string) error {
			return changing(ctx, func(db *store.Store) error { return db.SaveFilter(ctx, filter.Saved{Name: name, Text: words}) })
		},
		RemoveFilter: func(ctx context.Context, name string) error {
			return changing(ctx, func(db *store.Store) error { return db.RemoveFilter(ctx, name) })
		},
	}
}
