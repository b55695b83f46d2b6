package store

import (
	"database/sql/driver"
	"fmt"
	"strings"

	"saveboard/model"
	"saveboard/model/filter"
	"saveboard/model/text"
)

// A condition is a filter in SQL, over a video v and its latest counts l. It means what the filter means in
// memory. SQL's logic has the filter's three values: a figure that is not known is NULL, so is what compares it,
// and NOT, AND and OR make of NULL what a filter makes of Unknown. Everything else is true or false, never NULL.
type condition struct {
	sql   string
	args  []driver.NamedValue
	whole bool // it asks all that the filter asks; else the filter takes no other videos, and fewer
}

// mostQuestions is how many words and terms SQL is asked at once: SQLite takes an expression a thousand deep.
const mostQuestions = 300

// conditionOf pushes of a filter what can be pushed: all of it, or those of its parts that must all be so.
func conditionOf(f filter.Filter) *condition {
	c := &condition{whole: true}
	tree := f.Tree()
	if tree == nil {
		c.sql = "1"
		return c
	}
	all, several := tree.(filter.All)
	if !several {
		all = filter.All{tree}
	}
	var pushed filter.All
	room := mostQuestions
	for _, part := range all {
		if n, stored := questions(part); stored && n <= room {
			pushed, room = append(pushed, part), room-n
		} else {
			c.whole = false
		}
	}
	c.sql = c.of(pushed)
	return c
}

// questions counts the words and terms of a filter, and tells whether what is stored answers all of them.
func questions(n filter.Node) (count int, stored bool) {
	var parts []filter.Node
	switch n := n.(type) {
	case filter.All:
		parts = n
	case filter.Any:
		parts = n
	case filter.Not:
		parts = []filter.Node{n.Of}
	case filter.Word:
		return 1, true
	case filter.Term:
		return 1, isStored(n.Field)
	}
	stored = true
	for _, part := range parts {
		n, answered := questions(part)
		count, stored = count+n, stored && answered
	}
	return count, stored
}

// isStored tells whether a field's value stands in a column. The age is told from the moment of asking, the day
// and the hour from the account's clock, and other figures from the history.
func isStored(f filter.Field) bool {
	switch f {
	case filter.Saves, filter.Views, filter.Likes, filter.Comments, filter.Shares, filter.Length,
		filter.Title, filter.Hashtag, filter.Category, filter.Label, filter.Account, filter.Own, filter.Kind:
		return true
	}
	return false
}

// of writes a piece of a filter.
func (c *condition) of(n filter.Node) string {
	switch n := n.(type) {
	case filter.All:
		return c.joined(n, " AND ", "1")
	case filter.Any:
		return c.joined(n, " OR ", "0")
	case filter.Not:
		return "(NOT " + c.of(n.Of) + ")"
	case filter.Word:
		return c.word(n)
	case filter.Term:
		return c.term(n)
	}
	panic(fmt.Sprintf("store: a filter has a %T", n))
}

func (c *condition) joined(parts []filter.Node, by, none string) string {
	if len(parts) == 0 {
		return none
	}
	written := make([]string, len(parts))
	for i, part := range parts {
		written[i] = c.of(part)
	}
	return "(" + strings.Join(written, by) + ")"
}

// arg takes a value in and names it.
func (c *condition) arg(value driver.Value) string {
	name := fmt.Sprint("p", len(c.args))
	c.args = append(c.args, driver.NamedValue{Name: name, Value: value})
	return ":" + name
}

func (c *condition) word(w filter.Word) string {
	if w.Tag {
		return fmt.Sprintf("instr(folded_tags(v.hashtags), %s) > 0", c.arg("\n#"+w.Text))
	}
	piece := c.arg(w.Text)
	has := func(s string) string { return fmt.Sprintf("instr(%s, %s) > 0", s, piece) }
	return "(" + strings.Join([]string{
		"coalesce(v.category, 0) IN (SELECT id FROM category WHERE " + has("folded(name)") + ")",
		labelled(has("folded(name)")),
		has("folded(v.title)"), has("folded_tags(v.hashtags)"), has("folded(v.note)"),
	}, " OR ") + ")"
}

func (c *condition) term(t filter.Term) string {
	for _, counter := range model.AllCounters() {
		if t.Field == filter.CounterField(counter) {
			return c.within("l."+counter.String(), t)
		}
	}
	switch t.Field {
	case filter.Length:
		return c.within("v.duration", t)
	case filter.Kind:
		return "v.kind = " + c.arg(string(t.Kind))
	case filter.Own:
		return postedBy("(own <> 0) = " + c.arg(t.Yes))
	case filter.Account:
		return postedBy(c.fits("folded(handle)", t))
	case filter.Label:
		return labelled(c.fits("folded(name)", t))
	case filter.Category:
		return c.category(t)
	case filter.Hashtag:
		return c.hashtag(t)
	case filter.Title:
		return c.title(t)
	}
	panic(fmt.Sprintf("store: field %d of a filter is in no column", t.Field))
}

// within compares a column as the filter does, which counts in floating point. Without an end it asks for what
// is known: NULL is not even equal to itself.
func (c *condition) within(column string, t filter.Term) string {
	value := "CAST(" + column + " AS REAL)"
	end := func(beyond string, b filter.Bound) string {
		if !b.Past {
			beyond += "="
		}
		return value + " " + beyond + " " + c.arg(b.Value)
	}
	switch {
	case t.Low.Given && t.High.Given:
		return "(" + end(">", t.Low) + " AND " + end("<", t.High) + ")"
	case t.Low.Given:
		return "(" + end(">", t.Low) + ")"
	case t.High.Given:
		return "(" + end("<", t.High) + ")"
	}
	return "(" + value + " = " + value + ")"
}

// fits tells whether a folded text is what the term asks for, or begins so.
func (c *condition) fits(folded string, t filter.Term) string {
	if t.Exact {
		return folded + " = " + c.arg(t.Text)
	}
	return fmt.Sprintf("instr(%s, %s) = 1", folded, c.arg(t.Text))
}

func (c *condition) title(t filter.Term) string {
	if t.Exact {
		return "folded(v.title) = " + c.arg(t.Text)
	}
	return fmt.Sprintf("instr(folded(v.title), %s) > 0", c.arg(t.Text))
}

func (c *condition) hashtag(t filter.Term) string {
	tag := "\n#" + t.Text
	if t.Exact {
		tag += "\n"
	}
	return fmt.Sprintf("instr(folded_tags(v.hashtags), %s) > 0", c.arg(tag))
}

// category looks among the categories, and what a video without one is found under: few, and looked at once.
func (c *condition) category(t filter.Term) string {
	none := c.arg(text.Fold(filter.Uncategorised))
	return fmt.Sprintf(`coalesce(v.category, 0) IN (SELECT id
	FROM (SELECT id, folded(name) AS said FROM category UNION ALL SELECT 0, %s)
	WHERE %s)`, none, c.fits("said", t))
}

func labelled(so string) string {
	return `EXISTS (SELECT 1
	FROM video_label
	WHERE video_label.video = v.id AND video_label.label IN (SELECT id FROM label WHERE ` + so + `))`
}

func postedBy(so string) string { return "v.id >> 20 IN (SELECT id FROM account WHERE " + so + ")" }
