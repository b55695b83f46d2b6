package text

import (
	"strings"
	"unicode/utf8"
)

// Guard puts one ' before text that a spreadsheet would take for a formula, and before text that
// begins with ' itself, so that exactly one can be taken off again. Some spreadsheets take the wide
// forms of these characters for the narrow ones.
func Guard(s string) string {
	if r, _ := utf8.DecodeRuneInString(s); s != "" && strings.ContainsRune("=+-@\t\r\n'＝＋－＠", r) {
		return "'" + s
	}
	return s
}
