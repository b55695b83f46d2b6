package spike

import "saveboard/model"

// localDays are the days of an account side by side, so that the day of an instant is found without a
// calendar: histories of one account lie in the same few hundred days.
type localDays struct {
	zone   *model.Zone
	first  model.Day
	starts []model.Instant // of first, first+1 …; the last one only ends the day before it
	last   int             // the one asked for last: the next is often the day after
}

// of is the local day that t lies in.
func (d *localDays) of(t model.Instant) model.Day { return d.first + model.Day(d.index(t)) }

// end is the first instant after the local day that t lies in.
func (d *localDays) end(t model.Instant) model.Instant { return d.starts[d.index(t)+1] }

// index is i with starts[i] ≤ t < starts[i+1].
func (d *localDays) index(t model.Instant) int {
	if next := d.last + 1; next+1 < len(d.starts) && d.starts[next] <= t && t < d.starts[next+1] {
		d.last = next
		return next
	}
	d.cover(t)
	i := min(int((t-d.starts[0])/day), len(d.starts)-2)
	for d.starts[i] > t {
		i--
	}
	for d.starts[i+1] <= t {
		i++
	}
	d.last = i
	return i
}

// cover makes sure that t lies in one of the days.
func (d *localDays) cover(t model.Instant) {
	if len(d.starts) == 0 || t < d.starts[0] {
		// No zone is further than a day from UTC, so t is after the start of the day before the last.
		first := model.Day(t/day) - 2
		until := d.first
		if len(d.starts) == 0 {
			until = first + 2
		}
		starts := make([]model.Instant, 0, int(until-first)+len(d.starts))
		for date := first; date < until; date++ {
			starts = append(starts, d.zone.Start(date))
		}
		d.first, d.starts = first, append(starts, d.starts...)
	}
	for t >= d.starts[len(d.starts)-1] {
		d.starts = append(d.starts, d.zone.Start(d.first+model.Day(len(d.starts))))
	}
}
