package importer

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"saveboard/model"
)

// nameTimes finds runs of digits with single separators: 20260322_193550, 2026-03-22_08-15-22-123,
// 1552963581094.
var nameTimes = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\d+(?:[-_.T ]\d+)*`)
})

// timeInName reads the time that a file's name holds: Unix seconds or
// milliseconds before any date, since a name with both has the first day of the data as its date.
func timeInName(name string) (When, bool) {
	runs := nameTimes().FindAllString(name, -1)
	for _, run := range runs {
		for _, digits := range strings.FieldsFunc(run, isNotDigit) {
			n, err := strconv.ParseInt(digits, 10, 64)
			switch {
			case err != nil:
			case len(digits) == 10 && inTikTokTime(n):
				return When{At: model.Instant(n)}, true
			case len(digits) == 13 && inTikTokTime(n/1000):
				return When{At: model.Instant(n / 1000)}, true
			}
		}
	}
	for _, run := range runs {
		if w, ok := dateInRun(strings.FieldsFunc(run, isNotDigit)); ok {
			return w, true
		}
	}
	return When{}, false
}

func isNotDigit(r rune) bool { return r < '0' || r > '9' }

func inTikTokTime(unix int64) bool {
	return model.Instant(unix) >= earliestVideo && unix < 4102444800 // 2100
}

// dateInRun reads a date at the start of any group, and the time of day that follows it.
func dateInRun(groups []string) (When, bool) {
	for i := range groups {
		day, rest := "", groups[i:]
		switch {
		case len(rest[0]) == 8 || len(rest[0]) == 14:
			day, rest = rest[0][:8], append([]string{rest[0][8:]}, rest[1:]...)
			if rest[0] == "" {
				rest = rest[1:]
			}
		case len(rest) >= 3 && len(rest[0]) == 4 && len(rest[1]) == 2 && len(rest[2]) == 2:
			day, rest = rest[0]+rest[1]+rest[2], rest[3:]
		default:
			continue
		}
		t, err := time.Parse("20060102", day)
		if err != nil || !inTikTokTime(t.Unix()) {
			continue
		}
		clock := strings.Join(rest, "")
		if len(clock) >= 6 && (len(rest[0]) == 6 || len(rest[0]) == 2) {
			if at, err := time.Parse("20060102150405", day+clock[:6]); err == nil {
				return When{Local: at}, true
			}
		}
		return dayOf(t), true
	}
	return When{}, false
}
