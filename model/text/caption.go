package text

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf16"
)

// MaxCaption is how many runes of a caption are kept: TikTok's own limit.
const MaxCaption = 4000

// Caption cleans a caption for storing. Besides Clean, it takes out the people a caption names,
// who are not the account's own business to keep: mentions of accounts other than handle become
// "@…", e-mail addresses and phone numbers "…". Spellings of "no caption" become empty. Emoji that
// an older tool escaped twice (\ud83d\ude02, literally) are decoded. A caption made by Caption is
// not changed again.
func Caption(s, handle string) string {
	if strings.Contains(s, `\u`) {
		s = surrogates().ReplaceAllStringFunc(s, decodeSurrogates)
	}
	s = Clean(s).String()
	if isNoCaption(s) {
		return ""
	}
	s = Runes(hidePeople(s, handle), MaxCaption)
	// Cutting and hiding may put two pieces side by side that read as a contact again.
	for range 8 {
		again := Clean(Runes(hidePeople(s, handle), MaxCaption)).String()
		if again == s {
			break
		}
		s = again
	}
	if isNoCaption(s) {
		return ""
	}
	return s
}

// UnescapeHTML decodes entities such as &amp; once.
func UnescapeHTML(s string) string { return html.UnescapeString(s) }

// The patterns are compiled when the first caption needs them: a start of the program needs none.
var (
	surrogates = pattern(`\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`)
	email      = pattern(`[\p{L}\p{M}\p{N}._%+-]+[@＠][\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*\.)+\p{L}{2,}`)
	mention    = pattern(`[@＠][\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_.]*[\p{L}\p{M}\p{N}_])?`)
	phone      = pattern(`(?:[+＋]|00)(?:[ \x{a0}().\-/–]{0,2}\p{Nd}){8,}`)
)

func pattern(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}

func decodeSurrogates(pair string) string {
	high, errHigh := strconv.ParseUint(pair[2:6], 16, 16)
	low, errLow := strconv.ParseUint(pair[8:12], 16, 16)
	if errHigh != nil || errLow != nil {
		return pair
	}
	return string(utf16.DecodeRune(rune(high), rune(low)))
}

func hidePeople(s, handle string) string {
	if strings.ContainsAny(s, "@＠") {
		s = email().ReplaceAllString(s, "…")
		s = mention().ReplaceAllStringFunc(s, func(m string) string {
			if handle != "" && strings.EqualFold(strings.TrimLeft(m, "@＠"), handle) {
				return m
			}
			return "@…"
		})
	}
	if strings.ContainsAny(s, "+＋0") {
		s = hidePhones(s)
	}
	return s
}

// hidePhones replaces phone numbers. A 00 in the middle of digits starts none.
func hidePhones(s string) string {
	var b strings.Builder
	rest := s
	last := ' '
	for {
		at := phone().FindStringIndex(rest)
		if at == nil {
			b.WriteString(rest)
			return b.String()
		}
		before := rest[:at[0]]
		for _, r := range before {
			last = r
		}
		b.WriteString(before)
		if unicode.IsDigit(last) && rest[at[0]] == '0' {
			b.WriteByte('0')
			last, rest = '0', rest[at[0]+1:]
			continue
		}
		b.WriteString("…")
		last, rest = '…', rest[at[1]:]
	}
}

// isNoCaption knows how tools spell that there is no caption.
func isNoCaption(s string) bool {
	switch strings.ToLower(s) {
	case "", `""`, "n/a", "null", "nan", "undefined", "-":
		return true
	}
	id, ok := strings.CutPrefix(s, "TikTok video #") // yt-dlp
	return ok && strings.Trim(id, "0123456789") == ""
}

// Hashtags lists the hashtags of a caption in their order, without #, each spelling once.
func Hashtags(caption string) []string {
	var tags []string
	for rest := caption; ; {
		i := strings.IndexAny(rest, "#＃")
		if i < 0 {
			return tags
		}
		rest = strings.TrimLeft(rest[i:], "#＃")
		end := strings.IndexFunc(rest, func(r rune) bool { return !isTagRune(r) })
		if end < 0 {
			end = len(rest)
		}
		tags = AddTag(tags, rest[:end])
		rest = rest[end:]
	}
}

// AddTag appends a hashtag as a field or a caption spells it, unless it is empty or there already.
func AddTag(tags []string, tag string) []string {
	tag = strings.Trim(Clean(tag).String(), "#＃ ")
	if tag == "" {
		return tags
	}
	for _, t := range tags {
		if strings.EqualFold(t, tag) {
			return tags
		}
	}
	return append(tags, tag)
}

// isTagRune: TikTok's hashtags are letters, marks, digits, the underscore and emoji.
func isTagRune(r rune) bool {
	switch {
	case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsDigit(r), r == '_', r == '\u200d':
		return true
	}
	return unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r) && r > 0x7f
}
