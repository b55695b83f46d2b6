package plain

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/number"
	"saveboard/model/rule"
	"saveboard/model/suggest"
	"saveboard/model/text"
	"saveboard/model/view"
)

// Edits are the functions that change what is stored, as the dashboard has them. Each says in a sentence
// what it did. Without Apply nothing can be edited.
type Edits struct {
	Apply        func(context.Context, edit.Edit) (edit.Done, error)
	Undo, Redo   func(context.Context) (edit.Done, error)
	Categories   func(context.Context) ([]string, error) // their names
	Labels       func(context.Context) ([]string, error)
	Remove       func(context.Context, model.AccountID) (edit.Done, error)      // an account, for good
	Suggest      func(context.Context, model.AccountID) (suggest.Report, error) // for an account's videos without a category
	Rules        func(context.Context) (*rule.Book, error)                      // to ask what a change of the rules would do
	SaveFilter   func(ctx context.Context, name, words string) error
	RemoveFilter func(ctx context.Context, name string) error
	Zone         func() string        // that the days of an account which is added are counted in; empty is unknown
	Now          func() model.Instant // the moment that typed counts are kept as of
	Lasting      string               // how long an edit stays, in a sentence; empty is for good
}

func editCommands() []command {
	return []command{
		{Word{
			"category", "N... NAME", "put videos into a category: those of the numbers, else the one that is open, else the marked ones; - takes it off",
			[]string{"category 3 7 Tutorials", "category Meal prep", "category 3 -"},
			[]string{"shell.category"},
		}, (*conversation).category},
		{Word{"label", "N... +LABEL -LABEL", "add labels to videos, and take others off", []string{"label 3 7 +series -old", "label +new lamp"}, []string{"shell.label"}}, (*conversation).label},
		{Word{"note", "N TEXT", "write a note on a video; - takes it off", []string{"note 3 filmed with the new lamp", "note 3 -"}, []string{"shell.note"}}, (*conversation).note},
		{Word{
			"log", "N SAVES", "keep counts that you read in TikTok's app; alone it lists what is due, and each asks one after another",
			[]string{"log", "log 3 1240 5 1.2K", "log each"},
			[]string{"shell.log", "log.enter", "log.keep", "log.next", "log.previous"},
		}, (*conversation).log},
		{Word{"suggest", "", "categories for the videos without one, learned from those that have one", nil, []string{"shell.suggest"}}, func(c *conversation, _ string) { c.suggest() }},
		{Word{
			"accept", "N... NAME", "put them into the suggested categories, into another one, or all that are at least so sure",
			[]string{"accept 1 3-5", "accept 90%", "accept 2 Recipes"},
			[]string{"shell.suggest-accept", "shell.suggest-mark", "shell.suggest-sure", "shell.suggest-other"},
		}, (*conversation).accept},
		{Word{"undo", "", "take the last edit back", nil, []string{"shell.undo"}}, func(c *conversation, _ string) { c.undo() }},
		{Word{"redo", "", "do it again", nil, []string{"shell.redo"}}, func(c *conversation, _ string) { c.redo() }},
	}
}

// takesOff is typed in place of a name or a note that is to go.
const takesOff = "-"

// mayEdit tells whether anything can be edited; else it says so.
func (c *conversation) mayEdit() bool {
	if c.views.Edits.Apply == nil {
		c.say("Nothing can be edited here.")
	}
	return c.views.Edits.Apply != nil
}

// sentence makes one of a reason: a capital first and a full stop last.
func sentence(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:] + "."
}

func (c *conversation) apply(e edit.Edit) bool {
	return c.change("undo takes it back.", func(ctx context.Context) (edit.Done, error) { return c.views.Edits.Apply(ctx, e) })
}

func (c *conversation) undo() {
	if c.mayEdit() {
		c.change("redo does it again.", c.views.Edits.Undo)
	}
}

func (c *conversation) redo() {
	if c.mayEdit() {
		c.change("undo takes it back.", c.views.Edits.Redo)
	}
}

// change makes an edit and says what it did, and what comes next when it changed anything.
func (c *conversation) change(next string, do func(context.Context) (edit.Done, error)) bool {
	done, err := do(c.ctx)
	switch {
	case errors.Is(err, edit.ErrNothingToUndo), errors.Is(err, edit.ErrNothingToRedo):
		c.say(sentence(err.Error()))
		return false
	case err != nil:
		c.fail(err)
		return false
	case !done.Changed:
		c.say(done.Sentence)
		return true
	}
	c.say(in(done.Sentence, c.views.Edits.Lasting, next))
	c.keepAccount()
	return true
}

// targets are the videos that an edit is about, and what the line says beside them: those whose numbers it begins
// with, else the one that is open, else the marked ones.
func (c *conversation) targets(word, rest string) (videos []view.Video, said string, ok bool) {
	if c.here.screen == videoScreen {
		v, ok := c.fresh(c.here.video)
		return []view.Video{v}, rest, ok
	}
	numbers, behind := numbersIn(rest)
	switch {
	case len(numbers) > 0:
		videos, ok = c.videosAt(numbers)
	case len(c.marks) > 0:
		videos, ok = c.inOrder(), true
	default:
		c.say(fmt.Sprintf("Which video? Say its number behind %s, open it, or mark some.", word))
	}
	return videos, unquoted(behind), ok
}

// unquoted is what was typed without quotation marks around all of it.
func unquoted(said string) string {
	said = strings.TrimSpace(said)
	if n := len(said); n > 1 && (said[0] == '"' || said[0] == '\'') && said[n-1] == said[0] {
		return said[1 : n-1]
	}
	return said
}

func idsOf(videos []view.Video) []string {
	ids := make([]string, len(videos))
	for i := range videos {
		ids[i] = videos[i].VideoID
	}
	return ids
}

// about is what an edit is about, inside a sentence.
func about(videos []view.Video) string {
	if len(videos) == 1 {
		return quoted(videos[0].Title, videos[0].VideoID)
	}
	return number.Of(len(videos), "video")
}

func (c *conversation) category(rest string) {
	if !c.mayEdit() {
		return
	}
	videos, name, ok := c.targets("category", rest)
	if !ok {
		return
	}
	all, err := c.views.Edits.Categories(c.ctx)
	if err != nil {
		c.fail(err)
		return
	}
	if name == "" {
		now := ""
		if len(videos) == 1 && videos[0].Category != nil {
			now = "It is in " + *videos[0].Category + " now. "
		}
		name, ok = c.question(now + existing(all, "category", "categories") + "Which category for " + about(videos) + "? An empty line changes nothing, - takes its own one off.")
	}
	switch {
	case !ok:
	case name == "":
		c.say("Nothing was changed.")
	case name == takesOff:
		c.apply(edit.Sort{Piles: []edit.Pile{{Videos: idsOf(videos)}}})
	case c.means(name, all, "category"):
		c.apply(edit.Sort{Piles: []edit.Pile{{Category: name, Videos: idsOf(videos)}}})
	}
}

// existing lists the names there are.
func existing(all []string, one, several string) string {
	if len(all) == 0 {
		return "There is no " + one + " yet. "
	}
	return "The " + several + " are " + strings.Join(all, ", ") + ". "
}

// means asks about a new name that looks like a slip for one there is.
func (c *conversation) means(name string, all []string, kind string) bool {
	if slices.ContainsFunc(all, func(other string) bool { return text.Fold(other) == text.Fold(name) }) {
		return true
	}
	near := nearest(name, all)
	if near == "" || c.agrees(fmt.Sprintf("There is no %s “%s” yet, but “%s”. Make a new one?", kind, name, near)) {
		return true
	}
	if !c.ended {
		c.say("Nothing was changed.")
	}
	return false
}

func (c *conversation) label(rest string) {
	if !c.mayEdit() {
		return
	}
	videos, said, ok := c.targets("label", rest)
	if !ok {
		return
	}
	if said == "" {
		if said, ok = c.askLabels(videos); !ok {
			return
		}
	}
	add, remove := labelsIn(said)
	if len(add)+len(remove) == 0 {
		c.say("Nothing was changed.")
		return
	}
	c.apply(edit.Label{Videos: idsOf(videos), Add: add, Remove: remove})
}

func (c *conversation) askLabels(videos []view.Video) (said string, ok bool) {
	all, err := c.views.Edits.Labels(c.ctx)
	if err != nil {
		c.fail(err)
		return "", false
	}
	now := ""
	if len(videos) == 1 && len(videos[0].Labels) > 0 {
		now = "It has " + strings.Join(videos[0].Labels, ", ") + " now. "
	}
	return c.question(now + existing(all, "label", "labels") + "Which labels for " + about(videos) + "? +series adds one, -series takes one off, an empty line changes nothing.")
}

// labelsIn reads "+new lamp -old": each + or - before a word begins a label. Words before the first are one to add.
func labelsIn(said string) (add, remove []string) {
	into := &add
	var label []string
	end := func() {
		if len(label) > 0 {
			*into = append(*into, unquoted(strings.Join(label, " ")))
		}
		label = nil
	}
	for _, word := range strings.Fields(said) {
		switch rest := word[1:]; {
		case word[0] == '+' && rest != "":
			end()
			into, label = &add, []string{rest}
		case word[0] == '-' && rest != "":
			end()
			into, label = &remove, []string{rest}
		default:
			label = append(label, word)
		}
	}
	end()
	return add, remove
}

func (c *conversation) note(rest string) {
	if !c.mayEdit() {
		return
	}
	videos, said, ok := c.targets("note", rest)
	switch {
	case !ok:
		return
	case len(videos) > 1:
		c.say("A note is on one video; these are " + number.Of(len(videos), "video") + ".")
		return
	case said == "":
		now := "It has no note. "
		if videos[0].Note != "" {
			now = "Its note is: " + videos[0].Note + " "
		}
		said, ok = c.question(now + "What is to be noted on " + about(videos) + "? An empty line changes nothing, - takes the note off.")
	}
	switch {
	case !ok:
	case said == "":
		c.say("Nothing was changed.")
	case said == takesOff:
		c.apply(edit.Note{Video: videos[0].VideoID})
	default:
		c.apply(edit.Note{Video: videos[0].VideoID, Text: said})
	}
}
