package filter

import (
	"slices"
	"strings"

	"saveboard/model/text"
)

// nearest is the field whose name a slip of the fingers makes of a word; false when none is near.
func nearest(word string) (string, bool) {
	near := nearNames(word)
	if len(near) == 0 {
		return "", false
	}
	return near[0], true
}

// nearNames are the names of fields that a word may have been meant for, the nearest first.
func nearNames(word string) []string {
	word = text.Fold(word)
	type candidate struct {
		name  string
		slips int
	}
	var list []candidate
	for _, r := range table() {
		slips := slipsBetween(word, r.name)
		if len(word) >= 2 && strings.HasPrefix(r.name, word) {
			slips = min(slips, 1)
		}
		if slips <= 2 && slips < len(word) {
			list = append(list, candidate{r.name, slips})
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return a.slips - b.slips })
	names := make([]string, len(list))
	for i, c := range list {
		names[i] = c.name
	}
	return names
}

// slipsBetween counts letters added, left out, changed or swapped with their neighbour.
func slipsBetween(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last := make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		now := make([]int, len(y)+1)
		now[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			now[j+1] = min(last[j+1]+1, now[j]+1, last[j]+cost)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				now[j+1] = min(now[j+1], before[j-1]+1)
			}
		}
		before, last = last, now
	}
	return last[len(y)]
}
