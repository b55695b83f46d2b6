package number

import "strings"

// Languages are those that a table's header may be in. Some suffixes mean a number in some
// languages only. The zero Languages are unknown.
type Languages uint32

// The languages whose suffixes need to be told apart.
const (
	English Languages = 1 << iota
	Spanish
	Portuguese
	French
	German
	Italian
	Dutch
	Danish
	Swedish
	Norwegian
	Polish
	Turkish
	Indonesian
	Vietnamese
	Thai
	Japanese
	Korean
	Chinese
	Arabic
	Russian
	Hindi
)

// suffix is the place of a suffix in suffixes, from 1; 0 is none.
type suffix uint8

// suffixes lists what stands for a power of ten, in lower case and without a full stop. One with
// languages counts only under a header of one of them, since "t" and "n" alone mean little.
var suffixes = [...]struct {
	word  string
	power int8
	only  Languages
}{
	{"k", 3, 0},
	{"m", 6, 0},
	{"b", 9, 0}, // 10³ under Turkish headers: powerOf
	{"mil", 3, 0},
	{"mi", 6, 0},
	{"mill", 6, 0},
	{"md", 9, 0},
	{"tsd", 3, 0},
	{"mio", 6, 0},
	{"mrd", 9, 0},
	{"mia", 9, 0},
	{"mila", 3, 0},
	{"mln", 6, 0},
	{"dzd", 3, 0},
	{"tus", 3, 0},
	{"tn", 3, 0},
	{"mn", 6, 0},
	{"tys", 3, 0},
	{"bin", 3, 0},
	{"rb", 3, 0},
	{"jt", 6, 0},
	{"tr", 6, Vietnamese},
	{"n", 3, Vietnamese},
	{"t", 3, Danish | Swedish | Norwegian},
	{"l", 5, English | Hindi},
	{"w", 4, Chinese},
	{"พัน", 3, 0},
	{"หมื่น", 4, 0},
	{"แสน", 5, 0},
	{"ล้าน", 6, 0},
	{"千", 3, 0},
	{"万", 4, 0},
	{"萬", 4, 0},
	{"億", 8, 0},
	{"亿", 8, 0},
	{"천", 3, 0},
	{"만", 4, 0},
	{"억", 8, 0},
	{"ألف", 3, 0},
	{"مليون", 6, 0},
	{"тыс", 3, 0},
	{"млн", 6, 0},
	{"lakh", 5, 0},
	{"crore", 7, 0},
	{"cr", 7, 0},
	{"लाख", 5, 0},
	{"करोड़", 7, 0},
	{"करोड\u093c", 7, 0}, // the same, decomposed
}

func suffixOf(s string) (suffix, bool) {
	s = strings.ToLower(strings.TrimRight(s, "."))
	for i, x := range suffixes {
		if s == x.word {
			return suffix(i + 1), true
		}
	}
	return 0, false
}

// powerOf is the power of ten of a suffix under headers of the languages; false when it means
// nothing there.
func powerOf(s suffix, langs Languages) (int, bool) {
	if s == 0 {
		return 0, true
	}
	x := suffixes[s-1]
	if x.only != 0 && x.only&langs == 0 {
		return 0, false
	}
	if x.word == "b" && langs&Turkish != 0 {
		return 3, true
	}
	return int(x.power), true
}
