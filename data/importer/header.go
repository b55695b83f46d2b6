package importer

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"saveboard/model/text"
)

// longestHeader is how long a name can be; recognition looks at rows of captions too.
const longestHeader = 200

// headerKey makes two spellings of one header equal: it splits camelCase and punctuation into
// words and folds them; quotes, # and bracketed units go.
func headerKey(h string) string {
	if len(h) > longestHeader {
		return ""
	}
	h = dropBrackets(h)
	var b strings.Builder
	b.Grow(len(h) + 4)
	var before rune
	ascii := true
	for _, r := range h {
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			b.WriteByte(' ')
		}
		switch r {
		case '"', '\'', '’', '`', '#', '＃', '\ufeff', '“', '”', '*':
		case '_', '-', '.', '/', ':', '–', '—', '|', '・', '‐', '\t', '\n', '\r':
			b.WriteByte(' ')
		default:
			ascii = ascii && r < 0x80
			b.WriteRune(r)
		}
		before = r
	}
	if ascii {
		return strings.Join(strings.Fields(strings.ToLower(b.String())), " ")
	}
	return text.Fold(b.String())
}

// dropBrackets takes "(s)" and "[UTC]" off, but not brackets that hold all there is.
func dropBrackets(h string) string {
	if !strings.ContainsAny(h, "([（【") {
		return h
	}
	return brackets().ReplaceAllString(h, " ")
}

var brackets = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\([^)]*\)|\[[^\]]*\]|（[^）]*）|【[^】]*】`)
})

// lookUp tells what a header names. Its full form is compared first, then the form without words
// that only say that it is a count of a video.
func lookUp(header string) (m meaning, full, ok bool) {
	key := headerKey(header)
	if key == "" {
		return meaning{}, false, false
	}
	m, full = dictionary()[key]
	ok = full
	for rest := key; !ok; { // "vid post time" is "post time" before it is "time"
		first, after, found := strings.Cut(rest, " ")
		if !found || !isFiller(first) {
			break
		}
		rest = after
		m, ok = dictionary()[rest]
	}
	for _, form := range []string{withoutFillers(key), withoutGlue(withoutFillers(key)), withoutVideo(key)} {
		if ok || form == "" {
			break
		}
		m, ok = dictionary()[form]
	}
	if ok && m.field.isCounter() && isNoLifetimeCount(header) {
		return meaning{}, false, false
	}
	return m, full, ok
}

// isFiller: the word says no more than "number of … of the video".
func isFiller(w string) bool {
	switch w {
	case "video", "vid", "tiktok", "post", "total", "number", "num", "nr", "no", "of", "count", "counts", "cnt", "qty", "nº", "antal", "n", "videos", "posts",
		"de", "del", "do", "da", "la", "des", "du", "della", "filmu", "동영상", "영상":
		return true
	}
	return false
}

// withoutVideo takes the word for video off the front of a name in a script without spaces.
func withoutVideo(key string) string {
	for _, video := range []string{"動画", "ビデオ", "视频", "視頻", "影片"} {
		if rest, found := strings.CutPrefix(key, video); found {
			return rest
		}
	}
	return ""
}

func withoutFillers(key string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(key), isFiller), " ")
}

// withoutGlue takes a glued "count" off the end and a lone n off the front: diggcount, nsave.
func withoutGlue(key string) string {
	if strings.Contains(key, " ") {
		return ""
	}
	key = strings.TrimSuffix(strings.TrimSuffix(key, "s"), "count")
	if _, ok := dictionary()[key]; ok {
		return key
	}
	return strings.TrimPrefix(key, "n")
}

// isNoLifetimeCount: the header has a word, in brackets or not, that makes it a rate, an average, a
// change, a window of days, or a count of something else.
func isNoLifetimeCount(header string) bool {
	if strings.ContainsAny(header, "%％") {
		return true
	}
	words := headerKey(strings.Map(func(r rune) rune {
		if strings.ContainsRune("()[]（）", r) {
			return ' '
		}
		return r
	}, header))
	for w := range strings.FieldsSeq(words) {
		switch w {
		case "rate", "ratio", "per", "avg", "average", "mean", "median", "growth", "change", "diff", "delta", "daily", "new", "last",
			"follower", "followers", "author", "profile", "account", "user", "music", "sound", "score", "rank", "engagement", "reach":
			return true
		}
		if days := strings.TrimSuffix(w, "d"); days != w && days != "" && strings.Trim(days, "0123456789") == "" {
			return true
		}
	}
	for w := range strings.FieldsSeq(header) {
		if w == "Ø" || w == "ø" {
			return true
		}
	}
	return false
}
