package view

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"saveboard/model"
	"saveboard/model/daily"
	"saveboard/model/filter"
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
	weeks   map[model.Day]*weekSum
	first   model.Day // the Monday of the first known gain of saves
	leftOut map[rate.Reason]int
}

type weekSum struct {
	videos               int
	gains                [5]model.Real
	rateSaves, rateViews model.Real
}

// CollectCategories sums the videos that q's filter takes by category, in one pass over their histories.
// Categories of several accounts are one when their names are, case and accents folded.
func CollectCategories(ctx context.Context, in Input, q Query) (*CategorySet, error) {
	c := &Collection{cal: newCalendar(in.Accounts, in.Zones, q), accounts: in.Accounts, demo: in.Demo, first: model.NoDay}
	chosen := filter.Parse(q.Filter)
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
		if !ok || !chosen.Match(h.Video) {
			continue
		}
		video, _ := c.video(h.Video, snapshots, earlier, model.MetricSaves)
		name := text.Fold(h.Category)
		g := byName[name]
		if g == nil {
			g = &group{row: Category{Name: video.Category}, weeks: make(map[model.Day]*weekSum), first: math.MaxInt32, leftOut: make(map[rate.Reason]int)}
			byName[name] = g
			groups = append(groups, g)
		}
		g.add(video, h.Posted, snapshots)
		g.addWeeks(daily.LinesIn(&room, h.Posted, snapshots), c.cal.zone(h.Handle), q.AsOf)
	}
	s := &CategorySet{head: c.head("categories", q), metric: q.Metric, groups: groups, weeks: weeksOf(groups, c.cal)}
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

// addWeeks adds what a video gained in each whole local week that has ended.
func (g *group) addWeeks(lines daily.Lines, zone *model.Zone, asOf model.Instant) {
	first, last, ok := lines.Span()
	if !ok {
		return
	}
	monday := zone.DayOf(first).Monday()
	bounds := []model.Instant{zone.Start(monday)}
	for day := monday + 7; bounds[len(bounds)-1] <= last && zone.Start(day) <= asOf; day += 7 {
		bounds = append(bounds, zone.Start(day))
	}
	for i, gained := range daily.Between(lines, bounds) {
		monday := monday + model.Day(7*i)
		w := g.weeks[monday]
		if w == nil {
			w = &weekSum{}
			g.weeks[monday] = w
		}
		for c, gain := range gained.Gains {
			w.gains[c] = w.gains[c].Plus(gain)
		}
		if gained.Covered() {
			w.videos++
			g.first = min(g.first, monday)
		}
		w.rateSaves, w.rateViews = w.rateSaves.Plus(gained.RateSaves), w.rateViews.Plus(gained.RateViews)
	}
}

// weeksOf are all Mondays from the first week with a known gain of saves to the last week that has
// ended, none skipped.
func weeksOf(groups []*group, cal *calendar) []model.Day {
	first := model.Day(math.MaxInt32)
	for _, g := range groups {
		first = min(first, g.first)
	}
	weeks := []model.Day{}
	for monday := first; monday < cal.today().Monday(); monday += 7 {
		weeks = append(weeks, monday)
	}
	return weeks
}

// finish turns the sums into rows and gives each its colour, in order of size.
func (s *CategorySet) finish() {
	bySize := slices.Clone(s.groups)
	slices.SortFunc(bySize, func(a, b *group) int {
		return cmp.Or(cmp.Compare(b.row.Videos, a.row.Videos), cmp.Compare(a.row.DisplayName(), b.row.DisplayName()))
	})
	leftOut := make(map[rate.Reason]int)
	colour := 0
	for _, g := range bySize {
		g.fit()
	}
	s.setChances()
	for _, g := range bySize {
		g.row.Colour = otherColour
		if g.row.Name != nil && colour < otherColour {
			g.row.Colour = colour
			colour++
		}
		g.row.Weeks = s.weeksOf(g)
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

// otherColour is the colour of every category past the eighth, and of the uncategorised.
const otherColour = 8

// weeksOf are a category's own weeks: all Mondays from that of its first known gain of saves on.
func (s *CategorySet) weeksOf(g *group) []Week {
	weeks := []Week{}
	for _, monday := range s.weeks {
		if monday < g.first {
			continue
		}
		w := Week{Week: monday}
		if sum := g.weeks[monday]; sum != nil {
			w.Videos, w.SavesGained, w.ViewsGained = sum.videos, sum.gains[model.Saves], sum.gains[model.Views]
			w.PooledRate = sum.rateSaves.Over(sum.rateViews, 1)
			w.Value = w.PooledRate
			if c, ok := s.metric.Counter(); ok {
				w.Value = sum.gains[c]
			}
		}
		weeks = append(weeks, w)
	}
	return weeks
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
