package filter

import (
	"fmt"
	"strings"

	"saveboard/model/text"
)

// A term as it was typed, to be read.
type term struct {
	name, op, value string
	quoted          bool
	start, end      int
	text            string // all of it
	row             row
}

func (t term) problem(instead, format string, args ...any) *Problem {
	return &Problem{Start: t.start, End: t.end, Sentence: fmt.Sprintf(format, args...), Instead: instead}
}

// parse reads the term by the field it names.
func (t term) parse() (Node, *Problem) {
	known := false
	if t.row, known = fieldNamed(t.name); !known {
		instead := ""
		if near, ok := nearest(t.name); ok {
			instead = near + t.text[len(t.name):]
		}
		return nil, t.problem(instead, "No field is called “%s”.", text.Clean(t.name))
	}
	if t.value == "" && !t.quoted {
		problem := t.problem("", "After %s comes what it should be, as in %s.", t.name+t.op, t.row.example)
		problem.Unfinished = true
		return nil, problem
	}
	switch t.op {
	case "≥":
		t.op = ">="
	case "≤":
		t.op = "<="
	}
	t.value = strings.TrimSpace(t.value)
	n, problem := t.read()
	if problem != nil {
		return nil, problem
	}
	n.typed = t.op + t.value
	if t.value == "" || strings.ContainsAny(t.value, " ()\"") {
		n.typed = t.op + quote(t.value)
	}
	return n, nil
}

// read reads the value as the field has it.
func (t term) read() (Term, *Problem) {
	switch t.row.shape {
	case ofText:
		return t.ofText()
	case ofKind:
		return t.ofKind()
	case ofYesNo:
		return t.ofYesNo()
	case ofWeekdays:
		return t.ofWeekdays()
	case ofDays:
		return t.ofDays()
	}
	return t.ofNumber()
}

// compares tells whether the operator asks for more or less.
func (t term) compares() bool { return strings.ContainsAny(t.op, "<>") }

// unlike is the problem of a value that the field cannot be.
func (t term) unlike(wanted string) *Problem {
	return t.problem("", "%s takes %s, as in %s.", t.row.name, wanted, t.row.example)
}

// unreadable is unlike, and of a rate without its sign the percentage that may be meant.
func (t term) unreadable(wanted string) *Problem {
	problem := t.unlike(wanted)
	if _, _, ok := readPercent(t.value + "%"); ok && t.row.shape == ofPercent {
		problem.Instead = t.text + "%"
	}
	return problem
}

// incomparable is the problem of more or less where there is no such thing.
func (t term) incomparable() *Problem {
	return t.problem(t.name+":"+t.value, "%s is neither more nor less than anything: write it with a colon.", t.row.name)
}

func (t term) ofText() (Term, *Problem) {
	if t.compares() {
		return Term{}, t.incomparable()
	}
	value := text.Fold(t.value)
	switch t.row.field {
	case Hashtag:
		value = strings.TrimPrefix(value, "#")
	case Account:
		value = strings.TrimPrefix(value, "@")
	}
	return Term{Field: t.row.field, Text: value, Exact: t.op != ":"}, nil
}

func (t term) ofKind() (Term, *Problem) {
	if t.compares() {
		return Term{}, t.incomparable()
	}
	switch strings.TrimSuffix(text.Fold(t.value), "s") {
	case "video":
		return Term{Field: Kind, Kind: "video"}, nil
	case "photo":
		return Term{Field: Kind, Kind: "photo"}, nil
	}
	return Term{}, t.unlike("video or photo")
}

func (t term) ofYesNo() (Term, *Problem) {
	if t.compares() {
		return Term{}, t.incomparable()
	}
	switch text.Fold(t.value) {
	case "yes", "true":
		return Term{Field: t.row.field, Yes: true}, nil
	case "no", "false":
		return Term{Field: t.row.field}, nil
	}
	return Term{}, t.unlike("yes or no")
}

// ends are the two sides of a range; both are the value when it is none.
func (t term) ends() (low, high string, isRange bool) {
	if low, high, isRange = strings.Cut(t.value, ".."); isRange {
		return strings.TrimSpace(low), strings.TrimSpace(high), true
	}
	return t.value, t.value, false
}

// reading is how a number of a shape is read: its value, and how much the next one is away that one would
// take for another.
type reading func(s string) (value, step float64, ok bool)

func (t term) ofNumber() (Term, *Problem) {
	read, wanted := t.reading()
	low, high, isRange := t.ends()
	if isRange {
		if t.compares() {
			return Term{}, t.problem(t.name+":"+t.value, "A range follows a colon.")
		}
		return t.ofRange(read, wanted, low, high)
	}
	value, step, ok := read(t.value)
	if !ok {
		return Term{}, t.unreadable(wanted)
	}
	n := Term{Field: t.row.field}
	switch t.op {
	case ">", ">=":
		n.Low = Bound{Value: value, Given: true, Past: t.op == ">"}
	case "<", "<=":
		n.High = Bound{Value: value, Given: true, Past: t.op == "<"}
	default:
		n.Low, n.High = t.about(value, step)
	}
	return n, nil
}

// about is a single value: exactly it where there are whole numbers, else what rounds to it. An age is
// rounded down.
func (t term) about(value, step float64) (low, high Bound) {
	from, to := value-step/2, value+step/2
	if t.row.shape == ofAge {
		from, to = value, value+step
	}
	return Bound{Value: from, Given: true}, Bound{Value: to, Given: true, Past: step > 0}
}

func (t term) ofRange(read reading, wanted, low, high string) (Term, *Problem) {
	n := Term{Field: t.row.field}
	for _, end := range []struct {
		text  string
		bound *Bound
	}{{low, &n.Low}, {high, &n.High}} {
		if end.text == "" {
			continue
		}
		value, _, ok := read(end.text)
		if !ok {
			return Term{}, t.unlike(wanted)
		}
		*end.bound = Bound{Value: value, Given: true}
	}
	if n.Low.Given && n.High.Given && n.High.Value < n.Low.Value && !n.AroundMidnight() {
		return Term{}, t.backwards(low, high)
	}
	return n, nil
}

// backwards is the problem of a range that ends before it begins.
func (t term) backwards(low, high string) *Problem {
	return t.problem(t.name+t.op+high+".."+low, "This range ends before it begins.")
}
