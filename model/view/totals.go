package view

import (
	"time"

	"saveboard/model"
	"saveboard/model/daily"
	"saveboard/model/filter"
)

// Totals are what the Overview's figures are computed from: what all videos together gained on each
// local day. The store keeps them ready; a survey computes the same from the histories.
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

// Totals asks for the daily totals of the videos that the query's filter takes.
func (s *Survey) Totals() *Totals {
	t := &totalling{survey: s, days: make(map[model.Day]*daily.Total)}
	t.totals = &Totals{Accounts: s.in.Accounts, Zones: s.in.Zones, Demo: s.in.Demo}
	s.askOfChosen(t)
	return t.totals
}

// totalling is Totals under way.
type totalling struct {
	survey *Survey
	totals *Totals
	days   map[model.Day]*daily.Total
}

type totallingPiece struct {
	whole  *totalling
	videos int
	days   map[model.Day]*daily.Total
}

func (t *totalling) begin(*desk) piece {
	return &totallingPiece{whole: t, days: make(map[model.Day]*daily.Total)}
}

func (p *totallingPiece) add(v *sight) {
	if !v.chosen {
		return
	}
	p.videos++
	totalOf(p.days, v.zone.DayOf(v.Posted)).Posted++
	counters := model.AllCounters()
	for _, d := range daily.Days(v.linesOf(counters[:]...), v.zone, model.NoDay, v.desk.cal.lastDay()) {
		totalOf(p.days, d.Day).Add(d)
	}
}

func (p *totallingPiece) join() {
	p.whole.totals.Videos += p.videos
	for day, total := range p.days {
		totalOf(p.whole.days, day).Join(*total)
	}
}

func (t *totalling) done() {
	t.totals.CountsOf, t.totals.First, t.totals.Days = t.survey.about.countsOf, t.survey.about.first, inOrder(t.days)
}

// totalOf is the total of a day.
func totalOf(days map[model.Day]*daily.Total, d model.Day) *daily.Total {
	if days[d] == nil {
		days[d] = &daily.Total{Day: d}
	}
	return days[d]
}

func inOrder(sums map[model.Day]*daily.Total) []daily.Total {
	days := make([]daily.Total, 0, len(sums))
	for _, d := range sums {
		days = append(days, *d)
	}
	sortByDay(days)
	return days
}
