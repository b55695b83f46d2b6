package importer

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"saveboard/model"
)

// studioDialect reads what the page tiktokstudio/content draws its list from, and the answer behind
// one post's analytics.
func studioDialect() dialect {
	return dialect{
		places: []string{"", "[]", "item_list[]", "[].item_list[]", "data.item_list[]", "video_info", "[].video_info", "data.video_info"},
		keys: []string{
			"status_code", "item_id", "aweme_id", "desc", "title", "post_time", "create_time", "schedule_time", "duration", "video.duration",
			"play_count", "like_count", "comment_count", "share_count", "favorite_count", "statistics",
			"statistics.play_count", "statistics.digg_count", "statistics.comment_count", "statistics.share_count", "statistics.collect_count",
			"play_addr", "play_addr[]", "download_info.download_urls[]",
		},
		left: map[string]string{
			"author": LeftAuthor, "user": LeftAuthor, "comments": LeftCommenters, "poi": LeftPlaces,
			"video_viewer_age": LeftViewers, "video_viewer_gender": LeftViewers, "video_viewer_location": LeftViewers,
			"video_viewer_age_percent": LeftViewers, "video_viewer_gender_percent": LeftViewers, "video_viewer_location_percent": LeftViewers,
			"video_viewer_age_percent_realtime": LeftViewers, "video_viewer_gender_percent_realtime": LeftViewers,
			"video_viewer_location_percent_realtime": LeftViewers,
		},
	}
}

// studioJSON is the format of TikTok Studio's page data. Only the owner sees it, but how exact its
// counts are is not known, so that is inferred: Own is said by each row, not by the format.
func studioJSON() Format {
	return Format{
		Name:  "studio-json",
		Match: matchStudio,
		Read: func(ctx context.Context, in *Input, out *Output) error {
			pages := newPages(in, out)
			if err := studioDialect().scan(ctx, in, out, pages.takeStudio); err != nil {
				return err
			}
			if pages.failed > 0 && len(pages.rows) == 0 {
				return &Refusal{
					Reason:   ErrorRow,
					Sentence: "TikTok answered with an error instead of the list of posts.",
					Help:     "Log in to TikTok Studio, reload the page and save the answer again.",
				}
			}
			return pages.release()
		},
	}
}

func matchStudio(s Sample) Match {
	d := studioDialect()
	return better(
		d.match(s, "item_id", "play_count|statistics.play_count", "favorite_count|statistics.collect_count", "post_time|create_time|desc"),
		studioInsight(s),
	)
}

// studioInsight matches the analytics answer: video_info beside keys such as video_…_realtime. A
// list of posts that failed matches by its status.
func studioInsight(s Sample) Match {
	m := Match{Need: 3}
	for _, o := range s.Objects {
		if s.Shape == ShapeJSON && strings.HasSuffix(o.Path, "video_info") {
			m.Have = max(m.Have, o.meets([]string{"aweme_id|item_id", "statistics", "statistics.play_count"}))
		}
		if o.Path == "" && slices.Contains(o.Names, "item_list") && o.has("status_code") && o.Keys["status_code"] != "0" {
			m.Have = 3
		}
	}
	return m
}

// pages holds the rows of answers that a browser asked for again and again: of each video the last
// one counts.
type pages struct {
	out    *Output
	now    model.Instant
	taken  When // of the answer that is read now
	line   int
	rows   []Row
	at     map[string]int // video → its row
	failed int            // answers that were errors
}

func newPages(in *Input, out *Output) *pages {
	return &pages{out: out, now: in.Options.Now, at: map[string]int{}}
}

// add keeps a row. An earlier one of the same video becomes a duplicate.
func (p *pages) add(row Row) {
	if i, ok := p.at[row.ID]; ok && row.ID != "" {
		p.rows[i] = row
		p.out.duplicate()
		return
	}
	p.at[row.ID] = len(p.rows)
	p.rows = append(p.rows, row)
}

func (p *pages) release() error {
	for _, row := range p.rows {
		if err := p.out.Row(row); err != nil {
			return err
		}
	}
	return nil
}

// duplicate counts a record that a later one of the same file replaces.
func (o *Output) duplicate() {
	o.report.Rows++
	o.report.Duplicates++
}

func (p *pages) takeStudio(r *record) error {
	id := r.first("item_id", "aweme_id")
	if r.kind == '{' && id == "" && (r.holds || r.has("status_code")) {
		if r.has("status_code") && r.text("status_code") != "0" {
			p.failed++
		}
		return nil // the answer around the posts
	}
	p.line++
	if r.kind != '{' {
		p.out.Reject(p.line, ErrorRow, "")
		return nil
	}
	posted := p.posted(r)
	if posted.At > p.now && p.now != 0 {
		p.out.Skip(1) // scheduled
		return nil
	}
	row := Row{
		Line:     p.line,
		ID:       id,
		Account:  handleInAddresses(r),
		Own:      true,
		Source:   "studio-json",
		Posted:   posted,
		Taken:    p.taken,
		Title:    r.first("desc", "title"),
		HTMLText: true,
		Duration: milliseconds(r.first("duration", "video.duration")),
	}
	names := [5][2]string{
		{"play_count", "play_count"},
		{"like_count", "digg_count"},
		{"comment_count", "comment_count"},
		{"share_count", "share_count"},
		{"favorite_count", "collect_count"},
	}
	for i, name := range names {
		row.Counters[i] = r.cell(name[0], "statistics."+name[1])
	}
	p.add(row)
	return nil
}

// posted is when a post went public: post_time. Without one, a scheduled post goes public at
// schedule_time, and any other went so when it was uploaded.
func (p *pages) posted(r *record) When {
	for _, name := range []string{"post_time", "schedule_time", "create_time"} {
		if t := unixTime(r.text(name)); t.At != 0 {
			return t
		}
	}
	return When{}
}

// handleInAddresses finds the account's handle, which the list names only in the addresses of its
// videos: user_text=HANDLE.
func handleInAddresses(r *record) string {
	addresses := append([]string{r.text("play_addr")}, r.lists["play_addr[]"]...)
	addresses = append(addresses, r.lists["download_info.download_urls[]"]...)
	for _, address := range addresses {
		u, err := url.Parse(address)
		if err != nil {
			continue
		}
		if handle := u.Query().Get("user_text"); handle != "" {
			return handle
		}
	}
	return ""
}
