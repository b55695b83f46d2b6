package cmd

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"saveboard/assets"
	"saveboard/data/library"
	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/view"
)

// tried is the demo to try edits on, and the folder that its copy goes to.
func tried(t *testing.T) (data *trial, temp string) {
	t.Helper()
	demo, err := openDemo(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	at, err := demo.asOf(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	temp = t.TempDir()
	data = newTrial(demo, at, temp)
	t.Cleanup(func() { data.Close() })
	return data, temp
}

// newest are the TikTok ids of the newest videos.
func newest(t *testing.T, data editable, n int) (ids []string) {
	t.Helper()
	due, err := data.data().Due(t.Context(), view.DueQuery{Query: view.Query{AsOf: data.now()}, Limit: n})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range due.Videos {
		ids = append(ids, v.VideoID)
	}
	return ids
}

// answers are what the dashboard shows, as JSON by view.
func answers(t *testing.T, data editable) map[string]string {
	t.Helper()
	v, ctx := views(data), t.Context()
	q := view.Query{Account: 1, Period: model.LastDays(28), AsOf: data.now()}
	all := make(map[string]string)
	note := func(name string, answer any, err error) {
		text, wrong := json.Marshal(answer)
		if err = errors.Join(err, wrong); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all[name] = string(text)
	}
	ask := func(name string, do func() (any, error)) {
		answer, err := do()
		note(name, answer, err)
	}
	videos, err := v.Videos(ctx, view.VideosQuery{Query: q})
	note("videos", videos, err)
	first := videos.Videos[0].ID
	ask("figures", func() (any, error) { return v.Figures(ctx, q) })
	ask("overview", func() (any, error) { return v.Overview(ctx, q) })
	ask("video", func() (any, error) { return v.Video(ctx, view.VideoQuery{Query: q, Video: first}) })
	ask("categories", func() (any, error) { return v.Categories(ctx, view.CategoriesQuery{Query: q}) })
	ask("trends", func() (any, error) { return v.Trends(ctx, view.TrendsQuery{Query: q}) })
	ask("timing", func() (any, error) { return v.Timing(ctx, q) })
	ask("accounts", func() (any, error) { return v.Compared(ctx, view.AccountsQuery{Query: q}) })
	ask("compare", func() (any, error) {
		return v.Compare(ctx, view.Compare(q, []model.VideoID{first, videos.Videos[1].ID}))
	})
	ask("why", func() (any, error) { return v.Why(ctx, view.WhyQuery{Query: q, Video: first}) })
	ask("due", func() (any, error) { return v.Due(ctx, view.DueQuery{Query: q}) })
	ask("cards", func() (any, error) {
		return v.Cards(ctx, view.CardQuery{Query: q, Focus: view.Focus{View: "overview"}})
	})
	ask("values", func() (any, error) { return v.Values(ctx, 1) })
	ask("list of accounts", func() (any, error) { return v.Accounts(ctx) })
	ask("names of categories", func() (any, error) { return v.Edits.Categories(ctx) })
	ask("names of labels", func() (any, error) { return v.Edits.Labels(ctx) })
	ask("suggestions", func() (any, error) { return v.Edits.Suggest(ctx, 1) })
	return all
}

func TestEveryScreenShowsTheEditedDemo(t *testing.T) {
	t.Parallel()
	data, temp := tried(t)
	before := answers(t, data)
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Fatalf("reading alone makes %v, %v", left, err)
	}
	ids, do := newest(t, data, 30), edits(data)
	for _, e := range []edit.Edit{
		edit.Sort{Piles: []edit.Pile{{Category: "Field notes", Videos: ids[:20]}}},
		edit.Label{Videos: ids, Add: []string{"mellow"}},
		edit.Log{Taken: do.Now(), Counts: []edit.Typed{{Video: ids[0], Counters: model.Counters{model.Saves: model.Exact(9_999)}}}},
		edit.AddAccount{Handle: "tom.knits"},
	} {
		if done, err := do.Apply(t.Context(), e); err != nil || !done.Changed {
			t.Fatalf("%T: %+v, %v", e, done, err)
		}
	}
	after := answers(t, data)
	for name := range before {
		if before[name] == after[name] && name != "timing" && name != "suggestions" {
			t.Errorf("%s are as before the edits", name)
		}
	}
	same(t, after, answers(t, reopened(t, data)), "what a library finds that has never seen the demo")

	for range 4 {
		if _, err := do.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	undone := answers(t, data)
	for _, summed := range []string{"figures", "overview"} { // whose sums may differ in their last digits
		delete(before, summed)
	}
	same(t, undone, before, "what was before, once all is taken back")
}

func same(t *testing.T, got, want map[string]string, what string) {
	t.Helper()
	for name := range want {
		if got[name] != want[name] {
			at := 0
			for at < min(len(got[name]), len(want[name])) && got[name][at] == want[name][at] {
				at++
			}
			from := max(0, at-80)
			t.Errorf("%s are not %s:\n%.200s\n%.200s", name, what, got[name][from:], want[name][from:])
		}
	}
}

// reopened is the edited demo, read anew.
func reopened(t *testing.T, data *trial) editable {
	t.Helper()
	db, err := store.OpenReadOnly(t.Context(), data.data().store.Path())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return own{&openData{library.New(db, true, assets.Explainer), db, true}, data.now}
}

func TestACopyOfTheDemoIsPrivateAndGoneInTheEnd(t *testing.T) {
	t.Parallel()
	data, temp := tried(t)
	do := edits(data)
	if _, err := do.Apply(t.Context(), edit.Label{Videos: newest(t, data, 1), Add: []string{"mellow"}}); err != nil {
		t.Fatal(err)
	}
	var files []string
	err := filepath.WalkDir(temp, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == temp {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
			t.Errorf("others may look into %s: %v", path, info.Mode())
		}
		files = append(files, d.Name())
		return err
	})
	if err != nil || !slices.Contains(files, "demo.db") {
		t.Errorf("the copy is %v, %v", files, err)
	}
	if err := data.Close(); err != nil {
		t.Error(err)
	}
	if _, err := do.Undo(t.Context()); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end an edit says %v", err)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("it leaves %v, %v", left, err)
	}
}

func TestEditsAtOnceShareOneCopyOfTheDemo(t *testing.T) {
	t.Parallel()
	data, temp := tried(t)
	ids, do := newest(t, data, 1), edits(data)
	var all sync.WaitGroup
	for i := range 6 {
		all.Go(func() {
			if _, err := do.Apply(t.Context(), edit.Label{Videos: ids, Add: []string{fmt.Sprint("mellow ", i)}}); err != nil {
				t.Error(err)
			}
		})
		all.Go(func() {
			if _, err := data.data().Accounts(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if made, err := os.ReadDir(temp); err != nil || len(made) != 1 {
		t.Errorf("there is %v, %v", made, err)
	}
	if labels, err := do.Labels(t.Context()); err != nil || len(labels) != 1+6 {
		t.Errorf("the labels are %v, %v", labels, err)
	}
}

func TestADemoThatCannotBeCopiedSaysSoAndStaysReadable(t *testing.T) {
	t.Parallel()
	data, temp := tried(t)
	ids := newest(t, data, 1)
	label := edit.Label{Videos: ids, Add: []string{"mellow"}}
	data.temp = filepath.Join(temp, "missing")
	_, err := edits(data).Apply(t.Context(), label)
	var refused *edit.Refused
	if !errors.As(err, &refused) || !strings.Contains(refused.Sentence, data.temp) {
		t.Errorf("without a place for the copy it says %v", err)
	}
	data.temp = temp
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := edits(data).Apply(ended, label); !errors.Is(err, context.Canceled) {
		t.Errorf("when stopped it says %v", err)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("it leaves %v, %v", left, err)
	}
	if again := newest(t, data, 1); !slices.Equal(again, ids) {
		t.Errorf("afterwards the newest video is %v", again)
	}
	if _, err := edits(data).Apply(t.Context(), label); err != nil {
		t.Errorf("the next edit says %v", err)
	}
}

func TestTheDemosTimePassesWithTypedCountsAlone(t *testing.T) {
	t.Parallel()
	data, _ := tried(t)
	do, ids, at := edits(data), newest(t, data, 2), data.now()
	for i := range 2 {
		log := edit.Log{Taken: do.Now(), Counts: []edit.Typed{{Video: ids[i], Counters: model.Counters{model.Saves: model.Exact(77)}}}}
		if _, err := do.Apply(t.Context(), log); err != nil {
			t.Fatal(err)
		}
		if want := at + 60*model.Instant(i+1); data.now() != want {
			t.Errorf("after %d counts it is %d, want %d", i+1, data.now(), want)
		}
	}
	if _, err := do.Apply(t.Context(), edit.Label{Videos: ids, Add: []string{"mellow"}}); err != nil || data.now() != at+120 {
		t.Errorf("after a label it is %d, %v", data.now(), err)
	}
	for range 3 {
		if _, err := do.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if data.now() != at {
		t.Errorf("once all is taken back it is %d, want %d", data.now(), at)
	}
	if _, err := do.Remove(t.Context(), 1); err != nil || data.now() != at {
		t.Errorf("without an account it is %d, %v", data.now(), err)
	}
}
