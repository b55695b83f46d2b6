package view

// A definition is what a figure is, in words: design and code know it by its key in the JSON.
type definition struct {
	name     string // "Fair rate"
	said     string // how its value stands in "Where %s comes from", with the verb; empty where the name does
	sentence string
}

// define is the definition of the figure of that key; without a sentence when there is none. A figure of the
// Overview, of one day or of one week means another thing than a video's of the same key: those are asked for
// as "overview.saves", "day.saves", "week.videos".
func define(key string) definition {
	for _, of := range [...]func(string) definition{defineVideo, defineOverview, defineModels, defineCompared} {
		if d := of(key); d.sentence != "" {
			return d
		}
	}
	return definition{}
}

// defineVideo has the figures of one video.
func defineVideo(key string) definition {
	switch key {
	case "saves":
		return definition{"Saves", "%s saves come", "How many times it had been saved when it was last counted in the period."}
	case "views":
		return definition{"Views", "%s views come", "How many times it had been viewed when that was last counted in the period."}
	case "likes":
		return definition{"Likes", "%s likes come", "How many likes it had when they were last counted in the period."}
	case "comments":
		return definition{"Comments", "%s comments come", "How many comments it had when they were last counted in the period."}
	case "shares":
		return definition{"Shares", "%s shares come", "How many times it had been shared when that was last counted in the period."}
	case "saves_gained":
		return definition{"Saves gained", "%s saves come", "Its saves at the end of the period less those at its start, held within the first and the last count; between two counts they are taken to grow evenly."}
	case "save_rate":
		return definition{"Save rate", "%s of views comes", "Saves divided by views, both from the latest snapshot that has them."}
	case "adjusted_save_rate":
		return definition{"Fair rate", "the fair rate %s comes", "The save rate to rank by: the fewer views a video has, the closer its rate is moved to what is typical of its category."}
	case "engagement_rate":
		return definition{"Engagement rate", "%s of views comes", "Likes, comments, shares and saves together, divided by views, all from the latest snapshot that has the five."}
	case "keep_ratio":
		return definition{"Saves for each like", "%s saves for each like come", "Saves divided by likes, both from the latest snapshot that has them."}
	case "against_typical":
		return definition{"Against typical", "%s typical comes", "The saves of this video, divided by the median of what your other videos had at the same age."}
	case "against_typical_age_days":
		return definition{"Age compared at", "", "The age at which it is set against the others: that of its latest count, or an earlier one at which five others were counted."}
	case "shelf_life":
		return definition{"Saved after its first week", "%s after its first week comes", "The part of its saves that came after its first seven days."}
	case "half_life_days":
		return definition{"Half of its saves came within", "%s comes", "The age at which it had half of the saves that it had at the latest count."}
	case "age_days":
		return definition{"Age", "", "The time since it was posted, in days of 24 hours."}
	case "forecast":
		return definition{"Expected saves", "the forecast of %s saves comes", "How many saves it is expected to have at that age, if it grows from here as your other videos grew from the age it has now."}
	case "typical":
		return definition{"Your typical video", "%s saves at its age come", "What the middle half of your videos had around that age: from the 25th to the 75th of a hundred. The curve and its band are this at each age."}
	case "ranks":
		return definition{"Rank at its age", "rank %s comes", "Its place among your videos that were counted around the age it has, the most saved first."}
	case "spikes":
		return definition{"Spike", "a spike of %s saves comes", "A stretch of about a day in which far more saves came than the days before led to expect, by more than the account’s days differ by chance."}
	case "day.saves":
		return definition{"Saves at the end of a day", "", "Its saves at the end of that local day, between two counts taken to grow evenly."}
	case "day.saves_gained":
		return definition{"Saves gained on a day", "", "Its saves at the end of that local day less those at its start; estimated where nothing was counted inside the day."}
	}
	return definition{}
}

// defineOverview has the figures of all videos together, over the period.
func defineOverview(key string) definition {
	switch key {
	case "overview.saves":
		return definition{"Saves", "%s saves come", "What all videos gained in saves over the period: of each, its count at the end less that at the start. Lost saves count as less."}
	case "overview.views":
		return definition{"Views", "%s views come", "What all videos gained in views over the period: of each, its count at the end less that at the start."}
	case "overview.shares":
		return definition{"Shares", "%s shares come", "What all videos gained in shares over the period: of each, its count at the end less that at the start."}
	case "overview.save_rate":
		return definition{"Save rate", "%s of views comes", "The saves gained over the period, divided by the views that the same videos gained over the same time."}
	case "overview.kept_after_week_1":
		return definition{"Kept after week 1", "%s after week 1 comes", "The part of the saves gained over the period that came when their video was older than seven days."}
	case "overview.change":
		return definition{"Change", "", "The whole days up to the latest count against as many before: of counts in per cent, of rates and parts in points. It needs half of the videos counted in both."}
	case "day.views_gained":
		return definition{"Views gained on a day", "", "What all videos gained in views on that local day."}
	case "findings":
		return definition{"Finding", "this finding comes", "What is worth knowing about the period. A comparison, a trend or a spike is named only when it stands after counting how many were looked at; the others are plain facts."}
	}
	return definition{}
}

// defineCompared has the figures of videos that are set beside each other.
func defineCompared(key string) definition {
	switch key {
	case "compare.age_days":
		return definition{"Age compared at", "", "The latest age, up to that of the youngest, at which all of these videos were counted, or as many of them as ever were at one."}
	case "compare.saves_at_age":
		return definition{"Saves at equal age", "%s saves come", "How many saves it had at the age that all of these videos are compared at; known where it was counted around that age."}
	case "compare.saves_at_day_1":
		return definition{"Saves at day 1", "%s saves at day 1 come", "How many saves it had at the age of one day; known where it was counted around that age."}
	case "compare.saves_at_day_7":
		return definition{"Saves at day 7", "%s saves at day 7 come", "How many saves it had at the age of seven days; known where it was counted around that age."}
	case "compare.saves_at_day_28":
		return definition{"Saves at day 28", "%s saves at day 28 come", "How many saves it had at the age of 28 days; known where it was counted around that age."}
	case "curve.saves":
		return definition{"Saves by age", "", "How many saves it had at that age, between two counts taken to grow evenly; unknown before the first and after the latest."}
	case "curve.age_days":
		return definition{"Age", "", "The time since it was posted, in days of 24 hours: the same ages for all videos that are compared."}
	}
	return definition{}
}

// defineModels has the figures of categories, of trends and of the hours.
func defineModels(key string) definition {
	switch key {
	case "category.saves":
		return definition{"Saves", "%s saves come", "The latest counts of saves of its videos, added up."}
	case "category.saves_gained":
		return definition{"Saves gained", "%s saves come", "What its videos gained in saves over the period, added up."}
	case "category.views":
		return definition{"Views", "%s views come", "The latest counts of views of its videos, added up."}
	case "typical_rate":
		return definition{"Typical save rate", "%s of views comes", "The save rate of a typical video of this category: half of its videos are kept more, half less. A video counts as one, however many views it has."}
	case "category_typical_rate":
		return definition{"Typical for its kind", "%s of views comes", "The save rate of a typical video of this video's category on its own account: half of these are kept more, half less."}
	case "pooled_rate":
		return definition{"Pooled save rate", "%s of all views comes", "What part of all views of these videos became saves. One large video can make it."}
	case "account.typical_rate":
		return definition{"Typical save rate", "%s of views comes", "The save rate of a typical video of this account: half of its videos are kept more, half less, whatever their views."}
	case "account.saves":
		return definition{"Saves", "%s saves come", "The latest counts of saves of its videos, added up."}
	case "account.views":
		return definition{"Views", "%s views come", "The latest counts of views of its videos, added up."}
	case "per_week":
		return definition{"Videos a week", "%s videos a week come", "How many videos it posted in the period, by the week."}
	case "saves_at_day_7":
		return definition{"Saves at day 7", "%s saves at day 7 come", "What the middle one of its videos had in saves at the age of seven days, of those counted around it."}
	case "views_at_day_7":
		return definition{"Views at day 7", "%s views at day 7 come", "What the middle one of its videos had in views at the age of seven days, of those counted around it."}
	case "best_category_chance":
		return definition{"Chance of its best category", "", "How likely the category named has the highest typical rate of the account’s."}
	case "tau2":
		return definition{"How much its videos differ", "", "How much the save rates of its videos differ beyond chance, as the variance of their log odds."}
	case "chance_best":
		return definition{"Chance of being best", "a chance of %s comes", "How likely its typical rate is the highest of all, given how many videos each category has and how alike the categories are."}
	case "interval_level":
		return definition{"Level of intervals", "", "How often intervals made this way hold the truth: 9 times in 10."}
	case "week.saves_gained":
		return definition{"Saves gained in a week", "", "What its videos gained in saves in that local week, from Monday."}
	case "week.views_gained":
		return definition{"Views gained in a week", "", "What its videos gained in views in that local week, from Monday."}
	case "week.pooled_rate":
		return definition{"Save rate of a week", "", "The saves gained in that week, divided by the views that the same videos gained in it. It moves whenever one large video comes or fades."}
	case "change_per_week":
		return definition{"Trend", "%s a week comes", "How much more, or less, a video is saved in its first seven days for each week that it was posted later: the median slope between all pairs of its videos."}
	case "p":
		return definition{"p", "", "How often videos in no order would show as clear an order as these."}
	case "q":
		return definition{"Chance to err", "", "How often findings as sure as this one are wrong, after counting how many were looked at."}
	case "gained":
		return definition{"Came", "", "The saves of the stretch, less what only made up for an earlier fall."}
	case "expected":
		return definition{"Expected", "", "The saves that the days before led to expect of the stretch, which fade as a video grows older."}
	case "multiple":
		return definition{"Times expected", "", "What came, divided by what was expected."}
	case "effect":
		return definition{"Against a typical hour", "%s typical comes", "The saves that its videos had by day 7 against those of a typical hour; the fewer videos, the closer it is moved to typical."}
	}
	return definition{}
}

// card begins the card of a figure.
func card(figure, item string) Card {
	return cardAs(figure, figure, item)
}

// cardAs is card for a figure whose definition is another than that of its bare key.
func cardAs(figure, defined, item string) Card {
	d := define(defined)
	return Card{
		Figure: figure, Item: item, Name: d.name, Definition: d.sentence, Inputs: []CardInput{}, LeftOut: []LeftOut{},
		said: d.said,
	}
}
