package importer

import (
	"context"
	"strings"

	"saveboard/model"
)

// ytdlpDialect reads what yt-dlp writes with -j, -J or --write-info-json.
func ytdlpDialect() dialect {
	return dialect{
		places: []string{"", "[]", "entries[]", "[].entries[]", "entries[].entries[]"},
		keys: []string{
			"_type", "extractor_key", "ie_key", "id", "webpage_url", "url", "original_url", "uploader", "description", "title",
			"timestamp", "upload_date", "duration", "view_count", "like_count", "comment_count", "repost_count", "save_count", "epoch",
			"entries",
		},
		left: map[string]string{
			"comments": LeftCommenters, "http_headers": LeftCollector, "cookies": LeftCollector,
			"uploader_id": LeftAuthor, "channel": LeftAuthor, "channel_id": LeftAuthor, "uploader_url": LeftAuthor, "channel_url": LeftAuthor,
			"artist": LeftSound, "artists": LeftSound, "creators": LeftSound,
		},
	}
}

// ytdlp is the format of yt-dlp's JSON.
func ytdlp() Format {
	return Format{
		Name:     "ytdlp",
		OwnTimes: true,
		Match: func(s Sample) Match {
			d := ytdlpDialect()
			return better(
				better(d.match(s, "extractor_key|ie_key", "id", "view_count|_type|epoch"), d.match(s, "extractor_key|ie_key", "_type", "entries")),
				ytdlpByLink(s),
			)
		},
		Read: readYtdlp,
	}
}

// ytdlpByLink matches records without the extractor's name by their link and one of yt-dlp's own keys.
func ytdlpByLink(s Sample) Match {
	best := Match{Need: 3}
	if s.Shape != ShapeJSON {
		return best
	}
	for _, o := range s.Objects {
		link := strings.ToLower(o.Keys["webpage_url"] + o.Keys["url"])
		if strings.Contains(link, "tiktok.com/") && strings.HasPrefix(strings.TrimPrefix(o.Path, "[]"), "entries") || o.has("webpage_url") {
			best.Have = max(best.Have, o.meets([]string{"webpage_url|url", "view_count", "webpage_url|_type|uploader|epoch"}))
		}
	}
	return best
}

// A ytdlpReader keeps the entries of a playlist until it ends: it names its time behind them.
type ytdlpReader struct {
	out     *Output
	line    int
	waiting []Row
	inside  int // records since the last playlist

	counted, saves bool // a record has any counts; it has saves
}

func readYtdlp(ctx context.Context, in *Input, out *Output) error {
	reader := &ytdlpReader{out: out}
	if err := ytdlpDialect().scan(ctx, in, out, reader.take); err != nil {
		return err
	}
	if err := reader.release(); err != nil {
		return err
	}
	if reader.counted && !reader.saves {
		out.Notice("yt-dlp writes the saves since January 2026. Update yours, and the next import has them.")
	}
	return nil
}

func (y *ytdlpReader) take(r *record) error {
	if r.holds || r.text("_type") == "playlist" || r.text("_type") == "multi_video" {
		return y.playlistEnds(r)
	}
	y.line = max(y.line+1, y.out.next()) // a line that was no JSON has been counted already
	y.inside++
	extractor := strings.ToLower(r.first("extractor_key", "ie_key"))
	switch {
	case r.kind != '{': // yt-dlp writes null for a video that it could not read
		y.out.Reject(y.line, ErrorRow, "")
	case extractor == "tiktoklive":
		y.out.Reject(y.line, ProfileRow, "")
	case extractor != "" && !strings.HasPrefix(extractor, "tiktok"):
		y.out.Reject(y.line, NotTikTok, "")
	default:
		row := ytdlpRow(r, y.line)
		y.counted = y.counted || row.Counters[model.Views].Text != ""
		y.saves = y.saves || row.Counters[model.Saves].Text != ""
		y.waiting = append(y.waiting, row)
	}
	if !outermost(r) {
		return nil
	}
	y.inside = 0
	return y.release()
}

// playlistEnds gives the playlist's time to the entries that name none.
func (y *ytdlpReader) playlistEnds(r *record) error {
	taken := unixTime(r.text("epoch"))
	for i := range y.waiting {
		if y.waiting[i].Taken == (When{}) {
			y.waiting[i].Taken = taken
		}
	}
	if y.inside == 0 {
		y.line++
		y.out.Skip(1)
	}
	if !outermost(r) {
		return nil
	}
	y.inside = 0
	return y.release()
}

func outermost(r *record) bool { return r.place == "" || r.place == "[]" }

func (y *ytdlpReader) release() error {
	for _, row := range y.waiting {
		if err := y.out.Row(row); err != nil {
			return err
		}
	}
	y.waiting = y.waiting[:0]
	return nil
}

func ytdlpRow(r *record, line int) Row {
	row := Row{
		Line:     line,
		ID:       r.text("id"),
		Link:     ytdlpLink(r),
		Account:  r.text("uploader"),
		Posted:   unixTime(r.text("timestamp")),
		Taken:    unixTime(r.text("epoch")),
		Title:    r.first("description", "title"),
		HTMLText: true,
		Duration: seconds(r.text("duration")),
	}
	if row.Posted == (When{}) {
		row.Posted = writtenTime(r.text("upload_date"))
	}
	// Its repost_count is TikTok's share count; save_count came in January 2026.
	for i, name := range []string{"view_count", "like_count", "comment_count", "repost_count", "save_count"} {
		row.Counters[i] = r.cell(name)
	}
	return row
}

// ytdlpLink is the page of the video; url may be the address of the media instead.
func ytdlpLink(r *record) string {
	for _, name := range []string{"webpage_url", "url", "original_url"} {
		if link := r.text(name); namesVideo(link) {
			return link
		}
	}
	return r.first("webpage_url", "original_url")
}
