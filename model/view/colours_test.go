package view

import (
	"fmt"
	"testing"

	"saveboard/model"
)

func TestACategoryHasOneColourOnEveryScreen(t *testing.T) {
	t.Parallel()
	var videos []model.History
	for kind := range int64(11) {
		for n := range 12 - kind {
			h := counted(100*(kind+1)+n, fmt.Sprint("Kind ", kind), 20, 2+n)
			h.Hashtags = []string{"#bread"}
			videos = append(videos, h)
		}
	}
	in, q := input(videos...), query(28, asOfApril)
	set, err := collectCategories(t.Context(), in, q)
	if err != nil {
		t.Fatal(err)
	}
	trends, err := collectTrends(t.Context(), in, q)
	if err != nil {
		t.Fatal(err)
	}
	v := trends.Trends(TrendsQuery{Query: q})
	if v.Videos != len(videos) {
		t.Errorf("trends are of %d videos, want %d", v.Videos, len(videos))
	}
	colours := make(map[string]int)
	for _, s := range v.Series {
		if colours[s.DisplayName()] = s.Colour; s.Kind == HashtagSeries && s.Colour != otherColour {
			t.Errorf("%s has the colour %d of a category", s.DisplayName(), s.Colour)
		}
	}
	for _, c := range set.Categories(CategoriesQuery{Query: q}).Categories {
		var place int
		_, _ = fmt.Sscanf(c.DisplayName(), "Kind %d", &place)
		if c.Colour != min(place, 8) || colours[c.DisplayName()] != c.Colour {
			t.Errorf("%s has colour %d, on Trends %d", c.DisplayName(), c.Colour, colours[c.DisplayName()])
		}
	}
}

func TestColoursOfOneSizeAreByName(t *testing.T) {
	t.Parallel()
	got := coloursBySize(map[string]kindSize{"soup": {"Soup", 3}, "bread": {"Bread", 3}, "cake": {"Cake", 4}})
	if want := map[string]int{"cake": 0, "bread": 1, "soup": 2}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("colours %v, want %v", got, want)
	}
}
