// Package library answers for each view: it asks the store for just what the view is computed from,
// has model/view compute it, and keeps the dear part of it until the data change.
//
// What is kept is the figures of every video and the sums of every category, for the last few
// questions; filters, orders and limits are applied to what is kept. Answers are for several
// goroutines at once; what two of them ask for at the same time is computed once for each.
package library

import (
	"context"
	"fmt"
	"io/fs"
	"strconv"
	"sync"
	"time"

	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/explain"
	"saveboard/model/view"
)

// A Library answers questions about one database.
type Library struct {
	store     *store.Store
	demo      bool
	explainer fs.FS

	mu    sync.Mutex
	kept  []kept
	zones map[string]*time.Location
	parts []explain.Part
}

// New is the library of a store. demo says so on every view; explainer holds the explainer's parts.
func New(s *store.Store, demo bool, explainer fs.FS) *Library {
	return &Library{store: s, demo: demo, explainer: explainer, zones: make(map[string]*time.Location)}
}

// Version changes whenever somebody writes to the database, this program included.
func (l *Library) Version(ctx context.Context) (int64, error) { return l.store.Version(ctx) }

// Accounts lists every account.
func (l *Library) Accounts(ctx context.Context) ([]model.Account, error) {
	return l.store.Accounts(ctx)
}

// Figures computes the Overview's figures alone. Their cost does not depend on how long the history
// is, as long as nothing but all that is known is asked for.
func (l *Library) Figures(ctx context.Context, q view.Query) (view.Overview, error) {
	t, err := l.totals(ctx, q)
	if err != nil {
		return view.Overview{}, err
	}
	return view.ComputeFigures(t, q), nil
}

// Overview computes the whole Overview.
func (l *Library) Overview(ctx context.Context, q view.Query) (view.Overview, error) {
	return answer(ctx, l, question{kind: "overview", query: q}, func() (view.Overview, error) {
		t, err := l.totals(ctx, q)
		if err != nil {
			return view.Overview{}, err
		}
		found, err := l.survey(ctx, q, trendsPart, spikesPart, videosPart)
		if err != nil {
			return view.Overview{}, err
		}
		return view.ComputeOverview(
			t, of[*view.Collection](found, videosPart), of[*view.TrendSet](found, trendsPart), of[*view.SpikeSet](found, spikesPart), q,
		), nil
	})
}

// Videos computes the list of videos.
func (l *Library) Videos(ctx context.Context, q view.VideosQuery) (view.Videos, error) {
	return answer(ctx, l, question{kind: "list", query: q.Query, detail: detailOf(q)}, func() (view.Videos, error) {
		found, err := l.survey(ctx, q.Query, videosPart)
		if err != nil {
			return view.Videos{}, err
		}
		return of[*view.Collection](found, videosPart).Videos(q), nil
	})
}

// Categories computes the categories.
func (l *Library) Categories(ctx context.Context, q view.CategoriesQuery) (view.Categories, error) {
	found, err := l.survey(ctx, q.Query, categoriesPart)
	if err != nil {
		return view.Categories{}, err
	}
	return of[*view.CategorySet](found, categoriesPart).Categories(q), nil
}

// Trends computes what is rising and fading, and the spikes.
func (l *Library) Trends(ctx context.Context, q view.TrendsQuery) (view.Trends, error) {
	return answer(ctx, l, question{kind: "rising", query: q.Query, detail: strconv.Itoa(q.Limit)}, func() (view.Trends, error) {
		found, err := l.survey(ctx, q.Query, trendsPart, weeksPart, spikesPart)
		if err != nil {
			return view.Trends{}, err
		}
		return of[*view.TrendSet](found, trendsPart).Trends(of[*view.WeekSet](found, weeksPart), of[*view.SpikeSet](found, spikesPart), q), nil
	})
}

// Timing computes when posts that get kept go out.
func (l *Library) Timing(ctx context.Context, q view.Query) (view.Timing, error) {
	found, err := l.survey(ctx, q, timingPart)
	if err != nil {
		return view.Timing{}, err
	}
	return of[*view.TimingSet](found, timingPart).Timing(q), nil
}

// Video computes one video's view.
func (l *Library) Video(ctx context.Context, q view.VideoQuery) (view.VideoDetail, error) {
	return answer(ctx, l, question{kind: "video", query: q.Query, video: q.Video}, func() (view.VideoDetail, error) {
		h, err := l.store.HistoryOf(ctx, q.Video)
		if err != nil {
			return view.VideoDetail{}, fmt.Errorf("history of a video: %w", err)
		}
		accounts, err := l.chosen(ctx, q.Video.Account())
		if err != nil {
			return view.VideoDetail{}, err
		}
		in := view.Input{Accounts: accounts, Zones: l.locations(accounts), Demo: l.demo}
		asked := q.Query
		asked.Account = q.Video.Account()
		if in.First, err = l.firstDay(ctx, asked); err != nil {
			return view.VideoDetail{}, err
		}
		found, err := l.surveyAbout(ctx, asked, h, studyPart, typicalPart, spikesPart, peersPart)
		if err != nil {
			return view.VideoDetail{}, err
		}
		return view.ComputeVideo(in, h, view.AroundVideo{
			Study: of[*view.Study](found, studyPart), Typical: of[*view.TypicalSet](found, typicalPart),
			Spikes: of[*view.SpikeSet](found, spikesPart), Peers: of[*view.Peers](found, peersPart),
		}, q), nil
	})
}

// Why answers why there are no names, about q's video when it has one.
func (l *Library) Why(ctx context.Context, q view.WhyQuery) (view.Why, error) {
	parts, err := l.explained()
	if err != nil {
		return view.Why{}, err
	}
	accounts, err := l.chosen(ctx, q.Account)
	if err != nil {
		return view.Why{}, err
	}
	in := view.Input{Accounts: accounts, Zones: l.locations(accounts), Demo: l.demo}
	if in.First, err = l.firstDay(ctx, q.Query); err != nil {
		return view.Why{}, err
	}
	if q.Video == 0 {
		return view.ComputeWhy(parts, in, nil, q), nil
	}
	detail, err := l.Video(ctx, view.VideoQuery(q))
	if err != nil {
		return view.Why{}, err
	}
	return view.ComputeWhy(parts, in, &detail.Video, q), nil
}

// explained reads the explainer once.
func (l *Library) explained() ([]explain.Part, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.parts == nil {
		parts, err := explain.Parse(l.explainer)
		if err != nil {
			return nil, err
		}
		l.parts = parts
	}
	return l.parts, nil
}

// chosen are the accounts that an id stands for.
func (l *Library) chosen(ctx context.Context, id model.AccountID) ([]model.Account, error) {
	all, err := l.store.Accounts(ctx)
	if err != nil || id == model.AllAccounts {
		return all, err
	}
	for _, a := range all {
		if a.ID == id {
			return []model.Account{a}, nil
		}
	}
	return nil, fmt.Errorf("there is no account %d in this database any more", id)
}

// locations loads the time zones that accounts are counted in; one that this machine does not know
// is counted in UTC.
func (l *Library) locations(accounts []model.Account) map[string]*time.Location {
	l.mu.Lock()
	defer l.mu.Unlock()
	found := make(map[string]*time.Location, 1)
	for _, a := range accounts {
		if l.zones[a.Zone] == nil {
			loc, err := time.LoadLocation(a.Zone)
			if err != nil {
				loc = time.UTC
			}
			l.zones[a.Zone] = loc
		}
		found[a.Zone] = l.zones[a.Zone]
	}
	return found
}

// totals reads the daily totals that are kept ready where they answer q, and sums the histories
// where they do not.
func (l *Library) totals(ctx context.Context, q view.Query) (view.Totals, error) {
	accounts, err := l.chosen(ctx, q.Account)
	if err != nil {
		return view.Totals{}, err
	}
	if !view.Ready(accounts, q) {
		found, err := l.survey(ctx, q, totalsPart)
		if err != nil {
			return view.Totals{}, err
		}
		return *of[*view.Totals](found, totalsPart), nil
	}
	t := view.Totals{Accounts: accounts, Zones: l.locations(accounts), Demo: l.demo}
	for _, a := range accounts {
		t.Videos += a.Videos
		t.CountsOf = max(t.CountsOf, a.Counted)
	}
	if t.First, err = l.firstDay(ctx, q); err != nil {
		return view.Totals{}, err
	}
	first, last := view.TotalsNeeded(accounts, t.Zones, q)
	if t.Days, err = l.store.DailyTotals(ctx, q.Account, first, last); err != nil {
		return view.Totals{}, fmt.Errorf("daily totals: %w", err)
	}
	if t.Before, err = l.store.PostedBefore(ctx, q.Account, first); err != nil {
		return view.Totals{}, fmt.Errorf("daily totals: %w", err)
	}
	return t, nil
}

// firstDay is the day on which all time begins, where q asks for all time.
func (l *Library) firstDay(ctx context.Context, q view.Query) (model.Day, error) {
	if q.Period != (model.Period{}) {
		return model.NoDay, nil
	}
	q.Metric, q.Filter = model.MetricSaves, "" // neither has a say in it
	return keep(ctx, l, question{kind: "first day", query: q}, func(in view.Input) (model.Day, error) {
		in.Videos = l.store.Beginnings(ctx, q.Account)
		return view.FirstDay(ctx, in, q)
	})
}
