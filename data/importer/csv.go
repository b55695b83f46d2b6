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
	header    []string
}

// findLayout tells how a text is laid out from its beginning, and false when it is no table
// (formats.md §1.1).
func findLayout(head []byte) (layout, bool) {
	delimiters := []rune{',', ';', '\t', '|'}
	if d, ok := sepLine(head); ok {
		delimiters = []rune{d}
	}
	var found layout
	most := 0
	for _, d := range delimiters {
		records := firstRecords(head, d, 40)
		l, score := layoutOf(d, records)
		if score > most {
			found, most = l, score
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
	c.LazyQuotes = true // people's tables have quotes where none should be
	c.FieldsPerRecord = -1
	c.ReuseRecord = true
	return c
}

func firstRecords(head []byte, delimiter rune, n int) [][]string {
	var records [][]string
	c := newCSV(bytes.NewReader(head), delimiter)
	c.ReuseRecord = false
	for len(records) < n {
		r, err := c.Read()
		if err != nil {
			break
		}
		records = append(records, r)
	}
	return records
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

// openCSV reads the table that begins with head and has this layout.
func openCSV(l layout, r io.Reader) *Table {
	rec := &recorder{r: r}
	t := &csvTable{layout: l, rec: rec, csv: newCSV(rec, l.delimiter)}
	return &Table{Header: l.header, Next: t.next, Raw: t.raw}
}

// A csvTable reads records and, where quotes went wrong, finds back to the lines.
type csvTable struct {
	layout  layout
	rec     *recorder
	csv     *csv.Reader
	skipped bool
	from    int64 // where the current record begins
	pending []Record
	current string // the text of a record from pending
}

func (t *csvTable) next() (Record, error) {
	for !t.skipped {
		for range t.layout.skip + 1 {
			if _, err := t.csv.Read(); err != nil {
				return Record{}, err
			}
		}
		t.skipped = true
	}
	if len(t.pending) > 0 {
		return t.unstack(), nil
	}
	t.current = ""
	t.from = t.csv.InputOffset()
	t.rec.forget(t.from)
	cells, err := t.csv.Read()
	if err != nil {
		return Record{}, err
	}
	line, _ := t.csv.FieldPos(0)
	if len(trimEmpty(cells)) == 0 { // a line of delimiters is a blank line
		return t.next()
	}
	if _, ok := fit(cells, t.layout.header); !ok {
		if t.split(line); len(t.pending) > 0 {
			return t.unstack(), nil
		}
	}
	return Record{Line: line, Cells: cells}, nil
}

func (t *csvTable) unstack() Record {
	r := t.pending[0]
	t.pending = t.pending[1:]
	t.current = r.raw
	return r
}

// raw is the text of the record that next returned last.
func (t *csvTable) raw() string {
	if t.current != "" {
		return t.current
	}
	return string(t.rec.between(t.from, t.csv.InputOffset()))
}

// split reads the lines of a record of the wrong width one by one: a stray quote has joined them.
// It helps only if at least one line is right by itself.
func (t *csvTable) split(line int) {
	lines := strings.Split(strings.Trim(t.raw(), "\r\n"), "\n")
	if len(lines) < 2 {
		return
	}
	var records []Record
	right := 0
	for i, s := range lines {
		s = strings.TrimRight(s, "\r")
		c := newCSV(strings.NewReader(s), t.layout.delimiter)
		cells, err := c.Read()
		if err != nil || s == "" {
			continue
		}
		if _, ok := fit(cells, t.layout.header); ok {
			right++
		}
		records = append(records, Record{Line: line + i, Cells: cells, raw: s})
	}
	if right > 0 {
		t.pending = records
	}
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
