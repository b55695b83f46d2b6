package cmd

import (
	"fmt"
	"strings"
	"time"

	"saveboard/data/importer"
	"saveboard/model"
	"saveboard/model/number"
	"saveboard/ui/look"
	"saveboard/ui/print"
)

// summary tells a person what became of their files.
func summary(page *print.Page, r importer.Report, f importFlags, zone *time.Location) {
	if f.dryRun {
		page.Say(look.Style{Bold: true}, "Dry run: nothing was stored.")
		page.Blank()
	}
	for i, file := range r.Files {
		if i > 0 {
			page.Blank()
		}
		fileSummary(page, file, f, zone)
	}
	if len(r.NotOurs) > 0 {
		page.Blank()
		page.Say(look.Style{Role: look.Muted}, fmt.Sprintf("%s none of ours: %s.", number.Of(len(r.NotOurs), "file"), strings.Join(r.NotOurs, ", ")))
	}
	if len(r.Files) > 1 {
		page.Blank()
		page.Say(look.Style{Bold: true}, fmt.Sprintf("All %d files: %s read.", len(r.Files), number.Of(r.Totals.Rows, "row")))
		counts(page, r.Totals)
	}
}

func fileSummary(page *print.Page, f importer.FileReport, flags importFlags, zone *time.Location) {
	if f.Error != "" {
		page.Say(look.Style{Bold: true}, shownPath(f)+": not read.")
		page.Item(" ", look.Style{Role: look.Error}, f.Error)
		if f.Help != "" {
			page.Item(" ", look.Style{}, f.Help)
		}
		return
	}
	if f.Format == string(importer.StudioOther) {
		page.Say(look.Style{Bold: true}, shownPath(f)+": no list of videos.")
		page.Item(" ", look.Style{}, importer.StudioOther.Help())
		return
	}
	head := fmt.Sprintf("%s: %s read as %s", shownPath(f), number.Of(f.Rows, "row"), f.Format)
	if f.Encoding != "" && !strings.EqualFold(f.Encoding, "utf-8") {
		head += " (" + f.Encoding + ")"
	}
	page.Say(look.Style{Bold: true}, head+".")
	counts(page, f)
	if f.TakenAt != 0 {
		page.Item(" ", look.Style{}, fmt.Sprintf("Counts of %s, %s.", moment(f.TakenAt, zone), takenFrom(f)))
	}
	if len(f.CountersLacking) > 0 && f.Rows > 0 {
		page.Item(" ", look.Style{}, fmt.Sprintf("This source has no %s: unknown, which is not 0.", strings.Join(f.CountersLacking, ", ")))
	}
	if len(f.LeftBehind) > 0 {
		page.Item(" ", look.Style{}, fmt.Sprintf("Left behind, because it could identify people: %s.", strings.Join(f.LeftBehind, "; ")))
	}
	for _, notice := range f.Notices {
		page.Item(" ", look.Style{}, notice)
	}
	if flags.dryRun || len(f.Rejected) > 0 || f.MappingFrom != "" {
		mapping(page, f.Mapping)
	}
	rejections(page, f, flags.rejects)
}

func shownPath(f importer.FileReport) string {
	if f.Path == "-" {
		return "Standard input"
	}
	return f.Path
}

// counts tells what became of the rows, each number with what it counts.
func counts(page *print.Page, f importer.FileReport) {
	page.Item(" ", look.Style{}, fmt.Sprintf("%s new, %s known.", number.Of(f.VideosNew, "video"), whole(f.VideosKnown)))
	page.Item(" ", look.Style{}, fmt.Sprintf("%s new, %s known, %s corrected.",
		number.Of(f.SnapshotsNew, "snapshot"), whole(f.SnapshotsKnown), whole(f.SnapshotsCorrected)))
	var other []string
	for _, o := range []struct {
		n    int
		what string
	}{
		{f.Duplicates, "twice in the file"}, {f.TotalRows, "of totals"}, {f.Skipped, "without a video"}, {rejectedCount(f), "left out"},
	} {
		if o.n > 0 {
			other = append(other, number.Of(o.n, "row")+" "+o.what)
		}
	}
	if len(other) > 0 {
		page.Item(" ", look.Style{}, strings.Join(other, ", ")+".")
	}
}

func whole(n int) string { return number.Full().Exact(model.Known(float64(n))) }

// rejectedCount counts rows; an entry at line 0 speaks of the file. Totals carry only their sum.
func rejectedCount(f importer.FileReport) int {
	n := 0
	for _, r := range f.Rejected {
		if r.Line > 0 {
			n++
		}
	}
	return n
}

// rejections tells each reason once, with the rows that have it.
func rejections(page *print.Page, f importer.FileReport, rejects string) {
	unnamed := false
	for _, g := range groupRejections(f.Rejected) {
		_, all := g.spans()
		unnamed = unnamed || !all
		page.Item("!", look.Style{}, g.sentence())
	}
	switch {
	case unnamed && rejects == "":
		page.Item(" ", look.Style{Role: look.Muted}, "--rejects FILE writes every one of them down.")
	case rejects != "" && rejectedCount(f) > 0:
		page.Item(" ", look.Style{Role: look.Muted}, rejects+" has every one of them.")
	}
}

// mapping tells what the columns of an own table were taken for.
func mapping(page *print.Page, m []importer.Mapped) {
	var taken, left []string
	for _, c := range m {
		if c.Field == "" {
			left = append(left, c.Header)
			continue
		}
		taken = append(taken, c.Header+" → "+c.Field)
	}
	if len(taken) > 0 {
		page.Item(" ", look.Style{}, "Columns taken: "+strings.Join(taken, ", ")+".")
	}
	if len(left) > 0 {
		page.Item(" ", look.Style{}, "Columns not taken: "+strings.Join(left, ", ")+".")
	}
}

func moment(t model.Instant, zone *time.Location) string {
	return t.Time().In(zone).Format("2 Jan 2006 15:04") + " " + zone.String()
}

func takenFrom(f importer.FileReport) string {
	switch f.TakenAtFrom {
	case model.TakenRecord:
		return "as the file says"
	case model.TakenOption:
		return "as --taken-at says"
	case model.TakenFilename:
		return "from the file's name"
	case model.TakenMtime:
		if f.Path == "-" {
			return "from the moment of reading; --taken-at says it better"
		}
		return "from the file's date, which copying changes; --taken-at says it better"
	}
	return "from " + string(f.TakenAtFrom)
}

// importTotals are the counts of every file, summed.
type importTotals struct {
	Rows               int `json:"rows"`
	VideosNew          int `json:"videos_new"`
	VideosKnown        int `json:"videos_known"`
	SnapshotsNew       int `json:"snapshots_new"`
	SnapshotsKnown     int `json:"snapshots_known"`
	SnapshotsCorrected int `json:"snapshots_corrected"`
	Duplicates         int `json:"duplicates"`
	TotalRows          int `json:"total_rows"`
	Skipped            int `json:"skipped"`
	Rejected           int `json:"rejected"`
}

// reportJSON is the report as it is printed: its keys are a promise to programs.
func reportJSON(r importer.Report) any {
	t := importTotals{
		Rows: r.Totals.Rows, VideosNew: r.Totals.VideosNew, VideosKnown: r.Totals.VideosKnown,
		SnapshotsNew: r.Totals.SnapshotsNew, SnapshotsKnown: r.Totals.SnapshotsKnown, SnapshotsCorrected: r.Totals.SnapshotsCorrected,
		Duplicates: r.Totals.Duplicates, TotalRows: r.Totals.TotalRows, Skipped: r.Totals.Skipped,
	}
	for _, f := range r.Files {
		t.Rejected += rejectedCount(f)
	}
	return struct {
		importer.Report
		Totals importTotals `json:"totals"`
	}{r, t}
}
