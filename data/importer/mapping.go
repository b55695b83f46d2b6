package importer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"saveboard/model/number"
)

// none is the place of a field that no column has.
const none = -1

// A mapping says which column of a table is which field.
type mapping struct {
	at      [fields]int      // column of each field, or none
	unclear []int            // columns with a time that may be of posting or of counting
	langs   number.Languages // of the headers
	zone    *time.Location   // of times without one; nil: to be found out
	later   int              // as in the Table
	header  []string

	errors    []int  // columns in which a tool says that it could not read the video
	tags      []int  // columns with one hashtag each
	slideshow int    // column that says "true" for photos, or none
	nameless  Reason // why a row without id and link is rejected; empty: no-id
}

func newMapping(header []string) mapping {
	m := mapping{header: header, slideshow: none}
	for f := range m.at {
		m.at[f] = none
	}
	return m
}

// has tells whether a column is the field.
func (m mapping) has(f field) bool { return m.at[f] != none }

// counters counts how many counters have a column.
func (m mapping) counters() int {
	n := 0
	for f := fieldViews; f <= fieldSaves; f++ {
		if m.has(f) {
			n++
		}
	}
	return n
}

// shown lists what each column was taken for, for the report.
func (m mapping) shown() []Mapped {
	list := make([]Mapped, len(m.header))
	for i, h := range m.header {
		list[i].Header = h
	}
	for f, at := range m.at {
		if at != none {
			list[at].Field = field(f).String()
		}
	}
	for _, at := range m.unclear {
		list[at].Field = fieldUnclear.String()
	}
	return list
}

// mapByNames makes the mapping of a format whose headers are known: each field's possible names.
func mapByNames(header []string, names map[field][]string) mapping {
	m := newMapping(header)
	for i, h := range header {
		key := headerKey(h)
		for f, list := range names {
			for _, name := range list {
				if !m.has(f) && key == headerKey(name) {
					m.at[f] = i
				}
			}
		}
	}
	return m
}

// mapKnown is mapByNames, and then what the user says of single columns.
func mapKnown(header []string, names map[field][]string, in *Input) (mapping, error) {
	m := mapByNames(header, names)
	forced, err := applyMap(&m, in.Options.Map)
	in.mapped = true
	for f, at := range m.at {
		if _, said := forced.fields[field(f)]; forced.out[f] || forced.columns[at] && !said {
			m.at[f] = none
		}
	}
	return m, err
}

// mapTable finds out what the columns of somebody's own table are: by what the user says, then by
// the synonyms of every language, then by looking at the first records where two columns claim one
// field. It returns a *Refusal when two columns claim one counter, or nothing identifies a video.
func mapTable(header []string, records [][]string, o Options) (mapping, error) {
	m := newMapping(header)
	claims := make([][]int, fields) // columns by field, full names first
	var bare []int                  // columns called id and no more
	forced, err := applyMap(&m, o.Map)
	if err != nil {
		return m, err
	}
	for _, full := range []bool{true, false} {
		for i, h := range header {
			mean, isFull, ok := lookUp(h)
			switch {
			case !ok || isFull != full || forced.columns[i]:
			case mean.field == fieldID && (headerKey(h) == "id" || !isFull):
				bare = append(bare, i)
			default:
				claims[mean.field] = append(claims[mean.field], i)
				if mean.field.isCounter() {
					m.langs |= mean.langs
				}
			}
		}
	}
	if others := m.langs &^ number.English; others != 0 {
		m.langs = others // a table in any language may say likes
	}
	for _, i := range bare {
		if share(records, i, looksLikeID) >= 0.8 {
			claims[fieldID] = append(claims[fieldID], i)
		}
	}
	if isYTDLP(header) {
		claims[fieldShares] = append(claims[fieldShares], claims[fieldReposts]...)
	}
	for f := field(0); f < fields; f++ {
		if f == fieldReposts || m.has(f) || forced.out[f] {
			continue
		}
		at, err := choose(f, header, records, claims[f])
		if err != nil {
			return m, err
		}
		switch {
		case f == fieldUnclear:
			m.unclear = claims[f][:min(len(claims[f]), 2)]
		default:
			m.at[f] = at
		}
	}
	if !m.has(fieldID) && !m.has(fieldLink) && !forced.out[fieldLink] {
		m.at[fieldLink] = m.onlyLinks(records)
	}
	return m, m.usable()
}

// onlyLinks is the one column, of those that no name settles, whose cells are videos' links: its name
// may be in any language, but what it holds leaves no doubt. none when there are several.
func (m mapping) onlyLinks(records [][]string) int {
	found := none
	for i, c := range m.shown() {
		switch {
		case c.Field != "" || share(records, i, looksLikeVideoLink) < 0.8:
		case found != none:
			return none
		default:
			found = i
		}
	}
	return found
}

// usable refuses a table that names no videos, or no counts.
func (m mapping) usable() error {
	if m.has(fieldID) || m.has(fieldLink) {
		if m.counters() > 0 {
			return nil
		}
		if at := m.at[fieldLink]; at != none && looksLikeVideoLink(m.header[at]) {
			return &Refusal{
				Sentence: "The first row of this table is a video already: it has no row that names the columns.",
				Help:     "Put one above it that names each column, such as link, title, views, saves.",
			}
		}
		return &Refusal{
			Sentence: "No column of this table could be taken for a count of views, likes, comments, shares or saves. " + m.understood(),
			Help:     "Name one: --map saves=HEADER, or --map saves=3 for the third column.",
		}
	}
	return &Refusal{
		Reason:   NoID,
		Sentence: "No column of this table names the videos. " + m.understood(),
		Help:     "Add a column with each video's link or id, or name it: --map link=HEADER or --map video_id=HEADER.",
	}
}

// understood is the mapping in words.
func (m mapping) understood() string {
	var parts, left []string
	for _, x := range m.shown() {
		switch {
		case x.Field != "":
			parts = append(parts, x.Header+" → "+x.Field)
		case x.Header != "":
			left = append(left, x.Header)
		}
	}
	if len(parts) == 0 {
		return "Nothing in its header was understood."
	}
	said := "Understood: " + strings.Join(parts, ", ") + "."
	if len(left) > 0 {
		said += " Not understood: " + strings.Join(left, ", ") + "."
	}
	return said
}

// forcedFields is what --map settled.
type forcedFields struct {
	columns map[int]bool
	fields  map[field]bool // that have one of them
	out     [fields]bool   // left out with "-"
}

// applyMap puts into m what the user said: a header, a column's number from 1, or "-".
func applyMap(m *mapping, said map[string]string) (forcedFields, error) {
	forced := forcedFields{columns: map[int]bool{}, fields: map[field]bool{}}
	for word, column := range said {
		f, ok := fieldOf(word)
		if !ok {
			return forced, &Refusal{
				Sentence: fmt.Sprintf("There is no field “%s”.", word),
				Help:     "Fields are " + fieldWords() + ".",
			}
		}
		if column == "-" {
			forced.out[f] = true
			continue
		}
		at := columnOf(m.header, column)
		if at == none {
			return forced, &Refusal{
				Sentence: fmt.Sprintf("The table has no column “%s” for %s.", column, f),
				Help:     "Its columns are " + strings.Join(m.header, ", ") + ".",
			}
		}
		m.at[f], forced.columns[at], forced.fields[f] = at, true, true
	}
	return forced, nil
}

func fieldOf(word string) (field, bool) {
	word = strings.ToLower(strings.TrimSpace(word))
	for _, f := range mappable() {
		if word == f.String() || f == fieldLink && word == "url" || f == fieldDuration && word == "duration_s" {
			return f, true
		}
	}
	return 0, false
}

func fieldWords() string {
	var words []string
	for _, f := range mappable() {
		words = append(words, f.String())
	}
	return strings.Join(words, ", ")
}

// columnsOf are the places of the columns of these names, those that are there.
func columnsOf(header []string, names ...string) []int {
	var places []int
	for i, h := range header {
		for _, name := range names {
			if h == name {
				places = append(places, i)
			}
		}
	}
	return places
}

// columnsLike are the columns of a list that was spread out: hashtags/0/name, hashtags/1/name.
func columnsLike(header []string, list, key string) []int {
	var places []int
	for i, h := range header {
		parts := strings.FieldsFunc(h, func(r rune) bool { return r == '/' || r == '.' })
		if len(parts) == 3 && parts[0] == list && parts[2] == key {
			places = append(places, i)
		}
	}
	return places
}

func columnOf(header []string, name string) int {
	for i, h := range header {
		if h == name {
			return i
		}
	}
	for i, h := range header {
		if headerKey(h) == headerKey(name) {
			return i
		}
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(header) {
		return n - 1
	}
	return none
}

// choose picks one of the columns that claim a field.
func choose(f field, header []string, records [][]string, claims []int) (int, error) {
	if len(claims) == 0 {
		return none, nil
	}
	switch f {
	case fieldID:
		return best(claims, records, looksLikeID), nil
	case fieldLink:
		return best(claims, records, looksLikeVideoLink), nil
	case fieldAccount:
		if at := best(claims, records, looksLikeHandle); share(records, at, looksLikeHandle) >= 0.8 {
			return at, nil
		}
		return none, nil
	case fieldCategory:
		return claims[0], nil
	}
	if !f.isCounter() || len(claims) == 1 {
		return claims[0], nil
	}
	total := none
	for _, at := range claims {
		for w := range strings.FieldsSeq(headerKey(header[at])) {
			if w == "total" && total != none {
				total = none
				break
			} else if w == "total" {
				total = at
			}
		}
	}
	if total != none {
		return total, nil
	}
	var names, flags []string
	for _, at := range claims {
		flag := fmt.Sprintf("--map %s=%q", f, header[at])
		if slices.Contains(names, header[at]) || slices.Contains(header[at+1:], header[at]) {
			flag = fmt.Sprintf("--map %s=%d", f, at+1) // a name that two have says nothing; the number does
		}
		names, flags = append(names, header[at]), append(flags, flag)
	}
	return none, &Refusal{
		Sentence: fmt.Sprintf("Two columns could be the %s: %s.", f, strings.Join(names, " and ")),
		Help:     "Say which: " + strings.Join(flags, " or ") + ".",
	}
}

// best is the first of the columns in which most cells look right.
func best(claims []int, records [][]string, right func(string) bool) int {
	at, most := claims[0], -1.0
	for _, c := range claims {
		if s := share(records, c, right); s > most {
			at, most = c, s
		}
	}
	return at
}

// share is the part of a column's cells that look right, of those that say something.
func share(records [][]string, column int, right func(string) bool) float64 {
	n, of := 0, 0
	for _, r := range records {
		if column >= len(r) || number.IsMissing(r[column]) {
			continue
		}
		of++
		if right(r[column]) {
			n++
		}
	}
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

func looksLikeID(s string) bool {
	s = unquoteID(s)
	_, ok := parseID(s)
	return ok || isDestroyedID(s)
}

func looksLikeVideoLink(s string) bool {
	ref, _, ok := parseLink(s)
	return ok && ref.id != 0
}

func looksLikeHandle(s string) bool { return cleanHandle(s) != "" }

// isYTDLP: the names of yt-dlp's fields stand together, where repost_count is shares.
func isYTDLP(header []string) bool {
	var like, view bool
	for _, h := range header {
		like = like || h == "like_count"
		view = view || h == "view_count"
	}
	return like && view
}
