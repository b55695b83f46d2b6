package view

import (
	"context"
	"fmt"
	"math"

	"saveboard/model"
	"saveboard/model/curve"
	"saveboard/model/number"
	"saveboard/model/series"
	"saveboard/model/text"
)

// VideoCards say where the figures of one video come from: its history, its view d, and what the study and the
// other videos of its account, among in's, say. All must be of the same query.
func VideoCards(ctx context.Context, in Input, h model.History, d VideoDetail, study *Study, q VideoQuery) ([]Card, error) {
	v := newVideoCards(in, h, d, study, q)
	age, compared := v.ages()
	others, err := othersOf(ctx, in, h, q.AsOf, age, compared, d.Forecast)
	if err != nil {
		return nil, err
	}
	cards := []Card{v.count(model.Saves), v.gained(), v.rate(), v.fair(), v.against(compared, others.compared)}
	for i, f := range d.Forecast {
		cards = append(cards, v.forecast(f, others.forecast[i]))
	}
	cards = append(cards, v.shelfLife(), v.halfLife(), v.rank(age, others.now), v.typical(age))
	for _, c := range []model.Counter{model.Views, model.Likes, model.Comments, model.Shares} {
		cards = append(cards, v.count(c))
	}
	cards = append(cards, v.keep(), v.engagement())
	for _, s := range d.Spikes {
		cards = append(cards, spikeCard(s, v.sources(v.snapshots)))
	}
	return cards, nil
}

// videoCards makes the cards of one video.
type videoCards struct {
	in        Input
	h         model.History
	d         VideoDetail
	study     *Study
	snapshots []model.Snapshot
	saves     series.Line
	zone      *model.Zone
	from, to  model.Instant // the period
}

func newVideoCards(in Input, h model.History, d VideoDetail, study *Study, q VideoQuery) videoCards {
	cal := newCalendar(in.Accounts, in.Zones, q.Query)
	snapshots, _ := known(h, q.AsOf)
	v := videoCards{
		in: in, h: h, d: d, study: study, snapshots: snapshots, saves: series.Of(h.Posted, snapshots, model.Saves), zone: cal.zone(h.Handle),
	}
	v.from, v.to = cal.stretch(v.zone)
	return v
}

// ages are that of the latest count of saves, and the one at which the video is set against others: the same
// where it is set against none. They are in seconds; 0 without a count.
func (v videoCards) ages() (latest, compared int64) {
	if !v.saves.Known() {
		return 0, 0
	}
	latest = int64(v.saves.Last().At - v.saves.Posted)
	if days, ok := v.d.Video.AgainstTypicalAgeDays.Get(); ok {
		return latest, int64(math.Round(days * 86400))
	}
	return latest, latest
}

// sources are the files of some of the snapshots.
func (v videoCards) sources(used []model.Snapshot) CardSources {
	p := make(provenance)
	for _, s := range used {
		p.add(s)
	}
	return p.sources(v.in.Imports, v.in.Demo, v.zone)
}

// begin begins the card of a figure of the video.
func (v videoCards) begin(key string, value model.Real, words string, used []model.Snapshot) Card {
	c := card(key, "")
	c.Value, c.Words, c.Sources = value, words, v.sources(used)
	if !value.Known() {
		c.Reason = v.d.Reasons[key]
	}
	return c
}

// input is a count of the video at an instant.
func (v videoCards) input(name string, value model.Real, at model.Instant, saves bool) CardInput {
	in := CardInput{Name: name, Value: value, Words: number.Full().Exact(value), Saves: saves}
	if at != 0 && value.Known() {
		in.At, in.Note = at, onClock(v.zone, at)
	}
	return in
}

// divided is the last line of a quotient.
func divided(value model.Real, words string) CardInput {
	return CardInput{Name: "Divided", Value: value, Words: words, Saves: true}
}

// count is the card of one counter.
func (v videoCards) count(c model.Counter) Card {
	value := v.d.Video.Counts.Of(c)
	var used []model.Snapshot
	for i := len(v.snapshots) - 1; i >= 0 && used == nil; i-- {
		if s := v.snapshots[i]; s.Taken <= v.to && s.Counters[c].Known() {
			used = v.snapshots[i : i+1]
		}
	}
	made := v.begin(c.String(), value.Real(), exact(value.Real().Or(0)), used)
	if len(used) == 1 {
		made.Inputs = append(made.Inputs, v.input("Its latest count", value.Real(), used[0].Taken, c == model.Saves))
	}
	made.Step = stepInWords(value.Step())
	return made
}

// near are the snapshots that X(t) of saves rests on: the one at t, or the two about it.
func (v videoCards) near(t model.Instant) []model.Snapshot {
	var used []model.Snapshot
	for _, s := range v.snapshots {
		switch {
		case !s.Counters[model.Saves].Known():
		case s.Taken <= t:
			used = append(used[:0:0], s)
		default:
			return append(used, s)
		}
		if s.Taken == t && len(used) == 1 {
			return used
		}
	}
	return used
}

// latestWith is the latest snapshot that knows all of these counters; none where there is none.
func (v videoCards) latestWith(counters ...model.Counter) []model.Snapshot {
next:
	for i := len(v.snapshots) - 1; i >= 0; i-- {
		for _, c := range counters {
			if !v.snapshots[i].Counters[c].Known() {
				continue next
			}
		}
		return v.snapshots[i : i+1]
	}
	return nil
}

func (v videoCards) gained() Card {
	value := v.d.Video.SavesGained
	if !v.saves.Known() {
		return v.begin("saves_gained", value, "", nil)
	}
	start, end := max(v.from, v.saves.First().At), min(v.to, v.saves.Last().At)
	c := v.begin("saves_gained", value, signed(value), append(v.near(start), v.near(end)...))
	c.Inputs = append(c.Inputs,
		v.input("At the start", v.saves.At(start), start, true),
		v.input("At the end", v.saves.At(end), end, true),
		CardInput{Name: "Gained", Value: value, Words: number.Full().GainedExact(value, int64(v.d.Video.SavesGainedStep)), Saves: true},
	)
	c.Step = stepInWords(int64(v.d.Video.SavesGainedStep))
	if v.d.Video.SinceFirstSeen {
		c.Sure = "it was first counted inside the period, so what came before is not in it"
	}
	return c
}

// signed is a gain in words: a loss keeps its sign.
func signed(r model.Real) string { return exact(r.Or(0)) }

// ratio is the card of one count over another, both of one snapshot.
func (v videoCards) ratio(key string, value model.Real, words string, over model.Counter) Card {
	used := v.latestWith(model.Saves, over)
	c := v.begin(key, value, words, used)
	if len(used) == 1 {
		s := used[0]
		c.Inputs = append(c.Inputs,
			v.input("Saves", s.Counters[model.Saves].Real(), s.Taken, true),
			v.input(capital(over.String()), s.Counters[over].Real(), s.Taken, false), divided(value, words))
		c.Step = stepInWords(max(s.Counters[model.Saves].Step(), s.Counters[over].Step()))
	}
	return c
}

func (v videoCards) rate() Card {
	value := v.d.Video.SaveRate
	return v.ratio("save_rate", value, number.Full().Rate(value), model.Views)
}

func (v videoCards) keep() Card {
	value := v.d.Video.KeepRatio
	return v.ratio("keep_ratio", value, number.Full().Ratio(value), model.Likes)
}

func (v videoCards) engagement() Card {
	value := v.d.Video.EngagementRate
	all := model.AllCounters()
	used := v.latestWith(all[:]...)
	c := v.begin("engagement_rate", value, number.Full().Rate(value), used)
	if len(used) == 1 {
		s, step := used[0], int64(0)
		for _, counter := range []model.Counter{model.Likes, model.Comments, model.Shares, model.Saves, model.Views} {
			c.Inputs = append(c.Inputs, v.input(capital(counter.String()), s.Counters[counter].Real(), s.Taken, counter == model.Saves))
			step = max(step, s.Counters[counter].Step())
		}
		c.Inputs = append(c.Inputs, CardInput{Name: "The four over views", Value: value, Words: number.Full().Rate(value)})
		c.Step = stepInWords(step)
	}
	return c
}

// fair is the card of the adjusted save rate: the own counts, and what is typical of its kind.
func (v videoCards) fair() Card {
	f := number.Full()
	value := v.d.Video.AdjustedSaveRate
	used := v.latestWith(model.Saves, model.Views)
	c := v.begin("adjusted_save_rate", value, f.Rate(value), used)
	models := v.study.rates[v.h.ID.Account()]
	folded := text.Fold(v.h.Category)
	by, whose := models.of(folded), "all your videos"
	if own := models.byCategory[folded]; own.HasTypical() {
		whose = v.h.Category
	}
	if len(used) == 1 {
		s := used[0]
		c.Inputs = append(c.Inputs, v.input("Saves", s.Counters[model.Saves].Real(), s.Taken, true), v.input("Views", s.Counters[model.Views].Real(), s.Taken, false))
		raw := s.Counters.SaveRate()
		c.Inputs = append(c.Inputs, CardInput{Name: "Its plain save rate", Value: raw, Words: f.Rate(raw), Saves: true})
		c.Step = stepInWords(max(s.Counters[model.Saves].Step(), s.Counters[model.Views].Step()))
	}
	if typical := by.Typical(); typical.Value.Known() {
		c.Inputs = append(c.Inputs,
			CardInput{Name: "Typical of " + whose, Value: typical.Value, Words: f.Rate(typical.Value), Note: number.Of(by.Usable(), "video"), Saves: true},
			CardInput{Name: "How much these differ", Value: by.Tau2(), Words: fmt.Sprintf("%.3g", by.Tau2().Or(0)), Note: "variance of log odds"})
	}
	c.Inputs = append(c.Inputs, CardInput{Name: "Moved towards typical", Value: value, Words: f.Rate(value), Saves: true})
	for _, out := range inOrderOfVideos(models.out) {
		c.LeftOut = append(c.LeftOut, LeftOut{string(out.reason), out.videos})
	}
	return c
}

func (v videoCards) against(age int64, others ageTally) Card {
	f := number.Full()
	value := v.d.Video.AgainstTypical
	if !v.saves.Known() {
		return v.begin("against_typical", value, "", nil)
	}
	at := v.saves.Posted + model.Instant(age)
	c := v.begin("against_typical", value, f.Against(value), v.near(at))
	then := ageInWords(age)
	own := v.saves.ObservedAt(age)
	c.Inputs = append(c.Inputs,
		v.input("This video at "+then, own, at, true),
		CardInput{Name: "Median at " + then, Value: others.median(), Words: f.Exact(others.median()), Note: number.Of(len(others.values), "video"), Saves: true},
		divided(value, f.Against(value)))
	c.LeftOut = others.leftOut(then)
	c.Step = stepInWords(v.d.Video.Saves.Step())
	return c
}

func (v videoCards) forecast(e Expected, others forecastTally) Card {
	f := number.Full()
	c := v.begin("forecast", e.Saves, f.Exact(e.Saves), v.near(v.saves.Last().At))
	c.Item = fmt.Sprint(e.AgeDays)
	c.Of = "day " + c.Item
	last := v.saves.Last()
	c.Inputs = append(c.Inputs,
		v.input("Saves at "+ageInWords(int64(last.At-v.saves.Posted)), model.Known(last.Value), last.At, true),
		CardInput{Name: "Past videos counted at both ages", Value: model.Known(float64(e.Videos)), Words: exact(float64(e.Videos))},
		CardInput{Name: "Expected at day " + c.Item, Value: e.Saves, Words: f.Exact(e.Saves), Saves: true})
	if e.Saves.Known() {
		c.Inputs = append(c.Inputs,
			CardInput{Name: "The low end", Value: e.SavesLow, Words: f.Exact(e.SavesLow), Saves: true},
			CardInput{Name: "The high end", Value: e.SavesHigh, Words: f.Exact(e.SavesHigh), Saves: true})
		c.Sure = fmt.Sprintf("8 in 10 land between the two ends; for %d of %d past videos that held", e.Held, e.HeldOf)
	} else if c.Reason == "" {
		c.Reason = tooFewEarlier(e.Videos)
	}
	c.Step = stepInWords(last.Step)
	c.LeftOut = reasonsFor(
		LeftOut{"younger than " + number.Of(e.AgeDays, "day"), others.young},
		LeftOut{"not counted around both ages", others.uncounted})
	return c
}

func (v videoCards) shelfLife() Card {
	f := number.Full()
	value := v.d.Video.ShelfLife
	if !v.saves.Known() {
		return v.begin("shelf_life", value, "", nil)
	}
	last, week := v.saves.Last(), v.saves.Posted+series.Week
	c := v.begin("shelf_life", value, f.Percent(value), append(v.near(week), v.near(last.At)...))
	c.Inputs = append(c.Inputs,
		v.input("Saves at day 7", v.saves.ObservedAt(series.Week), week, true), v.input("Saves at the latest count", model.Known(last.Value), last.At, true),
		CardInput{Name: "Part that came later", Value: value, Words: f.Percent(value), Saves: true})
	c.Step = stepInWords(last.Step)
	return c
}

func (v videoCards) halfLife() Card {
	f := number.Full()
	value := v.d.Video.HalfLifeDays
	if !v.saves.Known() {
		return v.begin("half_life_days", value, "", nil)
	}
	last := v.saves.Last()
	used := v.near(last.At)
	if days, ok := value.Get(); ok {
		used = append(v.near(v.saves.Posted+model.Instant(days*86400)), used...)
	}
	c := v.begin("half_life_days", value, f.Days(value), used)
	c.Inputs = append(c.Inputs,
		v.input("Saves at the latest count", model.Known(last.Value), last.At, true),
		CardInput{Name: "Half of them", Value: model.Known(last.Value / 2), Words: exact(last.Value / 2), Saves: true},
		CardInput{Name: "Reached at an age of", Value: value, Words: f.Days(value), Saves: true})
	c.Step = stepInWords(last.Step)
	return c
}

func (v videoCards) rank(age int64, others ageTally) Card {
	c := card("ranks", "")
	c.Sources = v.sources(v.snapshots[max(0, len(v.snapshots)-1):])
	if v.saves.Known() {
		c.Sources = v.sources(v.near(v.saves.Last().At))
		c.Inputs = append(c.Inputs, v.input("This video at "+ageInWords(age), model.Known(v.saves.Last().Value), v.saves.Last().At, true))
		c.LeftOut = others.leftOut(ageInWords(age))
	}
	r := v.d.Ranks.Saves
	if r == nil {
		c.Reason = fmt.Sprintf("fewer than %d other videos were counted around its age", curve.LeastOthers)
		return c
	}
	c.Value, c.Words = model.Known(float64(r.Rank)), fmt.Sprintf("%d of %d", r.Rank, r.Of)
	c.Inputs = append(c.Inputs,
		CardInput{Name: "Others counted around that age", Value: model.Known(float64(r.Of - 1)), Words: exact(float64(r.Of - 1))},
		CardInput{Name: "Of these, with fewer saves", Value: model.Known(float64(r.Ahead)), Words: exact(float64(r.Ahead))})
	return c
}

func (v videoCards) typical(age int64) Card {
	c := card("typical", "")
	c.Sources = v.sources(v.snapshots)
	t, ok := v.d.TypicalAt(float64(age) / 86400)
	if !ok || !v.saves.Known() {
		c.Reason = fmt.Sprintf("fewer than %d of your videos were counted around the age it has", curve.LeastInCurve)
		return c
	}
	c.Value, c.Words = model.Known(t.P50), between(t.P25, t.P75)
	quartile := func(name string, v float64) CardInput {
		return CardInput{Name: name, Value: model.Known(v), Words: exact(v), Saves: true}
	}
	c.Inputs = append(c.Inputs, quartile("A quarter had fewer than", t.P25), quartile("Half had fewer than", t.P50), quartile("A quarter had more than", t.P75),
		CardInput{Name: "Videos counted around that age", Value: model.Known(float64(t.Videos)), Words: exact(float64(t.Videos))})
	return c
}
