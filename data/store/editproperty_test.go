package store_test

import (
	"context"
	"errors"
	"testing"

	"pgregory.net/rapid"

	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/edit"
)

// drawEdit draws any edit about a few videos, categories, labels and accounts, some of which are not there.
func drawEdit(t *rapid.T, s *store.Store) edit.Edit {
	videos, err := s.Videos(context.Background(), model.AllAccounts)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, v := range videos {
		ids = append(ids, v.TikTokID)
	}
	some := func(name string) []string { return rapid.SliceOfN(rapid.SampledFrom(ids), 1, 3).Draw(t, name) }
	category := func() string {
		return rapid.SampledFrom([]string{"", "Bread", "bread", "Soup", "Tutorials", "Skits"}).Draw(t, "category")
	}
	labels := func(name string) []string {
		return rapid.SliceOfN(rapid.SampledFrom([]string{"best", "Best", "series", "again"}), 0, 2).Draw(t, name)
	}
	account := func(name string) model.AccountID { return model.AccountID(rapid.IntRange(1, 4).Draw(t, name)) }
	word := func() string { return rapid.SampledFrom([]string{"bread", "Bread", "#sour", "soup"}).Draw(t, "word") }
	handle := func() string {
		return rapid.SampledFrom([]string{"mira.bakes", "tom.knits", "mira.cooks", "new.one", "other.one"}).Draw(t, "handle")
	}
	zone := func() string {
		return rapid.SampledFrom([]string{"UTC", "Europe/Berlin", "Pacific/Auckland"}).Draw(t, "zone")
	}
	switch rapid.IntRange(0, 12).Draw(t, "edit") {
	case 0:
		piles := []edit.Pile{{Category: category(), Videos: some("videos")}}
		if rapid.Bool().Draw(t, "two") {
			piles = append(piles, edit.Pile{Category: category(), Videos: some("videos")})
		}
		return edit.Sort{Piles: piles}
	case 1:
		return edit.Label{Videos: some("videos"), Add: labels("add"), Remove: labels("remove")}
	case 2:
		return edit.Note{Video: some("video")[0], Text: rapid.SampledFrom([]string{"", "a note", "another"}).Draw(t, "note")}
	case 3, 4:
		return edit.AddRule{Word: word(), Category: category()}
	case 5:
		return edit.RemoveRule{Word: word()}
	case 6:
		return edit.RenameCategory{From: category(), To: category()}
	case 7:
		return edit.AddAccount{Handle: handle(), Own: rapid.Bool().Draw(t, "own"), Zone: zone()}
	case 8:
		return edit.RenameAccount{Account: account("account"), Handle: handle()}
	case 9:
		return edit.SetOwn{Account: account("account"), Own: rapid.Bool().Draw(t, "own")}
	case 10:
		return edit.SetZone{Account: account("account"), Zone: zone()}
	case 11:
		return edit.Merge{From: account("from"), Into: account("into")}
	}
	return drawLog(t, ids)
}

func drawLog(t *rapid.T, ids []string) edit.Edit {
	l := edit.Log{Taken: start + model.Instant(rapid.IntRange(120, 300).Draw(t, "day"))*day}
	for range rapid.IntRange(1, 3).Draw(t, "typed") {
		typed := edit.Typed{Video: rapid.SampledFrom(ids).Draw(t, "video")}
		for c := range typed.Counters {
			if rapid.Bool().Draw(t, "known") {
				typed.Counters[c] = model.Rounded(100*rapid.Int64Range(0, 30).Draw(t, "hundreds"), 100)
			}
		}
		l.Counts = append(l.Counts, typed)
	}
	return l
}

// Whatever is edited: each undo leads back to exactly the state before its edit, each redo forward again,
// and what is kept ready is what the histories say all the way.
func TestUndoAndRedoGoBackAndForthExactly(t *testing.T) {
	t.Parallel()
	fresh := freshStores(t)
	rapid.Check(t, func(t *rapid.T) {
		ctx := context.Background()
		s := fresh(t)
		defer s.Close()
		for i, title := range []string{"bread", "Soup of the day", "bread soup"} {
			r := drawRecord(t)
			r.Title, r.Hashtags = title, []string{"sour"}[:i%2]
			r.Category = rapid.SampledFrom([]string{"", "", "Skits"}).Draw(t, "filed")
			importAs(t, s, model.ImportFile{File: "drawn.csv", At: start, Source: r.Source, Format: "table"}, r, drawRecord(t))
		}
		states := []string{state(t, s)}
		for range rapid.IntRange(1, 8).Draw(t, "edits") {
			e := drawEdit(t, s)
			done, err := s.Edit(ctx, start+300*day, e)
			var no *edit.Refused
			if err != nil && !errors.As(err, &no) {
				t.Fatalf("%#v: %v", e, err)
			}
			now := state(t, s)
			if was := states[len(states)-1]; !done.Changed && now != was {
				t.Fatalf("%#v says it changes nothing:\n%s\nwas\n%s", e, now, was)
			}
			if done.Changed {
				states = append(states, now)
			}
		}
		checkTotals(t, s)
		for i := len(states) - 2; i >= 0; i-- {
			if _, err := s.Undo(ctx); err != nil {
				t.Fatal(err)
			}
			if now := state(t, s); now != states[i] {
				t.Fatalf("taken back it is\n%s\nwas\n%s", now, states[i])
			}
		}
		checkTotals(t, s)
		for i := 1; i < len(states); i++ {
			if _, err := s.Redo(ctx); err != nil {
				t.Fatal(err)
			}
			if now := state(t, s); now != states[i] {
				t.Fatalf("done again it is\n%s\nwas\n%s", now, states[i])
			}
		}
		checkTotals(t, s)
	})
}
