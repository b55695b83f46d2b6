package store_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/rule"
)

// titled is a record of video n with a title and hashtags.
func titled(n int, title string, hashtags ...string) model.Record {
	r := saves(n, start+day, 1)
	r.Title, r.Hashtags = title, hashtags
	return r
}

// categories are those of the videos in their order, with who gave them.
func categories(t *testing.T, s *store.Store) (list []string) {
	t.Helper()
	videos, err := s.Videos(t.Context(), model.AllAccounts)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range videos {
		list = append(list, v.Category+"/"+string(v.CategoryFrom))
	}
	return list
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestARuleGivesItsCategoryToVideosOldAndNew(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	filed := titled(4, "Sourdough by the file")
	filed.Category = "Filed"
	importOf(t, s, titled(1, "My Sourdough rises"), titled(2, "Sourdoughs"), titled(3, "crumb", "SourDough"), filed)
	must(t, addRule(t.Context(), s, "sourdough", "Bread"))
	if got, want := categories(t, s), []string{"Bread/rule", "/", "/", "Filed/file"}; !slices.Equal(got, want) {
		t.Errorf("after the word's rule: %q, want %q", got, want)
	}
	must(t, addRule(t.Context(), s, "#sourdough", "Tags"))
	importOf(t, s, titled(5, "SOURDOUGH again", "sourdough"), titled(6, "nothing of the kind"))
	if got, want := categories(t, s), []string{"Bread/rule", "/", "Tags/rule", "Filed/file", "Bread/rule", "/"}; !slices.Equal(got, want) {
		t.Errorf("after the hashtag's rule and an import: %q, want %q", got, want)
	}
	rules, err := s.Rules(t.Context())
	if want := []rule.Rule{{ID: 1, Word: "sourdough", Category: "Bread"}, {ID: 2, Word: "#sourdough", Category: "Tags"}}; !cmp.Equal(rules, want) || err != nil {
		t.Errorf("the rules are %+v, %v; want %+v", rules, err, want)
	}
}

func TestRemovingARuleTakesBackWhatItGave(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	importOf(t, s, titled(1, "bread and cake"), titled(2, "bread"), titled(3, "bread, by me"))
	must(t, addRule(t.Context(), s, "bread", "Bread"))
	must(t, addRule(t.Context(), s, "cake", "Cake"))
	must(t, sortInto(t.Context(), s, "Mine", tiktokID(start, 3)))
	must(t, removeRule(t.Context(), s, "Bread"))
	if got, want := categories(t, s), []string{"Cake/rule", "/", "Mine/user"}; !slices.Equal(got, want) {
		t.Errorf("the categories are %q, want %q", got, want)
	}
	var no *edit.Refused
	if err := removeRule(t.Context(), s, "bread"); !errors.As(err, &no) {
		t.Errorf("removing it again gives %v, want it refused", err)
	}
}

func TestARuleOfTheSameWordTakesItsPlace(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	importOf(t, s, titled(1, "bread"))
	must(t, addRule(t.Context(), s, "bread", "Bread"))
	must(t, addRule(t.Context(), s, "BREAD", "Baking"))
	if got, want := categories(t, s), []string{"Baking/rule"}; !slices.Equal(got, want) {
		t.Errorf("the categories are %q, want %q", got, want)
	}
	if rules, err := s.Rules(t.Context()); len(rules) != 1 || err != nil {
		t.Errorf("the rules are %+v, %v; want one", rules, err)
	}
}

func TestTheUsersCategoryStaysUntilTheUserTakesItBack(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	must(t, addRule(t.Context(), s, "bread", "Bread"))
	importOf(t, s, titled(1, "bread"))
	must(t, sortInto(t.Context(), s, "Mine", tiktokID(start, 1)))
	filed := titled(1, "bread")
	filed.Category = "Filed"
	importOf(t, s, filed)
	if got, want := categories(t, s), []string{"Mine/user"}; !slices.Equal(got, want) {
		t.Errorf("after a file: %q, want %q", got, want)
	}
	must(t, sortInto(t.Context(), s, "", tiktokID(start, 1)))
	if got, want := categories(t, s), []string{"Bread/rule"}; !slices.Equal(got, want) {
		t.Errorf("after taking it back: %q, want %q", got, want)
	}
	names, err := s.Categories(t.Context())
	if want := []string{"Bread"}; !slices.Equal(names, want) || err != nil {
		t.Errorf("the categories are %q, %v; want %q", names, err, want)
	}
}

func TestANewTitleIsLookedAtAgain(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	must(t, addRule(t.Context(), s, "bread", "Bread"))
	importOf(t, s, titled(1, "bread"))
	renamed := titled(1, "cake after all")
	renamed.Taken += day
	importOf(t, s, renamed)
	if got, want := categories(t, s), []string{"/"}; !slices.Equal(got, want) {
		t.Errorf("the categories are %q, want %q", got, want)
	}
}

func TestARulesCategoryFromAnExportStaysWithoutTheRule(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	r := titled(1, "bread")
	r.Category, r.CategoryFrom = "Bread", model.CategoryRule
	importOf(t, s, r)
	must(t, addRule(t.Context(), s, "cake", "Cake"))
	must(t, edited(t.Context(), s, edit.ApplyRules{}))
	if got, want := categories(t, s), []string{"Bread/rule"}; !slices.Equal(got, want) {
		t.Errorf("the categories are %q, want %q", got, want)
	}
}

func TestAWordStandsAloneWhereItsScriptHasSpaces(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		word, title string
		fits        bool
	}{
		{"art", "Art for all", true},
		{"art", "smart", false},
		{"art", "party, art!", true},
		{"art", "art", true},
		{"art", "art2", false},
		{"long read", "a Long  Read today", true},
		{"café", "the CAFE at noon", true},
		{"パン", "手作りパン教室", true},
		{"хлеб", "хлебный", false},
		{"c++", "learn c++ now", true},
		{"🍞", "bread🍞crumb", true},
	} {
		s := newStore(t)
		importOf(t, s, titled(1, c.title))
		must(t, addRule(t.Context(), s, c.word, "Fits"))
		if got := categories(t, s)[0] == "Fits/rule"; got != c.fits {
			t.Errorf("%q in %q: %v, want %v", c.word, c.title, got, c.fits)
		}
	}
}

func TestARuleNeedsAWordAndACategory(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	for _, c := range [][2]string{{"", "Bread"}, {" ", "Bread"}, {"#", "Bread"}, {"bread", ""}, {"bread", " "}} {
		if err := addRule(t.Context(), s, c[0], c[1]); err == nil {
			t.Errorf("a rule %q gives %q: no error", c[0], c[1])
		}
	}
}

func TestARuleCanBeAFilter(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	photo := titled(2, "How to shape a loaf")
	photo.Kind = model.KindPhoto
	importOf(t, s, titled(1, "How to shape a loaf"), photo, titled(3, "Shape how? To taste"))
	must(t, addRule(t.Context(), s, `kind:video title:"how to"`, "Tutorials"))
	importOf(t, s, titled(4, "HOW TO knead", "bread"), titled(5, "crumb", "breadbaking"))
	must(t, addRule(t.Context(), s, "hashtag:bread", "Bread"))
	if got, want := categories(t, s), []string{"Tutorials/rule", "/", "/", "Tutorials/rule", "Bread/rule"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	var refused *edit.Refused
	for _, wrong := range []string{"saves>1k", "raet>1%", "category:x kind:video", "loaf kind:video"} {
		if err := addRule(t.Context(), s, wrong, "Bread"); !errors.As(err, &refused) {
			t.Errorf("%q is a rule: %v", wrong, err)
		}
	}
}
