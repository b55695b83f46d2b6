package view

import (
	"context"
	"fmt"

	"saveboard/model"
	"saveboard/model/number"
)

// Subject is what is asked for the cards of the videos that are compared.
func (c Comparison) Subject() Focus { return Focus{View: c.View, Videos: c.asked.Videos} }

// ComparedCards say where the figures of one of the videos that c compares come from: by its history, its own view and
// what the study and the other videos of its account, among in's, say.
func ComparedCards(ctx context.Context, in Input, h model.History, d VideoDetail, study *Study, c Comparison) ([]Card, error) {
	v := newVideoCards(in, h, d, study, VideoQuery{Query: c.asked.Query, Video: h.ID})
	_, compared := v.ages()
	others, err := othersOf(ctx, in, h, c.asked.AsOf, 0, compared, nil)
	if err != nil {
		return nil, err
	}
	cards := []Card{v.count(model.Saves)}
	for _, own := range c.Videos {
		if own.ID == h.ID {
			cards = append(cards, v.atAges(c, own)...)
		}
	}
	cards = append(cards, v.rate(), v.fair(), v.against(compared, others.compared), v.shelfLife())
	for i := range cards {
		cards[i].Of, cards[i].Item = named(d.Video), d.Video.VideoID
	}
	return cards, nil
}

// atAges are the cards of what a video had in saves at the ages of the table.
func (v videoCards) atAges(c Comparison, own ComparedVideo) []Card {
	cards := make([]Card, 0, 4)
	if c.AgeDays.Known() {
		cards = append(cards, v.atAge("saves_at_age", own.SavesAtAge, c.age))
	}
	return append(cards,
		v.atAge("saves_at_day_1", own.SavesAtDay1, ageOfDay1),
		v.atAge("saves_at_day_7", own.SavesAtDay7, ageOfDay7),
		v.atAge("saves_at_day_28", own.SavesAtDay28, ageOfDay28))
}

func (v videoCards) atAge(key string, value model.Real, age int64) Card {
	at := v.h.Posted + model.Instant(age)
	c := cardAs(key, "compare."+key, "")
	c.Value, c.Words = value, number.Full().Exact(value)
	if !value.Known() {
		c.Sources, c.Reason = v.sources(nil), fmt.Sprintf("it was not counted around %s", ageInWords(age))
		return c
	}
	used := v.near(at)
	c.Sources = v.sources(used)
	for _, s := range used {
		c.Inputs = append(c.Inputs, v.input("Counted", s.Counters[model.Saves].Real(), s.Taken, true))
		c.Step = stepInWords(s.Counters[model.Saves].Step())
	}
	c.Inputs = append(c.Inputs, v.input("At "+ageInWords(age), value, at, true))
	return c
}
