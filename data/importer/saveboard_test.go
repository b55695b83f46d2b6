package importer

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"saveboard/data/exporter"
	"saveboard/model"
)

func TestTheExportComesBackAsItWasWritten(t *testing.T) {
	t.Parallel()
	texts := rapid.SampledFrom([]string{"", "Sourdough", "=1+1", "'quoted'", "-", "null", "a, \"b\" 🍞", "@mira", "+49 170 1234567", "\\ud83d\\ude02", "日本語", "N/A"})
	tags := rapid.SampledFrom([][]string{nil, {"bread"}, {"bread", "long read"}, {"x\"y", "'"}})
	rapid.Check(t, func(t *rapid.T) {
		var videos []exporter.Video
		for i := range rapid.IntRange(1, 6).Draw(t, "videos") {
			uploaded := model.Instant(1770000000 + i*1000)
			v := exporter.Video{Video: model.Video{
				TikTokID: idAt(uploaded, i), Handle: rapid.SampledFrom([]string{"", "mira.bakes", "_x"}).Draw(t, "handle"),
				Kind:   rapid.SampledFrom([]model.Kind{model.KindVideo, model.KindPhoto}).Draw(t, "kind"),
				Posted: uploaded + 5, PostedFrom: model.PostedRecord, Title: texts.Draw(t, "title"), Hashtags: tags.Draw(t, "tags"),
				Category: rapid.SampledFrom([]string{"", "Bread"}).Draw(t, "category"), Labels: tags.Draw(t, "labels"), Note: texts.Draw(t, "note"),
			}}
			if v.Category != "" {
				v.CategoryFrom = model.CategoryUser
			}
			v.Latest = exporter.Snapshot{Account: v.Handle, VideoID: v.TikTokID}
			if rapid.Bool().Draw(t, "counted") {
				v.Latest.Taken, v.Latest.TakenFrom, v.Latest.Source = uploaded+86400, model.TakenFilename, "apify"
				v.Latest.Counters[rapid.IntRange(0, 4).Draw(t, "counter")] = model.Rounded(rapid.Int64Range(0, 1<<40).Draw(t, "n"), rapid.SampledFrom([]int64{1, 100, 100000}).Draw(t, "step"))
			}
			videos = append(videos, v)
		}
		for _, form := range []exporter.Form{exporter.CSV, exporter.JSONLines} {
			var written bytes.Buffer
			rows := func(yield func(exporter.Video, error) bool) {
				for _, v := range videos {
					if !yield(v, nil) {
						return
					}
				}
			}
			if err := exporter.Videos(&written, form, rows); err != nil {
				t.Fatal(err)
			}
			m := &memory{}
			rep, err := Run(t.Context(), []Source{source("x", written.Bytes())}, Options{Now: now}, m)
			if err != nil || rep.Files[0].Error != "" || len(m.records) != len(videos) {
				t.Fatalf("%v, %+v, from:\n%s", err, rep.Files, written.String())
			}
			for i, r := range m.records {
				v := videos[i]
				if r.VideoID != v.TikTokID || r.Account != v.Handle || r.Kind != v.Kind || r.Posted != v.Posted || r.Title != v.Title || r.Category != v.Category ||
					r.CategoryFrom != v.CategoryFrom || r.Note != v.Note || !slices.Equal(r.Hashtags, v.Hashtags) || !slices.Equal(r.Labels, v.Labels) ||
					r.Counters != v.Latest.Counters || r.Taken != v.Latest.Taken {
					t.Errorf("%s: came back as %+v, was %+v", form, r, v)
				}
			}
		}
	})
}

func TestRowsOfTheExportKeepTheSourceThatRanksThem(t *testing.T) {
	t.Parallel()
	rep, m := read(t, "export.csv", testFile(t, "saveboard-videos.csv"))
	if m.records[0].Source != "business-suite" || m.records[1].Source != "table" || m.records[0].TakenFrom != model.TakenMtime || !m.records[0].Own || rep.Skipped != 1 {
		t.Errorf("%+v", m.records)
	}
	if r := m.records[1]; r.Counters[model.Shares] != model.Exact(88) || r.Counters[model.Views] != model.Rounded(9800, 100) || r.Counters[model.Likes].Known() {
		t.Errorf("steps and unknowns: %v", r.Counters)
	}
	if r := m.records[1]; r.PostedFrom != model.PostedDay || r.Posted != at(t, "2026-03-16T12:00:00Z") {
		t.Errorf("a day: %s from %s", r.Posted, r.PostedFrom)
	}
}

func TestColumnsAddedLaterToTheExportAreIgnored(t *testing.T) {
	t.Parallel()
	content := testFile(t, "saveboard-snapshots.csv")
	lines := strings.Split(strings.TrimSpace(content), "\n")
	lines[0] += ",mood"
	for i := range lines[1:] {
		lines[i+1] += ",sunny"
	}
	rep, m := read(t, "export.csv", strings.Join(lines, "\n"))
	if len(m.records) != 3 || rep.Error != "" {
		t.Errorf("%+v", rep)
	}
}

func TestTheExportIsStreamed(t *testing.T) {
	t.Parallel()
	m := &memory{failKeep: 3}
	broken := string(benchExport(10)) + strings.Repeat("snapshots/1,mira.bakes,x\n", 3)
	_, err := Run(t.Context(), []Source{source("export.csv", []byte(broken))}, Options{Now: now}, m)
	if err == nil || m.abandons != 1 || m.kept != 3 {
		t.Errorf("%v after %d records, taken back %d times", err, m.kept, m.abandons)
	}
	m = &memory{}
	rep, err := Run(t.Context(), []Source{source("export.csv", append(benchExport(5), []byte("snapshots/9"+strings.Repeat(",", 15)+"\n")...))}, Options{Now: now}, m)
	if err != nil || rep.Files[0].Error == "" || m.abandons != 1 || len(m.records) != 0 {
		t.Errorf("refused in the middle: %v, %+v, %d records", err, rep.Files, len(m.records))
	}
}

func TestProgressCountsBytesAndRows(t *testing.T) {
	t.Parallel()
	content := benchTable(3000)
	var seen []Progress
	src := source("t.csv", content)
	src.Size = int64(len(content))
	_, err := Run(t.Context(), []Source{src}, Options{Now: now, Progress: func(p Progress) { seen = append(seen, p) }}, &memory{})
	if err != nil || len(seen) == 0 {
		t.Fatal(err, seen)
	}
	if last := seen[len(seen)-1]; last.Bytes != int64(len(content)) || last.Size != last.Bytes || last.Path != "t.csv" {
		t.Errorf("%+v", fmt.Sprint(last))
	}
}
