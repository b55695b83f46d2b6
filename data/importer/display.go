package importer

import (
	"context"

	"saveboard/model"
)

// displayDialect reads answers of TikTok's Display API, which every creator may ask for the own
// videos. It has no saves.
func displayDialect() dialect {
	return dialect{
		places: []string{"", "[]", "data.videos[]", "videos[]"},
		keys: []string{
			"id", "share_url", "video_description", "title", "create_time", "duration", "view_count", "like_count", "comment_count", "share_count",
			"cover_image_url", "embed_link", "webpage_url",
		},
	}
}

// displayAPI is the format of the Display API.
func displayAPI() Format {
	return Format{
		Name:  "display-api",
		Lacks: []model.Counter{model.Saves},
		Match: func(s Sample) Match {
			return displayDialect().match(s, "id", "share_url", "view_count", "like_count")
		},
		Read: func(ctx context.Context, in *Input, out *Output) error {
			return displayDialect().scan(ctx, in, out, func(r *record) error { return takeDisplay(r, out) })
		},
	}
}

func takeDisplay(r *record, out *Output) error {
	line := out.next()
	switch {
	case r.kind != '{':
		out.Reject(line, ErrorRow, "")
		return nil
	case r.holds && !r.has("id"):
		return nil // the answer around the videos
	}
	row := Row{
		Line:     line,
		ID:       r.text("id"),
		Link:     r.text("share_url"),
		Posted:   unixTime(r.text("create_time")),
		Title:    r.first("video_description", "title"),
		HTMLText: true,
		Duration: seconds(r.text("duration")),
	}
	for i, name := range []string{"view_count", "like_count", "comment_count", "share_count"} {
		row.Counters[i] = r.cell(name)
	}
	return out.Row(row)
}
