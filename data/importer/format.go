package importer

import (
	"context"
	"io"

	"saveboard/model"
)

// A Format is one kind of file people have. formats lists them; nothing else knows any by name.
// A kind that comes in two shapes (Apify writes JSON and CSV) has two Formats of one name.
type Format struct {
	Name     string          // the word for --format: "business-suite"
	Own      bool            // only the account's owner can download it: its counts are exact
	OwnTimes bool            // each of its records names its own snapshot time
	Streams  bool            // its rows say everything themselves and are handed on as they come
	Lacks    []model.Counter // the counters that files of this kind never have

	// Match tells how much of the format's signature the first 50 records show. It looks at the
	// shape first: a table's format is no match for JSON.
	Match func(Sample) Match

	// Read reads the whole input once and hands each record to out: as a Row, as a rejection, or
	// counted as no record of a video. It returns a *Refusal when the file as a whole cannot be
	// used, and any error of out as it is.
	Read func(ctx context.Context, in *Input, out *Output) error
}

// A Match is how many of a format's required keys were found. All of them: the file is of this
// format, and among several such the one with the most keys wins. Fewer: it may be named as near.
type Match struct {
	Have, Need int
}

// Whole tells whether all required keys are there.
func (m Match) Whole() bool { return m.Need > 0 && m.Have >= m.Need }

// A Shape is what the bytes are, before anything is known of their meaning.
type Shape uint8

// The shapes of content, in the order in which they are tried.
const (
	ShapeHTML  Shape = iota + 1
	ShapeJSON        // one value, one a line, or several in a row
	ShapeTable       // delimited text or a sheet of a workbook
	ShapeText        // anything else that is text: the archive's TXT
)

// A Sample is the beginning of a file, as recognition sees it.
type Sample struct {
	Shape   Shape
	Name    string     // base name of the file or of the ZIP's member; for Posts.txt only, never to guess by
	Header  []string   // tables: the cleaned header
	Records [][]string // tables: the first 50 records
	Objects []Object   // JSON: the first 50 records found at the known paths
	Text    []byte     // the first bytes (at most headSize) as UTF-8 without BOM
}

// An Object is one JSON record as recognition sees it.
type Object struct {
	Path string            // where it was found: "", "itemList[]", "data[].item", "log"
	Keys map[string]string // dotted path of each key to its scalar's text: "stats.playCount" → "1200"

	Names []string            // its own keys, in their order
	Lists map[string][]string // its own lists of scalars
}

// An Input is one file, whose format has been settled.
type Input struct {
	Sample  Sample
	Table   *Table    // set when the shape is ShapeTable
	Text    io.Reader // any other shape: the whole content from its start, as UTF-8 without BOM; once
	Options Options
	Known   Known

	// What the file itself says of its time, for readers that match
	// records with stored ones. A Row without Taken gets it anyway.
	Taken     model.Instant
	TakenFrom model.TakenFrom
	Names     []string // base names of the file, of its ZIP, of the nearest folder; nearest first

	mapped bool // the reader asked what Options.Map says
}

// A Table is a header and the records that follow it.
type Table struct {
	Header []string
	Next   func() (Record, error) // io.EOF after the last
	Raw    func() string          // the text of the record Next returned last; nil where there is none

	later int // by how many days its serial dates are later than those counted from 30 December 1899
}

// A Record is one line of a table. Cells may be more or fewer than the header's, and are good only
// until the next record is read.
type Record struct {
	Line  int // in the file, from 1
	Cells []string

	raw string
}

// A Refusal says why a whole file cannot be imported, and the way out.
type Refusal struct {
	Reason   Reason // empty when no stable word fits
	Sentence string
	Help     string
}

func (r *Refusal) Error() string { return r.Sentence }

// What a file may hold of people, or of the person who collected it, and what is never taken. The words
// are fixed, since keys of such files can themselves be names.
const (
	LeftFollowers  = "followers and followed accounts"
	LeftMessages   = "messages"
	LeftOwnHistory = "your own likes, favorites, watch and search history"
	LeftIdentity   = "your e-mail, phone, birth date, logins"
	LeftCommenters = "commenters"
	LeftMentioned  = "mentioned and tagged people"
	LeftAuthor     = "the author beyond the handle"
	LeftSound      = "the sound's author"
	LeftCollector  = "the collector's device, login and search words"
	LeftPlaces     = "places"
	LeftViewers    = "viewers' age, gender and places"
	LeftOther      = "other columns"
)

// formats lists every format, one line each. The order decides nothing but how they are listed.
func formats() []Format {
	return []Format{
		businessSuite(),
		studioContent(),
		studioOther(),
		apifyCSV(),
		commentsCSV(),
		brightDataCSV(),
		zeeschuimerCSV(),
		tiktokAds(),
		saveboardCSV(),
		saveboardJSON(),
		ownTable(),
		tiktokWeb(),
		webPage(),
		ytdlp(),
		apifyJSON(),
		brightDataJSON(),
		mobileAPI(),
		researchAPI(),
		displayAPI(),
		zeeschuimer(),
		studioJSON(),
		harFormat(),
		archiveJSON(),
		archiveTXT(),
		tableJSON(),
	}
}

// headSize is how much of a file recognition may look at.
const headSize = 4 << 20

// sampleSize is how many records recognition looks at.
const sampleSize = 50
