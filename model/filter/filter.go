// Package filter is the one language in which videos are chosen: on the filter line, in --filter, in the
// rules of categories and wherever else.
//
//	filter  = [ either ] .
//	either  = all { "OR" all } .
//	all     = one { one } .
//	one     = [ "-" ] ( "(" either ")" | term | word ) .
//	term    = field ( ":" | ":=" | "=" | ">" | ">=" | "<" | "<=" ) value .
//	value   = [ bound ] ".." [ bound ] | bound .
//	bound   = characters | '"' anything '"' .
//	word    = [ "#" ] characters | '"' anything '"' .
//	field   = one of Fields .
//
// Spaces part what stands side by side, and all of that must be so; OR binds less than they do, and is
// written in capitals. A minus sign in front means not. Characters are neither spaces nor parentheses nor
// quotation marks; what is in quotation marks is taken as it stands.
//
// A word must occur in the video's title, hashtags, category, labels or note; one that begins with # must
// be the beginning of one of its hashtags. Case and accents are folded everywhere.
//
// Truth has three values: what is asked of a figure that is not known is neither so nor not so. Such a
// video is never taken, whatever minus signs stand around the question.
package filter

import (
	"strings"

	"saveboard/model"
	"saveboard/model/text"
)

// A Filter chooses videos. The zero Filter takes every one.
type Filter struct {
	text  string // as it was typed
	tree  Node   // nil takes every video
	parts []Part
}

// A Part is one of the things that must all be so, as it was typed.
type Part struct {
	Text       string
	Start, End int // its bytes in the whole
}

// Parts are the things that stand side by side; what OR parts is one of them.
func (f Filter) Parts() []Part { return f.parts }

// Without is the filter without its part i.
func (f Filter) Without(i int) Filter {
	all, several := f.tree.(All)
	if !several || len(f.parts) != len(all) {
		return Filter{}
	}
	var rest All
	var texts []string
	for j, part := range f.parts {
		if j != i {
			rest, texts = append(rest, all[j]), append(texts, part.Text)
		}
	}
	shorter, err := Parse(strings.Join(texts, " "))
	if err != nil {
		return Filter{tree: rest}
	}
	return shorter
}

// None is the filter that takes no video.
func None() Filter { return Filter{tree: Any{}} }

// All tells whether the filter takes every video.
func (f Filter) All() bool { return f.tree == nil }

// Tree is what the filter asks, nil when it asks nothing. It is read only.
func (f Filter) Tree() Node { return f.tree }

// Needs is what has to be known of a video beside its description.
func (f Filter) Needs() Needs { return needsOf(f.tree) }

// Match tells whether the video is chosen.
func (f Filter) Match(v *Subject) bool { return f.tree == nil || f.tree.holds(v) == Yes }

// Plain tells whether the filter is words and hashtags alone.
func (f Filter) Plain() bool {
	plain := true
	walk(f.tree, func(n Node) {
		switch n := n.(type) {
		case Word:
			plain = plain && !n.Phrase
		case All:
		default:
			plain = false
		}
	})
	return plain
}

// Needs says what a filter asks about beside a video's description. The parts can be together.
type Needs uint8

// What can be needed.
const (
	NeedsFigures Needs = 1 << iota // counts and what is computed from them
	NeedsSpikes                    // whether the video spiked
)

// A Truth is whether something is so. The zero Truth is not known.
type Truth int8

// The truths, so that the lesser of two is that of both together.
const (
	No      Truth = -1
	Unknown Truth = 0
	Yes     Truth = 1
)

// TruthOf is what is known to be so or not.
func TruthOf(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// Figures are a video's figures by their fields.
type Figures [figures]model.Real

// Titled is the filter that takes the videos with a piece of text in their title.
func Titled(piece string) Filter {
	t := Term{Field: Title, Text: text.Fold(piece), typed: ":" + quote(piece)}
	var b strings.Builder
	t.write(&b)
	return Filter{text: b.String(), tree: t, parts: []Part{{b.String(), 0, b.Len()}}}
}
