package importer

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"saveboard/model/text"
)

// A layout is how a delimited text is laid out.
type layout struct {
	delimiter rune
	skip      int // records before the header: "sep=;", a report's title
	bytes     int // where the first record behind the header begins
	lines     int // how many lines stand before it
	header    []string
}

// findLayout tells how a text is laid out from its beginning, and false when it is no table.
func findLayout(head []byte) (layout, bool) {
	delimiters := []rune{',', ';', '\t', '|'}
	if d, ok := sepLine(head); ok {
		delimiters = []rune{d}
	}
	var found layout
	most := 0
	for _, d := range delimiters {
		records, ends := firstRecords(head, d, 40)
		l, score := layoutOf(d, records)
		if score > most {
			found, most = l, score
			found.bytes = ends[l.skip]
			found.lines = bytes.Count(head[:found.bytes], []byte("\n"))
		}
	}
	return found, most > 0
}

// sepLine reads a first line such as "sep=;".
func sepLine(head []byte) (rune, bool) {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	s := strings.Trim(strings.ToLower(strings.TrimRight(string(line), "\r")), `"`)
	if rest, ok := strings.CutPrefix(s, "sep="); ok && len(rest) == 1 {
		return rune(rest[0]), true
	}
	return 0, false
}

func newCSV(r io.Reader, delimiter rune) *csv.Reader {
	c := csv.NewReader(r)
	c.Comma = delimiter
	c.FieldsPerRecord = -1
	c.ReuseRecord = true
	return c
}

// newLazyCSV reads quotes where none should be as part of the text. One that opens a cell and is
// never closed swallows what follows, so it is only for text that is looked at as a whole.
func newLazyCSV(r io.Reader, delimiter rune) *csv.Reader {
	c := newCSV(r, delimiter)
	c.LazyQuotes = true
	c.ReuseRecord = false
	return c
}

// firstRecords reads the first n records, and where each ends.
func firstRecords(head []byte, delimiter rune, n int) (records [][]string, ends []int) {
	c := newLazyCSV(bytes.NewReader(head), delimiter)
	for len(records) < n {
		r, err := c.Read()
		if err != nil {
			break
		}
		records = append(records, r)
		ends = append(ends, int(c.InputOffset()))
	}
	return records, ends
}

// layoutOf finds the header among the first records, and how well the records after it fit. 0 is
// no table: fewer than two columns, or most records of other widths.
func layoutOf(delimiter rune, records [][]string) (l layout, score int) {
	best := 0
	for i, r := range records[:min(len(records), 12)] {
		width := len(trimEmpty(r))
		if width < 2 {
			continue
		}
		understood := understands(r)
		fits, of := 0, 0
		for _, later := range records[i+1 : min(len(records), i+21)] {
			of++
			if len(later) == len(r) {
				fits++
			}
		}
		if understood == 0 && of > 0 && 2*fits < of {
			continue
		}
		// What is understood decides; then the width; an earlier record before a later one.
		if s := 1000*understood + min(width, 900); s > best {
			best = s
			l = layout{delimiter: delimiter, skip: i, header: cleanHeader(r)}
		}
	}
	return l, best
}

// understands counts the fields a header names, if one of them is an id or a link; a known header
// of another kind counts as much.
func understands(header []string) int {
	n, identified := 0, false
	for _, h := range header {
		if m, _, ok := lookUp(h); ok {
			n++
			identified = identified || m.field == fieldID || m.field == fieldLink
		}
	}
	if n >= 2 && identified {
		return n
	}
	most := 0
	s := Sample{Shape: ShapeTable, Header: cleanHeader(header)}
	for _, f := range formats() {
		if m := f.Match(s); m.Whole() {
			most = max(most, m.Have)
		}
	}
	return most
}

func cleanHeader(r []string) []string {
	header := make([]string, len(r))
	for i, h := range r {
		header[i] = strings.Trim(text.Clean(h).String(), `"`)
	}
	return header
}

func trimEmpty(r []string) []string {
	for len(r) > 0 && strings.TrimSpace(r[len(r)-1]) == "" {
		r = r[:len(r)-1]
	}
	return r
}

// openCSV reads the table that has this layout.
func openCSV(l layout, r io.Reader) *Table {
	t := &csvTable{layout: l, content: r}
	return &Table{Header: l.header, Next: t.next, Raw: t.raw}
}

// A csvTable reads records and, where quotes went wrong, finds back to the lines.
type csvTable struct {
	layout  layout
	content io.Reader
	rec     *recorder
	csv     *csv.Reader // nil until the header has been skipped
	from    int64       // where the current record begins
	pending []Record
	current string // the text of a record from pending
}

func (t *csvTable) next() (Record, error) {
	if t.csv == nil {
		if _, err := io.CopyN(io.Discard, t.content, int64(t.layout.bytes)); err != nil {
			return Record{}, err
		}
		t.rec = &recorder{r: t.content}
		t.csv = newCSV(t.rec, t.layout.delimiter)
	}
	for {
		if len(t.pending) > 0 {
			r := t.pending[0]
			t.pending = t.pending[1:]
			t.current = r.raw
			return r, nil
		}
		t.current = ""
		t.from = t.csv.InputOffset()
		t.rec.forget(t.from)
		cells, err := t.csv.Read()
		var quotes *csv.ParseError
		switch {
		case errors.As(err, &quotes):
			t.resolve(quotes.StartLine + t.layout.lines)
			continue
		case err != nil:
			return Record{}, err
		case len(trimEmpty(cells)) == 0: // a line of delimiters is a blank line
			continue
		}
		line, _ := t.csv.FieldPos(0)
		return Record{Line: line + t.layout.lines, Cells: cells}, nil
	}
}

// raw is the text of the record that next returned last.
func (t *csvTable) raw() string {
	if t.current != "" {
		return t.current
	}
	return string(t.rec.between(t.from, t.csv.InputOffset()))
}

// resolve reads text in which a quote stands where none should. It has swallowed the lines up to
// the next quote: if some of them are records by themselves, all are read so. Else the text is one
// record whose quotes are part of what was written.
func (t *csvTable) resolve(line int) {
	text := strings.TrimRight(t.raw(), "\r\n")
	right := 0
	for i, s := range strings.Split(text, "\n") {
		s = strings.TrimRight(s, "\r")
		if s == "" {
			continue
		}
		r := t.alone(line+i, s)
		if _, ok := fit(r.Cells, t.layout.header); ok {
			right++
		}
		t.pending = append(t.pending, r)
	}
	if right > 0 || len(t.pending) < 2 {
		return
	}
	if whole := t.alone(line, text); len(whole.Cells) == len(t.layout.header) {
		t.pending = []Record{whole}
	}
}

// alone reads text that is one record.
func (t *csvTable) alone(line int, text string) Record {
	cells, err := newLazyCSV(strings.NewReader(text), t.layout.delimiter).Read()
	if err != nil {
		cells = []string{text}
	}
	return Record{Line: line, Cells: cells, raw: text}
}

// A recorder keeps what was read since the last forget, so that a record's text can be looked at
// again.
type recorder struct {
	r    io.Reader
	base int64 // offset of kept[0]
	kept []byte
}

func (r *recorder) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	r.kept = append(r.kept, p[:n]...)
	return n, err
}

func (r *recorder) forget(before int64) {
	n := int(before - r.base)
	if n <= 0 || n < len(r.kept)/2 && n < 1<<16 { // moving the rest costs: not for every record
		return
	}
	n = min(n, len(r.kept))
	r.kept = append(r.kept[:0], r.kept[n:]...)
	r.base += int64(n)
}

func (r *recorder) between(from, to int64) []byte {
	a, b := int(from-r.base), int(to-r.base)
	if a < 0 || b > len(r.kept) || a > b {
		return nil
	}
	return r.kept[a:b]
}

// firstOfTable returns the first records of a table, as recognition sees them.
func firstOfTable(l layout, head []byte) [][]string {
	t := openCSV(l, bytes.NewReader(head))
	var records [][]string
	for len(records) < sampleSize {
		r, err := t.Next()
		if errors.Is(err, io.EOF) || err != nil {
			break
		}
		records = append(records, append([]string(nil), r.Cells...))
	}
	return records
}
