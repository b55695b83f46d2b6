package cmd

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"saveboard/model/filter"
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

func (p *program) filterCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "filter",
		Short:   "What a filter can ask",
		Long:    filterLanguage(),
		Example: "saveboard show videos --filter 'category:tutorial rate>1.5%'\nsaveboard show overview --filter '#bread OR title:sourdough'",
	}
	return p.command(c, 0, 0, func(context.Context, []string) error {
		_, err := fmt.Fprintln(p.out, filterLanguage())
		return err
	})
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
