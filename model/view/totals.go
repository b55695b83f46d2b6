package view

import (
	"context"
	"fmt"
	"time"

	"saveboard/model"
	"saveboard/model/daily"
	"saveboard/model/filter"
)

// Totals are what the Overview's figures are computed from: what all videos together gained on each
// local day. The store keeps them ready; TotalsOf computes the same from the histories.
type Totals struct {
	Accounts []model.Account
	Zones    map[string]*time.Location
	Demo     bool
	Days     []daily.Total // by day, those with anything in them
	Before   int           // videos posted before the first of Days that was asked for
	Videos   int           // all videos posted by the moment of asking
	CountsOf model.Instant // the latest snapshot of the accounts chosen, whatever the filter takes
	First    model.Day     // the local day of the first knot of all; of use only where the period is all time
}

// TotalsNeeded is the range of local days that the figures of q need.
func TotalsNeeded(accounts []model.Account, zones map[string]*time.Location, q Query) (first, last model.Day) {
	cal := newCalendar(accounts, zones, q)
	first, last = cal.firstDay(), cal.lastDay()
	if first == model.NoDay {
		return first, last
	}
	// The change compares as many days before, and both stretches begin earlier still when the data are old.
	length := last - first + 1
	oldest := last
	for _, a := range accounts {
		if a.Counted != 0 {
			oldest = min(oldest, cal.zone(a.Handle).DayOf(a.Counted))
		}
	}
	return min(first, oldest) - 2*length, last
}

// Ready tells whether totals that were kept ready for all that is known answer q: it asks for no filter
// and no other time zone, and nothing was counted or posted after its moment.
func Ready(accounts []model.Account, q Query) bool {
	for _, a := range accounts {
		if a.Counted > q.AsOf || q.Zone != nil && q.Zone.String() != a.Zone {
			return false
		}
	}
	f, err := filter.Parse(q.Filter)
	return err == nil && f.All()
}

// TotalsOf sums all days of every video that q's filter takes, in one pass over the histories: how far
// back the change has to look is known only at its end.
func TotalsOf(ctx context.Context, in Input, q Query) (Totals, error) {
	c := &Collection{cal: newCalendar(in.Accounts, in.Zones, q), first: model.NoDay}
	chosen, err := newChooser(ctx, in, q)
	if err != nil {
		return Totals{}, err
	}
	t := Totals{Accounts: in.Accounts, Zones: in.Zones, Demo: in.Demo}
	sums := make(map[model.Day]*daily.Total)
	var room daily.Room
	at := func(d model.Day) *daily.Total {
		if sums[d] == nil {
			sums[d] = &daily.Total{Day: d}
		}
		return sums[d]
	}
	for h, err := range in.Videos {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return Totals{}, fmt.Errorf("daily totals: %w", err)
		}
		snapshots, _, ok := c.meet(h)
		if !ok || !chosen.takes(&h.Video) {
			continue
		}
		zone := c.cal.zone(h.Handle)
		t.Videos++
		at(zone.DayOf(h.Posted)).Posted++
		for _, d := range daily.Days(daily.LinesIn(&room, h.Posted, snapshots), zone, model.NoDay, c.cal.lastDay()) {
			at(d.Day).Add(d)
		}
	}
	t.CountsOf, t.First, t.Days = c.countsOf, c.first, inOrder(sums)
	return t, nil
}

func inOrder(sums map[model.Day]*daily.Total) []daily.Total {
	days := make([]daily.Total, 0, len(sums))
	for _, d := range sums {
		days = append(days, *d)
	}
	sortByDay(days)
	return days
}
