package view

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"saveboard/model"
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

// Categories asks for the sums of the videos that the query's filter takes, by category. Categories of several accounts are one
// when their names are, case and accents folded.
func (s *Survey) Categories() *CategorySet {
	p := &categorising{survey: s, counters: []model.Counter{model.Saves, model.Views}}
	if c, ok := s.query.Metric.Counter(); ok && !slices.Contains(p.counters, c) {
		p.counters = append(p.counters, c)
	}
	p.set = &CategorySet{metric: s.query.Metric}
	p.groups = newGroups(s.query.Metric)
	s.askOfChosen(p)
	return p.set
}

// categorising is a CategorySet under way.
type categorising struct {
	survey   *Survey
	counters []model.Counter // that weeks are drawn of
	set      *CategorySet
	groups   groups
	earlier  int
}

// groups are those of some videos, in the order in which they were met.
type groups struct {
	metric model.Metric      // of the weeks
	byName map[string]*group // folded
	list   []*group
}

func newGroups(metric model.Metric) groups {
	return groups{metric: metric, byName: make(map[string]*group)}
}

type categorisingPiece struct {
	whole   *categorising
	groups  groups
	earlier int
}

func (c *categorising) begin(*desk) piece {
	return &categorisingPiece{whole: c, groups: newGroups(c.set.metric)}
}

func (p *categorisingPiece) add(v *sight) {
	if !v.chosen {
		return
	}
	if v.earlier > 0 {
		p.earlier++
	}
	figures, _ := v.figures(model.MetricSaves)
	g := p.groups.of(text.Fold(v.Category), figures.Category)
	g.add(figures, v.Posted, v.snapshots)
	g.weekly.add(v.weeksIn(v.linesOf(p.whole.counters...)))
}

func (p *categorisingPiece) join() {
	p.whole.earlier += p.earlier
	for name, g := range p.groups.each() {
		p.whole.groups.of(name, g.row.Name).join(g)
	}
}

func (c *categorising) done() {
	s := c.set
	first := model.Day(math.MaxInt32)
	for _, g := range c.groups.list {
		first = min(first, g.weekly.first)
	}
	s.groups, s.weeks = c.groups.list, mondays(first, c.survey.cal)
	s.head = c.survey.about.head("categories", c.survey.query)
	s.head.nothing = c.survey.chosen.nothing()
	s.head.LeftOut = append(s.head.LeftOut, leftOutEarlier(c.earlier)...)
	s.finish()
}

// of is the group of a folded name; one that is met first is called so.
func (all *groups) of(folded string, name *string) *group {
	g := all.byName[folded]
	if g == nil {
		g = &group{row: Category{Name: name}, weekly: newWeekSums(all.metric), leftOut: make(map[rate.Reason]int)}
		all.byName[folded] = g
		all.list = append(all.list, g)
	}
	return g
}

// each are the groups with their folded names.
func (all *groups) each() iter.Seq2[string, *group] {
	return func(yield func(string, *group) bool) {
		for _, g := range all.list {
			name := ""
			if g.row.Name != nil {
				name = text.Fold(*g.row.Name)
			}
			if !yield(name, g) {
				return
			}
		}
	}
}

// join adds the videos of another group of the same name, which come behind.
func (g *group) join(other *group) {
	a, b := &g.row, &other.row
	a.Videos += b.Videos
	a.SavesUnknown += b.SavesUnknown
	a.Saves, a.Views, a.SavesGained = a.Saves.Plus(b.Saves), a.Views.Plus(b.Views), a.SavesGained.Plus(b.SavesGained)
	if b.Best != nil && (a.Best == nil || b.Best.Saves.Real().Or(0) > a.Best.Saves.Real().Or(0)) {
		a.Best = b.Best
	}
	g.entries = append(g.entries, other.entries...)
	for why, n := range other.leftOut {
		g.leftOut[why] += n
	}
	g.weekly.join(&other.weekly)
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
		g.row.Weeks = g.weekly.series(s.weeks)
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
