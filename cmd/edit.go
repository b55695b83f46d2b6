package cmd

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"saveboard/data/library"
	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/edit"
)

// An editing is the user's database, opened to be edited, and where its videos and accounts are found.
type editing struct {
	*openData
	now     model.Instant
	account model.AccountID // whose videos are meant by pieces of titles
}

// change makes an edit of the user's database and says what it did. do finds what is named and makes
// the edit.
func (p *program) change(ctx context.Context, handle string, do func(editing) (edit.Edit, error)) error {
	return p.editing(ctx, handle, func(e editing) (edit.Done, error) {
		change, err := do(e)
		if err != nil {
			return edit.Done{}, err
		}
		return e.store.Edit(ctx, p.now, change)
	})
}

// editing has do change the user's database, which has to be there, and prints the sentence.
func (p *program) editing(ctx context.Context, handle string, do func(editing) (edit.Done, error)) error {
	if p.flags.demo {
		return errDemo()
	}
	s, err := p.settings("")
	if err != nil {
		return err
	}
	if _, err := p.hasOwn(s); err != nil {
		return err
	}
	old, err := openExisting(ctx, s.Database.Is) // one that is not there is not made
	if err != nil {
		return err
	}
	if err := old.Close(); err != nil {
		return err
	}
	db, err := store.Open(ctx, s.Database.Is)
	if err != nil {
		return err
	}
	data := &openData{library.New(db, false, nil), db, false}
	defer data.Close()
	e := editing{openData: data, now: p.now}
	if e.account, err = data.choose(ctx, handle); err != nil {
		return err
	}
	done, err := do(e)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.out, done.Sentence)
	return err
}

// video finds the video that a word of the command line stands for.
func (e editing) video(ctx context.Context, name string) (model.Video, error) {
	return e.Find(ctx, e.account, e.now, name)
}

// videos are the TikTok ids of the videos that are named.
func (e editing) videos(ctx context.Context, names []string) ([]string, error) {
	ids := make([]string, len(names))
	for i, name := range names {
		v, err := e.video(ctx, name)
		if err != nil {
			return nil, err
		}
		ids[i] = v.TikTokID
	}
	return ids, nil
}

// accountFlag says whose videos are meant by pieces of titles.
func accountFlag(c *cobra.Command) *string {
	return c.Flags().String("account", "", "whose titles are searched: a handle, or all (default your own with most videos)")
}

func (p *program) undoCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "undo",
		Short: "Take the latest edit back",
		Long: "Takes back the latest change that was made by hand: a category, labels, a note, a rule, an account, typed counts. Called " +
			"again it takes back the one before. What was imported stays.",
		Example: "saveboard undo",
	}
	return p.command(c, 0, 0, func(ctx context.Context, _ []string) error {
		return p.editing(ctx, "all", func(e editing) (edit.Done, error) { return e.store.Undo(ctx) })
	})
}

func (p *program) redoCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "redo",
		Short:   "Do again what was taken back",
		Long:    "Does the edit again that undo took back last. After another edit there is nothing to redo.",
		Example: "saveboard redo",
	}
	return p.command(c, 0, 0, func(ctx context.Context, _ []string) error {
		return p.editing(ctx, "all", func(e editing) (edit.Done, error) { return e.store.Redo(ctx) })
	})
}

func (p *program) noteCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "note VIDEO TEXT",
		Short: "Write a note on a video",
		Long: "Writes a note on a video, in place of the one it has; an empty text takes it off. A video is named by its TikTok id, " +
			"its link, or a piece of its title that fits just one.",
		Example: "saveboard note 'sourdough in 60' 'first one with the new lamp'\nsaveboard note 7561234567890123456 ''",
	}
	account := accountFlag(c)
	p.command(c, 2, 2, func(ctx context.Context, args []string) error {
		return p.change(ctx, *account, func(e editing) (edit.Edit, error) {
			v, err := e.video(ctx, args[0])
			return edit.Note{Video: v.TikTokID, Text: args[1]}, err
		})
	})
	return c
}

func (p *program) categorySet() *cobra.Command {
	c := &cobra.Command{
		Use:   "set VIDEO... CATEGORY",
		Short: "Put videos into a category",
		Long: "Puts videos into a category as your own choice, which no rule and no file changes. An empty category takes your choice " +
			"back. Videos are named by their ids, their links, or pieces of their titles that fit just one.",
		Example: "saveboard category set sourdough 'meal prep' Tutorials\nsaveboard category set 7561234567890123456 ''",
	}
	account := accountFlag(c)
	p.command(c, 2, -1, func(ctx context.Context, args []string) error {
		names, category := args[:len(args)-1], args[len(args)-1]
		return p.change(ctx, *account, func(e editing) (edit.Edit, error) {
			ids, err := e.videos(ctx, names)
			return edit.Sort{Piles: []edit.Pile{{Category: category, Videos: ids}}}, err
		})
	})
	return c
}

func (p *program) categoryRename() *cobra.Command {
	c := &cobra.Command{
		Use:     "rename CATEGORY NAME",
		Short:   "Give a category another name",
		Long:    "Gives a category another name. When there is a category of that name, the two are joined.",
		Example: "saveboard category rename Skits Sketches",
	}
	p.command(c, 2, 2, func(ctx context.Context, args []string) error {
		return p.change(ctx, "all", func(editing) (edit.Edit, error) { return edit.RenameCategory{From: args[0], To: args[1]}, nil })
	})
	return c
}
