package library

import (
	"context"
	"fmt"

	"saveboard/model"
	"saveboard/model/view"
)

// Cards say where the figures of a view come from, those that q's focus names or all of them. Asked only when
// somebody wants to know: it reads the histories once more, which no view waits for.
func (l *Library) Cards(ctx context.Context, q view.CardQuery) ([]view.Card, error) {
	if q.View == "video" || q.View == "why" {
		return l.videoCards(ctx, q)
	}
	if q.View == "compare" {
		return l.comparedCards(ctx, q)
	}
	about := q.Query
	if q.View == "timing" { // which is of one account
		accounts, err := l.chosen(ctx, q.Account)
		if err != nil {
			return nil, err
		}
		one, _ := view.Opening(accounts)
		about.Account = one.ID
	}
	if q.View == "accounts" {
		about.Account = model.AllAccounts
	}
	ledger, err := l.ledger(ctx, about)
	if err != nil {
		return nil, err
	}
	switch q.View {
	case "overview":
		t, err := l.totals(ctx, q.Query)
		if err != nil {
			return nil, err
		}
		o, err := l.Overview(ctx, q.Query)
		return view.Chosen(view.OverviewCards(o, t, ledger, q.Query), q.Focus), err
	case "videos":
		v, err := l.Videos(ctx, view.VideosQuery{Query: q.Query})
		return v.Cards(ledger), err
	case "categories":
		found, err := l.survey(ctx, q.Query, categoriesPart)
		if err != nil {
			return nil, err
		}
		return of[*view.CategorySet](found, categoriesPart).Cards(ledger, q.Item), nil
	case "trends":
		found, err := l.survey(ctx, q.Query, trendsPart, spikesPart)
		if err != nil {
			return nil, err
		}
		return of[*view.TrendSet](found, trendsPart).Cards(of[*view.SpikeSet](found, spikesPart), ledger, q.Item), nil
	case "accounts":
		v, err := l.CompareAccounts(ctx, view.AccountsQuery{Query: q.Query})
		return v.Cards(ledger, q.Item), err
	case "timing":
		v, err := l.Timing(ctx, q.Query)
		return v.Cards(ledger, q.Item), err
	}
	return nil, fmt.Errorf("no view is called %q", q.View)
}

// videoCards are the cards of one video; none where none is named.
func (l *Library) videoCards(ctx context.Context, q view.CardQuery) ([]view.Card, error) {
	if q.Video == 0 {
		return []view.Card{}, nil
	}
	asked := view.VideoQuery{Query: q.Query, Video: q.Video}
	detail, err := l.Video(ctx, asked)
	if err != nil {
		return nil, err
	}
	h, err := l.store.HistoryOf(ctx, q.Video)
	if err != nil {
		return nil, fmt.Errorf("history of a video: %w", err)
	}
	account := view.Query{Account: q.Video.Account(), AsOf: q.AsOf, Zone: q.Zone}
	in, err := l.cardInput(ctx, account)
	if err != nil {
		return nil, err
	}
	found, err := l.survey(ctx, account, studyPart)
	if err != nil {
		return nil, err
	}
	cards, err := view.VideoCards(ctx, in, h, detail, of[*view.Study](found, studyPart), asked)
	if q.View == "why" && err == nil {
		cards = cards[q.First(cards):][:1]
	}
	return cards, err
}

// ledger is what the figures of q's videos rest on.
func (l *Library) ledger(ctx context.Context, q view.Query) (*view.Ledger, error) {
	q.Metric = 0 // it has no say in it
	return keep(ctx, l, question{kind: "ledger", query: q}, func(view.Input) (*view.Ledger, error) {
		in, err := l.cardInput(ctx, q)
		if err != nil {
			return nil, err
		}
		return view.LedgerOf(ctx, in, q)
	})
}

// cardInput is the input of cards: with the imports.
func (l *Library) cardInput(ctx context.Context, q view.Query) (view.Input, error) {
	in, err := l.input(ctx, q)
	if err != nil {
		return in, err
	}
	in.Imports, err = l.store.Imports(ctx)
	return in, err
}
