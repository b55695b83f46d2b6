package print

import (
	"io"
	"slices"
	"strings"
	"time"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/view"
)

// A Parcel is what a screen shows, ready to be written into a file by what `show` prints with.
type Parcel struct {
	Not   string // the sentence on what it leaves out, if anything: "2 more are marked, but not in this list."
	Write func(io.Writer, Format, Paper) error

	name   string // what the file is called after: "videos"
	rows   string // what a table of it holds: "212 videos"
	head   view.Head
	marked bool // it holds the marked rows alone
}

// FileFormats are those that a file can have, the first unless another is asked for.
func FileFormats() []Format { return []Format{CSV, JSON, Markdown} }

// FormatOf is the format that a file's name asks for.
func FormatOf(name string) (Format, bool) {
	i := slices.IndexFunc(FileFormats(), func(f Format) bool { return strings.HasSuffix(strings.ToLower(name), f.Extension()) })
	if i < 0 {
		return "", false
	}
	return FileFormats()[i], true
}

// Extension is how the name of a file of the format ends: ".csv".
func (f Format) Extension() string { return "." + string(f) }

// AsMarked is a parcel of the marked rows alone; so many more are marked that it does not hold.
func (p Parcel) AsMarked(elsewhere int) Parcel {
	p.name, p.rows, p.marked = "marked-"+p.name, strings.Replace(p.rows, " ", " marked ", 1), true
	switch {
	case elsewhere == 1:
		p.Not = "1 more is marked, but not in this list."
	case elsewhere > 1:
		p.Not = number.Full().Exact(model.Known(float64(elsewhere))) + " more are marked, but not in this list."
	}
	return p
}

// Pack makes a parcel of the view that a pointer leads to; ok is false where there is nothing to write.
func Pack(shown any) (p Parcel, ok bool) {
	switch v := shown.(type) {
	case *view.Overview:
		return packed("overview", number.Of(len(v.Days), "day"), v.Head, Overview(), v), true
	case *view.Videos:
		return packed("videos", number.Of(len(v.Videos), "video"), v.Head, Videos(), v), true
	case *view.VideoDetail:
		return packed("video-"+v.Video.VideoID, number.Of(len(v.Days), "day")+" of this video", v.Head, Video(), v), true
	case *view.Comparison:
		return packed("compare", number.Of(len(v.Videos), "video"), v.Head, Compare(), v), true
	case *view.Categories:
		return packed("categories", number.Of(len(v.Categories), "kind")+" of video", v.Head, Categories(), v), true
	case *view.Trends:
		return packed("trends", number.Of(len(v.Series), "line"), v.Head, Trends(), v), true
	case *view.Timing:
		return packed("timing", number.Of(len(v.Cells), "hour")+" of the week", v.Head, Timing(), v), true
	case *view.Accounts:
		return packed("accounts", number.Of(len(v.Accounts), "account"), v.Head, Accounts(), v), true
	case *view.Why:
		return packed("why", number.Of(len(v.Parts), "part"), v.Head, Why(), v), true
	}
	return Parcel{}, false
}

func packed[V any](name, rows string, head view.Head, kind Kind[V], v *V) Parcel {
	return Parcel{name: name, rows: rows, head: head, Write: func(w io.Writer, f Format, p Paper) error {
		return Write(w, f, kind, *v, p)
	}}
}

// Holds says what a file of that format will hold.
func (p Parcel) Holds(f Format) string {
	switch {
	case f == JSON && p.marked:
		return p.rows + ", for programs."
	case f == JSON:
		return "All that this screen says, for programs."
	}
	return p.rows + ", one a row."
}

// Wrote says what a file of that format holds now.
func (p Parcel) Wrote(f Format) string {
	if f == JSON && !p.marked {
		return "this screen"
	}
	return p.rows
}

// TimeZone is the name of the one that its days are of.
func (p Parcel) TimeZone() string { return p.head.TimeZone }

// File is the name that is proposed, with the day that the figures are of.
func (p Parcel) File(f Format, zone *time.Location) string {
	day := ""
	if p.head.AsOf != 0 {
		day = "-" + model.NewZone(zone).DayOf(p.head.AsOf).String()
	}
	return "saveboard-" + p.name + day + f.Extension()
}
