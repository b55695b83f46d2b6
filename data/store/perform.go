package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/number"
	"saveboard/model/text"
)

// A deed is what an edit did: how to say it once it is known what changed, what is said when nothing
// did, and what no row tells.
type deed struct {
	said      func(backward) string
	unchanged string
	merged    *merged
	logged    []logged
	origin    []int64
}

// perform does an edit; noting sees what it changes.
func (tx *Tx) perform(ctx context.Context, at model.Instant, e edit.Edit) (deed, error) {
	switch e := e.(type) {
	case edit.Sort:
		return tx.sort(ctx, e)
	case edit.Label:
		return tx.label(ctx, e)
	case edit.Note:
		return tx.note(ctx, e)
	case edit.AddRule:
		return tx.addRule(ctx, e)
	case edit.RemoveRule:
		return tx.removeRule(ctx, e)
	case edit.ApplyRules:
		return tx.rulesAgain(ctx)
	case edit.RenameCategory:
		return tx.renameCategory(ctx, e)
	case edit.AddAccount:
		return tx.addAccount(ctx, e)
	case edit.RenameAccount:
		return tx.renameByHand(ctx, e)
	case edit.SetOwn:
		return tx.setOwn(ctx, e)
	case edit.SetZone:
		return tx.setZoneByHand(ctx, e)
	case edit.Merge:
		return tx.merge(ctx, e)
	case edit.Log:
		return tx.log(ctx, at, e)
	}
	return deed{}, fmt.Errorf("an edit of an unknown kind: %T", e)
}

func refused(help, format string, args ...any) error {
	return &edit.Refused{Sentence: fmt.Sprintf(format, args...), Help: help}
}

// wanted reads the videos that an edit names, each once; all must be there.
func (tx *Tx) wanted(ctx context.Context, ids []string) ([]model.Video, error) {
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	videos, err := tx.videos(ctx, videosByTikTokID, argText("ids", jsonOf(ids)))
	if err == nil && len(videos) != len(ids) {
		err = ErrUnknownVideo
	}
	return videos, err
}

// nameOf is a name as it is stored: cleaned, on one line.
func nameOf(s string) string { return strings.TrimSpace(text.Clean(s).String()) }

func (tx *Tx) sort(ctx context.Context, e edit.Sort) (deed, error) {
	piles := 0
	for _, p := range e.Piles {
		if _, err := tx.wanted(ctx, p.Videos); err != nil {
			return deed{}, err
		}
		name := nameOf(p.Category)
		if name != "" && text.Fold(name) == "" {
			return deed{}, refused("Give it letters or digits.", "“%s” is no name for a category.", name)
		}
		if err := tx.choose(ctx, p.Videos, name); err != nil {
			return deed{}, fmt.Errorf("category %q: %w", name, err)
		}
		if len(p.Videos) > 0 {
			piles++
		}
	}
	said := func(b backward) string {
		n := number.Of(b.changed(ofVideo), "video")
		switch {
		case piles > 1:
			return fmt.Sprintf("Sorted %s into %d categories.", n, piles)
		case nameOf(e.Piles[0].Category) == "":
			return fmt.Sprintf("Took your category off %s.", n)
		}
		return fmt.Sprintf("Moved %s to %s.", n, b.category(nameOf(e.Piles[0].Category)))
	}
	return deed{said: said, unchanged: "All of these are sorted so already."}, nil
}

// category is the name of the category that videos are in by now, as it is spelt there.
func (b backward) category(typed string) string {
	for _, row := range b.Rows {
		if v, err := videoRowOf(row.After); row.What == ofVideo && err == nil && v.category != nil {
			return *v.category
		}
	}
	return typed
}

const chooseCategory = `
UPDATE video SET category = :category, category_from = :from, rule = NULL
WHERE tiktok_id = :video`

// choose puts the videos into a category as the user's own choice. An empty name takes the choice
// back, and rules apply again.
func (tx *Tx) choose(ctx context.Context, videos []string, name string) error {
	category, err := tx.categoryOf(ctx, name)
	if err != nil {
		return err
	}
	from := any(model.CategoryUser)
	if category == nil {
		from = nil
	}
	for _, id := range videos {
		if err := tx.exec(ctx, chooseCategory, sql.Named("category", category), sql.Named("from", from), sql.Named("video", id)); err != nil {
			return err
		}
	}
	if category == nil {
		return tx.applyAllRules(ctx)
	}
	return nil
}

const selectLabels = `
SELECT name
FROM label
ORDER BY name`

func (tx *Tx) label(ctx context.Context, e edit.Label) (deed, error) {
	videos, err := tx.wanted(ctx, e.Videos)
	if err != nil {
		return deed{}, err
	}
	known := make(map[string]string) // the spelling of each, by its folded name
	err = tx.each(ctx, selectLabels, nil, func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		known[text.Fold(name)] = name
		return err
	})
	if err != nil {
		return deed{}, fmt.Errorf("labels: %w", err)
	}
	var add []string
	for _, name := range e.Add {
		name, folded := nameOf(name), text.Fold(name)
		if folded == "" {
			return deed{}, refused("Give it letters or digits.", "“%s” is no label.", name)
		}
		if known[folded] != "" {
			name = known[folded]
		}
		known[folded] = name
		add = append(add, name)
	}
	for _, v := range videos {
		if now := relabelled(v.Labels, add, e.Remove); !slices.Equal(now, v.Labels) {
			if err := tx.writeLabels(ctx, v.ID, now); err != nil {
				return deed{}, fmt.Errorf("labels of video %s: %w", v.TikTokID, err)
			}
		}
	}
	said := func(b backward) string {
		n := number.Of(b.changed(ofLabels), "video")
		switch {
		case len(e.Remove) == 0:
			return fmt.Sprintf("Labelled %s %s.", n, strings.Join(add, ", "))
		case len(e.Add) == 0:
			return fmt.Sprintf("Took %s off %s.", strings.Join(e.Remove, ", "), n)
		}
		return fmt.Sprintf("Changed the labels of %s.", n)
	}
	return deed{said: said, unchanged: "All of these are labelled so already."}, nil
}

// relabelled is a list of labels with some taken out and others put at its end.
func relabelled(labels, add, remove []string) []string {
	same := func(a string) func(string) bool {
		return func(b string) bool { return text.Fold(a) == text.Fold(b) }
	}
	var now []string
	for _, name := range labels {
		if !slices.ContainsFunc(remove, same(name)) {
			now = append(now, name)
		}
	}
	for _, name := range add {
		if !slices.ContainsFunc(now, same(name)) {
			now = append(now, name)
		}
	}
	return now
}

const setNote = `UPDATE video SET note = :note WHERE tiktok_id = :video`

func (tx *Tx) note(ctx context.Context, e edit.Note) (deed, error) {
	if _, err := tx.wanted(ctx, []string{e.Video}); err != nil {
		return deed{}, err
	}
	note := nameOf(e.Text)
	if err := tx.exec(ctx, setNote, sql.Named("note", note), sql.Named("video", e.Video)); err != nil {
		return deed{}, fmt.Errorf("note on video %s: %w", e.Video, err)
	}
	said := func(backward) string {
		if note == "" {
			return "Took the note off."
		}
		return "Wrote the note down."
	}
	return deed{said: said, unchanged: "The note says so already."}, nil
}

const (
	renameCategoryRow = `UPDATE category SET name = :name, folded = :folded WHERE folded = :was`
	moveCategory      = `UPDATE video SET category = :to WHERE category = :from`
	moveCategoryRules = `UPDATE rule SET category = :to WHERE category = :from`
)

// renameCategory renames a category. When the new name is another's, its videos and rules go there.
func (tx *Tx) renameCategory(ctx context.Context, e edit.RenameCategory) (deed, error) {
	to, was := nameOf(e.To), text.Fold(e.From)
	if text.Fold(to) == "" {
		return deed{}, refused("Give it letters or digits.", "“%s” is no name for a category.", to)
	}
	if err := tx.readCategories(ctx); err != nil {
		return deed{}, err
	}
	from, known := tx.categories[was]
	if !known {
		return deed{}, refused("saveboard show categories lists those there are.", "There is no category “%s”.", e.From)
	}
	other, taken := tx.categories[text.Fold(to)]
	var err error
	if !taken || other == from {
		err = tx.exec(ctx, renameCategoryRow, sql.Named("name", to), sql.Named("folded", text.Fold(to)), sql.Named("was", was))
	} else {
		for _, statement := range []string{moveCategory, moveCategoryRules} {
			if err == nil {
				err = tx.exec(ctx, statement, sql.Named("to", other), sql.Named("from", from))
			}
		}
	}
	tx.categories = nil
	if err != nil {
		return deed{}, fmt.Errorf("category %q: %w", e.From, err)
	}
	said := func(backward) string {
		if taken && other != from {
			return fmt.Sprintf("Joined %s with %s.", nameOf(e.From), to)
		}
		return fmt.Sprintf("Renamed %s to %s.", nameOf(e.From), to)
	}
	return deed{said: said, unchanged: "The category has that name already."}, nil
}
