package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"saveboard/ui/look"
)

// A Line is one line of a wrapped document. An empty one lies between paragraphs.
type Line struct {
	lead     string // indent and marker
	from, to int    // what it shows of the plain text
	spans    []span // of its block
	plain    string
	source   int
}

// Offset is where in the plain text the line begins.
func (l Line) Offset() int { return l.from }

// Source is the line of the Markdown that the line's paragraph begins on, from 0.
func (l Line) Source() int { return l.source }

// Empty tells whether the line lies between paragraphs.
func (l Line) Empty() bool { return l.to == l.from }

// Wrap breaks the document into lines of at most width cells, and never of more than MaxWidth.
func (d Document) Wrap(width int) []Line {
	width = max(8, min(width, MaxWidth))
	var lines []Line
	for i, b := range d.blocks {
		if i > 0 && !b.close {
			from := b.spans[0].from
			lines = append(lines, Line{from: from, to: from, source: b.source})
		}
		indent := min(b.indent, width/2)
		lead := strings.Repeat(" ", max(0, indent-cells(b.marker))) + b.marker
		for _, piece := range d.pieces(b, width-indent) {
			lines = append(lines, Line{lead, piece[0], piece[1], b.spans, d.plain, b.source})
			lead = strings.Repeat(" ", indent)
		}
	}
	return lines
}

// pieces breaks the text of a block between words, and words that are wider than a line between
// graphemes. The blank at a break belongs to no line.
func (d Document) pieces(b block, width int) [][2]int {
	from, end := b.spans[0].from, b.spans[len(b.spans)-1].to
	var pieces [][2]int
	begin, last, used := from, from, 0 // of the line; where its last word ended; its cells
	for at := from; at < end; {
		next := at + nextWord(d.plain[at:end])
		space := cells(d.plain[last:at]) // blanks before the word, none at a line's begin
		if at == begin {
			space = 0
		}
		word := d.plain[at:next]
		switch w := cells(word); {
		case used+space+w <= width:
			used += space + w
		case at > begin:
			pieces = append(pieces, [2]int{begin, last})
			begin, last, used = at, at, 0
			continue // the same word on a new line
		default:
			head := at + headOf(word, width)
			pieces = append(pieces, [2]int{at, head})
			begin, last, at, used = head, head, head, 0
			continue
		}
		last = next
		for at = next; at < end && d.plain[at] == ' '; at++ {
		}
	}
	if last > begin {
		pieces = append(pieces, [2]int{begin, last})
	}
	return pieces
}

// nextWord is the length of the word that s begins with, which is at least a byte.
func nextWord(s string) int {
	if n := strings.IndexByte(s[1:], ' '); n >= 0 {
		return n + 1
	}
	return len(s)
}

// headOf is how many bytes of a word fit into a line, at least its first grapheme.
func headOf(word string, width int) int {
	if head := len(ansi.Truncate(word, width, "")); head > 0 {
		return head
	}
	_, size := utf8.DecodeRuneInString(word)
	return size
}

func cells(s string) int { return ansi.StringWidth(s) }

// A Range is a piece of the plain text that was looked for.
type Range struct {
	From, To int
	Current  bool // the one, or one of those, that the search is at
}

// Paint writes the line in its styles, with the found ranges underlined and the current ones bold as
// well. It does not fill the line up. found is in order.
func (l Line) Paint(in look.Look, found []Range) string {
	var b strings.Builder
	b.WriteString(in.In(look.Faint, l.lead))
	for _, s := range l.spans {
		for at, to := max(s.from, l.from), min(s.to, l.to); at < to; {
			style, next := s.style, to
			if i, inside := nearest(found, at); i < len(found) {
				if inside {
					next = min(to, found[i].To)
					style = look.Style{Role: look.Focus, Underline: true, Bold: found[i].Current}
				} else {
					next = min(to, found[i].From)
				}
			}
			b.WriteString(in.Paint(style, l.plain[at:next]))
			at = next
		}
	}
	return b.String()
}

// nearest is the range that at lies in, or else the next one after it.
func nearest(found []Range, at int) (i int, inside bool) {
	i, _ = slices.BinarySearchFunc(found, at, func(r Range, at int) int {
		if r.To <= at {
			return -1
		}
		return 1
	})
	return i, i < len(found) && found[i].From <= at
}

// SourceOf is the line of the Markdown that an offset in the plain text is from.
func (d Document) SourceOf(offset int) int {
	at := 0
	for _, b := range d.blocks {
		if b.spans[0].from > offset {
			break
		}
		at = b.source
	}
	return at
}

// written makes text fit the terminal: nothing in it moves the cursor or turns the direction of
// writing, and with ASCII glyphs our own punctuation is spelled in ASCII. A title quoted in it is
// its creator's own and stays.
func written(s string, g look.Glyphs) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\u00a0', r == '\u2028', r == '\u2029':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\u200b', r == '\ufeff':
			return -1
		}
		return r
	}, s)
	return g.Spell(s)
}
