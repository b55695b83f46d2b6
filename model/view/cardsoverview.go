package view

import (
	"fmt"
	"strconv"

	"saveboard/model"
	"saveboard/model/daily"
	"saveboard/model/number"
)

// OverviewCards say where the Overview's figures and findings come from. All must be of the same query.
func OverviewCards(o Overview, t Totals, l *Ledger, q Query) []Card {
	p := plan(t, q)
	b := overviewCards{o: o, plan: p, whole: p.sum(stretch{p.first, p.last}), ledger: l, sources: l.ofPeriod()}
	cards := []Card{
		b.count("saves", o.Saves, model.Saves), b.rate(), b.count("views", o.Views, model.Views), b.kept(),
		b.count("shares", o.Shares, model.Shares),
	}
	for i, f := range o.Findings {
		cards = append(cards, b.finding(i, f))
	}
	return cards
}

// overviewCards makes the cards of one Overview.
type overviewCards struct {
	o       Overview
	plan    figurePlan
	whole   daily.Total
	ledger  *Ledger
	sources CardSources
}

// begin begins the card of a figure.
func (b overviewCards) begin(key string, f Figure, words string) Card {
	c := cardAs(key, "overview."+key, "")
	c.Value, c.Words, c.Sources, c.Reason = f.Value, words, b.sources, ""
	if !f.Value.Known() {
		c.Reason = b.o.Reasons[key]
	}
	return c
}

// count is the card of what a counter gained.
func (b overviewCards) count(key string, f Figure, counter model.Counter) Card {
	c := b.begin(key, f, exact(f.Value.Or(0)))
	saves := counter == model.Saves
	known := b.ledger.counters[counter].known
	c.Inputs = append(c.Inputs, CardInput{Name: "Gained, added up", Value: f.Value, Words: number.Full().Exact(f.Value), Note: number.Of(known, "video"), Saves: saves})
	c.Inputs = append(c.Inputs, b.change(key, f, func(t daily.Total) model.Real { return t.Gains[counter] }, number.Full().Exact, number.Full().Change, saves)...)
	c.Step, c.LeftOut = b.ledger.step(counter), b.ledger.leftOut(counter)
	return c
}

func (b overviewCards) rate() Card {
	f := number.Full()
	c := b.begin("save_rate", b.o.SaveRate, f.Rate(b.o.SaveRate.Value))
	c.Inputs = append(c.Inputs,
		CardInput{Name: "Saves gained", Value: b.whole.RateSaves, Words: f.Exact(b.whole.RateSaves), Note: number.Of(b.ledger.rates, "video"), Saves: true},
		CardInput{Name: "Views gained by the same videos", Value: b.whole.RateViews, Words: f.Exact(b.whole.RateViews)},
		CardInput{Name: "Divided", Value: b.o.SaveRate.Value, Words: f.Rate(b.o.SaveRate.Value), Saves: true},
	)
	c.Inputs = append(c.Inputs, b.change("save_rate", b.o.SaveRate, daily.Total.SaveRate, f.Rate, f.RatePoints, true)...)
	c.Step = b.ledger.step(model.Saves)
	c.LeftOut = reasonsFor(LeftOut{"without saves and views counted twice over the same time", b.ledger.videos - b.ledger.rates})
	return c
}

func (b overviewCards) kept() Card {
	f := number.Full()
	c := b.begin("kept_after_week_1", b.o.KeptAfterWeek1, f.Percent(b.o.KeptAfterWeek1.Value))
	saves := b.whole.Gains[model.Saves]
	c.Inputs = append(c.Inputs,
		CardInput{Name: "Saves gained after day 7", Value: b.whole.AfterWeek1, Words: f.Exact(b.whole.AfterWeek1), Saves: true},
		CardInput{Name: "Saves gained in all", Value: saves, Words: f.Exact(saves), Note: number.Of(b.ledger.counters[model.Saves].known, "video"), Saves: true},
		CardInput{Name: "Divided", Value: b.o.KeptAfterWeek1.Value, Words: f.Percent(b.o.KeptAfterWeek1.Value), Saves: true},
	)
	c.Inputs = append(c.Inputs, b.change("kept_after_week_1", b.o.KeptAfterWeek1, daily.Total.KeptAfterWeek1, f.Percent, f.Points, true)...)
	c.Step, c.LeftOut = b.ledger.step(model.Saves), b.ledger.leftOut(model.Saves)
	return c
}

// change are the two stretches of a change and the change itself; or why there is none.
func (b overviewCards) change(
	key string, f Figure, of func(daily.Total) model.Real, words, changed func(model.Real) string, saves bool,
) []CardInput {
	if !f.Change.Known() {
		return []CardInput{{Name: "Change", Words: number.Full().Unknown, Note: b.o.Reasons[key+".change"]}}
	}
	stretchOf := func(s stretch) CardInput {
		v := of(b.plan.sum(s))
		return CardInput{Name: shortDay(s.from) + " to " + shortDay(s.to), Value: v, Words: words(v), Saves: saves}
	}
	return []CardInput{
		stretchOf(b.plan.now), stretchOf(b.plan.then),
		{Name: "Change between these", Value: f.Change, Words: changed(f.Change)},
	}
}

// finding is the card of one finding: its sentence, and each piece of its evidence.
func (b overviewCards) finding(i int, f Finding) Card {
	c := card("findings", strconv.Itoa(i))
	c.Of, c.Sources = f.Sentence, b.ledger.ofPeriod()
	if d := findingDefinition(f.Kind); d != "" {
		c.Definition = d
	}
	for _, e := range evidenceInOrder() {
		if v, ok := f.Evidence[e.key]; ok {
			c.Inputs = append(c.Inputs, e.input(v))
		}
	}
	switch f.Kind {
	case "comparison", "spike", "trend", "none":
		c.Sources = b.ledger.ofAll()
	}
	return c
}

// findingDefinition says what a finding of that kind is.
func findingDefinition(kind string) string {
	switch kind {
	case "comparison":
		return "Two categories are compared only when the first is better with a chance of 95% or more, after their typical rates were moved towards each other as far as they may be alike by chance."
	case "spike":
		return define("spikes").sentence + " Of all that were examined, at most 5% of those named are chance."
	case "trend":
		return define("change_per_week").sentence + " Of all that were tested, at most 10% of those named are chance."
	case "none":
		return "Categories, days and trends were looked at, and nothing in them stands out by more than chance."
	case "mover":
		return "The video that gained most saves over the period."
	case "best-day":
		return "The local day of the period on which all videos together gained most saves."
	case "share":
		return "What part of all saves the nine most saved videos have, by their latest counts."
	case "category":
		return "The category whose videos gained most saves over the period: a part of a sum, no claim that its videos are better."
	case "loss":
		return "The video that lost most saves over the period: people took them back, or TikTok counted again."
	}
	return ""
}

// A piece of evidence under its key in the JSON.
type evidencePiece struct {
	key, name string
	words     func(model.Real) string
	saves     bool
}

// evidenceInOrder are the pieces of evidence that findings have, as cards list them.
func evidenceInOrder() []evidencePiece {
	f := number.Full()
	plain := func(r model.Real) string { return f.Exact(r) }
	q := func(r model.Real) string { return fmt.Sprintf("%.2g", r.Or(0)) }
	return []evidencePiece{
		{"category", "Category", nil, false},
		{"other", "Compared with", nil, false},
		{"kind", "Kind", nil, false},
		{"name", "Name", nil, false},
		{"metric", "Tested", nil, false},
		{"video_id", "Video", nil, false},
		{"day", "Day", nil, false},
		{"saves_gained", "Saves gained", plain, true},
		{"median_day", "The middle day", plain, true},
		{"gained", "Came", plain, true},
		{"expected", "Expected", plain, true},
		{"multiple", "Times expected", f.Against, true},
		{"typical_rate", "Typical save rate", f.Rate, true},
		{"other_typical_rate", "Typical of the other", f.Rate, true},
		{"times", "Times, moved together", f.Against, true},
		{"chance", "Chance of being better", f.Chance, false},
		{"change_per_week", "Change a week", f.Change, true},
		{"p", "p", q, false},
		{"q", "Chance to err", f.Chance, false},
		{"share", "Part of all", f.Percent, true},
		{"of", "Of videos", plain, false},
		{"videos", "Videos", plain, false},
		{"other_videos", "Videos of the other", plain, false},
		{"categories_compared", "Categories compared", plain, false},
		{"days_examined", "Days examined", plain, false},
		{"series_tested", "Series tested", plain, false},
	}
}

// input is a piece of evidence as a card has it.
func (e evidencePiece) input(v any) CardInput {
	in := CardInput{Name: e.name, Saves: e.saves}
	switch v := v.(type) {
	case model.Real:
		in.Value = v
	case float64:
		in.Value = model.Known(v)
	case int:
		in.Value = model.Known(float64(v))
	default:
		in.Words = fmt.Sprint(v)
		return in
	}
	in.Words = number.Full().Unknown
	if in.Value.Known() {
		in.Words = e.words(in.Value)
	}
	return in
}
