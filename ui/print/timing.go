package print

import (
	"saveboard/model/number"
	"saveboard/model/view"
	"saveboard/ui/look"
)

// Timing prints when posts that get kept go out.
func Timing() Kind[view.Timing] {
	return Kind[view.Timing]{
		Text: timingText,
		List: func(v view.Timing) any { return v.Cells },
		Head: func(v *view.Timing) *view.Head { return &v.Head },
	}
}

func timingText(p *Page, v view.Timing) {
	p.head("When do posts that get kept go out?", v.Head, number.Of(v.Videos, "video"))
	if len(v.Best) > 0 {
		p.Blank()
		p.Say(look.Style{Bold: true}, "Best slots")
		for _, s := range v.Best {
			p.slot(look.Style{}, s.Sentence())
		}
	}
	if v.Shaded && len(v.Cells) > 0 {
		p.Blank()
		p.Say(look.Style{Bold: true}, "Every hour posted in")
		for _, c := range v.Cells {
			style := look.Style{}
			if c.Faint() {
				style.Role = look.Faint
			}
			p.slot(style, c.Sentence())
		}
	}
	p.Blank()
	p.Say(look.Style{Role: look.Faint}, v.Caution)
	p.foot(v.Head)
}

// slot writes what is said about some hours, behind its number where the paper has numbers.
func (p *Page) slot(style look.Style, sentence string) {
	if p.next == 0 {
		p.Say(style, sentence)
		return
	}
	p.Item(p.numberOr(""), style, sentence)
}
