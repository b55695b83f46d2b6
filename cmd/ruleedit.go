package cmd

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"saveboard/data/store"
	"saveboard/model/edit"
	"saveboard/model/rule"
	"saveboard/ui/print"
)

// A ruleEdit is an edit of the rules, and how to ask what it would change.
type ruleEdit struct {
	edit    edit.Edit
	preview func(*rule.Book) (rule.Change, error)
}

// ruleCommand finishes a command that edits the rules, or only says what that would change.
func (p *program) ruleCommand(c *cobra.Command, args int, of func([]string) ruleEdit) *cobra.Command {
	dryRun := c.Flags().Bool("dry-run", false, "list what would change, and change nothing")
	format := addFormat(c)
	return p.command(c, args, args, func(ctx context.Context, args []string) error {
		f, err := format.format()
		switch {
		case err != nil:
			return err
		case *dryRun:
			return p.previewRules(ctx, of(args), f)
		case f == print.Text:
			return p.changeRules(ctx, of(args).edit)
		}
		return p.changeRulesAs(ctx, of(args), f)
	})
}

func (p *program) previewRules(ctx context.Context, e ruleEdit, f print.Format) error {
	data, err := p.openOwn(ctx)
	if err != nil {
		return err
	}
	defer data.Close()
	change, err := previewed(ctx, data.store, e)
	if err != nil {
		return err
	}
	return print.Write(p.out, f, print.RuleChange(), change, p.paper())
}

func previewed(ctx context.Context, db *store.Store, e ruleEdit) (rule.Change, error) {
	book, err := db.RuleBook(ctx)
	if err != nil {
		return rule.Change{}, err
	}
	return e.preview(book)
}

// changeRules edits the rules, says what that did and lists the rules, so that one sees what is so now.
func (p *program) changeRules(ctx context.Context, e edit.Edit) error {
	var done edit.Done
	var rules []rule.Rule
	err := p.write(ctx, func(db *store.Store) (_ bool, err error) {
		if done, err = db.Edit(ctx, p.now, e); err == nil {
			rules, err = db.Rules(ctx)
		}
		return len(rules) > 0, err
	})
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(p.out, done.Sentence); err != nil {
		return err
	}
	return print.Write(p.out, print.Text, print.Rules(), listed(rules), p.paper())
}

// changeRulesAs edits the rules and writes for a program what that changed.
func (p *program) changeRulesAs(ctx context.Context, e ruleEdit, f print.Format) error {
	var change rule.Change
	err := p.write(ctx, func(db *store.Store) (_ bool, err error) {
		if change, err = previewed(ctx, db, e); err == nil {
			_, err = db.Edit(ctx, p.now, e.edit)
		}
		return true, err
	})
	if err != nil {
		return err
	}
	return print.Write(p.out, f, print.RuleChange(), change, p.paper())
}
