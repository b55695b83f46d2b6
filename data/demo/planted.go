package demo

import (
	"time"

	"saveboard/model"
)

// A planted video is one whose truth is set and not drawn: what the demo is to have in any case.
// A zero field is drawn as for any other video.
type planted struct {
	caption
	category  string
	posted    model.Instant
	views     float64 // in the first 365 days
	rate      float64
	growth    Growth
	durationS int64
	evergreen bool
	spikes    []Spike
	labels    []string
	note      string
}

func plantedVideos() []planted {
	day := func(month time.Month, d int) model.Day { return model.Date(2026, month, d) }
	return []planted{
		{
			caption:  caption{"Vanilla crescents in 20 minutes 🌙", []string{"vanillekipferl", "christmasbaking"}},
			category: "Recipes", posted: berlin(model.Date(2025, time.December, 2), 17, 30, 12),
			views: 160_000, rate: 0.019, growth: Growth{A0: 1.5, B: 1.6}, durationS: 44,
			spikes: []Spike{{utc(2025, time.December, 18, 19, 0), 11}},
		},
		{
			caption:  caption{"3 knife skills you skip 🔪", []string{"knifeskills", "kitchenhacks"}},
			category: "Tutorials", posted: berlin(day(time.February, 11), 18, 5, 40),
			views: 390_000, rate: 0.029, growth: Growth{A0: 30, B: 0.35}, durationS: 71,
			evergreen: true, note: "pinned to the profile",
		},
		{
			caption:  caption{"Hot cross buns, the night before", []string{"hotcrossbuns", "easterbaking"}},
			category: "Recipes", posted: berlin(day(time.March, 18), 7, 45, 3),
			views: 110_000, rate: 0.017, growth: Growth{A0: 1.2, B: 1.5}, durationS: 52,
			spikes: []Spike{{utc(2026, time.April, 2, 20, 0), 14}},
		},
		{
			caption:  caption{"Freeze it or not? 🧊", []string{"freezer", "kitchenhacks"}},
			category: "Tutorials", posted: berlin(day(time.June, 16), 19, 10, 27),
			views: 140_000, rate: 0.021, growth: Growth{A0: 1, B: 1.45}, durationS: 66,
			spikes: []Spike{{utc(2026, time.July, 8, 6, 0), 12}, {utc(2026, time.October, 14, 18, 30), 30}},
		},
		{
			caption:  caption{"食パンの作り方、最短ルート", []string{"食パン", "パン作り"}},
			category: "Tutorials", posted: berlin(day(time.September, 3), 12, 15, 44),
			views: 170_000, rate: 0.0212, growth: Growth{A0: 0.8, B: 1.4}, durationS: 60,
		},
		{
			caption:  caption{"خبز الصاج في عشر دقائق", []string{"خبز", "وصفات"}},
			category: "Recipes", posted: berlin(day(time.October, 20), 17, 25, 6),
			views: 150_000, rate: 0.018, growth: Growth{A0: 1.4, B: 1.55}, durationS: 51,
		},
		{
			caption:  caption{"Sourdough in 60 s 🍞", []string{"sourdough", "bread", "60seconds"}},
			category: "Tutorials", posted: berlin(day(time.November, 3), 8, 10, 31),
			views: 390_000, rate: 0.0238, growth: Growth{A0: 1.2, B: 1.6}, durationS: 58,
			spikes: []Spike{{utc(2026, time.November, 16, 19, 0), 27}},
			labels: []string{HookLabel}, note: "stitched by a bakery on 17 November",
		},
		{
			caption:  caption{"Meal prep: lentils 4 ways", []string{"mealprep", "lentils"}},
			category: "Meal prep", posted: berlin(day(time.November, 10), 18, 20, 9),
			views: 210_000, rate: 0.0271, growth: Growth{A0: 1.6, B: 1.7}, durationS: 63,
		},
		{
			caption:  caption{"Freezer dumplings 🥟 one batch", []string{"dumplings", "freezer"}},
			category: "Recipes", posted: berlin(day(time.November, 14), 9, 2, 55),
			views: 190_000, rate: 0.0194, growth: Growth{A0: 1.3, B: 1.55}, durationS: 49,
		},
		{
			caption:  caption{"One pot, four lunches 🍲", []string{"mealprep", "onepot"}},
			category: "Meal prep", posted: berlin(day(time.October, 6), 18, 40, 18),
			views: 260_000, rate: 0.0225, growth: Growth{A0: 1.1, B: 1.5}, durationS: 57,
			spikes: []Spike{{utc(2026, time.October, 27, 19, 0), 9}},
		},
	}
}
