package view

import (
	"cmp"
	"fmt"
	"slices"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
)

// A VideosQuery asks for the list of videos.
type VideosQuery struct {
	Query
	Sort     Column
	Reverse  bool    // turns the column's own order
	Limit    int     // 0: all
	Category *string // only videos of this category; "" is the uncategorised; nil: all
}

// Videos answers: which videos do people keep?
type Videos struct {
	Head
	Videos  []Video      `json:"videos"`
	Matched int          `json:"matched"`
	Total   int          `json:"total"`
	Sort    Column       `json:"sort"`
	Reverse bool         `json:"reverse"`
	Only    *string      `json:"only_category"` // the category that was opened; "" is the uncategorised, nil all
	Metric  model.Metric `json:"-"`
}

// A Column is what videos can be sorted by.
type Column string

// The columns, in the order in which the sort key steps through them. Counts and rates sort from
// the largest down, title and category from A to Z, age from the newest.
const (
	ByTitle      Column = "title"
	ByCategory   Column = "category"
	ByAge        Column = "age"
	BySaves      Column = "saves"
	ByGained     Column = "gained"
	ByFair       Column = "fair" // the adjusted save rate
	ByRate       Column = "rate"
	ByTypical    Column = "typical"
	ByViews      Column = "views"
	ByLikes      Column = "likes"
	ByComments   Column = "comments"
	ByShares     Column = "shares"
	ByEngagement Column = "engagement"
	ByKeep       Column = "keep"
	ByShelfLife  Column = "shelf-life"
	ByHalfLife   Column = "half-life"
)

// Columns lists every column.
func Columns() []Column {
	return []Column{
		ByTitle, ByCategory, ByAge, BySaves, ByGained, ByFair, ByRate, ByTypical, ByViews, ByLikes, ByComments, ByShares,
		ByEngagement, ByKeep, ByShelfLife, ByHalfLife,
	}
}

// Videos picks, orders and cuts the list of videos. The collection must be of q's own Query but for
// the filter.
func (c *Collection) Videos(q VideosQuery) Videos {
	list, chosen := c.matching(q.Query)
	if q.Category != nil {
		list = slices.DeleteFunc(list, func(v *Video) bool { return !inCategory(v, *q.Category) })
	}
	if q.Sort == "" {
		q.Sort = sortOf(q.Metric, list)
	}
	order(list, q.Sort, q.Reverse)
	view := Videos{
		Head: c.head("videos", q.Query), Matched: len(list), Total: len(c.videos),
		Sort: q.Sort, Reverse: q.Reverse, Metric: q.Metric, Only: q.Category,
	}
	view.Answer, view.AnswerShort = holdSentence(list, len(c.videos), q)
	if len(list) == 0 && len(c.videos) > 0 {
		view.Answer = chosen.nothing()
	}
	if q.Limit > 0 && q.Limit < len(list) {
		list = list[:q.Limit]
	}
	view.Videos = make([]Video, len(list))
	for i, v := range list {
		view.Videos[i] = *v
	}
	return view
}

func inCategory(v *Video, wanted string) bool {
	return text.Fold(v.source.Category) == text.Fold(wanted)
}

// sortOf is the column that a metric puts first: for saves, and the rate of them, what videos are best ranked by.
// Where none of the videos has a fair rate, the plain counts have to do.
func sortOf(m model.Metric, list []*Video) Column {
	if !slices.ContainsFunc(list, func(v *Video) bool { return v.AdjustedSaveRate.Known() }) {
		switch m {
		case model.MetricSaves:
			return BySaves
		case model.MetricSaveRate:
			return ByRate
		}
	}
	return map[model.Metric]Column{
		model.MetricSaves: ByFair, model.MetricSaveRate: ByFair, model.MetricViews: ByViews,
		model.MetricLikes: ByLikes, model.MetricComments: ByComments, model.MetricShares: ByShares,
	}[m]
}

// A sortKey is what one video is ordered by.
type sortKey struct {
	known  bool // unknown ones come last both ways
	figure float64
	name   string
	posted model.Instant
	video  *Video
}

// order sorts videos by a column: counts and rates from the largest, names from A, ages from the
// newest; unknown ones come last both ways, and among equals the later posted first, then by id.
// Keys are sorted, not videos, which lie far apart; what few comparisons come to is not looked at before they do.
func order(list []*Video, by Column, reverse bool) {
	turn := 1
	if reverse {
		turn = -1
	}
	keys := keysOf(list, by)
	slices.SortFunc(keys, func(a, b sortKey) int {
		if a.known != b.known {
			if a.known {
				return -1
			}
			return 1
		}
		if c := turn * cmp.Compare(b.figure, a.figure); c != 0 {
			return c
		}
		if c := turn * cmp.Compare(a.name, b.name); c != 0 {
			return c
		}
		if c := cmp.Compare(b.posted, a.posted); c != 0 {
			return c
		}
		return cmp.Compare(a.video.VideoID, b.video.VideoID)
	})
	for i, k := range keys {
		list[i] = k.video
	}
}

func keysOf(list []*Video, by Column) []sortKey {
	keys := make([]sortKey, len(list))
	figure := figureOf(by)
	for i, v := range list {
		k := sortKey{posted: v.PostedAt, video: v}
		switch by {
		case ByTitle:
			k.name = text.Fold(v.Title)
			k.known = k.name != ""
		case ByCategory:
			k.name = text.Fold(v.source.Category)
			k.known = k.name != ""
		default:
			k.figure, k.known = figure(v).Get()
		}
		keys[i] = k
	}
	return keys
}

// figureOf is the figure a column sorts by, the larger first; the newest has the smallest age.
func figureOf(by Column) func(*Video) model.Real {
	switch by {
	case ByAge:
		return func(v *Video) model.Real { return model.Known(-v.AgeDays) }
	case ByGained:
		return func(v *Video) model.Real { return v.Gained }
	case ByFair:
		return func(v *Video) model.Real { return v.AdjustedSaveRate }
	case ByTypical:
		return func(v *Video) model.Real { return v.AgainstTypical }
	case ByRate:
		return func(v *Video) model.Real { return v.SaveRate }
	case ByViews:
		return func(v *Video) model.Real { return v.Views.Real() }
	case ByLikes:
		return func(v *Video) model.Real { return v.Likes.Real() }
	case ByComments:
		return func(v *Video) model.Real { return v.Comments.Real() }
	case ByShares:
		return func(v *Video) model.Real { return v.Shares.Real() }
	case ByEngagement:
		return func(v *Video) model.Real { return v.EngagementRate }
	case ByKeep:
		return func(v *Video) model.Real { return v.KeepRatio }
	case ByShelfLife:
		return func(v *Video) model.Real { return v.ShelfLife }
	case ByHalfLife:
		return func(v *Video) model.Real { return v.HalfLifeDays }
	}
	return func(v *Video) model.Real { return v.Saves.Real() }
}

// holdSentence says how few videos hold half of the counter: "Nine videos hold half of your saves; seven
// of them are Tutorials or Meal prep."
func holdSentence(list []*Video, total int, q VideosQuery) (long, short string) {
	switch {
	case total == 0:
		return "No videos yet.", "No videos yet."
	case len(list) == 0:
		return "Nothing matches.", "Nothing matches."
	}
	counter, ok := q.Metric.Counter()
	if !ok {
		counter = model.Saves
	}
	holders, known := holdersOfHalf(list, counter)
	switch {
	case known > 0 && len(holders) == 0:
		s := fmt.Sprintf("These videos have no %s.", counter)
		if known < len(list) {
			s = fmt.Sprintf("No %s yet where the count is known.", counter)
		}
		return s, s
	case known == 0:
		s := fmt.Sprintf("No count of %s is known for these videos.", counter)
		return s, s
	}
	whose := "your " + counter.String()
	if len(list) < total {
		whose = fmt.Sprintf("the %s of these %s", counter, number.Of(len(list), "video"))
	}
	if len(list) == 1 { // half of one video's saves would be an odd thing to say
		if total == 1 {
			return "One video so far.", "One video so far."
		}
		return "One video matches.", "One video matches."
	}
	hold := "videos hold"
	if len(holders) == 1 {
		hold = "video holds"
	}
	short = fmt.Sprintf("%s %s half of %s.", capital(words(len(holders))), hold, whose)
	if kinds := mostAmong(holders); kinds != "" {
		return short[:len(short)-1] + "; " + kinds + ".", short
	}
	return short, short
}

// holdersOfHalf are the fewest videos that have half of all counts, and how many counts are known.
func holdersOfHalf(list []*Video, c model.Counter) (holders []*Video, known int) {
	ranked := slices.Clone(list)
	order(ranked, [...]Column{ByViews, ByLikes, ByComments, ByShares, BySaves}[c], false)
	var sum float64
	for _, v := range ranked {
		if n := v.Counts.Of(c).Real(); n.Known() {
			sum += n.Or(0)
			known++
		}
	}
	if sum == 0 {
		return nil, known
	}
	var held float64
	for i, v := range ranked {
		held += v.Counts.Of(c).Real().Or(0)
		if 2*held >= sum {
			return ranked[:i+1], known
		}
	}
	return ranked, known
}

// mostAmong names the one or two categories that most of some videos are in: "seven of them are
// Tutorials or Meal prep". It is empty when there is no such thing to say.
func mostAmong(list []*Video) string {
	if len(list) < 3 {
		return ""
	}
	counts := make(map[string]int)
	var names []string
	for _, v := range list {
		if v.Category == nil {
			continue
		}
		if counts[*v.Category] == 0 {
			names = append(names, *v.Category)
		}
		counts[*v.Category]++
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	most, n := "", 0
	for i := 0; i < min(2, len(names)) && 3*n < 2*len(list); i++ {
		if most != "" {
			most += " or "
		}
		most += names[i]
		n += counts[names[i]]
	}
	if 3*n < 2*len(list) {
		return ""
	}
	if n == len(list) {
		return "all of them are " + most
	}
	return words(n) + " of them are " + most
}
