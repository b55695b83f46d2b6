package shell

import (
	"context"
	"time"

	"saveboard/model"
	"saveboard/model/filter"
	"saveboard/model/view"
)

// Views are the functions that the dashboard shows the answers of. Each may take long and stops when
// its context does; all but Zone and Now are called beside the screen. The queries that screens make
// have no moment: the shell asks as of Now.
type Views struct {
	Figures    func(context.Context, view.Query) (view.Overview, error) // the Overview's figures alone, at once
	Overview   func(context.Context, view.Query) (view.Overview, error)
	Videos     func(context.Context, view.VideosQuery) (view.Videos, error)
	Video      func(context.Context, view.VideoQuery) (view.VideoDetail, error)
	Categories func(context.Context, view.CategoriesQuery) (view.Categories, error)
	Trends     func(context.Context, view.TrendsQuery) (view.Trends, error)
	Timing     func(context.Context, view.Query) (view.Timing, error)
	Compared   func(context.Context, view.AccountsQuery) (view.Accounts, error)
	Compare    func(context.Context, view.CompareQuery) (view.Comparison, error)
	Why        func(context.Context, view.WhyQuery) (view.Why, error)
	Due        func(context.Context, view.DueQuery) (view.Due, error)     // whose saves are typed in next; nil: none can be
	Cards      func(context.Context, view.CardQuery) ([]view.Card, error) // where figures come from
	Accounts   func(context.Context) ([]model.Account, error)
	Values     func(context.Context, model.AccountID) (filter.Values, error) // what a filter can ask about; nil: nothing is known
	Version    func(context.Context) (int64, error)                          // changes whenever somebody writes
	Zone       func(name string) *time.Location                              // at once; nil is UTC
	Now        func() model.Instant                                          // the moment views are asked as of; the same for a while lets answers be kept
	Edits      Edits
}

// asOfNow are the views with the moment filled in.
func (v Views) asOfNow() Views {
	now := v.Now
	if now == nil {
		return v
	}
	v.Figures = asOf(now, v.Figures)
	v.Overview = asOf(now, v.Overview)
	v.Videos = asOf(now, v.Videos)
	v.Video = asOf(now, v.Video)
	v.Categories = asOf(now, v.Categories)
	v.Trends = asOf(now, v.Trends)
	v.Timing = asOf(now, v.Timing)
	v.Compared = asOf(now, v.Compared)
	v.Compare = asOf(now, v.Compare)
	v.Why = asOf(now, v.Why)
	v.Due = asOf(now, v.Due)
	v.Cards = asOf(now, v.Cards)
	return v
}

// asOf is load, asked as of now; nil stays nil.
func asOf[Q, V any, P interface {
	*Q
	SetAsOf(model.Instant)
}](now func() model.Instant, load func(context.Context, Q) (V, error)) func(context.Context, Q) (V, error) {
	if load == nil {
		return nil
	}
	return func(ctx context.Context, q Q) (V, error) {
		P(&q).SetAsOf(now())
		return load(ctx, q)
	}
}
