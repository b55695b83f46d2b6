package shell

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/edit"
	"saveboard/model/number"
	"saveboard/model/rule"
	"saveboard/ui/screen"
	"saveboard/ui/widget/pick"
)

const (
	ruleID     = "shell.rule"
	dropRuleID = "shell.rule-drop"
)

// ruleActions make and take back the rules that sort videos into categories.
func ruleActions() []screen.Action[Model] {
	return []screen.Action[Model]{
		{ID: ruleID, Name: "Make a rule", Keys: []string{"ctrl+t"}, Group: everywhere, Off: noRules, Do: startRule},
		{ID: dropRuleID, Name: "Take a rule back", Group: screen.ByName, Off: noRules, Do: startDropping},
		{ID: "shell.rule-confirm", Do: func(m Model) (Model, tea.Cmd) { return m.confirmRule() }},
	}
}

func noRules(m Model) string {
	if off := noEdits(m); off != "" {
		return off
	}
	if m.views.Edits.Rules == nil {
		return "no rule can be made here"
	}
	return ""
}

// A ruleBox is the box in which a rule is made or taken back. What that would change stands in it before
// it is done.
type ruleBox struct {
	how      ruleHow
	category string   // making: that the rule gives
	videos   []string // making: that words are offered of; none are those in the category
	from     *editBox // the box that it was opened in, to go back to
	book     *rule.Book
	pick     pick.Pick
	names    int // how many the pick began with

	word    string      // that was asked about last
	change  rule.Change // what it would do
	known   bool        // change is there, of this word or the one before
	stale   bool        // it is of the one before
	refused string      // why the word is no rule
}

type ruleHow uint8

const (
	makingRule ruleHow = iota
	droppingRule
)

// startRule asks for the rule of the category that is chosen in the box, else for the category first.
func startRule(m Model) (Model, tea.Cmd) {
	if m.mode.kind != editing {
		return startEdit(ruling)(m)
	}
	b := m.mode.edit
	if b.kind != sorting && b.kind != ruling {
		return m, nil
	}
	if off := noRules(m); off != "" {
		m.notice = notice{text: sentence(off)}
		return m, nil
	}
	if n, ok := b.pick.Chosen(); ok && !n.None {
		return m.makeRule(n.Text)
	}
	m.notice = notice{text: "A rule gives a category: choose or type one first."}
	return m, nil
}

// makeRule goes on from the box in which the category was chosen.
func (m Model) makeRule(category string) (Model, tea.Cmd) {
	b := m.mode.edit
	return m.onRule(ruleBox{category: category, videos: b.ids(), from: &b})
}

// openRule asks for a rule of a screen's category.
func (m Model) openRule(msg screen.MakeRule) (Model, tea.Cmd) {
	switch off := noRules(m); {
	case off != "":
		m.notice = notice{text: sentence(off)}
		return m, nil
	case msg.Category == "":
		return startEdit(ruling)(m)
	}
	return m.onRule(ruleBox{category: msg.Category})
}

func startDropping(m Model) (Model, tea.Cmd) {
	return m.onRule(ruleBox{how: droppingRule})
}

// ruleBookAs is what a box was opened to ask.
type ruleBookAs struct {
	asked int
	book  *rule.Book
	names []pick.Name
	err   error
}

// onRule opens the box. The titles are read beside it, of all videos of all accounts: rules know none.
func (m Model) onRule(b ruleBox) (Model, tea.Cmd) {
	m.asked++
	if b.how == makingRule {
		b.pick = pick.Beside(nil, "A word of the title, a #hashtag, or a filter")
	} else {
		b.pick = pick.Among(nil, "Reading the rules…")
	}
	m.mode = mode{kind: onRule, rule: b}
	ctx, asked, ask := m.ctx, m.asked, m.views.Edits.Rules
	return m, guarded(m.opts.Log, "reading the rules", func() tea.Msg {
		answer := ruleBookAs{asked: asked}
		answer.book, answer.err = screen.Guarded(ctx, func(ctx context.Context) (*rule.Book, error) { return ask(ctx) })
		if answer.err == nil {
			answer.names = b.of(answer.book)
		}
		return answer
	})
}

// of are the names to pick from: words that could be a rule, or the rules there are.
func (b ruleBox) of(book *rule.Book) []pick.Name {
	var names []pick.Name
	if b.how == droppingRule {
		for _, r := range book.Rules() {
			names = append(names, pick.Name{Text: r.Word, Note: r.Category})
		}
		return names
	}
	for _, o := range book.Offers(b.category, b.videos) {
		names = append(names, pick.Name{Text: o.Word, Note: number.Of(o.Videos, "video")})
	}
	return names
}

func (m Model) takeRuleBook(msg ruleBookAs) (Model, tea.Cmd) {
	if m.mode.kind != onRule || msg.asked != m.asked {
		return m, nil
	}
	if msg.err != nil {
		m.mode, m.notice = mode{}, m.failure(msg.err)
		return m, nil
	}
	b := &m.mode.rule
	b.book, b.names = msg.book, len(msg.names)
	if b.how == droppingRule {
		b.pick = pick.Among(nil, "There is no such rule.")
		if len(msg.names) == 0 {
			b.pick = pick.Among(nil, "There is no rule yet.")
		}
	}
	b.pick, b.word = b.pick.With(msg.names), ""
	return m.preview()
}

// previewedAs is what a rule would change.
type previewedAs struct {
	asked  int
	word   string
	change rule.Change
	err    error
}

// preview asks what the rule under the cursor would change, when that is another one than before.
func (m Model) preview() (Model, tea.Cmd) {
	b := &m.mode.rule
	n, ok := b.pick.Chosen()
	if !ok {
		b.word, b.known, b.refused = "", false, ""
		return m, nil
	}
	if b.book == nil || n.Text == b.word {
		return m, nil
	}
	b.word, b.stale = n.Text, true
	how, book, category, asked := b.how, b.book, b.category, m.asked
	return m, guarded(m.opts.Log, "asking what a rule would change", func() tea.Msg {
		answer := previewedAs{asked: asked, word: n.Text}
		if how == droppingRule {
			answer.change, answer.err = book.Removing(n.Text)
		} else {
			answer.change, answer.err = book.Adding(n.Text, category)
		}
		return answer
	})
}

// takePreviewed shows what the rule would change, unless another one is asked about by now.
func (m Model) takePreviewed(msg previewedAs) Model {
	b := &m.mode.rule
	if m.mode.kind == onRule && msg.asked == m.asked && msg.word == b.word {
		b.change, b.known, b.stale, b.refused = msg.change, msg.err == nil, false, refusal(msg.err)
	}
	return m
}

// refusal is what is wrong with a word, in a sentence that says what to do instead where it is short.
func refusal(err error) string {
	var refused *edit.Refused
	switch {
	case errors.As(err, &refused):
		return refused.Sentence
	case err != nil:
		return sentence(err.Error())
	}
	return ""
}

// typeRule takes a message while the box is open: all keys that are text are typed.
func (m Model) typeRule(msg tea.Msg) (Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch name := key.String(); {
		case name == "esc":
			return m.leaveRule()
		case name == "enter":
			return m.confirmRule()
		case key.Text == "" && m.does(name, "shell.suspend"):
			return suspend(m)
		}
	}
	m.mode.rule.pick = m.mode.rule.pick.Update(msg)
	return m.preview()
}

// leaveRule goes back to the box that it was opened in.
func (m Model) leaveRule() (Model, tea.Cmd) {
	if from := m.mode.rule.from; from != nil {
		return m.onEdit(*from)
	}
	m.mode = mode{}
	return m, nil
}

// wordClicked says that a row of the box was clicked.
type wordClicked struct{ row int }

// clickWord puts the cursor on a row, so that one sees what it would change; on the row it is on already it
// does it.
func (m Model) clickWord(msg wordClicked) (Model, tea.Cmd) {
	if m.mode.kind != onRule {
		return m, nil
	}
	b := &m.mode.rule
	clicked, ok := b.pick.At(msg.row)
	if now, _ := b.pick.Chosen(); !ok || now == clicked {
		return m.confirmRule()
	}
	b.pick = b.pick.To(msg.row)
	return m.preview()
}

// confirmRule makes the rule or takes it back, and closes the box. What is no rule is said to be none, and
// stays to be mended.
func (m Model) confirmRule() (Model, tea.Cmd) {
	if m.mode.kind != onRule {
		return m, nil
	}
	b := &m.mode.rule
	n, ok := b.pick.Chosen()
	switch {
	case !ok:
		return m, nil
	case b.how == droppingRule:
		m.mode = mode{}
		return m, m.apply(edit.RemoveRule{Word: n.Text})
	}
	if _, err := rule.New(n.Text, b.category); err != nil {
		b.refused = refusal(err)
		return m, nil
	}
	e := edit.AddRule{Word: n.Text, Category: b.category}
	m.mode = mode{}
	return m, m.apply(e)
}
