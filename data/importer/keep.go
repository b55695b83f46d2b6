package importer

import (
	"context"
	"encoding/csv"
	"io"
	"sort"
	"strconv"

	"saveboard/model"
)

// fileNames are the names that may hold a date: of the file, of the ZIP it is in, of its folder.
type fileNames []string

func (n fileNames) first() string {
	if len(n) == 0 {
		return "-"
	}
	return n[0]
}

// times says what a file tells of the time of its counts, apart from its records.
func (b blob) times(o Options) fileTime {
	t := fileTime{option: o.TakenAt, now: o.Now}
	if !b.mtime.IsZero() {
		t.mtime = min(model.InstantOf(b.mtime), o.Now)
	}
	for _, name := range b.names {
		if w, ok := timeInName(name); ok {
			t.name = w
			break
		}
	}
	return t
}

// A sinkError is the sink's failure, which ends the whole import.
type sinkError struct{ err error }

func (e *sinkError) Error() string { return e.err.Error() }
func (e *sinkError) Unwrap() error { return e.err }

// keepings hands the records of one file to the sink, and remembers what the report needs of them.
type keepings struct {
	sink   Sink
	opts   Options
	format Format
	report *FileReport
	file   string

	begun     bool
	kept      int
	facts     int // records without any counter
	nameless  int // records of an unknown account
	known     [5]bool
	taken     model.Instant
	takenFrom model.TakenFrom
	counts    model.ImportCounts
}

func (k *keepings) keep(ctx context.Context, rec model.Record) error {
	if !k.begun {
		f := model.ImportFile{
			At: k.opts.Now, File: k.file, Format: k.format.Name, Source: rec.Source, TakenFrom: rec.TakenFrom,
			OwnTimes: k.format.OwnTimes || rec.TakenFrom == model.TakenRecord,
		}
		if k.opts.LocalZone != nil {
			f.Zone = k.opts.LocalZone.String()
		}
		if err := k.sink.Begin(ctx, f); err != nil {
			return &sinkError{err}
		}
		k.begun = true
	}
	if err := k.sink.Keep(ctx, rec); err != nil {
		return &sinkError{err}
	}
	k.kept++
	if !rec.Counters.Known() {
		k.facts++
	}
	if rec.Account == "" {
		k.nameless++
	}
	for i, c := range rec.Counters {
		k.known[i] = k.known[i] || c.Known()
	}
	if rec.Taken > k.taken {
		k.taken, k.takenFrom = rec.Taken, rec.TakenFrom
	}
	return nil
}

func (k *keepings) end(ctx context.Context) error {
	if !k.begun {
		return nil
	}
	var err error
	if k.counts, err = k.sink.End(ctx); err != nil {
		return &sinkError{err}
	}
	return nil
}

// finish fills the report in from what was kept.
func (rep *FileReport) finish(out *Output, f Format, k *keepings) {
	c := k.counts
	rep.VideosNew, rep.VideosKnown = c.VideosNew, c.VideosKnown
	rep.SnapshotsNew, rep.SnapshotsKnown, rep.SnapshotsCorrected = c.SnapshotsNew, c.SnapshotsKnown, c.SnapshotsCorrected
	rep.Duplicates += c.Duplicates
	// A record without any counter is no snapshot; a sink may count it as one that changes nothing.
	rep.Skipped += max(0, min(k.facts, k.kept-c.SnapshotsNew-c.SnapshotsKnown-c.SnapshotsCorrected-c.Duplicates))
	rep.TakenAt, rep.TakenAtFrom = k.taken, k.takenFrom
	for _, n := range c.Notices {
		out.Notice(n)
	}
	if k.nameless > 0 {
		names := " name no account: their videos stand"
		if k.nameless == 1 {
			names = " names no account: its video stands"
		}
		out.Notice(rowsWord(k.nameless) + names + " under “unknown account”. --account HANDLE says whose they are.")
	}
	for _, counter := range model.AllCounters() {
		lacks := k.kept > 0 && !k.known[counter]
		for _, l := range f.Lacks {
			lacks = lacks || l == counter && !k.known[counter]
		}
		if lacks {
			rep.CountersLacking = append(rep.CountersLacking, counter.String())
		}
	}
	for word := range out.left {
		rep.LeftBehind = append(rep.LeftBehind, word)
	}
	sort.Strings(rep.LeftBehind)
	rep.tidy()
}

// tidy makes empty lists of missing ones, as JSON wants them.
func (rep *FileReport) tidy() {
	if rep.Rejected == nil {
		rep.Rejected = []Rejection{}
	}
	for _, list := range []*[]string{&rep.CountersLacking, &rep.LeftBehind, &rep.Notices} {
		if *list == nil {
			*list = []string{}
		}
	}
}

// sum adds the files up.
func (r *Report) sum() {
	t := FileReport{}
	for _, f := range r.Files {
		t.Rows += f.Rows
		t.VideosNew += f.VideosNew
		t.VideosKnown += f.VideosKnown
		t.SnapshotsNew += f.SnapshotsNew
		t.SnapshotsKnown += f.SnapshotsKnown
		t.SnapshotsCorrected += f.SnapshotsCorrected
		t.Duplicates += f.Duplicates
		t.TotalRows += f.TotalRows
		t.Skipped += f.Skipped
		t.Rejected = append(t.Rejected, f.Rejected...)
	}
	t.tidy()
	r.Totals = t
}

// An Outcome is what an import comes to; the command's exit code follows from it.
type Outcome uint8

// The outcomes.
const (
	Done   Outcome = iota // every row that is one of a video was taken
	Partly                // some rows were rejected, or some of several files were refused
	Failed                // no file could be used
)

// Outcome tells whether everything was read. A file of daily totals, which holds no videos, counts
// only when there is no other.
func (r Report) Outcome() Outcome {
	var usable, refused, rejected, others int
	for _, f := range r.Files {
		switch {
		case f.Error != "":
			refused++
		case f.Format == string(StudioOther):
			others++
		default:
			usable++
			for _, x := range f.Rejected {
				if x.Line > 0 || x.Reason == AmbiguousNumber {
					rejected++
				}
			}
		}
	}
	switch {
	case usable == 0:
		return Failed
	case refused+rejected > 0:
		return Partly
	}
	return Done
}

// WriteRejects writes the rows that were left out as CSV: where, why and what to do. Of the rows
// themselves it holds the video's id at most.
func WriteRejects(w io.Writer, r Report) error {
	c := csv.NewWriter(w)
	if err := c.Write([]string{"file", "line", "reason", "help", "video_id"}); err != nil {
		return err
	}
	for _, f := range r.Files {
		for _, x := range f.Rejected {
			if err := c.Write([]string{f.Path, strconv.Itoa(x.Line), string(x.Reason), x.Help, x.VideoID}); err != nil {
				return err
			}
		}
	}
	c.Flush()
	return c.Error()
}

// progressReader counts the bytes, tells of them now and then, and stops when the context ends.
type progressReader struct {
	r      io.Reader
	ctx    context.Context // a Reader has no other way to be stopped
	report *FileReport
	opts   Options
	size   int64
	n      int64
	told   int64
}

func (p *progressReader) Read(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := p.r.Read(b)
	p.n += int64(n)
	if p.opts.Progress != nil && (p.n-p.told >= 1<<18 || err != nil) {
		p.told = p.n
		p.opts.Progress(Progress{Path: p.report.Path, Bytes: p.n, Size: p.size, Rows: p.report.Rows})
	}
	return n, err
}
