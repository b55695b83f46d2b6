package print

import (
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
)

// A Page is text being written on a paper, line by line.
type Page struct {
	paper  Paper
	number number.Format
	next   int // the number of the next thing that can be opened; 0 where there are no numbers
	out    strings.Builder
}

// NewPage is an empty page.
func NewPage(paper Paper) *Page {
	p := &Page{paper: paper, number: number.Full(), next: paper.Numbers}
	if paper.Look.Glyphs.ASCII {
		p.number = number.ASCII()
	}
	return p
}

// String is what was written.
func (p *Page) String() string { return p.out.String() }

// Line writes one line, without spaces at its end.
func (p *Page) Line(parts ...string) {
	p.out.WriteString(strings.TrimRight(strings.Join(parts, ""), " "))
	p.out.WriteByte('\n')
}

// Blank leaves a line free.
func (p *Page) Blank() { p.out.WriteByte('\n') }

// Heading begins a part.
func (p *Page) Heading(words string) {
	p.Blank()
	p.Line(p.ink(look.Style{Role: look.Muted}, p.own(words)))
}

// Say writes a sentence, wrapped.
func (p *Page) Say(style look.Style, sentence string) { p.say(style, "", "", sentence) }

// Item writes a sentence behind a mark of one cell, and its further lines below the first.
func (p *Page) Item(mark string, style look.Style, sentence string) {
	p.say(style, "  "+mark+" ", itemIndent, sentence)
}

const itemIndent = "    "

func (p *Page) say(style look.Style, first, rest, sentence string) {
	before := first
	for _, line := range wrap(p.own(sentence), p.paper.Width-len(rest)) {
		p.Line(before, p.ink(style, line))
		before = rest
	}
}

func (p *Page) ink(s look.Style, words string) string { return p.paper.Look.Paint(s, words) }

// own is a sentence of the program, in the characters that the paper has. It is cleaned, since it may
// quote a title.
func (p *Page) own(sentence string) string {
	return p.paper.Look.Glyphs.Spell(text.Clean(sentence).String())
}

// head writes what every view says first: its question, its answer, strong, and its scope, faint.
func (p *Page) head(question string, h view.Head, videos string) {
	scope := scopeOf(h)
	if videos != "" {
		scope = append(scope, videos)
	}
	if h.Demo {
		scope = append(scope, demoWords)
	}
	p.Say(look.Style{Role: look.Muted}, question)
	p.Say(look.Style{Bold: true}, h.Answer)
	p.Say(look.Style{Role: look.Faint}, strings.Join(scope, " · "))
}

// scopeOf names whose videos a view is about, over which time, and which of them.
func scopeOf(h view.Head) []string {
	scope := []string{handles(h.Accounts), h.Period.Name}
	if h.Period.Name == "all" {
		scope[1] = "all time"
	}
	if h.Period.From != model.NoDay && h.Period.To != model.NoDay && h.Period.From <= h.Period.To {
		scope[1] += ", " + h.Period.From.Civil().Format("2 Jan 2006") + " – " + h.Period.To.Civil().Format("2 Jan 2006")
	}
	if h.Filter != "" {
		scope = append(scope, "only “"+h.Filter+"”")
	}
	return scope
}

// foot writes what every view says last: what was left out, and how old the counts are.
func (p *Page) foot(h view.Head) {
	p.Blank()
	for _, l := range h.LeftOut {
		p.Say(look.Style{Role: look.Faint}, number.Of(l.Videos, "video")+" left out: "+l.Reason+".")
	}
	when := "No counts yet."
	if h.CountsOf != 0 {
		when = "Counts of " + localTime(h.CountsOf, h.TimeZone) + "."
	}
	p.Say(look.Style{Role: look.Faint}, when)
}

// mostNamed is how many accounts are named before they are only counted.
const mostNamed = 4

// handles names the accounts of a view, when they are few.
func handles(accounts []string) string {
	switch {
	case len(accounts) == 0:
		return "no account"
	case len(accounts) > mostNamed:
		return number.Of(len(accounts), "account")
	}
	names := make([]string, len(accounts))
	for i, a := range accounts {
		names[i] = "@" + a
		if a == "" {
			names[i] = "unknown account"
		}
	}
	return strings.Join(names, ", ")
}

// wrap breaks a sentence between words, so that no line takes more cells than width unless a single
// word does.
func wrap(sentence string, width int) []string {
	var lines []string
	var line string
	for _, word := range strings.Fields(sentence) {
		switch {
		case line == "":
			line = word
		case text.Width(text.Clean(line+" "+word)) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}

// capital begins a label.
func capital(words string) string {
	if words == "" {
		return ""
	}
	return strings.ToUpper(words[:1]) + words[1:]
}
