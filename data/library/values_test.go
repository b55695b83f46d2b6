package library_test

import (
	"slices"
	"testing"

	"saveboard/model"
	"saveboard/model/view"
)

func TestAFilterCanAskAboutWhatVideosHave(t *testing.T) {
	t.Parallel()
	l, _ := filled(t, month(3)...)
	values, err := l.Values(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(values.Categories, []string{"Tutorials", "Skits"}) || !slices.Equal(values.Accounts, []string{"mira"}) {
		t.Errorf("the values are %+v", values)
	}
}

// TestAFilterOfFiguresIsAnsweredAlikeFromWhatIsKept asks each view twice, in turn with another period and filter.
func TestAFilterOfFiguresIsAnsweredAlikeFromWhatIsKept(t *testing.T) {
	t.Parallel()
	l, s := filled(t, month(5)...)
	count := func(filter string, days int) [4]int {
		q := asked(30)
		q.Filter, q.Period = filter, model.LastDays(days)
		videos, err := l.Videos(t.Context(), view.VideosQuery{Query: q})
		if err != nil {
			t.Fatal(err)
		}
		categories, err := l.Categories(t.Context(), view.CategoriesQuery{Query: q})
		if err != nil {
			t.Fatal(err)
		}
		overview, err := l.Overview(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		timing, err := l.Timing(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		sum := 0
		for _, c := range categories.Categories {
			sum += c.Videos
		}
		return [4]int{videos.Matched, sum, overview.Videos, len(timing.LeftOut)}
	}
	for range 2 {
		for _, c := range []struct {
			filter string
			days   int
			want   int
		}{{"gained>200", 7, 2}, {"gained>200", 28, 5}, {"gained>200 spike:yes", 28, 0}, {"saves>1000 category:tut", 7, 1}, {"fair<99%", 7, 5}} {
			if got := count(c.filter, c.days); got[0] != c.want || got[1] != c.want || got[2] != c.want {
				t.Errorf("%q over %d days: %v, want %d videos", c.filter, c.days, got, c.want)
			}
		}
	}
	add(t, s, record(2, 31, "Video 2", "", 99999))
	if got := count("saves>90000", 7); got[0] != 0 {
		t.Errorf("a count of tomorrow is taken: %v", got)
	}
}
