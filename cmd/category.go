package cmd

import (
	"context"

	"github.com/spf13/cobra"

	"saveboard/model/edit"
	"saveboard/model/rule"
	"saveboard/ui/print"
)

func (p *program) categoryCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "category",
		Short: "Sort videos into categories",
		Long: "Puts videos into categories, one by one or by rules: videos whose title has a word, or that carry a hashtag, belong to a " +
			"category. Your own choice and a file's column are stronger than rules; among rules the oldest that fits.",
		Example: "saveboard category set 'sourdough in 60' Bread\nsaveboard category add '#bread' Bread\nsaveboard category list",
	}
	return p.group(c, p.categorySet(), p.categorySuggest(), p.categoryRename(), p.categoryAdd(), p.categoryList(), p.categoryRemove(), p.categoryApply())
}

func (p *program) categoryAdd() *cobra.Command {
	c := &cobra.Command{
		Use:   "add WORD CATEGORY",
		Short: "Put videos with a word or #hashtag into a category",
		Long: "Adds a rule and applies it at once, also to what is imported later. A word that has a rule already gets the new category. " +
			"In place of a word stands a filter of title, hashtag, kind and length (saveboard help filter). --dry-run lists the videos " +
			"that would get another category, and changes nothing.",
		Example: "saveboard category add '#bread' Bread --dry-run\nsaveboard category add 'meal prep' 'Meal prep'\nsaveboard category add 'kind:video title:\"how to\"' Tutorials",
	}
	return p.ruleCommand(c, 2, func(args []string) ruleEdit {
		return ruleEdit{
			edit.AddRule{Word: args[0], Category: args[1]},
			func(b *rule.Book) (rule.Change, error) { return b.Adding(args[0], args[1]) },
		}
	})
}

func (p *program) categoryRemove() *cobra.Command {
	c := &cobra.Command{
		Use:     "remove WORD",
		Short:   "Take a rule back, with what it gave",
		Long:    "Takes a rule back, with what it gave: those videos get the category of another rule that fits, or none. --dry-run lists them, and changes nothing.",
		Example: "saveboard category remove '#bread' --dry-run\nsaveboard category remove '#bread'",
	}
	return p.ruleCommand(c, 1, func(args []string) ruleEdit {
		return ruleEdit{
			edit.RemoveRule{Word: args[0]},
			func(b *rule.Book) (rule.Change, error) { return b.Removing(args[0]) },
		}
	})
}

func (p *program) categoryApply() *cobra.Command {
	c := &cobra.Command{
		Use:     "apply",
		Short:   "Apply the rules to every video without a category",
		Long:    "Applies the rules to every video without a category. Adding a rule and importing do this by themselves.",
		Example: "saveboard category apply",
	}
	return p.command(c, 0, 0, func(ctx context.Context, _ []string) error {
		return p.changeRules(ctx, edit.ApplyRules{})
	})
}

func (p *program) categoryList() *cobra.Command {
	c := &cobra.Command{
		Use:     "list",
		Short:   "List the rules, oldest first",
		Example: "saveboard category list\nsaveboard category list --format csv",
	}
	return printsOwn(p, c, print.Rules(), func(ctx context.Context, data *openData) (print.RuleList, error) {
		rules, err := data.store.Rules(ctx)
		return listed(rules), err
	})
}

func listed(rules []rule.Rule) print.RuleList {
	list := print.RuleList{Rules: make([]print.Rule, len(rules))}
	for i, r := range rules {
		list.Rules[i] = print.Rule{Word: r.Word, Category: r.Category}
	}
	return list
}
