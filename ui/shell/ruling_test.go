package shell

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/rule"
	"saveboard/ui/screen"
)

// ruled are some videos, of which two are sorted by hand, and two rules.
func ruled() *rule.Book {
	var videos []rule.Sorted
	add := func(title, category string, from model.CategoryFrom, of int64, tags ...string) {
		n := len(videos)
		videos = append(videos, rule.Sorted{
			Video: model.Video{
				TikTokID: fmt.Sprint(7100 + n), Posted: model.Instant(1000 - n), Kind: model.KindVideo,
				Title: title, Category: category, CategoryFrom: from, Hashtags: tags,
			},
			Rule: of,
		})
	}
	add("Sourdough in 60 s, which you can make before the bus comes 🍞", "", "", 0, "bread", "sourdough")
	add("Rye sourdough", "", "", 0, "bread")
	add("Bread soup", "Soup", model.CategoryRule, 1, "bread")
	add("Onion soup", "Soup", model.CategoryRule, 1)
	add("Bread, and why", "Skits", model.CategoryUser, 0, "bread")
	add("Who ate the bread", "Recipes", model.CategoryUser, 0, "bread")
	for i := range 12 {
		add(fmt.Sprintf("Cake %d", i), "Cake", model.CategoryRule, 2)
	}
	rules := []rule.Rule{{ID: 1, Word: "soup", Category: "Soup"}, {ID: 2, Word: "cake", Category: "Cake"}}
	return rule.BookOf(videos, rules, []string{"Cake", "Recipes", "Skits", "Soup"})
}

// rulable is a dashboard on which rules are made, on its second screen.
func rulable(t *testing.T, book *rule.Book, o Options, width, height int) (*library, *session) {
	t.Helper()
	l := &library{videos: 30, version: 1}
	l.edits = edits(l)
	l.edits.Rules = func(context.Context) (*rule.Book, error) { return book, nil }
	apply := l.edits.Apply
	l.edits.Apply = func(ctx context.Context, e edit.Edit) (edit.Done, error) {
		switch e.(type) {
		case edit.AddRule, edit.RemoveRule:
			l.note("%#v", e)
			l.change(l.version+1, l.videos)
			return edit.Done{Sentence: fmt.Sprintf("%#v.", e), Changed: true}, nil
		}
		return apply(ctx, e)
	}
	s := open(t, l, o, width, height)
	s.press("2")
	return l, s
}

func TestARuleIsMadeFromTheCategoryThatIsChosen(t *testing.T) {
	journey(t, func(t *testing.T) {
		l, s := rulable(t, ruled(), Options{}, 80, 24)
		s.press("c")
		s.shows("ctrl+t make a rule")
		s.typed("recip")
		s.press("ctrl+t")
		s.shows("─ Rule for Recipes ─", "A word of the title, a #hashtag, or a filter", "#bread", "↵ make it  esc back")
		s.typed("bread")
		s.shows("bread", "No video would change its category.", "1 is in Recipes already.", "2 keep theirs: 1 that you chose, 1 of another rule.")
		s.press("ctrl+u")
		s.typed("#bread")
		s.shows("2 videos without a category would go to Recipes.", "Sourdough in 60 s", "Rye sourdough")
		s.press("esc")
		s.shows("─ Category of “", "recip", "Recipes")
		for _, asked := range l.asked() {
			if strings.HasPrefix(asked, "edit.") {
				t.Errorf("%s was made unasked", asked)
			}
		}
		s.press("ctrl+t")
		s.typed("#bread")
		s.press("enter")
		s.shows(`AddRule{Word:"#bread", Category:"Recipes"}.  u undo`)
		s.press("u")
		s.shows("Took it back.")
	})
}

func TestWhatIsNoRuleIsSaidToBeNoneAndStays(t *testing.T) {
	journey(t, func(t *testing.T) {
		_, s := rulable(t, ruled(), Options{}, 80, 24)
		s.press("ctrl+t")
		s.shows("Which category is the rule for?", "Recipes", "↵ choose  esc close")
		s.press("enter")
		s.typed("saves>1k")
		s.shows("! A rule can ask for title, hashtag, kind and length")
		s.press("enter")
		s.shows("─ Rule for Recipes ─", "! A rule can ask for")
		s.press("ctrl+u")
		s.typed("nothing")
		s.shows("It fits no video yet; it would sort those that come.")
		s.press("ctrl+u", "enter")
		s.shows(`AddRule{Word:"#bread", Category:"Recipes"}.`)

		s.press("L", "ctrl+t")
		s.shows("─ Label of “")
	})
}

func TestACategoryScreenMakesARuleForTheFocusedOne(t *testing.T) {
	journey(t, func(t *testing.T) {
		_, s := rulable(t, ruled(), Options{}, 80, 24)
		s.press("3", "+")
		s.shows("Which category is the rule for?")
		s.press("esc")
		s.say(screen.MakeRule{Category: "Soup"})
		s.shows("─ Rule for Soup ─", "esc close", "#bread")
		s.press("esc")
		if strings.Contains(s.screen(), "Rule for") {
			t.Errorf("esc leaves the box open:\n%s", s.screen())
		}
	})
}

func TestARuleIsTakenBackFromTheListOfThem(t *testing.T) {
	journey(t, func(t *testing.T) {
		_, s := rulable(t, ruled(), Options{}, 80, 24)
		s.press(":")
		s.typed("take a rule")
		s.press("enter")
		s.shows("Rules, oldest first", "soup", "cake", "2 videos would have no category any more.", "Bread soup", "↵ take it back")
		s.press("down")
		s.shows("12 videos would have no category any more.", "and 5 more")
		s.press("up", "enter")
		s.shows(`RemoveRule{Word:"soup"}.  u undo`)

		_, s = rulable(t, rule.BookOf(nil, nil, nil), Options{}, 80, 24)
		s.press(":")
		s.typed("take a rule")
		s.press("enter")
		s.shows("There is no rule yet.")
		s.press("enter")
		s.shows("There is no rule yet.")
	})
}

func TestAWordIsLookedAtWithAClickAndMadeARuleWithAnother(t *testing.T) {
	journey(t, func(t *testing.T) {
		_, s := rulable(t, ruled(), Options{}, 80, 24)
		s.press(":")
		s.typed("take a rule")
		s.press("enter")
		click := func(what string) {
			t.Helper()
			for y, row := range strings.Split(s.screen(), "\n") {
				if x := strings.Index(row, what); x >= 0 {
					s.say(tea.MouseClickMsg{Button: tea.MouseLeft, X: len([]rune(row[:x])), Y: y})
					return
				}
			}
			t.Fatalf("%q is not there:\n%s", what, s.screen())
		}
		click("cake")
		s.shows("12 videos would have no category any more.")
		click("cake")
		s.shows(`RemoveRule{Word:"cake"}.`)
		s.press("c")
		click("make a rule")
		s.shows("─ Rule for Recipes ─")
		click("make it")
		s.shows(`AddRule{Word:"#bread", Category:"Recipes"}.`)
	})
}

func TestWhereNoRuleCanBeMadeTheKeysSayWhy(t *testing.T) {
	journey(t, func(t *testing.T) {
		_, s := editable(t)
		s.press("ctrl+t")
		s.shows("No rule can be made here.")
		s.press("c")
		if strings.Contains(s.screen(), "ctrl+t") {
			t.Errorf("a key that does nothing is offered:\n%s", s.screen())
		}
		s.press("ctrl+t", "esc", "3", "+")
		s.shows("No rule can be made here.")

		l, _ := rulable(t, nil, Options{}, 80, 24)
		l.edits.Rules = func(context.Context) (*rule.Book, error) { return nil, errors.New("the file is not there any more") }
		s = open(t, l, Options{}, 80, 24)
		s.press("ctrl+t", "enter")
		s.shows("✗ The file is not there any more.")
	})
}

func TestGoldenRules(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name          string
		width, height int
		options       Options
		keys          string
	}{
		{name: "80x24", width: 80, height: 24, keys: "ctrl+t enter # b r e a d"},
		{name: "80x24-light", width: 80, height: 24, options: Options{Theme: "light"}, keys: "ctrl+t enter k i n d : x"},
		{name: "140x40", width: 140, height: 40, keys: "ctrl+t enter s o u p"},
		{name: "60x20", width: 60, height: 20, keys: "ctrl+t enter"},
		{name: "40x12", width: 40, height: 12, keys: "ctrl+t enter c a k e"},
	} {
		t.Run(c.name, func(t *testing.T) {
			pictured(t, func(t *testing.T) *session {
				_, s := rulable(t, ruled(), c.options, c.width, c.height)
				s.press(strings.Fields(c.keys)...)
				return s
			})
		})
	}
}
