package why

import (
	"strings"

	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/prose"
)

const notAdvice = "Not legal advice."

// checked says when a part's sources were read last.
func checked(p view.WhyPart) string { return "Checked " + p.Checked + "." }

// A written is one line of a part as it is scrolled: of its text, or plain words of ours below and
// between.
type written struct {
	prose  bool
	line   prose.Line
	words  string
	role   look.Role
	offset int // in the part's plain text, never less than the line's before
}

// pages keeps the parts as they were parsed and wrapped last, so that scrolling does neither.
type pages struct {
	glyphs look.Glyphs
	of     *view.Why
	docs   map[int]prose.Document
	made   map[pageKey][]written
}

type pageKey struct{ part, width int }

// draw says with which characters the parts are drawn from now on.
func (p *pages) draw(g look.Glyphs) {
	if p.glyphs != g {
		*p = pages{glyphs: g}
	}
}

// about forgets what was kept of an older answer.
func (p *pages) about(v *view.Why) {
	if p.of != v || p.docs == nil {
		*p = pages{glyphs: p.glyphs, of: v, docs: make(map[int]prose.Document), made: make(map[pageKey][]written)}
	}
}

// doc is a part's parsed text.
func (p *pages) doc(v *view.Why, part int) prose.Document {
	p.about(v)
	doc, ok := p.docs[part]
	if !ok {
		doc = prose.Parse(v.Parts[part].Text, p.glyphs)
		p.docs[part] = doc
	}
	return doc
}

// lines are a part's lines at a width: its finding, then the focused video's own count, then the rest,
// its sources and when they were checked.
func (p *pages) lines(v *view.Why, part, width int) []written {
	if v == nil || part >= len(v.Parts) {
		return nil
	}
	p.about(v)
	key := pageKey{part, width}
	if made, ok := p.made[key]; ok {
		return made
	}
	doc := p.doc(v, part)
	var lines []written
	said := v.Parts[part].Focused == ""
	for _, line := range doc.Wrap(width) {
		if line.Empty() && !said {
			said = true
			lines = append(lines, written{offset: line.Offset()})
			lines = p.say(lines, v.Parts[part].Focused, look.Text, width, line.Offset())
		}
		lines = append(lines, written{prose: true, line: line, offset: line.Offset()})
	}
	lines = p.sources(lines, v.Parts[part], width, len(doc.Plain()))
	p.made[key] = lines
	return lines
}

func (p *pages) sources(lines []written, part view.WhyPart, width, offset int) []written {
	lines = append(lines, written{offset: offset})
	if len(part.Sources) > 0 {
		lines = append(lines, written{words: "Sources", role: look.Muted, offset: offset})
	}
	for _, source := range part.Sources {
		offset++
		lines = p.item(lines, source, width, offset)
	}
	return p.say(lines, checked(part)+" "+notAdvice, look.Faint, width, offset+1)
}

// item writes a source behind a dot, its further lines below the first.
func (p *pages) item(lines []written, source string, width, offset int) []written {
	lead := p.glyphs.Dot + " "
	for _, row := range p.wrap(source, width-2) {
		lines = append(lines, written{words: lead + row, role: look.Faint, offset: offset})
		lead = "  "
	}
	return lines
}

// say writes a sentence.
func (p *pages) say(lines []written, sentence string, role look.Role, width, offset int) []written {
	for _, row := range p.wrap(sentence, width) {
		lines = append(lines, written{words: row, role: role, offset: offset})
	}
	return lines
}

func (p *pages) wrap(words string, width int) []string {
	return canvas.Wrap(strings.TrimSpace(text.Clean(p.glyphs.Spell(words)).String()), min(width, prose.MaxWidth))
}

// offsetOf is where in the plain text a line begins.
func offsetOf(lines []written, i int) int {
	if i < 0 || i >= len(lines) {
		return 0
	}
	return lines[i].offset
}

// lineAt is the first line that begins at an offset or after it.
func lineAt(lines []written, offset int) int {
	for i, line := range lines {
		if line.offset >= offset {
			return i
		}
	}
	return len(lines)
}
