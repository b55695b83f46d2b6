package plain

import (
	"fmt"
	"slices"
	"strings"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/print"
)

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

// filters lists the saved filters, or changes them.
func (c *conversation) filters(rest string) {
	word, rest, _ := strings.Cut(rest, " ")
	name, words, _ := strings.Cut(strings.TrimSpace(rest), " ")
	switch {
	case word == "":
		c.listFilters()
	case word == "save" && name != "":
		c.saveFilter(name, words)
	case word == "remove" && name != "":
		if c.mayEdit() && c.done(c.views.Edits.RemoveFilter(c.ctx, name)) {
			c.say("Forgot the filter @" + strings.TrimPrefix(name, "@") + ".")
		}
	default:
		c.say("filters takes save NAME WORDS, remove NAME, or nothing.")
	}
}

func (c *conversation) listFilters() {
	saved, err := c.views.Saved(c.ctx)
	if err != nil {
		c.fail(err)
		return
	}
	if len(saved) == 0 {
		c.say("No filters are saved yet. filters save keepers rate>2% saves one.")
		return
	}
	page := print.NewPage(c.o.Paper)
	print.Filters().Text(page, print.FilterList{Filters: saved})
	c.write(page)
}

// saveFilter keeps some words, or the filter that is on, under a name.
func (c *conversation) saveFilter(name, words string) {
	if !c.mayEdit() {
		return
	}
	words, err := c.views.Filter(c.ctx, words)
	switch {
	case err != nil:
		c.fail(err)
		return
	case words == "":
		words = c.scope.Filter
	}
	if words == "" {
		c.say("There is no filter on now. Type it behind the name: filters save " + name + " rate>2%.")
		return
	}
	if c.done(c.views.Edits.SaveFilter(c.ctx, name, words)) {
		name = strings.TrimPrefix(name, "@")
		c.say(fmt.Sprintf("Saved the filter %q as @%s. filter @%s takes it.", words, name, name))
	}
}

// done tells what stood in the way, if anything did.
func (c *conversation) done(err error) bool {
	if err != nil {
		c.fail(err)
	}
	return err == nil
}

func (c *conversation) period(rest string) {
	if rest == "" {
		c.say("The period is " + c.scope.Period.Words() + ". period 90d changes it; it takes a number of d, w, mo or y, all, or two days: 2026-03-01..2026-05-31.")
		return
	}
	p, err := model.ParsePeriod(strings.ToLower(strings.Join(strings.Fields(rest), "")))
	if err != nil {
		c.fail(err)
		return
	}
	c.scope.Period = p
	c.show()
}

func (c *conversation) metric(rest string) {
	if rest == "" {
		all := make([]string, len(model.AllMetrics()))
		for i, m := range model.AllMetrics() {
			all[i] = m.String()
		}
		c.say("What is counted is " + c.scope.Metric.String() + ". metric takes one of " + strings.Join(all, ", ") + ".")
		return
	}
	m, err := model.ParseMetric(strings.ToLower(rest))
	if err != nil {
		c.fail(err)
		return
	}
	c.scope.Metric = m
	c.show()
}
