package importer

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
)

// An order is what a date such as 03/04/2026 tells about day and month.
type order uint8

const (
	orderFixed order = iota // the form leaves no doubt
	orderOpen               // both parts could be the month; held as day first
	orderDMY                // the first part is over 12
	orderMDY                // the second part is over 12
)

// parseWhen reads a date or a time as people and tools write them. ok is false
// for text that is none.
func parseWhen(s string) (When, bool) {
	s = strings.TrimSpace(number.FoldDigits(s))
	if s == "" || len(s) > 60 {
		return When{}, false
	}
	if w, ok := parseDigits(s); ok {
		return w, true
	}
	day, clock := splitClock(s)
	hms, ok := parseClock(clock)
	if !ok {
		return When{}, false
	}
	w, ok := parseNumericDay(day)
	if !ok {
		w, ok = parseNamedDay(day)
	}
	if !ok {
		return When{}, false
	}
	return w.at(hms), true
}

// parseDigits reads a time that is one number: YYYYMMDD, YYYYMMDDhhmmss, Unix seconds or
// milliseconds, or a spreadsheet's serial day.
func parseDigits(s string) (When, bool) {
	if strings.Trim(s, "0123456789.,") != "" {
		return When{}, false
	}
	switch n, err := strconv.ParseInt(s, 10, 64); {
	case err != nil:
		return parseSerial(s)
	case len(s) == 10 && n >= int64(earliestVideo):
		return When{At: model.Instant(n)}, true
	case len(s) == 13:
		return When{At: model.Instant(n / 1000)}, true
	case len(s) == 8 || len(s) == 14:
		t, err := time.Parse("20060102150405", (s + "000000")[:14])
		if err != nil {
			return When{}, false
		}
		if len(s) == 8 {
			return dayOf(t), true
		}
		return When{Local: t}, true
	}
	return parseSerial(s)
}

// parseSerial reads days since 30 December 1899, as spreadsheets count them.
func parseSerial(s string) (When, bool) {
	f, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil || f < 30000 || f >= 60000 {
		return When{}, false
	}
	days := math.Floor(f)
	t := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(days))
	if f == days {
		return dayOf(t), true
	}
	return When{Local: t.Add(time.Duration(math.Round((f-days)*86400)) * time.Second)}, true
}

// plus is a date so many days later; one whose instant is known stays.
func (w When) plus(days int) When {
	switch {
	case w.OnlyDay:
		w.Day += model.Day(days)
	case !w.Local.IsZero():
		w.Local = w.Local.AddDate(0, 0, days)
	}
	return w
}

func dayOf(t time.Time) When {
	return When{OnlyDay: true, Day: model.Date(t.Year(), t.Month(), t.Day())}
}

// A clockTime is a time of day with the zone that stands behind it.
type clockTime struct {
	set    bool
	second int // of the day
	zoned  bool
	offset int // seconds east of UTC
}

// splitClock cuts the time of day off. It begins at the last word before the first colon, or
// behind the T or _ of a date in digits.
func splitClock(s string) (day, clock string) {
	if len(s) > 11 && (s[10] == 'T' || s[10] == '_') && strings.Trim(s[:10], "0123456789-/.") == "" {
		rest := s[11:]
		if s[10] == '_' && !strings.Contains(rest, ":") {
			rest = strings.ReplaceAll(rest, "-", ":")
		}
		return s[:10], rest
	}
	colon := strings.IndexByte(s, ':')
	if colon < 0 {
		return s, ""
	}
	at := strings.LastIndexAny(s[:colon], " ,\u00a0\u202fT") + 1
	if at == 0 {
		return s, "?" // a time alone is no date
	}
	return strings.TrimRight(s[:at], " ,T\u00a0\u202f"), s[at:]
}

// parseClock reads "15:25", "15:25:02.123Z", "3:04 PM", "15:25:02 +0700", "15:25 UTC".
func parseClock(s string) (clockTime, bool) {
	if s == "" {
		return clockTime{}, true
	}
	s = strings.ToUpper(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s))
	end := strings.IndexFunc(s, func(r rune) bool { return !(r >= '0' && r <= '9') && r != ':' && r != '.' })
	if end < 0 {
		end = len(s)
	}
	digits, tail := s[:end], strings.TrimSpace(s[end:])
	digits, _, _ = strings.Cut(digits, ".")
	parts := strings.Split(digits, ":")
	if len(parts) < 2 || len(parts) > 4 { // a fourth is milliseconds in file names
		return clockTime{}, false
	}
	var hms [3]int
	for i, limit := range [3]int{23, 59, 60} {
		if i >= len(parts) {
			break
		}
		n, err := strconv.Atoi(parts[i])
		if err != nil || n > limit || len(parts[i]) > 2 {
			return clockTime{}, false
		}
		hms[i] = n
	}
	for _, half := range []string{"AM", "PM", "A.M.", "P.M.", "A. M.", "P. M."} {
		if rest, found := strings.CutPrefix(tail, half); found {
			if hms[0] < 1 || hms[0] > 12 {
				return clockTime{}, false
			}
			hms[0] %= 12
			if half[0] == 'P' {
				hms[0] += 12
			}
			tail = strings.TrimSpace(rest)
			break
		}
	}
	c := clockTime{set: true, second: hms[0]*3600 + hms[1]*60 + min(hms[2], 59)}
	return c.inZone(tail)
}

func (c clockTime) inZone(tail string) (clockTime, bool) {
	tail = strings.Trim(tail, "()[] ")
	switch tail {
	case "":
		return c, true
	case "Z", "UTC", "GMT":
		c.zoned = true
		return c, true
	}
	for _, prefix := range []string{"UTC", "GMT"} {
		tail = strings.TrimPrefix(tail, prefix)
	}
	tail = strings.Replace(tail, "−", "-", 1)
	if len(tail) < 2 || tail[0] != '+' && tail[0] != '-' {
		return c, false
	}
	digits := strings.Replace(tail[1:], ":", "", 1)
	if len(digits) == 1 {
		digits = "0" + digits
	}
	if len(digits) == 2 {
		digits += "00"
	}
	n, err := strconv.Atoi(digits)
	if err != nil || len(digits) != 4 || n > 1400 {
		return c, false
	}
	c.zoned, c.offset = true, n/100*3600+n%100*60
	if tail[0] == '-' {
		c.offset = -c.offset
	}
	return c, true
}

// at puts a time of day on the day that w is.
func (w When) at(c clockTime) When {
	if !c.set || w.NoYear {
		return w
	}
	t := w.Day.Civil().Add(time.Duration(c.second) * time.Second)
	if c.zoned {
		return When{At: model.InstantOf(t) - model.Instant(c.offset), order: w.order}
	}
	return When{Local: t, order: w.order}
}

// parseNumericDay reads a date in digits: year first, or day and month in some order before it.
func parseNumericDay(s string) (When, bool) {
	s = strings.TrimRight(s, ".")
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '/' || r == '.' || r == ' ' })
	if len(parts) != 3 {
		return When{}, false
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || len(p) > 4 {
			return When{}, false
		}
		n[i] = v
	}
	switch {
	case len(parts[0]) == 4:
		return civil(n[0], n[1], n[2], orderFixed)
	case len(parts[2]) != 4 && len(parts[2]) != 2:
		return When{}, false
	case len(parts[2]) == 2:
		n[2] += 2000
	}
	if strings.Contains(s, ".") {
		return civil(n[2], n[1], n[0], orderFixed)
	}
	switch {
	case n[0] > 12:
		return civil(n[2], n[1], n[0], orderDMY)
	case n[1] > 12:
		return civil(n[2], n[0], n[1], orderMDY)
	}
	return civil(n[2], n[1], n[0], orderOpen)
}

func civil(year, month, day int, o order) (When, bool) {
	if month < 1 || month > 12 || day < 1 || year < 1 {
		return When{}, false
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day {
		return When{}, false
	}
	w := dayOf(t)
	w.order = o
	return w, true
}

// noYear is the year that stands for "not said": a leap year, so that 29 February is a day.
const noYear = 1972

// parseNamedDay reads a date with the month as a word, or in signs such as 9月13日. The year may be
// missing, as it is in TikTok Studio's exports.
func parseNamedDay(s string) (When, bool) {
	words := dateWords(s)
	var month time.Month
	var numbers []int
	unknown := 0
	for i := 0; i < len(words); i++ {
		w := words[i]
		if n, err := strconv.Atoi(w); err == nil {
			if i+1 < len(words) {
				switch words[i+1] {
				case "月", "월":
					if n < 1 || n > 12 || month != 0 {
						return When{}, false
					}
					month = time.Month(n)
					i++
					continue
				case "年", "년", "日", "일":
					i++
				}
			}
			numbers = append(numbers, n)
			continue
		}
		if m, taken := monthAt(words[i:]); m != 0 {
			if month != 0 {
				return When{}, false
			}
			month = m
			i += taken - 1
			continue
		}
		if !isDateFiller(w) {
			unknown++
		}
	}
	if month == 0 || unknown > 1 { // one unknown word may be a weekday
		return When{}, false
	}
	switch {
	case len(numbers) == 1 && numbers[0] <= 31:
		w, ok := civil(noYear, int(month), numbers[0], orderFixed)
		w.NoYear = true
		return w, ok
	case len(numbers) == 2 && numbers[0] > 31:
		return civil(numbers[0], int(month), numbers[1], orderFixed)
	case len(numbers) == 2 && numbers[1] > 31:
		return civil(numbers[1], int(month), numbers[0], orderFixed)
	}
	return When{}, false
}

// dateWords folds a date and splits it into numbers and words.
func dateWords(s string) []string {
	var words []string
	var word strings.Builder
	kind := 0 // 1: digits, 2: letters
	flush := func() {
		if word.Len() > 0 {
			words = append(words, strings.Trim(word.String(), "."))
			word.Reset()
		}
	}
	for _, r := range text.Fold(s) {
		next := 0
		switch {
		case r >= '0' && r <= '9':
			next = 1
		case unicode.IsLetter(r) || unicode.IsMark(r) || r == '.' && kind == 2:
			next = 2
		}
		if strings.ContainsRune("年月日년월일", r) {
			flush()
			words = append(words, string(r))
			kind = 0
			continue
		}
		if next != kind {
			flush()
		}
		kind = next
		if next != 0 {
			word.WriteRune(r)
		}
	}
	flush()
	return words
}

// monthAt reads a month's name of up to three words, the longest that fits; in Vietnamese the
// month may be a number behind its word.
func monthAt(words []string) (m time.Month, taken int) {
	for n := min(3, len(words)); n > 0; n-- {
		if m := months()[strings.Join(words[:n], " ")]; m != 0 {
			return m, n
		}
	}
	if words[0] == "thang" && len(words) > 1 {
		if n, err := strconv.Atoi(words[1]); err == nil && n >= 1 && n <= 12 {
			return time.Month(n), 2
		}
	}
	return 0, 0
}

// isDateFiller: words between the parts of a date.
func isDateFiller(w string) bool {
	switch w {
	case "de", "del", "den", "der", "le", "el", "the", "of", "st", "nd", "rd", "th", "kl", "at", "um", "a", "as", "om", "di", "ngay", "nam", "г", "года", "в", "г.", "г.в", "m", "d":
		return true
	}
	return false
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }
