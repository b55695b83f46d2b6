package importer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"saveboard/model/text"
)

// maxList is how many values of one list a record keeps: hashtags, addresses.
const maxList = 200

// A record is what a route took of one JSON value.
type record struct {
	place string // the path of the dialect it was found at
	kind  jsontext.Kind
	holds bool              // a place of further records lies inside it
	texts map[string]string // scalars as they are written; "" for an object or array with something in it
	lists map[string][]string
	names []string // the order in which flat keys came
}

// text returns the scalar of a name, and "" when it is missing or null.
func (r *record) text(name string) string { return r.texts[name] }

// has tells whether the name is there and not null.
func (r *record) has(name string) bool {
	_, ok := r.texts[name]
	return ok
}

// first returns the first of the names whose scalar is not empty.
func (r *record) first(names ...string) string {
	for _, name := range names {
		if s := r.texts[name]; s != "" {
			return s
		}
	}
	return ""
}

// says tells whether the name has a value that is neither empty nor false.
func (r *record) says(name string) bool {
	return r.has(name) && r.text(name) != "false" && r.text(name) != ""
}

// tags are the hashtags of the first of the lists that has any, cleaned.
func (r *record) tags(names ...string) []string {
	var tags []string
	for _, name := range names {
		for _, tag := range r.lists[name] {
			tags = text.AddTag(tags, tag)
		}
		if len(tags) > 0 {
			break
		}
	}
	return tags
}

// cell is the counter that stands under the first of the names.
func (r *record) cell(names ...string) Cell { return Cell{Text: r.first(names...)} }

func (r *record) set(name, value string) {
	if r.texts == nil {
		r.texts = map[string]string{}
	}
	r.texts[name] = value
}

func (r *record) add(name, value string) {
	if r.lists == nil {
		r.lists = map[string][]string{}
	}
	if value != "" && len(r.lists[name]) < maxList {
		r.lists[name] = append(r.lists[name], value)
	}
}

// A walker follows a route through JSON values and hands on the records it meets, the inner ones
// before the outer.
type walker struct {
	dec   *jsontext.Decoder
	fold  bool
	flat  bool
	open  []*record
	other string // the key under which a route for every other key was followed last
	emit  func(*record) error
	leave func(word string)
}

func newDecoder(r io.Reader) *jsontext.Decoder {
	// Real dumps break surrogates in two and repeat keys; neither makes them unreadable.
	return jsontext.NewDecoder(r, jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true))
}

func (w *walker) top() *record {
	if len(w.open) == 0 {
		return nil
	}
	return w.open[len(w.open)-1]
}

// value reads one value on the route.
func (w *walker) value(r *route) error {
	kind := w.dec.PeekKind()
	if (r.leads || r.record) && (kind == '{' || kind == '[' || kind == 'n') && w.top() != nil {
		w.top().holds = true
	}
	container := kind == '{' || kind == '['
	if container && r.take != "" && r.keys != nil && w.top() != nil {
		w.top().set(r.take, "")
	}
	if r.left != "" && r.keys != nil && kind == '{' {
		w.leave(r.left) // and something in it has a word of its own
	}
	switch {
	case kind == '{' && r.record:
		return w.recordObject(r)
	case kind == '{' && (r.keys != nil || r.any != nil):
		return w.object(r)
	case kind == '[' && r.items != nil:
		return w.array(r)
	case r.left != "":
		return w.skip(func() { w.leave(r.left) })
	case r.record && kind != '[':
		if err := w.dec.SkipValue(); err != nil {
			return err
		}
		return w.emit(&record{place: r.place, kind: kind})
	case r.take != "" && !container:
		return w.scalar(r)
	case r.take != "" && !r.list && w.top() != nil:
		return w.skip(func() { w.top().set(r.take, "") })
	}
	return w.dec.SkipValue()
}

func (w *walker) recordObject(r *route) error {
	rec := &record{place: r.place, kind: '{'}
	w.open = append(w.open, rec)
	if err := w.object(r); err != nil {
		return err // open records stay, for a sample that breaks off
	}
	w.open = w.open[:len(w.open)-1]
	return w.emit(rec)
}

func (w *walker) object(r *route) error {
	if _, err := w.dec.ReadToken(); err != nil {
		return err
	}
	for w.dec.PeekKind() != '}' {
		token, err := w.dec.ReadToken()
		if err != nil {
			return err
		}
		key := token.String()
		name := key
		if w.fold {
			name = strings.ToLower(key)
		}
		next := r.keys[name]
		if next == nil && r.any != nil {
			next, w.other = r.any, key
		}
		flat := w.flat && r.record
		if flat {
			w.top().names = append(w.top().names, key)
		}
		switch {
		case flat:
			err = w.flatValue(key, next)
		case next != nil:
			err = w.value(next)
		default:
			err = w.dec.SkipValue()
		}
		if err != nil {
			return err
		}
	}
	_, err := w.dec.ReadToken()
	return err
}

// flatValue keeps any scalar, and a list of scalars as one text; further down only the route leads.
func (w *walker) flatValue(key string, next *route) error {
	rec := w.top()
	switch kind := w.dec.PeekKind(); {
	case kind == '{' || kind == '[':
		rec.set(key, "")
		if next != nil {
			return w.value(next)
		}
		if kind == '[' {
			return w.flatList(rec, key)
		}
		return w.dec.SkipValue()
	default:
		return w.scalar(&route{take: key})
	}
}

func (w *walker) flatList(rec *record, key string) error {
	if _, err := w.dec.ReadToken(); err != nil {
		return err
	}
	for w.dec.PeekKind() != ']' {
		var err error
		if kind := w.dec.PeekKind(); kind == '"' || kind == '0' {
			var token jsontext.Token
			if token, err = w.dec.ReadToken(); err == nil {
				rec.add(key, token.String())
			}
		} else {
			err = w.dec.SkipValue()
		}
		if err != nil {
			return err
		}
	}
	_, err := w.dec.ReadToken()
	return err
}

func (w *walker) array(r *route) error {
	if _, err := w.dec.ReadToken(); err != nil {
		return err
	}
	for w.dec.PeekKind() != ']' {
		if err := w.value(r.items); err != nil {
			return err
		}
	}
	_, err := w.dec.ReadToken()
	return err
}

// scalar keeps a scalar as it is written: a number never becomes a float, since ids are too long
// for one.
func (w *walker) scalar(r *route) error {
	token, err := w.dec.ReadToken()
	if err != nil || token.Kind() == 'n' || w.top() == nil {
		return err
	}
	if r.list {
		w.top().add(r.take, token.String())
	} else {
		w.top().set(r.take, token.String())
	}
	return nil
}

// skip passes over a value without building it, and calls there if there is anything in it.
func (w *walker) skip(there func()) error {
	depth := w.dec.StackDepth()
	token, err := w.dec.ReadToken()
	if err != nil {
		return err
	}
	empty := false
	switch token.Kind() {
	case 'n':
		empty = true
	case '"':
		empty = token.String() == ""
	case '{':
		empty = w.dec.PeekKind() == '}'
	case '[':
		empty = w.dec.PeekKind() == ']'
	}
	if !empty {
		there()
	}
	for w.dec.StackDepth() > depth {
		if _, err := w.dec.ReadToken(); err != nil {
			return err
		}
	}
	return nil
}

// next is the number of the record that is read now, from 1.
func (o *Output) next() int { return o.report.Rows + 1 }

// scan reads the whole input along the dialect's route and hands each record to each.
func (d dialect) scan(ctx context.Context, in *Input, out *Output, each func(*record) error) error {
	w := d.walker(ctx, out, each)
	if oneALine(in.Sample.Text) {
		return w.lines(d.route(), in.Text, func() {
			line := out.next()
			out.report.Rows++
			out.rejectWith(line, ErrorRow, damagedLine, "")
		})
	}
	return w.values(d.route(), in.Text)
}

func (d dialect) walker(ctx context.Context, out *Output, each func(*record) error) *walker {
	seen := 0
	return &walker{
		fold:  d.fold,
		flat:  d.flat,
		leave: func(word string) { out.LeftBehind(word) },
		emit: func(r *record) error {
			if seen++; seen%256 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			return each(r)
		},
	}
}

// values reads one value, or several in a row. One that breaks off is a Refusal.
func (w *walker) values(root *route, in io.Reader) error {
	w.dec = newDecoder(in)
	for w.dec.PeekKind() != 0 {
		if err := w.value(root); err != nil {
			return refuseBroken(err, w.dec)
		}
	}
	if _, err := w.dec.ReadToken(); err != io.EOF {
		return refuseBroken(err, w.dec)
	}
	return nil
}

// lines reads a value a line, and calls broken for each line that is none: what a tool printed
// between them.
func (w *walker) lines(root *route, in io.Reader, broken func()) error {
	lines := newLineReader(in)
	for lines.next() {
		w.open = w.open[:0]
		w.dec = newDecoder(lines)
		var err error
		for err == nil && w.dec.PeekKind() != 0 {
			err = w.value(root)
		}
		if err == nil {
			_, err = w.dec.ReadToken() // says whether the line ends here or is damaged
		}
		switch {
		case isBroken(err):
			broken()
		case err != io.EOF:
			return err
		}
	}
	return lines.err
}

// isBroken tells whether err is about the JSON itself, not about reading or storing it.
func isBroken(err error) bool {
	var syntax *jsontext.SyntacticError
	return errors.As(err, &syntax) || errors.Is(err, io.ErrUnexpectedEOF)
}

func refuseBroken(err error, dec *jsontext.Decoder) error {
	if !isBroken(err) {
		return err
	}
	return &Refusal{
		Sentence: fmt.Sprintf("This JSON breaks off or is damaged, at byte %d.", dec.InputOffset()),
		Help:     "Download or save the file again: nothing of it was imported.",
	}
}

// oneALine tells whether JSON that begins with head has one value a line: its first line is a
// whole value, and so is one of those that follow if there are any. Not the very next: a tool may
// have been stopped in the middle of it, or have complained in between.
func oneALine(head []byte) bool {
	first, rest, _ := bytes.Cut(bytes.TrimLeft(head, " \t\r\n"), []byte("\n"))
	if !wholeValue(first) {
		return false
	}
	for range 20 {
		line, after, more := bytes.Cut(bytes.TrimLeft(rest, " \t\r\n"), []byte("\n"))
		switch {
		case !more:
			return true // there is none, or the head may cut it off
		case wholeValue(line):
			return true
		case first[0] != '{' || line[0] == '[': // arrays in a row, whose lines may be whole values too
			return false
		}
		rest = after
	}
	return false
}

func wholeValue(line []byte) bool {
	return jsontext.Value(line).IsValid(jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true))
}
