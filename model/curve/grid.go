// Package curve compares videos at equal age: what is typical of an account at each age of its videos,
// how a video stands against that, and what it can be expected to reach. Setting a two-day-old video's total
// against a year-old one's is the classical mistake, and nothing here makes it.
package curve

import "sync"

const (
	hour = 3600
	day  = 24 * hour
)

// Grid are the ages, in seconds and rising, at which the typical curve is drawn: 1, 2 … 48 h, then
// 3, 4 … 90 d, then 97, 104 … 363 d.
var Grid = sync.OnceValue(func() []int64 {
	var ages []int64
	for h := int64(1); h <= 48; h++ {
		ages = append(ages, h*hour)
	}
	for d := int64(3); d <= 90; d++ {
		ages = append(ages, d*day)
	}
	for d := int64(97); d <= 363; d += 7 {
		ages = append(ages, d*day)
	}
	return ages
})
