package model

import (
	"fmt"
	"strconv"
	"strings"
)

// A Period is the stretch of time that gains and daily series are taken over. It is either the last
// Days local days, or From … To, or, as the zero Period, all time.
type Period struct {
	Days     int // 0 unless the period counts back from the moment of asking
	From, To Day // the first and last day, both included, when Fixed
	Fixed    bool
}

// The periods that the period key steps through, after which come custom ones.
func Periods() []Period { return []Period{{Days: 7}, {Days: 28}, {Days: 90}, {Days: 365}, {}} }

// LastDays is the period of the last n local days, the present one included.
func LastDays(n int) Period { return Period{Days: n} }

// Name is how a period is written in options and JSON: "28d", "12mo", "all", "2026-03-01..2026-05-31".
func (p Period) Name() string {
	switch {
	case p.Fixed:
		return p.From.String() + ".." + p.To.String()
	case p.Days == 0:
		return "all"
	case p.Days == 365:
		return "12mo"
	}
	return strconv.Itoa(p.Days) + "d"
}

// Words is the period in a sentence or chip: "28 days", "12 months", "all time".
func (p Period) Words() string {
	switch {
	case p.Fixed:
		from, to := p.From.Civil(), p.To.Civil()
		layout := "2 Jan 2006"
		switch {
		case p.From == p.To:
			return to.Format(layout)
		case from.Year() == to.Year():
			return from.Format("2 Jan") + " to " + to.Format(layout)
		}
		return from.Format(layout) + " to " + to.Format(layout)
	case p.Days == 0:
		return "all time"
	case p.Days == 365:
		return "12 months"
	case p.Days == 1:
		return "1 day"
	}
	return strconv.Itoa(p.Days) + " days"
}

// Next is the period that follows p as the period key steps on; after a custom one comes the first.
func (p Period) Next() Period {
	all := Periods()
	for i, q := range all {
		if p == q {
			return all[(i+1)%len(all)]
		}
	}
	return all[0]
}

// ParsePeriod reads what Name writes, with m or mo for months of 30 days (12mo is 365), w for weeks and
// y for years of 365 days.
func ParsePeriod(s string) (Period, error) {
	asked := s
	s = strings.ToLower(s)
	if s == "all" {
		return Period{}, nil
	}
	if from, to, ok := strings.Cut(s, ".."); ok {
		return parseFixed(asked, from, to)
	}
	digits := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n > 36500 {
		return Period{}, errPeriod(asked)
	}
	switch s[len(digits):] {
	case "d":
	case "w":
		n *= 7
	case "m", "mo":
		n = n/12*365 + n%12*30
	case "y":
		n *= 365
	default:
		return Period{}, errPeriod(asked)
	}
	return LastDays(n), nil
}

func parseFixed(s, from, to string) (Period, error) {
	first, err := ParseDay(from)
	if err != nil {
		return Period{}, errPeriod(s)
	}
	last, err := ParseDay(to)
	if err != nil {
		return Period{}, errPeriod(s)
	}
	if last < first {
		return Period{}, fmt.Errorf("the period %s ends before it begins", s)
	}
	return Period{From: first, To: last, Fixed: true}, nil
}

func errPeriod(s string) error {
	return fmt.Errorf("“%s” is no period: take 7d, 28d, 90d, 12mo, all or 2026-03-01..2026-05-31", s)
}
