package print_test

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/print"
)

func signed() (view.Videos, print.Paper) {
	v := sampleVideos()
	v.Sort, v.Reverse, v.Filter = view.BySaves, true, "=bread"
	v.Demo = true
	return v, print.Paper{Program: "saveboard v1.2.3"}
}

func TestEveryRowOfCSVSaysWhereItComesFrom(t *testing.T) {
	t.Parallel()
	v, paper := signed()
	rows, err := csv.NewReader(strings.NewReader(write(t, print.CSV, print.Videos(), v, paper))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	from := slices.Index(rows[0], "as_of")
	if from < 0 {
		t.Fatalf("there is no column as_of in %v", rows[0])
	}
	for i, want := range [][]string{
		{"as_of", "counts_of", "time_zone", "accounts", "period", "period_from", "period_to", "filter", "sort", "demo", "program"},
		{"2026-11-22T21:00:00Z", "2026-11-22T18:00:00Z", "UTC", "mira.bakes", "28d", "2026-10-26", "2026-11-22", "'=bread", "saves, reversed", "true", "saveboard v1.2.3"},
	} {
		if got := rows[i][from:]; !slices.Equal(got, want) {
			t.Errorf("row %d comes from %q, want %q", i, got, want)
		}
	}
}

func TestAnOpenedCategoryIsPartOfTheFilter(t *testing.T) {
	t.Parallel()
	v, paper := signed()
	name := "Meal prep"
	v.Only = &name
	if got := write(t, print.Markdown, print.Videos(), v, paper); !strings.Contains(got, `only “=bread category:="Meal prep"”`) {
		t.Errorf("it is\n%s", got)
	}
	if got := write(t, print.JSON, print.Videos(), v, paper); !strings.Contains(got, `"only_category": "Meal prep"`) || !strings.Contains(got, `"filter": "=bread"`) {
		t.Errorf("it is\n%s", got)
	}
}

func TestNoKeyIsTwoColumns(t *testing.T) {
	t.Parallel()
	v, paper := signed()
	head, _, _ := strings.Cut(write(t, print.CSV, print.Videos(), v, paper), "\n")
	seen := make(map[string]bool)
	for _, key := range strings.Split(head, ",") {
		if seen[key] {
			t.Errorf("%s stands there twice", key)
		}
		seen[key] = true
	}
}

func TestBelowAMarkdownTableStandsWhereItComesFrom(t *testing.T) {
	t.Parallel()
	v, paper := signed()
	got := write(t, print.Markdown, print.Videos(), v, paper)
	const want = "|\n\n@mira.bakes · 28d, 26 Oct 2026 – 22 Nov 2026 · only “=bread” · sorted by saves, reversed · as of 22 Nov 2026 21:00 UTC · " +
		"counts of 22 Nov 2026 18:00 UTC · demo data: an invented creator · saveboard v1.2.3\n"
	if !strings.HasSuffix(got, want) {
		t.Errorf("it ends\n%s\nwant\n%s", got[max(0, len(got)-len(want)):], want)
	}
}

func TestJSONIsSigned(t *testing.T) {
	t.Parallel()
	v, paper := signed()
	var got struct {
		Program string `json:"program"`
		Sort    string `json:"sort"`
	}
	if err := json.Unmarshal([]byte(write(t, print.JSON, print.Videos(), v, paper)), &got); err != nil || got.Program != paper.Program || got.Sort != "saves" {
		t.Errorf("it is signed %+v, %v", got, err)
	}
	if v.Program != "" {
		t.Error("writing changes the view")
	}
}

func TestADayThatIsNoneIsEmpty(t *testing.T) {
	t.Parallel()
	v := view.Categories{Head: view.Head{Period: view.Span{Name: "all", From: model.NoDay, To: model.NoDay}}, Categories: []view.Category{{}}}
	if got := write(t, print.CSV, print.Categories(), v, print.Paper{}); !strings.Contains(got, ",all,,,") {
		t.Errorf("it is %s", got)
	}
}

func TestARowOfAHundredAccountsDoesNotNameThemAll(t *testing.T) {
	t.Parallel()
	v, paper := signed()
	v.Accounts = make([]string, 100)
	for i := range v.Accounts {
		v.Accounts[i] = "shop." + strings.Repeat("x", 12)
	}
	got := write(t, print.CSV, print.Videos(), v, paper)
	if !strings.Contains(got, ",100 accounts,") || strings.Contains(got, "shop.") {
		t.Errorf("%.900s", got)
	}
}
