package store

import (
	"context"
	"database/sql/driver"
	"fmt"
	"math"
	"slices"
	"sort"

	"saveboard/data/store/pack"
	"saveboard/model"
)

// A window is the stretch of a video's history that an import reads: the blocks its records fall into,
// and as many before and after as it takes to know what the new snapshots change. Most need one block.
type window struct {
	first, last int    // the range of tx.blocks that was read; last < first: none
	parts       []part // those of them that the video has, in order

	// What the records say, before they are merged.
	from, to model.Instant // the first and the last instant; to is 0 when there are no counts
	mask     [5]bool       // counters that any of them knows
	whole    bool          // the whole history is needed
}

// A part is one block of a video.
type part struct {
	block     int64
	snapshots []model.Snapshot
	changed   bool
}

// snapshots appends those of all parts to dst.
func (w *window) snapshots(dst []model.Snapshot) []model.Snapshot {
	for _, p := range w.parts {
		dst = append(dst, p.snapshots...)
	}
	return dst
}

// at is the snapshot of an instant, nil when there is none.
func (w *window) at(taken model.Instant) *model.Snapshot {
	block := pack.Block(taken)
	for i := range w.parts {
		if p := &w.parts[i]; p.block == block {
			if j := after(p.snapshots, taken); j < len(p.snapshots) && p.snapshots[j].Taken == taken {
				return &p.snapshots[j]
			}
		}
	}
	return nil
}

// put stores the snapshot in the place of its instant.
func (w *window) put(s model.Snapshot) {
	block := pack.Block(s.Taken)
	i := sort.Search(len(w.parts), func(i int) bool { return w.parts[i].block >= block })
	if i == len(w.parts) || w.parts[i].block != block {
		w.parts = slices.Insert(w.parts, i, part{block: block})
	}
	p := &w.parts[i]
	p.changed = true
	j := after(p.snapshots, s.Taken)
	if j < len(p.snapshots) && p.snapshots[j].Taken == s.Taken {
		p.snapshots[j] = s
		return
	}
	p.snapshots = slices.Insert(p.snapshots, j, s)
}

// after is the index of the first snapshot at t or later. Imports mostly append.
func after(snapshots []model.Snapshot, t model.Instant) int {
	if n := len(snapshots); n == 0 || snapshots[n-1].Taken < t {
		return n
	}
	return sort.Search(len(snapshots), func(i int) bool { return snapshots[i].Taken >= t })
}

// allBlocks lists the blocks that exist, in order.
func (tx *Tx) allBlocks(ctx context.Context) ([]int64, error) {
	if tx.blocksRead {
		return tx.blocks, nil
	}
	err := tx.conn.Raw(func(c any) (err error) {
		tx.blocks, err = reader{conn: c}.blocks(context.WithoutCancel(ctx))
		return err
	})
	tx.blocksRead = err == nil
	return tx.blocks, err
}

// loadWindows reads of each video's history what its records need, a block of all videos at a time.
func (tx *Tx) loadWindows(ctx context.Context, works []*work) error {
	blocks, err := tx.allBlocks(ctx)
	if err != nil {
		return err
	}
	wanted := make(map[int64][]*work) // by block
	for _, w := range works {
		w.span(blocks)
		if !w.fresh && (w.to != 0 || w.whole) {
			for _, block := range blocks[w.first : w.last+1] {
				wanted[block] = append(wanted[block], w)
			}
		}
	}
	open := works
	for {
		if err := tx.readBlocks(ctx, wanted); err != nil {
			return fmt.Errorf("history: %w", err)
		}
		clear(wanted)
		var short []*work
		for _, w := range open {
			back, forward := w.lacks(blocks)
			if back {
				w.first--
				wanted[blocks[w.first]] = append(wanted[blocks[w.first]], w)
			}
			if forward {
				w.last++
				wanted[blocks[w.last]] = append(wanted[blocks[w.last]], w)
			}
			if back || forward {
				short = append(short, w)
			}
		}
		if len(short) == 0 {
			return nil
		}
		open = short
	}
}

// span sees what the records say and where among the blocks that lies.
func (w *work) span(blocks []int64) {
	for _, r := range w.records {
		if !r.Counters.Known() {
			continue
		}
		if w.to == 0 || r.Taken < w.from {
			w.from = r.Taken
		}
		w.to = max(w.to, r.Taken)
		for c, count := range r.Counters {
			w.mask[c] = w.mask[c] || count.Known()
		}
	}
	// A video that moved or has another posting time has other gains altogether.
	w.whole = !w.fresh && (w.account != w.wasAccount || w.video.Posted != w.wasPosted)
	w.first, w.last = 0, len(blocks)-1
	if !w.whole {
		w.first, _ = slices.BinarySearch(blocks, pack.Block(w.from))
		var found bool
		if w.last, found = slices.BinarySearch(blocks, pack.Block(w.to)); !found {
			w.last--
		}
	}
}

const historyOfBlock = `
SELECT video, snapshots
FROM history
WHERE block = :block AND video IN (SELECT value FROM json_each(:videos))
ORDER BY video`

func (tx *Tx) readBlocks(ctx context.Context, wanted map[int64][]*work) error {
	blocks := make([]int64, 0, len(wanted))
	for block := range wanted {
		blocks = append(blocks, block)
	}
	slices.Sort(blocks)
	for _, block := range blocks {
		if err := ctx.Err(); err != nil {
			return err
		}
		works := make(map[model.VideoID]*work, len(wanted[block]))
		ids := make([]model.VideoID, 0, len(wanted[block]))
		for _, w := range wanted[block] {
			works[w.video.ID], ids = w, append(ids, w.video.ID)
		}
		args := []driver.NamedValue{arg("block", block), argText("videos", jsonOf(ids))}
		err := tx.raw(ctx, historyOfBlock, args, func(r row) error {
			id := model.VideoID(r.int(0))
			w := works[id]
			snapshots, err := tx.arena.unpack(len(w.records), r.blob(1))
			if err != nil {
				return fmt.Errorf("block %d of video %d: %w", block, id, err)
			}
			i := sort.Search(len(w.parts), func(i int) bool { return w.parts[i].block > block })
			w.parts = slices.Insert(w.parts, i, part{block: block, snapshots: snapshots})
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// An arena is memory for the snapshots of one batch, used again by the next.
type arena struct {
	chunks [][]model.Snapshot
	used   int // chunks in use; the last of them has room
}

// The first chunk is of some ten KiB, so that little costs little; the last ones are of some MiB.
const (
	firstChunk = 1 << 9
	lastChunk  = 1 << 15
)

func (a *arena) reset() { a.used = 0 }

// unpack unpacks blobs one behind the other and leaves room for so many more snapshots.
func (a *arena) unpack(room int, blobs ...[]byte) ([]model.Snapshot, error) {
	need := room
	for _, blob := range blobs {
		need += len(blob) / 2 // a snapshot takes two bytes or more
	}
	if a.used == 0 || cap(a.chunks[a.used-1])-len(a.chunks[a.used-1]) < need {
		if a.used == len(a.chunks) || cap(a.chunks[a.used]) < need {
			a.chunks = slices.Insert(a.chunks, a.used, make([]model.Snapshot, 0, max(need, min(firstChunk<<a.used, lastChunk))))
		}
		a.chunks[a.used] = a.chunks[a.used][:0]
		a.used++
	}
	all := a.chunks[a.used-1]
	start := len(all)
	for _, blob := range blobs {
		var err error
		if all, err = pack.Unpack(all, blob); err != nil {
			return nil, err
		}
	}
	end := len(all)
	a.chunks[a.used-1] = all[:end+room]
	return all[start : end : end+room], nil
}

// lacks tells whether the window has to reach further back or forward.
func (w *work) lacks(blocks []int64) (back, forward bool) {
	if w.fresh || w.whole || w.to == 0 {
		return false, false
	}
	x := w.affected(blocks)
	return x.lacksBefore, x.lacksAfter
}

// An extent is the days whose gains the records can change, and the snapshots that those gains rest
// on: the instants of the first and the last of them.
type extent struct {
	first, last             model.Day
	from, to                model.Instant
	lacksBefore, lacksAfter bool // more of the history is needed to tell
}

// affected finds the extent. A gain rests on the two knots about each end of its day. So what changes
// lies between the knots about the records, and is known when each counter concerned has a knot before
// the first of these days and one after the last, or is known to have none.
func (w *work) affected(blocks []int64) extent {
	allBefore := w.first == 0 || w.wasLatest.taken == 0 || blocks[w.first-1] < pack.Block(w.video.Posted)
	allAfter := w.last == len(blocks)-1 || blocks[w.last+1] > pack.Block(w.wasLatest.taken)
	x := extent{from: math.MinInt64, to: math.MaxInt64}
	begin, end := w.from, w.to
	for c := range w.mask {
		if !w.mask[c] {
			continue
		}
		stored := w.wasLatest.Counters[c].Known()
		if t, ok := w.knotBefore(c, w.from); ok {
			begin = min(begin, t)
		} else {
			begin = min(begin, w.from-86400) // the posting may become a knot
			x.lacksBefore = x.lacksBefore || stored && !allBefore
		}
		if t, ok := w.knotAfter(c, w.to); ok {
			end = max(end, t)
		} else if w.to < w.wasLatest.taken {
			x.lacksAfter = x.lacksAfter || !allAfter // the end also shows which value is the newest
		}
	}
	zone := w.account.zone
	x.first, x.last = zone.DayOf(begin), zone.DayOf(end)
	start, stop := zone.Start(x.first), zone.Start(x.last+1)
	from, to := begin, end
	rate := w.mask[model.Views] || w.mask[model.Saves] // the save rate of a day rests on both
	for c := range w.mask {
		concerned := w.mask[c] || rate && (model.Counter(c) == model.Views || model.Counter(c) == model.Saves)
		if !concerned || !w.wasLatest.Counters[c].Known() {
			continue
		}
		if t, ok := w.knotBefore(c, start+1); ok {
			from = min(from, t)
		} else {
			from = math.MinInt64
			x.lacksBefore = x.lacksBefore || !allBefore
		}
		if t, ok := w.knotAfter(c, stop-1); ok {
			to = max(to, t)
		} else {
			to = math.MaxInt64
			x.lacksAfter = x.lacksAfter || !allAfter
		}
	}
	x.from, x.to = from, to
	return x
}

// knotBefore is the last instant before t at which the counter is known.
func (w *window) knotBefore(c int, t model.Instant) (model.Instant, bool) {
	for i := len(w.parts) - 1; i >= 0; i-- {
		snapshots := w.parts[i].snapshots
		for j := after(snapshots, t) - 1; j >= 0; j-- {
			if snapshots[j].Counters[c].Known() {
				return snapshots[j].Taken, true
			}
		}
	}
	return 0, false
}

// knotAfter is the first instant after t at which the counter is known.
func (w *window) knotAfter(c int, t model.Instant) (model.Instant, bool) {
	for i := range w.parts {
		snapshots := w.parts[i].snapshots
		for j := after(snapshots, t+1); j < len(snapshots); j++ {
			if snapshots[j].Counters[c].Known() {
				return snapshots[j].Taken, true
			}
		}
	}
	return 0, false
}
