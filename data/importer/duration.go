package importer

import (
	"math"
	"strconv"
	"strings"

	"saveboard/model"
)

// parseDuration reads seconds, m:ss, h:mm:ss or PT1M2S. Anything else, and 0, is unknown.
func parseDuration(s string) model.Count {
	s = strings.TrimSpace(strings.ToUpper(s))
	var seconds float64
	var ok bool
	switch {
	case s == "":
		return model.Unknown
	case strings.HasPrefix(s, "PT"):
		seconds, ok = isoDuration(s[2:])
	case strings.Contains(s, ":"):
		seconds, ok = clockDuration(s)
	default:
		var err error
		seconds, err = strconv.ParseFloat(strings.TrimSpace(strings.TrimRight(s, "SEC.")), 64)
		ok = err == nil
	}
	if !ok || !(seconds > 0 && seconds < 86400) {
		return model.Unknown
	}
	return model.Exact(max(1, int64(math.Round(seconds))))
}

func clockDuration(s string) (float64, bool) {
	parts := strings.Split(s, ":")
	if len(parts) > 3 {
		return 0, false
	}
	var seconds float64
	for _, p := range parts {
		n, err := strconv.ParseFloat(p, 64)
		if err != nil || n < 0 {
			return 0, false
		}
		seconds = seconds*60 + n
	}
	return seconds, true
}

func isoDuration(s string) (float64, bool) {
	var seconds float64
	for s != "" {
		end := strings.IndexAny(s, "HMS")
		if end < 1 {
			return 0, false
		}
		n, err := strconv.ParseFloat(s[:end], 64)
		if err != nil {
			return 0, false
		}
		seconds += n * map[byte]float64{'H': 3600, 'M': 60, 'S': 1}[s[end]]
		s = s[end+1:]
	}
	return seconds, true
}
