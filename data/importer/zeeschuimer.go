package importer

import (
	"context"
	"strings"
)

// zeeschuimerDialect reads the lines of the browser extension Zeeschuimer, which wrap a web item in
// data, and 4CAT's copy of them, which puts the wrapping into __import_meta.
func zeeschuimerDialect() dialect {
	d := dialect{
		places: []string{"", "[]"},
		keys: []string{
			"item_id", "timestamp_collected", "last_updated", "source_platform", "data",
			"__import_meta.timestamp_collected", "__import_meta.last_updated", "__import_meta.source_platform", "__import_meta.item_id",
		},
		left: map[string]string{
			"source_url": LeftCollector, "user_agent": LeftCollector, "source_platform_url": LeftCollector,
			"__import_meta.source_url": LeftCollector, "__import_meta.user_agent": LeftCollector, "__import_meta.source_platform_url": LeftCollector,
		},
	}
	for _, key := range webItem {
		d.keys = append(d.keys, key, "data."+key)
	}
	for key, word := range webLeft {
		d.left[key], d.left["data."+key] = word, word
	}
	return d
}

// zeeschuimer is the format of Zeeschuimer's and 4CAT's NDJSON.
func zeeschuimer() Format {
	return Format{
		Name:     "zeeschuimer",
		OwnTimes: true,
		Match: func(s Sample) Match {
			d := zeeschuimerDialect()
			return better(
				d.match(s, "source_platform", "item_id|timestamp_collected", "data"),
				d.match(s, "__import_meta", "id", "desc|createTime", "stats|statsV2", "__import_meta.source_platform|__import_meta.timestamp_collected"),
			)
		},
		Read: func(ctx context.Context, in *Input, out *Output) error {
			return zeeschuimerDialect().scan(ctx, in, out, func(r *record) error { return takeZeeschuimer(r, out) })
		},
	}
}

func takeZeeschuimer(r *record, out *Output) error {
	line, prefix := out.next(), ""
	if r.has("data") {
		prefix = "data."
	}
	platform := r.first("source_platform", "__import_meta.source_platform")
	switch {
	case r.kind != '{':
		out.Reject(line, ErrorRow, "")
		return nil
	case strings.Contains(platform, "comment"):
		out.Reject(line, CommentRow, "")
		return nil
	case platform != "" && platform != "tiktok.com":
		out.Reject(line, NotTikTok, "")
		return nil
	case r.has(prefix + "liveRoomInfo"):
		out.Reject(line, ProfileRow, "")
		return nil
	}
	row := webRow(r, prefix, line)
	if row.ID == "" {
		row.ID = r.first("item_id", "__import_meta.item_id")
	}
	// On a second visit the data are replaced, and only last_updated says so.
	seen := r.first("last_updated", "__import_meta.last_updated", "timestamp_collected", "__import_meta.timestamp_collected")
	row.Taken = unixTime(seen)
	return out.Row(row)
}
