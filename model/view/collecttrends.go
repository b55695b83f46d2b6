package view

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"saveboard/model"
	"saveboard/model/daily"
	"saveboard/model/filter"
	"saveboard/model/series"
	"saveboard/model/spike"
	"saveboard/model/text"
	"saveboard/model/trend"
)

// A TrendSet is what moves in one or several accounts, by all that is known at the moment of asking: no
// period or metric changes it, so it is worth keeping until the data change.
type TrendSet struct {
	head     Head
	series   []TrendSeries
	spikes   []VideoSpike
	weeks    []model.Day
	videos   int                            // that the filter takes
	examined map[model.AccountID]int        // intervals that were looked at for spikes
	spiked   map[model.VideoID]filter.Truth // of the videos that were looked at for spikes, whatever the filter
}

// trending is a TrendSet under way. The weeks and the trends are of the videos that the filter takes, the spikes of all;
// each account is judged by itself: the account that is looked at, and the groups of all.
type trending struct {
	c       *Collection
	query   Query
	chosen  *chooser // known once the survey runs
	set     *TrendSet
	account model.AccountID
	handle  string
	spikes  *spike.Account
	titles  map[model.VideoID]model.Video
	groups  map[groupName]*trendGroup
	all     []*trendGroup
	sizes   map[string]kindSize // of the categories of all accounts, by their folded names
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
	weekly  weekSums
	rates   trend.Trend
	saves   trend.Trend
	missing int // videos old enough that were not counted around day 7
}

func newTrending(c *Collection, q Query) *trending {
	return &trending{c: c, query: q, sizes: make(map[string]kindSize), set: &TrendSet{
		examined: make(map[model.AccountID]int), spiked: make(map[model.VideoID]filter.Truth),
	}}
}

func (t *trending) done() {
	t.finish()
	t.set.head = t.c.head("trends", t.query)
	t.set.head.nothing = t.chosen.nothing()
	t.setSeries()
	t.set.arrange()
}

func (t *trending) add(h model.History, snapshots []model.Snapshot, _ int, saves series.Line) {
	zone := t.c.cal.zone(h.Handle)
	if a := h.ID.Account(); a != t.account {
		t.finish()
		t.account, t.handle = a, h.Handle
		t.spikes, t.titles = spike.NewAccount(zone), make(map[model.VideoID]model.Video)
		t.groups = make(map[groupName]*trendGroup)
	}
	if t.spikes.Add(h.ID, saves) > 0 {
		t.set.spiked[h.ID] = filter.No
	}
	t.titles[h.ID] = h.Video
	if !t.chosen.takes(&h.Video) {
		return
	}
	t.count(h.Video)
	names := t.groupsOf(h.Video)
	if len(names) == 0 {
		return
	}
	video := trend.Video{
		ID: h.ID, Posted: h.Posted, Saves: saves.ObservedAt(series.Week),
		Views: series.Observed(h.Posted, snapshots, model.Views, series.Week),
	}
	var lines daily.Lines
	lines[model.Saves], lines[model.Views] = saves, t.c.line(1, h.Posted, snapshots, model.Views)
	monday, weeks := weeksIn(lines, zone, t.c.cal.asOf)
	for _, g := range names {
		g.videos = append(g.videos, video)
		g.weekly.add(monday, weeks)
	}
}

// count counts a video, and it in its category.
func (t *trending) count(v model.Video) {
	t.set.videos++
	if v.Category == "" {
		return
	}
	folded := text.Fold(v.Category)
	size, known := t.sizes[folded]
	if !known {
		size.name = v.Category
	}
	size.videos++
	t.sizes[folded] = size
}

// groupsOf are the groups that a video is in, each once: its category's, and those of its hashtags.
func (t *trending) groupsOf(v model.Video) []*trendGroup {
	var list []*trendGroup
	add := func(kind SeriesKind, name string) {
		id := groupName{kind, text.Fold(name)}
		g := t.groups[id]
		if g == nil {
			g = &trendGroup{groupName: id, account: v.Handle, name: name, weekly: newWeekSums()}
			t.groups[id] = g
			t.all = append(t.all, g)
		}
		if !slices.Contains(list, g) {
			list = append(list, g)
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
	return list
}

// finish judges an account, now that all of its videos are known.
func (t *trending) finish() {
	if t.spikes == nil {
		return
	}
	found := t.spikes.Find()
	t.set.examined[t.account] = found.Examined
	for _, s := range found.Spikes {
		video := t.titles[s.Video]
		t.set.spiked[s.Video] = filter.Yes
		if !t.chosen.takes(&video) {
			continue
		}
		t.set.spikes = append(t.set.spikes, VideoSpike{
			VideoID: video.TikTokID, Title: video.Title, Account: video.Handle, Day: s.Day, Gained: s.Gain,
			GainedStep: Step(max(1, s.Resolution)), Expected: s.Expected, Multiple: s.Multiple(), Q: s.Q, Video: s.Video,
			PostedLocal: t.c.cal.zone(video.Handle).Local(video.Posted),
		})
	}
	for _, kind := range []SeriesKind{CategorySeries, HashtagSeries} {
		t.judge(kind)
	}
	t.spikes = nil
}

// judge tests the groups of one kind together: the rates, and the saves.
func (t *trending) judge(kind SeriesKind) {
	var groups []*trendGroup
	var rates, saves []trend.Series
	for _, g := range t.all {
		if g.kind != kind || t.groups[g.groupName] != g {
			continue
		}
		r := trend.Rates(g.videos, t.c.cal.asOf)
		g.missing = r.NoHistory - r.TooYoung
		groups, rates = append(groups, g), append(rates, r.Series)
		saves = append(saves, trend.Saves(g.videos, t.c.cal.asOf).Series)
	}
	byRate, bySaves := trend.Family(rates), trend.Family(saves)
	for i, g := range groups {
		g.rates, g.saves = byRate[i], bySaves[i]
		g.videos = nil
	}
}

// setSeries makes the curves, on one axis of weeks.
func (t *trending) setSeries() {
	first := model.Day(math.MaxInt32)
	for _, g := range t.all {
		first = min(first, g.weekly.first)
	}
	t.set.weeks = mondays(first, t.c.cal)
	colours := coloursBySize(t.sizes)
	for _, g := range t.all {
		weeks, colour := g.weekly.series(t.set.weeks, model.MetricSaveRate), otherColour
		if g.kind == CategorySeries {
			colour = colours[g.folded]
		}
		t.set.series = append(t.set.series, g.as("save_rate", g.rates, weeks, colour), g.as("saves", g.saves, weeks, colour))
	}
}

func (g *trendGroup) as(metric string, of trend.Trend, weeks []Week, colour int) TrendSeries {
	s := TrendSeries{
		Kind: g.kind, Name: g.name, Account: g.account, Metric: metric, Direction: of.Direction, Videos: of.N,
		ChangePerWeek: of.Change, Q: of.Q, NoHistory: g.missing, Weeks: weeks, Colour: colour,
	}
	if of.Direction != trend.TooShort {
		s.P = model.Known(of.P)
	}
	return s
}

// arrange orders what was found.
func (s *TrendSet) arrange() {
	slices.SortStableFunc(s.series, func(a, b TrendSeries) int {
		return cmp.Or(
			cmp.Compare(rankOf(a), rankOf(b)), cmp.Compare(a.Q.Or(2), b.Q.Or(2)), cmp.Compare(b.Videos, a.Videos),
			cmp.Compare(a.Kind, b.Kind), cmp.Compare(text.Fold(a.Name), text.Fold(b.Name)), cmp.Compare(a.Account, b.Account),
			cmp.Compare(a.Metric, b.Metric),
		)
	})
	slices.SortStableFunc(s.spikes, func(a, b VideoSpike) int {
		return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(b.Gained, a.Gained), cmp.Compare(a.VideoID, b.VideoID))
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
