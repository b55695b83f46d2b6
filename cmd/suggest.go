package cmd

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/suggest"
	"saveboard/ui/print"
)

func (p *program) categorySuggest() *cobra.Command {
	c := &cobra.Command{
		Use:   "suggest",
		Short: "Suggest categories for the videos without one",
		Long: "Suggests a category for each video without one, learned from the title words and hashtags of those that are sorted already. It " +
			"says which words speak for it, how sure it is, and how often it is right on your own videos. Nothing is sorted unless " +
			"--apply-above says how sure it has to be; saveboard undo takes that back.",
		Example: "saveboard category suggest\nsaveboard category suggest --apply-above 0.9",
	}
	account := accountFlag(c)
	format := addFormat(c)
	above := c.Flags().Float64("apply-above", 0, "put all videos into the suggested category that are at least this sure (0.9)")
	return p.command(c, 0, 0, func(ctx context.Context, _ []string) error {
		f, err := format.format()
		if err != nil {
			return err
		}
		if !c.Flags().Changed("apply-above") {
			return p.printSuggestions(ctx, *account, f)
		}
		if *above < 0.5 || *above > 1 {
			return &usage{sentence: "--apply-above takes how sure it has to be, from 0.5 to 1.", command: c.CommandPath()}
		}
		return p.change(ctx, *account, func(e editing) (edit.Edit, error) { return applySuggestions(ctx, e, *above) })
	})
}

func (p *program) printSuggestions(ctx context.Context, handle string, f print.Format) error {
	data, err := p.openToRead(ctx)
	if err != nil {
		return err
	}
	defer data.Close()
	id, err := data.choose(ctx, handle)
	if err != nil {
		return err
	}
	report, err := suggestions(ctx, data.store, id)
	if err != nil {
		return err
	}
	return print.Write(p.out, f, print.Suggestions(), report, p.paper())
}

// suggestions are those for an account's videos, learned from the same account's.
func suggestions(ctx context.Context, db *store.Store, id model.AccountID) (suggest.Report, error) {
	videos, err := db.Videos(ctx, id)
	if err != nil {
		return suggest.Report{}, err
	}
	return suggest.For(ctx, videos)
}

// applySuggestions sorts the videos of which the suggestion is sure enough, as one edit.
func applySuggestions(ctx context.Context, e editing, above float64) (edit.Edit, error) {
	report, err := suggestions(ctx, e.store, e.account)
	if err != nil {
		return nil, err
	}
	if !report.Enough() {
		return nil, &problem{report.TooFew(), "saveboard category set VIDEO CATEGORY sorts one."}
	}
	sure := report.Above(above)
	if len(sure) == 0 {
		return nil, &problem{fmt.Sprintf("No suggestion is at least %.0f%% sure.", 100*above), "saveboard category suggest lists them all."}
	}
	var piles []edit.Pile
	at := make(map[string]int)
	for _, s := range sure {
		i, known := at[s.Category]
		if !known {
			i = len(piles)
			at[s.Category] = i
			piles = append(piles, edit.Pile{Category: s.Category})
		}
		piles[i].Videos = append(piles[i].Videos, s.VideoID)
	}
	return edit.Sort{Piles: piles}, nil
}
