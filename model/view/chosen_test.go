package view

import (
	"fmt"
	"slices"
	"testing"

	"saveboard/model"
)

// mixed are videos of two categories with many and few saves, one of them never counted.
func mixed() []model.History {
	return []model.History{
		weekly(1, "Tutorials", 10, 1), weekly(2, "Tutorials", 20, 3), weekly(3, "Skits", 1, 1), weekly(4, "Skits", 40, 2),
		weekly(5, "", 5, 5), weekly(6, "Tutorials", 7, 0), history(7, "Tutorials", "never counted", "2026-03-02T12:00:00Z"),
	}
}

func TestEveryViewTakesTheSameVideos(t *testing.T) {
	t.Parallel()
	for filter, want := range map[string]int{
		"": 7, "category:tut": 4, "-category:tut": 3, "saves>100": 3, "-saves>100": 3, "saves<=40 OR never": 2, "category:tut saves>100": 2,
		"gained>25": 2, "typical>1": 3, "-typical>1": 3, "rate:1%": 6, "spike:no": 6, "spike:yes": 0, "age>1000d": 0, "own:yes weekday:sun": 6, "own:no": 0,
		"never rate>0%": 0, "-never": 6, "uncategorised": 0, "category:uncategorised": 1,
	} {
		t.Run(filter, func(t *testing.T) {
			t.Parallel()
			q, in := query(10, "2026-03-21T18:00:00Z"), input(mixed()...)
			q.Filter = filter
			collection, err := collectFor(t.Context(), in, q)
			if err != nil {
				t.Fatal(err)
			}
			var ids []model.VideoID
			for _, v := range collection.Videos(VideosQuery{Query: q, Sort: ByAge}).Videos {
				ids = append(ids, v.ID)
			}
			slices.Sort(ids)
			if len(ids) != want {
				t.Errorf("the list has %v, want %d videos", ids, want)
			}
			chosen, err := newChooser(t.Context(), in, q)
			if err != nil {
				t.Fatal(err)
			}
			var taken []model.VideoID
			for _, h := range mixed() {
				if chosen.takes(&h.Video) {
					taken = append(taken, h.ID)
				}
			}
			if !slices.Equal(ids, taken) {
				t.Errorf("the list has %v, the other views %v", ids, taken)
			}
			totals, err := totalsOf(t.Context(), in, q)
			if err != nil {
				t.Fatal(err)
			}
			categories, err := computeCategories(t.Context(), in, CategoriesQuery{Query: q})
			if err != nil {
				t.Fatal(err)
			}
			sum := 0
			for _, c := range categories.Categories {
				sum += c.Videos
			}
			if totals.Videos != want || sum != want {
				t.Errorf("the totals are of %d videos and the categories of %d, want %d", totals.Videos, sum, want)
			}
		})
	}
}

func TestWhereNothingMatchesTheNarrowestPartIsNamed(t *testing.T) {
	t.Parallel()
	for filter, want := range map[string]string{
		"zzz":                              "Nothing matches.",
		"category:tut zzz":                 "Nothing matches. 4 videos would without zzz.",
		"saves>100 category:uncat":         "Nothing matches. 3 videos would without category:uncat.",
		"(skits OR tutorials) saves>9k -x": "Nothing matches. 6 videos would without saves>9k.",
		"zzz yyy":                          "Nothing matches.",
	} {
		q, in := query(10, "2026-03-21T18:00:00Z"), input(mixed()...)
		q.Filter = filter
		collection, err := collect(t.Context(), in, q)
		if err != nil {
			t.Fatal(err)
		}
		categories, err := computeCategories(t.Context(), in, CategoriesQuery{Query: q})
		if err != nil {
			t.Fatal(err)
		}
		trends, err := collectTrends(t.Context(), in, q)
		if err != nil {
			t.Fatal(err)
		}
		timing, err := computeTiming(t.Context(), in, q)
		if err != nil {
			t.Fatal(err)
		}
		for name, got := range map[string]string{
			"videos": collection.Videos(VideosQuery{Query: q}).Answer, "categories": categories.Answer,
			"trends": trends.Trends(TrendsQuery{Query: q}).Answer, "timing": timing.Answer,
		} {
			if got != want {
				t.Errorf("%s of %q: %q, want %q", name, filter, got, want)
			}
		}
	}
}

func TestWhatIsNoFilterTakesNothing(t *testing.T) {
	t.Parallel()
	q, in := query(10, "2026-03-21T18:00:00Z"), input(mixed()...)
	q.Filter = "raet>1%"
	c, err := collect(t.Context(), in, q)
	if err != nil {
		t.Fatal(err)
	}
	if n := c.Videos(VideosQuery{Query: q}).Matched; n != 0 {
		t.Errorf("it takes %d videos", n)
	}
	if _, err := totalsOf(t.Context(), in, q); err == nil {
		t.Error("the totals say nothing")
	}
	if _, err := collectTrends(t.Context(), in, q); err == nil {
		t.Error("the trends say nothing")
	}
}

// BenchmarkFilterVideos is one key on the filter line over 10,000 videos.
func BenchmarkFilterVideos(b *testing.B) {
	var videos []model.History
	for n := range 10000 {
		h := weekly(int64(n), []string{"Tutorials", "Skits", "Vlogs"}[n%3], int64(n%50), 1)
		h.TikTokID, h.Title, h.Hashtags = fmt.Sprint(7300000000000000000+n), fmt.Sprintf("Crème brûlée no. %d, or how to cook it", n), []string{"dessert", "cooking"}
		videos = append(videos, h)
	}
	q := query(10, "2026-03-21T18:00:00Z")
	c, err := collect(b.Context(), input(videos...), q)
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range []string{"", "brul", "brulee zzz", "rate>0.5% category:tut", `"how to" -#zzz saves>100 posted:2026-03..`} {
		b.Run(f, func(b *testing.B) {
			q.Filter = f
			for b.Loop() {
				c.Videos(VideosQuery{Query: q})
			}
		})
	}
}
