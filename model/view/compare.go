package view

import (
	"cmp"
	"fmt"
	"slices"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/series"
)

// MostCompared is how many videos stand beside each other at most: more lines in one chart cannot be told apart.
const MostCompared = 6

// A CompareQuery asks how some videos did at equal age. Everything that is known by the moment of asking counts:
// period, metric and filter have no part in it.
type CompareQuery struct {
	Query
	Videos [MostCompared]model.VideoID // 0 where there are fewer
	Beyond int                         // how many more were asked for
}

// Compare is the question about these videos, each once, in their order.
func Compare(q Query, videos []model.VideoID) CompareQuery {
	asked := CompareQuery{Query: Query{Account: q.Account, AsOf: q.AsOf, Zone: q.Zone}}
	taken := make([]model.VideoID, 0, MostCompared)
	for i, id := range videos {
		switch {
		case id == 0 || slices.Contains(videos[:i], id):
		case len(taken) == MostCompared:
			asked.Beyond++
		default:
			taken = append(taken, id)
		}
	}
	copy(asked.Videos[:], taken)
	return asked
}

// Asked are the videos that are compared.
func (q CompareQuery) Asked() []model.VideoID {
	return slices.DeleteFunc(slices.Clone(q.Videos[:]), func(id model.VideoID) bool { return id == 0 })
}

// A Comparison answers: how do these do, at equal age?
type Comparison struct {
	Head
	AgeDays model.Real      `json:"age_days"` // what all are compared at
	Videos  []ComparedVideo `json:"videos"`
	Chart   string          `json:"chart"` // the curves in one sentence

	asked CompareQuery
	age   int64 // AgeDays in seconds, where that is known
}

// A ComparedVideo is one of the videos with its saves by age.
type ComparedVideo struct {
	Video
	SavesAtAge   model.Real `json:"saves_at_age"` // at the age that all are compared at, where it was counted around it
	SavesAtDay1  model.Real `json:"saves_at_day_1"`
	SavesAtDay7  model.Real `json:"saves_at_day_7"`
	SavesAtDay28 model.Real `json:"saves_at_day_28"`
	Curve        []AgeSaves `json:"curve"` // at evenly spaced ages up to the oldest's, the same for all

	Early []AgeSaves `json:"-"` // the same up to the youngest's age
	Place int        `json:"-"` // among those asked for: its colour
	saves series.Line
}

// AgeSaves is how many saves a video had at an age; unknown before its first count and after its latest.
type AgeSaves struct {
	AgeDays float64    `json:"age_days"`
	Saves   model.Real `json:"saves"`
}

// AgeInWords is the age that all are compared at: "12 days"; "equal age" where there is none.
func (c Comparison) AgeInWords() string {
	if age, ok := c.AgeDays.Get(); ok {
		return ageWords(age)
	}
	return "equal age"
}

// curveSteps is how many stretches a curve of saves by age is cut into.
const curveSteps = 120

// The ages in a table, in seconds.
const (
	ageOfDay1  = 86400
	ageOfDay7  = series.Week
	ageOfDay28 = 28 * 86400
)

// ComputeComparison sets videos beside each other, by their histories and by what the study says of them.
func ComputeComparison(in Input, histories []model.History, study *Study, q CompareQuery) Comparison {
	d := newDesk(in, q.Query)
	c := Comparison{Videos: make([]ComparedVideo, 0, len(histories)), asked: q}
	about := aboutOf(in)
	for i, h := range histories {
		own := d.of(h)
		about.take(factsOf(h.Posted, own.snapshots, own.zone))
		video, _ := own.figures(model.MetricSaves)
		study.place(&video)
		video.Daily = nil // no place for it here
		c.Videos = append(c.Videos, ComparedVideo{Video: video, Place: i, saves: series.Of(h.Posted, own.snapshots, model.Saves)})
	}
	about.first = in.First
	c.Head = about.head("compare", q.Query)
	c.LeftOut = reasonsFor(LeftOut{fmt.Sprintf("beyond the %s that can be told apart", words(MostCompared)), q.Beyond})
	youngest, oldest, known := c.ages()
	if known {
		c.age = c.equalAge(youngest)
		c.AgeDays = model.Known(inDays(c.age))
	}
	for i := range c.Videos {
		v := &c.Videos[i]
		v.SavesAtDay1, v.SavesAtDay7 = v.saves.ObservedAt(ageOfDay1), v.saves.ObservedAt(ageOfDay7)
		v.SavesAtDay28 = v.saves.ObservedAt(ageOfDay28)
		if known {
			v.SavesAtAge = v.saves.ObservedAt(c.age)
		}
		v.Curve, v.Early = v.curve(oldest), v.curve(youngest)
	}
	c.Reasons = c.whyUnknown()
	c.Answer, c.AnswerShort = c.answers()
	c.Chart = c.inWords()
	return c
}

func inDays(seconds int64) float64 { return float64(seconds) / 86400 }

// ages are those of the youngest and of the oldest video at their latest counts, in seconds; false where none has one.
func (c Comparison) ages() (youngest, oldest int64, known bool) {
	for _, v := range c.Videos {
		if !v.saves.Known() {
			continue
		}
		age := int64(v.saves.Last().At - v.saves.Posted)
		if !known {
			youngest = age
		}
		youngest, oldest, known = min(youngest, age), max(oldest, age), true
	}
	return youngest, oldest, known
}

// equalAge is what the videos are compared at: the latest age, up to the youngest's, at which all were counted, or as
// many as ever were at one.
func (c Comparison) equalAge(youngest int64) int64 {
	candidates := []int64{youngest}
	for _, v := range c.Videos {
		for _, k := range v.saves.Knots {
			if age := int64(k.At - v.saves.Posted); age > 0 && age < youngest {
				candidates = append(candidates, age)
			}
		}
	}
	slices.Sort(candidates)
	slices.Reverse(candidates)
	best, most := youngest, 0
	for _, age := range slices.Compact(candidates) {
		counted := 0
		for _, v := range c.Videos {
			if v.saves.ObservedAt(age).Known() {
				counted++
			}
		}
		if counted > most {
			best, most = age, counted
		}
	}
	return best
}

// curve is the saves at evenly spaced ages from the posting up to one.
func (v ComparedVideo) curve(upTo int64) []AgeSaves {
	list := []AgeSaves{}
	if upTo == 0 {
		return list
	}
	for i := range int64(curveSteps) + 1 {
		age := upTo * i / curveSteps
		list = append(list, AgeSaves{inDays(age), v.saves.At(v.saves.Posted + model.Instant(age))})
	}
	return list
}

// whyUnknown says why figures of some of the videos are null.
func (c Comparison) whyUnknown() map[string]string {
	reasons := make(map[string]string)
	say := func(r model.Real, key, why string) {
		if !r.Known() {
			reasons[key] = why
		}
	}
	say(c.AgeDays, "age_days", "no count of saves is known")
	for _, v := range c.Videos {
		say(v.SavesAtAge, "saves_at_age", "a video was not counted around that age")
		say(v.SavesAtDay1, "saves_at_day_1", "a video was not counted around day 1")
		say(v.SavesAtDay7, "saves_at_day_7", "a video was not counted around day 7")
		say(v.SavesAtDay28, "saves_at_day_28", "a video was not counted around day 28")
		say(v.SaveRate, "save_rate", "no snapshot of a video has both saves and views above 0")
		say(v.AdjustedSaveRate, "adjusted_save_rate", "too few videos have views enough")
		say(v.AgainstTypical, "against_typical", "too few other videos were counted around a video's age")
		say(v.ShelfLife, "shelf_life", "it needs a count near day 7 and an age of at least 8 days")
	}
	return reasons
}

// ranked are the videos that were counted around the age that all are compared at, the most saved first.
func (c Comparison) ranked() []ComparedVideo {
	list := slices.DeleteFunc(slices.Clone(c.Videos), func(v ComparedVideo) bool { return !v.SavesAtAge.Known() })
	slices.SortStableFunc(list, func(a, b ComparedVideo) int { return cmp.Compare(b.SavesAtAge.Or(0), a.SavesAtAge.Or(0)) })
	return list
}

// The lengths that titles are cut to in the answer, in its short form and in the words of the chart.
const (
	inAnswer      = 23
	inShortAnswer = 13
	inChart       = 40
)

// answers say who leads at equal age, and by how much.
func (c Comparison) answers() (long, short string) {
	if len(c.Videos) < 2 {
		return "Comparing takes two videos or more.", "It takes two videos or more."
	}
	list := c.ranked()
	switch {
	case !c.AgeDays.Known():
		return "None of these has a count of its saves yet.", "No saves are known yet."
	case len(list) < 2:
		return "No two of these were counted at the same age: there is nothing to compare them at.",
			"No two were counted at one age."
	}
	long, short = ahead(list), inShort(list)
	if left := len(c.Videos) - len(list); left > 0 {
		long = fmt.Sprintf("%s; %s not counted around then", long, was(left))
	}
	at := "At " + c.AgeInWords() + " "
	return at + long + ".", at + short + "."
}

// was is how many others were, or one was.
func was(n int) string {
	if n == 1 {
		return "one was"
	}
	return words(n) + " were"
}

// ahead says how the first of a ranked list stands against the next and the last.
func ahead(list []ComparedVideo) string {
	first, next, last := list[0], list[1], list[len(list)-1]
	name := func(v ComparedVideo) string { return quotedIn(v.Video, inAnswer) }
	most, behind := first.SavesAtAge.Or(0), next.SavesAtAge.Or(0)
	switch {
	case most <= 0:
		return "none of these has saves"
	case behind <= 0:
		return fmt.Sprintf("only %s has saves, %s", name(first), exact(most))
	case most < 1.05*behind && len(list) == 2:
		return fmt.Sprintf("%s and %s have about as many saves", name(first), name(next))
	}
	by := "about as many saves as " + name(next)
	if most >= 1.05*behind {
		by = fmt.Sprintf("%s the saves of %s", times(most, behind), name(next))
	}
	if len(list) == 2 {
		return name(first) + " has " + by
	}
	fewest := last.SavesAtAge.Or(0)
	if fewest <= 0 {
		return fmt.Sprintf("%s leads, with %s; %s has none", name(first), by, name(last))
	}
	return fmt.Sprintf("%s leads, with %s and %s those of %s", name(first), by, times(most, fewest), name(last))
}

// inShort says of the same only how the first stands against the next.
func inShort(list []ComparedVideo) string {
	first, next := quotedIn(list[0].Video, inShortAnswer), quotedIn(list[1].Video, inShortAnswer)
	most, behind := list[0].SavesAtAge.Or(0), list[1].SavesAtAge.Or(0)
	switch {
	case most <= 0:
		return "none of these has saves"
	case behind <= 0:
		return "only " + first + " has saves"
	case most < 1.05*behind:
		return first + " and " + next + " are level"
	}
	return fmt.Sprintf("%s leads, %s %s", first, times(most, behind), next)
}

func times(a, b float64) string { return number.Full().Against(model.Known(a / b)) }

// inWords is the chart in one sentence: what each had at the age that all are compared at.
func (c Comparison) inWords() string {
	list := c.ranked()
	if len(list) < 2 {
		return "No two of these curves can be set beside each other yet."
	}
	said := ""
	for i, v := range list {
		switch {
		case i == 0:
		case i == len(list)-1:
			said += " and "
		default:
			said += ", "
		}
		said += quotedIn(v.Video, inChart) + " had " + exact(v.SavesAtAge.Or(0))
	}
	return fmt.Sprintf("At %s %s.", c.AgeInWords(), said)
}
