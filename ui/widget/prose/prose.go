// Package prose draws Markdown as plain paragraphs: bold, lists, headings and links, in the styles of
// the look and wrapped by cells. It reads the Markdown that the explainer is written in, which is
// ours, and no more of it. A library for all of Markdown cost every start of the program 1.8 ms of
// package initialisation, more than a quarter of the whole; so the library reads the explainer in the
// tests instead, and both must find the same.
//
// A text is parsed once, wrapped once a width, and painted line by line as it is scrolled. Every line
// knows which piece of the plain text it shows, so that what a search finds can be marked and scrolled
// to even where it is broken over two lines.
package prose

import (
	"strings"

	"saveboard/ui/look"
)

// MaxWidth is how wide prose gets at most: longer lines are hard to read.
const MaxWidth = 74

// A Document is a parsed text.
type Document struct {
	plain  string // all of its words, blocks apart by a newline
	blocks []block
}

// A block is a paragraph, a heading or an item of a list.
type block struct {
	spans  []span
	indent int    // cells before its lines
	marker string // stands in the indent of the first line: "· ", "2. "
	close  bool   // no blank line before it
	source int    // the line of the Markdown that it begins on, from 0
}

// A span is a piece of the plain text in one style.
type span struct {
	from, to int
	style    look.Style
}

// Plain is the text without its marks, one line a paragraph.
func (d Document) Plain() string { return d.plain }

// Parse reads Markdown. With ASCII glyphs what the text has beyond ASCII is written in ASCII too.
func Parse(markdown string, g look.Glyphs) Document {
	b := builder{glyphs: g}
	for i, line := range strings.Split(markdown, "\n") {
		b.line(i, strings.TrimSpace(line))
	}
	b.finish()
	b.doc.plain = b.plain.String()
	return b.doc
}

// A builder collects a document line by line.
type builder struct {
	glyphs look.Glyphs
	plain  strings.Builder
	doc    Document
	open   *opened // the block that the next line may go on
	listed bool    // the line before ended an item of a list, without a blank line after it
}

// An opened block has its words, but not its spans yet.
type opened struct {
	block
	style look.Style
	words string
}

// line takes one line of the source.
func (b *builder) line(number int, line string) {
	text := look.Style{Role: look.Text}
	switch heading, isHeading := cutHeading(line); {
	case line == "":
		b.finish()
		b.listed = false
	case isHeading:
		b.finish()
		b.open = &opened{block{source: number}, look.Style{Role: look.Text, Bold: true}, heading}
		b.finish()
		b.listed = false
	case strings.HasPrefix(line, "- "):
		b.finish()
		marker := b.glyphs.Dot + " "
		item := block{source: number, indent: cells(marker), marker: marker, close: b.listed}
		b.open, b.listed = &opened{item, text, strings.TrimSpace(line[2:])}, true
	case b.open != nil:
		b.open.words += " " + line
	default:
		b.open = &opened{block{source: number}, text, line}
	}
}

// cutHeading returns what a line of the form "## Words" says.
func cutHeading(line string) (string, bool) {
	words := strings.TrimLeft(line, "#")
	level := len(line) - len(words)
	if level < 1 || level > 6 || !strings.HasPrefix(words, " ") {
		return "", false
	}
	return strings.TrimSpace(words), true
}

// finish ends the open block.
func (b *builder) finish() {
	if b.open == nil {
		return
	}
	add := b.open.block
	if len(b.doc.blocks) > 0 {
		b.plain.WriteByte('\n')
	}
	at := b.plain.Len()
	b.inline(b.open.words, b.open.style, &add)
	b.open = nil
	if b.plain.Len() > at {
		b.doc.blocks = append(b.doc.blocks, add)
	}
}

// inline adds words with their marks. Emphasis is put in quotation marks: a terminal's italics are
// often drawn as colour or not at all, and read aloud they are lost.
func (b *builder) inline(words string, style look.Style, add *block) {
	for words != "" {
		m, at := firstMark(words)
		if at < 0 {
			break
		}
		b.span(words[:at], style, add)
		words = words[at+m.length:]
		switch m.kind {
		case literal:
			b.span(m.inside, style, add)
		case code:
			b.span(m.inside, look.Style{Role: look.Focus}, add)
		case address:
			b.span(m.inside, underlined(style), add)
		case link:
			b.inline(m.inside, underlined(style), add)
		case strong:
			bold := style
			bold.Bold = true
			b.inline(m.inside, bold, add)
		case emphasis:
			b.span("“", style, add)
			b.inline(m.inside, style, add)
			b.span("”", style, add)
		}
	}
	b.span(words, style, add)
}

func underlined(style look.Style) look.Style {
	style.Underline = true
	return style
}

// span adds words in one style, to the span before when that has the same.
func (b *builder) span(words string, style look.Style, add *block) {
	words = written(words, b.glyphs)
	if words == "" {
		return
	}
	from := b.plain.Len()
	b.plain.WriteString(words)
	if n := len(add.spans); n > 0 && add.spans[n-1].style == style {
		add.spans[n-1].to = b.plain.Len()
		return
	}
	add.spans = append(add.spans, span{from, b.plain.Len(), style})
}
