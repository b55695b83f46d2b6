package view

import (
	"cmp"
	"fmt"
	"slices"

	"saveboard/model"
	"saveboard/model/number"
)

// A stock is what the videos have, whatever came in the period: all that can be said before a second count.
type stock struct {
	saves  float64
	videos int       // whose saves are known
	once   bool      // so from one count each
	old    model.Day // of the latest count, when it was before the period; else model.NoDay
}

func (c *Collection) stock(list []*Video) stock {
	s := stock{once: true, old: model.NoDay}
	for _, v := range list {
		n, known := v.Saves.Get()
		if !known {
			continue
		}
		s.saves += float64(n)
		s.videos++
		s.once = s.once && v.firstSaves == v.TakenAt
	}
	if first := c.cal.firstDay(); first != model.NoDay && c.countsOf < c.cal.main.Start(first) {
		s.old = c.cal.main.DayOf(c.countsOf)
	}
	return s
}

// answer says what is held where no gain is known in the period, and what shows one. Where there is
// nothing better to say, the answer stays.
func (s stock) answer(o Overview, q Query) (long, short string) {
	if s.videos == 0 {
		return o.Answer, o.AnswerShort
	}
	short = fmt.Sprintf("%s on %s.", exactOf(s.saves, "save"), number.Of(s.videos, "video"))
	switch {
	case s.once:
		return with(short, "what they gain shows from the second count on"), short
	case s.old != model.NoDay:
		long = fmt.Sprintf("No gain of saves is known %s: the latest counts are of %s.", inPeriod(q.Period), s.old.Civil().Format("2 January 2006"))
		return long, "The latest counts are of " + s.old.Civil().Format("2 Jan 2006") + "."
	}
	return o.Answer, o.AnswerShort
}

// mostSaved are the videos with most saves, which stand where movers would when none is known to have moved.
func mostSaved(list []*Video) []Video {
	known := make([]*Video, 0, len(list))
	for _, v := range list {
		if v.Saves.Known() {
			known = append(known, v)
		}
	}
	slices.SortFunc(known, func(a, b *Video) int {
		return cmp.Or(
			cmp.Compare(b.Saves.Real().Or(0), a.Saves.Real().Or(0)),
			cmp.Compare(b.PostedAt, a.PostedAt), cmp.Compare(a.VideoID, b.VideoID),
		)
	})
	most := make([]Video, min(len(known), moverCount))
	for i := range most {
		most[i] = *known[i]
	}
	return most
}
