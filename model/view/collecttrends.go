package view

import (
	"cmp"
	"slices"
	"strings"

	"saveboard/model"
	"saveboard/model/series"
	"saveboard/model/text"
	"saveboard/model/trend"
)

// A TrendSet is which categories and hashtags move in one or several accounts, by all that is known at the moment of
// asking: no period or metric changes it, so it is worth keeping until the data change.
type TrendSet struct {
	about
	series  []TrendSeries   // without their weeks, which a [WeekSet] has
	taken   []model.VideoID // by the filter, rising
	all     bool            // videos are taken
	nothing string          // said when the filter takes no video
}

// takes tells whether the filter takes a video.
func (s *TrendSet) takes(v model.VideoID) bool {
	_, taken := slices.BinarySearch(s.taken, v)
	return s.all || taken
}

// Trends asks what moves, among the videos that the query's filter takes.
func (s *Survey) Trends() *TrendSet {
	t := &trending{survey: s, set: new(TrendSet), sizes: make(map[string]kindSize)}
	s.askOfChosen(t)
	return t.set
}

// trending is a TrendSet under way. Each account is judged by itself: the account that is joined, and the groups of all.
type trending struct {
	survey  *Survey
	set     *TrendSet
	account model.AccountID
	groups  trendGroups // of the account
	all     []*trendGroup
	sizes   map[string]kindSize // of the categories of all accounts, by their folded names
}

// trendGroups are the groups of some videos of one account, in the order in which they were met.
type trendGroups struct {
	byName map[groupName]*trendGroup
	list   []*trendGroup
}

// groupName names a group within its account.
type groupName struct {
	kind   SeriesKind
	folded string
}

// A trendGroup is the videos of one category or hashtag of one account.
type trendGroup struct {
	groupName
	account string
	name    string
	videos  []trend.Video
	rates   trend.Trend
	saves   trend.Trend
	missing int // videos old enough that were not counted around day 7
}

type trendingPiece struct {
	whole   *trending
	account model.AccountID
	groups  trendGroups
	taken   []model.VideoID
}

func (t *trending) begin(*desk) piece {
	return &trendingPiece{whole: t, groups: trendGroups{byName: make(map[groupName]*trendGroup)}}
}

func (p *trendingPiece) add(v *sight) {
	p.account = v.ID.Account()
	if !v.chosen {
		return
	}
	p.taken = append(p.taken, v.ID)
	groups := v.groups()
	if len(groups) == 0 {
		return
	}
	saves := v.line(model.Saves)
	video := trend.Video{
		ID: v.ID, Posted: v.Posted, Saves: saves.ObservedAt(series.Week),
		Views: series.Observed(v.Posted, v.snapshots, model.Views, series.Week),
	}
	for _, title := range groups {
		g := p.groups.of(title, v.Handle)
		g.videos = append(g.videos, video)
	}
}

func (p *trendingPiece) join() {
	t := p.whole
	if p.account != t.account {
		t.finish()
		t.account, t.groups = p.account, trendGroups{byName: make(map[groupName]*trendGroup)}
	}
	t.set.taken = append(t.set.taken, p.taken...)
	for _, g := range p.groups.list {
		whole := t.groups.byName[g.groupName]
		if whole == nil {
			t.groups.add(g)
			continue
		}
		whole.videos = append(whole.videos, g.videos...)
	}
}

func (t *trending) done() {
	t.finish()
	t.set.about, t.set.nothing, t.set.all = t.survey.about, t.survey.chosen.nothing(), t.survey.chosen.filter.All()
	t.setSeries()
	t.set.arrange()
}

func (all *trendGroups) add(g *trendGroup) {
	all.byName[g.groupName] = g
	all.list = append(all.list, g)
}

// of is the group of that title; one that is met first is called so.
func (all *trendGroups) of(title groupTitle, account string) *trendGroup {
	g := all.byName[title.groupName]
	if g == nil {
		g = &trendGroup{groupName: title.groupName, account: account, name: title.name}
		all.add(g)
	}
	return g
}

// A groupTitle is what a group is called by one of its videos.
type groupTitle struct {
	groupName
	name string
}

// groups are those that the video is in, each once: its category's, and those of its hashtags. They are good until the
// next video's.
func (v *sight) groups() []groupTitle {
	if v.named {
		return v.desk.titles
	}
	list := v.desk.titles[:0]
	add := func(kind SeriesKind, name string) {
		title := groupTitle{groupName{kind, text.Fold(name)}, name}
		if !slices.ContainsFunc(list, func(t groupTitle) bool { return t.groupName == title.groupName }) {
			list = append(list, title)
		}
	}
	if v.Category != "" {
		add(CategorySeries, v.Category)
	}
	for _, tag := range v.Hashtags {
		if name := strings.TrimPrefix(tag, "#"); name != "" {
			add(HashtagSeries, name)
		}
	}
	v.desk.titles, v.named = list, true
	return list
}

// finish judges an account, now that all of its videos are known.
func (t *trending) finish() {
	for _, kind := range []SeriesKind{CategorySeries, HashtagSeries} {
		t.judge(kind)
	}
	t.all = append(t.all, t.groups.list...)
}

// count counts the videos of a category in with those of other accounts.
func (t *trending) count(g *trendGroup) {
	size, known := t.sizes[g.folded]
	if !known {
		size.name = g.name
	}
	size.videos += len(g.videos)
	t.sizes[g.folded] = size
}

// judge tests the groups of one kind together: the rates, and the saves.
func (t *trending) judge(kind SeriesKind) {
	var groups []*trendGroup
	var rates, saves []trend.Series
	asOf := t.survey.query.AsOf
	for _, g := range t.groups.list {
		if g.kind != kind {
			continue
		}
		if kind == CategorySeries {
			t.count(g)
		}
		r := trend.Rates(g.videos, asOf)
		g.missing = r.NoHistory - r.TooYoung
		groups, rates = append(groups, g), append(rates, r.Series)
		saves = append(saves, trend.Saves(g.videos, asOf).Series)
	}
	byRate, bySaves := trend.Family(rates), trend.Family(saves)
	for i, g := range groups {
		g.rates, g.saves = byRate[i], bySaves[i]
		g.videos = nil
	}
}

// setSeries makes two series of each group.
func (t *trending) setSeries() {
	colours := coloursBySize(t.sizes)
	for _, g := range t.all {
		colour := otherColour
		if g.kind == CategorySeries {
			colour = colours[g.folded]
		}
		t.set.series = append(t.set.series, g.as("save_rate", g.rates, colour), g.as("saves", g.saves, colour))
	}
}

func (g *trendGroup) as(metric string, of trend.Trend, colour int) TrendSeries {
	s := TrendSeries{
		Kind: g.kind, Name: g.name, Account: g.account, Metric: metric, Direction: of.Direction, Videos: of.N,
		ChangePerWeek: of.Change, Q: of.Q, NoHistory: g.missing, Colour: colour,
	}
	if of.Direction != trend.TooShort {
		s.P = model.Known(of.P)
	}
	return s
}

// arrange orders the series.
func (s *TrendSet) arrange() {
	slices.SortStableFunc(s.series, func(a, b TrendSeries) int {
		return cmp.Or(
			cmp.Compare(rankOf(a), rankOf(b)), cmp.Compare(a.Q.Or(2), b.Q.Or(2)), cmp.Compare(b.Videos, a.Videos),
			cmp.Compare(a.Kind, b.Kind), cmp.Compare(text.Fold(a.Name), text.Fold(b.Name)), cmp.Compare(a.Account, b.Account),
			cmp.Compare(a.Metric, b.Metric),
		)
	})
}

// rankOf sorts what moves before what does not, and what is too short last; the rate leads, since the saves
// of videos spread too widely for a trend to be clear.
func rankOf(s TrendSeries) int {
	switch {
	case s.Moves() && s.Metric == "save_rate":
		return 0
	case s.Moves():
		return 1
	case s.Direction == trend.None && s.Metric == "save_rate":
		return 2
	case s.Direction == trend.None:
		return 3
	}
	return 4
}
