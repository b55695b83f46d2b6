package plain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"saveboard/model"
	"saveboard/model/filter"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/print"
)

// goTo shows a place; there is a way back from it, unless the trail was cut before.
func (c *conversation) goTo(p place) {
	c.here = p
	c.show()
}

// lead goes to a place from which back leads here again.
func (c *conversation) lead(p place) {
	c.leave()
	c.goTo(p)
}

// leave keeps the place that one is at for the way back.
func (c *conversation) leave() {
	from := c.here
	from.filter = c.scope.Filter
	c.trail = append(c.trail, from)
}

func (c *conversation) back() {
	if len(c.trail) == 0 {
		c.say("There is nothing to go back to.")
		return
	}
	last := c.trail[len(c.trail)-1]
	c.trail = c.trail[:len(c.trail)-1]
	c.scope.Filter = last.filter
	if last.account != nil {
		c.scope.Account = *last.account
	}
	last.account = nil
	c.goTo(last)
}

func (c *conversation) open(rest string) {
	if n, err := numberOf(rest); err == nil {
		if t, ok := c.target(n); ok {
			c.openTarget(t)
		}
		return
	}
	switch {
	case rest == "" && len(c.items) == 0:
		c.say("Nothing here has a number to open.")
	case rest == "":
		c.say(fmt.Sprintf("open takes a number from 1 to %d.", len(c.items)))
	default:
		if id, found := c.find(rest); found {
			c.lead(place{screen: videoScreen, video: id})
		}
	}
}

// target is what has the number; where nothing has it, that is told.
func (c *conversation) target(n int) (target, bool) {
	switch {
	case len(c.items) == 0:
		c.say("Nothing here has a number to open.")
	case n < 1 || n > len(c.items):
		c.say(fmt.Sprintf("Nothing here has the number %d: they go from 1 to %d.", n, len(c.items)))
	default:
		return c.items[n-1], true
	}
	return target{}, false
}

func (c *conversation) openTarget(t target) {
	switch {
	case t.named != "":
		if id, ok := c.find(t.named); ok {
			c.lead(place{screen: videoScreen, video: id})
		}
		return
	case t.screen == videoScreen:
		t.among = c.videoAt
	case t.matching != "":
		c.leave()
		c.scope.Filter = filter.And(c.scope.Filter, t.matching)
		c.goTo(place{screen: videosScreen})
		return
	case t.account != nil:
		before := c.scope.Account
		c.leave()
		c.trail[len(c.trail)-1].account = &before
		c.scope.Account = *t.account
		c.goTo(place{screen: videosScreen})
		return
	case t.screen == c.here.screen && t.part == 0:
		c.table() // what proves it is drawn here
		return
	}
	c.lead(t.place)
}

func (c *conversation) more() {
	if c.here.from+pageRows >= c.rows {
		c.say("That was all.")
		return
	}
	c.here.from += pageRows
	c.show()
}

// rowsFrom shows the list from a number on.
func (c *conversation) rowsFrom(rest string) {
	switch n, err := numberOf(rest); {
	case c.rows == 0:
		c.say("There is no long list here.")
	case err != nil || n < 1 || n > c.rows:
		c.say(fmt.Sprintf("from takes a number from 1 to %d.", c.rows))
	default:
		c.here.from = n - 1
		c.show()
	}
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

// step goes to the next video of the list that one was opened from, or to the next part of the explainer.
func (c *conversation) step(by int) {
	if c.here.screen == whyScreen && c.here.part > 0 {
		if n := c.here.part + by; n < 1 || n > len(c.items) {
			c.say("That was the last part in that direction.")
			return
		}
		c.here.part += by
		c.show()
		return
	}
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

// explain says where the figures come from that are shown here, or that some words or a number name.
func (c *conversation) explain(rest string) {
	focus, named := c.subject, rest
	if n, err := numberOf(rest); err == nil {
		t, ok := c.target(n)
		if !ok {
			return
		}
		focus, named = t.focus, ""
	}
	if focus.None() {
		c.say("There is no figure here to explain.")
		return
	}
	cards, err := c.views.Cards(c.ctx, view.CardQuery{Query: c.query(), Focus: focus})
	if err != nil {
		c.fail(err)
		return
	}
	if cards = called(cards, named); len(cards) == 0 && named != "" {
		c.say(fmt.Sprintf("No figure here is called %q. explain names them all.", named))
		return
	}
	if len(cards) == 0 {
		c.say("There is no figure here to explain.")
		return
	}
	page := print.NewPage(c.o.Paper)
	page.Explain(cards)
	c.write(page)
	texts := make([]string, len(cards))
	for i, card := range cards {
		texts[i] = card.Text()
	}
	c.spoken = words{"where this comes from", strings.Join(texts, "\n")}
}

// called are the cards whose name has all of some words.
func called(cards []view.Card, said string) []view.Card {
	return slices.DeleteFunc(slices.Clone(cards), func(card view.Card) bool {
		name := text.Fold(card.Name + " " + card.Of)
		return slices.ContainsFunc(strings.Fields(text.Fold(said)), func(w string) bool { return !strings.Contains(name, w) })
	})
}
