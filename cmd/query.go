package cmd

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"saveboard/data/settings"
	"saveboard/model"
	"saveboard/model/view"
)

// queryFlags are what every view can be asked about.
type queryFlags struct {
	account, period, filter, asOf, zone, metric string
}

func (q *queryFlags) add(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&q.account, "account", "", "handle of an account, or all (default your own with most videos)")
	f.StringVar(&q.period, "period", "", "time that is looked at: 7d, 28d, 90d, 12mo, all or 2026-03-01..2026-05-31 (default 28d)")
	f.StringVar(&q.filter, "filter", "", "words and terms such as category:tutorial rate>1.5% (saveboard help filter lists them)")
	f.StringVar(&q.asOf, "as-of", "", "ask as of a day or a moment (2026-11-22, 2026-11-22T18:00:00Z)")
	f.StringVar(&q.zone, "tz", "", "count days in this time zone (Europe/Berlin) instead of the account's")
	f.StringVar(&q.metric, "metric", "", "saves, rate, views, likes, comments or shares (default saves)")
	offer(c, "period", "7d", "28d", "90d", "12mo", "all")
	offer(c, "metric", "saves", "rate", "views", "likes", "comments", "shares")
}

// offer gives the shell's completion the values of a flag.
func offer(c *cobra.Command, flag string, values ...string) {
	complete := cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)
	if err := c.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err) // the flag was not added just before
	}
}

// asked opens the data to read, and has answer answer the question of them.
func (p *program) asked(ctx context.Context, q queryFlags, answer func(*openData, view.Query) error) error {
	data, err := p.openToRead(ctx)
	if err != nil {
		return err
	}
	defer data.Close()
	q.account = p.accountOf(q.account, data)
	asked, err := q.query(ctx, data, p.now, p.settled)
	if err != nil {
		return err
	}
	return answer(data, asked)
}

// query settles the question against the data.
func (q queryFlags) query(ctx context.Context, data *openData, now model.Instant, s settings.Settings) (view.Query, error) {
	none := view.Query{}
	account, err := data.choose(ctx, q.account)
	if err != nil {
		return none, err
	}
	period, err := said(q.period, s.Period, model.ParsePeriod)
	if err != nil {
		return none, err
	}
	metric, err := said(q.metric, s.Metric, model.ParseMetric)
	if err != nil {
		return none, err
	}
	chosen, err := data.filter(ctx, q.filter)
	if err != nil {
		return none, err
	}
	asked := view.Query{Account: account, Period: period, Metric: metric, Filter: chosen}
	if q.zone != "" {
		if asked.Zone, err = settings.ParseZone(q.zone); err != nil {
			return none, &usage{sentence: sentence(err.Error())}
		}
	}
	if q.asOf == "" {
		asked.AsOf, err = data.asOf(ctx, now)
		return asked, err
	}
	zone, err := data.zoneOf(ctx, account, asked.Zone)
	if err != nil {
		return none, err
	}
	asked.AsOf, err = parseMoment("--as-of", q.asOf, zone)
	return asked, err
}

// said is what a flag says, and else what is set.
func said[T any](flag string, set settings.Value[T], parse func(string) (T, error)) (T, error) {
	if flag == "" {
		return set.Is, nil
	}
	v, err := parse(flag)
	if err != nil {
		return v, &usage{sentence: sentence(err.Error())}
	}
	return v, nil
}

// accountOf is the account that a flag names, and else the one that is set. The demo has none of the
// user's accounts.
func (p *program) accountOf(flag string, data *openData) string {
	if flag != "" || data.demo {
		return flag
	}
	return p.settled.Account.Is
}

// zoneOf is the zone in which a day of a question is meant.
func (d *openData) zoneOf(ctx context.Context, id model.AccountID, asked *time.Location) (*time.Location, error) {
	if asked != nil {
		return asked, nil
	}
	accounts, err := d.Accounts(ctx)
	if err != nil {
		return nil, err
	}
	if id == model.AllAccounts {
		id = firstChoice(accounts)
	}
	for _, a := range accounts {
		if a.ID == id {
			return settings.ParseZone(a.Zone)
		}
	}
	return time.UTC, nil
}

// parseMoment reads an instant, or a day, which stands for its last second in the zone.
func parseMoment(flag, s string, zone *time.Location) (model.Instant, error) {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return model.InstantOf(t), nil
	}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"} {
		if t, err := time.ParseInLocation(layout, s, zone); err == nil {
			return model.InstantOf(t), nil
		}
	}
	day, err := model.ParseDay(s)
	if err != nil {
		return 0, &usage{
			sentence: fmt.Sprintf("%s “%s” is no moment.", flag, s),
			help:     "Write a day (2026-11-22) or a time with its zone (2026-11-22T18:00:00Z).",
		}
	}
	return model.NewZone(zone).Start(day+1) - 1, nil
}

// normalise takes the spelling of names in JSON for the one of flags: as_of is as-of.
func normalise(_ *pflag.FlagSet, name string) pflag.NormalizedName {
	return pflag.NormalizedName(strings.ReplaceAll(name, "_", "-"))
}
