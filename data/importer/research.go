package importer

import "context"

// researchDialect reads answers of TikTok's Research API and what its client libraries make of them. Its ids are bare integers.
func researchDialect() dialect {
	return dialect{
		places: []string{"", "[]", "data.videos[]", "videos[]", "data[]"},
		keys: []string{
			"id", "video_id", "username", "author_name", "video_description", "create_time", "video_duration", "hashtag_names[]", "region_code",
			"view_count", "like_count", "comment_count", "share_count", "favorites_count", "favourites_count", "share_url",
		},
		left: map[string]string{
			"video_mention_list": LeftMentioned, "voice_to_text": LeftOther, "region_code": LeftPlaces,
		},
	}
}

// researchAPI is the format of the Research API.
func researchAPI() Format {
	return Format{
		Name: "research-api",
		Match: func(s Sample) Match {
			return researchDialect().match(s, "id|video_id", "video_description", "view_count", "favorites_count|favourites_count|region_code")
		},
		Read: func(ctx context.Context, in *Input, out *Output) error {
			return researchDialect().scan(ctx, in, out, func(r *record) error { return takeResearch(r, out) })
		},
	}
}

func takeResearch(r *record, out *Output) error {
	line := out.next()
	id := r.first("id", "video_id")
	switch {
	case r.kind != '{':
		out.Reject(line, ErrorRow, "")
		return nil
	case r.holds && id == "":
		return nil // the answer around the videos
	}
	row := Row{
		Line:     line,
		ID:       id,
		Account:  r.first("username", "author_name"),
		Posted:   unixTime(r.text("create_time")),
		Title:    r.text("video_description"),
		HTMLText: true,
		Hashtags: r.tags("hashtag_names[]"),
		Duration: seconds(r.text("video_duration")),
	}
	for i, name := range []string{"view_count", "like_count", "comment_count", "share_count", "favorites_count"} {
		row.Counters[i] = r.cell(name)
	}
	if row.Counters[4].Text == "" {
		row.Counters[4] = r.cell("favourites_count")
	}
	return out.Row(row)
}
