package demo

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"saveboard/model"
)

func categories() []Category {
	return []Category{
		{Name: "Tutorials", Rate: 0.019},
		{Name: "Meal prep", Rate: 0.0075, RisingFrom: asOf() - 26*7*86400, WeeklyRise: 0.045},
		{Name: "Recipes", Rate: 0.0145},
		{Name: "Reviews", Rate: 0.0105},
		{Name: "Behind the scenes", Rate: 0.0085},
		{Name: "Skits", Rate: 0.007},
	}
}

// A habit is how the videos of a category differ from others in all but their save rate.
type habit struct {
	reach, likes, seconds float64 // factor of views; likes of a view; median length
}

func habitOf(category string) habit {
	switch category {
	case "Tutorials":
		return habit{1.2, 0.092, 62}
	case "Meal prep":
		return habit{1, 0.085, 55}
	case "Recipes":
		return habit{1, 0.096, 47}
	case "Reviews":
		return habit{0.8, 0.081, 75}
	case "Behind the scenes":
		return habit{0.65, 0.104, 70}
	case "Skits":
		return habit{1.5, 0.121, 22}
	}
	return habit{0.6, 0.09, 30}
}

// videos draws the truth of every post, planted ones among them, by posting time.
func videos(seed uint64, cats []Category, evenings []evening) []Video {
	set := plantedVideos()
	var taken []model.Instant
	for _, p := range set {
		taken = append(taken, p.posted)
	}
	left := captions(stream(seed, streamCaptions))
	rng := stream(seed, streamSchedule)
	n := 0
	for _, list := range left {
		n += len(list)
	}
	for _, at := range schedule(rng, n, taken) {
		category := pickCategory(rng, left, at)
		list := left[category]
		left[category] = list[1:]
		set = append(set, planted{caption: list[0], category: category, posted: at})
	}
	slices.SortFunc(set, func(a, b planted) int { return int(a.posted - b.posted) })

	all := make([]Video, len(set))
	for i, p := range set {
		all[i] = p.video(stream(seed, streamVideos+uint64(i)), cats)
	}
	recount(stream(seed, streamEvenings+100), all, evenings)
	return all
}

// pickCategory draws a category by how many captions of it are left. Meal prep comes late.
func pickCategory(rng *rand.Rand, left map[string][]caption, at model.Instant) string {
	names := append(categoryNames(), "")
	weights := make([]int, len(names))
	for i, name := range names {
		weights[i] = 3 * len(left[name])
		if name == "Meal prep" && at < asOf()-26*7*86400 {
			weights[i] /= 3
		}
	}
	return names[draw(rng, weights)]
}

// video draws what p leaves open.
func (p planted) video(rng *rand.Rand, cats []Category) Video {
	h := habitOf(p.category)
	v := Video{
		Kind: p.kind(), Title: p.title, Hashtags: p.hashtags, Category: p.category,
		Posted: p.posted, Labels: p.labels, Note: p.note, Slot: slot(p.posted),
		Evergreen: p.evergreen, Spikes: p.spikes,
		ID:    videoID(rng, p.posted),
		Rate:  p.drawRate(rng, cats),
		Views: drawViews(rng, p.posted) * h.reach,
		Growth: Growth{
			A0: spread(rng, 0.9, 0.5),
			B:  max(1.15, spread(rng, 1.5, 0.14)),
		},
		likes:    spread(rng, h.likes, 0.25),
		comments: spread(rng, 0.002, 0.5),
		shares:   spread(rng, 0.007, 0.35),
	}
	seconds := int64(max(7, spread(rng, h.seconds, 0.3)))
	if v.Kind == model.KindVideo { // photos have no length: unknown, not 0
		v.DurationS = model.Exact(seconds)
	}
	v.Views *= v.Slot
	v.hook(rng)
	if p.views != 0 {
		v.Views, v.Rate, v.Growth, v.Slot = p.views, p.rate, p.growth, 1
		v.DurationS = model.Exact(p.durationS)
		v.Labels = p.labels
	}
	return v
}

// hook labels half of the late videos of three categories. They are kept more: that is the
// experiment's truth.
func (v *Video) hook(rng *rand.Rand) {
	tried := v.Category == "Tutorials" || v.Category == "Recipes" || v.Category == "Meal prep"
	heads := rng.IntN(2) == 0
	if tried && heads && v.Posted >= utc(2026, time.September, 7, 0, 0) {
		v.Labels = []string{HookLabel}
		v.Rate *= HookEffect
	}
}

func (p planted) drawRate(rng *rand.Rand, cats []Category) float64 {
	logOdds := logit(0.009)
	for _, c := range cats {
		if c.Name != p.category {
			continue
		}
		logOdds = logit(c.Rate)
		if c.RisingFrom != 0 && p.posted > c.RisingFrom {
			logOdds += float64(c.WeeklyRise * p.posted.Days(c.RisingFrom) / 7)
		}
	}
	logOdds += float64(RateSpread * rng.NormFloat64())
	return 1 / (1 + math.Exp(-logOdds))
}

func logit(p float64) float64 { return math.Log(p / (1 - p)) }

// drawViews is about a median that grows from 18,000 to 40,000 over the year.
func drawViews(rng *rand.Rand, posted model.Instant) float64 {
	grown := posted.Days(asOf()) / year // −1 … 0
	return spread(rng, 40_000*math.Exp(0.8*grown), ViewSpread)
}

// spread draws a log-normal number about its median.
func spread(rng *rand.Rand, median, sd float64) float64 {
	return median * math.Exp(sd*rng.NormFloat64())
}

// videoID is an id as TikTok makes them: the second of the upload in the upper bits. The upload is
// some seconds before the posting, or for one in thirty up to three days, when it was scheduled.
func videoID(rng *rand.Rand, posted model.Instant) string {
	before := 3 + rng.IntN(8)
	if rng.IntN(30) == 0 {
		before = 3600 + rng.IntN(3*86400)
	}
	for {
		id := uint64(posted-model.Instant(before))<<32 | uint64(rng.Uint32())
		if id%10_000 != 0 { // such an id would look as if a spreadsheet had rounded it
			return formatID(id)
		}
	}
}

// recount lets TikTok take some saves away from five videos, each on one evening.
func recount(rng *rand.Rand, all []Video, evenings []evening) {
	for range 5 {
		v := &all[rng.IntN(len(all)-40)]
		e := evenings[len(evenings)-2-rng.IntN(60)]
		if len(v.Spikes) == 0 && !strings.Contains(v.Note, "pinned") {
			v.Recounted = e.at
		}
	}
}
