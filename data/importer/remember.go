package importer

import (
	"cmp"
	"context"
	"encoding/hex"
	"hash/fnv"
	"io"
	"slices"
	"strconv"
)

// What --map says of a table can be remembered for the next one with the same headers. The names of
// columns are never stored, since one may be a person's: a hash of all of them stands
// for the table, and a column is told by its place among the sorted names. So the order of the columns
// may change.

// leftOut is the place of a field that --map leaves out.
const leftOut = -1

// headersKey stands for a set of headers.
func headersKey(header []string) string {
	h := fnv.New128a()
	for _, at := range sortedColumns(header) {
		_, _ = io.WriteString(h, headerKey(header[at])+"\x00") // a hash takes everything
	}
	return hex.EncodeToString(h.Sum(nil))
}

// sortedColumns are a table's columns, ordered by their names.
func sortedColumns(header []string) []int {
	columns := make([]int, len(header))
	for i := range columns {
		columns[i] = i
	}
	slices.SortStableFunc(columns, func(a, b int) int { return cmp.Compare(headerKey(header[a]), headerKey(header[b])) })
	return columns
}

// placesOf are the places of what the user said of a table.
func placesOf(header []string, said map[string]string) map[string]int {
	places := make(map[string]int, len(said))
	columns := sortedColumns(header)
	for word, column := range said {
		f, ok := fieldOf(word)
		if !ok {
			continue // the table was refused for it
		}
		places[f.String()] = leftOut
		if column != "-" {
			places[f.String()] = slices.Index(columns, columnOf(header, column))
		}
	}
	return places
}

// saidOf is what the user said, by its places.
func saidOf(header []string, places map[string]int) map[string]string {
	said := make(map[string]string, len(places))
	columns := sortedColumns(header)
	for f, place := range places {
		said[f] = "-"
		if place < 0 || place >= len(columns) {
			continue
		}
		at := columns[place]
		if said[f] = header[at]; columnOf(header, header[at]) != at { // of two columns of one name, the later
			said[f] = strconv.Itoa(at + 1)
		}
	}
	return said
}

// header is what --map speaks of; empty when the file is no table.
func (in *Input) header() []string {
	if in.Sample.Shape == ShapeJSON {
		return sampleTable(in.Sample).header
	}
	return in.Sample.Header
}

// Where a mapping that the user settled comes from.
const (
	mappingSaid       = "option"
	mappingRemembered = "remembered"
)

// recall takes what was remembered of the table's headers for what --map says; what it says now counts
// alone. It returns the name of the format that is asked for.
func (r *runner) recall(ctx context.Context, in *Input, rep *FileReport) (format string, err error) {
	header := in.header()
	if len(header) == 0 || len(r.opts.Map) > 0 || r.opts.Forget {
		return r.opts.Format, nil
	}
	places, err := r.sink.Mapping(ctx, headersKey(header))
	if err != nil || len(places) == 0 {
		return r.opts.Format, err
	}
	in.Options.Map, rep.MappingFrom = saidOf(header, places), mappingRemembered
	if in.Sample.Shape == ShapeJSON && r.opts.Format == "" {
		return "table", nil // it was read as one
	}
	return r.opts.Format, nil
}

// remember keeps what --map says of the table, or forgets what it said once. A table of which no row
// could be stored proves nothing.
func (r *runner) remember(ctx context.Context, in *Input, stored bool, out *Output) error {
	if !in.mapped {
		return nil
	}
	if len(r.opts.Map) > 0 {
		out.report.MappingFrom = mappingSaid
	}
	header := in.header()
	switch key := headersKey(header); {
	case out.report.MappingFrom == mappingRemembered:
		out.Notice("Its columns are taken as --map said once; --forget ends that.")
	case r.opts.Remember && !stored:
		out.Notice("Nothing of this table could be stored, so its columns are not remembered.")
	case r.opts.Remember:
		out.Notice("Its columns are remembered: from now on, a table with the same headers needs no --map.")
		return r.sink.Remember(ctx, key, placesOf(header, r.opts.Map))
	case r.opts.Forget:
		before, err := r.sink.Mapping(ctx, key)
		if err != nil || len(before) == 0 {
			return err
		}
		out.Notice("What --map said of its columns once is forgotten.")
		return r.sink.Remember(ctx, key, nil)
	}
	return nil
}
