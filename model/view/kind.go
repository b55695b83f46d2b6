package view

import (
	"fmt"

	"saveboard/model/number"
	"saveboard/model/rate"
	"saveboard/model/text"
)

// kindOf sets what is typical of a video's category on its own account, or why that is not known. It is the
// model that the video's fair rate leans to.
func (s *Study) kindOf(v *VideoDetail) {
	why := "it has no category"
	if v.Video.Category != nil {
		m := s.rates[v.Video.ID.Account()].byCategory[text.Fold(*v.Video.Category)]
		v.CategoryVideos, why = m.Usable(), lackOf(m)
		typical := m.Typical()
		v.CategoryTypicalRate, v.CategoryTypicalRateLow, v.CategoryTypicalRateHigh = typical.Value, typical.Low, typical.High
	}
	if v.CategoryTypicalRate.Known() {
		return
	}
	for _, key := range []string{"category_typical_rate", "category_typical_rate_low", "category_typical_rate_high"} {
		v.Reasons[key] = why
	}
}

// lackOf says what a category has too little of for a typical rate.
func lackOf(m rate.Model) string {
	if m.Entered == 0 {
		return "no video of its category has a save rate yet"
	}
	return fmt.Sprintf("it needs %s with about %s each; its category has %s", number.Of(rate.LeastUsable, "video"),
		number.Of(m.ViewsNeeded(), "view"), howMany(m.Usable()))
}
