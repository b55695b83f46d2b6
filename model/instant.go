package model

import (
	"fmt"
	"time"
)

// An Instant is a moment in UTC, to the whole second, as Unix seconds. All instants of the program
// are rounded so. The zero Instant means none: no video was posted in 1970.
type Instant int64

// InstantOf rounds t down to its second.
func InstantOf(t time.Time) Instant { return Instant(t.Unix()) }

// Time is the moment as the standard library has it, in UTC.
func (t Instant) Time() time.Time { return time.Unix(int64(t), 0).UTC() }

// Add moves the instant by d, which is cut to whole seconds.
func (t Instant) Add(d time.Duration) Instant { return t + Instant(d/time.Second) }

// Days is the time from u to t in days of 86,400 seconds: an age, when u is a posting.
func (t Instant) Days(u Instant) float64 { return float64(t-u) / 86400 }

// String writes RFC 3339 in UTC: "2026-11-22T18:00:00Z".
func (t Instant) String() string { return t.Time().Format(time.RFC3339) }

// MarshalJSON writes RFC 3339 in UTC, or null for no instant.
func (t Instant) MarshalJSON() ([]byte, error) {
	if t == 0 {
		return []byte("null"), nil
	}
	return fmt.Appendf(nil, "%q", t.String()), nil
}

// A Day is a calendar date without a zone, as days since 1 January 1970.
type Day int32

// NoDay is no date at all.
const NoDay Day = -1 << 31

// Date is the day of a year, month and day of the month, normalised as time.Date does.
func Date(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Civil returns midnight UTC of the date, for its year, month, weekday and formatting only.
func (d Day) Civil() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday { return d.Civil().Weekday() }

// Monday is the first day of the week that d lies in.
func (d Day) Monday() Day { return d - Day((int(d.Weekday())+6)%7) }

// String writes "2026-11-22".
func (d Day) String() string { return d.Civil().Format(time.DateOnly) }

// MarshalJSON writes "2026-11-22", or null for no day.
func (d Day) MarshalJSON() ([]byte, error) {
	if d == NoDay {
		return []byte("null"), nil
	}
	return fmt.Appendf(nil, "%q", d.String()), nil
}

// ParseDay reads "2026-11-22".
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return NoDay, fmt.Errorf("%q is not a day such as 2026-11-22", s)
	}
	return Day(t.Unix() / 86400), nil
}
