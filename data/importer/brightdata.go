package importer

import (
	"context"
	"strings"
)

// brightDataDialect reads Bright Data's JSON. Its profile_username is the display
// name; the handle stands in account_id.
func brightDataDialect() dialect {
	return dialect{
		places: []string{"", "[]", "data[]"},
		keys: []string{
			"url", "post_id", "description", "create_time", "play_count", "digg_count", "comment_count", "share_count", "collect_count",
			"video_duration", "hashtags[]", "account_id", "post_type", "timestamp", "error", "error_code",
		},
		left: map[string]string{
			"profile_username": LeftAuthor, "profile_biography": LeftAuthor, "profile_id": LeftAuthor, "profile_followers": LeftAuthor,
			"profile_avatar": LeftAuthor, "secu_id": LeftAuthor, "is_verified": LeftAuthor, "profile_url": LeftAuthor, "region": LeftAuthor,
			"tagged_user": LeftMentioned, "original_sound": LeftSound, "music": LeftSound, "tt_chain_token": LeftCollector,
			"discovery_input": LeftCollector, "input": LeftCollector, "comments": LeftCommenters, "top_comments": LeftCommenters,
		},
	}
}

// brightDataJSON is the format of Bright Data's JSON.
func brightDataJSON() Format {
	return Format{
		Name:     "brightdata",
		OwnTimes: true,
		Match: func(s Sample) Match {
			return brightDataDialect().match(s, "post_id", "play_count", "collect_count", "profile_username|account_id")
		},
		Read: func(ctx context.Context, in *Input, out *Output) error {
			return brightDataDialect().scan(ctx, in, out, func(r *record) error { return takeBrightData(r, out) })
		},
	}
}

func takeBrightData(r *record, out *Output) error {
	line := out.next()
	switch {
	case r.kind != '{', r.text("post_id") == "" && (r.says("error") || r.says("error_code")):
		out.Reject(line, ErrorRow, "")
		return nil
	case r.holds && !r.has("post_id"):
		return nil // the object around the posts
	}
	row := Row{
		Line:     line,
		ID:       r.text("post_id"),
		Link:     r.text("url"),
		Account:  r.text("account_id"),
		Photo:    strings.EqualFold(r.text("post_type"), "images"),
		Posted:   writtenTime(r.text("create_time")),
		Taken:    writtenTime(r.text("timestamp")),
		Title:    r.text("description"),
		HTMLText: true,
		Hashtags: r.tags("hashtags[]"),
		Duration: seconds(r.text("video_duration")),
	}
	for i, name := range []string{"play_count", "digg_count", "comment_count", "share_count", "collect_count"} {
		row.Counters[i] = r.cell(name)
	}
	return out.Row(row)
}
