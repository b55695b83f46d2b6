package plain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"saveboard/model/edit"
	"saveboard/model/suggest"
	"saveboard/ui/print"
)

func (c *conversation) suggest() { c.lead(place{screen: suggestScreen}) }

// suggestions prints what is suggested; each is accepted by its number.
func (c *conversation) suggestions() error {
	report, err := c.views.Edits.Suggest(c.ctx, c.scope.Account)
	if err != nil {
		return err
	}
	for _, s := range report.Suggestions {
		c.items = append(c.items, target{
			place: place{screen: videoScreen}, named: s.VideoID,
			spoken: words{"the suggestion", s.Title + ": " + s.Category},
		})
	}
	c.guesses = report.Suggestions
	put(c, print.Suggestions(), report)
	if len(report.Suggestions) > 0 {
		c.say("Nothing is sorted unless you say so: accept 1 3 takes these, accept 90% all that are at least so sure, accept 1 NAME another category.")
	}
	return nil
}

// accept sorts the videos whose suggestions are accepted, as one edit.
func (c *conversation) accept(rest string) {
	if c.here.screen != suggestScreen {
		c.say("suggest lists what there is to accept.")
		return
	}
	if !c.mayEdit() {
		return
	}
	if piles, ok := c.accepted(rest); ok {
		c.apply(edit.Sort{Piles: piles})
	}
}

// accepted are the videos that a line accepts, by the categories they are to go into.
func (c *conversation) accepted(rest string) ([]edit.Pile, bool) {
	if percent, isShare := strings.CutSuffix(rest, "%"); isShare {
		return c.acceptedAbove(percent)
	}
	numbers, other := numbersIn(rest)
	if len(numbers) == 0 {
		c.say("accept takes numbers, or how sure it has to be, such as accept 1 3-5, or accept 90%.")
		return nil, false
	}
	var chosen []suggest.Suggestion
	for _, n := range numbers {
		if _, ok := c.target(n); !ok {
			return nil, false
		}
		s := c.guesses[n-1]
		if other != "" {
			s.Category = unquoted(other)
		}
		chosen = append(chosen, s)
	}
	if other != "" {
		all, err := c.views.Edits.Categories(c.ctx)
		if err != nil {
			c.fail(err)
			return nil, false
		}
		return piles(chosen), c.means(unquoted(other), all, "category")
	}
	return piles(chosen), true
}

func (c *conversation) acceptedAbove(percent string) ([]edit.Pile, bool) {
	sure, err := strconv.ParseFloat(strings.TrimSpace(percent), 64)
	if err != nil || sure < 50 || sure > 100 {
		c.say("accept takes how sure it has to be from 50% to 100%.")
		return nil, false
	}
	chosen := slices.DeleteFunc(slices.Clone(c.guesses), func(s suggest.Suggestion) bool { return s.Probability < sure/100 })
	if len(chosen) == 0 {
		c.say(fmt.Sprintf("No suggestion is at least %g%% sure.", sure))
	}
	return piles(chosen), len(chosen) > 0
}

// piles are the videos by their categories, in the order of the suggestions.
func piles(accepted []suggest.Suggestion) []edit.Pile {
	var all []edit.Pile
	for _, s := range accepted {
		i := slices.IndexFunc(all, func(pile edit.Pile) bool { return pile.Category == s.Category })
		if i < 0 {
			i = len(all)
			all = append(all, edit.Pile{Category: s.Category})
		}
		all[i].Videos = append(all[i].Videos, s.VideoID)
	}
	return all
}
