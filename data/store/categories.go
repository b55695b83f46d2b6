package store

import (
	"context"
	"database/sql"
	"fmt"

	"saveboard/model"
	"saveboard/model/text"
)

const selectCategories = `
SELECT id, name, folded
FROM category
ORDER BY folded`

const insertCategory = `
INSERT INTO category (id, name, folded)
VALUES (:id, :name, :folded)`

// categoryOf is the id of a category, which is created when it is new; nil for none. Two names that
// people take for the same are one.
func (tx *Tx) categoryOf(ctx context.Context, name string) (any, error) {
	if name == "" {
		return nil, nil
	}
	if err := tx.readCategories(ctx); err != nil {
		return nil, err
	}
	folded := text.Fold(name)
	if id, ok := tx.categories[folded]; ok {
		return id, nil
	}
	id := int64(1)
	for _, other := range tx.categories {
		id = max(id, other+1)
	}
	if err := tx.exec(ctx, insertCategory, sql.Named("id", id), sql.Named("name", name), sql.Named("folded", folded)); err != nil {
		return nil, fmt.Errorf("new category %q: %w", name, err)
	}
	tx.categories[folded] = id
	return id, nil
}

// readCategories reads the numbers of all categories, once.
func (tx *Tx) readCategories(ctx context.Context) error {
	if tx.categories != nil {
		return nil
	}
	categories := make(map[string]int64)
	err := tx.each(ctx, selectCategories, nil, func(rows *sql.Rows) error {
		var id int64
		var name, folded string
		if err := rows.Scan(&id, &name, &folded); err != nil {
			return err
		}
		categories[folded] = id
		return nil
	})
	if err != nil {
		return fmt.Errorf("categories: %w", err)
	}
	tx.categories = categories
	return nil
}

const (
	deleteLabels = `DELETE FROM video_label WHERE video = :video`
	insertLabel  = `INSERT INTO label (name) VALUES (:name) ON CONFLICT (name) DO NOTHING`
	labelVideo   = `
INSERT INTO video_label (video, place, label)
SELECT :video, :place, id FROM label WHERE name = :name`
)

// writeLabels gives the video these labels and no others.
func (tx *Tx) writeLabels(ctx context.Context, id model.VideoID, labels []string) error {
	if err := tx.exec(ctx, deleteLabels, sql.Named("video", id)); err != nil {
		return err
	}
	for place, name := range labels {
		if err := tx.exec(ctx, insertLabel, sql.Named("name", name)); err != nil {
			return err
		}
		if err := tx.exec(ctx, labelVideo, sql.Named("video", id), sql.Named("place", place), sql.Named("name", name)); err != nil {
			return err
		}
	}
	return nil
}
