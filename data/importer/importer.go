// Package importer reads the files people really have. It recognises a format by its content, reads
// it row by row, and hands on model.Records: they are the list of what may be kept, and nothing else is.
// A row it cannot use is rejected with a stable reason; no cell text of it is kept anywhere.
//
// A format is one file in this package and one line in formats(). It yields Rows, which still hold
// counters as they were written. What only the whole file can tell (how exactly a column is
// rounded, whether its times are shifted, whether a column of zeros was ever collected) is settled
// afterwards, once, for every format alike.
package importer

import (
	"context"
	"io"
	"time"

	"saveboard/model"
)

// A Source is one thing to import: a file, a folder's file, or standard input.
type Source struct {
	Path     string // as it is shown; "-" for standard input
	ModTime  time.Time
	Size     int64 // 0 when it is not known
	InFolder bool  // a folder's file: when it is none of ours, it is listed and nothing more
	Open     func() (io.ReadCloser, error)
}

// Options are what the user says about the files. The zero value of each leaves it to the file.
type Options struct {
	Account    string            // --account: the handle where a file does not name one
	Own        bool              // --own
	TakenAt    model.Instant     // --taken-at
	Format     string            // --format: the name of a Format
	Map        map[string]string // --map: field to header, to 1-based column number, or to "-"
	Remember   bool              // --remember: what Map says holds for later tables with the same headers
	Forget     bool              // --forget: what was remembered of a table's headers holds no more
	Encoding   string            // --encoding
	Decimal    string            // --decimal: "point" or "comma"
	Dates      string            // --dates: "dmy" or "mdy"
	Zone       *time.Location    // --tz: for times that name no zone; nil is UTC
	LocalZone  *time.Location    // the zone of an account met for the first time; nil is UTC
	TrustZeros bool              // --trust-zeros
	Now        model.Instant     // the moment of the import
	Progress   func(Progress)    // called now and then while a file is read; may be nil
}

// Progress says how far the reading of a file has come.
type Progress struct {
	Path        string
	Bytes, Size int64 // Size is 0 when it is not known
	Rows        int
}

// Known is what a reader may ask of the videos that are stored already.
type Known interface {
	// Video returns what is stored of a video, and false when it is new.
	Video(ctx context.Context, tiktokID string) (model.Video, bool, error)
	// Posted returns the videos of the account uploaded (the time inside their ids) in [from, to],
	// by that time; of every own account when handle is empty.
	Posted(ctx context.Context, handle string, from, to model.Instant) ([]model.Video, error)
	// History returns the snapshots of a video in [from, to].
	History(ctx context.Context, tiktokID string, from, to model.Instant) ([]model.Snapshot, error)
	// Zone returns the time zone of an account, and false when the account is new.
	Zone(ctx context.Context, handle string) (*time.Location, bool, error)
	// Mapping returns what Remember was told of a table's headers last; nothing when it was not.
	Mapping(ctx context.Context, headers string) (map[string]int, error)
}

// A Sink takes what was read; the store's import transaction is one. Begin starts a file, Keep adds
// a record of it, End finishes it and tells what became of its records, Abandon takes back
// everything since Begin.
type Sink interface {
	Known
	Begin(ctx context.Context, f model.ImportFile) error
	Keep(ctx context.Context, r model.Record) error
	End(ctx context.Context) (model.ImportCounts, error)
	Abandon(ctx context.Context) error
	// Remember keeps the places of a table's fields for the next one with the same headers; without
	// places it forgets them.
	Remember(ctx context.Context, headers string, places map[string]int) error
}

// A Reason is why a row was rejected: one word that stays, since programs read it in reports.
type Reason string

// The reasons.
const (
	NoID            Reason = "no-id"
	BadID           Reason = "bad-id"
	DestroyedID     Reason = "destroyed-id"
	IDConflict      Reason = "id-conflict"
	ShortLink       Reason = "short-link"
	NotTikTok       Reason = "not-tiktok"
	NoCounter       Reason = "no-counter"
	BadNumber       Reason = "bad-number"
	AmbiguousNumber Reason = "ambiguous-number"
	WrongWidth      Reason = "wrong-width"
	FutureTime      Reason = "future-time"
	CommentRow      Reason = "comment"
	ProfileRow      Reason = "profile"
	ErrorRow        Reason = "error-row"
	NoIDInArchive   Reason = "no-video-id-in-archive"
	BeforePosting   Reason = "before-posting"
	StudioOther     Reason = "studio-other"
)

// A Row is what a format reads from one record: allow-listed facts, counters and times still as
// they were written. Empty text is absent.
type Row struct {
	Line int // line of a table, number of a record in JSON; from 1

	ID      string // the id column's text
	Link    string
	Account string // a handle column's text; the link's handle wins
	Photo   bool

	Posted   When
	Taken    When
	Title    string // as written, not cleaned yet
	HTMLText bool   // Title may hold HTML entities
	Hashtags []string
	Duration model.Count // seconds
	Category string
	Counters [5]Cell // by model.Counter

	unclear [2]When // times of a table that may be of posting or of counting

	// What the file's format does not settle for all of its rows. Page data of TikTok Studio are the
	// owner's, but how exact they are is inferred; a browser's recording holds other people's videos too.
	Own    bool
	Source string // empty: the format's name

	// Only saveboard's own export fills these: it says everything itself, and nothing is inferred.
	TakenFrom    model.TakenFrom
	PostedFrom   model.PostedFrom
	CategoryFrom model.CategoryFrom
	Labels       []string
	Note         string
}

// A Cell is a counter as one record has it.
type Cell struct {
	Text string // empty: the record lacks it
	Step int64  // what the format itself says about its step; 0: to be inferred
}

// A When is a time as one record has it: either an instant whose zone is known, or a date and time
// without a zone, or a day alone. The zero When is none.
type When struct {
	At              model.Instant // an instant with a known zone
	Local           time.Time     // a wall clock without a zone, held as if in UTC
	Day             model.Day     // a day alone; read only when OnlyDay
	OnlyDay, NoYear bool          // NoYear: Day is in the year 1972, the year itself is not said

	order  order // of day and month in digits, as far as this date alone tells
	unread bool  // something is written there that is no time
}

// A Rejection is one row that was left out.
type Rejection struct {
	Line    int    `json:"line"`
	Reason  Reason `json:"reason"`
	Help    string `json:"help"`
	VideoID string `json:"-"` // for the rejects file
}

// A FileReport says what became of one file. Every row is accounted for: Rows is the sum of the
// snapshots, Duplicates, TotalRows, Skipped and the rejections with a line above 0.
type FileReport struct {
	Path               string          `json:"path"`
	Format             string          `json:"format"`
	Encoding           string          `json:"encoding"`
	Rows               int             `json:"rows"`
	VideosNew          int             `json:"videos_new"`
	VideosKnown        int             `json:"videos_known"`
	SnapshotsNew       int             `json:"snapshots_new"`
	SnapshotsKnown     int             `json:"snapshots_known"`
	SnapshotsCorrected int             `json:"snapshots_corrected"`
	Duplicates         int             `json:"duplicates"`
	TotalRows          int             `json:"total_rows"`
	Skipped            int             `json:"skipped"`
	Rejected           []Rejection     `json:"rejected"`
	CountersLacking    []string        `json:"counters_lacking"`
	LeftBehind         []string        `json:"left_behind"`
	TakenAt            model.Instant   `json:"taken_at"` // the latest, when a file has several
	TakenAtFrom        model.TakenFrom `json:"taken_at_from"`
	Notices            []string        `json:"notices"`
	Mapping            []Mapped        `json:"mapping,omitempty"`      // own tables: what each column was taken for
	MappingFrom        string          `json:"mapping_from,omitempty"` // "option" or "remembered", where the user settled columns
	Error              string          `json:"error"`
	Help               string          `json:"help,omitempty"` // the way out of Error
}

// Mapped says what a column of an own table was taken for.
type Mapped struct {
	Header string `json:"header"`
	Field  string `json:"field"` // empty: left behind
}

// A Report says what became of all files of one call.
type Report struct {
	Files   []FileReport `json:"files"`
	NotOurs []string     `json:"not_ours"` // files of a folder that are none of ours
	Totals  FileReport   `json:"-"`        // the counts summed; cmd writes them as "totals"
}
