package print

import (
	"strings"

	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/prose"
)

// Why prints the whole explainer. Its list is the parts.
func Why() Kind[view.Why] {
	return Kind[view.Why]{
		Text: whyText,
		List: func(v view.Why) any { return v.Parts },
		Head: func(v *view.Why) *view.Head { return &v.Head },
	}
}

func whyText(p *Page, v view.Why) {
	p.Say(look.Style{Role: look.Muted}, v.Question)
	p.Say(look.Style{Bold: true}, v.Answer)
	for _, part := range v.Parts {
		p.Blank()
		p.Say(look.Style{Bold: true}, part.Title)
		if part.Focused != "" {
			p.Blank()
			p.Say(look.Style{}, part.Focused)
		}
		p.prose(part.Text)
		p.Blank()
		p.Say(look.Style{Role: look.Faint}, "Sources, checked "+part.Checked+":")
		for _, source := range part.Sources {
			p.Item(p.paper.Look.Glyphs.Dot, look.Style{Role: look.Faint}, source)
		}
	}
}

// PartInWords is a part of the explainer with its sources, without the marks of Markdown.
func PartInWords(part view.WhyPart) string {
	said := []string{part.Title, "", strings.ReplaceAll(prose.Parse(part.Text, look.Full()).Plain(), "\n", "\n\n"), "", "Sources, checked " + part.Checked + ":"}
	for _, source := range part.Sources {
		said = append(said, "- "+source)
	}
	return strings.Join(said, "\n")
}

// Who answers the question people come with, from the explainer and, when v is not nil, from the
// figures of the video that was named.
func Who(p *Page, why view.Why, v *view.VideoDetail) {
	p.Say(look.Style{Bold: true}, why.Answer)
	p.gist(why, "short-answer")
	p.gist(why, "why-withheld")
	if v != nil {
		p.Heading("What can be known of this video")
		p.Blank()
		for _, sentence := range known(p, *v) {
			p.Item(p.paper.Look.Glyphs.Dot, look.Style{}, sentence)
		}
	}
	p.gist(why, "what-you-can-do")
	p.Blank()
	p.Say(look.Style{Role: look.Faint}, "saveboard show why has all of it, with its sources.")
}

// gist is a part of the explainer in short: its finding, which is its first paragraph, and its list,
// or the second paragraph where it has none.
func (p *Page) gist(why view.Why, id string) {
	for _, part := range why.Parts {
		if part.ID != id {
			continue
		}
		blocks := strings.Split(part.Text, "\n\n")
		short := blocks[:1]
		for i, block := range blocks[1:] {
			if strings.HasPrefix(block, "- ") || i == 0 {
				short = append(blocks[:1:1], block)
			}
		}
		p.Heading(part.Title)
		p.prose(strings.Join(short, "\n\n"))
	}
}

// known is what the counts of one video say.
func known(p *Page, d view.VideoDetail) []string {
	v, f := d.Video, p.number
	var said []string
	if v.SaveRate.Known() {
		said = append(said, f.Rate(v.SaveRate)+" of its views became saves.")
	}
	if v.ShelfLife.Known() {
		said = append(said, f.Percent(v.ShelfLife)+" of its saves came after its first week.")
	}
	for _, sentence := range []string{d.Chart, d.Daily} {
		if sentence != "" {
			said = append(said, sentence)
		}
	}
	return said
}

// prose writes Markdown below a blank line.
func (p *Page) prose(markdown string) {
	p.Blank()
	for _, line := range prose.Parse(markdown, p.paper.Look.Glyphs).Wrap(p.paper.Width) {
		p.Line(line.Paint(p.paper.Look, nil))
	}
}
