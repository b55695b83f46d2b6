package importer

import "context"

// apifyDialect reads the JSON of Apify's TikTok scrapers and of drawrowfly's, whose names they took
// over.
func apifyDialect() dialect {
	return dialect{
		places: []string{"", "[]", "collector[]", "items[]"},
		keys: []string{
			"id", "webVideoUrl", "submittedVideoUrl", "text", "createTimeISO", "createTime", "videoMeta.duration", "isSlideshow",
			"hashtags[].name", "playCount", "diggCount", "commentCount", "shareCount", "collectCount", "authorMeta.name",
			"authorMeta.nickName", "error", "errorCode", "note", "cid", "videoWebUrl", "replyCommentTotal",
		},
		left: map[string]string{
			"authorMeta.signature": LeftAuthor, "authorMeta.bioLink": LeftAuthor, "authorMeta.id": LeftAuthor, "authorMeta.fans": LeftAuthor,
			"authorMeta.region": LeftAuthor, "authorMeta.avatar": LeftAuthor, "authorMeta.verified": LeftAuthor,
			"musicMeta.musicAuthor": LeftSound, "mentions": LeftMentioned, "detailedMentions": LeftMentioned,
			"locationMeta": LeftPlaces, "locationCreated": LeftPlaces, "comments": LeftCommenters, "topComments": LeftCommenters,
			"searchQuery": LeftCollector, "input": LeftCollector, "uniqueId": LeftCommenters, "repliesToId": LeftCommenters,
		},
	}
}

// apifyJSON is the format of Apify's JSON and JSONL.
func apifyJSON() Format {
	return Format{
		Name: "apify",
		Match: func(s Sample) Match {
			d := apifyDialect()
			videos := better(
				d.match(s, "webVideoUrl", "playCount", "diggCount|shareCount|commentCount|collectCount"),
				d.match(s, "id", "authorMeta.name|authorMeta.nickName", "playCount"),
			)
			// Comments carry diggCount, text and createTimeISO too: they are known, to be refused by name.
			return better(videos, d.match(s, "cid", "videoWebUrl|replyCommentTotal", "diggCount|text"))
		},
		Read: func(ctx context.Context, in *Input, out *Output) error {
			if onlyComments(in.Sample, apifyDialect()) {
				return refuseComments()
			}
			return apifyDialect().scan(ctx, in, out, func(r *record) error { return takeApify(r, out) })
		},
	}
}

// onlyComments tells whether every record of the sample is a comment.
func onlyComments(s Sample, d dialect) bool {
	comments, others := d.match(s, "cid").Have, 0
	for _, o := range s.Objects {
		if !o.has("cid") && (o.has("id") || o.has("aweme_id") || o.has("webVideoUrl")) {
			others++
		}
	}
	return comments > 0 && others == 0
}

func refuseComments() error {
	return &Refusal{
		Reason:   CommentRow,
		Sentence: "This file holds comments, not videos.",
		Help:     "saveboard reads no comments. Export the list of videos instead.",
	}
}

func takeApify(r *record, out *Output) error {
	line := out.next()
	switch {
	case r.kind != '{':
		out.Reject(line, ErrorRow, "")
		return nil
	case r.holds && !r.has("id") && !r.has("webVideoUrl"):
		return nil // the object around the items
	case r.has("cid"):
		out.Reject(line, CommentRow, "")
		return nil
	case r.says("error") || r.says("errorCode") || r.says("note"):
		out.Reject(line, ErrorRow, "")
		return nil
	case r.text("webVideoUrl") == "" && !apifyCounts(r):
		out.Reject(line, ProfileRow, "")
		return nil
	}
	return out.Row(apifyRow(r, line))
}

// apifyCounts tells whether a record without link is a video all the same: drawrowfly wrote no link
// at times, but an id and counters.
func apifyCounts(r *record) bool { return r.text("id") != "" && r.text("playCount") != "" }

func apifyRow(r *record, line int) Row {
	row := Row{
		Line:     line,
		ID:       r.text("id"),
		Link:     r.first("webVideoUrl", "submittedVideoUrl"),
		Account:  r.text("authorMeta.name"),
		Photo:    isTrue(r.text("isSlideshow")),
		Posted:   writtenTime(r.text("createTimeISO")),
		Title:    r.text("text"),
		HTMLText: true,
		Hashtags: r.tags("hashtags[].name"),
		Duration: seconds(r.text("videoMeta.duration")),
	}
	if row.Posted == (When{}) {
		row.Posted = unixTime(r.text("createTime"))
	}
	for i, name := range []string{"playCount", "diggCount", "commentCount", "shareCount", "collectCount"} {
		row.Counters[i] = r.cell(name)
	}
	return row
}
