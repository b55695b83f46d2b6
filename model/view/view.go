// Package view computes what each screen says. A view's numbers, sentences and series exist once,
// here; the screen lays them out and `show` prints them, so the two cannot disagree. Views are plain
// values whose JSON keys are a promise (one is added, never renamed), and know no widths, colours or keys.
package view

import (
	"iter"
	"time"

	"saveboard/model"
)

// A Query is what every view is asked about. Its zero account is all accounts.
type Query struct {
	Account model.AccountID
	Period  model.Period
	Metric  model.Metric
	Filter  string // in the language of model/filter; empty takes every video
	AsOf    model.Instant
	Zone    *time.Location // nil: each account's own
}

// SetAsOf is for whoever asks all kinds of questions as of one moment: what embeds a Query has it, too.
func (q *Query) SetAsOf(at model.Instant) { q.AsOf = at }

// An Input is what the views are computed from: plain values that somebody has read.
type Input struct {
	Accounts []model.Account                 // those chosen, one or all
	Zones    map[string]*time.Location       // by IANA name, for each account's Zone; a missing one is UTC
	Videos   iter.Seq2[model.History, error] // of these accounts, each once
	// Stretches are the same videos in the same order, in stretches that can be looked at together; where there
	// are none, Videos is the only one.
	Stretches iter.Seq2[Stretch, error]
	Demo      bool
	Imports   map[int64]model.ImportFile // what brought the snapshots; nil where no card is asked for
	Figures   *Collection                // of every video, with spikes, where the filter asks for figures; nil: the view collects them
	First     model.Day                  // of FirstDay, where the view is not made of every video and the period is all time
}

// A Stretch is some of the videos, one account's after another's, in the order of their ids. The snapshots of a
// history are good until the next is asked for.
type Stretch = iter.Seq2[model.History, error]

// stretches are all of the videos.
func (in Input) stretches() iter.Seq2[Stretch, error] {
	if in.Stretches != nil {
		return in.Stretches
	}
	return func(yield func(Stretch, error) bool) { yield(in.Videos, nil) }
}

// A Head is what every view says about itself.
type Head struct {
	View     string            `json:"view"`
	AsOf     model.Instant     `json:"as_of"`
	CountsOf model.Instant     `json:"counts_of"` // the latest snapshot of the accounts chosen, whatever is filtered; of one video in its own view
	TimeZone string            `json:"time_zone"`
	Accounts []string          `json:"accounts"`
	Period   Span              `json:"period"`
	Filter   string            `json:"filter"`
	Demo     bool              `json:"demo"`
	Program  string            `json:"program"` // who wrote it, with the version; filled in where it is written
	LeftOut  []LeftOut         `json:"left_out"`
	Reasons  map[string]string `json:"reasons"`      // why a figure is null, by its key
	Why      []Card            `json:"why,omitzero"` // where its figures come from, when that was asked

	Answer      string `json:"answer"`       // the screen's question, answered in words
	AnswerShort string `json:"answer_short"` // the same for 60 columns

	nothing string // what to say where the filter takes no video
}

// A Span is a period on the calendar: its local days, both included.
type Span struct {
	Name string    `json:"name"`
	From model.Day `json:"from"`
	To   model.Day `json:"to"`
}

// LeftOut says how many videos a view could not use, and why.
type LeftOut struct {
	Reason string `json:"reason"`
	Videos int    `json:"videos"`
}

// A Step is how exactly a counter is known; 0, null in JSON, when the counter is not known.
type Step int64

// MarshalJSON writes the step, or null.
func (s Step) MarshalJSON() ([]byte, error) {
	if s == 0 {
		return []byte("null"), nil
	}
	return model.Exact(int64(s)).MarshalJSON()
}

// Counts are the five counters with their steps, under their names in JSON.
type Counts struct {
	Views        model.Count `json:"views"`
	ViewsStep    Step        `json:"views_step"`
	Likes        model.Count `json:"likes"`
	LikesStep    Step        `json:"likes_step"`
	Comments     model.Count `json:"comments"`
	CommentsStep Step        `json:"comments_step"`
	Shares       model.Count `json:"shares"`
	SharesStep   Step        `json:"shares_step"`
	Saves        model.Count `json:"saves"`
	SavesStep    Step        `json:"saves_step"`
}

func countsOf(c model.Counters) Counts {
	step := func(k model.Counter) Step { return Step(c[k].Step()) }
	return Counts{
		c[model.Views], step(model.Views), c[model.Likes], step(model.Likes),
		c[model.Comments], step(model.Comments), c[model.Shares], step(model.Shares),
		c[model.Saves], step(model.Saves),
	}
}

// Of returns one of the counters.
func (c Counts) Of(k model.Counter) model.Count {
	return [...]model.Count{c.Views, c.Likes, c.Comments, c.Shares, c.Saves}[k]
}

// A Video is one video with its figures as of the moment and over the period asked about.
type Video struct {
	ID         model.VideoID    `json:"-"`
	VideoID    string           `json:"video_id"`
	URL        string           `json:"url"`
	Account    string           `json:"account"`
	Kind       model.Kind       `json:"kind"`
	Title      string           `json:"title"`
	Category   *string          `json:"category"` // nil: uncategorised
	Hashtags   []string         `json:"hashtags"`
	Labels     []string         `json:"labels"`
	Note       string           `json:"note"`
	PostedAt   model.Instant    `json:"posted_at"`
	PostedFrom model.PostedFrom `json:"posted_at_from"`
	DurationS  model.Count      `json:"duration_s"`
	AgeDays    float64          `json:"age_days"`
	TakenAt    model.Instant    `json:"taken_at"` // its latest snapshot; none: 0
	Counts                      // each counter's latest known value at or before the period's end

	SavesGained           model.Real `json:"saves_gained"`
	SavesGainedStep       Step       `json:"saves_gained_step"`
	SinceFirstSeen        bool       `json:"saves_gained_since_first_seen"`
	SaveRate              model.Real `json:"save_rate"`
	AdjustedSaveRate      model.Real `json:"adjusted_save_rate"`
	EngagementRate        model.Real `json:"engagement_rate"`
	KeepRatio             model.Real `json:"keep_ratio"`
	AgainstTypical        model.Real `json:"against_typical"`
	AgainstTypicalAgeDays model.Real `json:"against_typical_age_days"`
	ShelfLife             model.Real `json:"shelf_life"`
	HalfLifeDays          model.Real `json:"half_life_days"`

	Gained      model.Real   `json:"-"` // of the metric asked for, over the period
	GainedStep  Step         `json:"-"`
	Daily       []model.Real `json:"-"` // the metric's gain a day over the period, in at most 60 equal stretches of days
	coarseRate  bool
	firstSaves  model.Instant // the first knot of saves; 0 when there is none
	source      model.Video
	PostedLocal time.Time `json:"-"` // the posting on the account's wall clock
}

// CategoryName is the category, or "Uncategorised".
func (v Video) CategoryName() string {
	if v.Category == nil {
		return Uncategorised
	}
	return *v.Category
}

// RateIsCoarse tells whether the save rate rests on counters known so coarsely that half a step is
// over 1 % of one: it is drawn faint.
func (v Video) RateIsCoarse() bool { return v.coarseRate }

// Uncategorised is the name of the row of videos without a category.
const Uncategorised = "Uncategorised"

// Value is the metric's latest value: the counter, or the save rate as a fraction.
func (v Video) Value(m model.Metric) model.Real {
	c, ok := m.Counter()
	if !ok {
		return v.SaveRate
	}
	return v.Counts.Of(c).Real()
}
