package print

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
)

// explained is a view that may say where its figures come from.
type explained interface{ Explained() []view.Card }

// whereFrom is the title of the part that says where figures come from.
const whereFrom = "Where these figures come from"

// A section is the cards of one definition, in words.
type section struct {
	name, definition string
	items            []item
	sources          []string // empty: the same as those of the section before
}

// An item is one figure of a section: its value, and the lines below it.
type item struct {
	head  string
	lines []string
}

// sectionsOf puts cards of one definition together. Files that were named just before are not named again.
func sectionsOf(cards []view.Card) []section {
	var sections []section
	named := ""
	for _, c := range inSections(cards) {
		if n := len(sections); n == 0 || sections[n-1].name != c.Name || sections[n-1].definition != c.Definition {
			sections = append(sections, section{name: c.Name, definition: c.Definition})
		}
		s := &sections[len(sections)-1]
		s.items = append(s.items, itemOf(c))
		var files []string
		for _, l := range c.Sources.InWords() {
			files = append(files, strings.TrimSuffix(l.Name+": "+l.Note, ": "))
		}
		if key := strings.Join(files, "\n"); key != named {
			s.sources, named = append(s.sources, files...), key
		}
	}
	return sections
}

// inSections are the cards with those of one definition behind each other, in the order in which definitions come up.
func inSections(cards []view.Card) []view.Card {
	place := make(map[string]int)
	for _, c := range cards {
		if _, ok := place[c.Definition]; !ok {
			place[c.Definition] = len(place)
		}
	}
	cards = slices.Clone(cards)
	slices.SortStableFunc(cards, func(a, b view.Card) int { return cmp.Compare(place[a.Definition], place[b.Definition]) })
	return cards
}

func itemOf(c view.Card) item {
	i := item{head: strings.TrimSpace(c.Of + " " + c.Words)}
	var inputs []string
	for _, in := range c.Inputs {
		said := strings.TrimSpace(in.Name + " " + in.Words)
		if in.Note != "" {
			said += " (" + in.Note + ")"
		}
		inputs = append(inputs, said)
	}
	if len(inputs) > 0 {
		i.lines = append(i.lines, strings.Join(inputs, "; ")+".")
	}
	i.lines = append(i.lines, c.Remarks()...)
	if left := c.LeftOutInWords(); len(left) > 0 {
		i.lines = append(i.lines, "Left out: "+strings.Join(left, "; ")+".")
	}
	return i
}

// Explain writes where the figures of a view come from.
func (p *Page) Explain(cards []view.Card) {
	p.Heading(whereFrom)
	for _, s := range sectionsOf(cards) {
		p.Blank()
		p.Say(look.Style{Bold: true}, s.name)
		p.Say(look.Style{}, s.definition)
		for _, i := range s.items {
			if i.head != "" {
				p.Item(p.paper.Look.Glyphs.Dot, look.Style{}, i.head)
			}
			for _, line := range i.lines {
				p.say(look.Style{Role: look.Faint}, itemIndent, itemIndent, line)
			}
		}
		for _, file := range s.sources {
			p.say(look.Style{Role: look.Faint}, "  ", itemIndent, "From "+file)
		}
	}
}

// explainMarkdown writes the same as a part of a document.
func explainMarkdown(w io.Writer, cards []view.Card) error {
	var b strings.Builder
	b.WriteString("\n## " + whereFrom + "\n")
	for _, s := range sectionsOf(cards) {
		b.WriteString("\n### " + inMarkdown(s.name) + "\n\n" + inMarkdown(s.definition) + "\n\n")
		for _, i := range s.items {
			words := strings.TrimSpace(strings.Join(i.lines, " "))
			if i.head != "" {
				words = strings.TrimSuffix(i.head+": "+words, ": ")
			}
			b.WriteString("- " + inMarkdown(words) + "\n")
		}
		for _, file := range s.sources {
			b.WriteString("- From " + inMarkdown(file) + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// inMarkdown is text that cannot begin markup.
func inMarkdown(words string) string { return markdownEscapes().Replace(text.Clean(words).String()) }
