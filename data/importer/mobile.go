package importer

import (
	"context"
	"strings"
)

// mobileDialect reads what TikTok's mobile interface answers, as several services resell it, and
// the flat form in which others do.
func mobileDialect() dialect {
	return dialect{
		places: []string{
			"", "[]", "[].aweme_info", "aweme_list[]", "aweme_list[].aweme_info", "aweme_detail", "aweme_details[]", "aweme_info", "data[]", "data[].aweme_info",
			"data.aweme_list[]", "data.aweme_detail", "data.aweme_details[]", "data.aweme_info", "data.data[].aweme_info", "data.videos[]",
			"search_item_list[].aweme_info", "data.search_item_list[].aweme_info", "comments[]", "data.comments[]",
		},
		keys: []string{
			"aweme_id", "video_id", "desc", "title", "create_time", "author.unique_id", "share_url", "video.duration", "duration",
			"image_post_info", "images", "cid", "reply_comment_total", "text_extra[].hashtag_name", "statistics",
			"statistics.play_count", "statistics.digg_count", "statistics.comment_count", "statistics.share_count", "statistics.collect_count",
			"play_count", "digg_count", "comment_count", "share_count", "collect_count", "download_count",
		},
		left: map[string]string{
			"author.nickname": LeftAuthor, "author.signature": LeftAuthor, "author.uid": LeftAuthor, "author.sec_uid": LeftAuthor, "author.region": LeftAuthor,
			"author.follower_count": LeftAuthor, "music.author": LeftSound, "text_extra[].user_id": LeftMentioned, "text_extra[].sec_uid": LeftMentioned,
			"video_mention_list": LeftMentioned, "poi_data": LeftPlaces, "poi_info": LeftPlaces, "user": LeftCommenters, "comments": LeftCommenters,
			"user_digged": LeftCollector, "collect_stat": LeftCollector,
		},
	}
}

// mobileAPI is the format of the mobile interface's answers.
func mobileAPI() Format {
	return Format{
		Name: "mobile-api",
		Match: func(s Sample) Match {
			d := mobileDialect()
			videos := better(
				d.match(s, "aweme_id", "statistics", "statistics.play_count|statistics.digg_count"),
				d.match(s, "aweme_id|video_id", "play_count", "digg_count", "download_count|collect_count"),
			)
			return better(videos, d.match(s, "cid", "reply_comment_total|aweme_id", "digg_count|create_time"))
		},
		Read: func(ctx context.Context, in *Input, out *Output) error {
			if onlyComments(in.Sample, mobileDialect()) {
				return refuseComments()
			}
			return mobileDialect().scan(ctx, in, out, func(r *record) error { return takeMobile(r, out) })
		},
	}
}

func takeMobile(r *record, out *Output) error {
	line := out.next()
	id := r.first("aweme_id", "video_id")
	if other := r.text("video_id"); !looksLikeID(id) && looksLikeID(other) {
		id = other // the flat form has the name of the file under aweme_id
	}
	switch {
	case r.kind != '{':
		out.Reject(line, ErrorRow, "")
		return nil
	case r.holds && id == "":
		return nil // the answer around the posts
	case r.has("cid"):
		out.Reject(line, CommentRow, "")
		return nil
	case isDouyin(r.text("share_url")):
		out.Reject(line, NotTikTok, "")
		return nil
	}
	row := Row{
		Line:     line,
		ID:       id,
		Link:     mobileLink(r.text("share_url")),
		Account:  r.text("author.unique_id"),
		Photo:    r.has("image_post_info") || r.has("images"),
		Posted:   unixTime(r.text("create_time")),
		Title:    r.first("desc", "title"),
		HTMLText: true,
		Hashtags: r.tags("text_extra[].hashtag_name"),
		Duration: milliseconds(r.text("video.duration")),
	}
	if !r.has("statistics") {
		row.Duration = seconds(r.text("duration")) // the flat form counts in seconds
	}
	for i, name := range []string{"play_count", "digg_count", "comment_count", "share_count", "collect_count"} {
		row.Counters[i] = r.cell("statistics."+name, name)
	}
	return out.Row(row)
}

// isDouyin tells whether a link leads to TikTok's Chinese sister, whose views are always 0.
func isDouyin(link string) bool {
	host := strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(link), "https://"), "http://")
	host, _, _ = strings.Cut(host, "/")
	return strings.HasSuffix(host, "douyin.com")
}

// mobileLink keeps a link that names a video; some services put a share page without id there.
func mobileLink(link string) string {
	if namesVideo(link) {
		return link
	}
	return ""
}
