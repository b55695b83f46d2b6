package view

import "saveboard/model"

// A CategoriesQuery asks for the categories, in an order.
type CategoriesQuery struct {
	Query
	Sort    CategoryColumn
	Reverse bool
}

// Categories answers: what kind of video do people keep?
type Categories struct {
	Head
	Categories    []Category     `json:"categories"`
	Verdict       string         `json:"verdict"`
	IntervalLevel float64        `json:"interval_level"`
	Sort          CategoryColumn `json:"sort"`
	Reverse       bool           `json:"reverse"`
	Metric        model.Metric   `json:"-"` // what Weeks' Value is
	Weeks         []model.Day    `json:"-"` // the Mondays of all curves, up to the last week that has ended
}

// A Category is one row: its videos, their saves, and what share of all their views became saves.
type Category struct {
	Name            *string    `json:"name"` // nil: uncategorised
	Videos          int        `json:"videos"`
	VideosEntered   int        `json:"videos_entered"` // those whose counters give a rate: at least 3 days old, saves ≤ views
	VideosUsable    int        `json:"videos_usable"`  // of these, those with views enough to say what is typical
	Saves           model.Real `json:"saves"`
	SavesUnknown    int        `json:"saves_unknown"` // videos whose saves are not in the sum
	SavesGained     model.Real `json:"saves_gained"`
	Views           model.Real `json:"views"`
	PooledRate      model.Real `json:"pooled_rate"`  // what share of all views became saves: the mean of a view
	TypicalRate     model.Real `json:"typical_rate"` // the median of videos
	TypicalRateLow  model.Real `json:"typical_rate_low"`
	TypicalRateHigh model.Real `json:"typical_rate_high"`
	Tau2            model.Real `json:"tau2"`        // how much its videos' rates differ, on the logit scale
	ChanceBest      model.Real `json:"chance_best"` // that its typical rate is the highest; unknown without two to compare
	ViewsNeeded     int        `json:"-"`           // about how many views make a video usable here
	Weeks           []Week     `json:"weeks"`       // from its own first known gain of saves to the view's last week
	Sentences       []string   `json:"sentences"`   // what is to be said about it when it is focused
	Best            *Video     `json:"best_video"`  // the most saved one
	Colour          int        `json:"-"`           // 0 … 7, given in order of size; 8 is every other one
}

// DisplayName is the category's name, or "Uncategorised".
func (c Category) DisplayName() string {
	if c.Name == nil {
		return Uncategorised
	}
	return *c.Name
}

// A Week is one local week of a category, from Monday.
type Week struct {
	Week        model.Day  `json:"week"`
	Videos      int        `json:"videos"` // those with a known gain of saves
	SavesGained model.Real `json:"saves_gained"`
	ViewsGained model.Real `json:"views_gained"`
	PooledRate  model.Real `json:"pooled_rate"`
	Value       model.Real `json:"-"` // of the metric asked for
}

// A CategoryColumn is what categories can be sorted by.
type CategoryColumn string

// The columns of Categories.
const (
	ByTypicalRate    CategoryColumn = "typical"
	ByPooled         CategoryColumn = "pooled"
	ByBest           CategoryColumn = "best" // by the chance of being best
	ByCategoryName   CategoryColumn = "name"
	ByCategoryVideos CategoryColumn = "videos"
	ByCategorySaves  CategoryColumn = "saves"
	ByCategoryGained CategoryColumn = "gained"
)

// CategoryColumns lists them in the order in which the sort key steps through them.
func CategoryColumns() []CategoryColumn {
	return []CategoryColumn{ByCategoryName, ByTypicalRate, ByPooled, ByCategoryVideos, ByCategorySaves, ByCategoryGained, ByBest}
}
