package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/rate"
	"saveboard/model/text"
)

// fit sets what the rate model says of a category. The uncategorised are many things at once: they have a
// pooled rate only.
func (g *group) fit() {
	g.model = rate.Fit(g.entries)
	g.row.VideosEntered = g.model.Entered
	g.row.VideosUsable = g.model.Usable()
	g.row.PooledRate = g.model.Pooled()
	if g.row.Name == nil {
		return
	}
	typical := g.model.Typical()
	g.row.TypicalRate, g.row.TypicalRateLow, g.row.TypicalRateHigh = typical.Value, typical.Low, typical.High
	g.row.Tau2 = g.model.Tau2()
	g.row.ViewsNeeded = g.model.ViewsNeeded()
}

// compared are the categories with a typical rate, the highest first.
func (s *CategorySet) compared() []*group {
	var list []*group
	for _, g := range s.groups {
		if g.row.TypicalRate.Known() {
			list = append(list, g)
		}
	}
	slices.SortFunc(list, func(a, b *group) int {
		return cmp.Or(cmp.Compare(b.row.TypicalRate.Or(0), a.row.TypicalRate.Or(0)), cmp.Compare(a.row.DisplayName(), b.row.DisplayName()))
	})
	return list
}

// setChances sets each category's chance of being best.
func (s *CategorySet) setChances() {
	list := s.compared()
	models := make([]rate.Model, len(list))
	for i, g := range list {
		models[i] = g.model
	}
	for i, chance := range rate.ChanceOfBest(models) {
		list[i].row.ChanceBest = model.Known(chance)
	}
}

// sort is the order that the rows have by themselves: by the typical rate, and by the pooled one where no
// category has a typical rate.
func (s *CategorySet) sort() CategoryColumn {
	if len(s.compared()) == 0 {
		return ByPooled
	}
	return ByTypicalRate
}

// verdict names the category that is most likely best, when that is likely enough to be said.
func (s *CategorySet) verdict() (long, short string) {
	list := s.compared()
	switch {
	case len(s.groups) == 0 && s.head.Filter != "":
		return s.head.nothing, "Nothing matches."
	case len(s.groups) == 0:
		return "No videos yet.", "No videos yet."
	case len(s.groups) == 1 && s.groups[0].row.Name == nil:
		return "No video has a category yet.", "No category yet."
	case len(list) == 0:
		return s.nothingTypical()
	case len(list) == 1:
		said := fmt.Sprintf("%s: typically %s of views.", list[0].row.DisplayName(), asRate(list[0].row.TypicalRate.Or(0)))
		return said + " No other category has enough videos yet.", said
	}
	slices.SortStableFunc(list, func(a, b *group) int { return cmp.Compare(b.row.ChanceBest.Or(0), a.row.ChanceBest.Or(0)) })
	best := list[0].row
	if best.ChanceBest.Or(0) < rate.LeastNamed {
		return fmt.Sprintf("Too close to call between %s and %s.", best.DisplayName(), list[1].row.DisplayName()), "Too close to call."
	}
	said := fmt.Sprintf("%s %s most: typically %s", best.DisplayName(), keeps(best.DisplayName()), asRate(best.TypicalRate.Or(0)))
	return fmt.Sprintf("%s of views. Chance of being best: %s.", said, number.Full().Chance(best.ChanceBest)), said + "."
}

// keeps is the verb that goes with a category's name: Tutorials keep, Meal prep keeps.
func keeps(name string) string {
	name = text.Fold(name)
	if strings.HasSuffix(name, "s") && !strings.HasSuffix(name, "ss") {
		return "keep"
	}
	return "keeps"
}

// nothingTypical says what it would take to have a typical rate.
func (s *CategorySet) nothingTypical() (long, short string) {
	var best *group
	for _, g := range s.groups {
		if r := g.row.PooledRate; g.row.Name != nil && r.Known() && (best == nil || r.Or(0) > best.row.PooledRate.Or(0)) {
			best = g
		}
	}
	if best == nil {
		return "No category has a save rate yet.", "No save rate yet."
	}
	return fmt.Sprintf("No category has %s with about %s each, so no typical rate yet.",
			number.Of(rate.LeastUsable, "video"), number.Of(best.model.ViewsNeeded(), "view")),
		"Too few videos for a typical rate."
}

// setSentences says in words what there is to know about each category.
func (s *CategorySet) setSentences() {
	list := s.compared()
	for _, g := range s.groups {
		said := g.rates()
		if chance := g.row.ChanceBest; chance.Known() {
			said = append(said, fmt.Sprintf("Chance that it is your best kind: %s.", number.Full().Chance(chance)))
		}
		if times := comparison(g, list); times != "" {
			said = append(said, times)
		}
		g.row.Sentences = append(said, g.otherSentences()...)
	}
}

// comparison sets a category against the best one, and the best one against the next of which that can be
// said: "Tutorials keep 2.1× what Skits keep." What is too close says nothing; the chances tell.
func comparison(g *group, list []*group) string {
	at := slices.Index(list, g)
	if at < 0 || len(list) < 2 {
		return ""
	}
	others := list[at : at+1]
	if at == 0 {
		others = list[1:]
	}
	best := list[0]
	for _, other := range others {
		if c := rate.Compare(best.model, other.model); c.HasComparison() {
			return fmt.Sprintf("%s %s %s what %s %s.", best.row.DisplayName(), keeps(best.row.DisplayName()),
				number.Full().Against(model.Known(c.Times)), other.row.DisplayName(), keeps(other.row.DisplayName()))
		}
	}
	return ""
}

// InWords is a category's place in the chart as one sentence: "Tutorials 1.92% (1.62 to 2.28), 41 videos." The
// short one leaves out what a typical rate needs.
func (c Category) InWords() (long, short string) {
	f, videos := number.Full(), number.Of(c.Videos, "video")
	switch {
	case c.TypicalRate.Known():
		long = fmt.Sprintf("%s %s (%s to %s), %s", c.DisplayName(), f.Rate(c.TypicalRate), f.Per100(c.TypicalRateLow), f.Per100(c.TypicalRateHigh), videos)
	case c.PooledRate.Known():
		long = fmt.Sprintf("%s %s of all views, %s", c.DisplayName(), f.Rate(c.PooledRate), videos)
	default:
		long = fmt.Sprintf("%s: %s, no save rate yet", c.DisplayName(), videos)
	}
	if needs := c.Needs(); needs != nil {
		return long + "; " + needs[0] + ".", long + "."
	}
	return long + ".", long + "."
}

// Needs says what a category lacks for a typical rate, the longest wording first; nil when it lacks
// nothing that more videos would bring.
func (c Category) Needs() []string {
	if c.Name == nil || c.TypicalRate.Known() || c.ViewsNeeded == 0 {
		return nil
	}
	needs := "needs " + number.Of(rate.LeastUsable, "video")
	return []string{needs + " with about " + number.Of(c.ViewsNeeded, "view") + " each", needs, fmt.Sprintf("needs %d", rate.LeastUsable)}
}

// rates are the sentences about a category's typical and pooled rate, and about why they differ.
func (g *group) rates() []string {
	var said []string
	name := g.row.DisplayName()
	typical, hasTypical := g.row.TypicalRate.Get()
	switch {
	case hasTypical:
		said = append(said, fmt.Sprintf("A typical video of %s is kept by %s of views (9 times in 10, %s to %s).", name,
			asRate(typical), asRate(g.row.TypicalRateLow.Or(0)), asRate(g.row.TypicalRateHigh.Or(0))))
	case g.row.Name != nil && g.row.VideosEntered > 0:
		said = append(said, fmt.Sprintf("A typical rate needs %s with about %s each; %s has %s.", number.Of(rate.LeastUsable, "video"),
			number.Of(g.row.ViewsNeeded, "view"), name, howMany(g.row.VideosUsable)))
	}
	pooled, ok := g.row.PooledRate.Get()
	if !ok {
		return said
	}
	said = append(said, fmt.Sprintf("Of all views of %s, %s became saves: %s of %s.", name, asRate(pooled), exact(g.model.Saves), exact(g.model.Views)))
	if outside := hasTypical && (pooled < g.row.TypicalRateLow.Or(0) || pooled > g.row.TypicalRateHigh.Or(0)); outside {
		said = append(said, g.disagreement(pooled > typical))
	} else if share := g.topShare(); g.row.VideosEntered >= 3 && share >= dominant {
		said = append(said, fmt.Sprintf("One video brought %s of these saves, so the rate of all views is mostly its own.", mostOf(share)))
	}
	return said
}

// howMany is a number in words that stands alone.
func howMany(n int) string {
	if n == 0 {
		return "none"
	}
	return words(n)
}

// dominant is the part of a category's saves from which one video is said to make its pooled rate.
const dominant = 0.25

// mostOf is a part in whole percent, where nearly all is not all.
func mostOf(share float64) string {
	if share < 1 && share >= 0.995 {
		return "nearly all"
	}
	return percent(share)
}

// disagreement says why all views together tell another story than the typical video.
func (g *group) disagreement(higher bool) string {
	if share := g.topShare(); higher && share >= dominant {
		return fmt.Sprintf("That is more than typical: one video brought %s of these saves.", mostOf(share))
	}
	if higher {
		return "That is more than typical: the videos seen most were kept more than the others."
	}
	return "That is less than typical: the videos seen most were kept less than the others."
}

// topShare is the part of the entered saves that one video has at most.
func (g *group) topShare() float64 {
	var top float64
	for _, e := range g.entries {
		top = max(top, e.Saves)
	}
	return model.Known(top).Over(model.Known(g.model.Saves), 1).Or(0)
}

// otherSentences are about a category's videos.
func (g *group) otherSentences() []string {
	var said []string
	if b := g.row.Best; b != nil && b.Saves.Real().Or(0) >= 1 {
		said = append(said, fmt.Sprintf("Most saved: %s, %s.", quoted(*b), number.Of(int(b.Saves.Real().Or(0)), "save")))
	}
	said = append(said, g.counted())
	if g.row.Name == nil {
		said = append(said, "These videos are in no category. A rule sorts them: saveboard category add '#bread' Recipes.")
	}
	return said
}

// counted says how many videos a category has, and how many of them its rates do without.
func (g *group) counted() string {
	all := g.row.Videos
	young, small := all-g.row.VideosEntered, 0
	if g.row.Name != nil {
		small = g.row.VideosEntered - g.row.VideosUsable
	}
	said := number.Of(all, "video")
	switch {
	case young == all && all == 1:
		return said + ", without a rate yet."
	case young == all:
		return said + ", none with a rate yet."
	case young > 0 && small > 0:
		return fmt.Sprintf("%s: %s without a rate yet, %s with too few views to count.", said, words(young), words(small))
	case young > 0:
		return fmt.Sprintf("%s, %s of them without a rate yet.", said, words(young))
	case small > 0 && all > 1:
		return fmt.Sprintf("%s, %s of them with too few views to count.", said, words(small))
	case small > 0:
		return said + ", with too few views to count."
	}
	return said + "."
}
