package plain

import (
	"fmt"
	"strconv"

	"saveboard/model/explain"
	"saveboard/model/number"
	"saveboard/model/view"
	"saveboard/ui/print"
)

// askWhy opens the explainer, about the video that one is at or that is named.
func (c *conversation) askWhy(rest string) {
	p := place{screen: whyScreen, video: c.here.video}
	switch n, err := numberOf(rest); {
	case rest == "":
	case err != nil:
		id, ok := c.find(rest)
		if !ok {
			return
		}
		p.video = id
	case n < 1:
		c.say("why takes the number of a part, words of a title, or nothing.")
		return
	default:
		p.part = n
	}
	c.lead(p)
}

// search lists where the explainer speaks of something.
func (c *conversation) search(rest string) {
	if rest == "" {
		c.say("search takes words, such as search law.")
		return
	}
	c.lead(place{screen: whyScreen, video: c.here.video, search: rest})
}

// why prints the list of the explainer's parts, one of them, or where something was found in them.
func (c *conversation) why(q view.Query) error {
	v, err := c.views.Why(c.ctx, view.WhyQuery{Query: q, Video: c.here.video})
	if err != nil {
		return err
	}
	if c.here.search != "" {
		c.found(v)
		return nil
	}
	for i, part := range v.Parts {
		c.items = append(c.items, target{place: place{screen: whyScreen, part: i + 1, video: c.here.video}, spoken: partInWords(part)})
	}
	if n := c.here.part; n > 0 && n <= len(v.Parts) {
		c.spoken = partInWords(v.Parts[n-1])
		v.Parts = v.Parts[n-1 : n]
		put(c, print.Why(), v)
		return nil
	}
	c.spoken = words{"the answer", v.Answer}
	c.subject, c.shown = v.Subject(), &v
	page := print.NewPage(c.o.Paper)
	page.Say(noStyle(), v.Question)
	page.Say(noStyle(), v.Answer)
	for i, part := range v.Parts {
		page.Item(strconv.Itoa(i+1), noStyle(), part.Title)
	}
	c.write(page)
	return nil
}

// partInWords is a part of the explainer with its sources.
func partInWords(part view.WhyPart) words {
	return words{"the part with its sources", print.PartInWords(part)}
}

// found prints the lines of the explainer that have all words which are looked for. Each opens its part.
func (c *conversation) found(v view.Why) {
	parts := make([]explain.Part, len(v.Parts))
	for i, p := range v.Parts {
		parts[i] = explain.Part{Title: p.Title, Markdown: p.Text}
	}
	matches := explain.Search(parts, c.here.search)
	if len(matches) == 0 {
		c.say(fmt.Sprintf("The explainer does not speak of %q.", c.here.search))
		return
	}
	page := print.NewPage(c.o.Paper)
	page.Say(noStyle(), fmt.Sprintf("%q stands in %s of the explainer.", c.here.search, number.Of(len(matches), "line")))
	for i, m := range matches {
		title := parts[m.Part].Title
		c.items = append(c.items, target{place: place{screen: whyScreen, part: m.Part + 1, video: c.here.video}, spoken: words{"the line", m.Text}})
		if m.Line == explain.InTitle {
			page.Item(strconv.Itoa(i+1), noStyle(), title)
			continue
		}
		page.Item(strconv.Itoa(i+1), noStyle(), title+": "+m.Text)
	}
	c.write(page)
}
