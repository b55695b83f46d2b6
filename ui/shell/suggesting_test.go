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
	"saveboard/model/suggest"
)

// suggested are three suggestions, of which two are sure, and a video of which no word is known.
func suggested() suggest.Report {
	return suggest.Report{
		LearnedFrom: 208, Categories: 6, Right: 146, WithoutWord: 1,
		Suggestions: []suggest.Suggestion{
			{VideoID: "71", Title: "Rye loaf for people who have no time at all 🍞 and want it soft", Category: "Recipes", Probability: 0.996, Words: []string{"loaf", "rye"}},
			{VideoID: "72", Title: "How to fold", Category: "Tutorials", Probability: 0.9, Words: []string{"how", "fold"}},
			{VideoID: "73", Title: "Kitchen door, six in the morning", Category: "Behind the scenes", Probability: 0.899, Words: []string{"morning", "kitchen"}},
		},
	}
}

// sortable is a dashboard that has suggestions, and what was applied.
func sortable(t *testing.T, r suggest.Report, o Options, width, height int) (*library, *session) {
	t.Helper()
	l := &library{videos: 30, version: 1}
	l.edits = edits(l)
	l.edits.Suggest = func(context.Context, model.AccountID) (suggest.Report, error) { return r, nil }
	l.edits.Apply = func(_ context.Context, e edit.Edit) (edit.Done, error) {
		l.note("%v", e)
		l.change(l.version+1, l.videos)
		return edit.Done{Sentence: fmt.Sprintf("Moved %v.", e.(edit.Sort).Piles), Changed: true}, nil
	}
	return l, open(t, l, o, width, height)
}

func TestNothingIsSortedUntilASuggestionIsAccepted(t *testing.T) {
	journey(t, func(t *testing.T) {
		l, s := sortable(t, suggested(), Options{}, 80, 24)
		s.press("C")
		s.shows("Suggestions for 3 of 4 videos", "Right for 146 of the 208 videos you sorted.", "Rye loaf", "Recipes", "99%", "90%", "89%", "Because of: loaf, rye", "↵ accept  space mark")
		s.press("down", "space", "esc")
		for _, asked := range l.asked() {
			if strings.HasPrefix(asked, "{[{") {
				t.Errorf("%s was applied unasked", asked)
			}
		}
		s.press("C", "down", "enter")
		s.shows("Moved [{Tutorials [72]}].  u undo")
		s.press("u")
		s.shows("Took it back.")
	})
}

func TestMarkedSuggestionsAreAcceptedAsOneEdit(t *testing.T) {
	journey(t, func(t *testing.T) {
		_, s := sortable(t, suggested(), Options{}, 80, 24)
		s.press("C", "a")
		s.shows("✓ Rye loaf", "✓ How to fold", "↵ accept 2")
		if strings.Contains(s.screen(), "✓ Kitchen") {
			t.Errorf("what is less than 90%% sure is marked:\n%s", s.screen())
		}
		s.press("a")
		if strings.Contains(s.screen(), "✓") {
			t.Errorf("the marks stay:\n%s", s.screen())
		}
		s.press("space", "space", "enter")
		s.shows("Moved [{Recipes [71]} {Tutorials [72]}].")
	})
}

func TestAnotherCategoryIsPickedForASuggestion(t *testing.T) {
	journey(t, func(t *testing.T) {
		_, s := sortable(t, suggested(), Options{}, 80, 24)
		s.press("C", "c")
		s.shows("─ Category of “Rye loaf", "suggested", "↵ choose  esc back")
		s.press("esc")
		s.shows("Suggestions for 3 of 4 videos")
		s.press("c")
		s.typed("ski")
		s.press("enter")
		s.shows("✓ Rye loaf", "Skits", "own", "Your own choice instead of Recipes.")
		s.press("down", "down", "space", "enter")
		s.shows("Moved [{Skits [71]} {Behind the scenes [73]}].")
	})
}

func TestSuggestionsAreMarkedWithTheMouse(t *testing.T) {
	journey(t, func(t *testing.T) {
		_, s := sortable(t, suggested(), Options{}, 80, 24)
		s.press("C")
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
		click("How to fold")
		s.shows("Because of: how, fold")
		click("How to fold")
		s.shows("✓ How to fold")
		click("another")
		click("Skits")
		s.shows("Your own choice instead of Tutorials.")
		click("accept")
		s.shows("Moved [{Skits [72]}].")
	})
}

func TestWhereNothingIsSuggestedTheBoxSaysWhy(t *testing.T) {
	journey(t, func(t *testing.T) {
		for want, r := range map[string]suggest.Report{
			"Suggestions need 10 sorted videos in 2":         {LearnedFrom: 3, Categories: 1},
			"No suggestion: of 2 videos without a category ": {LearnedFrom: 30, Categories: 2, WithoutWord: 2},
			"Every video has a category.":                    {LearnedFrom: 30, Categories: 2},
		} {
			_, s := sortable(t, r, Options{}, 80, 24)
			s.press("C")
			s.shows(want)
			s.press("enter", "space", "c", "a", "down", "C")
			if strings.Contains(s.screen(), want) {
				t.Errorf("the box stays open:\n%s", s.screen())
			}
		}
		unsure := suggested()
		unsure.Suggestions = unsure.Suggestions[2:]
		_, s := sortable(t, unsure, Options{}, 80, 24)
		s.press("C", "a")
		s.shows("No suggestion is at least 90% sure.")

		l := &library{videos: 30, version: 1}
		l.edits.Suggest = func(context.Context, model.AccountID) (suggest.Report, error) { return suggested(), nil }
		s = open(t, l, Options{}, 80, 24)
		s.press("C", "enter")
		s.shows("Nothing can be edited here.", "Suggestions for 3")
		l.edits.Suggest = func(context.Context, model.AccountID) (suggest.Report, error) {
			return suggest.Report{}, errors.New("the file is not there any more")
		}
		s = open(t, l, Options{}, 80, 24)
		s.press("C")
		s.shows("✗ The file is not there any more.")
	})
}

func TestGoldenSuggestions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name          string
		width, height int
		options       Options
		keys          string
	}{
		{name: "80x24", width: 80, height: 24, keys: "C space"},
		{name: "80x24-light", width: 80, height: 24, options: Options{Theme: "light"}, keys: "C a"},
		{name: "140x40", width: 140, height: 40, keys: "C a down"},
		{name: "40x12", width: 40, height: 12, keys: "C space"},
	} {
		t.Run(c.name, func(t *testing.T) {
			pictured(t, func(t *testing.T) *session {
				_, s := sortable(t, suggested(), c.options, c.width, c.height)
				s.press(strings.Fields(c.keys)...)
				return s
			})
		})
	}
}
