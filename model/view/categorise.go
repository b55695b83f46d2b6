package view

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"saveboard/model"
	"saveboard/model/daily"
	"saveboard/model/rate"
	"saveboard/model/text"
)

// A CategorySet is every category with its sums, before they are ordered: worth keeping until the
// data change.
type CategorySet struct {
	head   Head
	metric model.Metric
	groups []*group
	weeks  []model.Day
}

// A group sums the videos of one category.
type group struct {
	row     Category
	entries []rate.Entry
	model   rate.Model // of the entries, once all are there
	weekly  weekSums
	leftOut map[rate.Reason]int
}

// CollectCategories sums the videos that q's filter takes by category, in one pass over their histories.
// Categories of several accounts are one when their names are, case and accents folded.
func CollectCategories(ctx context.Context, in Input, q Query) (*CategorySet, error) {
	c := &Collection{cal: newCalendar(in.Accounts, in.Zones, q), accounts: in.Accounts, demo: in.Demo, first: model.NoDay}
	chosen, err := newChooser(ctx, in, q)
	if err != nil {
		return nil, err
	}
	byName := make(map[string]*group)
	var groups []*group
	var room daily.Room
	for h, err := range in.Videos {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, fmt.Errorf("sums of categories: %w", err)
		}
		snapshots, earlier, ok := c.meet(h)
		if !ok || !chosen.takes(&h.Video) {
			continue
		}
		video, _ := c.video(h.Video, snapshots, earlier, c.line(0, h.Posted, snapshots, model.Saves), model.MetricSaves)
		name := text.Fold(h.Category)
		g := byName[name]
		if g == nil {
			g = &group{row: Category{Name: video.Category}, weekly: newWeekSums(), leftOut: make(map[rate.Reason]int)}
			byName[name] = g
			groups = append(groups, g)
		}
		g.add(video, h.Posted, snapshots)
		g.weekly.add(weeksIn(daily.LinesIn(&room, h.Posted, snapshots), c.cal.zone(h.Handle), q.AsOf))
	}
	first := model.Day(math.MaxInt32)
	for _, g := range groups {
		first = min(first, g.weekly.first)
	}
	s := &CategorySet{head: c.head("categories", q), metric: q.Metric, groups: groups, weeks: mondays(first, c.cal)}
	s.head.nothing = chosen.nothing()
	s.finish()
	return s, nil
}

func (g *group) add(v Video, posted model.Instant, snapshots []model.Snapshot) {
	g.row.Videos++
	if !v.Saves.Known() {
		g.row.SavesUnknown++
	}
	g.row.Saves = g.row.Saves.Plus(v.Saves.Real())
	g.row.Views = g.row.Views.Plus(v.Views.Real())
	g.row.SavesGained = g.row.SavesGained.Plus(v.SavesGained)
	if n := v.Saves.Real(); n.Known() && (g.row.Best == nil || n.Or(0) > g.row.Best.Saves.Real().Or(0)) {
		g.row.Best = &v
	}
	entry, why := rate.EntryOf(posted, snapshots)
	if why != "" {
		g.leftOut[why]++
		return
	}
	g.entries = append(g.entries, entry)
}

// finish turns the sums into rows and gives each its colour, in order of size.
func (s *CategorySet) finish() {
	bySize := slices.Clone(s.groups)
	slices.SortFunc(bySize, func(a, b *group) int {
		return cmp.Or(cmp.Compare(b.row.Videos, a.row.Videos), cmp.Compare(a.row.DisplayName(), b.row.DisplayName()))
	})
	leftOut := make(map[rate.Reason]int)
	sizes := make(map[string]kindSize)
	for _, g := range bySize {
		g.fit()
		if g.row.Name != nil {
			sizes[text.Fold(*g.row.Name)] = kindSize{*g.row.Name, g.row.Videos}
		}
	}
	colours := coloursBySize(sizes)
	s.setChances()
	for _, g := range bySize {
		g.row.Colour = otherColour
		if g.row.Name != nil {
			g.row.Colour = colours[text.Fold(*g.row.Name)]
		}
		g.row.Weeks = g.weekly.series(s.weeks, s.metric)
		for why, n := range g.leftOut {
			leftOut[why] += n
		}
	}
	s.setSentences()
	for why, n := range leftOut {
		s.head.LeftOut = append(s.head.LeftOut, LeftOut{string(why), n})
	}
	slices.SortFunc(s.head.LeftOut, func(a, b LeftOut) int {
		return cmp.Or(cmp.Compare(b.Videos, a.Videos), cmp.Compare(a.Reason, b.Reason))
	})
}

// Categories orders the rows: names from A, figures from the largest, unknown ones and the
// uncategorised last both ways.
func (s *CategorySet) Categories(q CategoriesQuery) Categories {
	if q.Sort == "" {
		q.Sort = s.sort()
	}
	view := Categories{Head: s.head, Sort: q.Sort, Reverse: q.Reverse, Metric: q.Metric, Weeks: s.weeks, Categories: []Category{}, IntervalLevel: rate.Level}
	for _, g := range s.groups {
		view.Categories = append(view.Categories, g.row)
	}
	orderCategories(view.Categories, q.Sort, q.Reverse)
	view.Answer, view.AnswerShort = s.verdict()
	view.Verdict = view.Answer
	return view
}

// ComputeCategories is CollectCategories and Categories in one, for whoever asks once.
func ComputeCategories(ctx context.Context, in Input, q CategoriesQuery) (Categories, error) {
	s, err := CollectCategories(ctx, in, q.Query)
	if err != nil {
		return Categories{}, err
	}
	return s.Categories(q), nil
}

func orderCategories(list []Category, by CategoryColumn, reverse bool) {
	turn := 1
	if reverse {
		turn = -1
	}
	value := func(c Category) model.Real {
		switch by {
		case ByCategoryVideos:
			return model.Known(float64(c.Videos))
		case ByCategorySaves:
			return c.Saves
		case ByCategoryGained:
			return c.SavesGained
		case ByPooled:
			return c.PooledRate
		case ByBest:
			return c.ChanceBest
		}
		return c.TypicalRate
	}
	slices.SortFunc(list, func(a, b Category) int {
		byName := cmp.Compare(text.Fold(a.DisplayName()), text.Fold(b.DisplayName()))
		x, y := value(a), value(b)
		switch {
		case (a.Name == nil) != (b.Name == nil):
			if a.Name == nil {
				return 1
			}
			return -1
		case by == ByCategoryName:
			return turn * byName
		case x.Known() != y.Known():
			if x.Known() {
				return -1
			}
			return 1
		}
		return cmp.Or(turn*cmp.Compare(y.Or(0), x.Or(0)), byName)
	})
}
