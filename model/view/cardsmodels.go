package view

import (
	"fmt"
	"slices"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/rate"
	"saveboard/model/trend"
)

// Cards say where the figures of the categories come from: of one, by its name, or of all.
func (s *CategorySet) Cards(l *Ledger, item string) []Card {
	cards := []Card{}
	for _, g := range s.groups {
		if item == "" || g.row.Item() == item {
			cards = append(cards, s.typicalCard(g, l), s.pooledCard(g, l), s.chanceCard(g, l))
			cards = append(cards, s.sumCards(g, l)...)
		}
	}
	return cards
}

// Item is how a CardQuery names the category.
func (c Category) Item() string { return itemOfCategory(c.Name) }

func itemOfCategory(name *string) string {
	if name == nil {
		return "(none)"
	}
	return "=" + *name
}

func (s *CategorySet) begin(key, defined string, g *group, value model.Real, words string, sources CardSources) Card {
	c := cardAs(key, defined, g.row.Item())
	c.Of, c.Value, c.Words, c.Sources = g.row.DisplayName(), value, words, sources
	return c
}

// leftOut are the videos of a category that do not enter the rate model.
func (g *group) outOfModel() []LeftOut {
	list := []LeftOut{}
	for _, out := range inOrderOfVideos(g.leftOut) {
		list = append(list, LeftOut{string(out.reason), out.videos})
	}
	return list
}

func (s *CategorySet) typicalCard(g *group, l *Ledger) Card {
	f, r := number.Full(), g.row
	c := s.begin("typical_rate", "typical_rate", g, r.TypicalRate, f.Rate(r.TypicalRate), l.ofAll())
	c.Inputs = append(c.Inputs,
		CardInput{Name: "Videos with views enough", Value: model.Known(float64(r.VideosUsable)), Words: exact(float64(r.VideosUsable))},
		CardInput{Name: "Views that make a video count", Value: model.Known(float64(g.model.ViewsNeeded())), Words: exact(float64(g.model.ViewsNeeded()))},
	)
	c.LeftOut = append(g.outOfModel(), reasonsFor(LeftOut{"with too few views to count", r.VideosEntered - r.VideosUsable})...)
	c.Step = l.step(model.Saves)
	switch {
	case r.TypicalRate.Known():
		c.Inputs = append(c.Inputs,
			CardInput{Name: "How much its videos differ", Value: r.Tau2, Words: fmt.Sprintf("%.3g", r.Tau2.Or(0)), Note: "variance of log odds"},
			CardInput{Name: "Typical", Value: r.TypicalRate, Words: f.Rate(r.TypicalRate), Saves: true},
			CardInput{Name: "The low end", Value: r.TypicalRateLow, Words: f.Rate(r.TypicalRateLow), Saves: true},
			CardInput{Name: "The high end", Value: r.TypicalRateHigh, Words: f.Rate(r.TypicalRateHigh), Saves: true})
		c.Sure = "9 times in 10 the truth lies between the two ends"
	case r.Name == nil:
		c.Reason = "videos without a category are many things at once"
	default:
		c.Reason = fmt.Sprintf("it needs %s with about %s each", number.Of(rate.LeastUsable, "video"), number.Of(g.model.ViewsNeeded(), "view"))
		if g.model.ViewsNeeded() == 0 {
			c.Reason = fmt.Sprintf("it needs %s with saves and views", number.Of(rate.LeastUsable, "video"))
		}
	}
	return c
}

func (s *CategorySet) pooledCard(g *group, l *Ledger) Card {
	f, r := number.Full(), g.row
	c := s.begin("pooled_rate", "pooled_rate", g, r.PooledRate, f.Rate(r.PooledRate), l.ofAll())
	c.Inputs = append(c.Inputs,
		CardInput{Name: "Saves, added up", Value: model.Known(g.model.Saves), Words: exact(g.model.Saves), Note: number.Of(r.VideosEntered, "video"), Saves: true},
		CardInput{Name: "Views of the same videos", Value: model.Known(g.model.Views), Words: exact(g.model.Views)},
		divided(r.PooledRate, f.Rate(r.PooledRate)))
	c.LeftOut, c.Step = g.outOfModel(), l.step(model.Saves)
	if !r.PooledRate.Known() {
		c.Reason = "none of its videos has saves and views from an age of 3 days on"
	}
	return c
}

func (s *CategorySet) chanceCard(g *group, l *Ledger) Card {
	f, r := number.Full(), g.row
	c := s.begin("chance_best", "chance_best", g, r.ChanceBest, f.Chance(r.ChanceBest), l.ofAll())
	compared := s.compared()
	c.Inputs = append(c.Inputs, CardInput{Name: "Categories compared", Value: model.Known(float64(len(compared))), Words: exact(float64(len(compared)))})
	for i, other := range compared[:min(4, len(compared))] {
		if i == 3 && len(compared) > 4 {
			c.Inputs = append(c.Inputs, CardInput{Name: "and more", Words: exact(float64(len(compared) - 3))})
			break
		}
		c.Inputs = append(c.Inputs, CardInput{
			Name: "Typical of " + other.row.DisplayName(), Value: other.row.TypicalRate, Words: f.Rate(other.row.TypicalRate), Note: number.Of(other.row.VideosUsable, "video"), Saves: true,
		})
	}
	switch {
	case r.ChanceBest.Known():
		c.Sure = "below 80% no category is named the best"
	case !r.TypicalRate.Known():
		c.Reason = "it has no typical rate"
	default:
		c.Reason = "no other category has a typical rate"
	}
	c.LeftOut = g.outOfModel()
	return c
}

// sumCards are the cards of the sums over a category's videos.
func (s *CategorySet) sumCards(g *group, l *Ledger) []Card {
	r := g.row
	sum := func(key string, value model.Real, saves bool, sources CardSources, out []LeftOut, counter model.Counter) Card {
		c := s.begin(key, "category."+key, g, value, exact(value.Or(0)), sources)
		c.Inputs = append(c.Inputs, CardInput{Name: "Added up", Value: value, Words: number.Full().Exact(value), Note: "of " + number.Of(r.Videos, "video"), Saves: saves})
		c.LeftOut, c.Step = out, l.step(counter)
		if !value.Known() {
			c.Reason = "it is known of none of its videos"
		}
		return c
	}
	return []Card{
		sum("saves", r.Saves, true, l.ofAll(), reasonsFor(LeftOut{"without a count of saves", r.SavesUnknown}), model.Saves),
		sum("saves_gained", r.SavesGained, true, l.ofPeriod(), []LeftOut{}, model.Saves),
		sum("views", r.Views, false, l.ofAll(), []LeftOut{}, model.Views),
	}
}

// Cards say where trends and spikes come from: one, by its item, or all that are listed.
func (s *TrendSet) Cards(spikes *SpikeSet, l *Ledger, item string) []Card {
	cards := []Card{}
	tested := make(map[string]int)
	for _, t := range s.series {
		if t.Direction != trend.TooShort {
			tested[t.family()]++
		}
	}
	for _, t := range s.series {
		if item == t.Item() || item == "" && t.Direction != trend.TooShort {
			cards = append(cards, trendCard(t, tested[t.family()], l))
		}
	}
	for _, v := range spikes.among(s) {
		if item == "" || item == v.Item() {
			c := spikeCard(v, l.ofAll())
			examined := 0
			for _, n := range spikes.examined {
				examined += n
			}
			c.Inputs = append(c.Inputs, CardInput{Name: "Days of single videos examined", Value: model.Known(float64(examined)), Words: exact(float64(examined))})
			cards = append(cards, c)
		}
	}
	return cards
}

// Item is how a CardQuery names the series.
func (s TrendSeries) Item() string {
	return fmt.Sprintf("%s %s %s %q", s.Kind, s.Metric, s.Account, s.Name)
}

// family names the series that are tested together.
func (s TrendSeries) family() string { return fmt.Sprintf("%s %s %s", s.Kind, s.Metric, s.Account) }

// Item is how a CardQuery names the spike.
func (s VideoSpike) Item() string { return s.VideoID + " " + s.Day.String() }

func trendCard(t TrendSeries, tested int, l *Ledger) Card {
	f := number.Full()
	c := card("change_per_week", t.Item())
	c.Of, c.Sources = t.DisplayName(), l.ofAll()
	if c.Value = t.ChangePerWeek; c.Value.Known() {
		c.Words = f.Change(c.Value)
	}
	what := "Save rate of the first 7 days"
	if t.Metric == "saves" {
		what = "Saves of the first 7 days"
	}
	c.Inputs = append(c.Inputs,
		CardInput{Name: what, Value: model.Known(float64(t.Videos)), Words: exact(float64(t.Videos)), Note: "videos, of the last 182 days"},
		CardInput{Name: "Direction", Words: string(t.Direction)})
	if t.Direction == trend.None {
		c.Inputs[1].Words = "no clear trend"
	}
	if t.Direction == trend.TooShort {
		c.Inputs[1].Words = "too short to say"
		c.Reason = fmt.Sprintf("it needs 10 videos counted around day 7, and has %d", t.Videos)
	} else {
		c.Inputs = append(c.Inputs,
			CardInput{Name: "Change a week", Value: t.ChangePerWeek, Words: f.Change(t.ChangePerWeek), Saves: true},
			CardInput{Name: "Chance of such an order by chance", Value: t.P, Words: f.Chance(t.P), Note: "p"},
			CardInput{Name: "The same among all tested", Value: t.Q, Words: f.Chance(t.Q), Note: fmt.Sprintf("q, %d tested together", tested)})
		if !t.ChangePerWeek.Known() {
			c.Reason = "no two of its videos were posted at different times"
		}
		c.Sure = "it is called rising or falling when such a finding errs at most 10% of the time"
	}
	c.LeftOut = reasonsFor(LeftOut{"without counts around day 7", t.NoHistory})
	c.Step = l.step(model.Saves)
	return c
}

// spikeCard is the card of one spike.
func spikeCard(s VideoSpike, sources CardSources) Card {
	f := number.Full()
	c := card("spikes", s.Item())
	c.Of, c.Value, c.Sources = shortDay(s.Day), model.Known(s.Gained), sources
	if s.Title != "" {
		c.Of = quotedIn(Video{Title: s.Title, PostedLocal: s.PostedLocal}, titleCells) + ", " + c.Of
	}
	c.Words = exact(s.Gained)
	in := func(name string, v float64, words string) CardInput {
		return CardInput{Name: name, Value: model.Known(v), Words: words, Saves: true}
	}
	c.Inputs = append(c.Inputs, in("Came", s.Gained, exact(s.Gained)), in("Expected from the days before", s.Expected, exact(s.Expected)),
		in("Times expected", s.Multiple, f.Against(model.Known(s.Multiple))))
	err := CardInput{Name: "Chance that such a finding errs", Value: model.Known(s.Q), Words: f.Chance(model.Known(s.Q))}
	c.Inputs = append(c.Inputs, err)
	c.Step = stepInWords(int64(s.GainedStep))
	return c
}

// Cards say where the effects of hours come from: of an hour or a slot, by its item, or of all.
func (v Timing) Cards(l *Ledger, item string) []Card {
	cards := []Card{}
	for _, s := range v.Best {
		if item == "" || item == s.Item() {
			cards = append(cards, v.card(s.Item(), s.Words(), s.TimingEffect, l))
		}
	}
	for _, c := range v.Cells {
		hour := TimingSlot{Weekday: c.Weekday, From: c.Hour, To: c.Hour + 1}
		if (item == "" || item == c.Item()) && !slices.ContainsFunc(cards, func(other Card) bool { return other.Item == c.Item() }) {
			cards = append(cards, v.card(c.Item(), hour.Words(), c.TimingEffect, l))
		}
	}
	return cards
}

// Item is how a CardQuery names the slot, and the hour.
func (s TimingSlot) Item() string { return fmt.Sprintf("%d %d-%d", s.Weekday, s.From, s.To) }

// Item is how a CardQuery names the hour.
func (c TimingCell) Item() string {
	return TimingSlot{Weekday: c.Weekday, From: c.Hour, To: c.Hour + 1}.Item()
}

func (v Timing) card(item, of string, e TimingEffect, l *Ledger) Card {
	f := number.Full()
	c := card("effect", item)
	c.Of, c.Value, c.Words, c.Sources = of+", "+v.TimeZone, e.Effect, f.Against(e.Effect), l.ofAll()
	c.Inputs = append(c.Inputs, CardInput{Name: "Its videos", Value: model.Known(float64(e.Videos)), Words: exact(float64(e.Videos)), Note: "posted " + of})
	if e.Effect.Known() {
		c.Inputs = append(c.Inputs,
			CardInput{Name: "Against a typical hour", Value: e.Effect, Words: f.Against(e.Effect), Saves: true},
			CardInput{Name: "The low end", Value: e.Low, Words: f.Against(e.Low), Saves: true},
			CardInput{Name: "The high end", Value: e.High, Words: f.Against(e.High), Saves: true})
		c.Sure = "9 times in 10 the truth lies between the two ends; hours were chosen, not drawn by lot"
	} else {
		c.Reason = v.Reasons["cells.effect"]
	}
	c.LeftOut, c.Step = append(c.LeftOut, v.LeftOut...), l.step(model.Saves)
	return c
}
