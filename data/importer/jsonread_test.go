package importer

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"saveboard/model"
)

// testNow is the moment of every import in these tests.
var testNow = model.InstantOf(time.Date(2026, 4, 2, 8, 0, 0, 0, time.UTC))

// A reading is what a format made of one file.
type reading struct {
	format string
	rows   []Row
	report FileReport
	left   map[string]bool
	err    error
}

// readJSON recognises data by content and reads it with the winning format, as the core does.
func readJSON(t *testing.T, name string, data []byte, known Known) reading {
	t.Helper()
	s := sampleOf(name, data)
	format, ok := bestOf(s)
	if !ok {
		return reading{err: &Refusal{Sentence: "no format knows this"}}
	}
	r := reading{format: format.Name, left: map[string]bool{}}
	out := &Output{report: &r.report, left: r.left, noticed: map[string]bool{}}
	out.row = func(row Row) error {
		r.rows = append(r.rows, row)
		return nil
	}
	in := &Input{Sample: s, Text: bytes.NewReader(data), Options: Options{Now: testNow}, Known: known, Names: []string{name}}
	r.err = format.Read(t.Context(), in, out)
	return r
}

func sampleOf(name string, data []byte) Sample {
	s := Sample{Name: name, Text: data[:min(len(data), headSize)]}
	trimmed := bytes.TrimSpace(data)
	switch {
	case bytes.HasPrefix(trimmed, []byte("<")):
		s.Shape = ShapeHTML
	case bytes.HasPrefix(trimmed, []byte("{")), bytes.HasPrefix(trimmed, []byte("[")):
		s.Shape = ShapeJSON
		s.Objects = sampleJSON(bytes.NewReader(s.Text))
	default:
		s.Shape = ShapeText
	}
	return s
}

func bestOf(s Sample) (best Format, ok bool) {
	var m Match
	for _, f := range formats() {
		if got := f.Match(s); got.Whole() && got.Have > m.Have {
			best, m, ok = f, got, true
		}
	}
	return best, ok
}

func fixture(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// brief writes what a reading gave, a line a row.
func (r reading) brief() string {
	var b strings.Builder
	for _, row := range r.rows {
		fmt.Fprintf(&b, "%d %s @%s", row.Line, row.ID, row.Account)
		if row.Link != "" {
			fmt.Fprintf(&b, " %s", row.Link)
		}
		fmt.Fprintf(&b, " posted %s taken %s", row.Posted.brief(), row.Taken.brief())
		for _, c := range row.Counters {
			fmt.Fprintf(&b, " %s", orDash(c.Text))
		}
		fmt.Fprintf(&b, " %q %s %ss", row.Title, strings.Join(row.Hashtags, ","), row.Duration)
		if row.Photo {
			b.WriteString(" photo")
		}
		if row.Own {
			b.WriteString(" own")
		}
		if row.Source != "" {
			b.WriteString(" from " + row.Source)
		}
		b.WriteByte('\n')
	}
	for _, x := range r.report.Rejected {
		fmt.Fprintf(&b, "%d rejected %s\n", x.Line, x.Reason)
	}
	if r.report.Skipped+r.report.Duplicates > 0 {
		fmt.Fprintf(&b, "%d skipped %d duplicates\n", r.report.Skipped, r.report.Duplicates)
	}
	if r.err != nil {
		fmt.Fprintf(&b, "refused: %v\n", r.err)
	}
	return b.String()
}

func (w When) brief() string {
	switch {
	case w.At != 0:
		return w.At.String()
	case !w.Local.IsZero():
		return w.Local.Format("2006-01-02T15:04:05 local")
	case w.OnlyDay:
		return w.Day.String()
	}
	return "-"
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// stored is a Known of a few videos.
type stored struct {
	videos  []model.Video
	history map[string][]model.Snapshot
	mappings
}

func (s stored) Video(_ context.Context, id string) (model.Video, bool, error) {
	for _, v := range s.videos {
		if v.TikTokID == id {
			return v, true, nil
		}
	}
	return model.Video{}, false, nil
}

func (s stored) Posted(_ context.Context, _ string, from, to model.Instant) ([]model.Video, error) {
	var in []model.Video
	for _, v := range s.videos {
		if at := model.UploadTime(v.TikTokID); at >= from && at <= to {
			in = append(in, v)
		}
	}
	return in, nil
}

func (s stored) History(_ context.Context, id string, from, to model.Instant) ([]model.Snapshot, error) {
	var in []model.Snapshot
	for _, h := range s.history[id] {
		if h.Taken >= from && h.Taken <= to {
			in = append(in, h)
		}
	}
	return in, nil
}

func (s stored) Zone(context.Context, string) (*time.Location, bool, error) { return nil, false, nil }

// archived are the stored videos that the archive's fixtures speak of.
func archived() stored {
	return stored{videos: []model.Video{
		{TikTokID: "7612584291038511326", Handle: "tiny.forge", Kind: model.KindVideo},
		{TikTokID: "7615312153618333918", Handle: "tiny.forge", Kind: model.KindVideo},
		{TikTokID: "7617947030156198110", Handle: "tiny.forge", Kind: model.KindPhoto},
	}}
}

// jsonFixtures lists the fixtures of JSON, HTML and the archive's text with the format of each; an
// empty one is none of ours.
func jsonFixtures() [][2]string {
	return [][2]string{
		{"tiktok-web.json", "tiktok-web"},
		{"tiktok-web-answer.json", "tiktok-web"},
		{"tiktok-web-search.json", "tiktok-web"},
		{"tiktok-web-page.html", "tiktok-web"},
		{"tiktok-web-sigi.html", "tiktok-web"},
		{"tiktok-web-broken.json", "tiktok-web"},
		{"tiktok-web-page-broken.html", "tiktok-web"},
		{"ytdlp.ndjson", "ytdlp"},
		{"ytdlp-playlist.json", "ytdlp"},
		{"ytdlp-broken.ndjson", "ytdlp"},
		{"apify.json", "apify"},
		{"apify-drawrowfly.json", "apify"},
		{"apify-comments.json", "apify"},
		{"apify-broken.json", "apify"},
		{"brightdata.json", "brightdata"},
		{"brightdata-broken.json", "brightdata"},
		{"mobile-api.json", "mobile-api"},
		{"mobile-api-flat.json", "mobile-api"},
		{"mobile-api-broken.json", "mobile-api"},
		{"research-api.json", "research-api"},
		{"research-api-broken.json", "research-api"},
		{"display-api.json", "display-api"},
		{"display-api-broken.json", "display-api"},
		{"zeeschuimer.ndjson", "zeeschuimer"},
		{"zeeschuimer-4cat.ndjson", "zeeschuimer"},
		{"zeeschuimer-broken.ndjson", "zeeschuimer"},
		{"studio-json.json", "studio-json"},
		{"studio-json-insight.json", "studio-json"},
		{"studio-json-failed.json", "studio-json"},
		{"studio-json-broken.json", "studio-json"},
		{"studio-json-har.har", "studio-json"},
		{"studio-json-har-broken.har", "studio-json"},
		{"archive.json", "archive"},
		{"archive-old.json", "archive"},
		{"archive-empty.json", "archive"},
		{"archive-broken.json", "archive"},
		{"archive-txt/Posts.txt", "archive"},
		{"table-in-object.json", "table"},
		{"table-array.json", "table"},
		{"table-lines.ndjson", "table"},
		{"table-broken.json", "table"},
	}
}

func TestEveryFixtureReadsAsItStandsThere(t *testing.T) {
	t.Parallel()
	for _, f := range jsonFixtures() {
		t.Run(strings.ReplaceAll(f[0], "/", "-"), func(t *testing.T) {
			t.Parallel()
			r := readJSON(t, filepath.Base(f[0]), fixture(t, f[0]), archived())
			if r.format != f[1] {
				t.Errorf("read as %q, want %q", r.format, f[1])
			}
			golden.RequireEqual(t, []byte(r.brief()))
			r.accounted(t)
		})
	}
}

// accounted fails when a record ended in none or in two of the ways a record can end.
func (r reading) accounted(t *testing.T) {
	t.Helper()
	sum := len(r.rows) + r.report.Skipped + r.report.Duplicates + r.report.TotalRows
	for _, x := range r.report.Rejected {
		if x.Line > 0 {
			sum++
		}
	}
	if r.err == nil && sum != r.report.Rows {
		t.Errorf("%d rows, but %d are accounted for", r.report.Rows, sum)
	}
}
