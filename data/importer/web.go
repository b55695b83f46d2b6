package importer

import "context"

// webItem lists what is read of one item as TikTok's web pages have it. The same
// object comes from crawlers, browser extensions, saved answers and pages.
var webItem = []string{
	"id", "desc", "createTime", "collectTime", "author", "author.uniqueId", "video.duration", "imagePost", "liveRoomInfo",
	"statsV2", "statsV2.playCount", "statsV2.diggCount", "statsV2.commentCount", "statsV2.shareCount", "statsV2.collectCount",
	"stats", "stats.playCount", "stats.diggCount", "stats.commentCount", "stats.shareCount", "stats.collectCount",
	"textExtra[].hashtagName", "challenges[].title", "__import_meta",
}

// webLeft lists what such an item says of people, and is never read.
var webLeft = map[string]string{
	"author.nickname": LeftAuthor, "author.signature": LeftAuthor, "author.secUid": LeftAuthor, "author.bioLink": LeftAuthor, "authorStats": LeftAuthor,
	"music.authorName": LeftSound, "textExtra[].userUniqueId": LeftMentioned, "textExtra[].secUid": LeftMentioned, "duetInfo": LeftMentioned,
	"poi": LeftPlaces, "locationCreated": LeftPlaces, "digged": LeftCollector, "collected": LeftCollector, "comments": LeftCommenters,
}

func webDialect() dialect {
	return dialect{
		places: []string{
			"", "[]", "itemList[]", "item_list[]", "items[]", "data[]", "data[].item", "itemInfo.itemStruct", "ItemModule.*",
			`__DEFAULT_SCOPE__."webapp.video-detail".itemInfo.itemStruct`, `__DEFAULT_SCOPE__."webapp.updated-items"[]`,
		},
		keys: webItem,
		left: webLeft,
	}
}

// tiktokWeb is the format of TikTok's web items.
func tiktokWeb() Format {
	return Format{
		Name: "tiktok-web",
		Match: func(s Sample) Match {
			whole := webDialect().match(s, "id", "desc", "createTime", "stats|statsV2")
			// An item that its crawler could read nothing of but the id is still one.
			return better(whole, webIDsOnly(s))
		},
		Read: func(ctx context.Context, in *Input, out *Output) error {
			return webDialect().scan(ctx, in, out, func(r *record) error { return takeWeb(r, out) })
		},
	}
}

// webIDsOnly matches a list of objects with a long id and no other key.
func webIDsOnly(s Sample) Match {
	if s.Shape != ShapeJSON || len(s.Objects) == 0 {
		return Match{Need: 1}
	}
	for _, o := range s.Objects {
		if o.Path != "[]" || len(o.Keys) != 1 || !looksLikeID(o.Keys["id"]) {
			return Match{Need: 1}
		}
	}
	return Match{Have: 1, Need: 1}
}

func takeWeb(r *record, out *Output) error {
	line := out.next()
	switch {
	case r.kind != '{':
		out.Reject(line, ErrorRow, "")
		return nil
	case r.holds && !r.has("id"):
		return nil // the answer around the items
	case r.has("liveRoomInfo"):
		out.Reject(line, ProfileRow, "")
		return nil
	}
	return out.Row(webRow(r, "", line))
}

// webRow reads an item whose keys stand behind prefix.
func webRow(r *record, prefix string, line int) Row {
	row := Row{
		Line:     line,
		ID:       r.text(prefix + "id"),
		Account:  r.first(prefix+"author.uniqueId", prefix+"author"),
		Photo:    r.has(prefix + "imagePost"),
		Posted:   unixTime(r.text(prefix + "createTime")),
		Title:    r.text(prefix + "desc"),
		HTMLText: true,
		Hashtags: r.tags(prefix+"textExtra[].hashtagName", prefix+"challenges[].title"),
		Duration: seconds(r.text(prefix + "video.duration")),
	}
	// The crawler writes when it came by; a moment before the posting is something else.
	if seen := unixTime(r.text(prefix + "collectTime")); seen.At >= row.Posted.At {
		row.Taken = seen
	}
	// statsV2 first: its saves are exact, those of stats are rounded.
	for i, name := range []string{"playCount", "diggCount", "commentCount", "shareCount", "collectCount"} {
		row.Counters[i] = r.cell(prefix+"statsV2."+name, prefix+"stats."+name)
	}
	return row
}
