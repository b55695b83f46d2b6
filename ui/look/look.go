// Package look turns the roles of the design (saves, up, faint …) into what a terminal understands:
// colours of the chosen theme at the depth the terminal has, and one of two sets of glyphs.
package look

import "strings"

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

// A Look is a theme at a colour depth with a set of glyphs. It is a value; the zero Look has no
// colour and the full glyphs.
type Look struct {
	Name   string // of the theme: "dark", "light", "contrast-dark" …
	Glyphs Glyphs
	codes  [roles]string // what stands between ESC[ and m to begin the role; empty: default colour
	mono   bool
}

// Sequence is the escape sequence that begins the style, empty when it changes nothing.
func (l Look) Sequence(s Style) string {
	var codes []string
	if c := l.codes[s.Role]; c != "" {
		codes = append(codes, c)
	}
	if s.Bold {
		codes = append(codes, "1")
	}
	if s.Underline {
		codes = append(codes, "4")
	}
	if s.Reverse || s.Mark && l.mono {
		codes = append(codes, "7")
	}
	if s.Mark && !l.mono {
		codes = append(codes, l.codes[Select])
	}
	if len(codes) == 0 {
		return ""
	}
	return "\x1b[" + strings.Join(codes, ";") + "m"
}

// Paint writes text in a style and ends it. text must not hold escape sequences.
func (l Look) Paint(s Style, text string) string {
	begin := l.Sequence(s)
	if begin == "" || text == "" {
		return text
	}
	return begin + text + "\x1b[m"
}

// In writes text in a role's colour.
func (l Look) In(r Role, text string) string { return l.Paint(Style{Role: r}, text) }

// Strong writes text bold in a role's colour.
func (l Look) Strong(r Role, text string) string { return l.Paint(Style{Role: r, Bold: true}, text) }
