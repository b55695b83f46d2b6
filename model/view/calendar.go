package view

import (
	"time"

	"saveboard/model"
)

// A calendar is the query's dates on the accounts' clocks: which local days the period has, and
// where it begins and ends for each account.
type calendar struct {
	asOf     model.Instant
	period   model.Period
	override *model.Zone // of Query.Zone; nil: each account's own
	byHandle map[string]*model.Zone
	main     *model.Zone // decides what today is, and is named in the head
}

func newCalendar(accounts []model.Account, zones map[string]*time.Location, q Query) *calendar {
	c := &calendar{asOf: q.AsOf, period: q.Period, byHandle: make(map[string]*model.Zone), main: model.NewZone(time.UTC)}
	if q.Zone != nil {
		c.override = model.NewZone(q.Zone)
	}
	byName := make(map[string]*model.Zone)
	for _, a := range accounts {
		z, ok := byName[a.Zone]
		if !ok {
			z = model.NewZone(zones[a.Zone])
			byName[a.Zone] = z
		}
		c.byHandle[a.Handle] = z
	}
	switch first, ok := Opening(accounts); {
	case c.override != nil:
		c.main = c.override
	case ok:
		c.main = c.byHandle[first.Handle]
	}
	return c
}

// Opening is the account that the dashboard opens on: the own account with the most videos, else
// the account with the most; false when there is none.
func Opening(accounts []model.Account) (model.Account, bool) {
	var best model.Account
	for i, a := range accounts {
		if i == 0 || a.Own && !best.Own || a.Own == best.Own && a.Videos > best.Videos {
			best = a
		}
	}
	return best, len(accounts) > 0
}

// zone is the clock of the account with that handle.
func (c *calendar) zone(handle string) *model.Zone {
	if c.override != nil {
		return c.override
	}
	if z, ok := c.byHandle[handle]; ok {
		return z
	}
	return c.main
}

// today is the local day of the moment of asking.
func (c *calendar) today() model.Day { return c.main.DayOf(c.asOf) }

// lastDay is the period's last local day.
func (c *calendar) lastDay() model.Day {
	if c.period.Fixed {
		return min(c.period.To, c.today())
	}
	return c.today()
}

// firstDay is the period's first local day; for all time it is model.NoDay, before every other.
func (c *calendar) firstDay() model.Day {
	switch {
	case c.period.Fixed:
		return c.period.From
	case c.period.Days > 0:
		return c.today() - model.Day(c.period.Days-1)
	}
	return model.NoDay
}

// stretch is from the beginning of the period to its end on an account's clock. All time begins at 0.
func (c *calendar) stretch(z *model.Zone) (from, to model.Instant) {
	if first := c.firstDay(); first != model.NoDay {
		from = z.Start(first)
	}
	return from, min(z.Start(c.lastDay()+1), c.asOf)
}

// span is the period as a view's head names it, from first, the first day of all when that is needed.
func (c *calendar) span(first model.Day) Span {
	from := c.firstDay()
	if from == model.NoDay {
		from = first
	}
	return Span{Name: c.period.Name(), From: from, To: c.lastDay()}
}
