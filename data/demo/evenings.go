package demo

import (
	"math/rand/v2"
	"time"

	"saveboard/model"
)

// An evening is a moment at which she counts, or would have.
type evening struct {
	at     model.Instant
	missed bool
}

// evenings are those of the year, a little after 18:00 UTC. The last is asOf itself. A few are
// missed: one weekend shortly before the end, so that estimated days are seen, and some others.
func evenings(rng *rand.Rand) []evening {
	const days = weeks * 7
	list := make([]evening, days)
	for i := range list {
		at := (model.Instant(firstMonday())+model.Instant(i))*86400 + 18*3600
		list[i].at = at + model.Instant(rng.IntN(840))
	}
	list[days-1].at = asOf()
	for _, d := range []int{7, 8} {
		list[model.Date(2026, time.November, d)-firstMonday()].missed = true
	}
	for range 5 {
		list[7+rng.IntN(days-7-28)].missed = true
	}
	return list
}
