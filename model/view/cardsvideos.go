package view

import (
	"saveboard/model"
	"saveboard/model/number"
)

// Cards say what the columns of the list are, and how many of its videos have each figure. Where one video's come
// from is asked of its own view.
func (v Videos) Cards(l *Ledger) []Card {
	cards := []Card{}
	column := func(key string, by Column, saves bool, sources CardSources, step string) {
		c := card(key, "")
		figure, known := figureOf(by), 0
		for i := range v.Videos {
			if figure(&v.Videos[i]).Known() {
				known++
			}
		}
		c.Of = "each video"
		c.Inputs = append(c.Inputs, CardInput{
			Name: "Videos that have it", Value: model.Known(float64(known)), Words: exact(float64(known)),
			Note: "of " + number.Of(len(v.Videos), "video"), Saves: saves,
		})
		c.LeftOut = reasonsFor(LeftOut{"without it", len(v.Videos) - known})
		c.Sources, c.Step = sources, step
		cards = append(cards, c)
	}
	all, period := l.ofAll(), l.ofPeriod()
	column("saves", BySaves, true, all, l.step(model.Saves))
	if v.Metric == model.MetricSaves {
		column("saves_gained", ByGained, true, period, l.step(model.Saves))
	}
	column("adjusted_save_rate", ByFair, true, all, "")
	column("save_rate", ByRate, true, all, "")
	column("against_typical", ByTypical, true, all, "")
	column("shelf_life", ByShelfLife, true, all, "")
	column("half_life_days", ByHalfLife, true, all, "")
	column("views", ByViews, false, all, l.step(model.Views))
	column("likes", ByLikes, false, all, l.step(model.Likes))
	column("comments", ByComments, false, all, l.step(model.Comments))
	column("shares", ByShares, false, all, l.step(model.Shares))
	column("keep_ratio", ByKeep, true, all, "")
	column("engagement_rate", ByEngagement, false, all, "")
	return cards
}
