package shell

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// capital begins a sentence.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// sentence has a capital at its start and a full stop at its end.
func sentence(s string) string {
	s = capital(strings.TrimSpace(s))
	if !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}
