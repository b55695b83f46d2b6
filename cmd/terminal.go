package cmd

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/term"

	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/print"
)

// isTerminal tells whether a stream is a terminal that can do more than print.
func (p *program) isTerminal(w any) bool { return somebodyAt(w) && p.env["TERM"] != "dumb" }

// somebodyAt tells whether a stream is a terminal, be it one that only prints.
func somebodyAt(w any) bool {
	f, ok := w.(term.File)
	return ok && term.IsTerminal(f.Fd())
}

// paper is what text is printed on: as wide as the terminal, or 100 cells. Only a terminal gets
// escape codes, and of these only bold and its like, which show on every background.
func (p *program) paper() print.Paper {
	paper := print.Paper{Width: p.width(), Look: look.Look{Glyphs: p.glyphs()}, Program: signature()}
	if p.flags.plain {
		paper.Width = max(paper.Width, plainWidth)
		return paper
	}
	if p.isTerminal(p.out) {
		paper.Look = look.New(look.Mono, look.NoColour, p.glyphs())
	}
	return paper
}

const (
	fileWidth     = 100
	narrowestLine = 40
	plainWidth    = 160 // nothing falls away for whoever does not see how wide a line is
)

func (p *program) width() int {
	if f, ok := p.out.(term.File); ok {
		if width, _, err := term.GetSize(f.Fd()); err == nil && width > 0 {
			return max(narrowestLine, width)
		}
	}
	if width, err := strconv.Atoi(p.env["COLUMNS"]); err == nil && width > 0 {
		return max(narrowestLine, width)
	}
	return fileWidth
}

func (p *program) glyphs() look.Glyphs {
	if p.flags.plain || p.settled.ASCII.Is || p.settled.AmbiguousWidth.Is == 2 || !p.speaksUTF8() {
		return look.ASCII()
	}
	return look.Full()
}

// speaksUTF8 tells whether the locale is UTF-8. One that is not said counts as such: it is not said
// in containers and on Windows, which can.
func (p *program) speaksUTF8() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := p.env[name]; locale != "" {
			locale = strings.ToLower(locale)
			return strings.Contains(locale, "utf-8") || strings.Contains(locale, "utf8")
		}
	}
	return true
}

// cut shortens text of others for a sentence.
func cut(s string, cells int) string { return text.Cut(text.Clean(s), cells).String() }
