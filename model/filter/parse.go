package filter

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"saveboard/model/text"
)

// A Problem is what keeps a text from being a filter: the error of Parse.
type Problem struct {
	Start, End int    // the bytes that are wrong
	Sentence   string // what is wrong with them
	Instead    string // what could stand in their place; empty when there is no telling
	Unfinished bool   // more has to follow: who is still typing has made no mistake yet
}

func (p *Problem) Error() string {
	if p.Instead == "" {
		return p.Sentence
	}
	return fmt.Sprintf("%s Did you mean %s?", p.Sentence, p.Instead)
}

// Parse reads a filter as it is typed. The error is a *Problem.
func Parse(s string) (Filter, error) {
	p := parser{text: s}
	tree, problem := p.either()
	if problem == nil && p.at < len(s) {
		problem = p.problem(p.at, p.at+1, "This parenthesis closes nothing.")
	}
	if problem != nil {
		return None(), problem
	}
	return Filter{text: s, tree: tree, parts: p.parts}, nil
}

// A parser reads a text from its start to its end.
type parser struct {
	text  string
	at    int
	depth int    // open parentheses
	parts []Part // of the whole
}

// deepest is how many parentheses may be open at once: no one needs them, and a stack is not endless.
const deepest = 50

func (p *parser) problem(start, end int, format string, args ...any) *Problem {
	return &Problem{Start: start, End: end, Sentence: fmt.Sprintf(format, args...)}
}

func (p *parser) rest() string { return p.text[p.at:] }

func (p *parser) skipSpace() {
	p.at = len(p.text) - len(strings.TrimLeftFunc(p.rest(), unicode.IsSpace))
}

// closes tells whether the next character closes a group that is open.
func (p *parser) closes() bool { return p.depth > 0 && strings.HasPrefix(p.rest(), ")") }

// ends tells whether nothing more stands in this group.
func (p *parser) ends() bool { return p.at == len(p.text) || p.closes() }

// or takes the word OR, when it comes next.
func (p *parser) or() bool {
	after, ok := strings.CutPrefix(p.rest(), "OR")
	next, size := utf8.DecodeRuneInString(after)
	if !ok || size > 0 && !unicode.IsSpace(next) && next != '(' && (next != ')' || p.depth == 0) {
		return false
	}
	p.at += len("OR")
	return true
}

// either reads what OR parts.
func (p *parser) either() (Node, *Problem) {
	var ways Any
	for or := -1; ; { // where the last OR stands
		all, problem := p.all()
		if problem != nil {
			return nil, problem
		}
		at := p.at
		more := p.or()
		if more {
			or = at
		}
		switch {
		case all == nil && or >= 0:
			problem := p.problem(or, or+len("OR"), "OR needs something on both sides.")
			problem.Unfinished = len(ways) > 0 && p.at == len(p.text)
			return nil, problem
		case !more && len(ways) == 0:
			return all, nil
		}
		if ways = append(ways, all); !more {
			if p.depth == 0 {
				p.parts = []Part{{strings.TrimSpace(p.text), 0, len(p.text)}}
			}
			return ways, nil
		}
	}
}

// all reads what stands side by side; nil when nothing does.
func (p *parser) all() (Node, *Problem) {
	var all All
	for {
		p.skipSpace()
		start := p.at
		if p.ends() || p.or() {
			p.at = start
			break
		}
		one, problem := p.one()
		if problem != nil {
			return nil, problem
		}
		if one == nil {
			continue
		}
		all = append(all, one)
		if p.depth == 0 {
			p.parts = append(p.parts, Part{p.text[start:p.at], start, p.at})
		}
	}
	switch len(all) {
	case 0:
		return nil, nil
	case 1:
		return all[0], nil
	}
	return all, nil
}

// one reads one thing, with a minus sign in front or not. It is nil for what says nothing.
func (p *parser) one() (Node, *Problem) {
	not := false
	if after, ok := strings.CutPrefix(p.rest(), "-"); ok {
		next, size := utf8.DecodeRuneInString(after)
		if not = size > 0 && !unicode.IsSpace(next) && (next != ')' || p.depth == 0); not {
			p.at++
		}
	}
	one, problem := p.unsigned()
	if problem != nil || one == nil || !not {
		return one, problem
	}
	return Not{one}, nil
}

func (p *parser) unsigned() (Node, *Problem) {
	start := p.at
	switch {
	case strings.HasPrefix(p.rest(), "("):
		return p.group()
	case strings.HasPrefix(p.rest(), `"`):
		phrase, problem := p.quoted()
		if problem != nil {
			return nil, problem
		}
		return words(text.Fold(phrase), true), nil
	}
	run := p.run()
	name, op, value := splitTerm(run)
	if op == "" {
		var all All
		for _, w := range strings.Fields(text.Fold(run)) {
			all = append(all, words(w, false))
		}
		switch len(all) {
		case 0:
			return nil, nil
		case 1:
			return all[0], nil
		}
		return all, nil
	}
	quoted := value == "" && strings.HasPrefix(p.rest(), `"`)
	if quoted {
		var problem *Problem
		if value, problem = p.quoted(); problem != nil {
			return nil, problem
		}
	}
	t := term{name: name, op: op, value: value, quoted: quoted, start: start, end: p.at, text: p.text[start:p.at]}
	return t.parse()
}

// words is a folded word or phrase; nil for one without letters.
func words(folded string, phrase bool) Node {
	switch tag, isTag := strings.CutPrefix(folded, "#"); {
	case folded == "":
		return nil
	case isTag && !phrase:
		return Word{Text: tag, Tag: true}
	}
	return Word{Text: folded, Phrase: phrase}
}

func (p *parser) group() (Node, *Problem) {
	open := p.at
	if p.depth == deepest {
		return nil, p.problem(open, open+1, "These are too many parentheses inside each other.")
	}
	p.at++
	p.depth++
	inner, problem := p.either()
	if problem != nil {
		return nil, problem
	}
	if !p.closes() {
		problem := p.problem(open, open+1, "This parenthesis is never closed.")
		problem.Unfinished = true
		return nil, problem
	}
	p.at++
	p.depth--
	return inner, nil
}

// quoted reads from one quotation mark to the next; two of them inside are one that is meant.
func (p *parser) quoted() (string, *Problem) {
	open := p.at
	var b strings.Builder
	for p.at++; p.at < len(p.text); p.at++ {
		switch {
		case p.text[p.at] != '"':
			b.WriteByte(p.text[p.at])
		case strings.HasPrefix(p.rest(), `""`):
			b.WriteByte('"')
			p.at++
		default:
			p.at++
			return b.String(), nil
		}
	}
	problem := p.problem(open, len(p.text), "This quotation mark is never closed.")
	problem.Unfinished = true
	return "", problem
}

// run reads characters up to a space, or the parenthesis that closes the group; pairs of parentheses in it
// are its own. It ends before a quotation mark that follows an operator.
func (p *parser) run() string {
	start, inner := p.at, 0
	for p.at < len(p.text) {
		r, size := utf8.DecodeRuneInString(p.rest())
		switch {
		case unicode.IsSpace(r), r == ')' && p.depth > 0 && inner == 0:
			return p.text[start:p.at]
		case r == '"':
			if _, op, value := splitTerm(p.text[start:p.at]); op != "" && value == "" {
				return p.text[start:p.at]
			}
		case r == '(':
			inner++
		case r == ')' && inner > 0:
			inner--
		}
		p.at += size
	}
	return p.text[start:]
}

// operators, the longer first.
func operators() []string { return []string{":=", ">=", "<=", "≥", "≤", ":", "=", ">", "<"} }

// splitTerm parts a run at its operator. op is empty when it is a plain word: when no name stands before
// the operator, and for addresses.
func splitTerm(run string) (name, op, value string) {
	at := strings.IndexAny(run, ":=<>≥≤")
	if at < 0 || !isName(run[:at]) || strings.HasPrefix(run[at:], "://") {
		return "", "", ""
	}
	for _, op := range operators() {
		if value, ok := strings.CutPrefix(run[at:], op); ok {
			return run[:at], op, value
		}
	}
	return "", "", ""
}

// IsName tells whether a word can be the name of a saved filter.
func IsName(s string) bool { return isName(s) }

// isName: letters first, then digits and marks that join too.
func isName(s string) bool {
	for i, r := range s {
		if !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r) && r != '_' && r != '-') {
			return false
		}
	}
	return s != ""
}
