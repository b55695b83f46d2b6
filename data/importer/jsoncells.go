package importer

import (
	"strconv"
	"strings"

	"saveboard/model"
)

// wholeNumber reads the integer part of a JSON number or of a string that holds one, never through
// a float.
func wholeNumber(text string) (int64, bool) {
	whole, _, _ := strings.Cut(strings.TrimSpace(text), ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	return n, err == nil
}

// unixTime reads Unix seconds, or milliseconds when the number is too large for seconds. 0 is no time.
func unixTime(text string) When {
	n, ok := wholeNumber(text)
	if !ok || n <= 0 {
		return When{}
	}
	if n > 99_999_999_999 {
		n /= 1000
	}
	return When{At: model.Instant(n)}
}

// writtenTime reads a date or a time as text; what is none is no time.
func writtenTime(text string) When {
	w, _ := parseWhen(text)
	return w
}

// namesVideo tells whether a link holds a video's id.
func namesVideo(link string) bool {
	ref, _, ok := parseLink(link)
	return ok && ref.id != 0
}

// seconds reads a duration in seconds. 0 is what photos say: unknown.
func seconds(text string) model.Count { return durationOf(text, 1) }

// milliseconds reads a duration in milliseconds, to the nearest second.
func milliseconds(text string) model.Count { return durationOf(text, 1000) }

func durationOf(text string, unit int64) model.Count {
	n, ok := wholeNumber(text)
	if !ok || n <= 0 || !model.Fits(n) {
		return model.Unknown
	}
	return model.Exact((n + unit/2) / unit)
}

func isTrue(text string) bool { return text == "true" || text == "1" }
