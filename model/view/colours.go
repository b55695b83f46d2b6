package view

import (
	"cmp"
	"maps"
	"slices"
)

// otherColour is the colour of every category past the eighth, and of the uncategorised.
const otherColour = 8

// A kindSize is a category's name and how many videos it has.
type kindSize struct {
	name   string
	videos int
}

// coloursBySize gives categories, by their folded names, the colour that they have on every screen: 0 to 7 in
// order of size, then otherColour.
func coloursBySize(sizes map[string]kindSize) map[string]int {
	folded := slices.SortedFunc(maps.Keys(sizes), func(a, b string) int {
		return cmp.Or(cmp.Compare(sizes[b].videos, sizes[a].videos), cmp.Compare(sizes[a].name, sizes[b].name), cmp.Compare(a, b))
	})
	colours := make(map[string]int, len(folded))
	for place, name := range folded {
		colours[name] = min(place, otherColour)
	}
	return colours
}
