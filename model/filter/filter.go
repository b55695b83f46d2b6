// Package filter is the one language in which videos are chosen: on the filter line, in --filter and
// wherever else. For now it is plain words. Every word must occur in the video's title, hashtags,
// category, labels or note, with case and accents folded; a word that begins with # must be the
// beginning of one of its hashtags.
package filter

import (
	"strings"

	"saveboard/model"
	"saveboard/model/text"
)

// A Filter chooses videos. The zero Filter takes every one.
type Filter struct {
	words []string // folded
}

// Parse reads a filter as it is typed.
func Parse(s string) Filter {
	return Filter{strings.Fields(text.Fold(s))}
}

// All tells whether the filter takes every video.
func (f Filter) All() bool { return len(f.words) == 0 }

// Match tells whether the video is chosen.
func (f Filter) Match(v model.Video) bool {
	if f.All() {
		return true
	}
	tags := make([]string, len(v.Hashtags))
	for i, tag := range v.Hashtags {
		tags[i] = "#" + text.Fold(tag)
	}
	said := text.Fold(strings.Join(append([]string{v.Title, v.Category, v.Note}, v.Labels...), "\n"))
	for _, w := range f.words {
		if !matchWord(w, said, tags) {
			return false
		}
	}
	return true
}

func matchWord(word, said string, tags []string) bool {
	wanted, isTag := word, strings.HasPrefix(word, "#")
	for _, tag := range tags {
		if isTag && strings.HasPrefix(tag, wanted) || !isTag && strings.Contains(tag, wanted) {
			return true
		}
	}
	return !isTag && strings.Contains(said, word)
}
