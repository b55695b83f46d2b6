package importer

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"saveboard/model"
)

// A captureSink is a sink in memory: it keeps every record it is given, and counts the way a store
// with nothing in it does.
type captureSink struct {
	stored
	files   []model.ImportFile
	records []model.Record
	begun   int // where the records of the current file begin
}

func (c *captureSink) Begin(_ context.Context, f model.ImportFile) error {
	c.files, c.begun = append(c.files, f), len(c.records)
	return nil
}

func (c *captureSink) Keep(_ context.Context, r model.Record) error {
	c.records = append(c.records, r)
	return nil
}

func (c *captureSink) End(context.Context) (model.ImportCounts, error) {
	type snapshot struct {
		id string
		at model.Instant
	}
	var counts model.ImportCounts
	videos, snapshots := map[string]bool{}, map[snapshot]bool{}
	for i, r := range c.records {
		at := snapshot{r.VideoID, r.Taken}
		switch {
		case i < c.begun:
		case r.Counters.Known() && snapshots[at]:
			counts.Duplicates++
		case r.Counters.Known():
			counts.SnapshotsNew++
		}
		if i >= c.begun && !videos[r.VideoID] {
			counts.VideosNew++
		}
		videos[r.VideoID] = true
		if r.Counters.Known() {
			snapshots[at] = true
		}
	}
	return counts, nil
}

func (c *captureSink) Abandon(context.Context) error {
	c.records = c.records[:c.begun]
	return nil
}

// testSource is a file as the command hands it to Run.
func testSource(path string) Source {
	return Source{
		Path:    path,
		ModTime: time.Date(2026, 4, 1, 18, 0, 0, 0, time.UTC),
		Open:    func() (io.ReadCloser, error) { return os.Open(path) },
	}
}

// A decoyFile is a file in testdata/decoys. Each holds, in every place where files of its kind tell
// of people, a text with DECOY in it.
type decoyFile struct {
	name    string
	format  string
	records int // how many it yields: one more would be of something private
}

func decoyFiles() []decoyFile {
	return []decoyFile{
		{"apify-comments.json", "apify", 0}, // refused whole
		{"apify.csv", "apify", 3},
		{"apify.json", "apify", 2},
		{"archive-likes-only.json", "archive", 0},
		{"archive-txt.zip", "archive", 1},
		{"archive.json", "archive", 1},
		{"brightdata.json", "brightdata", 2},
		{"business-suite.csv", "business-suite", 3},
		{"display-api.json", "display-api", 2},
		{"mobile-api.json", "mobile-api", 2},
		{"pyktok.csv", "table", 3},
		{"research-api.json", "research-api", 2},
		{"scraped-abbreviated.csv", "table", 3},
		{"studio-content.csv", "studio-content", 3},
		{"studio-json-har.har", "studio-json", 2},
		{"studio-json-insight.json", "studio-json", 1},
		{"studio-json.json", "studio-json", 2},
		{"table.csv", "table", 3},
		{"table.json", "table", 2},
		{"tiktok-web.html", "tiktok-web", 1},
		{"tiktok-web.json", "tiktok-web", 2},
		{"ytdlp-playlist.json", "ytdlp", 1},
		{"ytdlp.ndjson", "ytdlp", 2},
		{"zeeschuimer-4cat.ndjson", "zeeschuimer", 1},
		{"zeeschuimer.csv", "zeeschuimer", 3},
		{"zeeschuimer.ndjson", "zeeschuimer", 2},
	}
}

func TestNothingThatTellsOfPeopleLeavesTheImporter(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/decoys/*")
	if err != nil || len(files) != len(decoyFiles()) {
		t.Fatalf("%d decoy files and %v, want %d", len(files), err, len(decoyFiles()))
	}
	for _, d := range decoyFiles() {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join("testdata/decoys", d.name)
			planted, err := os.ReadFile(path)
			if err != nil || bytes.Count(planted, []byte("DECOY")) < 2 {
				t.Fatalf("too few decoys: %v", err)
			}
			sink := &captureSink{stored: archived()}
			report, err := Run(t.Context(), []Source{testSource(path)}, Options{Now: testNow, Account: "tiny.forge"}, sink)
			if err != nil || len(report.Files) != 1 {
				t.Fatalf("%v, %d files", err, len(report.Files))
			}
			f := report.Files[0]
			if f.Format != d.format || len(sink.records) != d.records {
				t.Errorf("read as %q with %d records, want %q with %d: %s", f.Format, len(sink.records), d.format, d.records, f.Error)
			}
			if len(f.LeftBehind) == 0 && f.Error == "" && !saysNothing(d.format) {
				t.Errorf("the report does not say that anything was left behind")
			}
			for name, written := range whatIsWritten(t, report, sink) {
				if at := strings.Index(strings.ToLower(written), "decoy"); at >= 0 {
					t.Errorf("the %s: …%s…", name, written[max(0, at-60):min(len(written), at+60)])
				}
			}
		})
	}
}

// saysNothing tells whether files of the format name no people, so that what these fixtures add to
// them is a stranger's column.
func saysNothing(format string) bool {
	return format == "business-suite" || format == "studio-content" || format == "display-api"
}

// whatIsWritten is everything of an import that can reach a disk, a log or a terminal.
func whatIsWritten(t *testing.T, report Report, sink *captureSink) map[string]string {
	t.Helper()
	for i := range report.Files { // the path is the user's own word
		report.Files[i].Path = ""
	}
	for i := range sink.files {
		sink.files[i].File = ""
	}
	written := map[string]string{}
	for name, v := range map[string]any{"report": report, "records": sink.records, "import": sink.files, "columns": sink.mappings} {
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		written[name] = string(text)
	}
	var rejects bytes.Buffer
	if err := WriteRejects(&rejects, report); err != nil {
		t.Fatal(err)
	}
	written["rejects"] = rejects.String()
	return written
}

func TestEveryRowOfEveryFixtureIsAccountedFor(t *testing.T) {
	t.Parallel()
	files := []string{}
	for _, pattern := range []string{"testdata/*.*", "testdata/decoys/*", "testdata/archive-txt/*"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	for _, path := range files {
		sink := &captureSink{stored: archived()}
		report, err := Run(t.Context(), []Source{testSource(path)}, Options{Now: testNow}, sink)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for _, f := range report.Files {
			sum := f.SnapshotsNew + f.SnapshotsKnown + f.SnapshotsCorrected + f.Duplicates + f.TotalRows + f.Skipped
			for _, x := range f.Rejected {
				if x.Line > 0 {
					sum++
				}
			}
			if f.Error == "" && sum != f.Rows {
				t.Errorf("%s: %d rows, %d accounted for: %+v", path, f.Rows, sum, f)
			}
			if f.Error != "" && len(sink.records) > 0 {
				t.Errorf("%s was refused (%s) but left %d records", path, f.Error, len(sink.records))
			}
		}
	}
}
