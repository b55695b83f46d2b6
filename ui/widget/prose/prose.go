// Package prose draws Markdown as plain paragraphs: bold, lists, headings and links, in the styles of
// the look and wrapped by cells. It reads Markdown with goldmark's parser alone; the library's own
// renderers and extensions are for other places than a terminal.
//
// A text is parsed once, wrapped once a width, and painted line by line as it is scrolled. Every line
// knows which piece of the plain text it shows, so that what a search finds can be marked and scrolled
// to even where it is broken over two lines.
package prose

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

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
	source := []byte(markdown)
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers([]util.PrioritizedValue{}...),
	)
	b := builder{source: source, glyphs: g}
	b.blocksOf(p.Parse(text.NewReader(source)), 0)
	b.doc.plain = b.plain.String()
	return b.doc
}

// A builder collects a document while it walks the syntax tree.
type builder struct {
	source []byte
	glyphs look.Glyphs
	plain  strings.Builder
	doc    Document
}

// blocksOf adds the blocks below a node.
func (b *builder) blocksOf(parent ast.Node, indent int) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			b.block(n, block{indent: indent}, look.Style{Role: look.Text, Bold: true})
		case *ast.Paragraph, *ast.TextBlock:
			b.block(n, block{indent: indent}, look.Style{Role: look.Text})
		case *ast.List:
			b.list(n, indent)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			b.code(n, indent+2)
		case *ast.ThematicBreak, *ast.HTMLBlock: // neither has words
		default:
			b.blocksOf(n, indent+2)
		}
	}
}

func (b *builder) list(list *ast.List, indent int) {
	number := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		marker := b.glyphs.Dot + " "
		if list.IsOrdered() {
			marker = itoa(number) + ". "
			number++
		}
		width := cells(marker)
		first := len(b.doc.blocks)
		b.blocksOf(item, indent+width)
		if first < len(b.doc.blocks) {
			b.doc.blocks[first].marker = marker
			b.doc.blocks[first].close = list.IsTight && item.PreviousSibling() != nil
		}
	}
}

// code adds each line of a block of code as it is.
func (b *builder) code(n ast.Node, indent int) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		at := b.begin()
		b.plain.WriteString(b.write(strings.TrimRight(string(line.Value(b.source)), "\r\n")))
		b.end(block{indent: indent, close: i > 0, source: b.line(line.Start), spans: []span{{at, b.plain.Len(), look.Style{Role: look.Focus}}}})
	}
}

// block adds one block of running text.
func (b *builder) block(n ast.Node, add block, style look.Style) {
	at := b.begin()
	if n.Lines().Len() > 0 {
		add.source = b.line(n.Lines().At(0).Start)
	}
	b.inline(n, style, &add)
	if b.plain.Len() > at {
		b.end(add)
	}
}

// line is the line of the source that a byte of it lies on.
func (b *builder) line(offset int) int { return bytes.Count(b.source[:offset], []byte("\n")) }

func (b *builder) begin() int {
	if len(b.doc.blocks) > 0 {
		b.plain.WriteByte('\n')
	}
	return b.plain.Len()
}

func (b *builder) end(add block) { b.doc.blocks = append(b.doc.blocks, add) }

// inline adds the text below a node. Emphasis is put in quotation marks: a terminal's italics are
// often drawn as colour or not at all, and read aloud they are lost.
func (b *builder) inline(parent ast.Node, style look.Style, add *block) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			b.span(string(util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(n.Segment.Value(b.source))))), style, add)
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.span(" ", style, add)
			}
		case *ast.String:
			b.span(string(n.Value), style, add)
		case *ast.AutoLink:
			b.span(string(n.Label(b.source)), underlined(style), add)
		case *ast.Link:
			b.inline(n, underlined(style), add)
		case *ast.CodeSpan:
			b.inline(n, look.Style{Role: look.Focus}, add)
		case *ast.Emphasis:
			if n.Level > 1 {
				strong := style
				strong.Bold = true
				b.inline(n, strong, add)
				continue
			}
			b.span("“", style, add)
			b.inline(n, style, add)
			b.span("”", style, add)
		case *ast.RawHTML:
		default:
			b.inline(n, style, add)
		}
	}
}

func underlined(style look.Style) look.Style {
	style.Underline = true
	return style
}

func (b *builder) span(words string, style look.Style, add *block) {
	words = b.write(words)
	if words == "" {
		return
	}
	from := b.plain.Len()
	b.plain.WriteString(words)
	add.spans = append(add.spans, span{from, b.plain.Len(), style})
}
