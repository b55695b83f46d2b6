package print

import (
	"encoding/base64"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/ui/look"
)

// An Answer is written row by row: what a question of one's own is answered with. Values are int64,
// float64, string, []byte and nil.
type Answer interface {
	Columns(names []string) error
	Row(values []any) error
	End() error
}

// NewAnswer writes an answer as text, CSV or JSON.
func NewAnswer(w io.Writer, f Format, paper Paper) Answer {
	switch f {
	case CSV:
		return &csvAnswer{out: csv.NewWriter(w)}
	case JSON:
		return &jsonAnswer{out: jsontext.NewEncoder(w, jsontext.WithIndent("  "), jsontext.AllowInvalidUTF8(true)), w: w}
	}
	return &textAnswer{w: w, paper: paper}
}

// textAnswer is a table. It is written at the end, when it is known how wide its columns are.
type textAnswer struct {
	w     io.Writer
	paper Paper
	names []string
	rows  [][]string
	words []bool // the columns that have text in them
}

func (a *textAnswer) Columns(names []string) error {
	a.names, a.words = names, make([]bool, len(names))
	return nil
}

func (a *textAnswer) Row(values []any) error {
	row := make([]string, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case nil:
			row[i] = a.paper.Look.Glyphs.Unknown
		case string:
			row[i], a.words[i] = text.Clean(v).String(), true
		case []byte:
			row[i], a.words[i] = number.Of(len(v), "byte"), true
		default:
			row[i] = plain(v)
		}
	}
	a.rows = append(a.rows, row)
	return nil
}

func (a *textAnswer) End() error {
	p := NewPage(a.paper)
	columns := make([]column, len(a.names))
	longest := 0
	for i, name := range a.names {
		columns[i] = column{head: name, right: !a.words[i]}
		if a.words[i] && (longest == 0 || a.width(i) > a.width(longest-1)) {
			longest = i + 1
		}
	}
	if longest > 0 {
		columns[longest-1].flex = true
	}
	if len(a.rows) == 0 {
		p.Say(look.Style{Role: look.Faint}, "No rows.")
	} else {
		p.table(columns, a.rows)
	}
	_, err := io.WriteString(a.w, p.String())
	return err
}

func (a *textAnswer) width(column int) int {
	widest := 0
	for _, row := range a.rows {
		widest = max(widest, text.Width(text.Clean(row[column])))
	}
	return widest
}

// plain is a number as other programs read it.
func plain(v any) string {
	if f, ok := v.(float64); ok {
		return strconv.FormatFloat(f, 'g', -1, 64)
	}
	return fmt.Sprint(v)
}

// csvAnswer is CSV. Unknown is empty; text that a spreadsheet would run as a formula gets one ' before it.
type csvAnswer struct {
	out  *csv.Writer
	line []string
}

func (a *csvAnswer) Columns(names []string) error {
	a.line = make([]string, len(names))
	for i, name := range names {
		a.line[i] = guarded(name)
	}
	return a.out.Write(a.line)
}

func (a *csvAnswer) Row(values []any) error {
	for i, v := range values {
		switch v := v.(type) {
		case nil:
			a.line[i] = ""
		case string:
			a.line[i] = guarded(v)
		case []byte:
			a.line[i] = base64.StdEncoding.EncodeToString(v)
		default:
			a.line[i] = plain(v)
		}
	}
	return a.out.Write(a.line)
}

func (a *csvAnswer) End() error {
	a.out.Flush()
	return a.out.Error()
}

func guarded(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// jsonAnswer is an object of the columns' names and of the rows, each an object in their order.
type jsonAnswer struct {
	out   *jsontext.Encoder
	w     io.Writer
	names []jsontext.Token
	err   error
}

func (a *jsonAnswer) put(tokens ...jsontext.Token) {
	for _, t := range tokens {
		if a.err == nil {
			a.err = a.out.WriteToken(t)
		}
	}
}

func (a *jsonAnswer) Columns(names []string) error {
	a.put(jsontext.BeginObject, jsontext.String("columns"), jsontext.BeginArray)
	seen := make(map[string]int)
	for _, name := range names {
		seen[name]++
		for n := seen[name]; n > 1; n = seen[name] { // no two keys of an object may be the same
			name += "_" + strconv.Itoa(n)
			seen[name]++
		}
		a.names = append(a.names, jsontext.String(name))
		a.put(jsontext.String(name))
	}
	a.put(jsontext.EndArray, jsontext.String("rows"), jsontext.BeginArray)
	return a.err
}

func (a *jsonAnswer) Row(values []any) error {
	a.put(jsontext.BeginObject)
	for i, v := range values {
		a.put(a.names[i], tokenOf(v))
	}
	a.put(jsontext.EndObject)
	return a.err
}

func tokenOf(v any) jsontext.Token {
	switch v := v.(type) {
	case int64:
		return jsontext.Int(v)
	case float64:
		return jsontext.Float(v)
	case string:
		return jsontext.String(v)
	case []byte:
		return jsontext.String(base64.StdEncoding.EncodeToString(v))
	}
	return jsontext.Null
}

func (a *jsonAnswer) End() error {
	a.put(jsontext.EndArray, jsontext.EndObject) // and the end of the line
	return a.err
}
