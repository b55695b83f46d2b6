package screen_test

import (
	"testing"

	"saveboard/model"
	"saveboard/ui/screen"
)

func TestThePeriodHasAPartInAllTimeByTheFilterAlone(t *testing.T) {
	t.Parallel()
	for filter, days := range map[string]int{"": 0, "bread category:x age<3d": 0, "gained>10": 28, "#bread OR saves>1k": 28, "spike:yes": 0, "raet>1%": 0} {
		s := screen.Scope{Account: 1, Period: model.LastDays(28), Metric: model.MetricViews, Filter: filter}
		if q := s.OfAllTime(); q.Period.Days != days || q.Filter != filter || q.Account != 1 || s.WithoutPeriod() != (days == 0) {
			t.Errorf("%q is asked over %d days, want %d", filter, q.Period.Days, days)
		}
	}
}
