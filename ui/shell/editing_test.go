package shell

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"saveboard/model"
	"saveboard/model/edit"
)

// edits are functions that remember what was to be edited, and change the data's version.
func edits(l *library) Edits {
	changed := func(said string) (edit.Done, error) {
		l.note("%s", said)
		l.change(l.version+1, l.videos)
		return edit.Done{Sentence: said + ".", Changed: true}, nil
	}
	return Edits{
		Apply: func(_ context.Context, e edit.Edit) (edit.Done, error) {
			switch e := e.(type) {
			case edit.Sort:
				return changed(fmt.Sprintf("Sorted %d into %q", len(e.Piles[0].Videos), e.Piles[0].Category))
			case edit.Label:
				return changed(fmt.Sprintf("Labelled %d +%q -%q", len(e.Videos), e.Add, e.Remove))
			case edit.Log:
				return changed(fmt.Sprintf("Kept %v as of %d", e.Counts[0].Counters[model.Saves], e.Taken))
			case edit.Note:
				if e.Text == "no" {
					return edit.Done{}, &edit.Refused{Sentence: "This cannot be noted.", Help: "Say yes."}
				}
				return changed(fmt.Sprintf("Noted %q", e.Text))
			}
			return edit.Done{}, errors.New("what is that")
		},
		Now:        func() model.Instant { return 1795370000 },
		Undo:       func(context.Context) (edit.Done, error) { return changed("Took it back") },
		Redo:       func(context.Context) (edit.Done, error) { return edit.Done{}, edit.ErrNothingToRedo },
		Categories: func(context.Context) ([]string, error) { return []string{"Recipes", "Skits", "Tutorials"}, nil },
		Labels:     func(context.Context) ([]string, error) { return []string{"best", "series"}, nil },
	}
}

func editable(t *testing.T) (*library, *session) {
	t.Helper()
	l := &library{videos: 30, version: 1}
	l.edits = edits(l)
	s := open(t, l, Options{}, 80, 24)
	s.press("2")
	return l, s
}

func TestTheFocusedVideoIsPutIntoACategoryAndTakenBack(t *testing.T) {
	journey(t, func(t *testing.T) {
		_, s := editable(t)
		s.press("c")
		s.shows("─ Category of “", "Recipes", "Skits", "↵ choose  esc close")
		s.typed("tut")
		s.press("enter")
		s.shows(`Sorted 1 into "Tutorials".  u undo`)
		s.press("u")
		s.shows("Took it back.  ctrl+r redo")
		s.press("ctrl+r")
		s.shows("There is nothing to redo.")
		s.press("c")
		s.typed("Soup")
		s.shows("new")
		s.press("enter")
		s.shows(`Sorted 1 into "Soup".`)
		s.press("c", "esc")
		if strings.Contains(s.screen(), "Category of") {
			t.Error("esc leaves the box open")
		}
	})
}

func TestMarkedVideosAreEditedTogetherAndStayMarked(t *testing.T) {
	journey(t, func(t *testing.T) {
		_, s := editable(t)
		s.press("space", "down", "space", "space")
		s.shows("3 marked", "✓")
		s.press("c")
		s.shows("Category of 3 videos")
		s.press("enter")
		s.shows(`Sorted 3 into "Recipes".`)
		s.press("s")
		s.shows("3 marked")
		s.press("L")
		s.shows("Label of 3 videos", "best", "↵ add")
		s.press("down", "enter")
		s.shows(`Labelled 3 +["series"] -[].`)
		s.press("N")
		s.shows("A note is on one video, and several are marked.")
		s.press("esc")
		if strings.Contains(s.screen(), "marked") {
			t.Errorf("esc leaves marks:\n%s", s.screen())
		}
		s.press("N")
		s.shows("Note on “")
		s.typed("no")
		s.press("enter")
		s.shows("✗ This cannot be noted.")
	})
}

func TestWhereNothingCanBeEditedTheKeysSayWhy(t *testing.T) {
	journey(t, func(t *testing.T) {
		l := &library{videos: 30, version: 1}
		s := open(t, l, Options{}, 80, 24)
		s.press("2", "c")
		s.shows("Nothing can be edited here.")
		s.press("u")
		s.shows("Nothing can be edited here.")
		_, s = editable(t)
		s.press("8", "c")
		s.shows("There is no video here")
	})
}

func TestAnEditIsNotToldOfAsNewData(t *testing.T) {
	journey(t, func(t *testing.T) {
		_, s := editable(t)
		s.press("c", "enter")
		s.pass(3 * pause)
		s.shows(`Sorted 1 into "Recipes".`)
	})
}

func TestAVideoIsEditedWhereItIsFocusedOnOverviewAndTrends(t *testing.T) {
	journey(t, func(t *testing.T) {
		l := &library{videos: 30, version: 1}
		l.edits = edits(l)
		s := open(t, l, Options{}, 80, 24)
		s.press("c")
		s.shows("There is no video here")
		s.press("G", "c")
		s.shows("─ Category of “Hostile", "Tutorials")
		s.press("enter")
		s.shows(`Sorted 1 into "Recipes".  u undo`)
		s.press("N")
		s.shows("Note on “")
		s.press("esc", "4", "v", "v", "v", "c")
		s.shows("─ Category of “")
		s.press("down", "enter")
		s.shows(`Sorted 1 into "Skits".`)
	})
}
