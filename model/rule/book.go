package rule

import (
	"cmp"
	"slices"

	"saveboard/model"
	"saveboard/model/text"
)

// A Sorted is a video and the rule that gave its category; 0 is none.
type Sorted struct {
	model.Video
	Rule int64
}

// A Book is all videos beside all rules, ready to be asked what a change of the rules would do. It is
// not changed by being asked.
type Book struct {
	entries []entry // the newest first
	rules   []Rule  // oldest first
	names   map[string]string
}

type entry struct {
	video   model.Video
	rule    int64
	subject subject
}

// BookOf reads every title once, which is most of the work. The categories are all that there are, as they
// are spelt.
func BookOf(videos []Sorted, rules []Rule, categories []string) *Book {
	b := &Book{entries: make([]entry, len(videos)), rules: rules, names: make(map[string]string)}
	for i, v := range videos {
		b.entries[i] = entry{video: v.Video, rule: v.Rule}
	}
	slices.SortFunc(b.entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(b.video.Posted, a.video.Posted), cmp.Compare(b.video.TikTokID, a.video.TikTokID))
	})
	for i := range b.entries {
		b.entries[i].subject = subjectOf(&b.entries[i].video)
	}
	for _, name := range categories {
		b.names[text.Fold(name)] = name
	}
	return b
}

// Rules are the rules there are, oldest first.
func (b *Book) Rules() []Rule { return b.rules }

// Adding is what a rule would do that gives a category to a word, or the word's rule another category.
// The error is an *edit.Refused.
func (b *Book) Adding(word, category string) (Change, error) {
	r, err := New(word, category)
	if err != nil {
		return Change{}, err
	}
	r.Category = b.spelt(r.Category)
	c := Change{Word: r.Word, Category: &r.Category}
	after := slices.Clone(b.rules)
	if old, known := Find(b.rules, word); known {
		c.Word, c.Was, r.ID, r.Word = old.Word, &old.Category, old.ID, old.Word
		after[slices.Index(after, old)] = r
	} else {
		after = append(after, r)
	}
	return b.after(c, after, r), nil
}

// Removing is what taking a rule back would do, with what it gave. The error is an *edit.Refused.
func (b *Book) Removing(word string) (Change, error) {
	old, known := Find(b.rules, word)
	if !known {
		return Change{}, Missing(word)
	}
	at := slices.Index(b.rules, old)
	c := Change{Word: old.Word, Was: &old.Category}
	return b.after(c, slices.Delete(slices.Clone(b.rules), at, at+1), old), nil
}

// spelt is a category's name as it is spelt already, else as it was typed.
func (b *Book) spelt(category string) string {
	if name, known := b.names[text.Fold(category)]; known {
		return name
	}
	return category
}

// after is what becomes of every video when these are the rules and what the changed one gave is taken
// back. Whoever has a category else keeps it.
func (b *Book) after(c Change, rules []Rule, changed Rule) Change {
	list, one := ListOf(rules), readyOf(changed)
	for i := range b.entries {
		e := &b.entries[i]
		to := e.video.Category
		if to == "" || e.rule != 0 && e.rule == changed.ID {
			r, _ := list.first(&e.subject)
			to = r.Category
		}
		fits := one.fits(&e.subject)
		if fits {
			c.Fits++
		}
		switch {
		case to != e.video.Category:
			c.move(&e.video, to)
		case fits:
			c.keep(&e.video)
		}
	}
	c.finish()
	return c
}
