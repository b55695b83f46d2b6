package view

import (
	"strconv"

	"saveboard/model"
)

// Figure is the key of the figure that a column shows; of title and category, which are none, that of saves.
func (c Column) Figure() string {
	switch c {
	case ByGained:
		return "saves_gained"
	case ByFair:
		return "adjusted_save_rate"
	case ByRate:
		return "save_rate"
	case ByTypical:
		return "against_typical"
	case ByEngagement:
		return "engagement_rate"
	case ByKeep:
		return "keep_ratio"
	case ByShelfLife:
		return "shelf_life"
	case ByHalfLife:
		return "half_life_days"
	case ByViews, ByLikes, ByComments, ByShares:
		return string(c)
	case ByTitle, ByCategory, ByAge, BySaves:
	}
	return "saves"
}

// Figure is the key of the figure that a column shows; of the name, which is none, that of the typical rate.
func (c CategoryColumn) Figure() string {
	switch c {
	case ByPooled:
		return "pooled_rate"
	case ByBest:
		return "chance_best"
	case ByCategorySaves, ByCategoryVideos:
		return "saves"
	case ByCategoryGained:
		return "saves_gained"
	case ByTypicalRate, ByCategoryName:
	}
	return "typical_rate"
}

// FocusOn is the focus on a figure of one video.
func FocusOn(v model.VideoID, figure string) Focus {
	return Focus{View: "video", Figure: figure, Video: v}
}

// FocusOn is the focus on one of the Overview's figures.
func (o Overview) FocusOn(figure string) Focus { return Focus{View: o.View, Figure: figure} }

// FocusOnFinding is the focus on a finding, by its place.
func (o Overview) FocusOnFinding(i int) Focus {
	return Focus{View: o.View, Figure: "findings", Item: strconv.Itoa(i)}
}

// FocusOn is the focus on a category.
func (v Categories) FocusOn(c Category) Focus {
	return Focus{View: v.View, Figure: v.Sort.Figure(), Item: c.Item()}
}

// FocusOn is the focus on a series.
func (v Trends) FocusOn(s TrendSeries) Focus {
	return Focus{View: v.View, Figure: "change_per_week", Item: s.Item()}
}

// FocusOnSpike is the focus on a spike.
func (v Trends) FocusOnSpike(s VideoSpike) Focus {
	return Focus{View: v.View, Figure: "spikes", Item: s.Item()}
}

// FocusOn is the focus on an hour: on the best slot that holds it, where one does.
func (v Timing) FocusOn(c TimingCell) Focus {
	f := Focus{View: v.View, Figure: "effect", Item: c.Item()}
	for _, s := range v.Best {
		if s.Weekday == c.Weekday && s.From <= c.Hour && c.Hour < s.To {
			f.Item = s.Item()
			break
		}
	}
	return f
}
