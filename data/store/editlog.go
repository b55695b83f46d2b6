package store

import (
	"context"
	"database/sql"
	"fmt"

	"saveboard/data/store/pack"
	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/number"
)

// logged is a snapshot that typed counts made or changed: what is stored of the instant before and
// after, packed; nothing where there is no snapshot.
type logged struct {
	TikTokID      string
	At            int64
	Before, After []byte
}

// log keeps typed counts as a file of their own would: what else is known of the instant decides with
// them, and all that is kept ready is brought up to date.
func (tx *Tx) log(ctx context.Context, at model.Instant, e edit.Log) (deed, error) {
	var d deed
	var ids []string
	for _, typed := range e.Counts {
		if typed.Counters.Known() {
			ids = append(ids, typed.Video)
		}
	}
	if len(ids) == 0 {
		return d, refused("A number or 1.2K is a count.", "No count was typed.")
	}
	videos, err := tx.wanted(ctx, ids)
	if err != nil {
		return d, err
	}
	for _, v := range videos {
		if e.Taken < v.Posted {
			return d, refused("Check the moment.", "This video was not posted yet then: %s.", shortTitle(v))
		}
	}
	before, err := tx.snapshotsAt(ctx, videos, e.Taken)
	if err != nil {
		return d, err
	}
	if _, err := tx.sources(ctx); err != nil {
		return d, err
	}
	lastImport := tx.lastImport
	if err := tx.keepTyped(ctx, at, e, videos); err != nil {
		return d, err
	}
	for id := lastImport + 1; id <= tx.lastImport; id++ {
		d.origin = append(d.origin, id)
	}
	after, err := tx.snapshotsAt(ctx, videos, e.Taken)
	if err != nil {
		return d, err
	}
	for i, v := range videos {
		if string(before[i]) != string(after[i]) {
			d.logged = append(d.logged, logged{TikTokID: v.TikTokID, At: int64(e.Taken), Before: before[i], After: after[i]})
		}
	}
	d.said = func(b backward) string {
		return fmt.Sprintf("Kept the counts of %s.", number.Of(len(b.Logged), "video"))
	}
	d.unchanged = "These counts are known already."
	return d, nil
}

func shortTitle(v model.Video) string {
	if v.Title == "" {
		return v.TikTokID
	}
	return "“" + v.Title + "”"
}

func (tx *Tx) keepTyped(ctx context.Context, at model.Instant, e edit.Log, videos []model.Video) error {
	const source = "log"
	handles := make(map[string]string, len(videos))
	for _, v := range videos {
		handles[v.TikTokID] = v.Handle
	}
	err := tx.Begin(ctx, model.ImportFile{At: at, Format: source, Source: source, TakenFrom: model.TakenOption, OwnTimes: true})
	for _, typed := range e.Counts {
		if err == nil && typed.Counters.Known() {
			err = tx.Keep(ctx, model.Record{VideoID: typed.Video, Account: handles[typed.Video], Taken: e.Taken, Counters: typed.Counters})
		}
	}
	if err == nil {
		_, err = tx.End(ctx)
	}
	return err
}

// snapshotsAt are the snapshots of an instant, packed, one a video; empty where there is none.
func (tx *Tx) snapshotsAt(ctx context.Context, videos []model.Video, taken model.Instant) ([][]byte, error) {
	packed := make([][]byte, len(videos))
	for i, v := range videos {
		snapshots, err := tx.History(ctx, v.TikTokID, taken, taken)
		if err != nil {
			return nil, err
		}
		packed[i] = packedOf(snapshots)
	}
	return packed, nil
}

func packedOf(snapshots []model.Snapshot) []byte {
	if len(snapshots) == 0 {
		return nil
	}
	return pack.Pack(nil, snapshots)
}

const (
	latestOfVideo = `SELECT described FROM latest WHERE video = :video`
	deleteHistory = `DELETE FROM history WHERE block = :block AND video = :video`
	deleteImport  = `DELETE FROM import WHERE id = :id`
)

// unlog takes typed counts back, where nothing else was said of their instants since.
func (tx *Tx) unlog(ctx context.Context, back backward) error {
	ids := make([]string, len(back.Logged))
	by := make(map[string]logged, len(back.Logged))
	for i, l := range back.Logged {
		ids[i], by[l.TikTokID] = l.TikTokID, l
	}
	videos, err := tx.videos(ctx, videosByTikTokID, argText("ids", jsonOf(ids)))
	if err != nil {
		return err
	}
	if _, err := tx.allAccounts(ctx); err != nil {
		return err
	}
	changes := make(totals)
	left := 0
	err = tx.historiesOf(ctx, videos, func(h model.History) error {
		done, err := tx.unlogVideo(ctx, h, by[h.TikTokID], changes)
		if !done {
			left++
		}
		return err
	})
	if err == nil {
		err = tx.saveTotals(ctx, changes)
	}
	for _, id := range back.Origin {
		if err == nil && left == 0 {
			err = tx.exec(ctx, deleteImport, sql.Named("id", id))
		}
	}
	if err != nil {
		return fmt.Errorf("take typed counts back: %w", err)
	}
	return tx.saveAccounts(ctx)
}

// unlogVideo takes the typed count of one video back; done is false when something else was said of
// its instant since.
func (tx *Tx) unlogVideo(ctx context.Context, h model.History, l logged, changes totals) (done bool, err error) {
	at := model.Instant(l.At)
	from, to := after(h.Snapshots, at), after(h.Snapshots, at+1)
	if string(packedOf(h.Snapshots[from:to])) != string(l.After) {
		return false, nil
	}
	var now []model.Snapshot
	now = append(now, h.Snapshots[:from]...)
	if len(l.Before) > 0 {
		if now, err = pack.Unpack(now, l.Before); err != nil {
			return false, err
		}
	}
	now = append(now, h.Snapshots[to:]...)

	a := tx.accounts.byID[h.ID.Account()]
	a.changed, a.recount = true, true
	changes.gains(a, h.Posted, wholeLife(), h.Snapshots, -1)
	changes.gains(a, h.Posted, wholeLife(), now, +1)
	if err := tx.rewriteBlock(ctx, h.ID, pack.Block(at), now); err != nil {
		return false, err
	}
	return true, tx.renewLatest(ctx, h.ID, now)
}

// rewriteBlock writes one block of a video anew.
func (tx *Tx) rewriteBlock(ctx context.Context, id model.VideoID, block int64, all []model.Snapshot) error {
	var of []model.Snapshot
	for _, s := range all {
		if pack.Block(s.Taken) == block {
			of = append(of, s)
		}
	}
	if len(of) == 0 {
		tx.blocksRead = false
		return tx.exec(ctx, deleteHistory, sql.Named("block", block), sql.Named("video", id))
	}
	return tx.writeRows(ctx, insertHistory, updateHistory, 3, 1, func(args []any, _ int) []any {
		return append(args, block, id, pack.Pack(nil, of))
	})
}

// renewLatest makes the row of latest from the whole history.
func (tx *Tx) renewLatest(ctx context.Context, id model.VideoID, all []model.Snapshot) error {
	var l latest
	err := tx.each(ctx, latestOfVideo, []any{sql.Named("video", id)}, func(rows *sql.Rows) error { return rows.Scan(&l.described) })
	if err != nil {
		return err
	}
	l.renew(all)
	return tx.writeLatest(ctx, []model.VideoID{id}, []latest{l})
}
