package store_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/edit"
)

// edited does an edit, whatever it says.
func edited(ctx context.Context, s *store.Store, e edit.Edit) error {
	_, err := s.Edit(ctx, start+300*day, e)
	return err
}

func addRule(ctx context.Context, s *store.Store, word, category string) error {
	return edited(ctx, s, edit.AddRule{Word: word, Category: category})
}

func removeRule(ctx context.Context, s *store.Store, word string) error {
	return edited(ctx, s, edit.RemoveRule{Word: word})
}

func sortInto(ctx context.Context, s *store.Store, category string, videos ...string) error {
	return edited(ctx, s, edit.Sort{Piles: []edit.Pile{{Category: category, Videos: videos}}})
}

// said does an edit and returns its sentence.
func said(t *testing.T, s *store.Store, e edit.Edit) string {
	t.Helper()
	done, err := s.Edit(t.Context(), start+300*day, e)
	must(t, err)
	return done.Sentence
}

func video(n int) string { return tiktokID(start, n) }

func TestAnEditSaysWhatItDidAndSoDoesTakingItBack(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	importOf(t, s, titled(1, "bread"), titled(2, "more bread"), as("tom.knits", titled(3, "scarf")))
	for _, step := range []struct {
		edit edit.Edit
		want string
	}{
		{edit.Sort{Piles: []edit.Pile{{Category: "Tutorials", Videos: []string{video(1), video(2)}}}}, "Moved 2 videos to Tutorials."},
		{edit.Sort{Piles: []edit.Pile{{Category: "tutorials", Videos: []string{video(1), video(3)}}}}, "Moved 1 video to Tutorials."},
		{edit.Sort{Piles: []edit.Pile{{Category: "A", Videos: []string{video(1)}}, {Category: "B", Videos: []string{video(2)}}}}, "Sorted 2 videos into 2 categories."},
		{edit.Sort{Piles: []edit.Pile{{Videos: []string{video(1)}}}}, "Took your category off 1 video."},
		{edit.Label{Videos: []string{video(1), video(2)}, Add: []string{"series", "best"}}, "Labelled 2 videos series, best."},
		{edit.Label{Videos: []string{video(1), video(3)}, Remove: []string{"BEST"}}, "Took BEST off 1 video."},
		{edit.Label{Videos: []string{video(1)}, Add: []string{"x"}, Remove: []string{"series"}}, "Changed the labels of 1 video."},
		{edit.Note{Video: video(1), Text: " shot\ntwice "}, "Wrote the note down."},
		{edit.Note{Video: video(1)}, "Took the note off."},
		{edit.AddRule{Word: "bread", Category: "Bread"}, "“bread” now means Bread: sorted 1 video."},
		{edit.RenameCategory{From: "bread", To: "Baking"}, "Renamed bread to Baking."},
		{edit.RenameCategory{From: "Baking", To: "b"}, "Joined Baking with b."},
		{edit.RemoveRule{Word: "BREAD"}, "The rule for “bread” is gone: 1 video moved."},
		{edit.AddAccount{Handle: "@New.One", Own: true, Zone: "Europe/Berlin"}, "Added @new.one."},
		{edit.RenameAccount{Account: 2, Handle: "tom.crochets"}, "Renamed @tom.knits to @tom.crochets. The old name still finds it."},
		{edit.SetOwn{Account: 1, Own: true}, "@mira.bakes is your own now."},
		{edit.SetZone{Account: 1, Zone: "Asia/Tokyo"}, "The days of @mira.bakes are those of Asia/Tokyo now."},
		{edit.Merge{From: 2, Into: 1}, "Merged @tom.crochets into @mira.bakes: 1 video moved."},
		{edit.Log{Taken: start + 200*day, Counts: []edit.Typed{{Video: video(1), Counters: model.Counters{model.Saves: model.Rounded(1200, 100)}}}}, "Kept the counts of 1 video."},
	} {
		if got := said(t, s, step.edit); got != step.want {
			t.Errorf("%#v says %q, want %q", step.edit, got, step.want)
		}
		checkTotals(t, s)
	}
	done, err := s.Undo(t.Context())
	must(t, err)
	if want := "Took back: kept the counts of 1 video."; done.Sentence != want {
		t.Errorf("undo says %q, want %q", done.Sentence, want)
	}
	done, err = s.Redo(t.Context())
	must(t, err)
	if want := "Done again: kept the counts of 1 video."; done.Sentence != want {
		t.Errorf("redo says %q, want %q", done.Sentence, want)
	}
}

func TestAnEditThatChangesNothingLeavesNothing(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	own := titled(1, "bread")
	own.Source = "business-suite"
	importOf(t, s, own)
	must(t, sortInto(t.Context(), s, "Bread", video(1)))
	before := state(t, s)
	for _, e := range []edit.Edit{
		edit.Sort{Piles: []edit.Pile{{Category: "bread", Videos: []string{video(1)}}}},
		edit.Label{Videos: []string{video(1)}, Remove: []string{"none"}},
		edit.Note{Video: video(1)},
		edit.ApplyRules{},
		edit.SetOwn{Account: 1},
		edit.SetZone{Account: 1, Zone: "UTC"},
		edit.RenameAccount{Account: 1, Handle: "mira.bakes"},
		edit.RenameCategory{From: "bread", To: "Bread"},
		edit.Log{Taken: start + day, Counts: []edit.Typed{{Video: video(1), Counters: model.Counters{model.Saves: model.Exact(1)}}}},
	} {
		done, err := s.Edit(t.Context(), start, e)
		if err != nil || done.Changed || done.Sentence == "" {
			t.Errorf("%#v: %+v, %v; want a sentence and no change", e, done, err)
		}
	}
	if now := state(t, s); now != before {
		t.Errorf("the state has become\n%s\nwas\n%s", now, before)
	}
	_, err := s.Undo(t.Context())
	must(t, err)
	if got := categories(t, s); !slices.Equal(got, []string{"/"}) {
		t.Errorf("undo takes back something else than the last change: %q", got)
	}
}

func TestAnEditThatCannotBeDoneSaysWhyAndChangesNothing(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	importOf(t, s, titled(1, "bread"), as("tom.knits", titled(2, "scarf")), as("", titled(3, "found")))
	must(t, edited(t.Context(), s, edit.RenameAccount{Account: 2, Handle: "tom.crochets"}))
	before := state(t, s)
	for _, e := range []edit.Edit{
		edit.Label{Videos: []string{video(1)}, Add: []string{" "}},
		edit.AddRule{Word: "#", Category: "x"},
		edit.AddRule{Word: "x"},
		edit.RemoveRule{Word: "x"},
		edit.RenameCategory{From: "none", To: "x"},
		edit.AddAccount{Handle: "two words"},
		edit.AddAccount{Handle: "mira.bakes"},
		edit.AddAccount{Handle: "tom.knits"},
		edit.AddAccount{Handle: "new", Zone: "Mars/Olympus"},
		edit.SetZone{Account: 1, Zone: "Local"},
		edit.SetZone{Account: 1},
		edit.RenameAccount{Account: 1, Handle: "tom.knits"},
		edit.RenameAccount{Account: 1, Handle: "tom.crochets"},
		edit.RenameAccount{Account: 9, Handle: "x"},
		edit.Merge{From: 1, Into: 1},
		edit.Merge{From: 1, Into: 3},
		edit.Merge{From: 7, Into: 1},
		edit.Log{Taken: start + day},
		edit.Log{Taken: start - 1, Counts: []edit.Typed{{Video: video(1), Counters: model.Counters{model.Saves: model.Exact(1)}}}},
	} {
		var why *edit.Refused
		if _, err := s.Edit(t.Context(), start, e); !errors.As(err, &why) || why.Sentence == "" || why.Help == "" {
			t.Errorf("%#v: %v, want it refused with a way out", e, err)
		}
	}
	if err := sortInto(t.Context(), s, "x", video(1), video(8)); !errors.Is(err, store.ErrUnknownVideo) {
		t.Errorf("a video that is not there: %v", err)
	}
	if now := state(t, s); now != before {
		t.Errorf("the state has become\n%s\nwas\n%s", now, before)
	}
}

func TestEditsAreTakenBackAfterTheFileWasClosed(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "save.db")
	s, err := store.Open(t.Context(), path)
	must(t, err)
	importOf(t, s, titled(1, "bread"), as("tom.knits", titled(2, "scarf")))
	before := state(t, s)
	must(t, sortInto(t.Context(), s, "Bread", video(1)))
	must(t, edited(t.Context(), s, edit.Merge{From: 2, Into: 1}))
	after := state(t, s)
	must(t, s.Close())

	s = openAt(t, path)
	for range 2 {
		_, err = s.Undo(t.Context())
		must(t, err)
	}
	if now := state(t, s); now != before {
		t.Errorf("taken back it is\n%s\nwas\n%s", now, before)
	}
	if _, err := s.Undo(t.Context()); !errors.Is(err, edit.ErrNothingToUndo) {
		t.Errorf("a third undo: %v", err)
	}
	for range 2 {
		_, err = s.Redo(t.Context())
		must(t, err)
	}
	if now := state(t, s); now != after {
		t.Errorf("done again it is\n%s\nwas\n%s", now, after)
	}
	if _, err := s.Redo(t.Context()); !errors.Is(err, edit.ErrNothingToRedo) {
		t.Errorf("a third redo: %v", err)
	}
}

func TestANewEditForgetsWhatCouldBeDoneAgain(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	importOf(t, s, titled(1, "bread"))
	must(t, sortInto(t.Context(), s, "Bread", video(1)))
	_, err := s.Undo(t.Context())
	must(t, err)
	must(t, edited(t.Context(), s, edit.Note{Video: video(1), Text: "hello"}))
	if _, err := s.Redo(t.Context()); !errors.Is(err, edit.ErrNothingToRedo) {
		t.Errorf("redo after another edit: %v", err)
	}
}

func TestTakingBackLeavesWhatWasImportedMeanwhile(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	importOf(t, s, titled(1, "bread"), as("tom.knits", titled(2, "scarf")))
	must(t, edited(t.Context(), s, edit.Note{Video: video(1), Text: "mine"}))
	must(t, addRule(t.Context(), s, "bread", "Bread"))
	must(t, edited(t.Context(), s, edit.Merge{From: 2, Into: 1}))
	logged := edit.Log{Taken: start + 30*day, Counts: []edit.Typed{{Video: video(1), Counters: model.Counters{model.Saves: model.Exact(70)}}}}
	must(t, edited(t.Context(), s, logged))
	importOf(t, s, titled(3, "bread too"), as("tom.knits", titled(4, "hat")), saves(1, start+30*day+1, 71))
	for range 4 {
		_, err := s.Undo(t.Context())
		must(t, err)
		checkTotals(t, s)
	}
	if got, want := categories(t, s), []string{"/", "/", "/", "/"}; !slices.Equal(got, want) {
		t.Errorf("the categories are %q, want %q", got, want)
	}
	videos, err := s.Videos(t.Context(), model.AllAccounts)
	must(t, err)
	var posted []string
	for _, v := range videos {
		posted = append(posted, v.Handle)
	}
	if want := []string{"mira.bakes", "mira.bakes", "mira.bakes", "tom.knits"}; !slices.Equal(posted, want) {
		t.Errorf("the videos are posted by %q, want %q", posted, want)
	}
	if h := histories(t, s, 1)[0]; len(h.Snapshots) != 2 {
		t.Errorf("the first video has %v, want its import and the later one", h.Snapshots)
	}
	for range 4 {
		_, err := s.Redo(t.Context())
		must(t, err)
		checkTotals(t, s)
	}
}

func TestTypedCountsGiveWayToTheAccountsOwnFileAndStayBackThen(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	importOf(t, s, saves(1, start+day, 1))
	typed := edit.Log{Taken: start + 2*day, Counts: []edit.Typed{{Video: video(1), Counters: model.Counters{model.Saves: model.Exact(50)}}}}
	must(t, edited(t.Context(), s, typed))
	own := saves(1, start+2*day, 44)
	own.Source = "business-suite"
	importOf(t, s, own)
	_, err := s.Undo(t.Context())
	must(t, err)
	if h := only(t, s); len(h.Snapshots) != 2 || h.Snapshots[1].Counters[model.Saves] != model.Exact(44) {
		t.Errorf("the history is %v, want the file's 44 to stay", h.Snapshots)
	}
	checkTotals(t, s)
}

// state is all that edits can change, and the histories, as text.
func state(t interface {
	Helper()
	Fatal(...any)
}, s *store.Store,
) string {
	t.Helper()
	ctx := context.Background()
	var b strings.Builder
	line := func(args ...any) { b.WriteString(strings.TrimSuffix(fmt.Sprintln(args...), "\n") + "\n") }
	accounts, err := s.Accounts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range accounts {
		line("account", a.ID, a.Handle, a.Own, a.Zone, a.Videos, a.Counted)
	}
	rules, err := s.Rules(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules {
		line("rule", r.ID, r.Word, r.Category)
	}
	names, err := s.Categories(ctx)
	if err != nil {
		t.Fatal(err)
	}
	line("categories", strings.Join(names, "|"))
	imports, err := s.Imports(ctx)
	if err != nil {
		t.Fatal(err)
	}
	line("imports", imports)
	for h, err := range s.Histories(ctx, model.AllAccounts) {
		if err != nil {
			t.Fatal(err)
		}
		line("video", h.ID, h.TikTokID, h.Handle, h.Category, h.CategoryFrom, strings.Join(h.Labels, "|"), h.Note)
		for _, snapshot := range h.Snapshots {
			line("  snapshot", snapshot.Taken, snapshot.Counters, snapshot.Import)
		}
	}
	for _, handle := range []string{"mira.bakes", "tom.knits", "mira.cooks", "new.one", "other.one"} {
		a, found, err := s.AccountByHandle(ctx, handle)
		if err != nil {
			t.Fatal(err)
		}
		line("handle", handle, a.ID, found)
	}
	return b.String()
}
