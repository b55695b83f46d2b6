package store

import (
	"context"
	"fmt"
	"math"
	"slices"

	"saveboard/data/store/pack"
	"saveboard/model"
	"saveboard/model/daily"
)

// settle merges a video's records into its window, and takes over what that changes.
func (tx *Tx) settle(ctx context.Context, w *work) error {
	blocks, err := tx.allBlocks(ctx)
	if err != nil {
		return err
	}
	days := wholeLife()
	if !w.fresh && !w.whole && w.to != 0 {
		days = w.affected(blocks)
	}
	tx.before = w.snapshots(tx.before[:0])
	for i, r := range w.records {
		o, err := tx.origin(ctx, r)
		if err != nil {
			return err
		}
		if i == 0 {
			tx.file.touch(w, o)
		}
		if r.Counters.Known() {
			tx.file.state(w, r, o, tx.imports)
		} else {
			o.outcomes[unchanged]++
		}
	}
	tx.after = w.snapshots(tx.after[:0])
	w.latest.renew(tx.after)
	if w.latest.taken > w.account.Counted {
		w.account.Counted, w.account.changed = w.latest.taken, true
	}
	tx.file.totals.settle(w, days, tx.before, tx.after)
	return nil
}

// touch counts the video as new or known, once a file.
func (f *file) touch(w *work, o *origin) {
	if f.touched[w.video.TikTokID] {
		return
	}
	f.touched[w.video.TikTokID] = true
	if w.fresh {
		o.videosNew++
	} else {
		o.videosKnown++
	}
}

// state merges one record's counts. What a file says twice of an instant is joined first, and then
// merged with what was stored before the file.
func (f *file) state(w *work, r *model.Record, o *origin, sources map[int64]string) {
	at := instant{r.VideoID, r.Taken}
	says := ranked{model.Snapshot{Taken: r.Taken, Counters: r.Counters, Import: o.id}, rank(r.Source)}
	said := f.claims.get(at)
	var stored ranked
	if s := w.at(r.Taken); s != nil {
		stored = ranked{*s, rank(sources[s.Import])}
	}
	switch {
	case said != nil:
		said.said = f.join(said.said, says)
		said.origin.outcomes[said.outcome]--
		o.duplicates++
	case stored.Taken != 0 && f.isOwn(stored.Import): // said so long ago that it is forgotten
		o.duplicates++
		if joined := f.join(stored, says); joined != stored {
			w.put(joined.Snapshot)
		}
		return
	default:
		said = &claim{before: stored, said: says, origin: o}
		f.claims.put(at, said)
	}
	result := said.said
	switch {
	case said.before.Taken == 0:
		said.outcome = added
	default:
		result = merge(said.before, said.said)
		said.outcome = unchanged
		if result.Counters != said.before.Counters {
			said.outcome = corrected
		}
	}
	said.origin.outcomes[said.outcome]++
	if result.Snapshot != stored.Snapshot {
		w.put(result.Snapshot)
	}
}

// join makes one statement of two that the file makes of one instant. A file that names its own times
// means both; in one that does not they are one video met twice.
func (f *file) join(earlier, later ranked) ranked {
	if f.OwnTimes {
		return merge(earlier, later)
	}
	return chooseRow(earlier, later)
}

const (
	insertHistory = `
INSERT INTO history (block, video, snapshots)
VALUES`
	updateHistory = `
ON CONFLICT (block, video) DO UPDATE SET snapshots = excluded.snapshots`
)

// writeHistory packs and writes the blocks that changed, in the order of the table.
func (tx *Tx) writeHistory(ctx context.Context, works []*work) error {
	type row struct {
		video model.VideoID
		part  *part
	}
	var rows []row
	for _, w := range works {
		for i := range w.parts {
			if w.parts[i].changed {
				rows = append(rows, row{w.video.ID, &w.parts[i]})
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return int(a.part.block - b.part.block) }) // works are in order of video
	var blobs [rowsPerStatement][]byte
	err := tx.writeRows(ctx, insertHistory, updateHistory, 3, len(rows), func(args []any, i int) []any {
		blob := &blobs[i%rowsPerStatement]
		*blob = pack.Pack((*blob)[:0], rows[i].part.snapshots)
		return append(args, rows[i].part.block, rows[i].video, *blob)
	})
	if err != nil {
		return fmt.Errorf("write history: %w", err)
	}
	for _, r := range rows {
		if i, found := slices.BinarySearch(tx.blocks, r.part.block); !found {
			tx.blocks = slices.Insert(tx.blocks, i, r.part.block)
		}
	}
	return nil
}

// settle counts the difference that the records make to the days' gains, and to the videos posted.
func (t totals) settle(w *work, x extent, before, after []model.Snapshot) {
	if !w.fresh {
		t.posted(w.wasAccount, w.wasPosted, -1)
	}
	t.posted(w.account, w.video.Posted, +1)
	if !w.whole && slices.Equal(before, after) {
		return
	}
	if !w.fresh {
		t.gains(w.wasAccount, w.wasPosted, x, before, -1)
	}
	t.gains(w.account, w.video.Posted, x, after, +1)
}

// posted counts one video as posted on its day, or no more.
func (t totals) posted(a *account, posted model.Instant, sign int) {
	day := a.zone.DayOf(posted)
	t.at(a.ID, day).Posted += sign
	t.at(model.AllAccounts, day).Posted += sign
}

// gains adds what a video gained on the days of the extent, or takes it away.
func (t totals) gains(a *account, posted model.Instant, x extent, snapshots []model.Snapshot, sign int) {
	snapshots = snapshots[after(snapshots, x.from):]
	if x.to < math.MaxInt64 {
		snapshots = snapshots[:after(snapshots, x.to+1)]
	}
	for _, d := range daily.Days(daily.LinesOf(posted, snapshots), a.zone, x.first, x.last) {
		t.at(a.ID, d.Day).add(d, sign)
		t.at(model.AllAccounts, d.Day).add(d, sign)
	}
}
