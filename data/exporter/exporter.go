// Package exporter writes saveboard's own two forms: videos/1 and snapshots/1, each as CSV or as
// JSON lines. They are the way out for one's data and the way back in: read into
// an empty database and written again, they give the same bytes. So order, quoting and the spelling
// of every cell are fixed here, and nothing of the machine (no path, host or user) is written.
package exporter

import (
	"fmt"
	"io"
	"iter"

	"saveboard/model"
)

// A Form is how rows are written.
type Form string

// The two forms.
const (
	CSV       Form = "csv"
	JSONLines Form = "jsonl"
)

// ParseForm reads a form's name; "ndjson" is JSON lines too.
func ParseForm(s string) (Form, error) {
	switch s {
	case "csv":
		return CSV, nil
	case "jsonl", "ndjson":
		return JSONLines, nil
	}
	return "", fmt.Errorf("“%s” is no form to export in: take csv or jsonl", s)
}

// The versions in the first field of every row.
const (
	videosVersion    = "videos/1"
	snapshotsVersion = "snapshots/1"
)

// A Snapshot is one video's counters at one instant, and where they come from.
type Snapshot struct {
	Account   string // handle
	VideoID   string // TikTok's id
	Taken     model.Instant
	TakenFrom model.TakenFrom
	Source    string // the --format word of its origin
	model.Counters
}

// A Video is what is stored of one video, with its latest snapshot.
type Video struct {
	model.Video
	Own    bool
	Zone   *model.Zone // of its account: the calendar of a posting known to the day
	Latest Snapshot    // Taken is 0 when there is none
}

// Videos writes rows as they come, which is by video id. It stops at the first error of rows or w.
func Videos(w io.Writer, form Form, rows iter.Seq2[Video, error]) error {
	return write(w, form, videoColumns(), rows, videoCells)
}

// Snapshots writes rows as they come, which is by video id and time. It stops at the first error of
// rows or w.
func Snapshots(w io.Writer, form Form, rows iter.Seq2[Snapshot, error]) error {
	return write(w, form, snapshotColumns(), rows, snapshotCells)
}

func videoColumns() []string {
	columns := []string{
		"saveboard", "account", "account_own", "video_id", "url", "kind", "posted_at", "posted_at_from",
		"title", "hashtags", "duration_s", "category", "category_from", "labels", "note",
	}
	return append(columns, snapshotColumns()[3:]...)
}

func snapshotColumns() []string {
	columns := []string{"saveboard", "account", "video_id", "taken_at", "taken_at_from"}
	for _, c := range model.AllCounters() {
		columns = append(columns, c.String(), c.String()+"_step")
	}
	return append(columns, "source")
}

func videoCells(cells []cell, v Video) []cell {
	cells = append(
		cells,
		text(videosVersion), text(v.Handle), truth(v.Own), text(v.TikTokID), text(v.URL()), text(string(v.Kind)),
		posted(v), text(string(v.PostedFrom)), text(v.Title), list(v.Hashtags), count(v.DurationS),
		optional(v.Category), optional(string(v.CategoryFrom)), list(v.Labels), optional(v.Note),
	)
	return takenCells(cells, v.Latest)
}

func snapshotCells(cells []cell, s Snapshot) []cell {
	cells = append(cells, text(snapshotsVersion), text(s.Account), text(s.VideoID))
	return takenCells(cells, s)
}

// takenCells are the cells that both kinds end with.
func takenCells(cells []cell, s Snapshot) []cell {
	cells = append(cells, instant(s.Taken), optional(string(s.TakenFrom)))
	for _, c := range s.Counters {
		cells = append(cells, count(c), step(c))
	}
	return append(cells, optional(s.Source))
}

// posted is the second of posting, or its day when only that is known.
func posted(v Video) cell {
	if v.PostedFrom == model.PostedDay {
		return text(v.Zone.DayOf(v.Posted).String())
	}
	return instant(v.Posted)
}
