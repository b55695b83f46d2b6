package library

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"saveboard/model"
	"saveboard/model/filter"
	"saveboard/model/text"
)

// Values are what a filter can ask about the videos of an account, or of all: those that most videos have
// come first.
func (l *Library) Values(ctx context.Context, account model.AccountID) (filter.Values, error) {
	videos, err := l.store.Videos(ctx, account)
	if err != nil {
		return filter.Values{}, fmt.Errorf("values of filters: %w", err)
	}
	accounts, err := l.chosen(ctx, account)
	if err != nil {
		return filter.Values{}, fmt.Errorf("values of filters: %w", err)
	}
	categories, hashtags, labels := make(names), make(names), make(names)
	for _, v := range videos {
		categories.add(v.Category)
		for _, tag := range v.Hashtags {
			hashtags.add(tag)
		}
		for _, label := range v.Labels {
			labels.add(label)
		}
	}
	values := filter.Values{Categories: categories.list(), Hashtags: hashtags.list(), Labels: labels.list()}
	for _, a := range accounts {
		values.Accounts = append(values.Accounts, a.Handle)
	}
	values.Saved, err = l.store.SavedFilters(ctx)
	return values, err
}

// names counts how many have each name, by its folded form.
type names map[string]*named

type named struct {
	name   string
	videos int
}

func (n names) add(name string) {
	folded := text.Fold(name)
	switch {
	case folded == "":
	case n[folded] == nil:
		n[folded] = &named{name, 1}
	default:
		n[folded].videos++
	}
}

func (n names) list() []string {
	all := make([]*named, 0, len(n))
	for _, one := range n {
		all = append(all, one)
	}
	slices.SortFunc(all, func(a, b *named) int { return cmp.Or(cmp.Compare(b.videos, a.videos), cmp.Compare(a.name, b.name)) })
	list := make([]string, len(all))
	for i, one := range all {
		list[i] = one.name
	}
	return list
}
