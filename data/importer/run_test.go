package importer

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"saveboard/model"
)

// testFile is the content of a file in testdata.
func testFile(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestBusinessSuiteGivesExactSavesAndPostingSeconds(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"business-suite.csv", "business-suite-sv.csv"} {
		rep, m := read(t, name, testFile(t, name))
		if rep.Format != "business-suite" || rep.Rows != 4 || len(rep.Rejected) != 0 || len(rep.CountersLacking) != 0 {
			t.Errorf("%s: %+v", name, rep)
		}
		if got := saves(m); got != "12480, 702, 0, 1999" {
			t.Errorf("%s: saves are %s", name, got)
		}
		r := m.records[0]
		want := model.Record{
			VideoID: idAt(at(t, "2026-03-02T17:30:00Z"), 1), Account: "mira.bakes", Own: true, Kind: model.KindVideo,
			Posted: at(t, "2026-03-02T17:30:04Z"), PostedFrom: model.PostedRecord,
			Title: "Sourdough in 60 s #bread #sourdough", Hashtags: []string{"bread", "sourdough"},
			Taken: now - 3600, TakenFrom: model.TakenMtime, Source: "business-suite",
			Counters: model.Counters{model.Exact(184301), model.Exact(9120), model.Exact(214), model.Exact(1877), model.Exact(12480)},
		}
		if got := r; !slices.Equal(got.Hashtags, want.Hashtags) || got.Counters != want.Counters || got.Title != want.Title || got.VideoID != want.VideoID ||
			got.Posted != want.Posted || got.PostedFrom != want.PostedFrom || got.Taken != want.Taken || got.TakenFrom != want.TakenFrom ||
			got.Account != want.Account || !got.Own || got.Kind != want.Kind || got.Source != want.Source {
			t.Errorf("%s: got  %+v\nwant %+v", name, got, want)
		}
		if got := m.records[1].Title; got != `"Proofing, twice", she said 🍞` {
			t.Errorf("%s: quotes in a title: %q", name, got)
		}
		if got := m.records[3].Title; got != "Meal prep with @…" {
			t.Errorf("%s: another account in a title: %q", name, got)
		}
	}
}

func TestABrokenRowIsRejectedAloneWithItsReason(t *testing.T) {
	t.Parallel()
	rep, m := read(t, "list.csv", testFile(t, "business-suite-broken.csv"))
	if got, want := reasons(rep), "3:no-id 4:short-link 5:not-tiktok 6:bad-number 7:wrong-width 8:bad-id"; got != want {
		t.Errorf("rejected %s, want %s", got, want)
	}
	if rep.Rows != 9 || rep.TotalRows != 1 || len(m.records) != 2 {
		t.Errorf("%d rows, %d totals, %d records", rep.Rows, rep.TotalRows, len(m.records))
	}
	if got := m.records[1].Counters; got != (model.Counters{model.Exact(9850), {}, {}, {}, model.Exact(702)}) {
		t.Errorf("dashes became %v", got)
	}
}

func TestARefusedFileStoresNothingAndTheOthersGoOn(t *testing.T) {
	t.Parallel()
	m := &memory{}
	rep, err := Run(t.Context(), []Source{
		source("notes.txt", []byte("just words\nand more words")),
		source("list.csv", []byte(testFile(t, "business-suite.csv"))),
		source("empty.csv", nil),
	}, Options{Now: now}, m)
	if err != nil {
		t.Fatal(err)
	}
	if rep.Files[0].Error == "" || rep.Files[0].Help == "" || rep.Files[1].Error != "" || rep.Files[2].Error == "" || len(m.records) != 4 {
		t.Errorf("%+v", rep)
	}
	if got := rep.Outcome(); got != Partly {
		t.Errorf("outcome %d", got)
	}
	if rep.Totals.Rows != 4 || rep.Totals.SnapshotsNew != 4 {
		t.Errorf("totals %+v", rep.Totals)
	}
}

func TestACancelledImportEndsWithTheContextsError(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := Run(ctx, []Source{source("list.csv", []byte(testFile(t, "business-suite.csv")))}, Options{Now: now}, &memory{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestTheErrorOfTheSinkEndsTheImport(t *testing.T) {
	t.Parallel()
	m := &memory{failKeep: 2}
	_, err := Run(t.Context(), []Source{source("list.csv", []byte(testFile(t, "business-suite.csv")))}, Options{Now: now}, m)
	if !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v", err)
	}
	if m.abandons != 1 {
		t.Errorf("the file was taken back %d times", m.abandons)
	}
}

func TestRejectsNameNoText(t *testing.T) {
	t.Parallel()
	rep, err := Run(t.Context(), []Source{source("list.csv", []byte(testFile(t, "business-suite-broken.csv")))}, Options{Now: now}, &memory{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := WriteRejects(&b, rep); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if len(lines) != 7 || lines[0] != "file,line,reason,help,video_id" || !strings.HasPrefix(lines[4], "list.csv,6,bad-number,") ||
		!strings.HasSuffix(lines[4], ","+idAt(at(t, "2026-03-02T17:30:00Z"), 11)) {
		t.Errorf("%s", b.String())
	}
	for _, text := range []string{"lots", "No link", "youtube", "Another place"} {
		if strings.Contains(b.String(), text) {
			t.Errorf("the rejects hold %q of a cell", text)
		}
	}
}

// ended is a sink in which nothing more can be kept, nor taken back: what a database is once the disk is full.
type ended struct {
	memory
	why error
}

func (e *ended) Keep(context.Context, model.Record) error { return e.why }

func (e *ended) Abandon(context.Context) error { return errors.New("no such savepoint") }

func TestWhatEndedAnImportIsSaidAlsoWhenNothingCanBeTakenBack(t *testing.T) {
	t.Parallel()
	sink := &ended{why: errors.New("the disk is full")}
	content := []byte(testFile(t, "business-suite.csv"))
	_, err := Run(t.Context(), []Source{source("business-suite.csv", content)}, Options{Now: now}, sink)
	if !errors.Is(err, sink.why) {
		t.Errorf("it says %v", err)
	}
}
