package cmd

import (
	"context"

	"saveboard/model/view"
)

// explain sets on a view, by a pointer to it, where its figures come from.
func (d *openData) explain(ctx context.Context, q view.Query, v any) error {
	explained, ok := v.(interface {
		Explain([]view.Card)
		Subject() view.Focus
	})
	if !ok {
		return nil
	}
	cards, err := d.Cards(ctx, view.CardQuery{Query: q, Focus: explained.Subject()})
	if err != nil {
		return err
	}
	explained.Explain(cards)
	return nil
}
