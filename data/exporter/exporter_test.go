package exporter_test

import (
	"bytes"
	"errors"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"saveboard/data/exporter"
	"saveboard/model"
)

func TestVideosAreWrittenAsTheFormatSays(t *testing.T) {
	t.Parallel()
	const (
		header = `saveboard,account,account_own,video_id,url,kind,posted_at,posted_at_from,title,hashtags,duration_s,category,category_from,labels,note,` +
			`taken_at,taken_at_from,views,views_step,likes,likes_step,comments,comments_step,shares,shares_step,saves,saves_step,source`
		first = `videos/1,mira.bakes,true,7561234567890123456,https://www.tiktok.com/@mira.bakes/video/7561234567890123456,video,2026-11-20T06:30:05Z,record,` +
			`"'=rise, then fold","[""bread"",""long read""]",61,Bread,user,"[""march""]",'-try again,` +
			`2026-11-22T18:00:00Z,filename,131200,100,,,0,1,12,1,4810,1,business-suite`
		second = `videos/1,,false,7561234567890123457,https://www.tiktok.com/@/photo/7561234567890123457,photo,2026-07-16,day,` +
			`,[],,,,[],,,,,,,,,,,,,,`
	)
	got := export(t, exporter.CSV)
	if diff := cmp.Diff(header+"\n"+first+"\n"+second+"\n", got); diff != "" {
		t.Errorf("videos as CSV (-want +got):\n%s", diff)
	}
}

func TestVideosAsJSONLinesHaveTheSameNamesAndNullForUnknown(t *testing.T) {
	t.Parallel()
	const (
		first = `{"saveboard":"videos/1","account":"mira.bakes","account_own":true,"video_id":"7561234567890123456",` +
			`"url":"https://www.tiktok.com/@mira.bakes/video/7561234567890123456","kind":"video","posted_at":"2026-11-20T06:30:05Z","posted_at_from":"record",` +
			`"title":"=rise, then fold","hashtags":["bread","long read"],"duration_s":61,"category":"Bread","category_from":"user","labels":["march"],"note":"-try again",` +
			`"taken_at":"2026-11-22T18:00:00Z","taken_at_from":"filename","views":131200,"views_step":100,"likes":null,"likes_step":null,` +
			`"comments":0,"comments_step":1,"shares":12,"shares_step":1,"saves":4810,"saves_step":1,"source":"business-suite"}`
		second = `{"saveboard":"videos/1","account":"","account_own":false,"video_id":"7561234567890123457",` +
			`"url":"https://www.tiktok.com/@/photo/7561234567890123457","kind":"photo","posted_at":"2026-07-16","posted_at_from":"day",` +
			`"title":"","hashtags":[],"duration_s":null,"category":null,"category_from":null,"labels":[],"note":null,` +
			`"taken_at":null,"taken_at_from":null,"views":null,"views_step":null,"likes":null,"likes_step":null,` +
			`"comments":null,"comments_step":null,"shares":null,"shares_step":null,"saves":null,"saves_step":null,"source":null}`
	)
	got := export(t, exporter.JSONLines)
	if diff := cmp.Diff(first+"\n"+second+"\n", got); diff != "" {
		t.Errorf("videos as JSON lines (-want +got):\n%s", diff)
	}
}

func TestAKnownZeroIsNotAnUnknownCount(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	snapshot := exporter.Snapshot{
		Account: "mira.bakes", VideoID: "7561234567890123456", Taken: at("2026-11-22T18:00:00Z"),
		TakenFrom: model.TakenRecord, Source: "ytdlp", Counters: model.Counters{model.Saves: model.Exact(0)},
	}
	if err := exporter.Snapshots(&out, exporter.CSV, each(snapshot)); err != nil {
		t.Fatal(err)
	}
	const want = `saveboard,account,video_id,taken_at,taken_at_from,views,views_step,likes,likes_step,comments,comments_step,shares,shares_step,saves,saves_step,source
snapshots/1,mira.bakes,7561234567890123456,2026-11-22T18:00:00Z,record,,,,,,,,,0,1,ytdlp
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("snapshots (-want +got):\n%s", diff)
	}
}

func TestAnEmptyExportStillHasItsHeader(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := exporter.Snapshots(&out, exporter.CSV, each[exporter.Snapshot]()); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(out.String(), "saveboard,account,video_id,") || strings.Count(out.String(), "\n") != 1 {
		t.Errorf("an empty export is %q, want the header line alone", out.String())
	}
}

func TestAFailureWhileReadingOrWritingEndsTheExport(t *testing.T) {
	t.Parallel()
	broken := errors.New("the disk is full")
	rows := func(yield func(exporter.Snapshot, error) bool) { yield(exporter.Snapshot{}, broken) }
	for _, form := range []exporter.Form{exporter.CSV, exporter.JSONLines} {
		if err := exporter.Snapshots(&bytes.Buffer{}, form, rows); !errors.Is(err, broken) {
			t.Errorf("%s: a row that cannot be read gives %v", form, err)
		}
		if err := exporter.Snapshots(brokenWriter{broken}, form, each(exporter.Snapshot{})); !errors.Is(err, broken) {
			t.Errorf("%s: a row that cannot be written gives %v", form, err)
		}
	}
}

func TestNoFormButTheTwoIsTaken(t *testing.T) {
	t.Parallel()
	if _, err := exporter.ParseForm("xlsx"); err == nil {
		t.Error("xlsx was taken for a form")
	}
	if form, err := exporter.ParseForm("ndjson"); err != nil || form != exporter.JSONLines {
		t.Errorf("ndjson is %q, %v; want JSON lines", form, err)
	}
}

type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

// export writes two videos: one with all that can be said, in need of every kind of quoting, and one
// of which next to nothing is known.
func export(t *testing.T, form exporter.Form) string {
	t.Helper()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	full := exporter.Video{
		Video: model.Video{
			TikTokID: "7561234567890123456", Handle: "mira.bakes", Kind: model.KindVideo,
			Posted: at("2026-11-20T06:30:05Z"), PostedFrom: model.PostedRecord,
			Title: "=rise, then fold", Hashtags: []string{"bread", "long read"}, DurationS: model.Exact(61),
			Category: "Bread", CategoryFrom: model.CategoryUser, Labels: []string{"march"}, Note: "-try again",
		},
		Own:  true,
		Zone: model.NewZone(berlin),
		Latest: exporter.Snapshot{
			Account: "mira.bakes", VideoID: "7561234567890123456", Taken: at("2026-11-22T18:00:00Z"),
			TakenFrom: model.TakenFilename, Source: "business-suite",
			Counters: model.Counters{model.Rounded(131200, 100), model.Unknown, model.Exact(0), model.Exact(12), model.Exact(4810)},
		},
	}
	bare := exporter.Video{
		Video: model.Video{
			TikTokID: "7561234567890123457", Kind: model.KindPhoto,
			Posted: at("2026-07-16T10:00:00Z"), PostedFrom: model.PostedDay, // noon in Berlin
		},
		Zone: model.NewZone(berlin),
	}
	var out bytes.Buffer
	if err := exporter.Videos(&out, form, each(full, bare)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func each[T any](rows ...T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func at(s string) model.Instant {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return model.InstantOf(t)
}
