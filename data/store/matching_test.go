package store_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/filter"
)

// subjects are all videos as a filter sees them in memory, with the newest known value of each counter.
func subjects(s *store.Store) (list []filter.Subject, err error) {
	ctx := context.Background()
	accounts, err := s.Accounts(ctx)
	if err != nil {
		return nil, err
	}
	own := make(map[string]bool)
	for _, a := range accounts {
		own[a.Handle] = a.Own
	}
	for h, err := range s.Histories(ctx, model.AllAccounts) {
		if err != nil {
			return nil, err
		}
		v := filter.Subject{Video: &h.Video, Own: own[h.Handle]}
		v.Figures[filter.Length] = h.DurationS.Real()
		for _, snapshot := range h.Snapshots {
			for _, c := range model.AllCounters() {
				if count := snapshot.Counters[c]; count.Known() {
					v.Figures[filter.CounterField(c)] = count.Real()
				}
			}
		}
		list = append(list, v)
	}
	return list, nil
}

// idsOf are those of the videos.
func idsOf(videos []model.Video) (list []model.VideoID) {
	for _, v := range videos {
		list = append(list, v.ID)
	}
	return list
}

func matching(list []filter.Subject, a model.AccountID, f filter.Filter) (taken []model.VideoID) {
	for i := range list {
		if id := list[i].Video.ID; (a == model.AllAccounts || id.Account() == a) && f.Match(&list[i]) {
			taken = append(taken, id)
		}
	}
	return taken
}

// Pieces of what people write, some of which differ in case, accents or width alone, or mean something to SQL.
func pieces() []string {
	return []string{
		"bread", "Bread", "BRÉAD", "ｂｒｅａｄ", "bre", "Brot & Käse", "straße", "STRASSE", "50%", "50", "_", "a_b", "axb", "o'clock", "'", `say "hi"`,
		"パン", "ﾊﾟﾝ", "面包", "面", "🍞", "#bread", "#", "uncategorised", "un", "ı", "ὈΔΟΣ", "x;--", "how to", "ـ", // the last is nothing when folded
	}
}

func drawVideo(t *rapid.T, n int) model.Record {
	piece := rapid.SampledFrom(pieces())
	r := saves(n, start+day, 1)
	r.Account = rapid.SampledFrom([]string{"", "mira.bakes", "mira_bakes", "tom.knits"}).Draw(t, "account")
	r.Own = rapid.Bool().Draw(t, "own")
	r.Kind = rapid.SampledFrom([]model.Kind{model.KindVideo, model.KindPhoto}).Draw(t, "kind")
	r.Title = strings.Join(rapid.SliceOfN(piece, 0, 3).Draw(t, "title"), " ")
	r.Hashtags = rapid.SliceOfNDistinct(piece, 0, 3, rapid.ID).Draw(t, "hashtags")
	r.Labels = rapid.SliceOfNDistinct(piece, 0, 2, rapid.ID).Draw(t, "labels")
	if rapid.Bool().Draw(t, "has a note") {
		r.Note = piece.Draw(t, "note")
	}
	if rapid.Bool().Draw(t, "is sorted") {
		r.Category = piece.Draw(t, "category")
	}
	if rapid.Bool().Draw(t, "has a length") {
		r.DurationS = model.Exact(rapid.Int64Range(0, 4).Draw(t, "length"))
	}
	for c := range r.Counters {
		r.Counters[c] = model.Unknown
		if rapid.Bool().Draw(t, "known") {
			r.Counters[c] = model.Exact(rapid.SampledFrom([]int64{0, 1, 2, 3, 1000, 1<<53 + 1, model.MaxCount}).Draw(t, "count"))
		}
	}
	return r
}

// drawFilter draws the text of a filter, which asks for the pushed fields, or for others too.
func drawFilter(t *rapid.T, depth int) string {
	piece := func() string {
		return `"` + strings.ReplaceAll(rapid.SampledFrom(pieces()).Draw(t, "piece"), `"`, `""`) + `"`
	}
	switch rapid.IntRange(0, 7+3*depth).Draw(t, "what") {
	case 0:
		return piece()
	case 1:
		return rapid.SampledFrom([]string{"bread", "#bre", "#", "#パン", "kä", "50%", "_", "o'clock"}).Draw(t, "word")
	case 2, 3:
		field := rapid.SampledFrom([]string{"title", "hashtag", "category", "label", "account"}).Draw(t, "field")
		text := piece()
		if field == "account" {
			text = rapid.SampledFrom([]string{"mira", "@mira.bakes", "mira_bakes", `""`, "TOM"}).Draw(t, "handle")
		}
		return field + rapid.SampledFrom([]string{":", ":="}).Draw(t, "sign") + text
	case 4:
		return rapid.SampledFrom([]string{
			"kind:photo", "kind:video", "own:yes", "own:no", "category:un", "category:=Uncategorised",
			"spike:yes", "rate>1%", "hour:8..10", "age<7d", "posted:2026", // which no column says
		}).Draw(t, "other")
	case 5, 6, 7:
		field := rapid.SampledFrom([]string{"saves", "views", "likes", "comments", "shares", "length"}).Draw(t, "figure")
		return field + rapid.SampledFrom([]string{
			">1", ">=1", "<2", "<=2", ":1", ":0..2", ":1..", "..2", ":..", ">1k", ":9007199254740993", ">1.5",
		}).Draw(t, "range")
	case 8, 11:
		return "-(" + drawFilter(t, depth-1) + ")"
	case 9, 12:
		return "(" + drawFilter(t, depth-1) + " OR " + drawFilter(t, depth-1) + ")"
	}
	return drawFilter(t, depth-1) + " " + drawFilter(t, depth-1)
}

// What a filter takes in SQL is what it takes in memory. One that asks for more than columns say takes what the
// rest of it takes, so that those it takes itself are among them.
func TestAFilterTakesTheSameInSQLAsInMemory(t *testing.T) {
	t.Parallel()
	fresh := freshStores(t)
	wholes := 0
	rapid.Check(t, func(t *rapid.T) {
		s := fresh(t)
		defer s.Close()
		var records []model.Record
		for n := range rapid.IntRange(1, 8).Draw(t, "videos") {
			records = append(records, drawVideo(t, n))
		}
		err := s.Import(context.Background(), func(ctx context.Context, tx *store.Tx) error {
			if err := tx.Begin(ctx, model.ImportFile{At: start, File: "test.csv", Source: "tiktok-web", OwnTimes: true}); err != nil {
				return err
			}
			for _, r := range records {
				if err := tx.Keep(ctx, r); err != nil {
					return err
				}
			}
			_, err := tx.End(ctx)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		list, err := subjects(s)
		if err != nil {
			t.Fatal(err)
		}
		for range 10 {
			text := drawFilter(t, 3)
			f, err := filter.Parse(text)
			if err != nil {
				continue // such as title:"" after which nothing follows
			}
			account := model.AccountID(rapid.IntRange(0, 3).Draw(t, "of account"))
			videos, whole, err := s.Matching(context.Background(), account, f)
			if err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			got, want := idsOf(videos), matching(list, account, f)
			if whole {
				wholes++
				if !slices.Equal(got, want) {
					t.Fatalf("%s takes %v in SQL and %v in memory", text, got, want)
				}
			}
			for _, id := range want {
				if !slices.Contains(got, id) {
					t.Fatalf("%s takes %v in memory, and SQL leaves it with %v", text, want, got)
				}
			}
		}
	})
	if wholes < 100 {
		t.Errorf("only %d filters were pushed whole", wholes)
	}
}

func TestEachFieldInSQL(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	one, two, three := saves(1, start+day, 10), saves(2, start+day, 2000), saves(3, start+day, 0)
	one.Title, one.Hashtags, one.Category, one.Labels = "How to bake Bréad", []string{"SourDough", "パン"}, "Tutorials", []string{"Best of"}
	one.Own, one.DurationS, one.Counters[model.Views] = true, model.Exact(30), model.Exact(500)
	two.Title, two.Note, two.Kind, two.Account = "100% rye", "ask Käthe's mother", model.KindPhoto, "tom.knits"
	two.Counters[model.Likes], two.Counters[model.Comments], two.Counters[model.Shares] = model.Exact(7), model.Exact(8), model.Exact(9)
	three.Title, three.Hashtags, three.DurationS = "1000 ryes", []string{"sour"}, model.Exact(61)
	three.Counters[model.Saves], three.Counters[model.Views] = model.Unknown, model.Exact(0)
	importOf(t, s, one, two, three)
	list, err := subjects(s)
	must(t, err)
	numbers := make(map[model.VideoID]string)
	for _, v := range list {
		for n, r := range []model.Record{one, two, three} {
			if v.Video.TikTokID == r.VideoID {
				numbers[v.Video.ID] = fmt.Sprint(n + 1)
			}
		}
	}
	for text, want := range map[string]string{
		"": "123", "-bread": "23", "BREAD": "1", "kathe": "2", "tutor": "1", "best": "1", "sourd": "1", `"#sour"`: "13", "100%": "2",
		"#sour": "13", "#sourdough": "1", "#dough": "", "#": "13", "hashtag:=sour": "3", "hashtag:パ": "1",
		"title:ryes": "3", `title:"100% rye"`: "2", `title:="1000 RYES"`: "3", `title:"0_"`: "", `title:""`: "123",
		"category:tut": "1", "category:=tut": "", "category:=tutorials": "1", "category:un": "23", "-category:=Uncategorised": "1",
		"label:best": "1", `label:="best of"`: "1", "-label:best": "23", "label:of": "",
		"account:tom": "2", "account:=@tom": "", "-account:mira": "2", "own:yes": "13", "own:no": "2",
		"kind:photo": "2", "-kind:photo": "13",
		"length<=30s": "1", "length:1:01": "3", "-length:30s": "3", "length:..": "13",
		"saves>=10": "12", "saves>10": "2", "saves<2k": "1", "-saves>10": "1", "saves:10": "1", "saves:..": "12", "saves:5..": "12",
		"views:0": "3", "views:..": "13", "likes:7": "2", "comments<8": "", "comments<=8": "2", "shares:9..10": "2",
		"saves>10 OR views:0": "23", "-(saves>10 kind:video)": "12", "(saves>0 OR #sour) -own:no": "13", "-(-(saves>10))": "2",
	} {
		f, err := filter.Parse(text)
		must(t, err)
		videos, whole, err := s.Matching(t.Context(), model.AllAccounts, f)
		must(t, err)
		var taken []string
		for _, v := range videos {
			taken = append(taken, numbers[v.ID])
		}
		slices.Sort(taken)
		if got := strings.Join(taken, ""); got != want || !whole {
			t.Errorf("%s takes %q, whole: %v; want %q", text, got, whole, want)
		}
		if memory := matching(list, model.AllAccounts, f); !slices.Equal(memory, idsOf(videos)) {
			t.Errorf("%s takes %v in memory and %v in SQL", text, memory, idsOf(videos))
		}
	}
}

func TestWhatNoColumnSaysIsLeftOut(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	importOf(t, s, titled(1, "bread"), titled(2, "cake"))
	for _, c := range []struct {
		filter string
		takes  int
	}{
		{"bread rate>1%", 1},
		{"bread OR rate>1%", 2},
		{"-(rate>1%)", 2},
		{"posted:2026 hour:8 weekday:mon age<1d spike:yes gained>1 keep>1 fair>1% typical>1", 2},
		{strings.Repeat("bread ", 5000), 1},
		{strings.Repeat("bread OR ", 5000) + "bread", 2},
	} {
		f, err := filter.Parse(c.filter)
		must(t, err)
		if videos, whole, err := s.Matching(t.Context(), model.AllAccounts, f); whole || len(videos) != c.takes || err != nil {
			t.Errorf("%.60s: %v, whole: %v, %v; want %d and not whole", c.filter, videos, whole, err, c.takes)
		}
	}
	if videos, whole, err := s.Matching(t.Context(), model.AllAccounts, filter.None()); !whole || len(videos) != 0 || err != nil {
		t.Errorf("no video: %v, whole: %v, %v", videos, whole, err)
	}
	var deep strings.Builder
	for range 49 {
		deep.WriteString("-(bread OR ")
	}
	f, err := filter.Parse(deep.String() + "bread" + strings.Repeat(")", 49))
	must(t, err)
	if _, whole, err := s.Matching(t.Context(), model.AllAccounts, f); !whole || err != nil {
		t.Errorf("parentheses inside each other: whole: %v, %v", whole, err)
	}
}
