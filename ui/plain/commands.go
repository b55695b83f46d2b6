package plain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/print"
)

// A command is what one can type. Help is read from the same table.
type command struct {
	name  string // with the first letters of it typed is enough
	takes string // what comes behind it, for help
	says  string
	do    func(c *conversation, rest string)
}

func commands() []command {
	return []command{
		{"open", "N", "open what has the number N, or the video whose title has these words", (*conversation).open},
		{"back", "", "go back to where you came from", func(c *conversation, _ string) { c.back() }},
		{"more", "", "the next rows of a long list", func(c *conversation, _ string) { c.more() }},
		{"table", "", "the charts of this screen as tables", func(c *conversation, _ string) { c.table() }},
		{"next", "", "the next video of the list", func(c *conversation, _ string) { c.step(+1) }},
		{"previous", "", "the previous video of the list", func(c *conversation, _ string) { c.step(-1) }},
		{"sort", "COLUMN", "sort the list by a column", (*conversation).sort},
		{"reverse", "", "turn the order", func(c *conversation, _ string) { c.reverse() }},
		{"filter", "WORDS", "only videos that fit, and @NAME is a saved filter; without words all of them", (*conversation).filter},
		{"period", "28d", "7d, 28d, 90d, 12mo, all or 2026-03-01..2026-05-31", (*conversation).period},
		{"metric", "NAME", "saves, rate, views, likes, comments or shares", (*conversation).metric},
		{"account", "NAME", "whose videos; all is everyone's", (*conversation).account},
		{"explain", "", "where the figures of this screen come from", func(c *conversation, _ string) { c.explain() }},
		{"why", "N", "why nobody sees who saved; N opens a part, words of a title ask about that video", (*conversation).askWhy},
		{"again", "", "this screen again, with what is new", func(c *conversation, _ string) { c.show() }},
		{"help", "", "these commands", func(c *conversation, _ string) { c.help() }},
		{"quit", "", "leave", func(c *conversation, _ string) { c.ended = true }},
	}
}

// do does what a line says.
func (c *conversation) do(line string) {
	word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	word, rest = strings.ToLower(word), strings.TrimSpace(rest)
	if word == "" {
		return
	}
	if word != "why" { // which takes the number of a part
		for _, s := range screens() {
			if word == s.key || word == string(s.name) {
				c.trail = nil
				c.goTo(place{screen: s.name})
				return
			}
		}
	}
	var fits []command
	for _, k := range commands() {
		if k.name == word {
			fits = []command{k}
			break
		}
		if strings.HasPrefix(k.name, word) {
			fits = append(fits, k)
		}
	}
	switch len(fits) {
	case 0:
		c.say(fmt.Sprintf("There is no command %q. help lists them all.", word))
	case 1:
		fits[0].do(c, rest)
	default:
		names := make([]string, len(fits))
		for i, k := range fits {
			names[i] = k.name
		}
		c.say(fmt.Sprintf("%q could be %s.", word, strings.Join(names, " or ")))
	}
}

func (c *conversation) help() {
	page := print.NewPage(c.o.Paper)
	page.Say(noStyle(), "Type a screen's number or name, or a command; its first letters are enough.")
	for _, s := range screens() {
		page.Line("  " + s.key + "  " + string(s.name))
	}
	for _, k := range commands() {
		page.Line("  " + strings.TrimSpace(k.name+" "+k.takes) + ": " + k.says)
	}
	c.write(page)
}

// goTo shows a place; there is a way back from it, unless the trail was cut before.
func (c *conversation) goTo(p place) {
	c.here = p
	c.show()
}

// lead goes to a place from which back leads here again.
func (c *conversation) lead(p place) {
	from := c.here
	from.filter = c.scope.Filter
	c.trail = append(c.trail, from)
	c.goTo(p)
}

func (c *conversation) back() {
	if len(c.trail) == 0 {
		c.say("There is nothing to go back to.")
		return
	}
	last := c.trail[len(c.trail)-1]
	c.trail = c.trail[:len(c.trail)-1]
	c.scope.Filter = last.filter
	c.goTo(last)
}

func (c *conversation) open(rest string) {
	n, err := numberOf(rest)
	switch {
	case err != nil && rest != "":
		if id, ok := c.find(rest); ok {
			c.lead(place{screen: videoScreen, video: id})
		}
		return
	case len(c.items) == 0:
		c.say("Nothing here has a number to open.")
		return
	case err != nil || n < 1 || n > len(c.items):
		c.say(fmt.Sprintf("open takes a number from 1 to %d.", len(c.items)))
		return
	}
	t := c.items[n-1]
	p := place{screen: t.screen, video: t.video, category: t.category, part: t.part}
	switch {
	case t.screen == videoScreen:
		p.among = c.videoAt
	case t.hashtag != "":
		c.openHashtag(t.hashtag)
		return
	case t.account != 0:
		c.scope.Account = t.account
	case t.screen == c.here.screen && t.part == 0:
		c.table() // what proves it is drawn here
		return
	}
	c.lead(p)
}

// openHashtag shows the videos with a hashtag, by the filter that takes them; back takes it away again.
func (c *conversation) openHashtag(name string) {
	from := c.here
	from.filter = c.scope.Filter
	c.trail = append(c.trail, from)
	c.scope.Filter = strings.TrimSpace(c.scope.Filter + " #" + name)
	c.goTo(place{screen: videosScreen})
}

func (c *conversation) more() {
	if c.here.from+pageRows >= c.rows {
		c.say("That was all.")
		return
	}
	c.here.from += pageRows
	c.show()
}

func (c *conversation) table() {
	if c.chart == nil {
		c.say("There is no chart here that is not in the text already.")
		return
	}
	page := print.NewPage(c.o.Paper)
	c.chart(page)
	c.write(page)
}

func (c *conversation) step(by int) {
	i := slices.Index(c.here.among, c.here.video) + by
	switch {
	case c.here.screen != videoScreen:
		c.say("Open a video first.")
	case i < 0 || i >= len(c.here.among):
		c.say("That was the last video of the list in that direction.")
	default:
		c.here.video = c.here.among[i]
		c.show()
	}
}

// columns are those that the list here can be sorted by.
func (c *conversation) columns() []string {
	switch c.here.screen {
	case videosScreen:
		return names(view.Columns())
	case categoriesScreen:
		return names(view.CategoryColumns())
	case accountsScreen:
		return names(view.AccountColumns())
	default:
		return nil
	}
}

func names[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

func (c *conversation) sort(rest string) {
	all := c.columns()
	switch rest = strings.ToLower(rest); {
	case all == nil:
		c.say("There is no list here to sort.")
	case !slices.Contains(all, rest):
		c.say("sort takes one of " + strings.Join(all, ", ") + ".")
	default:
		c.here.sort, c.here.reverse, c.here.from = rest, false, 0
		c.show()
	}
}

func (c *conversation) reverse() {
	if c.columns() == nil {
		c.say("There is no list here to turn.")
		return
	}
	c.here.reverse, c.here.from = !c.here.reverse, 0
	c.show()
}

func (c *conversation) filter(rest string) {
	words, err := c.views.Filter(c.ctx, rest)
	if err != nil {
		c.fail(err)
		return
	}
	c.scope.Filter, c.here.from = words, 0
	c.show()
}

func (c *conversation) period(rest string) {
	p, err := model.ParsePeriod(strings.ToLower(rest))
	if err != nil {
		c.fail(err)
		return
	}
	c.scope.Period = p
	c.show()
}

func (c *conversation) metric(rest string) {
	m, err := model.ParseMetric(strings.ToLower(rest))
	if err != nil {
		c.fail(err)
		return
	}
	c.scope.Metric = m
	c.show()
}

func (c *conversation) account(rest string) {
	id, err := c.views.Account(c.ctx, rest)
	if err != nil {
		c.fail(err)
		return
	}
	c.scope.Account, c.here.from = id, 0
	if c.here.screen == videoScreen { // which is of one account
		c.here = place{screen: videosScreen}
	}
	c.show()
}

// numberOf is the number of something that is listed. So many digits as a video's id has are none.
func numberOf(rest string) (int, error) {
	n, err := strconv.ParseInt(rest, 10, 16)
	return int(n), err
}

// find is the video that some words name; what stands in the way is told.
func (c *conversation) find(words string) (model.VideoID, bool) {
	id, err := c.views.Find(c.ctx, c.query(), words)
	if err != nil {
		c.fail(err)
	}
	return id, err == nil
}

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

// explain says where the figures come from that are shown here.
func (c *conversation) explain() {
	if c.subject.None() {
		c.say("There is no figure here to explain.")
		return
	}
	cards, err := c.views.Cards(c.ctx, view.CardQuery{Query: c.query(), Focus: c.subject})
	switch {
	case err != nil:
		c.fail(err)
	case len(cards) == 0:
		c.say("There is no figure here to explain.")
	default:
		page := print.NewPage(c.o.Paper)
		page.Explain(cards)
		c.write(page)
	}
}
