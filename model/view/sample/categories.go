package sample

import (
	"fmt"
	"math"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/view"
)

// A kind is a category of the invented creator.
type kind struct {
	name                       string
	colour, videos             int
	saves, gained, pooled      float64
	typical, low, high, chance float64 // none when typical is 0
}

// Categories are six of them and videos without one, by their typical rates. One has too few videos for
// such a rate, one a name in another script, one a long name and weeks without views.
func Categories() view.Categories {
	return categoriesOf([]kind{
		{"Tutorials", 1, 41, 21400, 6210, .0231, .0192, .0162, .0228, .914},
		{"Meal prep", 4, 19, 9870, 7040, .0190, .0174, .0130, .0232, .072},
		{"Recipes", 0, 68, 12100, 1480, .0152, .0146, .0126, .0169, .014},
		{"Behind the scenes of a very small bakery", 3, 29, 1540, 88, .0088, .0091, .0075, .0110, .004},
		{"Skits", 2, 37, 810, -4, .0071, .0090, .0076, .0107, .004},
		{"レビューと味見の動画", 5, 4, 2480, 310, .0110, 0, 0, 0, 0},
		{"", 8, 4, 96, 0, .0064, 0, 0, 0, 0},
	}, "Tutorials keep most: typically 1.92% of views. Chance of being best: 91%.", "Tutorials keep most: typically 1.92%.")
}

// CategoriesTooFew are categories none of which has the videos for a typical rate.
func CategoriesTooFew() view.Categories {
	v := categoriesOf([]kind{
		{"Meal prep", 1, 4, 9870, 7040, .0190, 0, 0, 0, 0},
		{"Tutorials", 0, 6, 21400, 6210, .0131, 0, 0, 0, 0},
		{"Skits", 2, 2, 810, -4, .0071, 0, 0, 0, 0},
	}, "No category has 5 videos with about 158 views each, so no typical rate yet.", "Too few videos for a typical rate.")
	v.Sort = view.ByPooled
	return v
}

// ManyCategories are so many, more than a small screen holds.
func ManyCategories(n int) view.Categories {
	var kinds []kind
	for i := range n {
		typical := .03 - .001*float64(i)
		kinds = append(kinds, kind{fmt.Sprintf("Kind %d", i+1), min(i, 8), 30 - i, 9000 - float64(300*i), 900, typical + .001, typical, .9 * typical, 1.1 * typical, 1 / float64(n)})
	}
	return categoriesOf(kinds, "Too close to call between Kind 1 and Kind 2.", "Too close to call.")
}

// Unsorted is an account whose videos have no category.
func Unsorted() view.Categories {
	v := categoriesOf([]kind{{"", 8, 4, 96, 0, .0064, 0, 0, 0, 0}}, "No video has a category yet.", "No category yet.")
	v.Sort, v.Weeks, v.Categories[0].Weeks = view.ByPooled, nil, nil
	return v
}

func categoriesOf(kinds []kind, answer, short string) view.Categories {
	v := view.Categories{Head: Head("categories"), Verdict: answer, IntervalLevel: 0.9, Sort: view.ByTypicalRate, Metric: model.MetricSaves}
	v.Answer, v.AnswerShort = answer, short
	for i := range 20 {
		v.Weeks = append(v.Weeks, model.Date(2026, 7, 6)+model.Day(7*i))
	}
	for _, k := range kinds {
		v.Categories = append(v.Categories, k.category(v.Weeks))
	}
	return v
}

func (k kind) category(weeks []model.Day) view.Category {
	c := view.Category{
		Videos: k.videos, VideosEntered: k.videos - 1, VideosUsable: k.videos - 1, Colour: k.colour,
		Saves: model.Known(k.saves), SavesGained: model.Known(k.gained), Views: model.Known(math.Round(k.saves / k.pooled)),
		PooledRate: model.Known(k.pooled), ViewsNeeded: int(math.Ceil(3 / k.pooled)),
	}
	name := view.Uncategorised
	if k.name != "" {
		name, c.Name = k.name, &k.name
	}
	if k.typical > 0 {
		c.TypicalRate, c.TypicalRateLow, c.TypicalRateHigh = model.Known(k.typical), model.Known(k.low), model.Known(k.high)
		c.Tau2, c.ChanceBest = model.Known(0.25), model.Known(k.chance)
		c.Sentences = append(c.Sentences, fmt.Sprintf("A typical video of %s is kept by %.2f%% of views (9 times in 10, %.2f%% to %.2f%%).",
			name, k.typical*100, k.low*100, k.high*100))
	}
	if needs := c.Needs(); needs != nil {
		c.Sentences = append(c.Sentences, name+" "+needs[0]+" for a typical rate.")
	}
	f := number.Full()
	c.Sentences = append(c.Sentences, fmt.Sprintf("Of all views of %s, %s became saves: %s of %s.", name, f.Rate(c.PooledRate), f.Exact(c.Saves), f.Exact(c.Views)))
	if k.pooled > k.high && k.high > 0 {
		c.Sentences = append(c.Sentences, "That is more than typical: one video brought 26% of these saves.")
	}
	if c.ChanceBest.Known() {
		c.Sentences = append(c.Sentences, "Chance that it is your best kind: "+f.Chance(c.ChanceBest)+".")
	}
	c.Sentences = append(c.Sentences, "Most saved: “Sourdough in 60 s 🍞”, 12,480 saves.", fmt.Sprintf("%d videos, one of them without a rate yet.", k.videos))
	if k.name == "" {
		c.Sentences = append(c.Sentences[:1], "These videos are in no category. A rule sorts them: saveboard category add '#bread' Recipes.")
	}
	for i, monday := range weeks {
		week := view.Week{Week: monday, Videos: k.videos, SavesGained: model.Known(k.gained / 4)}
		if k.colour != 3 || i%5 != 2 { // one has weeks without views
			week.PooledRate = model.Known(k.pooled * (1 + 0.18*math.Sin(float64(i)+3*float64(k.colour))))
			week.Value = model.Known(k.gained / 4 * (1 + 0.4*math.Sin(float64(i)*0.8+float64(k.colour))))
		}
		c.Weeks = append(c.Weeks, week)
	}
	return c
}
