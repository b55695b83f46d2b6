package prose

import (
	"strings"
	"unicode"
)

// Find lists where the query's words stand in the plain text, whatever their case and the form of
// quotation marks and dashes. It looks for the query as a whole, so that "personal data" is one find.
func (d Document) Find(query string) []Range {
	needle, _ := folded(strings.TrimSpace(query))
	if needle == "" {
		return nil
	}
	hay, offsets := folded(d.plain)
	var found []Range
	for at := 0; ; {
		i := strings.Index(hay[at:], needle)
		if i < 0 {
			return found
		}
		from := at + i
		at = from + len(needle)
		found = append(found, Range{From: offsets[from], To: offsets[at]})
	}
}

// folded is a text as search compares it, and for each of its bytes (and its end) the offset in s.
func folded(s string) (string, []int) {
	var b strings.Builder
	offsets := make([]int, 0, len(s)+1)
	for i, r := range s {
		switch r {
		case '“', '”', '„':
			r = '"'
		case '’', '‘':
			r = '\''
		case '–', '—':
			r = '-'
		default:
			r = unicode.ToLower(r)
		}
		n, _ := b.WriteRune(r)
		for range n {
			offsets = append(offsets, i)
		}
	}
	return b.String(), append(offsets, len(s))
}
