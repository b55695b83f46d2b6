package importer

import (
	"strings"
	"testing"

	"saveboard/model"
)

// tableFixtures lists every table in testdata: what it is, what of it is rejected, and its saves.
func tableFixtures() []struct{ file, format, rejected, saves string } {
	return []struct{ file, format, rejected, saves string }{
		{"business-suite.csv", "business-suite", "", "12480, 702, 0, 1999"},
		{"business-suite-sv.csv", "business-suite", "", "12480, 702, 0, 1999"},
		{"business-suite-broken.csv", "business-suite", "3:no-id 4:short-link 5:not-tiktok 6:bad-number 7:wrong-width 8:bad-id", "12480, 702"},
		{"studio-content.csv", "studio-content", "", "unknown, unknown, unknown"},
		{"studio-content-broken.csv", "studio-content", "5:wrong-width", "unknown, unknown, unknown, unknown"},
		{"studio-overview.csv", "studio-other", "0:studio-other", ""},
		{"studio-viewers.csv", "studio-other", "0:studio-other", ""},
		{"studio-followers.csv", "studio-other", "0:studio-other", ""},
		{"studio-activity.csv", "studio-other", "0:studio-other", ""},
		{"studio-gender.csv", "studio-other", "0:studio-other", ""},
		{"table-da.csv", "table", "", "12500 ±50, 702, 0"},
		{"table-ja.csv", "table", "", "12000 ±500, 702"},
		{"table-broken.csv", "table", "5:not-tiktok 6:bad-number", "12480, unknown, 1999"},
		{"apify.csv", "apify", "", "12480, 702, 12481"},
		{"apify-broken.csv", "apify", "3:error-row 4:profile 5:destroyed-id", "12480"},
		{"brightdata.csv", "brightdata", "", "4480, 702"},
		{"brightdata-broken.csv", "brightdata", "2:id-conflict 3:future-time 4:before-posting", ""},
		{"zeeschuimer.csv", "zeeschuimer", "", "unknown, unknown"},
		{"zeeschuimer-broken.csv", "zeeschuimer", "4:bad-id", "unknown"},
		{"pyktok.csv", "table", "", "unknown, unknown"},
		{"pyktok-broken.csv", "table", "2:bad-number 3:destroyed-id 4:no-counter", ""},
		{"scraped-abbreviated.csv", "table", "", "45200 ±50, 46000 ±50, 702, unknown"},
		{"scraped-abbreviated-broken.csv", "table", "2:destroyed-id 4:bad-number", "45200 ±50"},
		{"saveboard-videos.csv", "saveboard", "", "12480, 0, unknown"},
		{"saveboard-videos.jsonl", "saveboard", "", "12480, 0, unknown"},
		{"saveboard-snapshots.csv", "saveboard", "", "12001, 12002, 12003"},
		{"saveboard-snapshots.jsonl", "saveboard", "", "12001, 12002, 12003"},
		{"saveboard-broken.csv", "saveboard", "3:no-counter 4:bad-number 5:bad-id 6:before-posting", "12001"},
	}
}

func TestEveryTableIsReadAsWhatItIs(t *testing.T) {
	t.Parallel()
	for _, f := range tableFixtures() {
		t.Run(f.file, func(t *testing.T) {
			t.Parallel()
			rep, m := read(t, f.file, testFile(t, f.file))
			if rep.Format != f.format || rep.Error != "" {
				t.Fatalf("read as %q, want %q (%s)", rep.Format, f.format, rep.Error)
			}
			if got := reasons(rep); got != f.rejected {
				t.Errorf("rejected %q, want %q", got, f.rejected)
			}
			if got := saves(m); got != f.saves {
				t.Errorf("saves %q, want %q", got, f.saves)
			}
		})
	}
}

func TestOfEachTableTheRightFormatMatchesBest(t *testing.T) {
	t.Parallel()
	for _, f := range tableFixtures() {
		head := []byte(strings.TrimPrefix(testFile(t, f.file), "\ufeff"))
		s := Sample{Name: f.file, Text: head}
		shape, l := shapeOf(head)
		s.Shape = shape
		switch shape {
		case ShapeTable:
			s.Header, s.Records = l.header, firstOfTable(l, head)
		case ShapeJSON:
			s.Objects = sampleJSON(strings.NewReader(string(head)))
		}
		best, second := Match{}, Match{}
		name := ""
		for _, format := range formats() {
			m := format.Match(s)
			switch {
			case !m.Whole():
			case m.Have > best.Have:
				second, best, name = best, m, format.Name
			case m.Have > second.Have:
				second = m
			}
		}
		if name != f.format || best.Have <= second.Have {
			t.Errorf("%s matches %q best (%v, then %v), want %q", f.file, name, best, second, f.format)
		}
	}
}

func TestFilesThatHoldNoVideosAreRefusedWithAWayOut(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ file, piece string }{
		{"tiktok-ads.csv", "TikTok Ads"},
		{"apify-comments.csv", "comments"},
		{"saveboard-newer.csv", "snapshots/2"},
	} {
		rep, m := read(t, c.file, testFile(t, c.file))
		if !strings.Contains(rep.Error, c.piece) || rep.Help == "" || len(m.records) != 0 || rep.Rows != 0 {
			t.Errorf("%s: %q, %q, %d records", c.file, rep.Error, rep.Help, len(m.records))
		}
	}
}

func TestDailyTotalsAreSkippedAndFailOnlyWhenAlone(t *testing.T) {
	t.Parallel()
	totals := source("Overview.csv", []byte(testFile(t, "studio-overview.csv")))
	list := source("list.csv", []byte(testFile(t, "business-suite.csv")))
	for _, c := range []struct {
		sources []Source
		want    Outcome
	}{
		{[]Source{totals}, Failed},
		{[]Source{totals, list}, Done},
	} {
		rep, err := Run(t.Context(), c.sources, Options{Now: now}, &memory{})
		if err != nil || rep.Outcome() != c.want {
			t.Errorf("%d files: %v, outcome %d, want %d", len(c.sources), err, rep.Outcome(), c.want)
		}
		if f := rep.Files[0]; f.Skipped != 2 || f.Rows != 2 || f.Error != "" || !strings.Contains(f.Rejected[0].Help, "Content") {
			t.Errorf("%+v", f)
		}
	}
}

func TestWhatAnApifyTableLacksAndLeavesBehindIsSaid(t *testing.T) {
	t.Parallel()
	rep, m := read(t, "dataset_tiktok-scraper_2026-03-12_12-00-03-123.csv", testFile(t, "apify.csv"))
	if got := strings.Join(rep.LeftBehind, "; "); got != LeftAuthor+"; "+LeftSound {
		t.Errorf("left behind: %s", got)
	}
	if r := m.records[0]; r.Taken != at(t, "2026-03-12T12:00:03Z") || r.TakenFrom != model.TakenFilename || r.Title != "Sourdough in 60 s" || r.Own {
		t.Errorf("%+v", r)
	}
	if rep.Rows != 3 || rep.Duplicates != 1 || m.files[0].OwnTimes {
		t.Errorf("a video under two searches: %+v, own times %v", rep, m.files[0].OwnTimes)
	}
	rep, m = read(t, "apify.csv", testFile(t, "apify-broken.csv"))
	if r := m.records[0]; r.Kind != model.KindPhoto || strings.Join(r.Hashtags, " ") != "bread sourdough" {
		t.Errorf("%+v", r)
	}
	if got := strings.Join(rep.CountersLacking, " "); got != "comments shares" {
		t.Errorf("lacking: %s", got)
	}
	rep, _ = read(t, "zeeschuimer.csv", testFile(t, "zeeschuimer.csv"))
	if got := strings.Join(rep.CountersLacking, " "); got != "saves" || !noticed(rep, "NDJSON") {
		t.Errorf("lacking: %s, notices %q", got, rep.Notices)
	}
}

func TestBrightDatasOwnTimeAndHandleAreTaken(t *testing.T) {
	t.Parallel()
	rep, m := read(t, "dump.csv", testFile(t, "brightdata.csv"))
	if r := m.records[0]; r.Account != "mira.bakes" || r.Taken != at(t, "2026-04-10T08:15:00Z") || r.TakenFrom != model.TakenRecord || r.DurationS != model.Exact(62) {
		t.Errorf("%+v", r)
	}
	if rep.TakenAt != at(t, "2026-04-10T08:15:09Z") || rep.TakenAtFrom != model.TakenRecord {
		t.Errorf("the latest time is %s from %s", rep.TakenAt, rep.TakenAtFrom)
	}
}
