package view

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"saveboard/model"
)

// scattered are videos as files really have them: counted now and then, some counters unknown or rounded, some falling.
func scattered(t *rapid.T) []model.History {
	start := at("2026-01-05T09:30:00Z")
	n := rapid.IntRange(1, 26).Draw(t, "videos")
	list := make([]model.History, n)
	for i := range list {
		h := &list[i]
		h.Video = model.Video{
			ID: model.VideoID(1<<20 + i + 1), TikTokID: fmt.Sprintf("74000000000000%05d", i), Handle: "mira", Kind: model.KindVideo,
			Posted:   start.Add(time.Duration(rapid.IntRange(0, 60*24).Draw(t, "posted")) * time.Hour),
			Category: rapid.SampledFrom([]string{"", "Bread", "Bread", "Soup"}).Draw(t, "category"),
			Hashtags: []string{"daily"},
		}
		taken := h.Posted
		saves := int64(0)
		for range rapid.IntRange(0, 12).Draw(t, "counts") {
			taken = taken.Add(time.Duration(rapid.IntRange(1, 9*24).Draw(t, "hours")) * time.Hour)
			s := model.Snapshot{Taken: taken, Import: int64(rapid.IntRange(0, 4).Draw(t, "import"))}
			saves = max(0, saves+int64(rapid.IntRange(-20, 400).Draw(t, "gain")))
			for c, v := range []int64{60 * saves, 5 * saves, saves / 9, saves / 3, saves} {
				switch rapid.IntRange(0, 9).Draw(t, "known") {
				case 0:
				case 1:
					s.Counters[c] = model.Rounded(v/100*100, 100)
				default:
					s.Counters[c] = model.Exact(v)
				}
			}
			h.Snapshots = append(h.Snapshots, s)
		}
	}
	return list
}

// asked is an input with imports, and a question about it.
func asked(t *rapid.T, videos []model.History) (Input, Query) {
	in := input(videos...)
	in.Imports = make(map[int64]model.ImportFile)
	for id := int64(1); id <= 4; id++ {
		in.Imports[id] = model.ImportFile{At: at("2026-05-01T08:00:00Z").Add(time.Duration(id) * time.Hour), File: fmt.Sprintf("file %d.csv", id), Format: "table", Source: "table"}
	}
	q := query(rapid.SampledFrom([]int{7, 28, 90, 365}).Draw(t, "days"), "2026-04-10T20:00:00Z")
	return in, q
}

// cardFor is the card of a figure; the test ends when there is none.
func cardFor(t *rapid.T, cards []Card, figure, item string) Card {
	t.Helper()
	for _, c := range cards {
		if c.Figure == figure && (item == "" || c.Item == item) {
			return c
		}
	}
	t.Fatalf("no card of %s %s", figure, item)
	return Card{}
}

// equals fails when a card has another number than the view.
func equals(t *rapid.T, what string, card, shown model.Real) {
	t.Helper()
	a, okA := card.Get()
	b, okB := shown.Get()
	if okA != okB || math.Abs(a-b) > 1e-9*max(1, math.Abs(b)) {
		t.Errorf("%s: the card has %v, the view %v", what, card, shown)
	}
}

// input is a card's input of that name; unknown where it has none.
func (c Card) input(name string) model.Real {
	for _, in := range c.Inputs {
		if strings.HasPrefix(in.Name, name) {
			return in.Value
		}
	}
	return model.Real{}
}

// soundness is what holds of every card: it is defined, says why it has no value, and names no more files than there are.
func sound(t *rapid.T, cards []Card) {
	t.Helper()
	for _, c := range cards {
		switch {
		case c.Definition == "" || c.Name == "":
			t.Errorf("%s has no definition", c.Figure)
		case c.Figure != "findings" && c.Of != "each video" && c.Value.Known() == (c.Reason != ""):
			t.Errorf("%s %s is %v, and its reason %q", c.Figure, c.Of, c.Value, c.Reason)
		case c.Sources.Files < len(c.Sources.Latest) || len(c.Sources.Latest) > namedSources:
			t.Errorf("%s names %d of %d files", c.Figure, len(c.Sources.Latest), c.Sources.Files)
		case c.Title() == "" || c.Text() == "":
			t.Errorf("%s says nothing", c.Figure)
		}
		for _, out := range c.LeftOut {
			if out.Videos < 1 {
				t.Errorf("%s leaves out %d videos %s", c.Figure, out.Videos, out.Reason)
			}
		}
	}
}

func TestTheCardsOfTheOverviewHaveItsNumbers(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		videos := scattered(t)
		in, q := asked(t, videos)
		l, err := LedgerOf(t.Context(), in, q)
		if err != nil {
			t.Fatal(err)
		}
		totals, err := totalsOf(t.Context(), in, q)
		if err != nil {
			t.Fatal(err)
		}
		c, err := collect(t.Context(), in, q)
		if err != nil {
			t.Fatal(err)
		}
		moves, err := collectTrends(t.Context(), in, q)
		if err != nil {
			t.Fatal(err)
		}
		o := ComputeOverview(totals, c, moves.TrendSet, moves.spikes, q)
		cards := OverviewCards(o, totals, l, q)
		sound(t, cards)
		for key, f := range map[string]Figure{
			"saves": o.Saves, "views": o.Views, "shares": o.Shares, "save_rate": o.SaveRate, "kept_after_week_1": o.KeptAfterWeek1,
		} {
			made := cardFor(t, cards, key, "")
			equals(t, key, made.Value, f.Value)
			if f.Change.Known() {
				equals(t, "change of "+key, made.input("Change"), f.Change)
			}
		}
		rate := cardFor(t, cards, "save_rate", "")
		equals(t, "the quotient", rate.input("Saves gained").Over(rate.input("Views gained"), 1), o.SaveRate.Value)
		known := 0
		for _, v := range c.videos {
			if v.SavesGained.Known() {
				known++
			}
		}
		if l.counters[model.Saves].known != known || l.videos != o.Videos {
			t.Errorf("the ledger has %d of %d videos, the view %d of %d", l.counters[model.Saves].known, l.videos, known, o.Videos)
		}
		out := 0
		for _, reason := range cardFor(t, cards, "saves", "").LeftOut {
			out += reason.Videos
		}
		if known+out != o.Videos {
			t.Errorf("%d videos are in the sum and %d left out, of %d", known, out, o.Videos)
		}
	})
}

func TestTheCardsOfAVideoHaveItsNumbers(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		videos := scattered(t)
		in, q := asked(t, videos)
		h := videos[rapid.IntRange(0, len(videos)-1).Draw(t, "which")]
		if h.Posted > q.AsOf {
			t.Skip("it was posted later")
		}
		survey := NewSurvey(in, q)
		among := AroundVideo{survey.Study(), survey.Typical(), survey.Spikes(), survey.Peers(h)}
		if err := survey.Run(t.Context()); err != nil {
			t.Fatal(err)
		}
		asked := VideoQuery{Query: q, Video: h.ID}
		d := ComputeVideo(in, h, among, asked)
		cards, err := VideoCards(t.Context(), in, h, d, among.Study, asked)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, cards)
		v := d.Video
		for key, shown := range map[string]model.Real{
			"saves": v.Saves.Real(), "views": v.Views.Real(), "likes": v.Likes.Real(), "comments": v.Comments.Real(), "shares": v.Shares.Real(),
			"saves_gained": v.SavesGained, "save_rate": v.SaveRate, "adjusted_save_rate": v.AdjustedSaveRate, "engagement_rate": v.EngagementRate,
			"keep_ratio": v.KeepRatio, "against_typical": v.AgainstTypical, "shelf_life": v.ShelfLife, "half_life_days": v.HalfLifeDays,
		} {
			equals(t, key, cardFor(t, cards, key, "").Value, shown)
		}
		if v.SaveRate.Known() {
			c := cardFor(t, cards, "save_rate", "")
			equals(t, "saves over views", c.input("Saves").Over(c.input("Views"), 1), v.SaveRate)
		}
		if v.SavesGained.Known() {
			c := cardFor(t, cards, "saves_gained", "")
			equals(t, "end less start", c.input("At the end").Minus(c.input("At the start")), v.SavesGained)
		}
		if v.AgainstTypical.Known() {
			c := cardFor(t, cards, "against_typical", "")
			equals(t, "saves over the median", model.Known(c.input("This video").Or(0)/c.input("Median").Or(1)), v.AgainstTypical)
		}
		if v.ShelfLife.Known() {
			c := cardFor(t, cards, "shelf_life", "")
			equals(t, "the part", model.Known(1-c.input("Saves at day 7").Or(0)/c.input("Saves at the latest").Or(1)), v.ShelfLife)
		}
		for _, e := range d.Forecast {
			c := cardFor(t, cards, "forecast", fmt.Sprint(e.AgeDays))
			equals(t, "the forecast", c.Value, e.Saves)
			others := e.Videos
			for _, out := range c.LeftOut {
				others += out.Videos
			}
			posted := slices.DeleteFunc(slices.Clone(videos), func(h model.History) bool { return h.Posted > q.AsOf })
			if others != len(posted)-1 {
				t.Errorf("%d past videos and those left out are %d, of %d others", e.Videos, others, len(posted)-1)
			}
		}
	})
}

func TestTheCardsOfCategoriesTrendsAndHoursHaveTheirNumbers(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in, q := asked(t, scattered(t))
		l, err := LedgerOf(t.Context(), in, q)
		if err != nil {
			t.Fatal(err)
		}
		s, err := collectCategories(t.Context(), in, q)
		if err != nil {
			t.Fatal(err)
		}
		cards := s.Cards(l, "")
		sound(t, cards)
		for _, c := range s.Categories(CategoriesQuery{Query: q}).Categories {
			for key, shown := range map[string]model.Real{
				"typical_rate": c.TypicalRate, "pooled_rate": c.PooledRate, "chance_best": c.ChanceBest, "saves": c.Saves, "saves_gained": c.SavesGained, "views": c.Views,
			} {
				equals(t, c.DisplayName()+" "+key, cardFor(t, cards, key, c.Item()).Value, shown)
			}
			made := cardFor(t, cards, "pooled_rate", c.Item())
			equals(t, "saves over views", made.input("Saves").Over(made.input("Views"), 1), c.PooledRate)
			if of := s.Cards(l, c.Item()); len(of) != len(cards)/len(s.groups) || of[0].Of != c.DisplayName() {
				t.Errorf("asked about %s alone there are %d cards", c.DisplayName(), len(of))
			}
		}
		moves, err := collectTrends(t.Context(), in, q)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, moves.Cards(l, ""))
		v := moves.Trends(TrendsQuery{Query: q})
		for _, s := range v.Series {
			of := moves.Cards(l, s.Item())
			if len(of) != 1 {
				t.Fatalf("%s has %d cards", s.Item(), len(of))
			}
			equals(t, s.Item(), of[0].Value, s.ChangePerWeek)
		}
		for _, s := range v.Spikes {
			equals(t, s.Item(), cardFor(t, moves.Cards(l, s.Item()), "spikes", "").Value, model.Known(s.Gained))
		}
		w, err := computeTiming(t.Context(), in, q)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, w.Cards(l, ""))
		for _, c := range w.Cells {
			equals(t, c.Item(), cardFor(t, w.Cards(l, c.Item()), "effect", "").Value, c.Effect)
		}
	})
}

func TestACardNamesTheFilesReadLastAndCountsTheOthers(t *testing.T) {
	t.Parallel()
	z := model.NewZone(time.UTC)
	p, imports := make(provenance), make(map[int64]model.ImportFile)
	for id := int64(1); id <= 5; id++ {
		taken := at("2026-11-01T18:00:00Z").Add(time.Duration(id) * 24 * time.Hour)
		p.add(model.Snapshot{Taken: taken, Import: id})
		imports[id] = model.ImportFile{At: taken.Add(4 * time.Minute), File: fmt.Sprintf("studio %d.csv", id), TakenFrom: model.TakenFilename}
	}
	imports[4] = model.ImportFile{At: at("2026-11-05T18:04:00Z"), Source: "log"}
	var said []string
	for _, l := range p.sources(imports, false, z).InWords() {
		said = append(said, l.Name+" | "+l.Note)
	}
	want := []string{
		"studio 5.csv | read 6 Nov 2026 18:04, counts of 6 Nov 2026 18:00, by the file’s name",
		"typed in by you | read 5 Nov 2026 18:04, counts of 5 Nov 2026 18:00",
		"studio 3.csv | read 4 Nov 2026 18:04, counts of 4 Nov 2026 18:00, by the file’s name",
		"and 2 more files | counts from 2 Nov 2026 18:00 on",
	}
	if !slices.Equal(said, want) {
		t.Errorf("the card says %q, want %q", said, want)
	}
	if s := p.sources(imports, true, z).InWords(); len(s) != 1 || !strings.Contains(s[0].Name, "invented") {
		t.Errorf("of the demo the card says %v", s)
	}
	if s := make(provenance).sources(imports, false, z).InWords(); len(s) != 1 || !strings.Contains(s[0].Name, "no file yet") {
		t.Errorf("without a count the card says %v", s)
	}
}
