package demo

import (
	"math/rand/v2"
	"strconv"

	"gonum.org/v1/gonum/stat/distuv"

	"saveboard/model"
)

func formatID(id uint64) string { return strconv.FormatUint(id, 10) }

type snapshot struct {
	taken model.Instant
	model.Counters
}

// What happens to counts beside growth.
const (
	takenBack  = 0.0001 // part of the saves that people take back in a day
	recounted  = 0.03   // part of the saves that a recount takes away
	overlooked = 250    // one count in so many leaves a video out
)

// count lives through the evenings and keeps what is counted on them.
func (v Video) count(rng *rand.Rand, evenings []evening) []snapshot {
	var kept []snapshot
	var views, likes, comments, shares, saves int64
	from, last := v.Posted, evenings[len(evenings)-1].at
	for _, e := range evenings {
		if e.at <= v.Posted {
			continue
		}
		seen := vary(rng, v.Expected(from, e.at), ViewNoise)
		views += poisson(rng, seen)
		likes += poisson(rng, seen*v.likes)
		comments += poisson(rng, seen*v.comments)
		shares += poisson(rng, seen*v.shares)
		saves += poisson(rng, vary(rng, seen*v.Rate, SaveNoise))
		saves -= min(saves, poisson(rng, float64(saves)*takenBack*e.at.Days(from)))
		if e.at == v.Recounted {
			saves -= min(saves, poisson(rng, float64(saves)*recounted))
		}
		from = e.at
		left := rng.IntN(overlooked) == 0 && len(kept) > 0 && e.at != last
		if e.missed || left {
			continue
		}
		kept = append(kept, snapshot{e.at, model.Counters{
			model.Views: model.Exact(views), model.Likes: model.Exact(likes), model.Comments: model.Exact(comments),
			model.Shares: model.Exact(shares), model.Saves: model.Exact(saves),
		}})
	}
	return kept
}

// vary draws the mean that a day really has: gamma, with the dispersion of a negative binomial.
func vary(rng *rand.Rand, mean, dispersion float64) float64 {
	if mean <= 0 {
		return 0
	}
	return distuv.Gamma{Alpha: 1 / dispersion, Beta: 1 / (mean * dispersion), Src: rng}.Rand()
}

func poisson(rng *rand.Rand, mean float64) int64 {
	if mean <= 0 {
		return 0
	}
	return int64(distuv.Poisson{Lambda: mean, Src: rng}.Rand())
}
