package rule_test

import (
	"slices"
	"strings"
	"testing"

	"saveboard/model"
	"saveboard/model/rule"
)

// some are videos of three categories and of none, the newest last.
func some() []rule.Sorted {
	video := func(id, title, category string, from model.CategoryFrom, of int64, tags ...string) rule.Sorted {
		return rule.Sorted{
			Video: model.Video{
				TikTokID: id, Title: title, Hashtags: tags, Kind: model.KindVideo, Posted: model.Instant(len(id)*1000) + model.Instant(id[0]),
				Category: category, CategoryFrom: from, DurationS: model.Exact(30),
			},
			Rule: of,
		}
	}
	return []rule.Sorted{
		video("1", "Rye bread", "", "", 0, "bread"),
		video("2", "Bread soup", "Soup", model.CategoryRule, 1, "bread"),
		video("3", "Bread by hand", "Skits", model.CategoryUser, 0, "Bread"),
		video("4", "Bread of a file", "Skits", model.CategoryFile, 0, "bread"),
		video("5", "More bread", "Bread", model.CategoryUser, 0, "bread"),
		video("6", "Soup again", "Soup", model.CategoryRule, 1),
		video("7", "Breadth", "", "", 0),
		video("8", "Cake", "Cake", model.CategoryRule, 2, "bread"),
	}
}

func book() *rule.Book {
	rules := []rule.Rule{{ID: 1, Word: "soup", Category: "Soup"}, {ID: 2, Word: "cake", Category: "Cake"}}
	return rule.BookOf(some(), rules, []string{"Bread", "Cake", "Skits", "Soup"})
}

func TestAChangeSaysWhatItWouldDo(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ word, category, want string }{
		{"#bread", "bread", "1 video without a category would go to Bread. 1 is in Bread already. 4 keep theirs: 1 that you chose, 1 from a file, 2 of another rule."},
		{"breadth", "New", "1 video without a category would go to New."},
		{"title:bread", "Bread", "2 videos without a category would go to Bread. 1 is in Bread already. 3 keep theirs: 1 that you chose, 1 from a file, 1 of another rule."},
		{"SOUP", "Bread", "2 videos from Soup would go to Bread."},
		{"soup", "Soup", "There is that rule already."},
		{"soup", "cake", "2 videos from Soup would go to Cake."},
		{"nothing", "Bread", "It fits no video yet; it would sort those that come."},
		{"hand", "Bread", "No video would change its category. 1 keeps the category that you chose."},
		{"kind:photo", "Bread", "It fits no video yet; it would sort those that come."},
	} {
		change, err := book().Adding(c.word, c.category)
		if err != nil {
			t.Errorf("%s: %v", c.word, err)
			continue
		}
		if got := strings.Join(change.Sentences(), " "); got != c.want {
			t.Errorf("%s gives %s: %q, want %q", c.word, c.category, got, c.want)
		}
	}
}

func TestTakingARuleBackGivesItsVideosToTheOthers(t *testing.T) {
	t.Parallel()
	rules := []rule.Rule{{ID: 1, Word: "soup", Category: "Soup"}, {ID: 2, Word: "cake", Category: "Cake"}, {ID: 3, Word: "bread", Category: "Bread"}}
	b := rule.BookOf(some(), rules, []string{"Bread", "Cake", "Skits", "Soup"})
	change, err := b.Removing("Soup")
	if err != nil {
		t.Fatal(err)
	}
	// The first video has no category although a rule fits it; every change of the rules looks at it again.
	if got := change.Sentences(); !slices.Contains(got, "1 video would have no category any more.") || !slices.Contains(got, "2 videos would go to Bread: 1 without a category, 1 from Soup.") {
		t.Errorf("it says %q", got)
	}
	if change.Category != nil || *change.Was != "Soup" || change.Fits != 2 || change.Sorted != 1 || change.Moved != 1 || change.Uncategorised != 1 {
		t.Errorf("the change is %+v", change)
	}
	var titles []string
	for _, v := range change.Videos {
		titles = append(titles, v.Title)
	}
	if want := []string{"Soup again", "Bread soup", "Rye bread"}; !slices.Equal(titles, want) {
		t.Errorf("the videos are %q, want the newest first: %q", titles, want)
	}
	if _, err := b.Removing("rye"); err == nil || err.Error() != "There is no rule for “rye”." {
		t.Errorf("a rule that there is none of: %v", err)
	}
}

func TestABookIsNotChangedByBeingAsked(t *testing.T) {
	t.Parallel()
	b := book()
	for range 2 {
		for _, ask := range []func() (rule.Change, error){
			func() (rule.Change, error) { return b.Adding("soup", "Bread") },
			func() (rule.Change, error) { return b.Removing("soup") },
		} {
			if c, err := ask(); err != nil || len(c.Videos) != 2 {
				t.Errorf("%+v, %v", c, err)
			}
		}
	}
	if len(b.Rules()) != 2 || b.Rules()[0].Category != "Soup" {
		t.Errorf("the rules are %v", b.Rules())
	}
}

func TestASentenceNamesThreeCategoriesAtMost(t *testing.T) {
	t.Parallel()
	from := []string{"A", "B", "C", "D"}
	c := rule.Change{Category: &[]string{"To"}[0]}
	for i := range from {
		c.Moves = append(c.Moves, rule.Move{From: &from[i], To: c.Category, Videos: 1200 - i})
	}
	if got, want := c.Sentences()[0], "4,794 videos would go to To: 1,200 from A, 1,199 from B, 1,198 from C, 1,197 from others."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
