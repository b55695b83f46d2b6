package library

import (
	"context"
	"fmt"
	"slices"

	"saveboard/model"
	"saveboard/model/view"
)

// Compare computes how some videos did at equal age. The histories of just these are read; what the others of their
// accounts say is kept.
func (l *Library) Compare(ctx context.Context, q view.CompareQuery) (view.Comparison, error) {
	about := question{kind: "compare", query: q.Query, detail: fmt.Sprint(q.Videos, q.Beyond)}
	return answer(ctx, l, about, func() (view.Comparison, error) {
		histories := make([]model.History, 0, view.MostCompared)
		for _, id := range q.Asked() {
			h, err := l.store.HistoryOf(ctx, id)
			if err != nil {
				return view.Comparison{}, fmt.Errorf("history of a video: %w", err)
			}
			histories = append(histories, h)
		}
		asked := q.Query
		asked.Account = accountOf(q.Asked())
		in, err := l.comparedInput(ctx, asked, q.Asked())
		if err != nil {
			return view.Comparison{}, err
		}
		found, err := l.survey(ctx, asked, studyPart)
		if err != nil {
			return view.Comparison{}, err
		}
		return view.ComputeComparison(in, histories, of[*view.Study](found, studyPart), q), nil
	})
}

// comparedInput is what a comparison is computed from beside the histories: the accounts of these videos alone.
func (l *Library) comparedInput(ctx context.Context, q view.Query, videos []model.VideoID) (view.Input, error) {
	accounts, err := l.chosen(ctx, q.Account)
	if err != nil {
		return view.Input{}, err
	}
	accounts = slices.DeleteFunc(slices.Clone(accounts), func(a model.Account) bool {
		return !slices.ContainsFunc(videos, func(v model.VideoID) bool { return v.Account() == a.ID })
	})
	in := view.Input{Accounts: accounts, Zones: l.locations(accounts), Demo: l.demo}
	in.First, err = l.firstDay(ctx, q)
	return in, err
}

// accountOf is the one account of all of these videos; all accounts where they are of several.
func accountOf(videos []model.VideoID) model.AccountID {
	for _, v := range videos {
		if v.Account() != videos[0].Account() {
			return model.AllAccounts
		}
	}
	if len(videos) == 0 {
		return model.AllAccounts
	}
	return videos[0].Account()
}

// comparedCards are the cards of the videos that are compared, one video's after another's.
func (l *Library) comparedCards(ctx context.Context, q view.CardQuery) ([]view.Card, error) {
	asked := view.Compare(q.Query, q.Videos[:])
	c, err := l.Compare(ctx, asked)
	if err != nil {
		return nil, err
	}
	cards := []view.Card{}
	for _, id := range asked.Asked() {
		detail, err := l.Video(ctx, view.VideoQuery{Query: asked.Query, Video: id})
		if err != nil {
			return nil, err
		}
		h, err := l.store.HistoryOf(ctx, id)
		if err != nil {
			return nil, fmt.Errorf("history of a video: %w", err)
		}
		account := view.Query{Account: id.Account(), AsOf: q.AsOf, Zone: q.Zone}
		in, err := l.cardInput(ctx, account)
		if err != nil {
			return nil, err
		}
		found, err := l.survey(ctx, account, studyPart)
		if err != nil {
			return nil, err
		}
		of, err := view.ComparedCards(ctx, in, h, detail, of[*view.Study](found, studyPart), c)
		if err != nil {
			return nil, err
		}
		cards = append(cards, of...)
	}
	return cards, nil
}
