package settings

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Nearest is the one of the words that name was probably meant to be; empty when none is near.
func Nearest(name string, words []string) string {
	best, least := "", max(2, utf8.RuneCountInString(name)/3)+1
	for _, w := range words {
		if d := distance(strings.ToLower(name), strings.ToLower(w)); d < least {
			best, least = w, d
		}
	}
	return best
}

// perhaps asks whether the nearest of the words was meant.
func perhaps(name string, words []string) string {
	if near := Nearest(name, words); near != "" {
		return "; did you mean “" + near + "”?"
	}
	return ""
}

// distance is how many letters have to be added, dropped or changed to make b of a.
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range to {
			cost := diagonal
			if r != s {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(row[j+1]+1, row[j]+1, cost)
		}
	}
	return row[len(to)]
}

// full makes a sentence of an error's text: a capital first and a full stop last.
func full(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(first)) + s[size:]
	if strings.HasSuffix(s, "?") || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}
