package view

import "saveboard/model"

// A VideosQuery asks for the list of videos.
type VideosQuery struct {
	Query
	Sort     Column
	Reverse  bool    // turns the column's own order
	Limit    int     // 0: all
	Category *string // only videos of this category; "" is the uncategorised; nil: all
}

// Videos answers: which videos do people keep?
type Videos struct {
	Head
	Videos  []Video      `json:"videos"`
	Matched int          `json:"matched"`
	Total   int          `json:"total"`
	Sort    Column       `json:"sort"`
	Reverse bool         `json:"reverse"`
	Metric  model.Metric `json:"-"`
}

// A Column is what videos can be sorted by.
type Column string

// The columns, in the order in which the sort key steps through them. Counts and rates sort from
// the largest down, title and category from A to Z, age from the newest.
const (
	ByTitle      Column = "title"
	ByCategory   Column = "category"
	ByAge        Column = "age"
	BySaves      Column = "saves"
	ByGained     Column = "gained"
	ByRate       Column = "rate"
	ByViews      Column = "views"
	ByLikes      Column = "likes"
	ByComments   Column = "comments"
	ByShares     Column = "shares"
	ByEngagement Column = "engagement"
	ByKeep       Column = "keep"
	ByShelfLife  Column = "shelf-life"
	ByHalfLife   Column = "half-life"
)

// Columns lists every column.
func Columns() []Column {
	return []Column{
		ByTitle, ByCategory, ByAge, BySaves, ByGained, ByRate, ByViews, ByLikes, ByComments, ByShares,
		ByEngagement, ByKeep, ByShelfLife, ByHalfLife,
	}
}
