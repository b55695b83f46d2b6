package cmd

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"saveboard/data/store"
	"saveboard/model/filter"
	"saveboard/ui/print"
)

// checkFilter is the usage error of a text that is no filter; nil when it is one.
func checkFilter(s string) error {
	_, err := filter.Parse(s)
	var wrong *filter.Problem
	if !errors.As(err, &wrong) {
		return err
	}
	help := "saveboard help filter lists what a filter can ask."
	if wrong.Instead != "" {
		help = "Did you mean “" + s[:wrong.Start] + wrong.Instead + s[wrong.End:] + "”?"
	}
	return &usage{sentence: wrong.Sentence, help: help}
}

// filter is the filter that was asked for, with saved ones in place of their names.
func (d *openData) filter(ctx context.Context, s string) (string, error) {
	s = strings.TrimSpace(s)
	if strings.Contains(s, "@") {
		saved, err := d.store.SavedFilters(ctx)
		if err != nil {
			return "", err
		}
		s = filter.Expand(s, saved)
	}
	return s, checkFilter(s)
}

func (p *program) filterCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "filter",
		Short:   "Keep filters under names, and see what one can ask",
		Long:    filterLanguage(),
		Example: "saveboard show videos --filter 'category:tutorial rate>1.5%'\nsaveboard filter save keepers 'rate>2% OR fair>2%'\nsaveboard show videos --filter @keepers",
	}
	c.AddCommand(p.filterList(), p.filterSave(), p.filterRemove())
	return p.command(c, 0, 0, func(context.Context, []string) error {
		_, err := fmt.Fprintln(p.out, filterLanguage())
		return err
	})
}

func (p *program) filterList() *cobra.Command {
	c := &cobra.Command{
		Use:     "list",
		Short:   "List the saved filters",
		Example: "saveboard filter list\nsaveboard filter list --format csv",
	}
	return printsOwn(p, c, print.Filters(), func(ctx context.Context, data *openData) (print.FilterList, error) {
		saved, err := data.store.SavedFilters(ctx)
		return print.FilterList{Filters: saved}, err
	})
}

func (p *program) filterSave() *cobra.Command {
	c := &cobra.Command{
		Use:     "save NAME FILTER",
		Short:   "Keep a filter under a name",
		Long:    "Keeps a filter under a name, in place of one that is kept there. @NAME then stands for it, in --filter and on the dashboard's filter line.",
		Example: "saveboard filter save keepers 'rate>2% OR fair>2%'",
	}
	return p.command(c, 2, 2, func(ctx context.Context, args []string) error {
		if err := checkFilter(args[1]); err != nil {
			return err
		}
		err := p.changeFilters(ctx, func(db *store.Store) error {
			return db.SaveFilter(ctx, filter.Saved{Name: args[0], Text: args[1]})
		})
		if errors.Is(err, store.ErrFilterName) {
			return &usage{sentence: sentence(err.Error()), command: c.CommandPath()}
		}
		return err
	})
}

func (p *program) filterRemove() *cobra.Command {
	c := &cobra.Command{
		Use:     "remove NAME",
		Short:   "Forget a saved filter",
		Example: "saveboard filter remove keepers",
	}
	return p.command(c, 1, 1, func(ctx context.Context, args []string) error {
		err := p.changeFilters(ctx, func(db *store.Store) error { return db.RemoveFilter(ctx, args[0]) })
		if errors.Is(err, store.ErrNoFilter) {
			return &problem{fmt.Sprintf("There is no saved filter “%s”.", args[0]), "saveboard filter list shows those there are."}
		}
		return err
	})
}

// changeFilters changes the saved filters and then lists them, so that one sees what is so now.
func (p *program) changeFilters(ctx context.Context, change func(*store.Store) error) error {
	var saved []filter.Saved
	err := p.write(ctx, func(db *store.Store) (bool, error) {
		err := change(db)
		if err == nil {
			saved, err = db.SavedFilters(ctx)
		}
		return len(saved) > 0, err
	})
	if err != nil {
		return err
	}
	return print.Write(p.out, print.Text, print.Filters(), print.FilterList{Filters: saved}, p.paper())
}

// filterLanguage is the language of filters for people, with the closed list of its fields.
func filterLanguage() string {
	var b strings.Builder
	b.WriteString(`A filter chooses videos, on the dashboard with / and in every --filter. Words must all occur in the
title, hashtags, category, labels or note; #word is the beginning of a hashtag; "how to" is a phrase.
Capitals and accents make no difference.

  category:tutorial rate>1.5%   both must be so
  #bread OR #cake               one of them; OR in capitals
  -category:skits               not
  (#bread OR #cake) saves>1k    parentheses keep together

A term is a field, a sign and a value. The signs are : = > >= < <= and, for the whole of a text, :=
A range is low..high, and either end can be left out. A figure that is not known never matches,
not even with a minus sign.

`)
	fields := filter.Fields()
	name, example := 0, 0
	for _, f := range fields {
		name, example = max(name, len(f.Name)), max(example, len(f.Example))
	}
	for _, f := range fields {
		fmt.Fprintf(&b, "  %-*s  %-*s  %s\n", name, f.Name, example, f.Example, f.Says)
	}
	return strings.TrimSuffix(b.String(), "\n")
}
