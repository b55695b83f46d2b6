package view

import (
	"saveboard/model"
	"saveboard/model/curve"
)

// A VideoQuery asks for one video.
type VideoQuery struct {
	Query
	Video model.VideoID
}

// A VideoDetail answers: how is this one doing?
type VideoDetail struct {
	Head
	Video Video      `json:"video"`
	Days  []VideoDay `json:"days"`
	Names string     `json:"names"` // the sentence about savers' names, with this video's own count
	Chart string     `json:"chart"` // the curve in one sentence
	Daily string     `json:"daily"` // the daily gains in one sentence

	Typical  []TypicalAge `json:"typical"`  // where at least 8 of the account's videos were observed
	Forecast []Expected   `json:"forecast"` // of the ages still to come
	Ranks    Ranks        `json:"ranks"`
	Spikes   []VideoSpike `json:"spikes"` // of its whole life, the latest first

	// What is typical of its category on its account, and how many of the category's videos that rests on.
	CategoryTypicalRate     model.Real `json:"category_typical_rate"`
	CategoryTypicalRateLow  model.Real `json:"category_typical_rate_low"`
	CategoryTypicalRateHigh model.Real `json:"category_typical_rate_high"`
	CategoryVideos          int        `json:"category_videos"`

	Ladder []Rung `json:"-"` // from views to saves
	Curve  []Knot `json:"-"` // every known count of saves, and the posting when that is one
}

// A TypicalAge is what the account's videos had at an age.
type TypicalAge struct {
	AgeDays float64 `json:"age_days"`
	P25     float64 `json:"p25"`
	P50     float64 `json:"p50"`
	P75     float64 `json:"p75"`
	Videos  int     `json:"videos"`
}

// A VideoDay is one local day of one video.
type VideoDay struct {
	Day         model.Day  `json:"day"`
	Saves       model.Real `json:"saves"` // at the day's end
	SavesGained model.Real `json:"saves_gained"`
	Estimated   bool       `json:"estimated"`
	Spike       bool       `json:"spike"`
}

// A Rung is one counter of a video beside how often it comes per 100 views.
type Rung struct {
	Counter model.Counter
	Count   model.Count
	Per100  model.Real  // unknown for views themselves
	Rank    *curve.Rank // of Per100 at the video's age; nil when it has none
}

// A Knot is a known count at an age.
type Knot struct {
	AgeDays float64
	Saves   float64
}
