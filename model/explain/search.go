package explain

import (
	"strings"

	"saveboard/model/text"
)

// InTitle is the Line of a Match in a part's title.
const InTitle = -1

// A Match is a line that has every word of what was searched for.
type Match struct {
	Part int    // its index among the parts
	Line int    // a line of the part's Markdown, from 0; or InTitle
	Text string // the line as it is read, without the marks of Markdown
}

// Search finds the titles and lines that have every word of query, in reading order. Case and
// accents do not matter, and a word may stand inside a longer one. A query without words finds
// nothing.
func Search(parts []Part, query string) []Match {
	words := strings.Fields(fold(query))
	if len(words) == 0 {
		return nil
	}
	var matches []Match
	for i, part := range parts {
		if hasAll(part.Title, words) {
			matches = append(matches, Match{Part: i, Line: InTitle, Text: part.Title})
		}
		for n, line := range strings.Split(part.Markdown, "\n") {
			if line = plain(line); hasAll(line, words) {
				matches = append(matches, Match{Part: i, Line: n, Text: line})
			}
		}
	}
	return matches
}

func hasAll(line string, words []string) bool {
	line = fold(line)
	for _, w := range words {
		if !strings.Contains(line, w) {
			return false
		}
	}
	return true
}

// plain takes away the marks of the little Markdown that the parts use: headings, list items,
// emphasis and code.
func plain(line string) string {
	line = strings.TrimLeft(line, "#")
	line = strings.TrimPrefix(strings.TrimSpace(line), "- ")
	return strings.NewReplacer("*", "", "`", "").Replace(line)
}

// fold is text.Fold, which leaves apostrophes as they are typed.
func fold(s string) string { return strings.ReplaceAll(text.Fold(s), "’", "'") }
