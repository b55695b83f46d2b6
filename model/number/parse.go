package number

import (
	"strings"
	"unicode"

	"saveboard/model"
)

// A Cell is a count as it was written, read as far as the cell alone can tell. What "1.234" means
// depends on the other cells of its column, so a Cell keeps its digits and its one mark apart until
// Settle is told how the column is to be read.
type Cell struct {
	digits   uint64 // all digits, without marks
	decimals uint8  // how many of them stand after the last mark; for grouping marks too
	exponent int8   // of 1.0E+05
	kind     kind
	mark     mark
	suffix   suffix
}

// kind is what a cell is.
type kind uint8

const (
	missing   kind = iota // unknown, never 0: also the zero Cell
	whole                 // digits, with nothing left to decide
	fraction              // the mark is a decimal mark
	undecided             // one mark and three digits: a thousand, or a fraction
	bound                 // ">1M", "99+": a lower bound only
	negative
	bad
)

// mark is the mark a cell tells something about.
type mark uint8

const (
	noMark mark = iota
	point
	comma
)

// Known tells whether the cell says any number: false for an empty one and for the many spellings
// of "not known".
func (c Cell) Known() bool { return c.kind != missing }

// Bad tells whether the cell is no count at all: a percentage, a price, a word.
func (c Cell) Bad() bool { return c.kind == bad }

// Bound tells whether the cell gives a lower bound only, which is not a count.
func (c Cell) Bound() bool { return c.kind == bound }

// Negative tells whether the cell is below zero, which no lifetime counter is.
func (c Cell) Negative() bool { return c.kind == negative }

// Abbreviated tells whether the cell has a suffix such as K.
func (c Cell) Abbreviated() bool { return c.suffix != 0 }

// ReadCell reads a count as it was written.
func ReadCell(s string) Cell {
	if c, ok := plain(s); ok {
		return c
	}
	s = FoldDigits(s)
	if isMissing(s) {
		return Cell{}
	}
	switch {
	case strings.HasPrefix(s, "-") || strings.HasPrefix(s, "−"):
		rest := strings.TrimLeft(s, "-−")
		if c := readNumber(rest); c.kind == whole || c.kind == fraction || c.kind == undecided {
			if c.digits == 0 {
				return c
			}
			return Cell{kind: negative}
		}
		return Cell{kind: bad}
	case strings.ContainsAny(s[:1], "><~") || strings.HasPrefix(s, "≥") || strings.HasPrefix(s, "≈") || strings.HasPrefix(s, "≤"):
		return boundOf(strings.TrimLeft(s, "><=~≥≈≤ "))
	case strings.HasSuffix(s, "+"):
		return boundOf(strings.TrimRight(s, "+ "))
	}
	return readNumber(s)
}

// plain is the short way for what nearly all cells are: up to 18 digits and nothing else.
func plain(s string) (Cell, bool) {
	if s == "" {
		return Cell{}, true
	}
	if len(s) > 18 {
		return Cell{}, false
	}
	var n uint64
	for i := range len(s) {
		d := s[i] - '0'
		if d > 9 {
			return Cell{}, false
		}
		n = n*10 + uint64(d)
	}
	return Cell{kind: whole, digits: n}, true
}

func boundOf(s string) Cell {
	if c := readNumber(s); c.kind == bad {
		return c
	}
	return Cell{kind: bound}
}

// IsMissing tells whether a cell says that nothing is known.
func IsMissing(s string) bool { return isMissing(strings.TrimSpace(s)) }

// isMissing knows the spellings of "not known", among them a button's label that
// stands where a page shows no number.
func isMissing(s string) bool {
	switch strings.ToLower(s) {
	case "", "-", "–", "—", "−", "--", "n/a", "na", "null", "none", "nan", "nil", "undefined", "private", "unknown",
		"#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#null!", "#num!",
		"share", "save", "like", "comment":
		return true
	}
	return false
}

// readNumber reads digits, marks, an exponent and a suffix.
func readNumber(s string) Cell {
	end := strings.LastIndexAny(s, "0123456789") + 1
	if end == 0 || (s[0] < '0' || s[0] > '9') && s[0] != '.' && s[0] != ',' {
		return Cell{kind: bad}
	}
	body, tail := s[:end], strings.TrimSpace(s[end:])
	var c Cell
	if tail != "" {
		if tail == "." || tail == "," {
			return Cell{kind: bad}
		}
		var ok bool
		if c.suffix, ok = suffixOf(tail); !ok {
			return Cell{kind: bad}
		}
	}
	if at := strings.IndexAny(body, "eE"); at > 0 {
		exp, ok := exponentOf(body[at+1:])
		if !ok || c.suffix != 0 {
			return Cell{kind: bad}
		}
		c.exponent, body = exp, body[:at]
	}
	return readMarks(c, body)
}

func exponentOf(s string) (int8, bool) {
	sign := int8(1)
	switch {
	case strings.HasPrefix(s, "+"):
		s = s[1:]
	case strings.HasPrefix(s, "-"):
		s, sign = s[1:], -1
	}
	if len(s) == 0 || len(s) > 2 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	var n int8
	for i := range len(s) {
		n = n*10 + int8(s[i]-'0')
	}
	return sign * n, true
}

// groupMarks separate thousands and never fractions.
const groupMarks = "'_ "

// readMarks tells the digits of body from its marks.
func readMarks(c Cell, body string) Cell {
	points, commas := strings.Count(body, "."), strings.Count(body, ",")
	groups := ""
	var decimal byte
	switch {
	case points > 0 && commas > 0: // the last one is the decimal mark
		decimal = '.'
		if strings.LastIndexByte(body, ',') > strings.LastIndexByte(body, '.') {
			decimal = ','
		}
		if strings.Count(body, string(decimal)) > 1 {
			return Cell{kind: bad}
		}
		groups = groupMarks + otherMark(decimal)
	case points > 1:
		groups, c.mark = groupMarks+".", comma // a point groups: the decimal mark is the comma
	case commas > 1:
		groups, c.mark = groupMarks+",", point
	case points == 1:
		groups, decimal = groupMarks, '.'
	case commas == 1:
		groups, decimal = groupMarks, ','
	default:
		groups = groupMarks
	}
	integer, after := body, ""
	if decimal != 0 {
		at := strings.IndexByte(body, decimal)
		integer, after = body[:at], body[at+1:]
		if strings.Trim(after, "0123456789") != "" {
			return Cell{kind: bad}
		}
	}
	digits, grouped, ok := ungroup(integer, groups)
	if !ok {
		return Cell{kind: bad}
	}
	c.kind = whole
	if decimal != 0 {
		c.kind = fraction
		c.mark = point
		if decimal == ',' {
			c.mark = comma
		}
		if points+commas == 1 && len(after) == 3 && !grouped && c.suffix == 0 && c.exponent == 0 && couldGroup(digits) {
			c.kind = undecided
		}
	}
	return c.withDigits(digits, after)
}

func otherMark(b byte) string {
	if b == '.' {
		return ","
	}
	return "."
}

// couldGroup: what stands before a thousands mark has one to three digits and no leading zero.
func couldGroup(digits string) bool {
	return len(digits) >= 1 && len(digits) <= 3 && digits[0] != '0'
}

// ungroup takes the grouping marks out of the integer part. Groups are of three digits, or of two
// but for the last (Indian), and the same mark throughout.
func ungroup(s, marks string) (digits string, grouped, ok bool) {
	if !strings.ContainsAny(s, marks) {
		return s, false, strings.Trim(s, "0123456789") == ""
	}
	at := strings.IndexAny(s, marks)
	parts := strings.Split(s, s[at:at+1])
	last := len(parts) - 1
	width := 3
	if last > 1 && len(parts[1]) == 2 {
		width = 2
	}
	for i, p := range parts {
		if strings.Trim(p, "0123456789") != "" || p == "" {
			return "", true, false
		}
		switch {
		case i == 0 && len(p) > width, i == last && len(p) != 3, i > 0 && i < last && len(p) != width:
			return "", true, false
		}
	}
	return strings.Join(parts, ""), true, true
}

// withDigits puts the digits in. More than a count can hold are bad; more decimals than matter go.
func (c Cell) withDigits(integer, after string) Cell {
	integer = strings.TrimLeft(integer, "0")
	if integer == "" && after == "" && c.kind != whole {
		return Cell{kind: bad}
	}
	if len(integer) > 18 {
		return Cell{kind: bad}
	}
	after = after[:min(len(after), 18-len(integer))]
	for _, d := range []byte(integer + after) {
		c.digits = c.digits*10 + uint64(d-'0')
	}
	c.decimals = uint8(len(after))
	return c
}

// FoldDigits makes digits of any script ASCII, full-width marks plain, and the many spaces and
// apostrophes that group digits one of each.
func FoldDigits(s string) string {
	s = strings.TrimSpace(s)
	return strings.Map(func(r rune) rune {
		switch {
		case r < 0x80:
			return r
		case r == '\u00a0', r == '\u202f', r == '\u2009', r == '\u2007', r == '\u3000':
			return ' '
		case r == '’', r == '‘', r == 'ʼ', r == '\u066c', r == '＇': // U+066C: Arabic thousands
			return '\''
		case r == '，', r == '、':
			return ','
		case r == '．':
			return '.'
		case r == '\u066b': // Arabic decimal mark
			return ','
		case r == '＋':
			return '+'
		case r == '\u200e', r == '\u200f', r == '\u061c', r == '\ufeff':
			return -1
		case unicode.Is(unicode.Nd, r):
			return '0' + digitValue(r)
		case r > 0xff00 && r < 0xff5f: // full-width Latin
			return r - 0xfee0
		}
		return r
	}, s)
}

// digitValue is the value of a decimal digit: scripts have theirs in runs of ten from 0 to 9.
func digitValue(r rune) rune {
	for _, t := range unicode.Nd.R16 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	return 0
}

// round gives the whole number that digits, shifted right by decimals and left by power, stand for.
// Noise of floating point, up to a millionth, is rounded away; any other fraction is none.
func round(digits uint64, shift int) (int64, bool) {
	if shift >= 0 {
		for range shift {
			if digits > model.MaxCount/10 {
				return 0, false
			}
			digits *= 10
		}
		return int64(digits), digits <= model.MaxCount
	}
	if shift < -19 {
		return 0, digits == 0
	}
	unit := uint64(1)
	for range -shift {
		unit *= 10
	}
	n, rest := digits/unit, digits%unit
	if rest > unit/2 {
		n, rest = n+1, unit-rest
	}
	if float64(rest)/float64(unit) > 1e-6 {
		return 0, false
	}
	return int64(n), n <= model.MaxCount
}
