package plain

import (
	"strings"

	"saveboard/model/edit"
	"saveboard/model/rule"
	"saveboard/model/text"
	"saveboard/ui/print"
)

func ruleCommands() []command {
	return []command{
		{Word{
			"rule", "WORD: NAME", "a rule that sorts videos with a word, a #hashtag or a filter into a category; it says what would change and asks; - takes it back, and alone it lists the rules",
			[]string{"rule #bread: Bread", "rule kind:video title:\"how to\": Tutorials", "rule #bread: -", "rule"},
			[]string{"shell.rule", "shell.rule-confirm", "shell.rule-drop", "categories.rule"},
		}, (*conversation).rule},
	}
}

// rule says what a rule would change, and makes it when that is agreed to.
func (c *conversation) rule(rest string) {
	if c.views.Edits.Rules == nil {
		c.say("There are no rules here.")
		return
	}
	book, err := c.views.Edits.Rules(c.ctx)
	if err != nil {
		c.fail(err)
		return
	}
	if rest == "" {
		c.listRules(book)
		return
	}
	if !c.mayEdit() {
		return
	}
	word, name := wordAndName(rest)
	if name == "" {
		var ok bool
		if name, ok = c.askCategory(word); !ok {
			return
		}
	}
	switch name {
	case "":
		c.say("Nothing was changed.")
	case takesOff:
		c.proposeRule(edit.RemoveRule{Word: word}, "Take the rule back?", func() (rule.Change, error) { return book.Removing(word) })
	default:
		c.proposeRule(edit.AddRule{Word: word, Category: name}, "Make the rule?", func() (rule.Change, error) { return book.Adding(word, name) })
	}
}

func (c *conversation) listRules(book *rule.Book) {
	list := print.RuleList{}
	for _, r := range book.Rules() {
		list.Rules = append(list.Rules, print.Rule{Word: r.Word, Category: r.Category})
	}
	put(c, print.Rules(), list)
}

// wordAndName reads "kind:video title:rye: Bread": the last colon with a space behind it ends the word.
func wordAndName(rest string) (word, name string) {
	if i := strings.LastIndex(rest, ": "); i >= 0 {
		return unquoted(rest[:i]), unquoted(rest[i+2:])
	}
	return strings.TrimSuffix(unquoted(rest), ":"), ""
}

func (c *conversation) askCategory(word string) (name string, ok bool) {
	all, err := c.views.Edits.Categories(c.ctx)
	if err != nil {
		c.fail(err)
		return "", false
	}
	return c.question(existing(all, "category", "categories") + "Which category for “" + text.Clean(word).String() + "”? An empty line changes nothing, - takes its rule back.")
}

// proposeRule does an edit of the rules once one has heard what it would change.
func (c *conversation) proposeRule(e edit.Edit, ask string, preview func() (rule.Change, error)) {
	change, err := preview()
	if err != nil {
		c.fail(err)
		return
	}
	page := print.NewPage(c.o.Paper)
	page.RuleChange(change)
	c.write(page)
	switch {
	case c.agrees(ask):
		c.apply(e)
	case !c.ended:
		c.say("Nothing was changed.")
	}
}
