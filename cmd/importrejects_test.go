package cmd

import (
	"strings"
	"testing"

	"saveboard/data/importer"
)

func TestRejectionsAreToldByTheirReason(t *testing.T) {
	t.Parallel()
	var rejected []importer.Rejection
	for line := 1; line <= 832; line++ {
		rejected = append(rejected, importer.Rejection{Line: line, Reason: importer.NoIDInArchive, Help: "Do this."})
	}
	for _, line := range []int{900, 902, 904, 906, 908, 910, 912, 914, 915} {
		rejected = append(rejected, importer.Rejection{Line: line, Reason: importer.ShortLink, Help: "Do that."})
	}
	rejected = append(rejected, importer.Rejection{Reason: importer.AmbiguousNumber, Help: "Told elsewhere."},
		importer.Rejection{Line: 1200, Reason: importer.BadID, Help: "Look."}, importer.Rejection{Reason: importer.NoID, Help: "Add one."})
	var got []string
	for _, g := range groupRejections(rejected) {
		got = append(got, g.sentence())
	}
	want := []string{
		"832 rows: no-video-id-in-archive (lines 1–832) – Do this.",
		"9 rows: short-link (lines 900, 902, 904, 906, 908, 910 and 3 more) – Do that.",
		"1 row: bad-id (line 1200) – Look.",
		"no-id – Add one.",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
