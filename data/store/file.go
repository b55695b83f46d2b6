package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"saveboard/model"
)

// A file is what the transaction knows of the file it is importing.
type file struct {
	model.ImportFile
	pending []model.Record
	ids     map[string]bool // of the pending records
	handles map[string]bool // of the pending records
	origins []*origin       // the rows of the table import that it becomes
	touched map[string]bool // videos that it spoke of
	claims  claims
	totals  totals
	notices []string
}

// maxPending is how many records wait to be written together: enough to make each page of the
// database worth its visit, few enough to need some MiB.
const maxPending = 4096

// An origin is a row of the table import, with what became of its records.
type origin struct {
	id                     int64
	source                 string
	takenFrom              model.TakenFrom
	videosNew, videosKnown int
	outcomes               [outcomes]int
	duplicates             int
}

// An outcome is what became of a record.
type outcome int

const (
	added     outcome = iota
	unchanged         // the database knew it
	corrected         // it changed what was stored of that instant
	outcomes          // how many there are
)

var errNoFile = errors.New("import: no file was begun")

// Begin starts a file. Its records are kept by Keep until End or Abandon.
func (tx *Tx) Begin(ctx context.Context, f model.ImportFile) error {
	if tx.file != nil {
		return fmt.Errorf("import %s: %s was not ended", f.File, tx.file.File)
	}
	if _, err := zoneOf(f.Zone); err != nil {
		return fmt.Errorf("import %s: %w", f.File, err)
	}
	if err := tx.exec(ctx, "SAVEPOINT file"); err != nil {
		return fmt.Errorf("import %s: %w", f.File, err)
	}
	tx.file = &file{
		ImportFile: f,
		ids:        make(map[string]bool),
		handles:    make(map[string]bool),
		touched:    make(map[string]bool),
		totals:     make(totals),
	}
	return nil
}

// Keep takes a record. Every record is counted once: as new, known, corrected or a duplicate. One
// without counters only describes its video, and counts as known.
func (tx *Tx) Keep(ctx context.Context, r model.Record) error {
	f := tx.file
	if f == nil {
		return errNoFile
	}
	if r.Source == "" {
		r.Source = f.Source
	}
	if r.TakenFrom == "" {
		r.TakenFrom = f.TakenFrom
	}
	f.pending = append(f.pending, r)
	f.ids[r.VideoID], f.handles[r.Account] = true, true
	if len(f.pending) < maxPending {
		return nil
	}
	return tx.flush(ctx)
}

const insertImport = `
INSERT INTO import (id, at, file, format, source, taken_from, zone, own_times, videos_new, videos_known,
	snapshots_new, snapshots_known, snapshots_corrected, duplicates)
VALUES (:id, :at, :file, :format, :source, :taken_from, :zone, :own_times, :videos_new, :videos_known,
	:snapshots_new, :snapshots_known, :snapshots_corrected, :duplicates)`

// End finishes the file and tells what became of its records.
func (tx *Tx) End(ctx context.Context) (counts model.ImportCounts, err error) {
	f := tx.file
	if f == nil {
		return counts, errNoFile
	}
	if err := tx.flush(ctx); err != nil {
		return counts, err
	}
	if err := tx.saveTotals(ctx, f.totals); err != nil {
		return counts, fmt.Errorf("import %s: %w", f.File, err)
	}
	if err := tx.saveAccounts(ctx); err != nil {
		return counts, fmt.Errorf("import %s: %w", f.File, err)
	}
	for _, o := range f.origins {
		if err := tx.exec(ctx, insertImport,
			sql.Named("id", o.id), sql.Named("at", f.At), sql.Named("file", f.File), sql.Named("format", f.Format),
			sql.Named("source", o.source), sql.Named("taken_from", o.takenFrom), sql.Named("zone", f.Zone), sql.Named("own_times", f.OwnTimes),
			sql.Named("videos_new", o.videosNew), sql.Named("videos_known", o.videosKnown), sql.Named("snapshots_new", o.outcomes[added]),
			sql.Named("snapshots_known", o.outcomes[unchanged]), sql.Named("snapshots_corrected", o.outcomes[corrected]),
			sql.Named("duplicates", o.duplicates)); err != nil {
			return counts, fmt.Errorf("import %s: %w", f.File, err)
		}
		counts.VideosNew += o.videosNew
		counts.VideosKnown += o.videosKnown
		counts.SnapshotsNew += o.outcomes[added]
		counts.SnapshotsKnown += o.outcomes[unchanged]
		counts.SnapshotsCorrected += o.outcomes[corrected]
		counts.Duplicates += o.duplicates
	}
	counts.Notices = f.notices
	if err := tx.exec(ctx, "RELEASE file"); err != nil {
		return counts, fmt.Errorf("import %s: %w", f.File, err)
	}
	tx.file = nil
	return counts, nil
}

// Abandon takes back everything since Begin.
func (tx *Tx) Abandon(ctx context.Context) error {
	if tx.file == nil {
		return errNoFile
	}
	name := tx.file.File
	tx.file, tx.cache = nil, cache{}
	for _, statement := range []string{"ROLLBACK TO file", "RELEASE file"} {
		if err := tx.exec(ctx, statement); err != nil {
			return fmt.Errorf("take back %s: %w", name, err)
		}
	}
	return nil
}

func (f *file) notice(sentence string) {
	if !slices.Contains(f.notices, sentence) {
		f.notices = append(f.notices, sentence)
	}
}

const selectImportSources = `
SELECT id, source
FROM import
ORDER BY id`

// sources are the sources of all imports, those of the file at hand included.
func (tx *Tx) sources(ctx context.Context) (map[int64]string, error) {
	if tx.imports != nil {
		return tx.imports, nil
	}
	imports := make(map[int64]string)
	tx.lastImport = 0
	err := tx.each(ctx, selectImportSources, nil, func(rows *sql.Rows) error {
		var source string
		if err := rows.Scan(&tx.lastImport, &source); err != nil {
			return err
		}
		imports[tx.lastImport] = source
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("earlier imports: %w", err)
	}
	tx.imports = imports
	return imports, nil
}

// origin is the file's row of the table import that a record belongs to.
func (tx *Tx) origin(ctx context.Context, r *model.Record) (*origin, error) {
	for _, o := range tx.file.origins {
		if o.source == r.Source && o.takenFrom == r.TakenFrom {
			return o, nil
		}
	}
	imports, err := tx.sources(ctx)
	if err != nil {
		return nil, err
	}
	tx.lastImport++
	imports[tx.lastImport] = r.Source
	o := &origin{id: tx.lastImport, source: r.Source, takenFrom: r.TakenFrom}
	tx.file.origins = append(tx.file.origins, o)
	return o, nil
}

// isOwn tells whether an import's id is of the file at hand.
func (f *file) isOwn(importID int64) bool {
	return slices.ContainsFunc(f.origins, func(o *origin) bool { return o.id == importID })
}

// A claim is what the file at hand said of one instant of one video.
type claim struct {
	before  ranked // what was stored before the file; Taken is 0 when nothing was
	said    ranked
	origin  *origin
	outcome outcome
}

type instant struct {
	video string
	taken model.Instant
}

// claims remember what a file said, so that two records of one instant are joined before they meet
// what is stored. They remember the last 32 Ki to 64 Ki instants: an export of millions must not need
// memory for all. An instant that comes again after more than that is told by its import.
type claims struct {
	young, old map[instant]*claim
}

const maxClaims = 1 << 15

func (c *claims) get(at instant) *claim {
	if found := c.young[at]; found != nil {
		return found
	}
	return c.old[at]
}

func (c *claims) put(at instant, said *claim) {
	if c.young == nil || len(c.young) == maxClaims {
		c.old, c.young = c.young, make(map[instant]*claim)
	}
	c.young[at] = said
}
