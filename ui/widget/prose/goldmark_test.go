package prose

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"saveboard/ui/look"
)

// fromGoldmark reads Markdown by the library's syntax tree: what Parse is held against.
func fromGoldmark(markdown string, g look.Glyphs) Document {
	source := []byte(markdown)
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers([]util.PrioritizedValue{}...),
	)
	b := treeWalker{source: source, glyphs: g}
	b.blocksOf(p.Parse(text.NewReader(source)), 0)
	b.doc.plain = b.plain.String()
	return b.doc
}

// A treeWalker collects a document while it walks the syntax tree.
type treeWalker struct {
	source []byte
	glyphs look.Glyphs
	plain  strings.Builder
	doc    Document
}

// blocksOf adds the blocks below a node.
func (b *treeWalker) blocksOf(parent ast.Node, indent int) {
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

func (b *treeWalker) list(list *ast.List, indent int) {
	number := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		marker := b.glyphs.Dot + " "
		if list.IsOrdered() {
			marker = strconv.Itoa(number) + ". "
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
func (b *treeWalker) code(n ast.Node, indent int) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		at := b.begin()
		b.plain.WriteString(written(strings.TrimRight(string(line.Value(b.source)), "\r\n"), b.glyphs))
		b.end(block{indent: indent, close: i > 0, source: b.line(line.Start), spans: []span{{at, b.plain.Len(), look.Style{Role: look.Focus}}}})
	}
}

// block adds one block of running text.
func (b *treeWalker) block(n ast.Node, add block, style look.Style) {
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
func (b *treeWalker) line(offset int) int { return bytes.Count(b.source[:offset], []byte("\n")) }

func (b *treeWalker) begin() int {
	if len(b.doc.blocks) > 0 {
		b.plain.WriteByte('\n')
	}
	return b.plain.Len()
}

func (b *treeWalker) end(add block) { b.doc.blocks = append(b.doc.blocks, add) }

// inline adds the text below a node. Emphasis is put in quotation marks: a terminal's italics are
// often drawn as colour or not at all, and read aloud they are lost.
func (b *treeWalker) inline(parent ast.Node, style look.Style, add *block) {
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

func (b *treeWalker) span(words string, style look.Style, add *block) {
	words = written(words, b.glyphs)
	if words == "" {
		return
	}
	from := b.plain.Len()
	b.plain.WriteString(words)
	add.spans = append(add.spans, span{from, b.plain.Len(), style})
}

// merged is a document whose neighbouring spans of one style are one.
func merged(d Document) Document {
	for i, b := range d.blocks {
		var spans []span
		for _, s := range b.spans {
			if n := len(spans); n > 0 && spans[n-1].style == s.style {
				spans[n-1].to = s.to
				continue
			}
			spans = append(spans, s)
		}
		d.blocks[i].spans = spans
	}
	return d
}

func TestTheExplainerReadsAsALibraryForMarkdownReadsIt(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../../assets/explainer/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no explainer: %v", err)
	}
	texts := map[string]string{"the page of these tests": page}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(source), "---\n"), "\n---\n")
		texts[file] = body
	}
	for name, body := range texts {
		for _, g := range []look.Glyphs{look.Full(), look.ASCII()} {
			want, got := merged(fromGoldmark(body, g)), Parse(body, g)
			if got.plain != want.plain {
				t.Errorf("%s: read\n%s\nwant\n%s", name, got.plain, want.plain)
			}
			if !reflect.DeepEqual(got.blocks, want.blocks) {
				t.Errorf("%s: blocks are\n%+v\nwant\n%+v", name, got.blocks, want.blocks)
			}
		}
	}
}
