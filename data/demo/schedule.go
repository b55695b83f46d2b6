package demo

import (
	"math/rand/v2"
	"slices"
	"time"

	"saveboard/model"
)

// schedule draws n moments of posting over the year, three to six a week, none of them on a day in
// taken and none in the last hours before asOf.
func schedule(rng *rand.Rand, n int, taken []model.Instant) []model.Instant {
	busy := make(map[model.Day]bool)
	perWeek := make([]int, weeks)
	for _, t := range taken {
		day := model.Day(t / 86400)
		busy[day] = true
		perWeek[(day-firstMonday())/7]++
	}
	var posts []model.Instant
	for len(posts) < n {
		week := emptiest(rng, perWeek)
		day := firstMonday() + model.Day(7*week+draw(rng, weekdayWeights()))
		at := berlin(day, 5+draw(rng, hourWeights()), rng.IntN(60), rng.IntN(60))
		if busy[day] || at > asOf()-3*3600 {
			continue
		}
		busy[day] = true
		perWeek[week]++
		posts = append(posts, at)
	}
	slices.Sort(posts)
	return posts
}

// emptiest is one of two weeks drawn: the one with fewer posts. So weeks are alike, but not equal.
func emptiest(rng *rand.Rand, perWeek []int) int {
	a, b := rng.IntN(weeks), rng.IntN(weeks)
	if perWeek[b] < perWeek[a] {
		a = b
	}
	return a
}

// draw is an index, as likely as its weight.
func draw(rng *rand.Rand, weights []int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	at := rng.IntN(sum)
	for i, w := range weights {
		if at < w {
			return i
		}
		at -= w
	}
	panic("demo: no weights to draw by")
}

// weekdayWeights are from Monday on.
func weekdayWeights() []int { return []int{8, 13, 9, 13, 9, 12, 8} }

// hourWeights are from 5 in the morning to 22 at night, Berlin time.
func hourWeights() []int {
	return []int{1, 3, 8, 9, 5, 4, 3, 6, 4, 2, 2, 4, 10, 13, 11, 7, 3, 1}
}

// slot is how much the hour of posting multiplies the views: what Timing is to find.
func slot(t model.Instant) float64 {
	local := t.Time().Add(time.Hour)
	if t >= utc(2026, time.March, 29, 1, 0) && t < utc(2026, time.October, 25, 1, 0) {
		local = local.Add(time.Hour)
	}
	hour := local.Hour()
	switch local.Weekday() {
	case time.Monday:
		if hour < 12 {
			return 0.7
		}
	case time.Tuesday, time.Thursday:
		if hour >= 17 && hour < 20 {
			return 1.5
		}
	case time.Friday:
		if hour >= 16 {
			return 0.75
		}
	case time.Saturday:
		if hour >= 8 && hour < 11 {
			return 1.6
		}
	}
	return 1
}
