package importer

import (
	"time"

	"saveboard/model"
)

// A fileTime is what a file says about the time of its counts apart from its records: the user's
// word, a date in its name, its date of change.
type fileTime struct {
	option model.Instant
	name   When // of the file, its ZIP or its folder; the zero When when there is none
	mtime  model.Instant
	now    model.Instant
}

// at is the time of a record that names none.
func (f fileTime) at(zone *model.Zone) (model.Instant, model.TakenFrom) {
	switch {
	case f.option != 0:
		return f.option, model.TakenOption
	case f.name.At != 0:
		return f.name.At, model.TakenFilename
	case !f.name.Local.IsZero():
		return model.InstantOf(inZone(f.name.Local, zone.Location())), model.TakenFilename
	case f.name.OnlyDay:
		t, _ := f.within(f.name.Day, zone)
		return t, model.TakenFilename
	case f.mtime != 0:
		return f.mtime, model.TakenMtime
	}
	return f.now, model.TakenMtime
}

// within is the moment of a day whose time is not said: the file's date of change if that is the
// same day give or take one, since tools write their file when they are done; else the day's last
// second, but never later than now.
func (f fileTime) within(d model.Day, zone *model.Zone) (t model.Instant, fromFile bool) {
	if f.mtime != 0 && near(zone.DayOf(f.mtime), d) {
		return f.mtime, true
	}
	last := zone.Start(d+1) - 1
	if d <= zone.DayOf(f.now) {
		last = min(last, f.now)
	}
	return last, false
}

// takenAt settles when a row's counts were taken.
func (s *settler) takenAt(r *row, zone *model.Zone) (model.Instant, model.TakenFrom) {
	m := r.taken
	switch m.form {
	case formZoned:
		return model.Instant(m.at), model.TakenRecord
	case formNoYear:
		m.at = int64(s.taken.yearOf(model.Day(m.at), zone))
		fallthrough
	case formDay:
		if s.taken.option != 0 {
			return s.taken.option, model.TakenOption
		}
		t, fromFile := s.taken.within(model.Day(m.at), zone)
		if fromFile {
			return t, model.TakenMtime
		}
		return t, model.TakenRecord
	}
	return s.taken.at(zone)
}

// yearOf is the latest such day not after the date of the file's name, else of its change, else now.
func (f fileTime) yearOf(d model.Day, zone *model.Zone) model.Day {
	limit := zone.DayOf(f.now)
	switch {
	case f.name.OnlyDay:
		limit = f.name.Day
	case f.name.At != 0:
		limit = zone.DayOf(f.name.At)
	case !f.name.Local.IsZero():
		limit = model.Date(f.name.Local.Year(), f.name.Local.Month(), f.name.Local.Day())
	case f.mtime != 0:
		limit = zone.DayOf(f.mtime)
	}
	t := d.Civil()
	for year := limit.Civil().Year(); ; year-- {
		day := model.Date(year, t.Month(), t.Day())
		if day <= limit && (t.Month() != time.February || day.Civil().Day() == t.Day()) {
			return day
		}
	}
}
