// Package field is one line of text that a person types.
package field

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/rivo/uniseg"

	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
)

// A Field is a text and where the cursor stands in it. It is a value; the zero Field is empty.
type Field struct {
	before, after string
}

// Of is a field with a text in it and the cursor at its end.
func Of(s string) Field { return Field{before: s} }

// Around is a field with the cursor between two texts.
func Around(before, after string) Field { return Field{before, after} }

// Cursor is the byte of the text before which the cursor stands.
func (f Field) Cursor() int { return len(f.before) }

// Text is what was typed.
func (f Field) Text() string { return f.before + f.after }

// Empty tells whether nothing was typed.
func (f Field) Empty() bool { return f.before == "" && f.after == "" }

// Update takes a key press or a paste. ok tells whether it was one for a text field.
func (f Field) Update(msg tea.Msg) (next Field, ok bool) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return f.insert(msg.Content), true
	case tea.KeyPressMsg:
		return f.press(msg)
	}
	return f, false
}

func (f Field) press(key tea.KeyPressMsg) (Field, bool) {
	switch key.String() {
	case "backspace", "ctrl+h":
		f.before = f.before[:lastStart(f.before)]
	case "delete", "ctrl+d":
		f.after = f.after[firstEnd(f.after):]
	case "left", "ctrl+b":
		i := lastStart(f.before)
		f.before, f.after = f.before[:i], f.before[i:]+f.after
	case "right", "ctrl+f":
		i := firstEnd(f.after)
		f.before, f.after = f.before+f.after[:i], f.after[i:]
	case "home", "ctrl+a":
		f.before, f.after = "", f.Text()
	case "end", "ctrl+e":
		f.before, f.after = f.Text(), ""
	case "ctrl+u":
		f.before = ""
	case "ctrl+k":
		f.after = ""
	case "ctrl+w", "alt+backspace":
		cut := strings.TrimRightFunc(f.before, unicode.IsSpace)
		f.before = f.before[:strings.LastIndexFunc(cut, unicode.IsSpace)+1]
	default:
		if key.Text == "" {
			return f, false
		}
		return f.insert(key.Text), true
	}
	return f, true
}

// insert puts typed or pasted text in at the cursor, without what would break the line.
func (f Field) insert(s string) Field {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
	if room := most - len(f.before) - len(f.after); len(s) > room {
		s = s[:start(s, room)]
	}
	f.before += s
	return f
}

// most is how many bytes a field takes. What is pasted beyond that was meant for something else.
const most = 4096

// start is where the grapheme begins that byte i of s is in, or the end of s.
func start(s string, i int) int {
	at := 0
	for rest := s; rest != ""; {
		cluster, after, _, _ := uniseg.FirstGraphemeClusterInString(rest, -1)
		if at+len(cluster) > i {
			return at
		}
		at, rest = at+len(cluster), after
	}
	return at
}

// lastStart is where the last grapheme of s begins.
func lastStart(s string) int {
	start := 0
	for rest := s; rest != ""; {
		start = len(s) - len(rest)
		_, rest, _, _ = uniseg.FirstGraphemeClusterInString(rest, -1)
	}
	return start
}

// firstEnd is where the first grapheme of s ends.
func firstEnd(s string) int {
	cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(s, -1)
	return len(cluster)
}

// A Span is some bytes of a field's text that are drawn in a style of their own.
type Span struct {
	Start, End int
	Style      look.Style
}

// Draw writes the field from cell x on in so many cells and returns the cursor's cell. What does not
// fit goes off the left edge, so that the end of what is typed can be seen.
func (f Field) Draw(c *canvas.Canvas, x, y, cells int, s look.Style) (cursor int) {
	return f.DrawMarked(c, x, y, cells, s, Span{})
}

// DrawMarked is Draw with a span that looks different.
func (f Field) DrawMarked(c *canvas.Canvas, x, y, cells int, s look.Style, mark Span) (cursor int) {
	room := max(0, cells-1) // the cursor has a cell of its own at the end
	end := x + cells
	for _, p := range lastOf(pieces(f.before, s, mark, 0), ending(c, cleaned(f.before), room)) {
		x = c.Text(x, y, p.style, p.text) // which leaves room after some emoji
	}
	cursor = x
	for _, p := range pieces(f.after, s, mark, len(f.before)) {
		x = c.Text(x, y, p.style, c.Truncate(p.text, end-x))
	}
	return cursor
}

// A piece is text in one style.
type piece struct {
	text  string
	style look.Style
}

// pieces parts a text, which begins at byte at of the whole, where the mark begins and ends. A mark that
// would part what belongs together is left out.
func pieces(s string, plain look.Style, mark Span, at int) []piece {
	whole := []piece{{cleaned(s), plain}}
	start := max(0, min(mark.Start-at, len(s)))
	end := max(start, min(mark.End-at, len(s)))
	if start == end {
		return whole
	}
	parts := []piece{{cleaned(s[:start]), plain}, {cleaned(s[start:end]), mark.Style}, {cleaned(s[end:]), plain}}
	if parts[0].text+parts[1].text+parts[2].text != whole[0].text {
		return whole
	}
	return parts
}

// lastOf is the end of the pieces that has the text of shown.
func lastOf(parts []piece, shown string) []piece {
	off := -len(shown)
	for _, p := range parts {
		off += len(p.text)
	}
	for i := range parts {
		cut := max(0, min(off, len(parts[i].text)))
		parts[i].text = parts[i].text[cut:]
		off -= cut
	}
	return parts
}

// ending is the end of s, from a grapheme on, that takes at most so many cells. It looks at each part of
// s once or twice, however long s is.
func ending(c *canvas.Canvas, s string, cells int) string {
	tooWide := c.Cells(s) - cells
	for tooWide > 0 && s != "" {
		end := firstEnd(s)
		tooWide -= c.Cells(s[:end])
		s = s[end:]
	}
	for c.Cells(s) > cells { // graphemes that are wider together than one by one
		s = s[firstEnd(s):]
	}
	return s
}

// cleaned takes out what may not be drawn but keeps the space at the ends, which is being typed.
func cleaned(s string) string {
	inner := text.Clean(s).String()
	left := len(s) - len(strings.TrimLeft(s, " "))
	right := len(s) - len(strings.TrimRight(s, " "))
	if inner == "" {
		return strings.Repeat(" ", left)
	}
	return strings.Repeat(" ", left) + inner + strings.Repeat(" ", right)
}
