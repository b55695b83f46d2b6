package store

import (
	"context"
	"database/sql/driver"
	"fmt"

	"saveboard/model"
	"saveboard/model/filter"
)

// videosMatching is followed by a condition on the video v and its latest counts l.
const videosMatching = videoColumns + `
LEFT JOIN latest AS l ON l.video = v.id
WHERE v.id BETWEEN :first AND :last AND `

// inOrder follows the condition.
const inOrder = `
ORDER BY v.id`

// Matching are the account's videos, or all, that a filter takes by what is stored of each: its texts, its
// category and labels, and the newest known value of each counter. They come in the order of their ids.
//
// A filter may ask for more than that, such as a rate or a day on the account's clock. Then whole is false, and
// the videos are those that the rest of it takes: all that it could take, and others.
func (s *Store) Matching(ctx context.Context, a model.AccountID, f filter.Filter) (videos []model.Video, whole bool, err error) {
	c := conditionOf(f)
	err = s.reading(ctx, func(r reader) error {
		videos, err = r.videos(ctx, videosMatching+c.sql+inOrder, c.about(a)...)
		return err
	})
	if err != nil {
		return nil, false, fmt.Errorf("videos that %q takes: %w", f, err)
	}
	return videos, c.whole, nil
}

// about are the condition's arguments, with the range of the account's videos.
func (c *condition) about(a model.AccountID) []driver.NamedValue {
	first, last := model.VideoRange(a)
	return append([]driver.NamedValue{arg("first", first), arg("last", last)}, c.args...)
}
