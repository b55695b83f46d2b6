package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"

	"modernc.org/sqlite/vtab"

	"saveboard/data/store/pack"
	"saveboard/model"
)

// snapshotTable is the history as SQL sees it: a row a snapshot, unpacked while it is read.
type snapshotTable struct {
	ctx context.Context
	of  *Store
}

// snapshotColumns are the columns of the table, in their order: what the place of a value means in
// [snapshotCursor.Column].
const snapshotColumns = `
video_id TEXT, video INTEGER, account TEXT, taken INTEGER,
views INTEGER, likes INTEGER, comments INTEGER, shares INTEGER, saves INTEGER,
views_step INTEGER, likes_step INTEGER, comments_step INTEGER, shares_step INTEGER, saves_step INTEGER,
source TEXT, taken_from TEXT`

// The places of the columns.
const (
	columnVideoID = iota
	columnVideo
	columnAccount
	columnTaken
	columnViews
	columnViewsStep = columnViews + 5
	columnSource    = columnViewsStep + 5
	columnTakenFrom = columnSource + 1
)

// Create declares the table, which stores nothing.
func (t snapshotTable) Create(c vtab.Context, _ []string) (vtab.Table, error) {
	return t, c.Declare("CREATE TABLE snapshot (" + snapshotColumns + ")")
}

// Connect does as Create does.
func (t snapshotTable) Connect(c vtab.Context, args []string) (vtab.Table, error) {
	return t.Create(c, args)
}

// Disconnect leaves the table.
func (t snapshotTable) Disconnect() error { return nil }

// Destroy drops the table, of which there is nothing.
func (t snapshotTable) Destroy() error { return nil }

// Open begins to read.
func (t snapshotTable) Open() (vtab.Cursor, error) { return &snapshotCursor{table: t}, nil }

// BestIndex takes from a query what narrows the history down: which video, and which time. SQLite looks
// at each row all the same. The plan is a letter for each value that the cursor is handed.
func (t snapshotTable) BestIndex(info *vtab.IndexInfo) error {
	var plan strings.Builder
	info.EstimatedCost, info.EstimatedRows = 1e7, 1e6
	for i := range info.Constraints {
		c := &info.Constraints[i]
		letter := letterOf(c.Column, c.Op)
		if !c.Usable || letter == 0 {
			continue
		}
		c.ArgIndex = plan.Len()
		plan.WriteByte(letter)
		switch letter {
		case 'i', 'v':
			info.EstimatedCost, info.EstimatedRows = min(info.EstimatedCost, 100), min(info.EstimatedRows, 100)
		default:
			info.EstimatedCost /= 2
			info.EstimatedRows /= 2
		}
	}
	info.IdxStr = plan.String()
	return nil
}

// letterOf is what a plan says of a constraint; 0 when it narrows nothing down.
func letterOf(column int, op vtab.ConstraintOp) byte {
	switch {
	case column == columnVideoID && op == vtab.OpEQ:
		return 'i'
	case column == columnVideo && op == vtab.OpEQ:
		return 'v'
	case column == columnTaken && op == vtab.OpEQ:
		return '='
	case column == columnTaken && (op == vtab.OpGE || op == vtab.OpGT):
		return '>'
	case column == columnTaken && (op == vtab.OpLE || op == vtab.OpLT):
		return '<'
	}
	return 0
}

// A snapshotCursor is where a query is in the history.
type snapshotCursor struct {
	table    snapshotTable
	accounts map[model.AccountID]string
	imports  map[int64]model.ImportFile
	next     func() (model.History, error, bool)
	stop     func()
	now      model.History
	at       int // the snapshot of now
	done     bool
}

// A stretch is what a query wants of the history.
type stretch struct {
	first, last model.VideoID
	from, to    model.Instant
}

// Filter begins anew, with the values that the plan's letters stand for.
func (c *snapshotCursor) Filter(_ int, plan string, values []vtab.Value) error {
	if err := c.Close(); err != nil {
		return err
	}
	first, last := model.VideoRange(model.AllAccounts)
	want := stretch{first, last, math.MinInt64, math.MaxInt64}
	c.done = false
	for i, letter := range plan {
		possible, err := c.narrow(&want, letter, values[i])
		if err != nil {
			return err
		}
		if !possible {
			c.done = true
			return nil
		}
	}
	if err := c.names(); err != nil {
		return err
	}
	c.next, c.stop = iter.Pull2(c.table.of.within(c.table.ctx, want))
	c.now, c.at = model.History{}, -1
	return c.Next()
}

// narrow takes in one value; possible is false when no row can have it.
func (c *snapshotCursor) narrow(want *stretch, letter rune, value vtab.Value) (possible bool, err error) {
	if letter == 'i' {
		v, err := c.table.of.VideoByTikTokID(c.table.ctx, tiktokID(value))
		if errors.Is(err, ErrUnknownVideo) {
			return false, nil
		}
		value = int64(v.ID)
		if err != nil {
			return false, err
		}
	}
	n, ok := value.(int64)
	if !ok {
		return true, nil // SQLite itself compares a text or a fraction with the numbers
	}
	switch letter {
	case 'i', 'v':
		want.first, want.last = max(want.first, model.VideoID(n)), min(want.last, model.VideoID(n))
	case '=':
		want.from, want.to = max(want.from, model.Instant(n)), min(want.to, model.Instant(n))
	case '>':
		want.from = max(want.from, model.Instant(n))
	case '<':
		want.to = min(want.to, model.Instant(n))
	}
	return want.first <= want.last && want.from <= want.to, nil
}

// tiktokID is an id as it may be written in a query: in quotes or without.
func tiktokID(value vtab.Value) string {
	switch v := value.(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	}
	return ""
}

// names reads once what the numbers of accounts and imports stand for.
func (c *snapshotCursor) names() error {
	if c.accounts != nil {
		return nil
	}
	accounts, err := c.table.of.Accounts(c.table.ctx)
	if err != nil {
		return err
	}
	c.accounts = make(map[model.AccountID]string, len(accounts))
	for _, a := range accounts {
		c.accounts[a.ID] = a.Handle
	}
	c.imports, err = c.table.of.Imports(c.table.ctx)
	return err
}

// Next goes to the next snapshot, of this video or of the next that has one.
func (c *snapshotCursor) Next() error {
	for c.at++; c.at >= len(c.now.Snapshots); c.at = 0 {
		history, err, ok := c.next()
		if err != nil {
			return err
		}
		if !ok {
			c.done = true
			return nil
		}
		c.now = history
	}
	return nil
}

// Eof tells whether all was read.
func (c *snapshotCursor) Eof() bool { return c.done }

// Rowid is the same for a snapshot in every reading: SQLite knows by it what it has seen already. Ids of
// videos and seconds both fit into half of it.
func (c *snapshotCursor) Rowid() (int64, error) {
	return int64(c.now.ID)<<32 | int64(uint32(c.now.Snapshots[c.at].Taken)), nil
}

// Close stops the reading.
func (c *snapshotCursor) Close() error {
	if c.stop != nil {
		c.stop()
	}
	c.stop, c.done = nil, true
	return nil
}

// Column is a value of the snapshot; nil is unknown.
func (c *snapshotCursor) Column(place int) (vtab.Value, error) {
	s := c.now.Snapshots[c.at]
	switch {
	case place == columnVideoID:
		return c.now.TikTokID, nil
	case place == columnVideo:
		return int64(c.now.ID), nil
	case place == columnAccount:
		return c.accounts[c.now.ID.Account()], nil
	case place == columnTaken:
		return int64(s.Taken), nil
	case place == columnSource:
		return c.imports[s.Import].Source, nil
	case place == columnTakenFrom:
		return string(c.imports[s.Import].TakenFrom), nil
	case place >= columnViewsStep && place < columnSource:
		if n := s.Counters[place-columnViewsStep]; n.Known() {
			return n.Step(), nil
		}
	case place >= columnViews && place < columnViewsStep:
		if n, ok := s.Counters[place-columnViews].Get(); ok {
			return n, nil
		}
	}
	return nil, nil
}

// within are the videos of a stretch with their snapshots of its time, in the order of their ids. Only the
// blocks of that time are read, and the connection is given back between two chunks: a query may read
// the history several times at once.
func (s *Store) within(ctx context.Context, want stretch) iter.Seq2[model.History, error] {
	return func(yield func(model.History, error) bool) {
		for first := want.first; ; {
			histories, err := s.chunkWithin(ctx, first, want)
			if err != nil {
				yield(model.History{}, fmt.Errorf("snapshots: %w", err))
				return
			}
			if len(histories) == 0 {
				return
			}
			for _, h := range histories {
				h.Snapshots = slices.DeleteFunc(h.Snapshots, func(s model.Snapshot) bool { return s.Taken < want.from || s.Taken > want.to })
				if len(h.Snapshots) > 0 && !yield(h, nil) {
					return
				}
			}
			first = histories[len(histories)-1].ID + 1
		}
	}
}

// chunkWithin are the first videos of a stretch from one on; none when there are no more.
func (s *Store) chunkWithin(ctx context.Context, first model.VideoID, want stretch) (histories []model.History, err error) {
	err = s.reading(ctx, func(r reader) error {
		videos, err := r.videos(ctx, videosOfAccount, arg("first", first), arg("last", want.last), arg("limit", chunkVideos))
		if err != nil || len(videos) == 0 {
			return err
		}
		blocks, err := r.blocks(ctx)
		if err != nil {
			return err
		}
		blocks = slices.DeleteFunc(blocks, func(b int64) bool { return b < pack.Block(want.from) || b > pack.Block(want.to) })
		c, err := r.chunk(ctx, videos, blocks)
		if err != nil {
			return err
		}
		histories, err = c.unpack()
		return err
	})
	return histories, err
}
