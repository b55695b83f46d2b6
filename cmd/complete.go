package cmd

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"saveboard/assets"
	"saveboard/data/library"
	"saveboard/data/settings"
	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/filter"
	"saveboard/model/text"
	"saveboard/ui/look"
)

// asking is what a shell wants completed: the word as it is typed, in a command line.
type asking struct {
	p       *program
	data    *openData
	command *cobra.Command
	before  []string // the arguments in front of it
	typed   string
}

// offers completes with what list finds in the data. A completion has behind a tab what it is. What goes
// wrong says nothing: a shell has no place for sentences. Nothing is changed, not even an older database.
func (p *program) offers(list func(asking, context.Context) []string) cobra.CompletionFunc {
	return func(c *cobra.Command, before []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		const only = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
		ctx := c.Context()
		data, err := p.openToComplete(ctx)
		if err != nil {
			return nil, only
		}
		defer data.Close()
		return list(asking{p, data, c, before, typed}, ctx), only
	}
}

// openToComplete opens the data to read as they are.
func (p *program) openToComplete(ctx context.Context) (*openData, error) {
	if err := p.settle(); err != nil {
		return nil, err
	}
	if p.flags.demo || !settings.Exists(p.settled.Database.Is) {
		return openDemo(ctx)
	}
	db, err := store.OpenReadOnly(ctx, p.settled.Database.Is)
	if err != nil {
		return nil, err
	}
	return &openData{library.New(db, false, assets.Explainer), db, false}, nil
}

// completesArguments lets the shell offer what the usage line of a command asks for: "VIDEO... CATEGORY"
// takes videos, and from the second on categories as well.
func (p *program) completesArguments(c *cobra.Command) {
	_, line, _ := strings.Cut(c.Use, " ")
	wanted := strings.Fields(line)
	c.ValidArgsFunction = p.offers(func(a asking, ctx context.Context) []string {
		var fit []string
		many := false // there was a word in front that stands for several
		for place, word := range wanted {
			here := place == len(a.before) || place < len(a.before) && (many || strings.HasSuffix(word, "..."))
			if list := listOf(strings.Trim(word, "[].")); list != nil && here {
				fit = append(fit, list(a, ctx)...)
			}
			many = many || strings.HasSuffix(word, "...")
		}
		return fit
	})
}

// listOf is what a word of a usage line stands for; nil when nothing can be offered for it.
func listOf(word string) func(asking, context.Context) []string {
	switch word {
	case "VIDEO":
		return asking.videos
	case "HANDLE", "INTO":
		return asking.accounts
	case "CATEGORY":
		return asking.categories
	case "WORD":
		return asking.words
	case "+LABEL":
		return asking.labels
	}
	return nil
}

// completesFlags lets the shell offer values of the flags that commands share, for a command and all below it.
func (p *program) completesFlags(c *cobra.Command) {
	for flag, complete := range map[string]cobra.CompletionFunc{
		"account": p.offers(asking.accountsOrAll), "filter": p.filters, "theme": p.themes,
		"ambiguous-width": cobra.FixedCompletions([]string{"1", "2"}, cobra.ShellCompDirectiveNoFileComp),
	} {
		if c.LocalNonPersistentFlags().Lookup(flag) == nil && c.PersistentFlags().Lookup(flag) == nil {
			continue
		}
		if err := c.RegisterFlagCompletionFunc(flag, complete); err != nil {
			panic(err) // it has one already
		}
	}
	for _, below := range c.Commands() {
		p.completesFlags(below)
	}
}

// stored are the videos of the account that is meant, the newest first.
func (a asking) stored(ctx context.Context) []model.Video {
	handle := ""
	if f := a.command.Flags().Lookup("account"); f != nil {
		handle = f.Value.String()
	}
	account, err := a.data.choose(ctx, a.p.accountOf(handle, a.data))
	if err != nil {
		return nil
	}
	videos, err := a.data.store.Videos(ctx, account)
	if err != nil {
		return nil
	}
	slices.SortStableFunc(videos, func(v, w model.Video) int { return cmp.Compare(w.Posted, v.Posted) })
	return videos
}

// videos are those whose title has what is typed, from there on: shells only take what goes on as the
// word began. With digits, or nothing, they are ids.
func (a asking) videos(ctx context.Context) []string {
	var fit []string
	for _, v := range a.stored(ctx) {
		title := text.Clean(v.Title).String()
		switch rest, ok := after(title, a.typed); {
		case slices.Contains(a.before, v.TikTokID):
		case strings.Trim(a.typed, "0123456789") == "" && strings.HasPrefix(v.TikTokID, a.typed):
			fit = append(fit, v.TikTokID+"\t"+title)
		case ok:
			fit = append(fit, a.typed+rest+"\t"+v.TikTokID)
		}
	}
	return fit
}

// after is what follows in a title behind what is typed of it, whatever the case and accents.
func after(title, typed string) (rest string, ok bool) {
	wanted := text.Fold(typed)
	if wanted == "" || !strings.Contains(text.Fold(title), wanted) {
		return "", false
	}
	for from := range title {
		if !strings.HasPrefix(text.Fold(title[from:]), wanted) {
			continue
		}
		for to := range title[from:] {
			if text.Fold(title[from:from+to]) == wanted {
				return title[from+to:], true
			}
		}
		return "", true // to the end of the title
	}
	return "", false
}

func (a asking) accounts(ctx context.Context) []string {
	accounts, err := a.data.Accounts(ctx)
	if err != nil {
		return nil
	}
	var handles []string
	for _, account := range accounts {
		if account.Handle == "" {
			continue
		}
		whose := "public counts"
		if account.Own {
			whose = "yours"
		}
		handle := account.Handle
		if strings.HasPrefix(a.typed, "@") {
			handle = "@" + handle
		}
		handles = append(handles, handle+"\t"+whose)
	}
	return handles
}

// accountsOrAll are the accounts for a flag that also takes all of them.
func (a asking) accountsOrAll(ctx context.Context) []string {
	return append(a.accounts(ctx), "all\tevery account")
}

func (a asking) categories(ctx context.Context) []string {
	names, err := a.data.store.Categories(ctx)
	if err != nil {
		return nil
	}
	return names
}

// words are those that have a rule.
func (a asking) words(ctx context.Context) []string {
	rules, err := a.data.store.Rules(ctx)
	if err != nil {
		return nil
	}
	words := make([]string, len(rules))
	for i, r := range rules {
		words[i] = r.Word + "\t" + r.Category
	}
	return words
}

// labels are those that videos have, behind the sign that is typed.
func (a asking) labels(ctx context.Context) []string {
	if !strings.HasPrefix(a.typed, "+") && !strings.HasPrefix(a.typed, "-") {
		return nil
	}
	var labels []string
	for _, v := range a.stored(ctx) {
		for _, l := range v.Labels {
			labels = append(labels, a.typed[:1]+l)
		}
	}
	slices.Sort(labels)
	return slices.Compact(labels)
}

// themes are the program's and the user's own.
func (p *program) themes(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	names := look.Names()
	if p.settle() == nil {
		names = wishesOf(p.settled).themes.Names()
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// filters complete the last word of a filter: the fields, and the values of those that have names.
func (p *program) filters(c *cobra.Command, before []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	at := strings.LastIndexAny(typed, " (") + 1
	done, word := typed[:at], typed[at:]
	if sign := strings.TrimLeft(word, "-"); sign != word {
		done, word = done+word[:len(word)-len(sign)], sign
	}
	field, value, has := strings.Cut(word, ":")
	if !has {
		var fields []string
		for _, f := range filter.Fields() {
			if strings.HasPrefix(f.Name, strings.ToLower(word)) {
				fields = append(fields, done+strings.TrimRight(f.Example, " ")[:len(f.Name)+1]+"\t"+f.Says)
			}
		}
		return fields, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	values, directive := p.offers(func(a asking, ctx context.Context) []string { return a.valuesOf(ctx, field) })(c, before, value)
	var fit []string
	for _, v := range values {
		if strings.HasPrefix(text.Fold(v), text.Fold(strings.TrimLeft(value, `"=`))) {
			fit = append(fit, done+field+":"+quotedTerm(v))
		}
	}
	return fit, directive
}

// valuesOf are the values that a field of the filter has in the data.
func (a asking) valuesOf(ctx context.Context, field string) []string {
	switch field {
	case "category":
		return a.categories(ctx)
	case "account":
		a.typed = ""
		handles := a.accounts(ctx)
		for i, h := range handles {
			handles[i], _, _ = strings.Cut(h, "\t")
		}
		return handles
	case "kind":
		return []string{"video", "photo"}
	case "own", "spike":
		return []string{"yes", "no"}
	case "weekday":
		return []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
	case "label", "hashtag", "tag":
		var values []string
		for _, v := range a.stored(ctx) {
			if field == "label" {
				values = append(values, v.Labels...)
			} else {
				values = append(values, v.Hashtags...)
			}
		}
		slices.Sort(values)
		return slices.Compact(values)
	}
	return nil
}

// quotedTerm is a value as a filter takes it for one word.
func quotedTerm(value string) string {
	if strings.ContainsAny(value, " ()") {
		return `"` + value + `"`
	}
	return value
}
