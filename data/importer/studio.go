package importer

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"saveboard/model"
)

// studioContent is the tab Content of TikTok Studio's download: exact counts, no saves, days without
// a year, and titles whose quotes shift the cells of some rows.
func studioContent() Format {
	link, posted, views := []string{"Video link"}, []string{"Post time"}, []string{"Total views"}
	others := []string{"Total likes", "Total comments", "Total shares"}
	kind := tableKind{
		name: "studio-content", own: true, lacks: []model.Counter{model.Saves},
		need: [][]string{link, posted, views, others},
		names: map[field][]string{
			fieldTaken: {"Time"}, fieldTitle: {"Video title"}, fieldLink: link, fieldPosted: posted, fieldViews: views,
			fieldLikes: {others[0]}, fieldComments: {others[1]}, fieldShares: {others[2]},
			fieldSaves: {"Add to favorites", "Total favorites", "Total bookmarks", "Total saves"},
		},
	}
	f := kind.format()
	f.Read = func(ctx context.Context, in *Input, out *Output) error {
		m, err := mapKnown(in.Table.Header, kind.names, in)
		if err != nil {
			return err
		}
		if !m.has(fieldSaves) {
			out.Notice("TikTok's own download leaves the saves out. Business Suite's video list or TikTok Studio's page data have them.")
		}
		return readStudio(ctx, in, out, m)
	}
	return f
}

// readStudio reads the rows; those whose cells are shifted are put right by their link.
func readStudio(ctx context.Context, in *Input, out *Output, m mapping) error {
	open := Record{} // lines whose link has not come yet
	for {
		r, err := in.Table.Next()
		if err == nil {
			err = ctx.Err()
		}
		if errors.Is(err, io.EOF) {
			return readCells(out, m, open)
		}
		if err != nil {
			return err
		}
		var found []Record
		if cells, ok := fit(r.Cells, m.header); ok && m.isInPlace(cells) {
			found, open = []Record{open, {Line: r.Line, Cells: cells}}, Record{}
		} else {
			found, open = m.repair(open, r.Line, rawOf(in.Table))
		}
		for _, f := range found {
			if err := readCells(out, m, f); err != nil {
				return err
			}
		}
	}
}

// isInPlace: where the link belongs stands an address, or nothing, and no piece of a title.
func (m mapping) isInPlace(cells []string) bool {
	link := strings.TrimSpace(cells[m.at[fieldLink]])
	_, _, isLink := parseLink(link)
	return isLink || link == ""
}

// rawOf is the text of the record read last. A workbook has none: its cells are never shifted.
func rawOf(t *Table) string {
	if t.Raw == nil {
		return ""
	}
	return strings.Trim(t.Raw(), "\r\n")
}

// readCells hands on a record of the right width. One without cells could not be put right; the
// zero Record is none.
func readCells(out *Output, m mapping, r Record) error {
	switch {
	case r.Line == 0:
	case r.Cells == nil:
		out.Reject(r.Line, WrongWidth, "")
	case m.isTotal(r.Cells):
		out.Total()
	default:
		return out.Row(m.row(r.Line, r.Cells))
	}
	return nil
}

// repair finds the records in text whose quotes went wrong. TikTok's writer puts quotes around every
// cell but escapes none inside a title, so the text is cut where cells meet; in each record, the one
// cell that is a video's link says where the others belong. Lines at the end whose link has not come
// yet, since a title may have line breaks, stay open for the next text.
func (m mapping) repair(open Record, line int, text string) (found []Record, still Record) {
	for i, s := range strings.Split(text, "\n") {
		s = strings.TrimRight(s, "\r")
		if open.Line == 0 {
			open = Record{Line: line + i, raw: s}
		} else {
			open.raw += "\n" + s
		}
		cells := cutCells(open.raw)
		if m.links(cells) == 0 && len(open.raw) < longestOpen {
			continue
		}
		found = append(found, Record{Line: open.Line, Cells: m.around(cells)})
		open = Record{}
	}
	return found, open
}

// longestOpen is how much text may wait for its link: more than the longest caption.
const longestOpen = 20000

// links counts the cells that are a video's link.
func (m mapping) links(cells []string) int {
	n := 0
	for _, c := range cells {
		if looksLikeVideoLink(c) {
			n++
		}
	}
	return n
}

// cutCells cuts a line of quoted cells where one cell ends and the next begins.
func cutCells(s string) []string {
	s = strings.TrimSuffix(strings.TrimPrefix(s, "\ufeff"), ",")
	if inner, ok := strings.CutPrefix(s, `"`); ok && strings.Contains(s, `","`) {
		return strings.Split(strings.TrimSuffix(inner, `"`), `","`)
	}
	return strings.Split(s, ",")
}

// around puts cells into the header's order, with the link as the anchor: those before the title
// and those after the link are in their places, what is left between is the title. It returns nil
// when there is not exactly one link or the cells behind it do not fit.
func (m mapping) around(cells []string) []string {
	link, title := m.at[fieldLink], m.at[fieldTitle]
	if m.links(cells) != 1 {
		return nil
	}
	anchor := slices.IndexFunc(cells, looksLikeVideoLink)
	behind := len(m.header) - link - 1
	if title == none || title >= link || len(cells)-anchor-1 != behind || anchor < link-1 {
		return nil
	}
	between := link - title - 1 // columns between title and link
	fixed := make([]string, 0, len(m.header))
	fixed = append(fixed, cells[:title]...)
	fixed = append(fixed, strings.Join(cells[title:max(title, anchor-between)], ","))
	fixed = append(fixed, cells[anchor-between:]...)
	if len(fixed) != len(m.header) {
		return nil
	}
	return fixed
}

// studioOther are the other downloads of TikTok Studio and the business overview: totals of the
// account a day, which saveboard does not keep.
func studioOther() Format {
	signatures := [][][]string{
		{{"Date"}, {"Video Views"}, {"Profile Views"}},
		{{"Date"}, {"Followers"}, {"Difference in followers from previous day"}},
		{{"Date"}, {"Hour"}, {"Active followers"}},
		{{"Date"}, {"Total Viewers"}},
		{{"Gender", "Top territories", "Territory"}, {"Distribution"}},
		{{"Reached audience"}, {"Net growth", "Net followers"}},
	}
	return Format{
		Name: "studio-other",
		Match: func(s Sample) Match {
			var best Match
			for _, h := range s.Header {
				if m, _, ok := lookUp(h); ok && (m.field == fieldLink || m.field == fieldID) {
					return Match{Need: 3} // it names videos: somebody's own table
				}
			}
			for _, signature := range signatures {
				best = better(best, matchHeader(s, signature))
			}
			return best
		},
		Read: func(ctx context.Context, in *Input, out *Output) error {
			for n := 0; ; n++ {
				_, err := in.Table.Next()
				if errors.Is(err, io.EOF) {
					out.Skip(n)
					out.Reject(0, StudioOther, "")
					return nil
				}
				if err != nil {
					return err
				}
				if err := ctx.Err(); err != nil {
					return err
				}
			}
		},
	}
}
