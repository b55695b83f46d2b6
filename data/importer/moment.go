package importer

import (
	"time"

	"saveboard/model"
)

// A moment is a When packed into two words, since a file's rows are held until its end.
type moment struct {
	at    int64 // seconds, or days
	form  form
	order order
}

// form is how a time was written.
type form uint8

const (
	formNone   form = iota
	formZoned       // an instant
	formLocal       // a wall clock, held as if in UTC
	formDay         // a day
	formNoYear      // a day of the year 1972, the year is not said
	formUnread      // something that is no time
)

func pack(w When) moment {
	switch {
	case w.unread:
		return moment{form: formUnread}
	case w.At != 0:
		return moment{at: int64(w.At), form: formZoned, order: w.order}
	case !w.Local.IsZero():
		return moment{at: w.Local.Unix(), form: formLocal, order: w.order}
	case w.OnlyDay && w.NoYear:
		return moment{at: int64(w.Day), form: formNoYear}
	case w.OnlyDay:
		return moment{at: int64(w.Day), form: formDay, order: w.order}
	}
	return moment{}
}

// day is the date as it was written, in the zone it was written in; for an instant, UTC's.
func (m moment) day() model.Day {
	if m.form == formZoned || m.form == formLocal {
		return utcDay(model.Instant(m.at))
	}
	return model.Day(m.at)
}

// swapped is the moment with day and month exchanged.
func (m moment) swapped() moment {
	if m.order != orderOpen {
		return m
	}
	switch m.form {
	case formDay:
		t := model.Day(m.at).Civil()
		m.at = int64(model.Date(t.Year(), time.Month(t.Day()), int(t.Month())))
	case formLocal, formZoned:
		t := model.Instant(m.at).Time()
		m.at += 86400 * int64(model.Date(t.Year(), time.Month(t.Day()), int(t.Month()))-utcDay(model.Instant(m.at)))
	}
	return m
}

func utcDay(t model.Instant) model.Day { return model.Day(t / 86400) }

// inZone is the instant at which a wall clock in the zone shows local.
func inZone(local time.Time, zone *time.Location) time.Time {
	return time.Date(local.Year(), local.Month(), local.Day(), local.Hour(), local.Minute(), local.Second(), 0, zone)
}
