// Package rule sorts videos into categories. A rule gives its category to the videos whose title has a word,
// that carry a #hashtag, or that a filter takes. The user's own choice and a file's column are stronger;
// among rules the oldest that fits. What a new rule would change can be asked before it is made.
package rule

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/filter"
	"saveboard/model/text"
)

// A Rule is one of them.
type Rule struct {
	ID       int64
	Word     string // as it was given; a hashtag begins with #
	Category string
}

// New is a rule as it was typed, cleaned and on one line. The error is an *edit.Refused.
func New(word, category string) (Rule, error) {
	r := Rule{Word: name(word), Category: name(category)}
	if strings.Trim(text.Fold(r.Word), "# ") == "" || text.Fold(r.Category) == "" {
		return r, &edit.Refused{
			Sentence: "A rule needs a word or a #hashtag, and a category.",
			Help:     "saveboard category add '#bread' Bread is one.",
		}
	}
	var wrong *filter.Problem
	if _, _, err := filter.Rule(r.Word); errors.As(err, &wrong) {
		return r, &edit.Refused{Sentence: wrong.Sentence, Help: `saveboard category add 'kind:video title:"how to"' Tutorials is one.`}
	}
	return r, nil
}

func name(s string) string { return strings.TrimSpace(text.Clean(s).String()) }

// Find is the rule for a word; words that people take for the same have one rule.
func Find(rules []Rule, word string) (Rule, bool) {
	folded := text.Fold(word)
	for _, r := range rules {
		if text.Fold(r.Word) == folded {
			return r, true
		}
	}
	return Rule{}, false
}

// Missing is the error of taking back a rule that there is none of.
func Missing(word string) error {
	return &edit.Refused{Sentence: "There is no rule for “" + word + "”.", Help: "saveboard category list shows those there are."}
}

// A List is rules, oldest first, ready to be held against videos.
type List []ready

// A ready is a rule whose word is read once.
type ready struct {
	Rule
	word     string        // folded, without #
	tag      bool          // the word is a hashtag
	isFilter bool          // the word is a filter
	filter   filter.Filter // that it is
}

// ListOf reads the words of rules.
func ListOf(rules []Rule) List {
	list := make(List, len(rules))
	for i, r := range rules {
		list[i] = readyOf(r)
	}
	return list
}

func readyOf(r Rule) ready {
	of := ready{Rule: r}
	of.word, of.tag = strings.CutPrefix(text.Fold(r.Word), "#")
	if f, isFilter, wrong := filter.Rule(r.Word); isFilter && wrong == nil { // what is none stays the word it always was
		of.filter, of.isFilter = f, true
	}
	return of
}

// First is the oldest rule that fits a video.
func (l List) First(v *model.Video) (Rule, bool) {
	if len(l) == 0 {
		return Rule{}, false
	}
	s := subjectOf(v)
	return l.first(&s)
}

func (l List) first(s *subject) (Rule, bool) {
	for i := range l {
		if l[i].fits(s) {
			return l[i].Rule, true
		}
	}
	return Rule{}, false
}

// A subject is a video as rules see it.
type subject struct {
	title string   // folded
	tags  []string // folded, without #
	seen  filter.Subject
}

func subjectOf(v *model.Video) subject {
	s := subject{title: text.Fold(v.Title), seen: filter.Subject{Video: v}}
	for _, tag := range v.Hashtags {
		s.tags = append(s.tags, text.Fold(tag))
	}
	s.seen.Figures[filter.Length] = v.DurationS.Real()
	return s
}

func (r *ready) fits(s *subject) bool {
	switch {
	case r.isFilter:
		return r.filter.Match(&s.seen)
	case r.tag:
		for _, tag := range s.tags {
			if tag == r.word {
				return true
			}
		}
		return false
	}
	return hasWord(s.title, r.word)
}

// hasWord tells whether the word stands in the text as a word of its own. Where a script writes no
// spaces between words, anywhere will do.
func hasWord(s, word string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], word)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(word)
		before, _ := utf8.DecodeLastRuneInString(s[:start])
		first, size := utf8.DecodeRuneInString(word)
		last, _ := utf8.DecodeLastRuneInString(word)
		after, _ := utf8.DecodeRuneInString(s[end:])
		if !joined(before, first) && !joined(last, after) {
			return true
		}
		from = start + size
	}
}

// joined tells whether two neighbouring letters are of one word.
func joined(a, b rune) bool {
	return inWord(a) && inWord(b)
}

func inWord(r rune) bool { return isLetter(r) && !unspaced(r) }

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }

// unspaced tells whether a letter is of a script that writes no spaces between words.
func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
