package importer

import (
	"context"
	"strings"

	"saveboard/model"
)

// apifyCSV is Apify's TikTok scraper as CSV; its names have dots, or slashes in the full export.
func apifyCSV() Format {
	kind := tableKind{
		name: "apify",
		need: [][]string{{"webVideoUrl", "id"}, {"playCount"}, {"diggCount"}, {"createTimeISO", "createTime", "authorMeta.name"}},
		names: map[field][]string{
			fieldID: {"id"}, fieldLink: {"webVideoUrl", "submittedVideoUrl"}, fieldAccount: {"authorMeta.name"}, fieldTitle: {"text"},
			fieldPosted: {"createTimeISO", "createTime"}, fieldDuration: {"videoMeta.duration"}, fieldViews: {"playCount"},
			fieldLikes: {"diggCount"}, fieldComments: {"commentCount"}, fieldShares: {"shareCount"}, fieldSaves: {"collectCount"},
		},
	}
	f := kind.format()
	f.Match = func(s Sample) Match {
		if s.Shape == ShapeTable && isCommentHeader(s.Header) {
			return Match{Need: len(kind.need)}
		}
		return matchHeader(s, kind.need)
	}
	f.Read = func(ctx context.Context, in *Input, out *Output) error {
		m, err := mapKnown(in.Table.Header, kind.names, in)
		if err != nil {
			return err
		}
		m.errors = columnsOf(in.Table.Header, "error", "errorCode", "note")
		m.tags = columnsLike(in.Table.Header, "hashtags", "name")
		m.slideshow = columnOf(in.Table.Header, "isSlideshow")
		m.nameless = ProfileRow
		sayApifyLeft(in.Table.Header, out)
		return readTable(ctx, in, out, m)
	}
	return f
}

// sayApifyLeft names what columns of people such a table has, by the part of the name that says so.
func sayApifyLeft(header []string, out *Output) {
	for _, h := range header {
		key := " " + headerKey(h) + " "
		switch {
		case strings.HasPrefix(key, " author meta ") && key != " author meta name ":
			out.LeftBehind(LeftAuthor)
		case strings.HasPrefix(key, " music meta "):
			out.LeftBehind(LeftSound)
		case strings.Contains(key, "mentions "):
			out.LeftBehind(LeftMentioned)
		case strings.HasPrefix(key, " location "), strings.HasPrefix(key, " poi "):
			out.LeftBehind(LeftPlaces)
		case strings.Contains(key, " comments "), strings.HasPrefix(key, " top comments "):
			out.LeftBehind(LeftCommenters)
		case strings.HasPrefix(key, " search "), strings.HasPrefix(key, " input "):
			out.LeftBehind(LeftCollector)
		}
	}
}

// comments are Apify's comments as CSV, which look much like its videos: refused.
func commentsCSV() Format {
	return Format{
		Name: "apify",
		Match: func(s Sample) Match {
			return matchHeader(s, [][]string{{"cid"}, {"videoWebUrl", "replyCommentTotal"}})
		},
		Read: func(context.Context, *Input, *Output) error { return refuseComments() },
	}
}

func isCommentHeader(header []string) bool {
	return columnOf(header, "cid") != none && (columnOf(header, "videoWebUrl") != none || columnOf(header, "replyCommentTotal") != none)
}

// brightDataCSV is Bright Data's dump as CSV; account_id is the handle there, profile_username a
// display name.
func brightDataCSV() Format {
	return tableKind{
		name: "brightdata",
		need: [][]string{{"post_id"}, {"play_count"}, {"collect_count"}, {"profile_username"}},
		names: map[field][]string{
			fieldID: {"post_id"}, fieldLink: {"url"}, fieldAccount: {"account_id"}, fieldTitle: {"description"}, fieldPosted: {"create_time"},
			fieldTaken: {"timestamp"}, fieldDuration: {"video_duration"}, fieldHashtags: {"hashtags"}, fieldViews: {"play_count"},
			fieldLikes: {"digg_count"}, fieldComments: {"comment_count"}, fieldShares: {"share_count"}, fieldSaves: {"collect_count"},
		},
		left: map[string]string{
			"profile_username": LeftAuthor, "profile_biography": LeftAuthor, "profile_id": LeftAuthor, "secu_id": LeftAuthor, "profile_avatar": LeftAuthor,
			"tagged_user": LeftMentioned, "tt_chain_token": LeftCollector, "discovery_input": LeftCollector, "music": LeftSound, "original_sound": LeftSound,
		},
	}.format()
}

// zeeschuimerCSV is what Zeeschuimer and 4CAT make of their items.
func zeeschuimerCSV() Format {
	return tableKind{
		name: "zeeschuimer", lacks: []model.Counter{model.Saves},
		need: [][]string{{"thread_id"}, {"author"}, {"body"}, {"unix_timestamp"}, {"tiktok_url"}, {"plays"}},
		names: map[field][]string{
			fieldID: {"id"}, fieldLink: {"tiktok_url"}, fieldAccount: {"author"}, fieldTitle: {"body"}, fieldPosted: {"unix_timestamp"},
			fieldHashtags: {"hashtags"}, fieldViews: {"plays"}, fieldLikes: {"likes"}, fieldComments: {"comments"}, fieldShares: {"shares"},
		},
		left: map[string]string{
			"collected_from_url": LeftCollector, "author_full": LeftAuthor, "author_followers": LeftAuthor, "author_avatar": LeftAuthor,
			"music_author": LeftSound, "location_created": LeftPlaces,
		},
		note: "This CSV leaves the saves out; the NDJSON of the same collection has them.",
	}.format()
}

// tiktokAds is a report on advertisements, which counts an ad's views and not a video's: refused.
func tiktokAds() Format {
	return Format{
		Name: "tiktok-ads",
		Match: func(s Sample) Match {
			return matchHeader(s, [][]string{{"Campaign name", "Ad group name", "Ad name"}, {"Cost", "Spend", "Total cost"}})
		},
		Read: func(context.Context, *Input, *Output) error {
			return &Refusal{
				Sentence: "This is a report of TikTok Ads: it counts what an advertisement was shown, not what a video is kept.",
				Help:     "Download Business Suite's video list instead; it has the saves.",
			}
		},
	}
}
