package view

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"saveboard/model"
	"saveboard/model/curve"
	"saveboard/model/rate"
	"saveboard/model/series"
	"saveboard/model/stats"
	"saveboard/model/text"
)

// An AccountsQuery asks for all accounts, in an order, set against the one of the query: the opening one
// where all are chosen.
type AccountsQuery struct {
	Query
	Sort    AccountColumn
	Reverse bool
}

// Accounts answers: how do I compare with others? The account that the others are set against stands first,
// whatever the order.
type Accounts struct {
	Head
	Accounts      []AccountFigures `json:"accounts"`
	IntervalLevel float64          `json:"interval_level"`
	Sort          AccountColumn    `json:"sort"`
	Reverse       bool             `json:"reverse"`
	Weeks         []model.Day      `json:"-"` // the Mondays of all curves, up to the last week that has ended
}

// AccountFigures are one account's figures. Its videos are compared at equal age, and by rates of which an
// account's size is no part.
type AccountFigures struct {
	ID              model.AccountID `json:"-"`
	Account         string          `json:"account"`
	Own             bool            `json:"own"`
	Videos          int             `json:"videos"`
	VideosEntered   int             `json:"videos_entered"`
	VideosUsable    int             `json:"videos_usable"`
	PerWeek         model.Real      `json:"per_week"` // videos posted a week, over the period
	Saves           model.Real      `json:"saves"`
	Views           model.Real      `json:"views"`
	TypicalRate     model.Real      `json:"typical_rate"` // of all its videos taken as one category
	TypicalRateLow  model.Real      `json:"typical_rate_low"`
	TypicalRateHigh model.Real      `json:"typical_rate_high"`
	PooledRate      model.Real      `json:"pooled_rate"`
	SavesAtDay7     model.Real      `json:"saves_at_day_7"` // the middle one of its videos counted around that age
	ViewsAtDay7     model.Real      `json:"views_at_day_7"`
	VideosAtDay7    int             `json:"videos_at_day_7"`
	BestCategory    *string         `json:"best_category"` // nil: none, or too close to call
	BestChance      model.Real      `json:"best_category_chance"`
	Weeks           []Week          `json:"weeks"`
	Sentence        string          `json:"sentence"` // the row read aloud
	Colour          int             `json:"-"`        // as of a category: 0 … 7, and 8 for every other one
	ViewsNeeded     int             `json:"-"`        // about how many views make a video usable

	model rate.Model
}

// Name is the account as people write it.
func (a AccountFigures) Name() string {
	if a.Account == "" {
		return "unknown account"
	}
	return "@" + a.Account
}

// An AccountColumn is what accounts can be sorted by.
type AccountColumn string

// The columns of Accounts.
const (
	ByAccountRate   AccountColumn = "typical"
	ByAccountName   AccountColumn = "name"
	ByAccountSaves7 AccountColumn = "saves-at-day-7"
	ByAccountViews7 AccountColumn = "views-at-day-7"
	ByAccountPace   AccountColumn = "per-week"
	ByAccountVideos AccountColumn = "videos"
	ByAccountPooled AccountColumn = "pooled"
)

// AccountColumns lists them in the order in which the sort key steps through them.
func AccountColumns() []AccountColumn {
	return []AccountColumn{ByAccountRate, ByAccountSaves7, ByAccountViews7, ByAccountPace, ByAccountVideos, ByAccountPooled, ByAccountName}
}

// An AccountSet is every account with its figures, before they are ordered and set against one: worth keeping
// until the data change.
type AccountSet struct {
	head    Head
	rows    []AccountFigures
	weeks   []model.Day
	nothing string // said when the filter takes no video
}

// accountSums are what an account's videos add up to.
type accountSums struct {
	row          AccountFigures
	whole        []rate.Entry
	byCategory   map[string]*studiedCategory // by folded name
	saves, views []float64                   // around day 7
	posted       int                         // in the period
	firstPosted  model.Instant
	weekly       weekSums
}

// CollectAccounts sums the videos that q's filter takes by account, in one pass over the histories of all of
// them. Its cost is that of the pass and of a rate model for each account and each of its categories.
func CollectAccounts(ctx context.Context, in Input, q Query) (*AccountSet, error) {
	d := newDesk(in, q)
	chosen, err := newChooser(ctx, in, q)
	if err != nil {
		return nil, err
	}
	sums := make(map[model.AccountID]*accountSums, len(in.Accounts))
	for _, a := range in.Accounts {
		sums[a.ID] = &accountSums{
			row:        AccountFigures{ID: a.ID, Account: a.Handle, Own: a.Own},
			byCategory: make(map[string]*studiedCategory), weekly: newWeekSums(model.MetricSaveRate),
		}
	}
	for h, err := range in.Videos {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, fmt.Errorf("sums of accounts: %w", err)
		}
		v, ok := d.see(h)
		s := sums[h.ID.Account()]
		if !ok || s == nil || !chosen.takes(&h.Video) {
			continue
		}
		s.add(h.Video, v.snapshots, d.cal)
		s.weekly.add(v.weeksIn(v.linesOf(model.Saves, model.Views)))
	}
	first := model.Day(1<<31 - 1)
	for _, s := range sums {
		first = min(first, s.weekly.first)
	}
	about := aboutOf(in)
	about.take(d.facts)
	set := &AccountSet{head: about.head("accounts", q), weeks: mondays(first, d.cal), nothing: chosen.nothing()}
	for _, a := range in.Accounts {
		set.rows = append(set.rows, sums[a.ID].finish(set.weeks, d.cal))
	}
	set.colour()
	return set, nil
}

func (s *accountSums) add(v model.Video, snapshots []model.Snapshot, cal *calendar) {
	s.row.Videos++
	if from, to := cal.stretch(cal.zone(v.Handle)); from <= v.Posted && v.Posted < to {
		s.posted++
	}
	if s.firstPosted == 0 || v.Posted < s.firstPosted {
		s.firstPosted = v.Posted
	}
	latest := latestAt(snapshots, cal.asOf)
	s.row.Saves = s.row.Saves.Plus(latest[model.Saves].Real())
	s.row.Views = s.row.Views.Plus(latest[model.Views].Real())
	if k, ok := series.Observed(v.Posted, snapshots, model.Saves, series.Week).Get(); ok {
		s.saves = append(s.saves, k)
	}
	if k, ok := series.Observed(v.Posted, snapshots, model.Views, series.Week).Get(); ok {
		s.views = append(s.views, k)
	}
	entry, out := rate.EntryOf(v.Posted, snapshots)
	if out != "" {
		return
	}
	s.whole = append(s.whole, entry)
	folded := text.Fold(v.Category)
	if folded == "" {
		return
	}
	category := s.byCategory[folded]
	if category == nil {
		category = &studiedCategory{name: v.Category}
		s.byCategory[folded] = category
	}
	category.entries = append(category.entries, entry)
}

// finish makes the figures of what was summed.
func (s *accountSums) finish(weeks []model.Day, cal *calendar) AccountFigures {
	row := s.row
	row.model = rate.Fit(s.whole)
	typical := row.model.Typical()
	row.TypicalRate, row.TypicalRateLow, row.TypicalRateHigh = typical.Value, typical.Low, typical.High
	row.PooledRate, row.ViewsNeeded = row.model.Pooled(), row.model.ViewsNeeded()
	row.VideosEntered, row.VideosUsable = row.model.Entered, row.model.Usable()
	row.SavesAtDay7, row.ViewsAtDay7 = middleAtAge(s.saves), middleAtAge(s.views)
	row.VideosAtDay7 = len(s.saves)
	row.PerWeek = s.pace(cal)
	row.BestCategory, row.BestChance = s.best()
	row.Weeks = s.weekly.series(weeks)
	row.Sentence = row.sentence()
	return row
}

// middleAtAge is the median of what an account's videos had around an age: a point of its typical curve, which
// needs as many of them.
func middleAtAge(counts []float64) model.Real {
	if len(counts) < curve.LeastInCurve {
		return model.Real{}
	}
	return model.Known(stats.Median(counts))
}

// pace is how many videos were posted a week, over the period's days; of all time, from the first posting on.
func (s *accountSums) pace(cal *calendar) model.Real {
	from, to := cal.stretch(cal.zone(s.row.Account))
	if cal.firstDay() == model.NoDay {
		from = s.firstPosted
	}
	if s.row.Videos == 0 || to-from < 86400 {
		return model.Real{}
	}
	return model.Known(float64(s.posted) * 7 / to.Days(from))
}

// best is the category that is kept most, where its chance of being so is high enough to be named.
func (s *accountSums) best() (*string, model.Real) {
	var names []string
	var models []rate.Model
	folded := make([]string, 0, len(s.byCategory))
	for name := range s.byCategory {
		folded = append(folded, name)
	}
	slices.Sort(folded)
	for _, name := range folded {
		if m := rate.Fit(s.byCategory[name].entries); m.HasTypical() {
			names, models = append(names, s.byCategory[name].name), append(models, m)
		}
	}
	best, top := "", 0.0
	for i, chance := range rate.ChanceOfBest(models) {
		if chance > top {
			best, top = names[i], chance
		}
	}
	switch {
	case top == 0:
		return nil, model.Real{}
	case top < rate.LeastNamed:
		return nil, model.Known(top)
	}
	return &best, model.Known(top)
}

// colour gives the accounts their colours, in order of size.
func (s *AccountSet) colour() {
	order := make([]int, len(s.rows))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(s.rows[b].Videos, s.rows[a].Videos), cmp.Compare(s.rows[a].Account, s.rows[b].Account))
	})
	for place, i := range order {
		s.rows[i].Colour = min(place, otherColour)
	}
}

// Accounts sets the others against q's account, which comes first, and orders them: names from A, figures from
// the largest, unknown ones last both ways.
func (s *AccountSet) Accounts(q AccountsQuery) Accounts {
	if q.Sort == "" {
		q.Sort = ByAccountRate
	}
	v := Accounts{
		Head: s.head, Accounts: slices.Clone(s.rows), IntervalLevel: rate.Level,
		Sort: q.Sort, Reverse: q.Reverse, Weeks: s.weeks,
	}
	if v.Accounts == nil {
		v.Accounts = []AccountFigures{}
	}
	mine := s.mine(q.Account)
	slices.SortStableFunc(v.Accounts, func(a, b AccountFigures) int {
		if a.ID == mine || b.ID == mine {
			return cmp.Compare(isNot(a.ID, mine), isNot(b.ID, mine))
		}
		return compareAccounts(a, b, q.Sort, q.Reverse)
	})
	if v.Answer, v.AnswerShort = v.answer(); v.Filter != "" && v.matching() == 0 {
		v.Answer, v.AnswerShort = s.nothing, "Nothing matches."
	}
	return v
}

func isNot(a, b model.AccountID) int {
	if a == b {
		return 0
	}
	return 1
}

// mine is the account that the others are set against.
func (s *AccountSet) mine(asked model.AccountID) model.AccountID {
	if asked != model.AllAccounts {
		return asked
	}
	var accounts []model.Account
	for _, r := range s.rows {
		accounts = append(accounts, model.Account{ID: r.ID, Own: r.Own, Videos: r.Videos})
	}
	first, _ := Opening(accounts)
	return first.ID
}

func compareAccounts(a, b AccountFigures, by AccountColumn, reverse bool) int {
	turn := 1
	if reverse {
		turn = -1
	}
	byName := cmp.Compare(a.Account, b.Account)
	x, y := a.value(by), b.value(by)
	switch {
	case by == ByAccountName:
		return turn * byName
	case x.Known() != y.Known():
		if x.Known() {
			return -1
		}
		return 1
	}
	return cmp.Or(turn*cmp.Compare(y.Or(0), x.Or(0)), byName)
}

func (a AccountFigures) value(by AccountColumn) model.Real {
	switch by {
	case ByAccountSaves7:
		return a.SavesAtDay7
	case ByAccountViews7:
		return a.ViewsAtDay7
	case ByAccountPace:
		return a.PerWeek
	case ByAccountVideos:
		return model.Known(float64(a.Videos))
	case ByAccountPooled:
		return a.PooledRate
	case ByAccountName, ByAccountRate:
	}
	return a.TypicalRate
}
