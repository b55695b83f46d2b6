package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/series"
	"saveboard/model/timing"
)

// Timing answers: when do posts that get kept go out?
type Timing struct {
	Head
	Cells   []TimingCell `json:"cells"` // those in which something was posted, by weekday and hour
	Best    []TimingSlot `json:"best"`  // up to 4, the best first
	Verdict string       `json:"verdict"`
	Caution string       `json:"caution"`
	Videos  int          `json:"videos"` // that are in cells
	Shaded  bool         `json:"-"`      // whether the cells have effects
}

// A TimingCell is one hour of the week: how its videos did by day 7 against those of a typical hour.
type TimingCell struct {
	Weekday int `json:"weekday"` // 1 is Monday
	Hour    int `json:"hour"`
	TimingEffect
	Kept []TimedVideo `json:"-"` // the videos that are counted, the most saved by day 7 first
}

// A TimedVideo is one of the videos of an hour.
type TimedVideo struct {
	Title  string
	Posted time.Time // in the account's time zone
	Saves  float64   // at day 7
}

// A TimingSlot is a run of hours of one weekday, from the start of From until the start of To.
type TimingSlot struct {
	Weekday int `json:"weekday"`
	From    int `json:"from"`
	To      int `json:"to"`
	TimingEffect
}

// A TimingEffect is a factor: 1 is typical.
type TimingEffect struct {
	Videos int        `json:"videos"`
	Effect model.Real `json:"effect"`
	Low    model.Real `json:"effect_low"`
	High   model.Real `json:"effect_high"`
}

// Faint tells whether there are too few videos to look at the effect twice.
func (e TimingEffect) Faint() bool { return timing.Effect{Videos: e.Videos}.Faint() }

// A TimingSet is when posts of one account go out and how they did by day 7: worth keeping until the data change.
type TimingSet struct {
	about
	one     model.Account
	week    timing.Week
	kept    [7][24][]TimedVideo // by weekday − 1 and hour
	nothing string              // said when the filter takes no video; empty when it takes one
}

// Timing asks for the timing of one account, the opening one where all are asked for, among the videos that the
// query's filter takes.
func (s *Survey) Timing() *TimingSet {
	one, _ := Opening(s.in.Accounts)
	t := &scheduling{survey: s, set: &TimingSet{one: one}}
	s.askOfChosen(t)
	return t.set
}

// scheduling is a TimingSet under way.
type scheduling struct {
	survey *Survey
	set    *TimingSet
	posts  []timing.Post
	videos []TimedVideo // of the posts whose saves at day 7 are known and whose hour is
}

type schedulingPiece struct {
	whole  *scheduling
	posts  []timing.Post
	videos []TimedVideo
}

func (s *scheduling) begin(*desk) piece { return &schedulingPiece{whole: s} }

func (p *schedulingPiece) add(v *sight) {
	if v.ID.Account() != p.whole.set.one.ID || !v.chosen {
		return
	}
	local := v.zone.Local(v.Posted)
	post := timing.Post{
		Saves:   series.Observed(v.Posted, v.snapshots, model.Saves, series.Week),
		Weekday: weekdayOf(local), Hour: local.Hour(), PostedFrom: v.PostedFrom,
	}
	p.posts = append(p.posts, post)
	if saves, known := post.Saves.Get(); known && post.PostedFrom != model.PostedDay {
		p.videos = append(p.videos, TimedVideo{v.Title, local, saves})
	}
}

func (p *schedulingPiece) join() {
	p.whole.posts = append(p.whole.posts, p.posts...)
	p.whole.videos = append(p.whole.videos, p.videos...)
}

func (s *scheduling) done() {
	s.set.about, s.set.week = s.survey.about, timing.Of(s.posts)
	slices.SortFunc(s.videos, func(a, b TimedVideo) int {
		return cmp.Or(cmp.Compare(b.Saves, a.Saves), b.Posted.Compare(a.Posted), strings.Compare(a.Title, b.Title))
	})
	for _, v := range s.videos {
		hour := &s.set.kept[weekdayOf(v.Posted)-1][v.Posted.Hour()]
		*hour = append(*hour, v)
	}
	if len(s.posts) == 0 && s.survey.query.Filter != "" {
		s.set.nothing = s.survey.chosen.nothing()
	}
}

// weekdayOf counts from Monday, which is 1.
func weekdayOf(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// Timing is the view of it. The set must be of q's own filter.
func (s *TimingSet) Timing(q Query) Timing {
	week := s.week
	v := Timing{
		Head: s.head("timing", q), Cells: []TimingCell{}, Best: []TimingSlot{}, Videos: week.Videos, Shaded: week.Shaded(),
		Caution: "You chose these hours, and what you posted in them: a good hour may only be the hour of your good videos.",
	}
	if len(s.accounts) > 1 {
		v.Accounts = []string{s.one.Handle}
	}
	for day, hours := range week.Cells {
		for hour, e := range hours {
			if e.Videos > 0 {
				v.Cells = append(v.Cells, TimingCell{day + 1, hour, effectOf(e), s.kept[day][hour]})
			}
		}
	}
	for _, s := range week.Best {
		v.Best = append(v.Best, TimingSlot{s.Weekday, s.From, s.To, effectOf(s.Effect)})
	}
	for _, out := range []LeftOut{
		{"not counted around day 7, or with fewer than 5 others that were", week.Unobserved},
		{"with a posting known only to the day", week.OnlyDay},
	} {
		if out.Videos > 0 {
			v.LeftOut = append(v.LeftOut, out)
		}
	}
	if !v.Shaded {
		v.Reasons["cells.effect"] = "it needs 8 videos more than there are hours posted in"
	}
	v.Answer, v.AnswerShort = v.answer()
	if s.nothing != "" {
		v.Answer, v.AnswerShort = s.nothing, "Nothing matches."
	}
	v.Verdict = v.Answer
	return v
}

func effectOf(e timing.Effect) TimingEffect { return TimingEffect{e.Videos, e.Effect, e.Low, e.High} }

// answer names the best slot, where its lower end is above typical.
func (v Timing) answer() (long, short string) {
	switch {
	case v.Videos == 0:
		return "No video was counted around day 7 with five others yet: import every day.", "Nothing to compare yet."
	case !v.Shaded:
		return fmt.Sprintf("Too few videos to compare hours: %s so far, spread over the week.", number.Of(v.Videos, "video")), "Too few videos yet."
	case len(v.Best) == 0:
		return "No hour differs from the others by more than chance.", "No hour stands out."
	case v.Best[0].Low.Or(0) <= 1:
		return "No slot is surely above typical. " + capital(v.Best[0].Words()) + " comes closest.", "No slot stands out."
	}
	return fmt.Sprintf("%s: %s typical.", capital(v.Best[0].Words()), number.Full().Against(v.Best[0].Effect)),
		fmt.Sprintf("%s: %s.", capital(v.Best[0].Words()), number.Full().Against(v.Best[0].Effect))
}

// Words are the slot's hours: "Saturday 8 to 11".
func (s TimingSlot) Words() string {
	return fmt.Sprintf("%s %d to %d", WeekdayName(s.Weekday), s.From, s.To)
}

// Sentence is the slot in words: "Saturday 8 to 11: 1.4× typical (1.1× to 1.8×), 11 videos."
func (s TimingSlot) Sentence() string { return s.sentence(s.Words()) }

// Sentence is the hour in words.
func (c TimingCell) Sentence() string {
	return c.sentence(fmt.Sprintf("%s %d to %d", WeekdayName(c.Weekday), c.Hour, c.Hour+1))
}

func (e TimingEffect) sentence(when string) string {
	n := number.Full()
	if !e.Effect.Known() {
		return fmt.Sprintf("%s: %s.", when, number.Of(e.Videos, "video"))
	}
	said := fmt.Sprintf("%s: %s typical (%s to %s), %s", when, n.Against(e.Effect), n.Against(e.Low), n.Against(e.High), number.Of(e.Videos, "video"))
	if e.Faint() {
		said += ", too few to go by"
	}
	return said + "."
}

// WeekdayName is the weekday that is counted from Monday, which is 1.
func WeekdayName(weekday int) string {
	return time.Weekday(weekday % 7).String()
}
