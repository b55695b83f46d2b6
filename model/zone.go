package model

import (
	"sort"
	"time"
)

// A Zone turns instants into the local days of an account and back. Days have 23, 24 or 25 hours,
// and a day may lack its midnight, so a day's first instant is searched, never assumed.
//
// A Zone remembers the days it was asked for; it is not safe for use by several goroutines.
type Zone struct {
	loc    *time.Location
	starts map[Day]Instant
}

// NewZone is the zone of loc; nil is UTC.
func NewZone(loc *time.Location) *Zone {
	if loc == nil {
		loc = time.UTC
	}
	return &Zone{loc: loc, starts: make(map[Day]Instant)}
}

// Name is the IANA name, such as Europe/Berlin.
func (z *Zone) Name() string { return z.loc.String() }

// Location is the zone as the standard library has it.
func (z *Zone) Location() *time.Location { return z.loc }

// Local is the instant's wall clock in the zone.
func (z *Zone) Local(t Instant) time.Time { return t.Time().In(z.loc) }

// DayOf is the local date at t.
func (z *Zone) DayOf(t Instant) Day {
	local := z.Local(t)
	return Date(local.Year(), local.Month(), local.Day())
}

// Start is the first instant whose local date is d or later: the start of the local day.
// The end of the day is Start(d+1).
func (z *Zone) Start(d Day) Instant {
	if t, ok := z.starts[d]; ok {
		return t
	}
	// No zone is further than a day from UTC, so two days on either side bracket the date's first
	// second; the local date never decreases but for changes across the date line, which the
	// search takes at their first crossing.
	from := Instant(d)*86400 - 2*86400
	n := sort.Search(4*86400, func(i int) bool { return z.DayOf(from+Instant(i)) >= d })
	t := from + Instant(n)
	z.starts[d] = t
	return t
}
