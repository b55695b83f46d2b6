package plain

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/number"
	"saveboard/model/view"
	"saveboard/ui/print"
)

func accountCommands() []command {
	return []command{
		{Word{
			"account", "NAME", "whose videos; all is everyone's. Or change one: add, rename, own, merge, remove",
			[]string{"account @mira.bakes", "account all", "account add @tom.knits", "account rename @mira.bakes @mira.cooks", "account own @tom.knits no", "account merge @mira.old @mira.bakes", "account remove @tom.knits"},
			[]string{"shell.account", "shell.choose", "shell.account-edit", "shell.account-whose", "accounts.add", "accounts.rename", "accounts.own", "accounts.merge", "accounts.remove"},
		}, (*conversation).account},
	}
}

// account chooses whose videos are shown, or changes an account.
func (c *conversation) account(rest string) {
	word, behind, _ := strings.Cut(rest, " ")
	names := strings.Fields(behind)
	change, is := map[string]func(*conversation, []string){
		"add": (*conversation).addAccount, "rename": (*conversation).renameAccount, "own": (*conversation).ownAccount,
		"merge": (*conversation).mergeAccount, "remove": (*conversation).removeAccount,
	}[strings.ToLower(word)]
	switch {
	case rest == "":
		c.listAccounts()
	case !is:
		c.chooseAccount(rest)
	case c.mayEdit():
		change(c, names)
	}
}

func (c *conversation) chooseAccount(name string) {
	id, err := c.views.Account(c.ctx, name)
	if err != nil {
		c.fail(err)
		return
	}
	c.scope.Account, c.here.from = id, 0
	if c.here.screen == videoScreen { // which is of one account
		c.here = place{screen: videosScreen}
	}
	c.show()
}

func (c *conversation) listAccounts() {
	all, err := c.views.Listed(c.ctx)
	if err != nil {
		c.fail(err)
		return
	}
	var list print.AccountList
	for _, a := range all {
		list.Accounts = append(list.Accounts, print.ListedAccount{Account: a.Handle, Own: a.Own, Videos: a.Videos, TimeZone: a.Zone, CountsOf: a.Counted})
	}
	page := print.NewPage(c.o.Paper)
	print.ListedAccounts().Text(page, list)
	c.write(page)
	if len(all) > 0 {
		c.say("account NAME shows one's videos, account all everyone's.")
	}
}

// accountOf is the account of a handle; "unknown" is that of videos whose poster is not known.
func (c *conversation) accountOf(handle string) (model.Account, bool) {
	all, err := c.views.Listed(c.ctx)
	if err != nil {
		c.fail(err)
		return model.Account{}, false
	}
	handle = strings.ToLower(strings.TrimPrefix(handle, "@"))
	if handle == "unknown" {
		handle = ""
	}
	if i := slices.IndexFunc(all, func(a model.Account) bool { return a.Handle == handle }); i >= 0 {
		return all[i], true
	}
	id, err := c.views.Account(c.ctx, handle) // by a name it had before
	if err != nil {
		c.fail(err)
		return model.Account{}, false
	}
	i := slices.IndexFunc(all, func(a model.Account) bool { return a.ID == id })
	if i < 0 {
		c.say("all is no single account.")
		return model.Account{}, false
	}
	return all[i], true
}

// handleOf is an account inside a sentence.
func handleOf(a model.Account) string {
	if a.Handle == "" {
		return "the unknown account"
	}
	return "@" + a.Handle
}

func (c *conversation) addAccount(names []string) {
	if len(names) == 0 {
		c.say("The account needs a handle, such as account add @tom.knits.")
		return
	}
	own := false
	if len(names) > 1 {
		own = slices.Contains([]string{"own", "mine", "yours"}, strings.ToLower(names[1]))
	} else {
		own = c.agrees("Is " + names[0] + " your own?")
	}
	if c.ended {
		return
	}
	zone := ""
	if c.views.Edits.Zone != nil {
		zone = c.views.Edits.Zone()
	}
	if c.apply(edit.AddAccount{Handle: names[0], Own: own, Zone: zone}) {
		c.say("Its videos come with saveboard import FILE.")
	}
}

func (c *conversation) renameAccount(names []string) {
	if len(names) != 2 {
		c.say("account rename takes the handle and the new one, such as account rename @mira.bakes @mira.cooks.")
		return
	}
	if a, ok := c.accountOf(names[0]); ok {
		c.apply(edit.RenameAccount{Account: a.ID, Handle: names[1]})
	}
}

func (c *conversation) ownAccount(names []string) {
	whose := "yes"
	if len(names) > 1 {
		whose = strings.ToLower(names[1])
	}
	if len(names) == 0 || len(names) > 2 || whose != "yes" && whose != "no" {
		c.say("account own takes a handle, and no where it is somebody else's, such as account own @tom.knits no.")
		return
	}
	if a, ok := c.accountOf(names[0]); ok {
		c.apply(edit.SetOwn{Account: a.ID, Own: whose == "yes"})
	}
}

func (c *conversation) mergeAccount(names []string) {
	if len(names) != 2 {
		c.say("account merge takes the handle and the one it goes into, such as account merge @mira.old @mira.bakes.")
		return
	}
	from, ok := c.accountOf(names[0])
	if !ok {
		return
	}
	if into, ok := c.accountOf(names[1]); ok {
		c.apply(edit.Merge{From: from.ID, Into: into.ID})
	}
}

// removeAccount forgets an account for good. Its name is typed once more before.
func (c *conversation) removeAccount(names []string) {
	if len(names) != 1 {
		c.say("account remove takes a handle, such as account remove @tom.knits.")
		return
	}
	a, ok := c.accountOf(names[0])
	if !ok {
		return
	}
	name := "unknown"
	if a.Handle != "" {
		name = "@" + a.Handle
	}
	answer, ok := c.question(fmt.Sprintf("Forget %s and its %s? Every count, label and note of it goes for good. This cannot be taken back, and neither can "+
		"what was edited before. Type its name, %s, to remove it; anything else keeps it.", handleOf(a), number.Of(a.Videos, "video"), name))
	switch {
	case !ok:
	case !strings.EqualFold(strings.TrimPrefix(answer, "@"), strings.TrimPrefix(name, "@")):
		c.say("Kept " + handleOf(a) + ". Nothing was removed.")
	default:
		c.change("", func(ctx context.Context) (edit.Done, error) { return c.views.Edits.Remove(ctx, a.ID) })
	}
}

// keepAccount goes on with the account that the dashboard opens on, where the one that was shown is gone.
func (c *conversation) keepAccount() {
	if c.scope.Account == model.AllAccounts {
		return
	}
	all, err := c.views.Listed(c.ctx)
	if err != nil || slices.ContainsFunc(all, func(a model.Account) bool { return a.ID == c.scope.Account }) {
		return // whatever is asked next says what is wrong
	}
	opening, _ := view.Opening(all)
	c.scope.Account, c.here, c.trail = opening.ID, place{screen: overviewScreen}, nil
	c.items, c.rows, c.chart, c.shown = nil, 0, nil, nil
	if opening.ID != model.AllAccounts {
		c.say("Now showing " + handleOf(opening) + ".")
	}
}
