// Package text handles what other people wrote: titles, handles, names of categories. What comes
// in is cleaned, so that it stays on its line and in its column whatever it holds; what is compared
// is folded; what is drawn is measured and cut by cells.
//
// The cells of a grapheme are those that Lip Gloss counts. Nothing else in the program measures or
// cuts text.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

// A Line is text that may be drawn: one line without controls, in NFC. Only Clean makes one, so a
// widget that takes a Line cannot be handed anything that moves the cursor.
type Line struct{ s string }

// String is the line's text.
func (l Line) String() string { return l.s }

// Empty tells whether there is no text.
func (l Line) Empty() bool { return l.s == "" }

// Clean makes a line of any text. Controls and marks that turn the direction of writing go,
// broken bytes become U+FFFD, runs of white space with newlines or tabs in them become one space,
// space at the ends goes, and so does a mark at the start, which would sit on the neighbouring
// column. What joins emoji, chooses their form or accents a letter stays.
// Cleaning a line again changes nothing.
func Clean(s string) Line {
	if isClean(s) {
		return Line{s}
	}
	var b strings.Builder
	b.Grow(len(s))
	var space, broken bool // a run of white space is open; it holds more than spaces
	var spaces int
	for _, r := range s { // a broken byte comes as U+FFFD
		switch {
		case isBreak(r):
			space, broken = true, true
		case r == ' ':
			space = true
			spaces++
		case isControl(r), b.Len() == 0 && joinsBefore(r):
		default:
			if space && b.Len() > 0 {
				if broken {
					spaces = 1
				}
				b.WriteString(strings.Repeat(" ", spaces))
			}
			space, broken, spaces = false, false, 0
			b.WriteRune(r)
		}
	}
	return Line{norm.NFC.String(b.String())}
}

// isClean is the short way for what most text is: printable ASCII.
func isClean(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return s == "" || s[0] != ' ' && s[len(s)-1] != ' '
}

// isBreak: white space that starts a new line or column.
func isBreak(r rune) bool {
	return r >= '\t' && r <= '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// isControl: what a terminal or the order of writing would obey.
func isControl(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r <= 0x9f: // C0, DEL, C1
		return true
	case r == '\u061c', r == '\u200e', r == '\u200f': // direction marks
		return true
	case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069': // embeddings, overrides, isolates
		return true
	}
	return r == '\ufeff'
}

// joinsBefore: what is drawn onto the character before it.
func joinsBefore(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me) || r == '\u200c' || r == '\u200d'
}

// A Measure is how a terminal counts the cells of what is more than one code point. Those that know
// grapheme clusters (mode 2027) draw a family of emoji on two cells, others its four members side by
// side; the line has to be measured as it will be drawn.
type Measure uint8

// The measures.
const (
	ByGrapheme Measure = iota
	ByCodePoint
)

// Width is how many cells the line takes.
func (m Measure) Width(l Line) int {
	if m == ByCodePoint {
		return ansi.StringWidthWc(m.Spread(l))
	}
	return ansi.StringWidth(l.s)
}

// Spread is the line with as much space after a grapheme as some terminals draw it wider than its
// code points are (a symbol that is asked to be an emoji has one cell or two). So it has room on all.
func (m Measure) Spread(l Line) string {
	if m == ByGrapheme || !strings.ContainsRune(l.s, '\ufe0f') {
		return l.s
	}
	var b strings.Builder
	for rest := l.s; rest != ""; {
		cluster, width := ansi.FirstGraphemeCluster(rest, ansi.WcWidth)
		b.WriteString(cluster)
		b.WriteString(strings.Repeat(" ", max(0, ansi.StringWidth(cluster)-width)))
		rest = rest[len(cluster):]
	}
	return b.String()
}

// Cut shortens the line to at most cells, ending in mark where something went. No grapheme is split.
// By code point it is not spread yet.
func (m Measure) Cut(l Line, cells int, mark Line) Line {
	truncate := ansi.Truncate
	if m == ByCodePoint {
		truncate = ansi.TruncateWc
	}
	switch {
	case cells <= 0:
		return Line{}
	case m.Width(l) <= cells:
		return l
	case m.Width(mark) > cells:
		mark = Line{}
	}
	// The library takes an ASCII character for one cell before it looks at what joins it (a keycap is
	// two), so what it returns is measured again.
	for n := cells; n > 0; n-- {
		if cut := (Line{truncate(l.s, n, mark.s)}); m.Width(cut) <= cells {
			return cut
		}
	}
	return Line{}
}

// Width is how many cells the line takes where graphemes are known.
func Width(l Line) int { return ByGrapheme.Width(l) }

// Cut shortens the line to at most cells, ending in … where something went. No grapheme is split.
func Cut(l Line, cells int) Line { return CutWith(l, cells, Line{"…"}) }

// CutWith is Cut with another mark for what went, such as "~" for an ASCII terminal.
func CutWith(l Line, cells int, mark Line) Line { return ByGrapheme.Cut(l, cells, mark) }

// Runes shortens s to at most n runes, without a space at the new end.
func Runes(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return strings.TrimRightFunc(s[:i], unicode.IsSpace)
		}
		n--
	}
	return s
}
