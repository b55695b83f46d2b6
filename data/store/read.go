package store

import (
	"context"
	"database/sql"
	"fmt"

	"saveboard/model"
	"saveboard/model/daily"
)

// Accounts lists all accounts, in the order in which they were first met.
func (s *Store) Accounts(ctx context.Context) ([]model.Account, error) {
	var accounts []model.Account
	err := each(ctx, s.read, selectAccounts, nil, func(rows *sql.Rows) error {
		a, err := scanAccount(rows)
		accounts = append(accounts, a)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("accounts: %w", err)
	}
	return accounts, nil
}

const accountByHandle = `
SELECT id, handle, own, zone, videos, counted
FROM account
WHERE handle = :handle OR id = (SELECT account FROM account_alias WHERE handle = :handle)
ORDER BY handle = :handle DESC, id
LIMIT 1`

// AccountByHandle finds the account of a handle that it has or had: lower case, without @. It is
// false when there is none.
func (s *Store) AccountByHandle(ctx context.Context, handle string) (a model.Account, found bool, err error) {
	err = each(ctx, s.read, accountByHandle, []any{sql.Named("handle", handle)}, func(rows *sql.Rows) error {
		a, err = scanAccount(rows)
		found = true
		return err
	})
	if err != nil {
		return a, false, fmt.Errorf("account %q: %w", handle, err)
	}
	return a, found, nil
}

// DailyTotals are what the account's videos gained on the local days from first to last, both
// included. A day on which nothing is known and nothing was posted is left out.
func (s *Store) DailyTotals(ctx context.Context, a model.AccountID, first, last model.Day) ([]daily.Total, error) {
	var days []daily.Total
	args := []any{sql.Named("account", a), sql.Named("first", first), sql.Named("last", last)}
	err := each(ctx, s.read, selectTotals, args, func(rows *sql.Rows) error {
		day, t, err := scanTotal(rows)
		days = append(days, t.public(day))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("daily totals of account %d: %w", a, err)
	}
	return days, nil
}

func (t *total) public(day model.Day) daily.Total {
	d := daily.Total{
		Day: day, Posted: t.Posted, Covered: t.Covered, Estimated: t.Estimated,
		RateSaves: t.known(rateSaves), RateViews: t.known(rateViews), AfterWeek1: t.known(afterWeek1),
	}
	for c := range d.Gains {
		d.Gains[c] = t.known(c)
	}
	return d
}

const postedBefore = `
SELECT coalesce(sum(posted), 0)
FROM daily_total
WHERE account = :account AND day < :day`

// PostedBefore counts the account's videos posted before that day.
func (s *Store) PostedBefore(ctx context.Context, a model.AccountID, day model.Day) (n int, err error) {
	err = s.read.QueryRowContext(ctx, postedBefore, sql.Named("account", a), sql.Named("day", day)).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("videos of account %d before %v: %w", a, day, err)
	}
	return n, nil
}

const selectImports = `
SELECT id, at, file, format, source, taken_from, zone, own_times
FROM import
ORDER BY id`

// Imports are where snapshots come from, by the number that a snapshot has.
func (s *Store) Imports(ctx context.Context) (map[int64]model.ImportFile, error) {
	imports := make(map[int64]model.ImportFile)
	err := each(ctx, s.read, selectImports, nil, func(rows *sql.Rows) error {
		var id int64
		var f model.ImportFile
		err := rows.Scan(&id, &f.At, &f.File, &f.Format, &f.Source, &f.TakenFrom, &f.Zone, &f.OwnTimes)
		imports[id] = f
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("imports: %w", err)
	}
	return imports, nil
}

// Categories lists the names of all categories, in the order of their folded names.
func (s *Store) Categories(ctx context.Context) ([]string, error) {
	var names []string
	err := each(ctx, s.read, selectCategories, nil, func(rows *sql.Rows) error {
		var id int64
		var name, folded string
		err := rows.Scan(&id, &name, &folded)
		names = append(names, name)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("categories: %w", err)
	}
	return names, nil
}

// Labels lists the names of all labels, in their order.
func (s *Store) Labels(ctx context.Context) ([]string, error) {
	var names []string
	err := each(ctx, s.read, selectLabels, nil, func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		names = append(names, name)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("labels: %w", err)
	}
	return names, nil
}
