package suggest_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"saveboard/model"
	"saveboard/model/suggest"
)

func video(n int, title, category string, hashtags ...string) model.Video {
	return model.Video{TikTokID: fmt.Sprintf("75%017d", n), Title: title, Category: category, Hashtags: hashtags}
}

// kitchen is an account of twelve sorted videos, and some more.
func kitchen(more ...model.Video) []model.Video {
	var videos []model.Video
	for i := range 6 {
		videos = append(videos, video(i, fmt.Sprintf("Sourdough loaf, part %d", i), "Bread", "bread"))
		videos = append(videos, video(10+i, fmt.Sprintf("Lentil soup of the day, part %d", i), "Soup", "soup"))
	}
	return append(videos, more...)
}

func TestASuggestionSaysWhatSpeaksForItAndHowSureItIs(t *testing.T) {
	t.Parallel()
	r, err := suggest.For(t.Context(), kitchen(
		video(100, "One more SOURDOUGH", "", "bread"), video(101, "Pumpkin Soup", ""), video(102, "Something else", ""), video(103, "", ""),
	))
	if err != nil {
		t.Fatal(err)
	}
	if r.LearnedFrom != 12 || r.Categories != 2 || r.Right != 12 || r.LargestHas != 6 || r.WithoutWord != 2 {
		t.Errorf("the report is %+v", r)
	}
	if len(r.Suggestions) != 2 {
		t.Fatalf("the suggestions are %+v, want two", r.Suggestions)
	}
	first := r.Suggestions[0]
	if first.VideoID != video(100, "", "").TikTokID || first.Category != "Bread" || first.Probability < 0.9 || !slices.Contains(first.Words, "sourdough") || !slices.Contains(first.Words, "#bread") {
		t.Errorf("the surest is %+v", first)
	}
	if second := r.Suggestions[1]; second.Category != "Soup" || second.Probability < 0.5 || second.Probability >= first.Probability {
		t.Errorf("the other is %+v", second)
	}
	if n := len(r.Above(first.Probability)); n != 1 {
		t.Errorf("%d are as sure as the first", n)
	}
	if right, of := r.RightAbove(0); right != 12 || of != 12 {
		t.Errorf("right are %d of %d", right, of)
	}
}

func TestNothingIsSuggestedFromTooFew(t *testing.T) {
	t.Parallel()
	for name, videos := range map[string][]model.Video{
		"nothing":      nil,
		"one category": {video(1, "bread", "Bread"), video(2, "bread", "")},
		"few videos":   {video(1, "bread", "Bread"), video(2, "soup", "Soup"), video(3, "soup", "")},
	} {
		if r, err := suggest.For(t.Context(), videos); err != nil || r.Enough() || len(r.Suggestions) > 0 {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
	}
}

func TestCategoriesInTwoSpellingsAreOne(t *testing.T) {
	t.Parallel()
	videos := kitchen()
	videos[0].Category = "BREAD"
	if r, err := suggest.For(t.Context(), videos); err != nil || r.Categories != 2 {
		t.Errorf("%+v, %v", r, err)
	}
}

// Where titles say nothing of the category, the guesses are right as often as chance is, and they do
// not claim to be surer: what a video says of itself is left out.
func TestOnTitlesOfChanceItIsNoSurerThanItIsRight(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(5, 6))
	var videos []model.Video
	for i := range 600 {
		title := fmt.Sprintf("w%d w%d w%d w%d", random.IntN(60), random.IntN(60), random.IntN(60), random.IntN(60))
		videos = append(videos, video(i, title, []string{"A", "B", "C"}[random.IntN(3)]))
	}
	r, err := suggest.For(t.Context(), videos)
	if err != nil {
		t.Fatal(err)
	}
	if share := float64(r.Right) / 600; share < 0.25 || share > 0.42 {
		t.Errorf("it is right for %.2f of titles that say nothing", share)
	}
	if _, sure := r.RightAbove(0.6); sure > 30 {
		t.Errorf("it is sure of %d guesses of 600", sure)
	}
}

// Where words lean to a category, the guesses above 0.8 are right about as often as they say.
func TestItIsAsOftenRightAsItSays(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 8))
	var videos []model.Video
	for i := range 900 {
		c := random.IntN(3)
		title := ""
		for range 5 {
			word := random.IntN(40)
			if random.Float64() < 0.35 {
				word = 100*(c+1) + random.IntN(12)
			}
			title += fmt.Sprintf("w%d twin%d ", word, word) // words that come in twos make it too sure of itself
		}
		videos = append(videos, video(i, title, []string{"A", "B", "C"}[c]))
	}
	r, err := suggest.For(t.Context(), videos)
	if err != nil {
		t.Fatal(err)
	}
	right, of := r.RightAbove(0.8)
	if share := float64(right) / float64(of); of < 100 || math.Abs(share-0.93) > 0.07 {
		t.Errorf("of those at least 80%% sure %d of %d are right", right, of)
	}
}

func TestItStopsWhenNobodyWaits(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := suggest.For(ctx, kitchen()); !errors.Is(err, context.Canceled) {
		t.Errorf("it gives %v", err)
	}
}

func BenchmarkFor(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	var videos []model.Video
	for i := range 5000 {
		category := []string{"A", "B", "C", "D", "E", "F", "G", "H"}[i%8]
		if i%4 == 0 {
			category = ""
		}
		videos = append(videos, video(i, fmt.Sprintf("w%d w%d w%d w%d w%d", random.IntN(900), random.IntN(900), random.IntN(900), random.IntN(900), i%8), category))
	}
	for b.Loop() {
		if _, err := suggest.For(b.Context(), videos); err != nil {
			b.Fatal(err)
		}
	}
}
