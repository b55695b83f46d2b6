package store_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/rule"
)

// categoriesByID are the categories of all videos by TikTok's ids.
func categoriesByID(t *rapid.T, s *store.Store) map[string]string {
	videos, err := s.Videos(context.Background(), model.AllAccounts)
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string]string)
	for _, v := range videos {
		all[v.TikTokID] = v.Category
	}
	return all
}

// Whatever was edited and imported before: what a book says that a rule would change is what it changes.
func TestARuleChangesWhatItsPreviewSays(t *testing.T) {
	t.Parallel()
	fresh := freshStores(t)
	rapid.Check(t, func(t *rapid.T) {
		ctx := context.Background()
		s := fresh(t)
		defer s.Close()
		titled := func(title string) model.Record {
			r := drawRecord(t)
			r.Title, r.Hashtags = title, rapid.SampledFrom([][]string{nil, {"sour"}, {"Bread", "sour"}}).Draw(t, "hashtags")
			r.Kind = rapid.SampledFrom([]model.Kind{model.KindVideo, model.KindPhoto}).Draw(t, "kind")
			r.Category = rapid.SampledFrom([]string{"", "", "Skits", "soup"}).Draw(t, "filed")
			return r
		}
		importSome := func() {
			var records []model.Record
			for _, title := range []string{"bread", "Soup of the day", "bread soup"} {
				records = append(records, titled(title))
			}
			importAs(t, s, model.ImportFile{File: "drawn.csv", At: start, Source: records[0].Source, Format: "table"}, records...)
		}
		word := func() string {
			return rapid.SampledFrom([]string{"bread", "BREAD", "#sour", "soup", "kind:photo", "-hashtag:bread title:b", "nothing"}).Draw(t, "word")
		}
		category := func() string {
			return rapid.SampledFrom([]string{"Bread", "bread", "Soup", "Skits", "New"}).Draw(t, "category")
		}
		importSome()
		for range rapid.IntRange(0, 6).Draw(t, "edits") {
			e := drawEdit(t, s)
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				e = edit.AddRule{Word: word(), Category: category()}
			case 1:
				importSome()
			}
			var no *edit.Refused
			if _, err := s.Edit(ctx, start+300*day, e); err != nil && !errors.As(err, &no) {
				t.Fatal(err)
			}
		}

		book, err := s.RuleBook(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var e edit.Edit
		var said rule.Change
		var refused error
		if w := word(); rapid.Bool().Draw(t, "add") {
			c := category()
			e = edit.AddRule{Word: w, Category: c}
			said, refused = book.Adding(w, c)
		} else {
			e = edit.RemoveRule{Word: w}
			said, refused = book.Removing(w)
		}
		before := categoriesByID(t, s)
		_, err = s.Edit(ctx, start+300*day, e)
		if (err != nil) != (refused != nil) {
			t.Fatalf("%#v: the preview says %v, the edit %v", e, refused, err)
		}
		var did []rule.Moved
		sorted := 0
		name := func(s string) *string {
			if s == "" {
				return nil
			}
			return &s
		}
		for id, now := range categoriesByID(t, s) {
			if was := before[id]; now != was {
				did = append(did, rule.Moved{VideoID: id, From: name(was), To: name(now)})
				if was == "" {
					sorted++
				}
			}
		}
		byID := cmpopts.SortSlices(func(a, b rule.Moved) bool { return a.VideoID < b.VideoID })
		if diff := cmp.Diff(did, said.Videos, byID, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(rule.Moved{}, "Title")); diff != "" {
			t.Fatalf("%#v does (-) and says (+)\n%s", e, diff)
		}
		if all := said.Sorted + said.Moved + said.Uncategorised; all != len(did) || said.Sorted != sorted {
			t.Fatalf("%#v changes %d and sorts %d, and says %+v", e, len(did), sorted, said)
		}
	})
}
