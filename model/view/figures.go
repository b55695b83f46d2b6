package view

import (
	"cmp"
	"slices"

	"saveboard/model"
	"saveboard/model/daily"
)

func sortByDay(days []daily.Total) {
	slices.SortFunc(days, func(a, b daily.Total) int { return cmp.Compare(a.Day, b.Day) })
}

// ComputeFigures computes the Overview's figures over the period, from the daily totals alone. Its answer says what the figures alone can say.
func ComputeFigures(t Totals, q Query) Overview {
	p := plan(t, q)
	f := Figures{
		Saves:          p.count(model.Saves),
		SaveRate:       p.quotient(daily.Total.SaveRate),
		Views:          p.count(model.Views),
		KeptAfterWeek1: p.quotient(daily.Total.KeptAfterWeek1),
		Shares:         p.count(model.Shares),
		Days:           p.days(p.first, p.last, q.Metric),
		Metric:         q.Metric,
	}
	f.Chosen = f.SaveRate
	if c, ok := q.Metric.Counter(); ok {
		f.Chosen = p.count(c)
	}
	if q.Period != (model.Period{}) && len(f.Days) > 0 {
		f.Before = p.days(p.first-model.Day(len(f.Days)), p.first-1, q.Metric)
	}
	f.Chart = chartSentence(f)
	o := Overview{Figures: f, Videos: t.Videos, Findings: []Finding{}, Movers: []Video{}}
	o.Head = Head{
		View: "overview", AsOf: q.AsOf, CountsOf: t.CountsOf, TimeZone: p.cal.main.Name(), Accounts: handles(t.Accounts),
		Period: Span{q.Period.Name(), p.first, p.last}, Filter: q.Filter, Demo: t.Demo,
		LeftOut: []LeftOut{}, Reasons: p.reasons(f),
	}
	o.Answer, o.AnswerShort = overviewAnswer(o, q, "")
	return o
}

// A figurePlan is which local days the figures are summed over and which two stretches are compared.
type figurePlan struct {
	cal         *calendar
	byDay       map[model.Day]daily.Total
	before      int // videos posted before the first day of all
	order       []daily.Total
	first, last model.Day // the period
	now, then   stretch   // what is compared; both empty when nothing can be
	countsOf    model.Instant
}

// A stretch is local days, both ends included; empty when to is before from.
type stretch struct{ from, to model.Day }

func (s stretch) empty() bool { return s.to < s.from }

func plan(t Totals, q Query) figurePlan {
	p := figurePlan{
		cal: newCalendar(t.Accounts, t.Zones, q), byDay: make(map[model.Day]daily.Total, len(t.Days)),
		before: t.Before, order: t.Days, now: stretch{0, -1}, then: stretch{0, -1}, countsOf: t.CountsOf,
	}
	for _, d := range t.Days {
		p.byDay[d.Day] = d
	}
	p.first, p.last = p.cal.firstDay(), p.cal.lastDay()
	if p.first == model.NoDay {
		p.first = t.First
	}
	if t.CountsOf == 0 {
		return p
	}
	// The stretches end at the first instant of the latest snapshot's local day, so that neither an
	// unfinished day nor stale data lower the change.
	end := p.cal.main.DayOf(t.CountsOf) - 1
	switch {
	case q.Period.Fixed:
		p.now = stretch{q.Period.From, min(q.Period.To, end)}
	case q.Period.Days > 0:
		p.now = stretch{end - model.Day(q.Period.Days) + 1, end}
	}
	if !p.now.empty() {
		p.then = stretch{p.now.from - (p.now.to - p.now.from + 1), p.now.from - 1}
	}
	return p
}

// sum adds up the days of a stretch.
func (p figurePlan) sum(s stretch) daily.Total {
	var sum daily.Total
	if s.from == model.NoDay { // all time, and nothing was counted: it has no first day
		return sum
	}
	for d := s.from; d <= s.to; d++ {
		day, ok := p.byDay[d]
		if !ok {
			continue
		}
		sum.Covered += day.Covered
		for c := range sum.Gains {
			sum.Gains[c] = sum.Gains[c].Plus(day.Gains[c])
		}
		sum.RateSaves = sum.RateSaves.Plus(day.RateSaves)
		sum.RateViews = sum.RateViews.Plus(day.RateViews)
		sum.AfterWeek1 = sum.AfterWeek1.Plus(day.AfterWeek1)
	}
	return sum
}

// covered tells whether the gain of saves is known for at least half of the stretch's video-days.
func (p figurePlan) covered(s stretch) bool {
	posted, next := p.before, 0
	var known, all int
	for d := s.from; d <= s.to; d++ {
		for next < len(p.order) && p.order[next].Day <= d {
			posted += p.order[next].Posted
			next++
		}
		known += p.byDay[d].Covered
		all += posted
	}
	return all > 0 && 2*known >= all
}

func (p figurePlan) comparable() bool {
	return !p.now.empty() && p.covered(p.now) && p.covered(p.then)
}

// count is the gain of one counter, and its relative change.
func (p figurePlan) count(c model.Counter) Figure {
	f := Figure{Value: p.sum(stretch{p.first, p.last}).Gains[c], Daily: []model.Real{}}
	for d := p.first; d != model.NoDay && d <= p.last; d++ {
		f.Daily = append(f.Daily, p.byDay[d].Gains[c])
	}
	if p.comparable() {
		now, then := p.sum(p.now).Gains[c], p.sum(p.then).Gains[c]
		f.Change = now.Minus(then).Over(then, 1)
	}
	return f
}

// quotient is a figure that is one sum over another, and its plain change.
func (p figurePlan) quotient(of func(daily.Total) model.Real) Figure {
	f := Figure{Value: of(p.sum(stretch{p.first, p.last})), Daily: []model.Real{}}
	for d := p.first; d != model.NoDay && d <= p.last; d++ {
		f.Daily = append(f.Daily, of(p.byDay[d]))
	}
	if p.comparable() {
		f.Change = of(p.sum(p.now)).Minus(of(p.sum(p.then)))
	}
	return f
}

func (p figurePlan) days(from, to model.Day, metric model.Metric) []OverviewDay {
	days := []OverviewDay{}
	for d := from; from != model.NoDay && d <= to; d++ {
		t := p.byDay[d]
		day := OverviewDay{
			Day: d, SavesGained: t.Gains[model.Saves], ViewsGained: t.Gains[model.Views], Estimated: t.MostlyEstimated(),
		}
		day.Value = t.SaveRate()
		if c, ok := metric.Counter(); ok {
			day.Value = t.Gains[c]
		}
		days = append(days, day)
	}
	return days
}

// reasons says why figures are null.
func (p figurePlan) reasons(f Figures) map[string]string {
	reasons := make(map[string]string)
	for name, figure := range map[string]Figure{
		"saves": f.Saves, "save_rate": f.SaveRate, "views": f.Views,
		"kept_after_week_1": f.KeptAfterWeek1, "shares": f.Shares,
	} {
		if !figure.Value.Known() {
			reasons[name] = "no two counts of it lie in this period"
		}
		if figure.Change.Known() {
			continue
		}
		switch {
		case p.countsOf == 0:
			reasons[name+".change"] = "nothing was counted by then"
		case p.now.empty():
			reasons[name+".change"] = "there is no earlier stretch of the same length"
		case !p.comparable():
			reasons[name+".change"] = "fewer than half of the videos were counted in one of the two stretches"
		default:
			reasons[name+".change"] = "it was nothing in the stretch before"
		}
	}
	return reasons
}
