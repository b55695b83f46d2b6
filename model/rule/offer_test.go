package rule_test

import (
	"fmt"
	"slices"
	"testing"

	"saveboard/model"
	"saveboard/model/rule"
)

func TestHashtagsAreOfferedFirstAndThenWordsThatOthersHaveToo(t *testing.T) {
	t.Parallel()
	videos := []rule.Sorted{}
	add := func(title, category string, tags ...string) {
		id := fmt.Sprint(len(videos) + 1)
		videos = append(videos, rule.Sorted{Video: model.Video{TikTokID: id, Posted: model.Instant(len(videos)), Title: title, Category: category, Hashtags: tags}})
	}
	add("Sourdough sourdough in a cold kitchen #Bread", "", "Bread", "sour")
	add("Another sourdough, and why #bread", "", "bread")
	add("Rye in 60 s", "", "bread")
	for i := range 9 {
		add(fmt.Sprintf("Kitchen door %d", i), "Behind the scenes", "door")
	}
	b := rule.BookOf(videos, []rule.Rule{{ID: 1, Word: "rye", Category: "Rye"}}, []string{"Behind the scenes", "Rye"})
	for _, c := range []struct {
		category string
		videos   []string
		want     []rule.Offer
	}{
		{"Bread", []string{"1"}, []rule.Offer{{"#bread", 3}, {"#sour", 2}, {"sourdough", 3}}},
		{"Bread", []string{"1", "2"}, []rule.Offer{{"#bread", 3}, {"#sour", 2}, {"sourdough", 3}}},
		{"behind the scenes", nil, []rule.Offer{{"#door", 1}}},
		{"Rye", []string{"3"}, []rule.Offer{{"#bread", 3}}},
		{"New", nil, []rule.Offer{{"#bread", 3}, {"#sour", 2}, {"sourdough", 3}}},
	} {
		if got := b.Offers(c.category, c.videos); !slices.Equal(got, c.want) {
			t.Errorf("for %s of %q: %v, want %v", c.category, c.videos, got, c.want)
		}
	}
	if got := rule.BookOf(nil, nil, nil).Offers("Bread", nil); len(got) != 0 {
		t.Errorf("of no video: %v", got)
	}
}

// crowd is so many videos in many categories and without one.
func crowd(n int) *rule.Book {
	videos := make([]rule.Sorted, n)
	for i := range videos {
		videos[i].Video = model.Video{
			TikTokID: fmt.Sprint(7_000_000_000_000_000_000 + i), Posted: model.Instant(i), Kind: model.KindVideo,
			Title: fmt.Sprintf("How to fold %d loaves of bread, and a crème brûlée on top #bread #day%d", i, i%50), Hashtags: []string{"bread", fmt.Sprintf("day%d", i%50)},
		}
		if i%3 > 0 {
			videos[i].Category, videos[i].CategoryFrom = "Tutorials", model.CategoryFile
		}
	}
	var rules []rule.Rule
	for i := range 20 {
		rules = append(rules, rule.Rule{ID: int64(i + 1), Word: fmt.Sprintf("word%d", i), Category: "Others"})
	}
	return rule.BookOf(videos, rules, []string{"Tutorials", "Others"})
}

func BenchmarkAdding(b *testing.B) {
	book := crowd(10_000)
	for b.Loop() {
		if _, err := book.Adding("#bread", "Bread"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOffers(b *testing.B) {
	book := crowd(10_000)
	for b.Loop() {
		book.Offers("Bread", []string{"7000000000000000000"})
	}
}

func BenchmarkBook(b *testing.B) {
	for b.Loop() {
		crowd(10_000)
	}
}
