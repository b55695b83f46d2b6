package filter

import (
	"strconv"
	"strings"
	"time"

	"saveboard/model"
	"saveboard/model/text"
)

// A span is what one date stands for: the days from its first to its last.
type span struct {
	first, last float64
	ago         bool // counted back from today
	open        bool // the days until now, as -28d is
}

// readDays reads 2026, 2026-03, 2026-03-14, today, yesterday, or -28d, the last 28 days.
func readDays(s string) (span, bool) {
	switch s {
	case "today":
		return span{ago: true}, true
	case "yesterday":
		return span{first: 1, last: 1, ago: true}, true
	}
	if back, ok := strings.CutPrefix(s, "-"); ok {
		p, err := model.ParsePeriod(back)
		if err != nil || p.Days == 0 {
			return span{}, false
		}
		return span{first: float64(p.Days - 1), ago: true, open: true}, true
	}
	for _, as := range []struct {
		layout              string
		years, months, days int
	}{{"2006", 1, 0, 0}, {"2006-1", 0, 1, 0}, {"2006-1-2", 0, 0, 1}} {
		if t, err := time.Parse(as.layout, s); err == nil {
			end := t.AddDate(as.years, as.months, as.days)
			return span{first: float64(t.Unix() / 86400), last: float64(end.Unix()/86400 - 1)}, true
		}
	}
	return span{}, false
}

// from is the bound that begins with the span; after is the one that begins when it is over. Of days
// until now, nothing comes after: they are taken to begin then, as -28d.. does.
func (s span) from() Bound { return Bound{Value: s.first, Given: true, Ago: s.ago} }

func (s span) after() Bound {
	if s.open {
		return s.from()
	}
	return s.to().next(1)
}

// to is the bound that ends with the span, before the one that ends as it begins. Days until now end
// before they begin, as ..-28d does.
func (s span) to() Bound {
	if s.open {
		return s.before()
	}
	return Bound{Value: s.last, Given: true, Ago: s.ago}
}

func (s span) before() Bound { return s.from().next(-1) }

// next is the bound so many days later.
func (b Bound) next(days float64) Bound {
	if b.Ago {
		days = -days
	}
	b.Value += days
	return b
}

func (t term) ofDays() (Term, *Problem) {
	const wanted = "a day, a month, a year or days back"
	low, high, isRange := t.ends()
	n := Term{Field: t.row.field}
	if isRange {
		if t.compares() {
			return Term{}, t.problem(t.name+":"+t.value, "A range follows a colon.")
		}
		if low != "" {
			s, ok := readDays(low)
			if !ok {
				return Term{}, t.unlike(wanted)
			}
			n.Low = s.from()
		}
		if high != "" {
			s, ok := readDays(high)
			if !ok {
				return Term{}, t.unlike(wanted)
			}
			n.High = s.to()
		}
		if n.Low.Given && n.High.Given && n.Low.Ago == n.High.Ago && n.High.Value != n.Low.Value && (n.High.Value < n.Low.Value) != n.Low.Ago {
			return Term{}, t.backwards(low, high)
		}
		return n, nil
	}
	s, ok := readDays(t.value)
	if !ok {
		return Term{}, t.unlike(wanted)
	}
	switch t.op {
	case ">":
		n.Low = s.after()
	case ">=":
		n.Low = s.from()
	case "<":
		n.High = s.before()
	case "<=":
		n.High = s.to()
	default:
		n.Low = s.from()
		if !s.open {
			n.High = s.to()
		}
	}
	return n, nil
}

// weekdayOf reads the beginning of a day's name, or its number from Monday, which is 1.
func weekdayOf(s string) (time.Weekday, bool) {
	s = text.Fold(s)
	if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= 7 {
		return time.Weekday(n % 7), true
	}
	if len(s) < 2 {
		return 0, false
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.HasPrefix(strings.ToLower(d.String()), s) {
			return d, true
		}
	}
	return 0, false
}

func (t term) ofWeekdays() (Term, *Problem) {
	if t.compares() {
		return Term{}, t.incomparable()
	}
	low, high, _ := t.ends()
	first, ok := weekdayOf(low)
	last, okLast := weekdayOf(high)
	if !ok || !okLast {
		return Term{}, t.unlike("a day of the week")
	}
	n := Term{Field: t.row.field, Weekdays: weekdayBit(last)}
	for d := first; d != last; d = (d + 1) % 7 {
		n.Weekdays |= weekdayBit(d)
	}
	return n, nil
}
