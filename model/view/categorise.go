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
	"saveboard/model/number"
	"saveboard/model/text"
)

// minEnterDays is the age from which a video's rate says something about its kind (figures.md, the rate model).
const minEnterDays = 3

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
	row                Category
	enteredK, enteredV float64
	top                float64 // the largest entered count of saves
	weeks              map[model.Day]*weekSum
	first              model.Day // the Monday of the first known gain of saves
	leftOut            map[string]int
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
			g = &group{row: Category{Name: video.Category}, weeks: make(map[model.Day]*weekSum), first: math.MaxInt32, leftOut: make(map[string]int)}
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
	k, views, why := entered(posted, snapshots)
	if why != "" {
		g.leftOut[why]++
		return
	}
	g.row.VideosEntered++
	g.enteredK += k
	g.enteredV += views
	g.top = max(g.top, k)
}

// entered returns the saves and views with which a video enters its category's rate: its latest
// snapshot that has both, at an age of at least 3 days, with a view and no more saves than views.
// Otherwise it says why it stays out.
func entered(posted model.Instant, snapshots []model.Snapshot) (saves, views float64, why string) {
	for i := len(snapshots) - 1; i >= 0; i-- {
		k, okK := snapshots[i].Counters[model.Saves].Get()
		v, okV := snapshots[i].Counters[model.Views].Get()
		switch {
		case !okK || !okV:
			continue
		case snapshots[i].Taken.Days(posted) < minEnterDays:
			return 0, 0, "counted only before they were 3 days old"
		case v < 1:
			return 0, 0, "without views"
		case k > v:
			return 0, 0, "with more saves than views: views are counted later"
		}
		return float64(k), float64(v), ""
	}
	return 0, 0, "without a count of both saves and views"
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
	leftOut := make(map[string]int)
	colour := 0
	for _, g := range bySize {
		g.row.Colour = otherColour
		if g.row.Name != nil && colour < otherColour {
			g.row.Colour = colour
			colour++
		}
		g.row.PooledRate = model.Known(g.enteredK).Over(model.Known(g.enteredV), 1)
		g.row.Weeks = s.weeksOf(g)
		g.row.Sentences = g.sentences()
		for why, n := range g.leftOut {
			leftOut[why] += n
		}
	}
	for why, n := range leftOut {
		s.head.LeftOut = append(s.head.LeftOut, LeftOut{why, n})
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

// sentences say what there is to know about a category, in words.
func (g *group) sentences() []string {
	var said []string
	name := g.row.DisplayName()
	if r, ok := g.row.PooledRate.Get(); ok {
		said = append(said, fmt.Sprintf("Of all views of %s, %s became saves: %s of %s.",
			name, asRate(r), exact(g.enteredK), exact(g.enteredV)))
	}
	if n := g.row.VideosEntered; n >= 3 && 4*g.top >= g.enteredK && g.enteredK >= 1 {
		said = append(said, fmt.Sprintf("One video brought %s of these saves, so the rate is mostly its own.", percent(g.top/g.enteredK)))
	}
	if b := g.row.Best; b != nil && b.Saves.Real().Or(0) >= 1 {
		said = append(said, fmt.Sprintf("Most saved: %s, %s.", quoted(*b), number.Of(int(b.Saves.Real().Or(0)), "save")))
	}
	if left := g.row.Videos - g.row.VideosEntered; left > 0 {
		said = append(said, withoutRate(g.row.Videos, left))
	}
	if g.row.Name == nil {
		said = append(said, "These videos are in no category. A rule sorts them: saveboard category add '#bread' Recipes.")
	}
	return said
}

// withoutRate says how many of a category's videos have no save rate yet.
func withoutRate(all, left int) string {
	switch {
	case all == 1:
		return "1 video, without a rate yet."
	case left == all:
		return fmt.Sprintf("%s, none with a rate yet.", number.Of(all, "video"))
	}
	return fmt.Sprintf("%s, %s of them without a rate yet.", number.Of(all, "video"), words(left))
}

// Categories orders the rows: names from A, figures from the largest, unknown ones and the
// uncategorised last both ways.
func (s *CategorySet) Categories(q CategoriesQuery) Categories {
	if q.Sort == "" {
		q.Sort = ByPooled
	}
	view := Categories{Head: s.head, Sort: q.Sort, Reverse: q.Reverse, Metric: q.Metric, Weeks: s.weeks, Categories: []Category{}}
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
		}
		return c.PooledRate
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

// verdict names the category with the highest pooled rate. That is a fact about all of its views
// together; whether its next video will be kept as well is for a model of how videos differ.
func (s *CategorySet) verdict() (long, short string) {
	var best *group
	rated := 0
	for _, g := range s.groups {
		r, ok := g.row.PooledRate.Get()
		if !ok || g.row.Name == nil {
			continue
		}
		rated++
		if best == nil || r > best.row.PooledRate.Or(0) {
			best = g
		}
	}
	switch {
	case len(s.groups) == 0:
		return "No videos yet.", "No videos yet."
	case rated == 0 && len(s.groups) == 1 && s.groups[0].row.Name == nil:
		return "No video has a category yet.", "No category yet."
	case rated == 0:
		return "No category has a save rate yet.", "No save rate yet."
	}
	r := best.row.PooledRate.Or(0)
	short = fmt.Sprintf("%s: %s saves per 100 views.", *best.row.Name, number.Full().Per100(model.Known(r)))
	if rated == 1 {
		return fmt.Sprintf("%s had %s saves per 100 views, all views together.", *best.row.Name, number.Full().Per100(model.Known(r))), short
	}
	return fmt.Sprintf("%s kept most: %s saves per 100 views, all views together.", *best.row.Name, number.Full().Per100(model.Known(r))), short
}
