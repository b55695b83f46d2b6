package importer

import (
	"fmt"
	"time"

	"saveboard/model"
)

// fewRows is how many rows must agree before a column as a whole is believed to mean something.
const fewRows = 10

// settleTimes finds out, for all rows together, what their times mean: which is day and which is
// month, which unclear column is which, and which zone they are in.
func (s *settler) settleTimes() error {
	posted := func(r *row) *moment { return &r.posted }
	taken := func(r *row) *moment { return &r.taken }
	asked, err := s.settleOrder(posted, "dates of posting", orderOpen)
	if err != nil {
		return err
	}
	if asked, err = s.settleOrder(taken, datesOfCounts, asked); err != nil {
		return err
	}
	for i := range 2 {
		unclear := func(r *row) *moment { return &r.unclear[i] }
		if _, err := s.settleOrder(unclear, "dates", asked); err != nil {
			return err
		}
		to := taken
		if s.fitsIDs(unclear) {
			to = posted
		}
		for j := range s.rows {
			if r := &s.rows[j]; to(r).form == formNone {
				*to(r) = r.unclear[i]
			}
		}
	}
	s.settleZone()
	s.countUnread(posted, "posting time")
	s.countUnread(taken, "time of the counts")
	return nil
}

func (s *settler) countUnread(of func(*row) *moment, what string) {
	n := 0
	for i := range s.rows {
		if of(&s.rows[i]).form == formUnread {
			n++
		}
	}
	if n > 0 {
		s.out.Notice(fmt.Sprintf("%s: the %s could not be read and was left out.", rowsWord(n), what))
	}
}

func rowsWord(n int) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}

// datesOfCounts are the dates that the ids do not settle: a video may be counted on any day.
const datesOfCounts = "dates of the counts"

// settleOrder finds out whether 03/04/2026 is in April or in March, for one column: by a date whose
// part is over 12, by what is already known of the table, by the days inside the ids, by the user's
// word. It returns the order of the column; orderOpen when it has no such date.
func (s *settler) settleOrder(of func(*row) *moment, name string, table order) (order, error) {
	var open, dmy, mdy, fitDMY, fitMDY int
	for i := range s.rows {
		switch m := *of(&s.rows[i]); m.order {
		case orderDMY:
			dmy++
		case orderMDY:
			mdy++
		case orderOpen:
			open++
			id := utcDay(s.rows[i].uploaded())
			if near(m.day(), id) {
				fitDMY++
			}
			if near(m.swapped().day(), id) {
				fitMDY++
			}
		}
	}
	if open == 0 && dmy+mdy == 0 {
		return table, nil
	}
	found := orderOpen
	switch {
	case dmy > 0 && mdy == 0:
		found = orderDMY
	case mdy > 0 && dmy == 0:
		found = orderMDY
	case open == 0:
		return table, nil
	case s.opts.Dates == "dmy":
		found = orderDMY
	case s.opts.Dates == "mdy":
		found = orderMDY
	case table != orderOpen:
		found = table
	case name != datesOfCounts && fitDMY > fitMDY && 10*fitDMY >= 9*open:
		found = orderDMY
	case name != datesOfCounts && fitMDY > fitDMY && 10*fitMDY >= 9*open:
		found = orderMDY
	case fitDMY == open && fitMDY == open: // the same either way
		found = orderDMY
	default:
		return orderOpen, &Refusal{
			Sentence: fmt.Sprintf("The %s in this table could be day/month or month/day: 03/04/2026 may be in April or in March.", name),
			Help:     "Say which: --dates dmy or --dates mdy.",
		}
	}
	if found == orderMDY {
		for i := range s.rows {
			*of(&s.rows[i]) = of(&s.rows[i]).swapped()
		}
	}
	return found, nil
}

func near(a, b model.Day) bool { return a-b >= -1 && a-b <= 1 }

// uploaded is the moment inside the row's id.
func (r *row) uploaded() model.Instant { return model.Instant(r.id >> 32) }

// fitsIDs tells whether a column holds posting times: in at least 90 % of the rows it is within a
// day of the id's day.
func (s *settler) fitsIDs(of func(*row) *moment) bool {
	fits, filled := 0, 0
	for i := range s.rows {
		m := *of(&s.rows[i])
		switch m.form {
		case formNone, formUnread:
			continue
		case formNoYear:
			m.at = int64(yearNear(model.Day(m.at), utcDay(s.rows[i].uploaded())))
		}
		filled++
		if near(m.day(), utcDay(s.rows[i].uploaded())) {
			fits++
		}
	}
	return filled > 0 && 10*fits >= 9*filled
}

// settleZone compares posting times with the ids. Where nearly all are off by the
// same whole quarters of an hour, their zone is missing or wrong, and the shift is undone; times of
// the counts that are written in the same form had the same clock.
func (s *settler) settleZone() {
	shiftZoned, agree := s.shift(formZoned)
	if agree && shiftZoned != 0 {
		s.move(formZoned, shiftZoned)
		s.out.Notice(fmt.Sprintf("Posting times were %s against the videos' ids: their zone is wrong. They were put right.", shiftWords(shiftZoned)))
	}
	shiftLocal, agree := s.shift(formLocal)
	switch {
	case agree:
		s.move(formLocal, shiftLocal)
		if shiftLocal != 0 {
			s.out.Notice(fmt.Sprintf("Times name no zone. Posting times were %s against the videos' ids, so they were read as UTC%+g.", shiftWords(shiftLocal), float64(shiftLocal)/3600))
		}
	case s.opts.Zone != nil:
		if !s.toZone(s.opts.Zone) {
			return
		}
		s.out.Notice("Times without a zone were read as " + s.opts.Zone.String() + ".")
	default:
		postedDays, takenUTC := s.withoutZone()
		if postedDays {
			s.out.Notice("Posting times name no zone, and the videos' ids cannot settle it: only their days count. --tz names the zone.")
		}
		if takenUTC {
			s.out.Notice("Times of the counts name no zone and were read as UTC; --tz names another.")
		}
	}
}

// shift is by how much the posting times of a form lie behind the ids, and whether at least ten
// rows and 90 % of them agree on it.
func (s *settler) shift(f form) (seconds int64, agree bool) {
	votes := map[int64]int{}
	n := 0
	for i := range s.rows {
		r := &s.rows[i]
		if r.posted.form != f {
			continue
		}
		n++
		diff := r.posted.at - int64(r.uploaded())
		quarters := roundDiv(diff, 900)
		if off := diff - quarters*900; off >= -180 && off <= 180 {
			votes[quarters]++
		}
	}
	for q, v := range votes {
		if v >= fewRows && 10*v >= 9*n {
			return q * 900, true
		}
	}
	return 0, false
}

func roundDiv(a, b int64) int64 {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

// move takes the shift out of all times of a form; they are instants then.
func (s *settler) move(f form, seconds int64) {
	for i := range s.rows {
		for _, m := range []*moment{&s.rows[i].posted, &s.rows[i].taken} {
			if m.form == f {
				m.at -= seconds
				m.form = formZoned
			}
		}
	}
}

func (s *settler) toZone(zone *time.Location) (moved bool) {
	for i := range s.rows {
		for _, m := range []*moment{&s.rows[i].posted, &s.rows[i].taken} {
			if m.form == formLocal {
				m.at = inZone(model.Instant(m.at).Time(), zone).Unix()
				m.form = formZoned
				moved = true
			}
		}
	}
	return moved
}

// withoutZone keeps of wall clocks what is sure: the day of a posting. A count's time is taken as
// UTC.
func (s *settler) withoutZone() (postedDays, takenUTC bool) {
	for i := range s.rows {
		r := &s.rows[i]
		if r.posted.form == formLocal {
			r.posted = moment{at: int64(r.posted.day()), form: formDay}
			postedDays = true
		}
		if r.taken.form == formLocal {
			r.taken.form = formZoned
			takenUTC = true
		}
	}
	return postedDays, takenUTC
}

func shiftWords(seconds int64) string {
	word := "late"
	if seconds < 0 {
		word, seconds = "early", -seconds
	}
	return fmt.Sprintf("%g h %s", float64(seconds)/3600, word)
}

// postedAt settles when a video was posted.
func (s *settler) postedAt(r *row, zone *model.Zone) (model.Instant, model.PostedFrom) {
	id := r.uploaded()
	m := r.posted
	switch m.form {
	case formZoned:
		if m.at >= int64(id)-14*3600 && m.at <= int64(id)+30*86400 {
			return model.Instant(m.at), model.PostedRecord
		}
		s.strange++
		return id, model.PostedID
	case formNoYear:
		m.at = int64(yearNear(model.Day(m.at), utcDay(id)))
		fallthrough
	case formDay:
		day := model.Day(m.at)
		switch after := day - zone.DayOf(id); {
		case near(day, utcDay(id)) || near(day, zone.DayOf(id)):
			return id, model.PostedID
		case after >= 2 && after <= 30:
			return middayOf(day, zone), model.PostedDay
		}
		s.strange++
	}
	return id, model.PostedID
}

// middayOf is 12:00 of a local day: where a posting counts of which only the day is known.
func middayOf(d model.Day, zone *model.Zone) model.Instant {
	t := d.Civil()
	return model.InstantOf(time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, zone.Location()))
}

// yearNear is the date in the year that brings it closest to another.
func yearNear(d, to model.Day) model.Day {
	t := d.Civil()
	best := model.NoDay
	for year := to.Civil().Year() - 1; year <= to.Civil().Year()+1; year++ {
		c := model.Date(year, t.Month(), t.Day())
		if best == model.NoDay || distance(c, to) < distance(best, to) {
			best = c
		}
	}
	return best
}

func distance(a, b model.Day) model.Day { return max(a-b, b-a) }
