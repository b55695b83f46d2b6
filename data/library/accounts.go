package library

import (
	"context"

	"saveboard/model"
	"saveboard/model/view"
)

// CompareAccounts computes how the accounts compare. All of them are read, whichever is asked about.
func (l *Library) CompareAccounts(ctx context.Context, q view.AccountsQuery) (view.Accounts, error) {
	all := q.Query
	all.Account, all.Metric = model.AllAccounts, model.MetricSaves
	s, err := keep(ctx, l, question{kind: "accounts", query: all}, func(in view.Input) (*view.AccountSet, error) {
		return view.CollectAccounts(ctx, in, all)
	})
	if err != nil {
		return view.Accounts{}, err
	}
	return s.Accounts(q), nil
}
