package print

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// A sheet is a list of structs as columns and rows: one column a JSON key, in the order of the
// fields. Keys that hold lists of objects have no place in a sheet; they are in the JSON.
type sheet struct {
	columns []string
	rows    [][]cell
}

// A cell is one value of a sheet.
type cell struct {
	text string
	kind cellKind
}

type cellKind uint8

const (
	unknownCell cellKind = iota
	bareCell             // a number or a truth value
	textCell             // somebody's words: what programs may take for more than text
)

// A field is where a column's values stand in the struct.
type field struct {
	key   string
	index []int
}

// sheetOf makes a sheet of a slice of structs, without the keys to skip.
func sheetOf(list any, skip []string) (sheet, error) {
	rows := reflect.ValueOf(list)
	fields := slices.DeleteFunc(fieldsOf(rows.Type().Elem(), nil), func(f field) bool { return slices.Contains(skip, f.key) })
	s := sheet{rows: make([][]cell, rows.Len())}
	for _, f := range fields {
		s.columns = append(s.columns, f.key)
	}
	for i := range s.rows {
		s.rows[i] = make([]cell, len(fields))
		for j, f := range fields {
			c, err := cellOf(rows.Index(i).FieldByIndex(f.index).Interface())
			if err != nil {
				return sheet{}, fmt.Errorf("%s of row %d: %w", f.key, i+1, err)
			}
			s.rows[i][j] = c
		}
	}
	return s, nil
}

// addToRows puts the same cells behind those of every row.
func (s *sheet) addToRows(names []string, cells []cell) {
	s.columns = append(s.columns, names...)
	for i := range s.rows {
		s.rows[i] = append(s.rows[i], cells...)
	}
}

// fieldsOf lists the fields of a struct that become columns, those of embedded structs among them.
func fieldsOf(t reflect.Type, before []int) []field {
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(append([]int{}, before...), i)
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case key == "-" || !f.IsExported():
		case f.Anonymous && key == "":
			fields = append(fields, fieldsOf(f.Type, index)...)
		case !holdsObjects(f.Type):
			fields = append(fields, field{key, index})
		}
	}
	return fields
}

// holdsObjects tells a struct of fields, or a list of such, from a plain value. A type that writes
// its own JSON is a plain value.
func holdsObjects(t reflect.Type) bool {
	if t.Implements(reflect.TypeFor[interface{ MarshalJSON() ([]byte, error) }]()) {
		return false
	}
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		return holdsObjects(t.Elem())
	case reflect.Struct, reflect.Map:
		return true
	}
	return false
}

// cellOf spells one value as its JSON has it, without the quotes of a text. A list stays JSON.
func cellOf(v any) (cell, error) {
	raw, err := json.Marshal(v, jsontext.AllowInvalidUTF8(true))
	if err != nil {
		return cell{}, err
	}
	switch jsontext.Value(raw).Kind() {
	case 'n':
		return cell{}, nil
	case '"':
		s, err := jsontext.AppendUnquote(nil, raw)
		return cell{string(s), textCell}, err
	case '[':
		return cell{string(raw), textCell}, nil
	}
	return cell{string(raw), bareCell}, nil
}
