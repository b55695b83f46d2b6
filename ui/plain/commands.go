package plain

import (
	"fmt"
	"slices"
	"strings"

	"saveboard/model/filter"
	"saveboard/model/text"
	"saveboard/ui/print"
)

// A command is what one can type. Help is read from the same table, and so is what it stands for.
type command struct {
	Word
	do func(c *conversation, rest string)
}

// A Word is what can be typed: with its first letters, as soon as no other begins so.
type Word struct {
	Name    string
	Takes   string // what comes behind it, for help
	Says    string
	Such    []string // examples, for what takes more than one thing
	Instead []string // the dashboard's actions that it stands for, by their ids
}

// The groups of the words, for help.
const (
	going   = "To go around"
	scoping = "What is shown"
	asking  = "To know more"
	marking = "Several videos"
	editing = "To change things"
	taking  = "To take something out"
)

// A group is the commands that belong together.
type group struct {
	name     string
	commands []command
}

func groups() []group {
	return []group{
		{going, goingCommands()},
		{scoping, scopeCommands()},
		{asking, askingCommands()},
		{marking, markingCommands()},
		{editing, slices.Concat(editCommands(), ruleCommands(), accountCommands())},
		{taking, outCommands()},
	}
}

func commands() []command {
	var all []command
	for _, g := range groups() {
		all = append(all, g.commands...)
	}
	return all
}

func goingCommands() []command {
	return []command{
		{Word{
			"open", "N", "open what has the number N, or the video whose title has these words",
			[]string{"open 1", "open sourdough"},
			[]string{"overview.open", "videos.open", "categories.open", "trends.open", "timing.open", "accounts.open", "compare.open", "why.read"},
		}, (*conversation).open},
		{Word{
			"back", "", "go back to where you came from", nil,
			[]string{"shell.esc", "video.back", "compare.back", "videos.leave", "why.leave", "log.leave"},
		}, func(c *conversation, _ string) { c.back() }},
		{Word{"more", "", "the next rows of a long list", nil, []string{"videos.page-down"}}, func(c *conversation, _ string) { c.more() }},
		{Word{"from", "N", "the rows of a long list from the number N on", []string{"from 41"}, []string{"videos.page-up", "videos.first", "videos.last"}}, (*conversation).rowsFrom},
		{Word{"next", "", "the next video of the list, or part of the explainer", nil, []string{"video.next", "why.next"}}, func(c *conversation, _ string) { c.step(+1) }},
		{Word{"previous", "", "the one before", nil, []string{"video.previous", "why.previous"}}, func(c *conversation, _ string) { c.step(-1) }},
		{Word{"again", "", "this screen again, with what is new", nil, nil}, func(c *conversation, _ string) { c.show() }},
		{Word{"help", "WORD", "these words, or more about one", []string{"help", "help filter"}, []string{"shell.help", "shell.palette"}}, (*conversation).help},
		{Word{"quit", "", "leave", nil, []string{"shell.quit"}}, func(c *conversation, _ string) { c.ended = true }},
	}
}

func scopeCommands() []command {
	return []command{
		{Word{"sort", "COLUMN", "sort the list by a column", []string{"sort saves"}, []string{"videos.sort-next", "categories.sort-next", "accounts.sort-next"}}, (*conversation).sort},
		{Word{"reverse", "", "turn the order", nil, []string{"videos.sort-turn", "categories.sort-turn", "accounts.sort-turn"}}, func(c *conversation, _ string) { c.reverse() }},
		{Word{
			"filter", "WORDS", "only videos that fit, and @NAME is a saved filter; without words all of them",
			[]string{"filter #bread saves>1k", "filter"},
			[]string{"shell.filter"},
		}, (*conversation).filter},
		{Word{"filters", "", "the saved filters; save NAME WORDS and remove NAME change them", []string{"filters", "filters save keepers rate>2%", "filters remove keepers"}, nil}, (*conversation).filters},
		{Word{
			"period", "28d", "7d, 28d, 90d, 12mo, all or 2026-03-01..2026-05-31",
			[]string{"period 90d", "period 2026-03-01..2026-05-31"},
			[]string{"shell.period", "shell.period-take"},
		}, (*conversation).period},
		{Word{"metric", "NAME", "saves, rate, views, likes, comments or shares", []string{"metric views"}, []string{"shell.metric"}}, (*conversation).metric},
	}
}

func askingCommands() []command {
	return []command{
		{Word{"table", "", "the charts of this screen as tables", nil, []string{"categories.way", "trends.way", "accounts.way", "compare.reach"}}, func(c *conversation, _ string) { c.table() }},
		{Word{
			"explain", "N", "where the figures of this screen come from, those of N, or those whose name has these words",
			[]string{"explain", "explain 3", "explain save rate"},
			[]string{"shell.source", "shell.next-source"},
		}, (*conversation).explain},
		{Word{"why", "N", "why nobody sees who saved; N opens a part, words of a title ask about that video", []string{"why", "why 3"}, []string{"shell.why"}}, (*conversation).askWhy},
		{Word{"search", "WORDS", "where the explainer speaks of something", []string{"search law"}, []string{"why.search"}}, (*conversation).search},
	}
}

// do does what a line says.
func (c *conversation) do(line string) {
	word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	word, rest = strings.ToLower(word), strings.TrimSpace(rest)
	if word == "" {
		return
	}
	if word == "?" {
		word = "help"
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
	switch fits := fitting(word); len(fits) {
	case 0:
		c.say(unknown(word))
	case 1:
		fits[0].do(c, rest)
	default:
		c.say(fmt.Sprintf("%q could be %s.", word, strings.Join(namesOf(fits), " or ")))
	}
}

// fitting are the commands that a word may mean: the one of that name, or those that begin so.
func fitting(word string) []command {
	var fits []command
	for _, k := range commands() {
		if k.Name == word {
			return []command{k}
		}
		if strings.HasPrefix(k.Name, word) {
			fits = append(fits, k)
		}
	}
	return fits
}

func namesOf(list []command) []string {
	names := make([]string, len(list))
	for i, k := range list {
		names[i] = k.Name
	}
	return names
}

// unknown says that there is no such word, and which one may have been meant.
func unknown(word string) string {
	said := fmt.Sprintf("There is no command %q.", word)
	if near := nearest(word, known()); near != "" {
		said += " Perhaps " + near + "?"
	}
	return said + " help lists them all."
}

// known are all words that open or do something.
func known() []string {
	all := namesOf(commands())
	for _, s := range screens() {
		all = append(all, string(s.name))
	}
	return all
}

// nearest is the one of some words that a slip or two of the fingers makes of another; empty where none is near.
func nearest(word string, among []string) string {
	best, fewest := "", 3
	for _, name := range among {
		if slips := text.Slips(text.Fold(word), text.Fold(name)); slips < fewest && slips < len(word) {
			best, fewest = name, slips
		}
	}
	return best
}

// help lists what can be typed, or says more about one word.
func (c *conversation) help(rest string) {
	if rest != "" {
		c.helpOn(strings.ToLower(rest))
		return
	}
	page := print.NewPage(c.o.Paper)
	page.Say(noStyle(), "Type a screen's number or name, or a word from below; its first letters are enough. help WORD says more about one.")
	page.Heading("Screens")
	for _, s := range screens() {
		page.Line("  " + s.key + "  " + string(s.name))
	}
	for _, g := range groups() {
		page.Heading(g.name)
		for _, k := range g.commands {
			page.Say(noStyle(), strings.TrimSpace(k.Name+" "+k.Takes)+": "+k.Says)
		}
	}
	c.write(page)
}

func (c *conversation) helpOn(word string) {
	fits := fitting(word)
	if len(fits) == 0 {
		c.say(unknown(word))
		return
	}
	page := print.NewPage(c.o.Paper)
	for _, k := range fits {
		page.Say(noStyle(), strings.TrimSpace(k.Name+" "+k.Takes)+": "+k.Says+".")
		for _, such := range k.Such {
			page.Line("  " + such)
		}
	}
	if slices.Contains(namesOf(fits), "filter") {
		page.Say(noStyle(), "Words must all occur in the title, hashtags, category, labels or note. Fields, each with its value; OR between two takes either, and a minus before one takes the others:")
		for _, f := range filter.Fields() {
			page.Say(noStyle(), f.Example+": "+f.Says)
		}
	}
	c.write(page)
}
