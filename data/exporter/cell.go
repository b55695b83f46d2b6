package exporter

import (
	"bufio"
	"encoding/csv"
	"io"
	"iter"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"saveboard/model"
	texts "saveboard/model/text"
)

// A cell is one value before it is spelt: text, a bare JSON word (a number, true), a list of texts,
// or nothing, which is empty in CSV and null in JSON lines.
type cell struct {
	kind  cellKind
	text  string
	texts []string
}

type cellKind uint8

const (
	nothing cellKind = iota
	plainText
	bareWord
	textList
)

func text(s string) cell   { return cell{kind: plainText, text: s} }
func list(l []string) cell { return cell{kind: textList, texts: l} }
func truth(yes bool) cell  { return cell{kind: bareWord, text: strconv.FormatBool(yes)} }
func integer(n int64) cell { return cell{kind: bareWord, text: strconv.FormatInt(n, 10)} }

// optional is text that, when empty, is not there at all.
func optional(s string) cell {
	if s == "" {
		return cell{}
	}
	return text(s)
}

func instant(t model.Instant) cell {
	if t == 0 {
		return cell{}
	}
	return text(t.String())
}

func count(c model.Count) cell {
	n, ok := c.Get()
	if !ok {
		return cell{}
	}
	return integer(n)
}

func step(c model.Count) cell {
	if !c.Known() {
		return cell{}
	}
	return integer(c.Step())
}

// write spells every row's cells in the form. A row's cells are those of the columns, in their order.
func write[T any](w io.Writer, form Form, columns []string, rows iter.Seq2[T, error], cells func([]cell, T) []cell) error {
	out := newRowWriter(w, form, columns)
	row := make([]cell, 0, len(columns))
	for v, err := range rows {
		if err != nil {
			return err
		}
		row = cells(row[:0], v)
		if err := out.row(row); err != nil {
			return err
		}
	}
	return out.end()
}

// A rowWriter spells rows in one form.
type rowWriter interface {
	row([]cell) error
	end() error
}

func newRowWriter(w io.Writer, form Form, columns []string) rowWriter {
	if form == JSONLines {
		names := make([]jsontext.Value, len(columns))
		for i, c := range columns {
			names[i] = quoted(c)
		}
		return &jsonWriter{out: bufio.NewWriter(w), names: names}
	}
	return &csvWriter{out: csv.NewWriter(w), header: columns}
}

type csvWriter struct {
	out    *csv.Writer
	header []string // nil once it is written
	line   []string
}

func (w *csvWriter) row(cells []cell) error {
	if err := w.head(); err != nil {
		return err
	}
	w.line = w.line[:0]
	for _, c := range cells {
		w.line = append(w.line, csvText(c))
	}
	return w.out.Write(w.line)
}

func (w *csvWriter) head() error {
	if w.header == nil {
		return nil
	}
	header := w.header
	w.header = nil
	return w.out.Write(header)
}

// end writes what is left. A file without rows still has its header.
func (w *csvWriter) end() error {
	if err := w.head(); err != nil {
		return err
	}
	w.out.Flush()
	return w.out.Error()
}

func csvText(c cell) string {
	switch c.kind {
	case plainText:
		return texts.Guard(c.text)
	case bareWord:
		return c.text
	case textList:
		return string(jsonList(c.texts))
	}
	return ""
}

type jsonWriter struct {
	out   *bufio.Writer
	names []jsontext.Value
}

func (w *jsonWriter) row(cells []cell) error {
	before := byte('{')
	for i, c := range cells {
		w.out.WriteByte(before)
		w.out.Write(w.names[i])
		w.out.WriteByte(':')
		w.out.Write(jsonText(c))
		before = ','
	}
	_, err := w.out.WriteString("}\n") // reports the first error of all writes before, too
	return err
}

func (w *jsonWriter) end() error { return w.out.Flush() }

func jsonText(c cell) []byte {
	switch c.kind {
	case plainText:
		return quoted(c.text)
	case bareWord:
		return []byte(c.text)
	case textList:
		return jsonList(c.texts)
	}
	return []byte("null")
}

func jsonList(texts []string) []byte {
	list := []byte{'['}
	for i, t := range texts {
		if i > 0 {
			list = append(list, ',')
		}
		list = append(list, quoted(t)...)
	}
	return append(list, ']')
}

// quoted is s as a JSON text. Broken UTF-8, which a foreign database may hold, becomes U+FFFD; the
// error tells only that it did.
func quoted(s string) jsontext.Value {
	q, _ := jsontext.AppendQuote(nil, s)
	return q
}
