package filter

import (
	"strconv"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
)

// reading is how the field's numbers are read, and what they are called.
func (t term) reading() (read reading, wanted string) {
	switch t.row.shape {
	case ofPercent:
		if t.row.field == Keep {
			return readShare, "a percentage or a ratio"
		}
		return readPercent, "a percentage"
	case ofTimes:
		return readTimes, "a number"
	case ofAge:
		return readAge, "a time"
	case ofLength:
		return readLength, "a time"
	case ofHours:
		return readHour, "an hour from 0 to 23"
	}
	return readCount, "a number"
}

// readCount reads a whole number as people write it: 1k, 12,480, 1,2Mio. A single mark parts thousands.
func readCount(s string) (value, step float64, ok bool) {
	s, minus := strings.CutPrefix(s, "-")
	cell := number.ReadCell(s)
	n, _, verdict := cell.Settle(number.Column{}, number.NoDecimals, 0)
	if verdict != number.Counted {
		return 0, 0, false
	}
	if minus {
		n = -n
	}
	return float64(n), 0, true
}

// readDecimal reads 1.5 or 1,5; its step is one of the last digit.
func readDecimal(s string) (value, step float64, ok bool) {
	value, ok = number.Decimal(s)
	step = 1
	if at := strings.LastIndexAny(s, ".,"); at >= 0 {
		for range len(s) - at - 1 {
			step /= 10
		}
	}
	return value, step, ok
}

func readPercent(s string) (value, step float64, ok bool) {
	digits, percent := strings.CutSuffix(number.FoldDigits(s), "%")
	value, step, ok = readDecimal(strings.TrimSpace(digits))
	return value / 100, step / 100, ok && percent
}

func readShare(s string) (value, step float64, ok bool) {
	if value, step, ok = readPercent(s); ok {
		return value, step, true
	}
	return readDecimal(s)
}

func readTimes(s string) (value, step float64, ok bool) {
	return readDecimal(strings.TrimRight(s, "x×"))
}

func readHour(s string) (value, step float64, ok bool) {
	n, err := strconv.Atoi(number.FoldDigits(s))
	return float64(n), 0, err == nil && n >= 0 && n <= 23
}

// readAge reads a time in days: 7d, 12h, 3w, 6mo, 1y. Twelve months are a year.
func readAge(s string) (value, step float64, ok bool) {
	s = strings.ToLower(s)
	digits := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz")
	n, step, ok := readDecimal(digits)
	switch s[len(digits):] {
	case "h":
		return n / 24, step / 24, ok
	case "", "d":
		return n, step, ok
	case "w":
		return n * 7, step * 7, ok
	case "m", "mo":
		if p, err := model.ParsePeriod(digits + "mo"); err == nil {
			return float64(p.Days), 30, true
		}
		return n * 30, step * 30, ok
	case "y":
		return n * 365, step * 365, ok
	}
	return 0, 0, false
}

// readLength reads a time in seconds: 30s, 30, 1m30s, 2m, 1h, 1:30.
func readLength(s string) (value, step float64, ok bool) {
	s = strings.ToLower(s)
	if minutes, seconds, clock := strings.Cut(s, ":"); clock {
		m, errM := strconv.Atoi(minutes)
		sec, errS := strconv.Atoi(seconds)
		return float64(m*60 + sec), 0, errM == nil && errS == nil && m >= 0 && sec >= 0 && sec < 60 && len(seconds) == 2 && m < 1e6
	}
	if s == "" {
		return 0, 0, false
	}
	for s != "" {
		end := strings.IndexFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' })
		if end < 0 {
			end = len(s)
		}
		n, known := number.Decimal(s[:end])
		unit := s[end:]
		if next := strings.IndexAny(unit, "0123456789"); next >= 0 {
			unit = unit[:next]
		}
		s = s[end+len(unit):]
		switch unit {
		case "h":
			n *= 3600
		case "m", "min":
			n *= 60
		case "", "s", "sec":
		default:
			known = false
		}
		if !known {
			return 0, 0, false
		}
		value += n
	}
	return value, 0, true
}
