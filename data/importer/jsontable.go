package importer

import (
	"context"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"
)

// tableDialect reads a table that is written as JSON: an array of flat objects, one object a line,
// or an object with one such array.
func tableDialect() dialect {
	return dialect{places: []string{"", "[]", "*[]"}, flat: true}
}

// tableJSON is the format of somebody's own table as JSON.
func tableJSON() Format {
	return Format{
		Name: "table",
		Match: func(s Sample) Match {
			m := Match{Need: 2} // two at most: every other format knows better
			if s.Shape != ShapeJSON {
				return m
			}
			t := sampleTable(s)
			if len(t.header) > 0 {
				m.Have++
			}
			if _, err := mapTable(t.header, t.records, Options{}); err == nil {
				m.Have++
			}
			return m
		},
		Read: readJSONTable,
	}
}

// A jsonTable is what the sample shows of the table: its records are objects at one place.
type jsonTable struct {
	place   string // as the dialect names it; empty when there is no table
	header  []string
	records [][]string
	since   string // a sibling of the array says when it was taken: this text is in every record
}

// sampleTable finds the table: the only array of objects, or the objects themselves.
func sampleTable(s Sample) jsonTable {
	t, places := jsonTable{}, map[string]bool{}
	var sibling string
	var rows []Object
	for _, o := range s.Objects {
		switch {
		case strings.HasSuffix(o.Path, "[]") && !strings.ContainsAny(strings.TrimSuffix(o.Path, "[]"), ".["):
			places[o.Path] = true
			rows = append(rows, o)
		case o.Path == "":
			sibling, t.since = timeBesideArray(o)
		}
	}
	switch len(places) {
	case 0: // the values are the records
		t.since = ""
		rows = slices.DeleteFunc(slices.Clone(s.Objects), func(o Object) bool { return o.Path != "" })
	case 1:
		t.place = "*[]"
		if places["[]"] {
			t.place, t.since = "[]", ""
		}
	default:
		return jsonTable{}
	}
	seen := map[string]bool{}
	for _, o := range rows {
		for _, name := range o.Names {
			if !seen[name] {
				seen[name] = true
				t.header = append(t.header, name)
			}
		}
	}
	if t.since != "" && !seen["last_updated"] && !seen["scraped_at"] && !seen["taken_at"] {
		t.header = append(t.header, "taken_at ("+sibling+")") // the mapping sets no store by brackets
	} else {
		t.since = ""
	}
	for _, o := range rows {
		t.records = append(t.records, t.cells(o.Keys, o.Lists))
	}
	return t
}

// timeBesideArray finds the key beside an array that says when the array was taken.
func timeBesideArray(o Object) (key, text string) {
	for _, key := range []string{"last_updated", "exported_at", "generated_at", "scraped_at"} {
		if text := o.Keys[key]; text != "" {
			return key, text
		}
	}
	return "", ""
}

// cells puts an object's scalars into the header's order; a list becomes one cell.
func (t jsonTable) cells(texts map[string]string, lists map[string][]string) []string {
	cells := make([]string, len(t.header))
	for i, name := range t.header {
		if cells[i] = texts[name]; cells[i] == "" {
			cells[i] = strings.Join(lists[name], ",")
		}
	}
	if t.since != "" {
		cells[len(cells)-1] = t.since
	}
	return cells
}

// readJSONTable hands the records to the reader of tables as if they stood in a text table.
func readJSONTable(ctx context.Context, in *Input, out *Output) error {
	t := sampleTable(in.Sample)
	if len(t.header) == 0 {
		return &Refusal{
			Sentence: "This JSON is no table: it holds no list of objects, or several.",
			Help:     "Keep one array of objects, one object a video.",
		}
	}
	next, stop := iter.Pull2(t.all(ctx, in, out))
	defer stop()
	in.Sample.Header, in.Sample.Records = t.header, t.records
	in.Table = &Table{Header: t.header, Next: func() (Record, error) {
		record, err, ok := next()
		if !ok {
			return Record{}, io.EOF
		}
		return record, err
	}}
	return readOwnTable(ctx, in, out)
}

// errStopped ends a walk whose records nobody wants any more.
var errStopped = errors.New("the reader of the table has stopped")

// all walks the records of the table. What stands in its place and is no object is rejected.
func (t jsonTable) all(ctx context.Context, in *Input, out *Output) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		line := 0
		err := tableDialect().scan(ctx, in, out, func(r *record) error {
			if r.place != t.place {
				return nil
			}
			line++
			if r.kind != '{' {
				out.Reject(line, ErrorRow, "")
				return nil
			}
			if !yield(Record{Line: line, Cells: t.cells(r.texts, r.lists)}, nil) {
				return errStopped
			}
			return nil
		})
		if err != nil && err != errStopped {
			yield(Record{}, err)
		}
	}
}
