package text

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Fold makes texts equal that people take for the same: whatever their case, accents, width and
// spacing. Search looks for folded pieces, and two categories of one folded name are one.
// Marks that are part of a script's letters (Thai vowels, Japanese voicing) are kept.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(strings.ToLower(norm.NFKC.String(Clean(s).s))) {
		switch {
		case isAccent(r):
		case r == 'ß':
			b.WriteString("ss")
		default:
			if plain, ok := strokes[r]; ok {
				r = plain
			}
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(norm.NFKC.String(strings.ToLower(b.String()))), " ")
}

// strokes are letters whose accent is part of them, so that no decomposition takes it off.
var strokes = map[rune]rune{'ø': 'o', 'đ': 'd', 'ł': 'l', 'ħ': 'h', 'ı': 'i', 'ŧ': 't', 'ς': 'σ'}

// isAccent: marks of the Latin, Greek and Cyrillic scripts, and vowel points of Hebrew and Arabic,
// which their readers leave out or put in at will.
func isAccent(r rune) bool {
	switch {
	case r >= 0x0300 && r <= 0x036f, r >= 0x0591 && r <= 0x05bd, r >= 0x064b && r <= 0x065f:
		return true
	case r >= 0xfe00 && r <= 0xfe0f: // which form an emoji has
		return true
	}
	return r == 0x05bf || r == 0x05c1 || r == 0x05c2 || r == 0x0670 || r == 0x0640
}
