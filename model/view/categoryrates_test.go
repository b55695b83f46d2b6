package view

import (
	"slices"
	"strings"
	"testing"

	"saveboard/model"
	"saveboard/model/rate"
)

// kept is a video of ten days' age with so many views and saves.
func kept(n int64, category string, views, saves int64) model.History {
	return history(n, category, "", "2026-03-01T12:00:00Z", count{"2026-03-11T12:00:00Z", views, -1, -1, -1, saves})
}

// many are videos of 10,000 views from the n-th on, each with so many saves.
func many(n int64, category string, saves ...int64) []model.History {
	var list []model.History
	for i, k := range saves {
		list = append(list, kept(n+int64(i), category, 10_000, k))
	}
	return list
}

func categoriesOf(t *testing.T, videos ...model.History) Categories {
	t.Helper()
	v, err := computeCategories(t.Context(), input(videos...), CategoriesQuery{Query: query(28, asOfApril)})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestACategoryHasTheFiguresOfItsRateModel(t *testing.T) {
	t.Parallel()
	tutorials, skits := []int64{400, 420, 380, 410, 390, 405, 415, 385}, []int64{100, 110, 90, 105, 95, 102, 98, 100}
	v := categoriesOf(t, slices.Concat(many(1, "Tutorials", tutorials...), many(20, "Skits", skits...), many(40, "", 50, 60, 70, 80, 90, 50))...)
	if len(v.Categories) != 3 || v.Sort != ByTypicalRate || v.IntervalLevel != 0.9 {
		t.Fatalf("%d rows sorted by %s at level %v", len(v.Categories), v.Sort, v.IntervalLevel)
	}
	entries := func(saves []int64) (list []rate.Entry) {
		for _, k := range saves {
			list = append(list, rate.Entry{Saves: float64(k), Views: 10_000})
		}
		return list
	}
	models := []rate.Model{rate.Fit(entries(tutorials)), rate.Fit(entries(skits))}
	chances := rate.ChanceOfBest(models)
	for i, row := range v.Categories[:2] {
		typical := models[i].Typical()
		if row.TypicalRate != typical.Value || row.TypicalRateLow != typical.Low || row.TypicalRateHigh != typical.High || row.Tau2 != models[i].Tau2() || row.VideosUsable != 8 {
			t.Errorf("%s: %+v, want %+v", row.DisplayName(), row, typical)
		}
		near(t, row.DisplayName()+"'s chance", row.ChanceBest, chances[i])
	}
	if none := v.Categories[2]; none.TypicalRate.Known() || none.ChanceBest.Known() || !none.PooledRate.Known() {
		t.Errorf("the uncategorised are many things: %+v", none)
	}
	if want := "Tutorials keep most: typically 4.01% of views. Chance of being best: >99%."; v.Verdict != want || v.AnswerShort != "Tutorials keep most: typically 4.01%." {
		t.Errorf("the verdict is %q, in short %q, want %q", v.Verdict, v.AnswerShort, want)
	}
	if said := strings.Join(v.Categories[0].Sentences, " "); !strings.Contains(said, "Tutorials keep ") || !strings.Contains(said, "× what Skits keep.") {
		t.Errorf("of Tutorials: %s", said)
	}
}

func TestWhatIsTooCloseIsNotCalled(t *testing.T) {
	t.Parallel()
	v := categoriesOf(t, append(many(1, "Tutorials", 100, 300, 50, 250, 120), many(20, "Skits", 90, 280, 60, 270, 110)...)...)
	if !strings.HasPrefix(v.Verdict, "Too close to call between ") || v.AnswerShort != "Too close to call." {
		t.Errorf("the verdict is %q, in short %q", v.Verdict, v.AnswerShort)
	}
}

func TestACategoryOfFewVideosSaysWhatItNeeds(t *testing.T) {
	t.Parallel()
	v := categoriesOf(t, many(1, "Soup", 100, 100, 100, 100)...)
	said := strings.Join(v.Categories[0].Sentences, " ")
	if !strings.Contains(said, "A typical rate needs 5 videos with about 300 views each; Soup has four.") {
		t.Errorf("of Soup: %s", said)
	}
}

func TestOneViralVideoIsNamedAsTheReasonOfAPooledRate(t *testing.T) {
	t.Parallel()
	videos := append(many(1, "Soup", 100, 95, 105, 98, 102, 97), kept(30, "Soup", 5_000_000, 250_000))
	said := strings.Join(categoriesOf(t, videos...).Categories[0].Sentences, " ")
	if !strings.Contains(said, "That is more than typical: one video brought nearly all of these saves.") {
		t.Errorf("of Soup: %s", said)
	}
}

func TestATypicalRateAloneIsComparedWithNothing(t *testing.T) {
	t.Parallel()
	v := categoriesOf(t, append(many(1, "Soup", 100, 100, 100, 100, 100), many(20, "Skits", 300)...)...)
	if want := "Soup: typically 1.00% of views. No other category has enough videos yet."; v.Verdict != want || v.Categories[0].ChanceBest.Known() {
		t.Errorf("the verdict is %q, want %q", v.Verdict, want)
	}
	if v.Categories[0].DisplayName() != "Soup" || v.Sort != ByTypicalRate {
		t.Errorf("%s comes first by %s: the rate of few videos does not count", v.Categories[0].DisplayName(), v.Sort)
	}
}

func TestACategoryIsSaidInWords(t *testing.T) {
	t.Parallel()
	v := categoriesOf(t, slices.Concat(many(1, "Soup", 100, 102, 98, 101, 99), many(20, "Skits", 300, 310, 290), many(30, "", 50), []model.History{kept(40, "Bread", 0, 0)})...)
	want := map[string]string{
		"Soup":          "Soup 1.00% (0.91 to 1.10), 5 videos.",
		"Skits":         "Skits 3.00% of all views, 3 videos; needs 5 videos with about 100 views each.",
		"Bread":         "Bread: 1 video, no save rate yet.",
		"Uncategorised": "Uncategorised 0.50% of all views, 1 video.",
	}
	for _, c := range v.Categories {
		if got, short := c.InWords(); got != want[c.DisplayName()] {
			t.Errorf("%s in words: %q, want %q", c.DisplayName(), got, want[c.DisplayName()])
		} else if got != short && short != "Skits 3.00% of all views, 3 videos." {
			t.Errorf("%s in short: %q", c.DisplayName(), short)
		}
	}
}

func TestTheVerbGoesWithTheName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"Tutorials": "keep", "Meal prep": "keeps", "Fitness": "keeps", "Behind the scenes": "keep", "SKITS": "keep", "レビュー": "keeps"} {
		if got := keeps(name); got != want {
			t.Errorf("%s %s, want %s", name, got, want)
		}
	}
}

func TestVideosThatDoNotCountAreCounted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		videos, entered, usable int
		want                    string
	}{
		{1, 0, 0, "1 video, without a rate yet."},
		{4, 0, 0, "4 videos, none with a rate yet."},
		{41, 40, 40, "41 videos, one of them without a rate yet."},
		{41, 40, 37, "41 videos: one without a rate yet, three with too few views to count."},
		{41, 41, 38, "41 videos, three of them with too few views to count."},
		{1, 1, 0, "1 video, with too few views to count."},
		{41, 41, 41, "41 videos."},
	} {
		name := "Soup"
		g := group{row: Category{Name: &name, Videos: c.videos, VideosEntered: c.entered, VideosUsable: c.usable}}
		if got := g.counted(); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}
