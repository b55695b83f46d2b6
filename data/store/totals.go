package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"saveboard/model"
	"saveboard/model/daily"
)

// totals are changes of the table daily_total, or the whole of it.
type totals map[totalKey]*total

type totalKey struct {
	account model.AccountID
	day     model.Day
}

// A total is a row of daily_total: a daily.Total and how many videos each of its sums is of. In a
// change all of these can be below 0.
type total struct {
	Posted, Covered, Estimated int
	sums                       [sums]float64
	of                         [sums]int
}

// The sums of a total, in the order of the table's columns: the gains of the five counters, and
const (
	rateSaves = iota + 5
	rateViews
	afterWeek1
	sums // how many there are
)

func (t totals) at(a model.AccountID, d model.Day) *total {
	key := totalKey{a, d}
	if t[key] == nil {
		t[key] = new(total)
	}
	return t[key]
}

// add counts one video's day in, or out when sign is −1.
func (t *total) add(d daily.VideoDay, sign int) {
	if d.Covered() {
		t.Covered += sign
	}
	if d.Estimated {
		t.Estimated += sign
	}
	for c, gain := range d.Gains {
		t.sum(c, gain, sign)
	}
	t.sum(rateSaves, d.RateSaves, sign)
	t.sum(rateViews, d.RateViews, sign)
	t.sum(afterWeek1, d.AfterWeek1, sign)
}

func (t *total) sum(i int, gain model.Real, sign int) {
	if v, known := gain.Get(); known {
		t.sums[i] += float64(sign) * v
		t.of[i] += sign
	}
}

// plus adds a change. A sum that no video is part of any more is 0, whatever rounding left of it.
func (t *total) plus(change *total) {
	t.Posted += change.Posted
	t.Covered += change.Covered
	t.Estimated += change.Estimated
	for i := range t.sums {
		t.of[i] += change.of[i]
		t.sums[i] += change.sums[i]
		if t.of[i] == 0 {
			t.sums[i] = 0
		}
	}
}

func (t *total) empty() bool { return t.Posted == 0 && t.of == [sums]int{} }

// known is a sum as a figure: unknown when it is of no video.
func (t *total) known(i int) model.Real {
	if t.of[i] == 0 {
		return model.Real{}
	}
	return model.Known(t.sums[i])
}

const (
	insertTotals = `
INSERT INTO daily_total (account, day, posted, covered, estimated, views, likes, comments, shares, saves,
	rate_saves, rate_views, after_week_1, of_views, of_likes, of_comments, of_shares, of_rate)
VALUES`
	updateTotals = `
ON CONFLICT (account, day) DO UPDATE SET posted = excluded.posted, covered = excluded.covered, estimated = excluded.estimated,
	views = excluded.views, likes = excluded.likes, comments = excluded.comments, shares = excluded.shares, saves = excluded.saves,
	rate_saves = excluded.rate_saves, rate_views = excluded.rate_views, after_week_1 = excluded.after_week_1,
	of_views = excluded.of_views, of_likes = excluded.of_likes, of_comments = excluded.of_comments,
	of_shares = excluded.of_shares, of_rate = excluded.of_rate`

	selectTotals = `
SELECT day, posted, covered, estimated, views, likes, comments, shares, saves,
	rate_saves, rate_views, after_week_1, of_views, of_likes, of_comments, of_shares, of_rate
FROM daily_total
WHERE account = :account AND day BETWEEN :first AND :last
ORDER BY day`

	deleteTotal = `DELETE FROM daily_total WHERE account = :account AND day = :day`
)

func scanTotal(rows *sql.Rows) (day model.Day, t total, err error) {
	var values [sums]sql.NullFloat64
	err = rows.Scan(&day, &t.Posted, &t.Covered, &t.Estimated,
		&values[0], &values[1], &values[2], &values[3], &values[4], &values[5], &values[6], &values[7],
		&t.of[model.Views], &t.of[model.Likes], &t.of[model.Comments], &t.of[model.Shares], &t.of[rateSaves])
	t.of[model.Saves], t.of[afterWeek1], t.of[rateViews] = t.Covered, t.Covered, t.of[rateSaves]
	for i, v := range values {
		t.sums[i] = v.Float64
	}
	return day, t, err
}

// saveTotals adds the changes to the table.
func (tx *Tx) saveTotals(ctx context.Context, changes totals) error {
	keys := make([]totalKey, 0, len(changes))
	for key, change := range changes {
		if *change != (total{}) {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b totalKey) int {
		return cmp.Or(cmp.Compare(a.account, b.account), cmp.Compare(a.day, b.day))
	})
	for len(keys) > 0 {
		n := 1
		for n < len(keys) && keys[n].account == keys[0].account {
			n++
		}
		if err := tx.saveTotalsOf(ctx, keys[:n], changes); err != nil {
			return err
		}
		keys = keys[n:]
	}
	return nil
}

// saveTotalsOf adds the changes of one account's days, which are in order.
func (tx *Tx) saveTotalsOf(ctx context.Context, keys []totalKey, changes totals) error {
	account, first, last := keys[0].account, keys[0].day, keys[len(keys)-1].day
	now := make(map[model.Day]*total, len(keys))
	args := []any{sql.Named("account", account), sql.Named("first", first), sql.Named("last", last)}
	err := tx.each(ctx, selectTotals, args, func(rows *sql.Rows) error {
		day, t, err := scanTotal(rows)
		now[day] = &t
		return err
	})
	if err != nil {
		return err
	}
	kept := keys[:0]
	for _, key := range keys {
		t := now[key.day]
		stored := t != nil
		if !stored {
			t = new(total)
			now[key.day] = t
		}
		t.plus(changes[key])
		if !t.empty() {
			kept = append(kept, key)
		} else if stored {
			if err := tx.exec(ctx, deleteTotal, sql.Named("account", account), sql.Named("day", key.day)); err != nil {
				return err
			}
		}
	}
	return tx.writeRows(ctx, insertTotals, updateTotals, 18, len(kept), func(args []any, i int) []any {
		t := now[kept[i].day]
		args = append(args, account, kept[i].day, t.Posted, t.Covered, t.Estimated)
		for i := range t.sums {
			args = append(args, nullableReal(t.known(i)))
		}
		return append(args, t.of[model.Views], t.of[model.Likes], t.of[model.Comments], t.of[model.Shares], t.of[rateSaves])
	})
}
