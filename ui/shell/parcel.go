package shell

import (
	"fmt"
	"io"
	"time"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/view"
	"saveboard/ui/print"
)

// A parcel is what a screen shows, ready to be written into a file by what `show` prints with.
type parcel struct {
	name  string // what the file is called after: "videos"
	rows  string // what a table of it holds: "212 videos"
	head  view.Head
	write func(io.Writer, print.Format, print.Paper) error
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
	return parcel{name, rows, head, func(w io.Writer, f print.Format, p print.Paper) error { return print.Write(w, f, kind, *v, p) }}
}

// holds says what a file of that format will hold.
func (p parcel) holds(f print.Format) string {
	if f == print.JSON {
		return "All that this screen says, for programs."
	}
	return fmt.Sprintf("%s, one a row.", p.rows)
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
