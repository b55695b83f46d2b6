// Package print writes views as text, JSON, CSV and Markdown. A view's figures and sentences are
// computed elsewhere; here they are only spelt, in JSON under the keys that views have, so that what is
// printed cannot disagree with what the dashboard shows. A new view is one function that returns its Kind.
package print

import (
	"fmt"
	"io"

	"saveboard/model/view"
	"saveboard/ui/look"
)

// A Format is how a view is written.
type Format string

// The formats.
const (
	Text     Format = "text"
	JSON     Format = "json"
	CSV      Format = "csv"
	Markdown Format = "md"
)

// Formats lists them all.
func Formats() []string { return []string{string(Text), string(JSON), string(CSV), string(Markdown)} }

// ParseFormat reads a format's name; "markdown" is md.
func ParseFormat(s string) (Format, error) {
	switch f := Format(s); f {
	case Text, JSON, CSV, Markdown:
		return f, nil
	case "markdown":
		return Markdown, nil
	}
	return "", fmt.Errorf("“%s” is no format: take text, json, csv or md", s)
}

// A Paper is what text is written on. A Look with glyphs alone writes no escape codes: that is for
// files and pipes.
type Paper struct {
	Width   int // cells; lines of tables are no longer
	Look    look.Look
	Program string // who prints, with the version, for the provenance of JSON and tables
	Numbers int    // the number of the first thing that can be opened; 0 numbers none
}

// A Kind is how one kind of view is printed.
type Kind[V any] struct {
	Text  func(*Page, V)
	Chart func(*Page, V)      // what its charts draw, as tables; nil where the text has it all
	List  func(V) any         // the main list, a slice of structs: the rows of CSV and Markdown
	Skip  []string            // keys of the list that have no place in a table: prose
	Head  func(*V) *view.Head // where the rows come from; nil for what is no view
	Only  func(V) string      // what its rows were picked by beside the filter, in the filter's language
	Order func(V) string      // what the list is sorted by; nil where that is always the same
}

// Write writes the view in the format. Text alone looks at the paper; the others say what they are of. Where the
// view says where its figures come from, so do JSON, text and Markdown; CSV is a table and nothing else.
func Write[V any](w io.Writer, format Format, kind Kind[V], v V, paper Paper) error {
	if kind.Head != nil {
		kind.Head(&v).Program = paper.Program
	}
	var cards []view.Card
	if e, ok := any(v).(explained); ok {
		cards = e.Explained()
	}
	switch format {
	case JSON:
		return WriteJSON(w, v)
	case CSV, Markdown:
		return writeRows(w, format, kind, v, cards)
	}
	page := NewPage(paper)
	kind.Text(page, v)
	if len(cards) > 0 {
		page.Explain(cards)
	}
	_, err := io.WriteString(w, page.String())
	return err
}

// writeRows writes the view's list as a table, with what it is of.
func writeRows[V any](w io.Writer, format Format, kind Kind[V], v V, cards []view.Card) error {
	s, err := sheetOf(kind.List(v), kind.Skip)
	if err != nil {
		return err
	}
	from := provenanceOf(kind, v)
	if format == CSV {
		s.addToRows(from.columns())
		return writeCSV(w, s)
	}
	if err := writeMarkdown(w, s, from.line()); err != nil || len(cards) == 0 {
		return err
	}
	return explainMarkdown(w, cards)
}
