package importer

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
)

// fuzzReader feeds a format with anything, beginning with every fixture: it must neither panic nor
// lose a record, and every record it yields must be one the sample could have come from.
func fuzzReader(f *testing.F, format Format, pattern string) {
	f.Helper()
	for _, dir := range []string{"testdata", "testdata/decoys", "testdata/archive-txt"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			f.Fatal(err)
		}
		for _, path := range files {
			data, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	f.Add([]byte(`[[[[{"id":1}]]]]`))
	f.Add([]byte("{\"id\":7.5e18}\n{\"id\":"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var r reading
		s := sampleOf("Posts.txt", data)
		_ = format.Match(s)
		r.left = map[string]bool{}
		out := &Output{report: &r.report, left: r.left, noticed: map[string]bool{}}
		out.row = func(row Row) error {
			r.rows = append(r.rows, row)
			if row.Line < 1 {
				t.Errorf("a row without a line: %+v", row)
			}
			return nil
		}
		in := &Input{Sample: s, Text: bytes.NewReader(data), Options: Options{Now: testNow}, Known: archived()}
		r.err = format.Read(context.Background(), in, out)
		r.accounted(t)
		for _, x := range r.report.Rejected {
			if x.Help == "" {
				t.Errorf("the reason %q has no help", x.Reason)
			}
		}
	})
}

func FuzzTikTokWeb(f *testing.F)   { fuzzReader(f, tiktokWeb(), "tiktok-web*.json") }
func FuzzWebPage(f *testing.F)     { fuzzReader(f, webPage(), "tiktok-web*.html") }
func FuzzYtdlp(f *testing.F)       { fuzzReader(f, ytdlp(), "ytdlp*") }
func FuzzApifyJSON(f *testing.F)   { fuzzReader(f, apifyJSON(), "apify*.json") }
func FuzzBrightData(f *testing.F)  { fuzzReader(f, brightDataJSON(), "brightdata*.json") }
func FuzzMobileAPI(f *testing.F)   { fuzzReader(f, mobileAPI(), "mobile-api*.json") }
func FuzzResearchAPI(f *testing.F) { fuzzReader(f, researchAPI(), "research-api*.json") }
func FuzzDisplayAPI(f *testing.F)  { fuzzReader(f, displayAPI(), "display-api*.json") }
func FuzzZeeschuimer(f *testing.F) { fuzzReader(f, zeeschuimer(), "zeeschuimer*.ndjson") }
func FuzzStudioJSON(f *testing.F)  { fuzzReader(f, studioJSON(), "studio-json*.json") }
func FuzzHAR(f *testing.F)         { fuzzReader(f, harFormat(), "*.har") }
func FuzzArchiveJSON(f *testing.F) { fuzzReader(f, archiveJSON(), "archive*.json") }
func FuzzArchiveTXT(f *testing.F)  { fuzzReader(f, archiveTXT(), "Posts.txt") }
func FuzzTableInJSON(f *testing.F) { fuzzReader(f, tableJSON(), "table*.*json") }
func FuzzSampleJSON(f *testing.F)  { fuzzReader(f, tiktokWeb(), "*.*") }
