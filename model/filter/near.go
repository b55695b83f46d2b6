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
		slips := text.Slips(word, r.name)
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
