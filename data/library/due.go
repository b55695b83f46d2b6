package library

import (
	"context"
	"errors"
	"fmt"

	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/view"
)

// Due lists the videos whose saves are typed in by hand. Only the young and the newest are read, however many there are.
func (l *Library) Due(ctx context.Context, q view.DueQuery) (view.Due, error) {
	accounts, err := l.chosen(ctx, q.Account)
	if err != nil {
		return view.Due{}, err
	}
	videos, err := l.store.Videos(ctx, q.Account)
	if err != nil {
		return view.Due{}, fmt.Errorf("videos to count: %w", err)
	}
	var histories []model.History
	for _, id := range view.DueCandidates(accounts, videos, q) {
		h, err := l.store.HistoryOf(ctx, id)
		if errors.Is(err, store.ErrUnknownVideo) {
			continue // it was removed since
		}
		if err != nil {
			return view.Due{}, fmt.Errorf("history of a video to count: %w", err)
		}
		histories = append(histories, h)
	}
	return view.ComputeDue(view.Input{Accounts: accounts, Zones: l.locations(accounts), Demo: l.demo}, histories, q), nil
}
