package importer

import (
	"context"
	"fmt"
	"time"

	"saveboard/model"
)

// A tableKind is a format of tables whose header is known: what each field's column is called, in
// every spelling that was seen. Other columns are left alone.
type tableKind struct {
	name  string
	own   bool
	zone  *time.Location // of its times; nil: to be found out
	lacks []model.Counter
	need  [][]string         // the signature: of each group one column
	names map[field][]string // by field
	left  map[string]string  // what a column would tell of people: header to Left… word
	note  string             // what is to be said of every such file
}

// format is the kind as an entry of formats.
func (k tableKind) format() Format {
	return Format{
		Name: k.name, Own: k.own, Lacks: k.lacks,
		Match: func(s Sample) Match { return matchHeader(s, k.need) },
		Read: func(ctx context.Context, in *Input, out *Output) error {
			m, err := mapKnown(in.Table.Header, k.names, in)
			if err != nil {
				return err
			}
			m.zone = k.zone
			k.sayWhatIsLeft(in.Table.Header, out)
			return readTable(ctx, in, out, m)
		},
	}
}

func (k tableKind) sayWhatIsLeft(header []string, out *Output) {
	for _, h := range header {
		for name, word := range k.left {
			if headerKey(h) == headerKey(name) {
				out.LeftBehind(word)
			}
		}
	}
	if k.note != "" {
		out.Notice(k.note)
	}
}

// matchHeader counts of how many groups the header has a column.
func matchHeader(s Sample, need [][]string) Match {
	m := Match{Need: len(need)}
	if s.Shape != ShapeTable {
		return m
	}
	keys := make(map[string]bool, len(s.Header))
	for _, h := range s.Header {
		keys[headerKey(h)] = true
	}
	for _, group := range need {
		for _, name := range group {
			if keys[headerKey(name)] {
				m.Have++
				break
			}
		}
	}
	return m
}

// businessSuite is the video list of TikTok's Business Suite: exact counts with saves. Headers in other
// languages than these two go through the own table.
func businessSuite() Format {
	link := []string{"Video link", "Videolänk"}
	posted := []string{"Post time", "Publishing time", "Publiceringstid"}
	views := []string{"Video views", "Videovisningar"}
	saves := []string{"Add to Favorites", "Lägg till i Favoriter"}
	return tableKind{
		name: "business-suite", own: true, zone: time.UTC,
		need: [][]string{link, posted, views, saves},
		names: map[field][]string{
			fieldTitle: {"Video title", "Videotitel"}, fieldLink: link, fieldPosted: posted, fieldViews: views,
			fieldLikes: {"Likes", "Gilla-markeringar"}, fieldComments: {"Comments", "Kommentarer"},
			fieldShares: {"Shares", "Delningar"}, fieldSaves: saves,
		},
	}.format()
}

// ownTable is any table in which a video is named and a counter is counted.
func ownTable() Format {
	return Format{
		Name: "table",
		Match: func(s Sample) Match {
			m := Match{Need: 1} // one key only: every other format knows better
			if s.Shape != ShapeTable {
				return m
			}
			found, _ := mapTable(s.Header, s.Records, Options{})
			if (found.has(fieldID) || found.has(fieldLink)) && found.counters() > 0 {
				m.Have++
			}
			return m
		},
		Read: readOwnTable,
	}
}

// readOwnTable finds out what the columns of in.Table are, from its header and in.Sample.Records,
// and reads it.
func readOwnTable(ctx context.Context, in *Input, out *Output) error {
	m, err := mapTable(in.Table.Header, in.Sample.Records, in.Options)
	in.mapped = true
	out.report.Mapping = m.shown()
	if err != nil {
		return err
	}
	out.langs = m.langs
	if left := m.leftColumns(); left > 0 {
		out.LeftBehind(LeftOther)
		out.Notice(columnsLeft(left))
	}
	return readTable(ctx, in, out, m)
}

func columnsLeft(n int) string {
	if n == 1 {
		return "1 column was left behind; nothing in it is stored."
	}
	return fmt.Sprintf("%d columns were left behind; nothing in them is stored.", n)
}

func (m mapping) leftColumns() int {
	n := 0
	for _, x := range m.shown() {
		if x.Field == "" {
			n++
		}
	}
	return n
}
