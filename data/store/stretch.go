package store

import (
	"cmp"
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"iter"
	"slices"

	"saveboard/data/store/pack"
	"saveboard/model"
)

// A Stretch is some of an account's videos with their snapshots in time order, in the order of their ids. It
// is read and still packed; going through it unpacks one video after another, and the snapshots of one are
// good until the next. It may be gone through while others are, on another goroutine and after the reading.
type Stretch = iter.Seq2[model.History, error]

// Stretches are the videos of Histories in stretches, so that several can be unpacked and looked at together.
// Where Histories has fresh memory for each snapshot, these share that of a video: most of the cost of a year of
// snapshots is in memory that is touched for the first time.
func (s *Store) Stretches(ctx context.Context, a model.AccountID) iter.Seq2[Stretch, error] {
	return func(yield func(Stretch, error) bool) {
		errLeft := errors.New("nobody looks any more")
		err := s.reading(ctx, func(r reader) error {
			return r.chunks(ctx, theAccounts(a), func(c chunk) error {
				if !yield(c.oneByOne, nil) {
					return errLeft
				}
				return nil
			})
		})
		if err != nil && !errors.Is(err, errLeft) {
			yield(nil, fmt.Errorf("histories: %w", err))
		}
	}
}

// A chunk is videos with their blocks, still packed.
type chunk struct {
	videos []model.Video
	blobs  [][][]byte // of each video its blocks, in order
}

// histories reads chunk after chunk. While one is unpacked and looked at, the next is read: the two cost about
// the same.
func (s *Store) histories(ctx context.Context, next following) iter.Seq2[model.History, error] {
	return func(yield func(model.History, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		chunks := make(chan chunk)
		var err error // of the reading; set before chunks is closed
		go func() {
			defer close(chunks)
			err = s.reading(ctx, func(r reader) error {
				return r.chunks(ctx, next, func(c chunk) error {
					select {
					case chunks <- c:
						return nil
					case <-ctx.Done():
						return ctx.Err()
					}
				})
			})
		}()
		defer func() {
			stop()
			for range chunks { // the reading ends before we do
			}
		}()
		for c := range chunks {
			histories, err := c.unpack()
			if err != nil {
				yield(model.History{}, fmt.Errorf("histories: %w", err))
				return
			}
			for _, h := range histories {
				if !yield(h, nil) {
					return
				}
			}
		}
		if err != nil {
			yield(model.History{}, fmt.Errorf("histories: %w", err))
		}
	}
}

// chunks calls found with chunk after chunk, until it has an error.
func (r reader) chunks(ctx context.Context, next following, found func(chunk) error) error {
	blocks, err := r.blocks(ctx)
	if err != nil {
		return err
	}
	var before *model.Video
	for {
		videos, err := next(ctx, r, before)
		if err != nil || len(videos) == 0 {
			return err
		}
		c, err := r.chunk(ctx, videos, blocks)
		if err != nil {
			return err
		}
		if err := found(c); err != nil {
			return err
		}
		before = &videos[len(videos)-1]
	}
}

// historyOfRange reads one block of a range of videos: in one stretch when they are neighbours.
const historyOfRange = `
SELECT video, snapshots
FROM history
WHERE block = :block AND video BETWEEN :first AND :last
ORDER BY video`

// chunk reads the blocks of the videos.
func (r reader) chunk(ctx context.Context, videos []model.Video, blocks []int64) (chunk, error) {
	blobs := make([][][]byte, len(videos))
	order := make([]int, len(videos))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(videos[a].ID, videos[b].ID) })
	first, last := videos[order[0]].ID, videos[order[len(order)-1]].ID
	query, args := historyOfRange, []driver.NamedValue{{}, arg("first", first), arg("last", last)}
	if int64(last-first) > 2*int64(len(videos)) { // not neighbours
		ids := make([]model.VideoID, len(videos))
		for i := range videos {
			ids[i] = videos[i].ID
		}
		query, args = historyOfBlock, []driver.NamedValue{{}, argText("videos", jsonOf(ids))}
	}
	for _, block := range blocks {
		args[0] = arg("block", block)
		at := 0
		err := eachRaw(ctx, r.conn, query, args, func(row row) error {
			id := model.VideoID(row.int(0))
			for at < len(order) && videos[order[at]].ID < id {
				at++
			}
			if at < len(order) && videos[order[at]].ID == id {
				blobs[order[at]] = append(blobs[order[at]], row.blob(1))
			}
			return nil
		})
		if err != nil {
			return chunk{}, err
		}
	}
	return chunk{videos, blobs}, nil
}

// unpack puts the videos and their snapshots together. The snapshots share memory, many videos' a piece.
func (c chunk) unpack() ([]model.History, error) {
	histories := make([]model.History, len(c.videos))
	var memory arena
	for i, v := range c.videos {
		snapshots, err := memory.unpack(0, c.blobs[i]...)
		if err != nil {
			return nil, fmt.Errorf("video %s: %w", v.TikTokID, err)
		}
		histories[i] = model.History{Video: v, Snapshots: snapshots}
	}
	return histories, nil
}

// oneByOne goes through the videos with the snapshots of each in the same memory.
func (c chunk) oneByOne(yield func(model.History, error) bool) {
	var snapshots []model.Snapshot
	for i, v := range c.videos {
		snapshots = snapshots[:0]
		for _, blob := range c.blobs[i] {
			var err error
			if snapshots, err = pack.Unpack(snapshots, blob); err != nil {
				yield(model.History{}, fmt.Errorf("video %s: %w", v.TikTokID, err))
				return
			}
		}
		if !yield(model.History{Video: v, Snapshots: snapshots}, nil) {
			return
		}
	}
}
