package view

import "saveboard/model"

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

	Ladder []Rung `json:"-"` // from views to saves
	Curve  []Knot `json:"-"` // every known count of saves, and the posting when that is one
}

// A VideoDay is one local day of one video.
type VideoDay struct {
	Day         model.Day  `json:"day"`
	Saves       model.Real `json:"saves"` // at the day's end
	SavesGained model.Real `json:"saves_gained"`
	Estimated   bool       `json:"estimated"`
}

// A Rung is one counter of a video beside how often it comes per 100 views.
type Rung struct {
	Counter model.Counter
	Count   model.Count
	Per100  model.Real // unknown for views themselves
}

// A Knot is a known count at an age.
type Knot struct {
	AgeDays float64
	Saves   float64
}
