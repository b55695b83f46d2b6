package cmd

import (
	"context"

	"github.com/spf13/cobra"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/print"
)

func (p *program) showCompare() *cobra.Command {
	c := &cobra.Command{
		Use:   "compare VIDEO VIDEO...",
		Short: "How do these do, at equal age?",
		Long: "Prints two to six videos beside each other: what they had in saves at the age of the youngest, after a day, a week and four weeks, " +
			"and how their saves rose. Everything that is known counts, whatever the period. Videos are named by their TikTok ids, their links, " +
			"or pieces of their titles.",
		Example: "saveboard show compare sourdough knife\nsaveboard show compare sourdough knife lentils --format json",
	}
	return showView(p, c, 2, print.Compare(), func(ctx context.Context, data *openData, q view.Query, args []string) (view.Comparison, error) {
		videos := make([]model.VideoID, 0, len(args))
		for _, name := range args {
			v, err := data.Find(ctx, q.Account, q.AsOf, name)
			if err != nil {
				return view.Comparison{}, err
			}
			videos = append(videos, v.ID)
		}
		asked := view.Compare(q, videos)
		if len(asked.Asked()) < 2 {
			return view.Comparison{}, &usage{sentence: "Comparing takes two different videos or more.", command: c.CommandPath()}
		}
		return data.Compare(ctx, asked)
	})
}
