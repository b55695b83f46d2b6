// Package look turns the roles of the design (saves, up, faint …) into what a terminal understands:
// colours of the chosen theme at the depth the terminal has, and one of two sets of glyphs.
package look

// A Role is what a piece of text is, from which its colour follows.
type Role uint8

// The roles.
const (
	Text Role = iota
	Muted
	Faint
	Border
	Focus
	Saves
	SavesQuiet
	Views
	Likes
	Comments
	Shares
	Up
	Down
	Warning
	Error
	Select // a background, never a text colour
	Band
	Heat1
	Heat2
	Heat3
	Heat4
	Cat1 // Cat1 … Cat8 are consecutive
	Cat2
	Cat3
	Cat4
	Cat5
	Cat6
	Cat7
	Cat8
	roles
)

// A Style is a role with what may be added to it.
type Style struct {
	Role                           Role
	Bold, Underline, Reverse, Mark bool // Mark: on the background of the selected row
}

// On is the style as it is in the selected row, when marked says that it stands there.
func (s Style) On(marked bool) Style {
	s.Mark = marked
	return s
}

// A Look is a theme at a colour depth with a set of glyphs, made by New. It is a value. The zero
// Look paints nothing and has no glyphs.
type Look struct {
	Name        string // of the theme: "dark", "light", "contrast-dark" …
	Glyphs      Glyphs
	ByCodePoint bool // the terminal counts the cells of joined characters one by one, not by grapheme
	sequences   *sequences
	reversed    bool // the selected row has no background of its own
}

// RowMark is what the selected row of a list begins with: the focus bar, and > where the row is
// reversed, since half a cell reversed is the other half.
func (l Look) RowMark() string {
	if l.reversed {
		return ">"
	}
	return l.Glyphs.Focus
}

// Sequence is the escape sequence that begins the style, empty when it changes nothing.
func (l Look) Sequence(s Style) string {
	if l.sequences == nil {
		return ""
	}
	return l.sequences[s.Role][s.variant()]
}

// Paint writes text in a style and ends it. text must not hold escape sequences.
func (l Look) Paint(s Style, text string) string {
	begin := l.Sequence(s)
	if begin == "" || text == "" {
		return text
	}
	return begin + text + End
}

// Append adds text in a style to line, for what is drawn many times a frame.
func (l Look) Append(line []byte, s Style, text string) []byte {
	begin := l.Sequence(s)
	if begin == "" || text == "" {
		return append(line, text...)
	}
	line = append(line, begin...)
	line = append(line, text...)
	return append(line, End...)
}

// End is the escape sequence that ends every style.
const End = "\x1b[m"

// In writes text in a role's colour.
func (l Look) In(r Role, text string) string { return l.Paint(Style{Role: r}, text) }

// Strong writes text bold in a role's colour.
func (l Look) Strong(r Role, text string) string { return l.Paint(Style{Role: r, Bold: true}, text) }

// Dim writes what lies behind an overlay: in the border's colour and faint, whatever it was.
func (l Look) Dim(text string) string {
	if text == "" || l.sequences == nil {
		return text
	}
	begin := l.Sequence(Style{Role: Border})
	if begin == "\x1b[2m" {
		return begin + text + End
	}
	return begin + "\x1b[2m" + text + End
}
