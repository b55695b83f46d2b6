package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"

	"saveboard/data/store/pack"
	"saveboard/model"
)

// What a reader of files may ask of the videos that are stored, the pending records included.

// Video returns what is stored of a video, and false when it is new.
func (tx *Tx) Video(ctx context.Context, tiktokID string) (model.Video, bool, error) {
	if tx.file != nil && tx.file.ids[tiktokID] {
		if err := tx.flush(ctx); err != nil {
			return model.Video{}, false, err
		}
	}
	videos, err := tx.videos(ctx, videosByTikTokID, argText("ids", jsonOf([]string{tiktokID})))
	if err != nil || len(videos) == 0 {
		return model.Video{}, false, err
	}
	return videos[0], true, nil
}

// Posted returns the videos of the account uploaded (the time inside their ids) in [from, to], by
// that time; of every own account when handle is empty.
func (tx *Tx) Posted(ctx context.Context, handle string, from, to model.Instant) ([]model.Video, error) {
	if tx.file != nil {
		if err := tx.flush(ctx); err != nil {
			return nil, err
		}
	}
	all, err := tx.allAccounts(ctx)
	if err != nil {
		return nil, err
	}
	uploaded, err := tx.videos(ctx, videosUploaded, arg("from", from), arg("to", to))
	if err != nil {
		return nil, err
	}
	wanted := all.byHandle[handle]
	videos := uploaded[:0]
	for _, v := range uploaded {
		a := all.byID[v.ID.Account()]
		if handle == "" && a.Own || handle != "" && a == wanted {
			videos = append(videos, v)
		}
	}
	return videos, nil
}

// History returns the snapshots of a video in [from, to].
func (tx *Tx) History(ctx context.Context, tiktokID string, from, to model.Instant) ([]model.Snapshot, error) {
	video, found, err := tx.Video(ctx, tiktokID)
	if err != nil || !found {
		return nil, err
	}
	blocks, err := tx.allBlocks(ctx)
	if err != nil {
		return nil, err
	}
	var snapshots []model.Snapshot
	for _, block := range blocks {
		if block < pack.Block(from) || block > pack.Block(to) {
			continue
		}
		args := []any{sql.Named("block", block), sql.Named("videos", jsonOf([]model.VideoID{video.ID}))}
		err := tx.each(ctx, historyOfBlock, args, func(rows *sql.Rows) error {
			var blob sql.RawBytes
			if err := rows.Scan(new(model.VideoID), &blob); err != nil {
				return err
			}
			snapshots, err = pack.Unpack(snapshots, blob)
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("history of video %s: %w", tiktokID, err)
		}
	}
	snapshots = snapshots[after(snapshots, from):]
	return snapshots[:after(snapshots, to+1)], nil
}

// Zone returns the time zone of an account, and false when the account is new.
func (tx *Tx) Zone(ctx context.Context, handle string) (*time.Location, bool, error) {
	if tx.file != nil && tx.file.handles[handle] {
		if err := tx.flush(ctx); err != nil {
			return nil, false, err
		}
	}
	all, err := tx.allAccounts(ctx)
	if err != nil {
		return nil, false, err
	}
	a := all.byHandle[handle]
	if a == nil {
		return nil, false, nil
	}
	return a.zone.Location(), true, nil
}

// videos reads whole videos.
func (tx *Tx) videos(ctx context.Context, query string, args ...driver.NamedValue) (videos []model.Video, err error) {
	all, err := tx.allAccounts(ctx)
	if err != nil {
		return nil, err
	}
	err = tx.raw(ctx, query, args, func(r row) error {
		v := videoOf(r)
		v.Handle = all.byID[v.ID.Account()].Handle
		videos = append(videos, v)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("videos: %w", err)
	}
	return videos, nil
}

// jsonOf writes a list for json_each: so a statement takes any number of ids. It cannot fail for
// texts and numbers.
func jsonOf[T any](list []T) string {
	b, err := json.Marshal(list)
	if err != nil {
		panic(err)
	}
	return string(b)
}
