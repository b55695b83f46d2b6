package shell

import (
	"io"
	"strings"
	"time"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/view"
	"saveboard/ui/print"
	"saveboard/ui/screen"
)

// A parcel is what a screen shows, ready to be written into a file by what `show` prints with.
type parcel struct {
	name  string // what the file is called after: "videos"
	rows  string // what a table of it holds: "212 videos"
	not   string // the sentence on what it leaves out, if anything: "2 more are marked, but not in this list."
	head  view.Head
	write func(io.Writer, print.Format, print.Paper) error

	marked bool // it holds the marked rows alone
}

// packPage makes a parcel of what a page shows: of the marked rows alone where some are.
func packPage(page screen.Page) (p parcel, ok bool) {
	if page.Marked == nil {
		return pack(page.View)
	}
	alone := page.Marked()
	if p, ok = pack(alone.View); !ok || alone.Rows == 0 {
		return parcel{}, false
	}
	p.name, p.rows, p.marked = "marked-"+p.name, strings.Replace(p.rows, " ", " marked ", 1), true
	switch n := alone.Elsewhere; {
	case n == 1:
		p.not = "1 more is marked, but not in this list."
	case n > 1:
		p.not = number.Full().Exact(model.Known(float64(n))) + " more are marked, but not in this list."
	}
	return p, true
}

// pack makes a parcel of what a page shows; ok is false where there is nothing to write.
func pack(shown any) (p parcel, ok bool) {
	switch v := shown.(type) {
	case *view.Overview:
		return of("overview", number.Of(len(v.Days), "day"), v.Head, print.Overview(), v), true
	case *view.Videos:
		return of("videos", number.Of(len(v.Videos), "video"), v.Head, print.Videos(), v), true
	case *view.VideoDetail:
		return of("video-"+v.Video.VideoID, number.Of(len(v.Days), "day")+" of this video", v.Head, print.Video(), v), true
	case *view.Comparison:
		return of("compare", number.Of(len(v.Videos), "video"), v.Head, print.Compare(), v), true
	case *view.Categories:
		return of("categories", number.Of(len(v.Categories), "kind")+" of video", v.Head, print.Categories(), v), true
	case *view.Trends:
		return of("trends", number.Of(len(v.Series), "line"), v.Head, print.Trends(), v), true
	case *view.Timing:
		return of("timing", number.Of(len(v.Cells), "hour")+" of the week", v.Head, print.Timing(), v), true
	case *view.Accounts:
		return of("accounts", number.Of(len(v.Accounts), "account"), v.Head, print.Accounts(), v), true
	case *view.Why:
		return of("why", number.Of(len(v.Parts), "part"), v.Head, print.Why(), v), true
	}
	return parcel{}, false
}

func of[V any](name, rows string, head view.Head, kind print.Kind[V], v *V) parcel {
	return parcel{name: name, rows: rows, head: head, write: func(w io.Writer, f print.Format, p print.Paper) error {
		return print.Write(w, f, kind, *v, p)
	}}
}

// holds says what a file of that format will hold.
func (p parcel) holds(f print.Format) string {
	switch {
	case f == print.JSON && p.marked:
		return p.rows + ", for programs."
	case f == print.JSON:
		return "All that this screen says, for programs."
	}
	return p.rows + ", one a row."
}

// wrote says what a file of that format holds now.
func (p parcel) wrote(f print.Format) string {
	if f == print.JSON && !p.marked {
		return "this screen"
	}
	return p.rows
}

// file is the name that is proposed, with the day that the figures are of.
func (p parcel) file(f print.Format, zone *time.Location) string {
	day := ""
	if p.head.AsOf != 0 {
		day = "-" + model.NewZone(zone).DayOf(p.head.AsOf).String()
	}
	return "saveboard-" + p.name + day + extension(f)
}

func extension(f print.Format) string { return "." + string(f) }
