package view

import (
	"cmp"
	"math"
	"slices"

	"saveboard/model"
)

// An Overview answers: how are my saves doing?
type Overview struct {
	Head
	Figures
	Findings []Finding `json:"findings"` // at most five
	Movers   []Video   `json:"movers"`   // at most twelve, the largest gain of saves first
	Videos   int       `json:"videos"`   // how many there are in all

	most []Video // those with most saves, where no gain of any is known
	once bool    // whether that is because all were counted just once
}

// Figures are the Overview's figures: what it can say before any single video is looked at.
type Figures struct {
	Saves          Figure `json:"saves"`
	SaveRate       Figure `json:"save_rate"`
	Views          Figure `json:"views"`
	KeptAfterWeek1 Figure `json:"kept_after_week_1"`
	Shares         Figure `json:"shares"`

	Days   []OverviewDay `json:"days"`
	Before []OverviewDay `json:"days_before"` // as many local days before the period's first
	Chart  string        `json:"chart"`       // the daily chart in one sentence
	Metric model.Metric  `json:"-"`           // what Days and the chart are drawn for
	Chosen Figure        `json:"-"`           // of the metric
}

// A Figure is one number over the period, how it changed, and its value on each local day.
// Change is relative for counts (0.12 is 12 %) and a plain difference for shares and rates.
type Figure struct {
	Value  model.Real   `json:"value"`
	Change model.Real   `json:"change"`
	Daily  []model.Real `json:"daily"`
}

// leastBase is the least number a percentage of change is formed on.
const leastBase = 20

// Percentage is the relative change of a count, unknown where too little came before for a percentage
// to say something.
func (f Figure) Percentage() model.Real {
	if change, ok := f.Change.Get(); ok && f.Value.Or(0)/(1+change) < leastBase {
		return model.Real{}
	}
	return f.Change
}

// An OverviewDay is one local day of all videos together.
type OverviewDay struct {
	Day         model.Day  `json:"day"`
	SavesGained model.Real `json:"saves_gained"`
	ViewsGained model.Real `json:"views_gained"`
	Estimated   bool       `json:"estimated"` // so for most of its covered videos
	Value       model.Real `json:"-"`         // of the metric asked for
}

// A Finding is what is worth knowing about the period, with its evidence and where it can be seen: a comparison
// that its model bears, or a plain fact.
type Finding struct {
	Kind     string         `json:"kind"` // "comparison", "spike", "trend", "none", "mover", "best-day", "share", "category", "loss"
	Sentence string         `json:"sentence"`
	Evidence map[string]any `json:"evidence"`
	Detail   string         `json:"detail"` // the evidence in words, for the line below
	Screen   string         `json:"screen"` // the screen that shows it: "videos", "video", "categories", "trends", "overview"
	Target   string         `json:"target"` // what to open there: a video's id, a category, a day
	Trend    Trend          `json:"-"`
	Video    model.VideoID  `json:"-"` // the video that Target names; 0 for none
}

// Trend says whether a finding is about more, less or neither.
type Trend int8

// The trends.
const (
	Level Trend = iota
	Up
	Down
)

// ComputeOverview adds to the figures what single videos tell: findings, what moved most, and which
// category brought most of the saves. All must be of the same query.
func ComputeOverview(t Totals, c *Collection, trends *TrendSet, spikes *SpikeSet, q Query) Overview {
	o := ComputeFigures(t, q)
	list, chosen := c.matching(q)
	o.nothing = chosen.nothing()
	o.Videos = len(list)
	o.CountsOf = max(o.CountsOf, c.countsOf)
	o.LeftOut = c.head("", q).LeftOut
	o.Movers = movers(list)
	held := c.stock(list)
	if !o.Saves.Value.Known() {
		o.most, o.once = mostSaved(list), held.once && held.videos > 0
	}
	o.Findings = findings(o, list, c.study, moves{trends, spikes.among(trends), spikes.examined}, q)
	o.Answer, o.AnswerShort = overviewAnswer(o, q, mostCategory(list))
	if o.most != nil {
		o.Answer, o.AnswerShort = held.answer(o, q)
	}
	if o.once && !slices.ContainsFunc(o.Days, func(d OverviewDay) bool { return d.Value.Known() }) {
		o.Chart = "A curve begins with the second count."
	}
	return o
}

// Listed are the videos that the Overview lists, and what they are: what moved most or, where no gain is known,
// what has most saves.
func (o Overview) Listed() (videos []Video, title string) {
	if len(o.Movers) == 0 && len(o.most) > 0 {
		return o.most, "Most saved"
	}
	return o.Movers, "Moved most"
}

// Holding is o with the findings and the list of the one before it: they hold the place until its own come.
func (o Overview) Holding(before Overview) Overview {
	o.Findings, o.Movers, o.most = before.Findings, before.Movers, before.most
	return o
}

// moverCount is how many movers an Overview has at most.
const moverCount = 12

// movers are the videos with the largest gain of saves or loss of them; among equals the later posted.
func movers(list []*Video) []Video {
	moved := make([]*Video, 0, len(list))
	for _, v := range list {
		if v.SavesGained.Or(0) != 0 {
			moved = append(moved, v)
		}
	}
	slices.SortFunc(moved, func(a, b *Video) int {
		return cmp.Or(
			cmp.Compare(math.Abs(b.SavesGained.Or(0)), math.Abs(a.SavesGained.Or(0))),
			cmp.Compare(b.PostedAt, a.PostedAt), cmp.Compare(a.VideoID, b.VideoID),
		)
	})
	most := make([]Video, min(len(moved), moverCount))
	for i := range most {
		most[i] = *moved[i]
	}
	return most
}
