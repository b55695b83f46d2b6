package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"slices"

	"saveboard/model"
	"saveboard/model/text"
)

// A work is what a batch of records does to one video.
type work struct {
	records []*model.Record
	account *account
	video   model.Video // as it will be
	rule    int64       // the rule that gave its category; 0: none
	latest  latest      // as it will be

	fresh      bool // not stored yet
	described  bool // its row has to be written
	labelled   bool // its labels have to be written
	named      model.Instant
	wasAccount *account // as stored; nil when fresh
	wasPosted  model.Instant
	wasLatest  latest
	window
}

// flush works the pending records into the database.
func (tx *Tx) flush(ctx context.Context) error {
	f := tx.file
	if len(f.pending) == 0 {
		return nil
	}
	err := tx.workIn(ctx, f.pending)
	f.pending = f.pending[:0]
	clear(f.ids)
	clear(f.handles)
	if err != nil {
		return fmt.Errorf("import %s: %w", f.File, err)
	}
	return nil
}

func (tx *Tx) workIn(ctx context.Context, records []model.Record) error {
	tx.arena.reset()
	works, err := tx.worksOf(ctx, records)
	if err != nil {
		return err
	}
	for _, w := range works {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, r := range w.records {
			if err := tx.place(ctx, w, r); err != nil {
				return fmt.Errorf("video %s: %w", r.VideoID, err)
			}
			if err := tx.facts(ctx, w, r); err != nil {
				return fmt.Errorf("video %s: %w", r.VideoID, err)
			}
		}
		if err := tx.applyRules(ctx, w); err != nil {
			return fmt.Errorf("video %s: %w", w.video.TikTokID, err)
		}
	}
	if err := tx.loadWindows(ctx, works); err != nil {
		return err
	}
	for _, w := range works {
		if err := tx.settle(ctx, w); err != nil {
			return fmt.Errorf("video %s: %w", w.video.TikTokID, err)
		}
	}
	return tx.writeWorks(ctx, works)
}

// videoForImport reads a video and its latest counts. Labels are read when a record has some.
const videoForImport = `
SELECT v.id, v.tiktok_id, v.kind, v.posted, v.posted_from, v.title, v.hashtags, v.duration,
	coalesce(c.name, ''), coalesce(v.category_from, ''), v.note, '', v.rule,
	l.taken, l.described, l.views, l.likes, l.comments, l.shares, l.saves, l.steps
FROM json_each(:ids) AS wanted
JOIN video AS v ON v.tiktok_id = wanted.value
JOIN latest AS l ON l.video = v.id
LEFT JOIN category AS c ON c.id = v.category
ORDER BY v.id`

// worksOf groups records by video, in the order in which videos first appear, and reads what is
// stored of each.
func (tx *Tx) worksOf(ctx context.Context, records []model.Record) ([]*work, error) {
	all, err := tx.allAccounts(ctx)
	if err != nil {
		return nil, err
	}
	works := make([]*work, 0, len(records))
	byID := make(map[string]*work, len(records))
	ids := make([]string, 0, len(records))
	for i := range records {
		r := &records[i]
		w := byID[r.VideoID]
		if w == nil {
			w = &work{fresh: true}
			byID[r.VideoID] = w
			works, ids = append(works, w), append(ids, r.VideoID)
		}
		w.records = append(w.records, r)
	}
	err = tx.raw(ctx, videoForImport, []driver.NamedValue{argText("ids", jsonOf(ids))}, func(r row) error {
		v := videoOf(r)
		w := byID[v.TikTokID]
		w.fresh, w.video, w.rule = false, v, r.int(12)
		w.latest.taken, w.latest.described = model.Instant(r.int(13)), model.Instant(r.int(14))
		values := [5]sql.NullInt64{r.nullInt(15), r.nullInt(16), r.nullInt(17), r.nullInt(18), r.nullInt(19)}
		if err := w.latest.setSteps(values, r.int(20)); err != nil {
			return fmt.Errorf("video %s: %w", v.TikTokID, err)
		}
		w.wasLatest = w.latest
		w.account = all.byID[v.ID.Account()]
		w.wasAccount, w.wasPosted = w.account, v.Posted
		w.named = max(w.latest.taken, w.latest.described)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("videos of the import: %w", err)
	}
	return works, nil
}

// place finds the account that a record's video belongs to. People rename and ids stay: the latest
// record's handle becomes the account's, and its older ones are aliases.
func (tx *Tx) place(ctx context.Context, w *work, r *model.Record) error {
	named := tx.accounts.byHandle[r.Account]
	var err error
	switch {
	case w.account == nil:
		if named == nil {
			named, err = tx.newAccount(ctx, r.Account, tx.file.Zone)
		}
		if err == nil {
			err = tx.create(ctx, w, named, r)
		}
	case r.Account == "" || named == w.account:
	case w.account.Handle == "":
		if named == nil {
			named, err = tx.newAccount(ctx, r.Account, tx.file.Zone)
		}
		if err == nil {
			err = tx.move(ctx, w, named)
		}
	case named == nil && r.Taken >= w.named:
		err = tx.rename(ctx, w.account, r.Account)
	case named == nil:
		err = tx.addAlias(ctx, w.account, r.Account)
	default:
		tx.file.notice(fmt.Sprintf("A video of @%s is now posted by @%s, which is an account of its own here: nothing was moved.",
			w.account.Handle, named.Handle))
	}
	if err != nil {
		return err
	}
	w.named = max(w.named, r.Taken)
	if r.Own && !w.account.Own {
		w.account.Own, w.account.changed = true, true
	}
	return nil
}

// create begins a video that is not stored yet.
func (tx *Tx) create(ctx context.Context, w *work, a *account, r *model.Record) error {
	id, err := tx.nextVideo(ctx, a)
	if err != nil {
		return err
	}
	w.account = a
	w.video = model.Video{ID: id, TikTokID: r.VideoID, Posted: model.UploadTime(r.VideoID), PostedFrom: model.PostedID}
	w.described = true
	a.Videos++
	a.changed = true
	return nil
}

const lastVideoOfAccount = `
SELECT coalesce(max(id), 0)
FROM video
WHERE id BETWEEN :first AND :last`

// nextVideo is the next free id of an account.
func (tx *Tx) nextVideo(ctx context.Context, a *account) (model.VideoID, error) {
	first, last := model.VideoRange(a.ID)
	id, known := tx.numbers[a.ID]
	if !known {
		err := tx.each(ctx, lastVideoOfAccount, []any{sql.Named("first", first), sql.Named("last", last)}, func(rows *sql.Rows) error {
			return rows.Scan(&id)
		})
		if err != nil {
			return 0, err
		}
	}
	id = max(id, first) + 1
	if id > last {
		return 0, fmt.Errorf("account %q holds as many videos as there are ids for it", a.Handle)
	}
	if tx.numbers == nil {
		tx.numbers = make(map[model.AccountID]model.VideoID)
	}
	tx.numbers[a.ID] = id
	return id, nil
}

const (
	moveVideo   = `UPDATE video SET id = :new WHERE id = :old` // latest and video_label follow by cascade
	moveHistory = `UPDATE history SET video = :new WHERE block = :block AND video = :old`
)

// move takes one video to another account: all its rows get a new id.
func (tx *Tx) move(ctx context.Context, w *work, to *account) error {
	id, err := tx.nextVideo(ctx, to)
	if err != nil {
		return err
	}
	if !w.fresh {
		blocks, err := tx.allBlocks(ctx)
		if err != nil {
			return err
		}
		if err := tx.exec(ctx, moveVideo, sql.Named("new", id), sql.Named("old", w.video.ID)); err != nil {
			return fmt.Errorf("move to @%s: %w", to.Handle, err)
		}
		for _, block := range blocks {
			if err := tx.exec(ctx, moveHistory, sql.Named("new", id), sql.Named("block", block), sql.Named("old", w.video.ID)); err != nil {
				return fmt.Errorf("move to @%s: %w", to.Handle, err)
			}
		}
	}
	from := w.account
	from.Videos--
	from.changed, from.recount = true, true
	to.Videos++
	to.changed = true
	w.account, w.video.ID = to, id
	return nil
}

const selectLabelsOfVideo = `
SELECT label.name
FROM video_label
JOIN label ON label.id = video_label.label
WHERE video_label.video = :video
ORDER BY video_label.place`

// facts merges what a record says of the video itself.
func (tx *Tx) facts(ctx context.Context, w *work, r *model.Record) error {
	v := &w.video
	if !w.fresh && len(r.Labels) > 0 && v.Labels == nil {
		err := tx.each(ctx, selectLabelsOfVideo, []any{sql.Named("video", v.ID)}, func(rows *sql.Rows) error {
			var name string
			err := rows.Scan(&name)
			v.Labels = append(v.Labels, name)
			return err
		})
		if err != nil {
			return fmt.Errorf("labels: %w", err)
		}
	}
	was := *v
	w.latest.described = describe(v, w.latest.described, r)
	mergePosted(v, r)
	mergeCategory(v, r)
	mergeNotes(v, r)
	if v.Category != was.Category || v.CategoryFrom != was.CategoryFrom {
		w.rule = 0
		if text.Fold(v.Category) == text.Fold(was.Category) {
			v.Category = was.Category // one category in two spellings
		}
	}
	w.labelled = w.labelled || !slices.Equal(v.Labels, was.Labels)
	w.described = w.described || !sameRow(*v, was)
	return nil
}

// sameRow tells whether two states of a video have the same row; labels are a table of their own.
func sameRow(a, b model.Video) bool {
	return a.Kind == b.Kind && a.Posted == b.Posted && a.PostedFrom == b.PostedFrom && a.Title == b.Title &&
		slices.Equal(a.Hashtags, b.Hashtags) && a.DurationS == b.DurationS &&
		a.Category == b.Category && a.CategoryFrom == b.CategoryFrom && a.Note == b.Note
}

const (
	insertVideo = `
INSERT INTO video (id, tiktok_id, uploaded, kind, posted, posted_from, title, hashtags, duration, category, category_from, rule, note)
VALUES`
	updateVideo = `
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, posted = excluded.posted, posted_from = excluded.posted_from,
	title = excluded.title, hashtags = excluded.hashtags, duration = excluded.duration, category = excluded.category,
	category_from = excluded.category_from, rule = excluded.rule, note = excluded.note`

	insertLatest = `
INSERT INTO latest (video, taken, described, views, likes, comments, shares, saves, steps)
VALUES`
	updateLatest = `
ON CONFLICT (video) DO UPDATE SET taken = excluded.taken, described = excluded.described, views = excluded.views,
	likes = excluded.likes, comments = excluded.comments, shares = excluded.shares, saves = excluded.saves, steps = excluded.steps`
)

// writeWorks writes what a batch changed, each table in the order of its keys.
func (tx *Tx) writeWorks(ctx context.Context, works []*work) error {
	slices.SortFunc(works, func(a, b *work) int { return int(a.video.ID - b.video.ID) })
	var described, renewed []*work
	for _, w := range works {
		if w.described {
			described = append(described, w)
		}
		if w.fresh || w.latest != w.wasLatest {
			renewed = append(renewed, w)
		}
	}
	categories := make([]any, len(described))
	for i, w := range described {
		var err error
		if categories[i], err = tx.categoryOf(ctx, w.video.Category); err != nil {
			return err
		}
	}
	err := tx.writeRows(ctx, insertVideo, updateVideo, 13, len(described), func(args []any, i int) []any {
		v := &described[i].video
		if v.Kind == "" {
			v.Kind = model.KindVideo
		}
		return append(args, v.ID, v.TikTokID, model.UploadTime(v.TikTokID), v.Kind, v.Posted, v.PostedFrom, v.Title, lines(v.Hashtags),
			nullable(v.DurationS), categories[i], orNull(v.CategoryFrom), orNull(described[i].rule), v.Note)
	})
	if err != nil {
		return fmt.Errorf("write videos: %w", err)
	}
	ids, rows := make([]model.VideoID, len(renewed)), make([]latest, len(renewed))
	for i, w := range renewed {
		ids[i], rows[i] = w.video.ID, w.latest
	}
	if err := tx.writeLatest(ctx, ids, rows); err != nil {
		return err
	}
	for _, w := range works {
		if w.labelled {
			if err := tx.writeLabels(ctx, w.video.ID, w.video.Labels); err != nil {
				return fmt.Errorf("write labels: %w", err)
			}
		}
	}
	return tx.writeHistory(ctx, works)
}

// writeLatest writes the rows of latest of some videos.
func (tx *Tx) writeLatest(ctx context.Context, ids []model.VideoID, rows []latest) error {
	err := tx.writeRows(ctx, insertLatest, updateLatest, 9, len(ids), func(args []any, i int) []any {
		l := &rows[i]
		args = append(args, ids[i], l.taken, l.described)
		for _, count := range l.Counters {
			args = append(args, nullable(count))
		}
		return append(args, l.steps())
	})
	if err != nil {
		return fmt.Errorf("write latest counts: %w", err)
	}
	return nil
}

// orNull is NULL for the zero value.
func orNull[T comparable](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}
