package print

import (
	"time"

	"saveboard/model"
)

// localTime is an instant on the wall clock of a zone, which is named; UTC where the zone is none.
func localTime(t model.Instant, zone string) string {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		loc = time.UTC
	}
	return t.Time().In(loc).Format("2 Jan 2006 15:04") + " " + loc.String()
}
