package importer

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"saveboard/model"
)

// now is the moment of every import in these tests.
const now = model.Instant(1780000000) // 2026-05-28 20:26:40

// idAt is a plausible id: uploaded at t, and one of several at that second.
func idAt(t model.Instant, n int) string { return fmt.Sprint(uint64(t)<<32 | uint64(n)<<8 | 22) }

// linkAt is the link of the video idAt names.
func linkAt(t model.Instant, n int) string {
	return "https://www.tiktok.com/@mira.bakes/video/" + idAt(t, n)
}

// at is an instant in UTC.
func at(t *testing.T, s string) model.Instant {
	t.Helper()
	parsed, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return model.InstantOf(parsed)
}

// A memory is a sink that remembers what it was handed, and counts as a store would.
type memory struct {
	files    []model.ImportFile
	records  []model.Record // of every file that was ended
	pending  []model.Record
	videos   map[string]model.Video
	zones    map[string]*time.Location
	failKeep int // the Keep that fails, from 1; 0: none
	kept     int
	abandons int
	mappings // what it was to remember
}

// mappings are remembered columns, by the key of their headers.
type mappings map[string]map[string]int

func (m mappings) Mapping(_ context.Context, headers string) (map[string]int, error) {
	return m[headers], nil
}

func (m *mappings) Remember(_ context.Context, headers string, places map[string]int) error {
	if *m == nil {
		*m = mappings{}
	}
	(*m)[headers] = places
	return nil
}

func (m *memory) Video(_ context.Context, id string) (model.Video, bool, error) {
	v, ok := m.videos[id]
	return v, ok, nil
}

func (m *memory) Posted(context.Context, string, model.Instant, model.Instant) ([]model.Video, error) {
	return nil, nil
}

func (m *memory) History(context.Context, string, model.Instant, model.Instant) ([]model.Snapshot, error) {
	return nil, nil
}

func (m *memory) Zone(_ context.Context, handle string) (*time.Location, bool, error) {
	z, ok := m.zones[handle]
	return z, ok, nil
}

func (m *memory) Begin(_ context.Context, f model.ImportFile) error {
	m.files = append(m.files, f)
	m.pending = nil
	return nil
}

func (m *memory) Keep(_ context.Context, r model.Record) error {
	if m.kept++; m.kept == m.failKeep {
		return io.ErrShortWrite
	}
	m.pending = append(m.pending, r)
	return nil
}

func (m *memory) End(context.Context) (model.ImportCounts, error) {
	var c model.ImportCounts
	seen := map[string]bool{}
	for _, r := range m.pending {
		if !r.Known() {
			continue
		}
		key := r.VideoID + r.Taken.String()
		if seen[key] {
			c.Duplicates++
		} else {
			c.SnapshotsNew++
		}
		seen[key] = true
	}
	m.records = append(m.records, m.pending...)
	return c, nil
}

func (m *memory) Abandon(context.Context) error {
	m.abandons++
	m.pending = nil
	return nil
}

// source is a file of this content.
func source(name string, content []byte) Source {
	return Source{
		Path: name, ModTime: now.Add(-time.Hour).Time(),
		Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil },
	}
}

// read imports one file and checks that every row of it is accounted for.
func read(t *testing.T, name, content string, opts ...func(*Options)) (FileReport, *memory) {
	t.Helper()
	return readInto(t, &memory{}, name, content, opts...)
}

func readInto(t *testing.T, m *memory, name, content string, opts ...func(*Options)) (FileReport, *memory) {
	t.Helper()
	o := Options{Now: now}
	for _, f := range opts {
		f(&o)
	}
	rep, err := Run(t.Context(), []Source{source(name, []byte(content))}, o, m)
	if err != nil {
		t.Fatalf("importing %s: %v", name, err)
	}
	if len(rep.Files) != 1 {
		t.Fatalf("importing %s: %d reports (not ours: %q)", name, len(rep.Files), rep.NotOurs)
	}
	checkSum(t, rep.Files[0])
	return rep.Files[0], m
}

// checkSum holds that every row of a file is accounted for, once.
func checkSum(t *testing.T, f FileReport) {
	t.Helper()
	sum := f.SnapshotsNew + f.SnapshotsKnown + f.SnapshotsCorrected + f.Duplicates + f.TotalRows + f.Skipped
	for _, r := range f.Rejected {
		if r.Line > 0 {
			sum++
		}
		if r.Help == "" {
			t.Errorf("%s: nothing is said about what to do with %s", f.Path, r.Reason)
		}
	}
	if sum != f.Rows {
		t.Errorf("%s: %d rows, but %d are accounted for: %+v", f.Path, f.Rows, sum, f)
	}
}

// reasons shows the rejections as "line:reason …".
func reasons(f FileReport) string {
	var s []string
	for _, r := range f.Rejected {
		s = append(s, fmt.Sprintf("%d:%s", r.Line, r.Reason))
	}
	return strings.Join(s, " ")
}

// saves shows the saves of the records, in their order.
func saves(m *memory) string { return shownCounts(m, model.Saves) }

func shownCounts(m *memory, c model.Counter) string {
	var s []string
	for _, r := range m.records {
		s = append(s, r.Counters[c].String())
	}
	return strings.Join(s, ", ")
}

func noticed(f FileReport, piece string) bool {
	for _, n := range f.Notices {
		if strings.Contains(n, piece) {
			return true
		}
	}
	return false
}
