package model

// A Record is all that a file may tell about one video at one instant. It is the allow-list:
// what has no field here cannot be stored, so a saver's name cannot be.
// Every text in it is cleaned already.
type Record struct {
	VideoID      string // 15 to 20 digits
	Account      string // handle, lower case, without @; empty when unknown
	Own          bool
	Kind         Kind // empty when the file does not say
	Posted       Instant
	PostedFrom   PostedFrom
	Title        string
	Hashtags     []string
	DurationS    Count
	Category     string
	CategoryFrom CategoryFrom // empty counts as CategoryFile
	Labels       []string
	Note         string

	Taken     Instant
	TakenFrom TakenFrom
	Source    string // the --format word of the snapshot's origin, "log" for counts typed by hand
	Counters
}
