package prose

import "strings"

// A mark is a piece of running text that is more than its letters.
type mark struct {
	kind   markKind
	inside string // what it holds, without its signs
	length int    // with them
}

type markKind uint8

const (
	literal  markKind = iota // \\*
	code                     // `saveboard who`
	strong                   // **so**
	emphasis                 // *so*
	link                     // [words](address)
	address                  // <https://…>
)

// firstMark is the first mark in words and where it begins; -1 when there is none.
func firstMark(words string) (mark, int) {
	for i := range len(words) {
		if m, ok := markAt(words[i:]); ok {
			return m, i
		}
	}
	return mark{}, -1
}

// markAt reads the mark that words begin with.
func markAt(words string) (mark, bool) {
	switch words[0] {
	case '\\':
		if len(words) > 1 && strings.IndexByte("\\`*_[]()<>#-.!", words[1]) >= 0 {
			return mark{literal, words[1:2], 2}, true
		}
	case '`':
		return between(words, "`", "`", code)
	case '*':
		if strings.HasPrefix(words, "**") {
			return tight(words, "**", strong)
		}
		return tight(words, "*", emphasis)
	case '[':
		return linkAt(words)
	case '<':
		if strings.HasPrefix(words, "<http") {
			return between(words, "<", ">", address)
		}
	}
	return mark{}, false
}

// between reads from one sign to the next other one.
func between(words, begin, end string, kind markKind) (mark, bool) {
	inside, _, ok := strings.Cut(words[len(begin):], end)
	return mark{kind, inside, len(begin) + len(inside) + len(end)}, ok && inside != ""
}

// tight reads what stands between two equal signs that touch it: a star between blanks is a star.
func tight(words, sign string, kind markKind) (mark, bool) {
	m, ok := between(words, sign, sign, kind)
	if !ok || strings.TrimSpace(m.inside) != m.inside {
		return mark{}, false
	}
	return m, true
}

func linkAt(words string) (mark, bool) {
	inside, rest, ok := strings.Cut(words[1:], "](")
	if !ok || strings.ContainsAny(inside, "[]") {
		return mark{}, false
	}
	to, _, ok := strings.Cut(rest, ")")
	return mark{link, inside, len(inside) + len(to) + len("[](") + len(")")}, ok
}
