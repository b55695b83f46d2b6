package store

import (
	"context"
	"database/sql/driver"
	"fmt"
	"iter"
	"slices"

	"saveboard/data/store/pack"
	"saveboard/model"
)

// videoColumns are those that scanVideo reads. The handle is the account's: whoever reads adds it.
const videoColumns = `
SELECT v.id, v.tiktok_id, v.kind, v.posted, v.posted_from, v.title, v.hashtags, v.duration,
	coalesce(c.name, ''), coalesce(v.category_from, ''), v.note,
	coalesce((SELECT group_concat(label.name, char(10) ORDER BY video_label.place)
		FROM video_label JOIN label ON label.id = video_label.label
		WHERE video_label.video = v.id), '')
FROM video AS v
LEFT JOIN category AS c ON c.id = v.category
`

const (
	videosOfAccount = videoColumns + `
WHERE v.id BETWEEN :first AND :last
ORDER BY v.id
LIMIT :limit`

	postingsOfAccount = `
SELECT id, posted
FROM video
WHERE id BETWEEN :first AND :last
ORDER BY id`

	videosAfter = videoColumns + `
WHERE v.tiktok_id > :after
ORDER BY v.tiktok_id
LIMIT :limit`

	videosByTikTokID = videoColumns + `
WHERE v.tiktok_id IN (SELECT value FROM json_each(:ids))
ORDER BY v.id`

	videosByID = videoColumns + `
WHERE v.id = :video`

	videosUploaded = videoColumns + `
WHERE v.uploaded BETWEEN :from AND :to
ORDER BY v.uploaded, v.id`
)

// videoOf is a row of videoColumns.
func videoOf(r row) model.Video {
	return model.Video{
		ID: model.VideoID(r.int(0)), TikTokID: r.text(1), Kind: model.Kind(r.text(2)),
		Posted: model.Instant(r.int(3)), PostedFrom: model.PostedFrom(r.text(4)),
		Title: r.text(5), Hashtags: list(r.text(6)), DurationS: r.count(7),
		Category: r.text(8), CategoryFrom: model.CategoryFrom(r.text(9)), Note: r.text(10), Labels: list(r.text(11)),
	}
}

// Videos lists the account's videos, or all, in the order of their ids.
func (s *Store) Videos(ctx context.Context, a model.AccountID) (videos []model.Video, err error) {
	first, last := model.VideoRange(a)
	err = s.reading(ctx, func(r reader) error {
		videos, err = r.videos(ctx, videosOfAccount, arg("first", first), arg("last", last), arg("limit", -1))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("videos of account %d: %w", a, err)
	}
	return videos, nil
}

// VideoByTikTokID finds a video by the id that TikTok gave it; ErrUnknownVideo when there is none.
func (s *Store) VideoByTikTokID(ctx context.Context, tiktokID string) (model.Video, error) {
	var videos []model.Video
	err := s.reading(ctx, func(r reader) (err error) {
		videos, err = r.videos(ctx, videosByTikTokID, argText("ids", jsonOf([]string{tiktokID})))
		return err
	})
	if err == nil && len(videos) == 0 {
		err = ErrUnknownVideo
	}
	if err != nil {
		return model.Video{}, fmt.Errorf("video %s: %w", tiktokID, err)
	}
	return videos[0], nil
}

// HistoryOf is one video with all its snapshots; ErrUnknownVideo when there is none.
func (s *Store) HistoryOf(ctx context.Context, id model.VideoID) (h model.History, err error) {
	err = s.reading(ctx, func(r reader) error {
		videos, err := r.videos(ctx, videosByID, arg("video", id))
		if err != nil {
			return err
		}
		if len(videos) == 0 {
			return ErrUnknownVideo
		}
		blocks, err := r.blocks(ctx)
		if err != nil {
			return err
		}
		c, err := r.chunk(ctx, videos, blocks)
		if err != nil {
			return err
		}
		histories, err := c.unpack()
		if err != nil {
			return err
		}
		h = histories[0]
		return nil
	})
	if err != nil {
		return model.History{}, fmt.Errorf("history of video %d: %w", id, err)
	}
	return h, nil
}

// chunkVideos is how many videos are read together: enough to make a statement worth its price,
// few enough that the first comes soon.
const chunkVideos = 512

// Histories are the account's videos, or all, with their snapshots in time order, in the order of
// their ids. All are of one state of the database. An error is the last thing yielded.
func (s *Store) Histories(ctx context.Context, a model.AccountID) iter.Seq2[model.History, error] {
	return s.histories(ctx, theAccounts(a))
}

// A following reads the videos that come behind one, or the first ones.
type following func(context.Context, reader, *model.Video) ([]model.Video, error)

// theAccounts follows an account's videos by their ids.
func theAccounts(a model.AccountID) following {
	return func(ctx context.Context, r reader, before *model.Video) ([]model.Video, error) {
		first, last := model.VideoRange(a)
		if before != nil {
			first = before.ID + 1
		}
		return r.videos(ctx, videosOfAccount, arg("first", first), arg("last", last), arg("limit", chunkVideos))
	}
}

// Beginnings are the account's videos, or all, in the order of their ids, each with no more than its
// account and its posting, and with the snapshots of two blocks: the first that has a snapshot taken after its video's posting, and the next, whose videos
// may have been posted in the first. The day on which the counts begin is known from these, whatever
// the size of the history.
func (s *Store) Beginnings(ctx context.Context, a model.AccountID) iter.Seq2[model.History, error] {
	return func(yield func(model.History, error) bool) {
		var histories []model.History
		err := s.reading(ctx, func(r reader) (err error) {
			histories, err = r.beginnings(ctx, a)
			return err
		})
		if err != nil {
			yield(model.History{}, fmt.Errorf("first snapshots of account %d: %w", a, err))
			return
		}
		for _, h := range histories {
			if !yield(h, nil) {
				return
			}
		}
	}
}

func (r reader) beginnings(ctx context.Context, a model.AccountID) ([]model.History, error) {
	first, last := model.VideoRange(a)
	args := []driver.NamedValue{arg("first", first), arg("last", last)}
	var videos []model.Video
	err := eachRaw(ctx, r.conn, postingsOfAccount, args, func(row row) error {
		v := model.Video{ID: model.VideoID(row.int(0)), Posted: model.Instant(row.int(1))}
		v.Handle = r.handles[v.ID.Account()]
		videos = append(videos, v)
		return nil
	})
	if err != nil || len(videos) == 0 {
		return nil, err
	}
	blocks, err := r.blocks(ctx)
	if err != nil {
		return nil, err
	}
	for i, block := range blocks {
		c, err := r.chunk(ctx, videos, blocks[i:min(i+2, len(blocks))])
		if err != nil {
			return nil, err
		}
		histories, err := c.unpack()
		if err != nil {
			return nil, err
		}
		begins := func(h model.History) bool {
			first := after(h.Snapshots, h.Posted)
			return first < len(h.Snapshots) && pack.Block(h.Snapshots[first].Taken) == block
		}
		if slices.ContainsFunc(histories, begins) {
			return histories, nil
		}
	}
	return nil, nil
}

// HistoriesByTikTokID are all videos with their snapshots in time order, in the order of TikTok's
// ids, as an export has them.
func (s *Store) HistoriesByTikTokID(ctx context.Context) iter.Seq2[model.History, error] {
	return s.histories(ctx, func(ctx context.Context, r reader, before *model.Video) ([]model.Video, error) {
		after := ""
		if before != nil {
			after = before.TikTokID
		}
		return r.videos(ctx, videosAfter, argText("after", after), arg("limit", chunkVideos))
	})
}
