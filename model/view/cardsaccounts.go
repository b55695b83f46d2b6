package view

import (
	"fmt"
	"strconv"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/rate"
)

// Item is how a CardQuery names the account.
func (a AccountFigures) Item() string { return strconv.FormatInt(int64(a.ID), 10) }

// FocusOn is the focus on an account.
func (v Accounts) FocusOn(a AccountFigures) Focus {
	return Focus{View: v.View, Figure: "typical_rate", Item: a.Item()}
}

// Cards say where the figures of the accounts come from: of one, by its item, or of all.
func (v Accounts) Cards(l *Ledger, item string) []Card {
	cards := []Card{}
	for _, a := range v.Accounts {
		if item == "" || a.Item() == item {
			cards = append(cards, a.cards(l)...)
		}
	}
	return cards
}

func (a AccountFigures) cards(l *Ledger) []Card {
	f := number.Full()
	begin := func(key, defined string, value model.Real, words, reason string, sources CardSources, inputs ...CardInput) Card {
		c := cardAs(key, defined, a.Item())
		c.Of, c.Value, c.Words, c.Sources, c.Inputs = a.Name(), value, words, sources, append(c.Inputs, inputs...)
		if !value.Known() {
			c.Reason = reason
		}
		return c
	}
	videos := func(n int) string { return number.Of(n, "video") }
	out := reasonsFor(LeftOut{"not in the rate model: too young, or without saves and views", a.Videos - a.VideosEntered})
	typical := begin("typical_rate", "account.typical_rate", a.TypicalRate, f.Rate(a.TypicalRate),
		fmt.Sprintf("it needs %s with views enough", videos(rate.LeastUsable)), l.ofAll(),
		CardInput{Name: "Typical", Value: a.TypicalRate, Words: f.Rate(a.TypicalRate), Note: videos(a.VideosUsable), Saves: true},
		CardInput{Name: "The low end", Value: a.TypicalRateLow, Words: f.Rate(a.TypicalRateLow), Saves: true},
		CardInput{Name: "The high end", Value: a.TypicalRateHigh, Words: f.Rate(a.TypicalRateHigh), Saves: true})
	if a.TypicalRate.Known() {
		typical.Sure = "9 times in 10 the truth lies between the two ends"
	}
	typical.LeftOut = append(out, reasonsFor(LeftOut{"with too few views to count", a.VideosEntered - a.VideosUsable})...)
	saves, views := model.Known(a.model.Saves), model.Known(a.model.Views)
	pooled := begin("pooled_rate", "pooled_rate", a.PooledRate, f.Rate(a.PooledRate), "none of its videos has saves and views from an age of 3 days on", l.ofAll(),
		CardInput{Name: "Saves, added up", Value: saves, Words: f.Exact(saves), Note: videos(a.VideosEntered), Saves: true},
		CardInput{Name: "Views of the same videos", Value: views, Words: f.Exact(views)}, divided(a.PooledRate, f.Rate(a.PooledRate)))
	pooled.LeftOut = out
	at7 := func(key string, value model.Real, isSaves bool) Card {
		c := begin(key, key, value, f.Exact(value), "none of its videos was counted around day 7", l.ofAll(),
			CardInput{Name: "The middle one at day 7", Value: value, Words: f.Exact(value), Saves: isSaves})
		if isSaves {
			c.Inputs[0].Note = videos(a.VideosAtDay7)
			c.LeftOut = reasonsFor(LeftOut{"not counted around day 7", a.Videos - a.VideosAtDay7})
		}
		return c
	}
	pace := fmt.Sprintf("%.1f", a.PerWeek.Or(0))
	return []Card{
		typical, pooled, at7("saves_at_day_7", a.SavesAtDay7, true), at7("views_at_day_7", a.ViewsAtDay7, false),
		begin("per_week", "per_week", a.PerWeek, pace, "the period has no day in which it could have posted", l.ofPeriod(),
			CardInput{Name: "Videos a week", Value: a.PerWeek, Words: pace}),
	}
}
