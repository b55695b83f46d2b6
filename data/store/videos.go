package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"slices"

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

func scanVideo(rows *sql.Rows) (v model.Video, err error) {
	var hashtags, labels string
	var duration sql.NullInt64
	err = rows.Scan(&v.ID, &v.TikTokID, &v.Kind, &v.Posted, &v.PostedFrom, &v.Title, &hashtags, &duration,
		&v.Category, &v.CategoryFrom, &v.Note, &labels)
	v.Hashtags, v.Labels, v.DurationS = list(hashtags), list(labels), counted(duration)
	return v, err
}

// A reader reads videos within one state of the database.
type reader struct {
	*sql.Tx
	handles map[model.AccountID]string
}

// reading runs do on one state of the database, whatever is committed meanwhile.
func (s *Store) reading(ctx context.Context, do func(reader) error) error {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback() // there is nothing to lose
	r := reader{tx, make(map[model.AccountID]string)}
	err = each(ctx, tx, selectAccounts, nil, func(rows *sql.Rows) error {
		a, err := scanAccount(rows)
		r.handles[a.ID] = a.Handle
		return err
	})
	if err != nil {
		return err
	}
	return do(r)
}

func (r reader) videos(ctx context.Context, query string, args ...any) (videos []model.Video, err error) {
	err = each(ctx, r.Tx, query, args, func(rows *sql.Rows) error {
		v, err := scanVideo(rows)
		v.Handle = r.handles[v.ID.Account()]
		videos = append(videos, v)
		return err
	})
	return videos, err
}

// Videos lists the account's videos, or all, in the order of their ids.
func (s *Store) Videos(ctx context.Context, a model.AccountID) (videos []model.Video, err error) {
	first, last := model.VideoRange(a)
	err = s.reading(ctx, func(r reader) error {
		videos, err = r.videos(ctx, videosOfAccount, sql.Named("first", first), sql.Named("last", last), sql.Named("limit", -1))
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
		videos, err = r.videos(ctx, videosByTikTokID, sql.Named("ids", jsonOf([]string{tiktokID})))
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
		videos, err := r.videos(ctx, videosByID, sql.Named("video", id))
		if err != nil {
			return err
		}
		if len(videos) == 0 {
			return ErrUnknownVideo
		}
		blocks, err := blocksOf(ctx, r.Tx)
		if err != nil {
			return err
		}
		histories, err := r.histories(ctx, videos, blocks)
		if err == nil {
			h = histories[0]
		}
		return err
	})
	if err != nil {
		return model.History{}, fmt.Errorf("history of video %d: %w", id, err)
	}
	return h, nil
}

// chunkVideos is how many videos are read together: enough to make a statement worth its price,
// few enough that the first comes soon.
const chunkVideos = 512

// errEnough ends a reading that nobody wants any more of.
var errEnough = errors.New("enough")

// Histories are the account's videos, or all, with their snapshots in time order, in the order of
// their ids. All are of one state of the database. An error is the last thing yielded.
func (s *Store) Histories(ctx context.Context, a model.AccountID) iter.Seq2[model.History, error] {
	first, last := model.VideoRange(a)
	return s.histories(ctx, func(r reader, before *model.Video) ([]model.Video, error) {
		if before != nil {
			first = before.ID + 1
		}
		return r.videos(ctx, videosOfAccount, sql.Named("first", first), sql.Named("last", last), sql.Named("limit", chunkVideos))
	})
}

// HistoriesByTikTokID are all videos with their snapshots in time order, in the order of TikTok's
// ids, as an export has them.
func (s *Store) HistoriesByTikTokID(ctx context.Context) iter.Seq2[model.History, error] {
	return s.histories(ctx, func(r reader, before *model.Video) ([]model.Video, error) {
		after := ""
		if before != nil {
			after = before.TikTokID
		}
		return r.videos(ctx, videosAfter, sql.Named("after", after), sql.Named("limit", chunkVideos))
	})
}

// histories reads chunk after chunk; next reads the videos that come behind one, or the first ones.
func (s *Store) histories(ctx context.Context, next func(reader, *model.Video) ([]model.Video, error)) iter.Seq2[model.History, error] {
	return func(yield func(model.History, error) bool) {
		err := s.reading(ctx, func(r reader) error {
			blocks, err := blocksOf(ctx, r.Tx)
			if err != nil {
				return err
			}
			var before *model.Video
			for {
				videos, err := next(r, before)
				if err != nil || len(videos) == 0 {
					return err
				}
				histories, err := r.histories(ctx, videos, blocks)
				if err != nil {
					return err
				}
				for _, h := range histories {
					if !yield(h, nil) {
						return errEnough
					}
				}
				before = &videos[len(videos)-1]
			}
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(model.History{}, fmt.Errorf("histories: %w", err))
		}
	}
}

// historyOfRange reads one block of a range of videos: in one stretch when they are neighbours.
const historyOfRange = `
SELECT video, snapshots
FROM history
WHERE block = :block AND video BETWEEN :first AND :last
ORDER BY video`

// histories reads the snapshots of the videos.
func (r reader) histories(ctx context.Context, videos []model.Video, blocks []int64) ([]model.History, error) {
	blobs := make([][][]byte, len(videos)) // of each video its blocks, in order
	order := make([]int, len(videos))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(videos[a].ID, videos[b].ID) })
	first, last := videos[order[0]].ID, videos[order[len(order)-1]].ID
	query, args := historyOfRange, []any{nil, sql.Named("first", first), sql.Named("last", last)}
	if int64(last-first) > 2*int64(len(videos)) { // not neighbours
		ids := make([]model.VideoID, len(videos))
		for i := range videos {
			ids[i] = videos[i].ID
		}
		query, args = historyOfBlock, []any{nil, sql.Named("videos", jsonOf(ids))}
	}
	statement, err := r.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer statement.Close()
	for _, block := range blocks {
		args[0] = sql.Named("block", block)
		rows, err := statement.QueryContext(ctx, args...)
		if err != nil {
			return nil, err
		}
		at := 0
		for rows.Next() {
			var id model.VideoID
			var blob []byte
			if err := rows.Scan(&id, &blob); err != nil {
				return nil, errors.Join(err, rows.Close())
			}
			for at < len(order) && videos[order[at]].ID < id {
				at++
			}
			if at < len(order) && videos[order[at]].ID == id {
				blobs[order[at]] = append(blobs[order[at]], blob)
			}
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
	}
	return unpack(videos, blobs)
}

// unpack puts the videos and their blobs together. Their snapshots share memory, a chunk a piece.
func unpack(videos []model.Video, blobs [][][]byte) ([]model.History, error) {
	histories := make([]model.History, len(videos))
	var memory arena
	for i, v := range videos {
		snapshots, err := memory.unpack(0, blobs[i]...)
		if err != nil {
			return nil, fmt.Errorf("video %s: %w", v.TikTokID, err)
		}
		histories[i] = model.History{Video: v, Snapshots: snapshots}
	}
	return histories, nil
}
