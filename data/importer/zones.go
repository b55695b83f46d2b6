package importer

import (
	"context"
	"time"

	"saveboard/model"
)

// zones are the time zones of the accounts that a file names, each asked for once.
type zones struct {
	known Known
	other *time.Location // of accounts met for the first time
	found map[string]*model.Zone
}

// of is the zone in which an account's days are counted.
func (z *zones) of(ctx context.Context, account string) (*model.Zone, error) {
	if zone, ok := z.found[account]; ok {
		return zone, nil
	}
	loc, ok, err := z.known.Zone(ctx, account)
	if err != nil {
		return nil, err
	}
	if !ok {
		loc = z.other
	}
	zone := model.NewZone(loc)
	z.found[account] = zone
	return zone, nil
}
