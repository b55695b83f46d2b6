package screen

import (
	"saveboard/model"
	"saveboard/model/filter"
	"saveboard/model/view"
)

// OfAllTime is the question of a view that goes by all that is known. The period has a part in it only where
// the filter asks for figures, some of which are over the period.
func (s Scope) OfAllTime() view.Query {
	q := view.Query{Account: s.Account, Period: s.Period, Filter: s.Filter}
	if s.WithoutPeriod() {
		q.Period = model.Period{}
	}
	return q
}

// WithoutPeriod tells whether the period has no part in a view that goes by all that is known.
func (s Scope) WithoutPeriod() bool {
	f, err := filter.Parse(s.Filter)
	return err != nil || f.Needs()&filter.NeedsFigures == 0
}
