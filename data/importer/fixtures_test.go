package importer

import (
	"path/filepath"
	"strings"
	"testing"
)

// formatOfFixture is what a fixture's name says: its format, then what is special about it.
func formatOfFixture(name string) string {
	for _, special := range [][2]string{
		{"pyktok", "table"},
		{"scraped-abbreviated", "table"},
		{"studio-json", "studio-json"},
		{"studio-content", "studio-content"},
		{"studio-", "studio-other"},
		{"Posts", "archive"},
	} {
		if strings.HasPrefix(name, special[0]) {
			return special[1]
		}
	}
	longest := ""
	for _, f := range formats() {
		if strings.HasPrefix(name, f.Name) && len(f.Name) > len(longest) {
			longest = f.Name
		}
	}
	return longest
}

// A tie between two formats refuses the file, so what is read as one format matched it best.
func TestEveryFixtureIsReadByTheFormatItIsNamedAfter(t *testing.T) {
	t.Parallel()
	for _, pattern := range []string{"testdata/*.*", "testdata/archive-txt/*", "testdata/decoys/*"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, path := range files {
			want := formatOfFixture(filepath.Base(path))
			report, err := Run(t.Context(), []Source{testSource(path)}, Options{Now: testNow}, &captureSink{stored: archived()})
			if err != nil || len(report.Files) != 1 {
				t.Fatalf("%s: %v, %d files", path, err, len(report.Files))
			}
			if got := report.Files[0]; got.Format != want || want == "" {
				t.Errorf("%s is read as %q, want %q: %s", path, got.Format, want, got.Error)
			}
		}
	}
}
