package view

import (
	"time"

	"saveboard/model"
	"saveboard/model/trend"
)

// Trends answers: what is rising, what is fading?
type Trends struct {
	Head
	Series  []TrendSeries `json:"series"` // rising and falling first, the surest first; then what shows no trend, what is too short last
	Spikes  []VideoSpike  `json:"spikes"` // the latest first
	Weeks   []model.Day   `json:"-"`      // the Mondays of all curves
	Videos  int           `json:"-"`      // that the filter takes
	Caution string        `json:"caution"`
}

// SeriesKind is what a series of videos shares.
type SeriesKind string

// The kinds.
const (
	CategorySeries SeriesKind = "category"
	HashtagSeries  SeriesKind = "hashtag"
)

// A TrendSeries is one category or hashtag of one account: what its weeks were, and whether its videos are
// saved more and more the later they were posted.
type TrendSeries struct {
	Kind          SeriesKind      `json:"kind"`
	Name          string          `json:"name"` // a hashtag without its #
	Account       string          `json:"account"`
	Metric        string          `json:"metric"` // "save_rate" or "saves"
	Direction     trend.Direction `json:"direction"`
	Videos        int             `json:"videos"` // tested
	ChangePerWeek model.Real      `json:"change_per_week"`
	P             model.Real      `json:"p"`
	Q             model.Real      `json:"q"`
	NoHistory     int             `json:"videos_without_history"` // old enough, but not counted around day 7
	Weeks         []Week          `json:"weeks"`
	Colour        int             `json:"-"` // of a category, as on every screen: 0 … 7, and 8 for every other one; of a hashtag 8
}

// DisplayName is the series as people write it: "#mealprep", "Tutorials".
func (s TrendSeries) DisplayName() string {
	if s.Kind == HashtagSeries {
		return "#" + s.Name
	}
	return s.Name
}

// Moves tells whether the series is rising or falling.
func (s TrendSeries) Moves() bool {
	return s.Direction == trend.Rising || s.Direction == trend.Falling
}

// A VideoSpike is a day on which a video gained far more saves than it was about to.
type VideoSpike struct {
	VideoID     string        `json:"video_id"`
	Title       string        `json:"title"`
	Account     string        `json:"account"`
	Day         model.Day     `json:"day"`
	Gained      float64       `json:"gained"`
	GainedStep  Step          `json:"gained_step"`
	Expected    float64       `json:"expected"`
	Multiple    float64       `json:"multiple"`
	Q           float64       `json:"q"`
	Video       model.VideoID `json:"-"`
	PostedLocal time.Time     `json:"-"` // the posting on the account's wall clock
	Kept        Kept          `json:"-"`
}

// Kept is what was written by hand of a video.
type Kept struct {
	Category *string // nil: uncategorised
	Labels   []string
	Note     string
}
