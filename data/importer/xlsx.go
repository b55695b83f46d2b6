package importer

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/thedatashed/xlsxreader"
)

// maxColumns is how many columns a sheet can have.
const maxColumns = 16384

var errBrokenWorkbook = &Refusal{
	Sentence: "This workbook cannot be read.",
	Help:     "Open it in a spreadsheet program, save the sheet as CSV, and import that file.",
}

// A sheet is one sheet of a workbook while it is read.
type sheet struct {
	rows    chan xlsxreader.Row
	first   []xlsxreader.Row // what was read ahead to find the header
	later   int              // by how many days the workbook's dates are later than the library takes them for
	links   links            // what its texts lead to
	linked  bool             // they make a column, the last one
	layout  layout
	score   int
	records [][]string // of first, all of one width
}

// openWorkbook returns the sheet whose header says most of videos, and its first records. done
// must be called when the table has been read or is not wanted any more.
func openWorkbook(z *zip.Reader) (t *Table, sample [][]string, done func(), err error) {
	links, err := checkSheets(z)
	if err != nil {
		return nil, nil, nil, err
	}
	x, err := xlsxreader.NewReaderZip(withStyles(z))
	if err != nil {
		return nil, nil, nil, errBrokenWorkbook
	}
	later := dates1904(z)
	var best *sheet
	for _, name := range x.Sheets {
		s := openSheet(x, name, later, linksOf(x, name, links))
		if best == nil || s.score > best.score {
			best, s = s, best
		}
		s.close()
	}
	if best == nil || best.score == 0 {
		best.close()
		return nil, nil, nil, errBrokenWorkbook
	}
	return best.table(), best.records[best.layout.skip+1:], best.close, nil
}

// withStyles adds a part without styles to a workbook that has none, which the library insists on.
func withStyles(z *zip.Reader) *zip.Reader {
	const name = "xl/styles.xml"
	if slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == name }) {
		return z
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	part, err := w.Create(name)
	if err == nil {
		_, err = io.WriteString(part, `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		return z
	}
	styles, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		return z
	}
	return &zip.Reader{File: append(slices.Clone(z.File), styles.File...), Comment: z.Comment}
}

func openSheet(x *xlsxreader.XlsxFile, name string, later int, l links) *sheet {
	s := &sheet{rows: x.ReadRows(name), later: later, links: l}
	width := 0
	for row := range s.rows {
		if row.Error != nil {
			return s
		}
		s.first = append(s.first, row)
		s.records = append(s.records, rowCells(row, later))
		width = max(width, len(s.records[len(s.records)-1]))
		if len(s.first) > sampleSize+12 {
			break
		}
	}
	for i := range s.records {
		for len(s.records[i]) < width {
			s.records[i] = append(s.records[i], "")
		}
	}
	s.layout, s.score = layoutOf(0, s.records)
	if len(l) > 0 {
		s.showLinks()
	}
	return s
}

// close reads to the end, since the library's reader waits for whoever takes its rows.
func (s *sheet) close() {
	if s != nil {
		for range s.rows { // nothing else ends the library's reader
		}
	}
}

// next is the next row: one read ahead, or one from the library.
func (s *sheet) next() (xlsxreader.Row, bool) {
	if len(s.first) > 0 {
		row := s.first[0]
		s.first = s.first[1:]
		return row, true
	}
	row, ok := <-s.rows
	return row, ok
}

func (s *sheet) table() *Table {
	skip := s.layout.skip + 1
	width := len(s.layout.header)
	if s.linked {
		width--
	}
	return &Table{Header: s.layout.header, later: s.later, Next: func() (Record, error) {
		for {
			row, ok := s.next()
			switch {
			case !ok:
				return Record{}, io.EOF
			case row.Error != nil:
				return Record{}, errBrokenWorkbook
			}
			if skip > 0 {
				skip--
				continue
			}
			cells := rowCells(row, s.later)
			if len(trimEmpty(cells)) == 0 {
				continue
			}
			for len(cells) < width {
				cells = append(cells, "") // a sheet leaves empty cells out
			}
			if s.linked {
				cells = slices.Insert(cells, width, s.links[row.Index])
			}
			return Record{Line: row.Index, Cells: cells}, nil
		}
	}}
}

// rowCells puts a row's cells in their columns.
func rowCells(row xlsxreader.Row, later int) []string {
	var cells []string
	for _, c := range row.Cells {
		at := c.ColumnIndex()
		if at < 0 || at >= maxColumns {
			continue
		}
		for len(cells) <= at {
			cells = append(cells, "")
		}
		cells[at] = cellText(c, later)
	}
	return cells
}

// cellText is the cell as text that the readers understand: a date without a zone, and a long
// number with an exponent, which shows that its last digits are lost.
func cellText(c xlsxreader.Cell, later int) string {
	switch c.Type {
	case xlsxreader.TypeDateTime:
		for _, layout := range []string{time.RFC3339, time.DateOnly} {
			if t, err := time.Parse(layout, c.Value); err == nil {
				t = t.AddDate(0, 0, later)
				if layout == time.DateOnly {
					return t.Format(time.DateOnly)
				}
				return t.Format(time.DateTime)
			}
		}
	case xlsxreader.TypeNumerical:
		if f, err := strconv.ParseFloat(c.Value, 64); err == nil && (f >= 1e15 || strings.ContainsAny(c.Value, "eE")) {
			if f < 1e15 {
				return strconv.FormatFloat(f, 'f', -1, 64)
			}
			return strconv.FormatFloat(f, 'E', -1, 64)
		}
	}
	return c.Value
}

// dates1904 is 1,462 when the workbook counts its days from 1904, else 0.
func dates1904(z *zip.Reader) int {
	data, err := readMember(z, "xl/workbook.xml")
	if err != nil {
		return 0
	}
	var w struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
	}
	if xml.Unmarshal(data, &w) == nil && (w.Properties.Date1904 == "1" || w.Properties.Date1904 == "true") {
		return 1462
	}
	return 0
}

func readMember(z *zip.Reader, name string) ([]byte, error) {
	f, err := z.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return io.ReadAll(f)
}

// checkSheets reads every sheet once before the library does, since the library takes broken XML for
// the end of the sheet, and a negative reference to a text ends the program. It returns the links of
// each by the name of its part.
func checkSheets(z *zip.Reader) (map[string]links, error) {
	all := map[string]links{}
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "xl/worksheets/") || path.Ext(f.Name) != ".xml" {
			continue
		}
		rc, err := f.Open()
		if err != nil {
			return nil, errBrokenWorkbook
		}
		all[f.Name], err = checkSheet(rc, linkTargets(z, f.Name))
		_ = rc.Close()
		if err != nil {
			return nil, errBrokenWorkbook
		}
	}
	return all, nil
}

func checkSheet(r io.Reader, targets map[string]string) (links, error) {
	d := xml.NewDecoder(r)
	found := links{}
	var shared bool
	var cell, in string // the cell's name, and the element in it whose text is read
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch in = e.Name.Local; in {
			case "c":
				shared, cell = false, ""
				for _, a := range e.Attr {
					shared = shared || a.Name.Local == "t" && a.Value == "s"
					if a.Name.Local == "r" {
						cell = a.Value
					}
				}
			case "hyperlink":
				found.addLaid(e, targets)
			}
		case xml.EndElement:
			in = ""
		case xml.CharData:
			switch {
			case in == "v" && shared && strings.Trim(strings.TrimSpace(string(e)), "0123456789") != "":
				return nil, errBrokenWorkbook
			case in == "f":
				found.addFormula(cell, string(e))
			}
		}
	}
}
