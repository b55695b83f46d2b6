package print_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"saveboard/model"
	"saveboard/model/curve"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/print"
)

func TestVideosAsTextKeepTheirColumnsWhateverTheTitles(t *testing.T) {
	t.Parallel()
	got := write(t, print.Text, print.Videos(), sampleVideos(), full(72))
	const want = `Which videos do people keep?
Sourdough leads.
@mira.bakes · 28d, 26 Oct 2026 – 22 Nov 2026 · 3 videos

  Title                               Age  Saves   Gained  Fair rate
  Sourdough 🍞 in 60 s               19 d  12.5K  ▲ 2,310      2.36%
  かぼちゃ                          14 mo      0        0          —
  (no caption) 7561234567890123458    3 d      —        —          —

2 videos left out: no counts.
Counts of 22 Nov 2026 18:00 UTC.
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("videos as text (-want +got):\n%s", diff)
	}
}

func TestNoLineOfATableIsWiderThanThePaper(t *testing.T) {
	t.Parallel()
	for width := 40; width <= 140; width++ {
		for line := range strings.SplitSeq(write(t, print.Text, print.Videos(), sampleVideos(), full(width)), "\n") {
			if cells := ansi.StringWidth(line); cells > width {
				t.Fatalf("on %d cells a line takes %d: %q", width, cells, line)
			}
		}
	}
}

func TestOutsideATerminalThereAreNoEscapeCodes(t *testing.T) {
	t.Parallel()
	v := sampleVideos()
	v.Videos[0].Title = "red \x1b[31malert\x07"
	if got := write(t, print.Text, print.Videos(), v, full(100)); strings.ContainsAny(got, "\x1b\x07") {
		t.Errorf("the text holds control characters: %q", got)
	}
}

func TestOnATerminalTheAnswerIsStrong(t *testing.T) {
	t.Parallel()
	paper := full(100)
	paper.Look = look.New("dark", look.TrueColour, look.Full())
	if got := write(t, print.Text, print.Videos(), sampleVideos(), paper); !strings.Contains(got, "\x1b[") {
		t.Errorf("nothing is styled: %q", got)
	}
}

func TestAnASCIIPaperGetsNothingElseFromTheProgram(t *testing.T) {
	t.Parallel()
	v := sampleVideos()
	v.Answer = "“Sourdough” keeps 2.1× what skits keep — so far…"
	v.Videos = v.Videos[:1]
	v.Videos[0].Title = "Sourdough"
	got := write(t, print.Text, print.Videos(), v, print.Paper{Width: 100, Look: look.Look{Glyphs: look.ASCII()}})
	for _, r := range got {
		if r > 127 {
			t.Fatalf("%q holds %q", got, r)
		}
	}
}

func TestJSONHasNullForUnknownAndZeroForZero(t *testing.T) {
	t.Parallel()
	got := write(t, print.JSON, print.Videos(), sampleVideos(), print.Paper{})
	for _, want := range []string{
		`"view": "videos"`, `"saves": 12480,`, `"saves": 0,`, `"saves": null,`, `"saves_step": null,`, `"category": null,`,
		`"as_of": "2026-11-22T21:00:00Z"`, `"left_out": [`, `"reasons": {}`, `"labels": []`, `"save_rate": 0.0238`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the JSON lacks %s:\n%s", want, got)
		}
	}
	if again := write(t, print.JSON, print.Videos(), sampleVideos(), print.Paper{}); again != got {
		t.Error("the same view gives two different texts")
	}
}

func TestCSVHasAColumnAKeyAndGuardsFormulas(t *testing.T) {
	t.Parallel()
	v := sampleVideos()
	v.Videos[1].Title = "=HYPERLINK(\"x\")"
	v.Videos[0].SavesGained = model.Known(-4)
	rows, err := csv.NewReader(strings.NewReader(write(t, print.CSV, print.Videos(), v, print.Paper{}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cell := func(row int, key string) string {
		for i, head := range rows[0] {
			if head == key {
				return rows[row][i]
			}
		}
		t.Fatalf("there is no column %s in %v", key, rows[0])
		return ""
	}
	for _, want := range []struct {
		row        int
		key, value string
	}{
		{1, "saves", "12480"},
		{2, "saves", "0"},
		{3, "saves", ""},
		{3, "saves_step", ""},
		{1, "saves_gained", "-4"},
		{1, "hashtags", `["bread","60s"]`},
		{2, "title", "'=HYPERLINK(\"x\")"},
		{2, "category", ""},
		{1, "video_id", "7561234567890123456"},
	} {
		if got := cell(want.row, want.key); got != want.value {
			t.Errorf("row %d has %s %q, want %q", want.row, want.key, got, want.value)
		}
	}
	if rows[0][0] != "video_id" || len(rows) != 4 {
		t.Errorf("%d rows that begin with %v", len(rows), rows[0])
	}
}

func TestTheColumnsAreThereWithoutAnyRow(t *testing.T) {
	t.Parallel()
	v := sampleVideos()
	v.Videos = nil
	if got := write(t, print.CSV, print.Videos(), v, print.Paper{}); !strings.HasPrefix(got, "video_id,url,account,") {
		t.Errorf("no videos give %q", got)
	}
}

func TestListsOfObjectsAndSentencesAreNoColumns(t *testing.T) {
	t.Parallel()
	v := view.Categories{Categories: []view.Category{{Videos: 3, Weeks: []view.Week{{}}}}}
	got, _, _ := strings.Cut(write(t, print.CSV, print.Categories(), v, print.Paper{}), "\n")
	if strings.Contains(got, "weeks") || strings.Contains(got, "best_video") || strings.Contains(got, "sentences") || !strings.HasPrefix(got, "name,videos,") {
		t.Errorf("the columns of categories are %s", got)
	}
}

func TestATitleCannotBreakAMarkdownTable(t *testing.T) {
	t.Parallel()
	v := sampleVideos()
	v.Videos = v.Videos[:1]
	v.Videos[0].Title = "a|b\nc <b>*d*"
	lines := strings.Split(strings.TrimSuffix(write(t, print.Markdown, print.Videos(), v, print.Paper{}), "\n"), "\n")
	if len(lines) != 5 || lines[3] != "" {
		t.Fatalf("one video gives %d lines, want the table, and a line below it: %q", len(lines), lines)
	}
	if !strings.Contains(lines[2], `a\|b c \<b>\*d\*`) {
		t.Errorf("the row is %s", lines[2])
	}
	if heads, cells := strings.Count(lines[0], "|"), strings.Count(strings.ReplaceAll(lines[2], `\|`, ""), "|"); heads != cells {
		t.Errorf("%d bars in the header, %d in the row", heads, cells)
	}
}

func TestTheOverviewSaysAnswerFiguresFindingsAndMovers(t *testing.T) {
	t.Parallel()
	v := view.Overview{Head: sampleVideos().Head, Movers: sampleVideos().Videos[:1], Videos: 212}
	v.Answer = "Saves are up 12% on the four weeks before."
	v.Saves = view.Figure{Value: model.Known(48210), Change: model.Known(0.12)}
	v.SaveRate = view.Figure{Value: model.Known(0.0184), Change: model.Known(0.0012)}
	v.KeptAfterWeek1 = view.Figure{Value: model.Known(0.41), Change: model.Known(-0.04)}
	v.Chart = "48,210 saves in 28 days."
	v.Findings = []view.Finding{{Sentence: "Bread did most of it.", Detail: "31,000 of 48,210 saves", Trend: view.Up}}
	const want = `How are my saves doing?
Saves are up 12% on the four weeks before.
@mira.bakes · 28d, 26 Oct 2026 – 22 Nov 2026 · 212 videos

  In the period                     Change
  Saves              48,210          ▲ 12%
  Save rate           1.84%  ▲ 0.12 points
  Views                   —              —
  Kept after week 1     41%     ▼ 4 points
  Shares                  —              —

48,210 saves in 28 days.

What your audience keeps
  ▲ Bread did most of it.
    31,000 of 48,210 saves

Moved most
  Title                 Category   Age  Saves   Gained  Fair rate   Rate  Typical   Views
  Sourdough 🍞 in 60 s  Bread     19 d  12.5K  ▲ 2,310      2.36%  2.38%     5.2×  524.4K

2 videos left out: no counts.
Counts of 22 Nov 2026 18:00 UTC.
`
	if diff := cmp.Diff(want, write(t, print.Text, print.Overview(), v, full(100))); diff != "" {
		t.Errorf("the overview as text (-want +got):\n%s", diff)
	}
}

func TestWhoSaysHowManyAndWhyNobodyIsShownWho(t *testing.T) {
	t.Parallel()
	why := view.Why{
		Head: view.Head{Answer: "12,480 people saved “Sourdough”. You can see how many, never who."},
		Parts: []view.WhyPart{
			{ID: "short-answer", Title: "The short answer", Text: "**No.**\n\nTikTok shows a count."},
			{ID: "the-law", Title: "The law", Text: "Not printed."},
			{ID: "what-you-can-do", Title: "What you can do", Text: "- **Look at the rate.** It tells."},
		},
	}
	detail := view.VideoDetail{Video: sampleVideos().Videos[0], Daily: "Most on Tuesday."}
	page := print.NewPage(full(100))
	print.Who(page, why, &detail)
	const want = `12,480 people saved “Sourdough”. You can see how many, never who.

The short answer

No.

TikTok shows a count.

What can be known of this video

  · 2.38% of its views became saves.
  · Most on Tuesday.

What you can do

· Look at the rate. It tells.

saveboard show why has all of it, with its sources.
`
	if diff := cmp.Diff(want, page.String()); diff != "" {
		t.Errorf("who (-want +got):\n%s", diff)
	}
}

func TestAVideoAsTextSaysWhereItStandsAndWhatIsExpected(t *testing.T) {
	t.Parallel()
	d := view.VideoDetail{
		Head: sampleVideos().Head, Video: sampleVideos().Videos[0], Names: "12,480 people saved this. Their names are theirs.",
		Ranks:  view.Ranks{SaveRate: &curve.Rank{Rank: 9, Of: 48, Ahead: 39}},
		Ladder: []view.Rung{{Counter: model.Views, Count: model.Exact(524370)}, {Counter: model.Saves, Count: model.Exact(12480), Per100: model.Known(2.38)}},
		Forecast: []view.Expected{
			{AgeDays: 30, Saves: model.Known(13900), SavesLow: model.Known(13000), SavesHigh: model.Known(15600), Videos: 30, Held: 24, HeldOf: 30},
			{AgeDays: 90, Videos: 9},
		},
		CategoryTypicalRate: model.Known(.0192), CategoryTypicalRateLow: model.Known(.0162), CategoryTypicalRateHigh: model.Known(.0228), CategoryVideos: 41,
	}
	d.Video.AgainstTypicalAgeDays = model.Known(19.4)
	d.Ladder[1].Rank = d.Ranks.SaveRate
	got := write(t, print.Text, print.Video(), d, full(100))
	for _, want := range []string{
		"Saves     12,480             2.38          9 of 48\n",
		"Against your typical video     5.2× at 19.4 d\n",
		"Fair rate, to rank by          2.36%\n",
		"Typical for its kind           1.92% (9 in 10: 1.62% to 2.28%), from 41 videos\n",
		"Day 30    13,900         13,000–15,600  24 of 30 past videos\n",
		"Day 90         —\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	d.Forecast, d.Reasons = nil, map[string]string{"forecast": "only 9 earlier videos; 12 are needed"}
	if got := write(t, print.Text, print.Video(), d, full(100)); !strings.Contains(got, "No forecast yet: only 9 earlier videos; 12 are needed.") {
		t.Errorf("it does not say why nothing is expected:\n%s", got)
	}
}

func full(width int) print.Paper {
	return print.Paper{Width: width, Look: look.Look{Glyphs: look.Full()}}
}

func write[V any](t *testing.T, format print.Format, kind print.Kind[V], v V, paper print.Paper) string {
	t.Helper()
	var out bytes.Buffer
	if err := print.Write(&out, format, kind, v, paper); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// sampleVideos are three videos: one with everything, one with a known zero, one without any count.
func sampleVideos() view.Videos {
	bread := "Bread"
	return view.Videos{
		Head: view.Head{
			View: "videos", AsOf: at(2026, 11, 22, 21), CountsOf: at(2026, 11, 22, 18), TimeZone: "UTC",
			Accounts: []string{"mira.bakes"}, Answer: "Sourdough leads.",
			Period:  view.Span{Name: "28d", From: model.Date(2026, 10, 26), To: model.Date(2026, 11, 22)},
			LeftOut: []view.LeftOut{{Reason: "no counts", Videos: 2}},
		},
		Matched: 3, Total: 3,
		Videos: []view.Video{
			{
				VideoID: "7561234567890123456", Title: "Sourdough 🍞 in 60 s", Category: &bread, Hashtags: []string{"bread", "60s"}, AgeDays: 19.4,
				Counts: view.Counts{
					Views: model.Rounded(524400, 100), ViewsStep: 100, Saves: model.Exact(12480), SavesStep: 1,
				},
				SavesGained: model.Known(2310), SaveRate: model.Known(0.0238), AdjustedSaveRate: model.Known(0.0236), AgainstTypical: model.Known(5.2), Gained: model.Known(2310),
			},
			{VideoID: "7561234567890123457", Title: "かぼちゃ", AgeDays: 430, Counts: view.Counts{Saves: model.Exact(0), SavesStep: 1}, Gained: model.Known(0)},
			{VideoID: "7561234567890123458", AgeDays: 3},
		},
	}
}

func at(year int, month time.Month, day, hour int) model.Instant {
	return model.InstantOf(time.Date(year, month, day, hour, 0, 0, 0, time.UTC))
}
