// Package model has the words of the field as plain values: accounts, videos, snapshots of their
// counters, periods, days. It knows no terminal, no SQL, no clock, no file and no colour, and there
// is no place in it where the identity of somebody who saved a video could be held.
package model

import "strconv"

// AccountID identifies an account within one database. AllAccounts stands for every one of them.
type AccountID int64

// AllAccounts is the choice of every account at once.
const AllAccounts AccountID = 0

// An Account posted videos.
type Account struct {
	ID      AccountID
	Handle  string  // lower case, without @; empty is the account of videos whose poster is unknown
	Own     bool    // the user's own, not one to compare with
	Zone    string  // IANA name of the time zone its days are counted in
	Videos  int     // how many videos are stored
	Counted Instant // its latest snapshot; 0 when it has none
}

// VideoID identifies a video within one database: the account's id << 20 | a running number, so
// that an account's videos are one range of ids.
type VideoID int64

// Account is the account that the id belongs to.
func (v VideoID) Account() AccountID { return AccountID(v >> 20) }

// VideoRange is the first and the last id that a video of the account can have. For AllAccounts
// it spans every account.
func VideoRange(a AccountID) (first, last VideoID) {
	if a == AllAccounts {
		return 1 << 20, 1<<63 - 1
	}
	return VideoID(a) << 20, VideoID(a+1)<<20 - 1
}

// Kind is what was posted: a video or photos.
type Kind string

// The two kinds.
const (
	KindVideo Kind = "video"
	KindPhoto Kind = "photo"
)

// PostedFrom says where a posting time comes from.
type PostedFrom string

// The origins of a posting time, best first.
const (
	PostedRecord PostedFrom = "record" // a second named by the file
	PostedDay    PostedFrom = "day"    // a day only: it counts as 12:00 there
	PostedID     PostedFrom = "id"     // the moment of upload inside the video's id
)

// TakenFrom says where a snapshot's time comes from.
type TakenFrom string

// The origins of a snapshot's time, best first.
const (
	TakenRecord   TakenFrom = "record"   // named by the file
	TakenOption   TakenFrom = "option"   // named by the user
	TakenFilename TakenFrom = "filename" // a date in the file's name
	TakenMtime    TakenFrom = "mtime"    // the file's date of change, the weakest
)

// CategoryFrom says who put a video into its category, strongest first.
type CategoryFrom string

// The origins of a category.
const (
	CategoryUser CategoryFrom = "user"
	CategoryFile CategoryFrom = "file"
	CategoryRule CategoryFrom = "rule"
)

// A Video is what is known of one post but its counters.
type Video struct {
	ID           VideoID
	TikTokID     string // 15 to 20 digits, never a number
	Handle       string // of the account that posted it
	Kind         Kind
	Posted       Instant
	PostedFrom   PostedFrom
	Title        string // cleaned; empty when there is no caption
	Hashtags     []string
	DurationS    Count  // seconds
	Category     string // empty: uncategorised
	CategoryFrom CategoryFrom
	Labels       []string
	Note         string
}

// URL is the video's page at TikTok.
func (v Video) URL() string {
	return "https://www.tiktok.com/@" + v.Handle + "/" + string(v.Kind) + "/" + v.TikTokID
}

// UploadTime is the moment inside a TikTok id: its upper bits are Unix seconds.
// It is 0 when id is no number of 64 bits.
func UploadTime(id string) Instant {
	n, err := strconv.ParseUint(id, 10, 64)
	if err != nil {
		return 0
	}
	return Instant(n >> 32)
}

// A Snapshot is one video's lifetime counters at one instant.
type Snapshot struct {
	Taken Instant
	Counters
	Import int64 // which import brought it; 0 when that is not known
}

// A History is a video with its snapshots in time order. One snapshot an instant.
type History struct {
	Video
	Snapshots []Snapshot
}
