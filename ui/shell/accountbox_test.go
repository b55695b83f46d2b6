package shell

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/view"
	"saveboard/model/view/sample"
	"saveboard/ui/screen"
)

// people is a library whose accounts can be edited, with the screen that compares them in front.
func people(t *testing.T, o Options, width, height int) (*library, *session) {
	t.Helper()
	l := &library{videos: 30, version: 1, people: append(accounts(), model.Account{ID: 3, Handle: "ofenliebe.ida", Zone: "Europe/Berlin", Videos: 61})}
	l.compared = func() view.Accounts {
		v := sample.Accounts()
		v.Accounts = slices.DeleteFunc(v.Accounts, func(a view.AccountFigures) bool {
			return !slices.ContainsFunc(l.people, func(p model.Account) bool { return p.ID == a.ID })
		})
		for i, a := range v.Accounts {
			v.Accounts[i].Account = l.people[slices.IndexFunc(l.people, func(p model.Account) bool { return p.ID == a.ID })].Handle
		}
		return v
	}
	l.edits = Edits{Zone: func() string { return "Europe/Berlin" }, Apply: l.editPeople, Undo: edits(l).Undo, Remove: l.forget}
	s := open(t, l, o, width, height)
	s.press("7")
	return l, s
}

func (l *library) editPeople(_ context.Context, e edit.Edit) (edit.Done, error) {
	said := fmt.Sprintf("%T %+v", e, e)
	switch e := e.(type) {
	case edit.AddAccount:
		if strings.Contains(e.Handle, "nils") {
			return edit.Done{}, &edit.Refused{Sentence: "There is an account @nils.kocht already.", Help: "saveboard account merge joins two accounts."}
		}
		l.people = append(slices.Clip(l.people), model.Account{ID: 9, Handle: strings.TrimPrefix(e.Handle, "@"), Own: e.Own})
	case edit.Merge:
		l.people = slices.DeleteFunc(slices.Clone(l.people), func(a model.Account) bool { return a.ID == e.From })
	}
	l.note("%s", said)
	l.change(l.version+1, l.videos)
	return edit.Done{Sentence: said + ".", Changed: true}, nil
}

func (l *library) forget(_ context.Context, id model.AccountID) (edit.Done, error) {
	l.people = slices.DeleteFunc(slices.Clone(l.people), func(a model.Account) bool { return a.ID == id })
	l.change(l.version+1, l.videos)
	return edit.Done{Sentence: "Removed it for good.", Changed: true}, nil
}

// command runs an action by its name, as the palette finds it.
func (s *session) command(name string) {
	s.press(":")
	s.typed(name)
	s.press("enter")
}

func TestAnAccountIsAddedAndThatIsTakenBack(t *testing.T) {
	journey(t, func(t *testing.T) {
		_, s := people(t, Options{}, 80, 24)
		s.press("+")
		s.shows("─ Add an account ─", "✓ somebody else's", "Its days will be those of Europe/Berlin.", "↵ add  tab whose  esc close")
		s.press("enter")
		s.shows("✗ The account needs a handle, such as @tom.knits.")
		s.typed("@nils.kocht")
		s.press("enter")
		s.shows("✗ There is an account @nils.kocht already.", "@nils.kocht")
		for range "nils.kocht" {
			s.press("backspace")
		}
		s.typed("tom.knits")
		s.press("tab")
		s.shows("✓ yours", "@tom.knits")
		s.press("enter")
		s.shows("edit.AddAccount {Handle:@tom.knits Own:true Zone:Europe/Berlin}.  u undo")
		s.press("a")
		s.shows("─ Account ─", "@tom.knits")
		s.press("esc", "u")
		s.shows("Took it back.")
	})
}

func TestAnAccountIsRenamedTurnedAndMerged(t *testing.T) {
	journey(t, func(t *testing.T) {
		l, s := people(t, Options{}, 80, 24)
		s.press("down")
		s.command("rename the account")
		s.shows("─ Rename @nils.kocht ─", "@nils.kocht", "Its time zone is unknown")
		s.typed("s")
		s.press("enter")
		s.shows("edit.RenameAccount {Account:2 Handle:@nils.kochts}.  u undo")
		s.command("yours, or")
		s.shows("edit.SetOwn {Account:2 Own:true}.  u undo")
		s.press("a", "down", "enter")
		s.shows("a @nils.kocht")
		s.command("merge it into")
		s.shows("─ Merge @nils.kocht into ─", "@mira.bakes", "212 videos, yours", "@ofenliebe.ida", "From then on @nils.kocht finds")
		s.typed("zzz")
		s.shows("No other account is called that.")
		s.press("enter", "backspace", "backspace", "backspace")
		s.typed("ida")
		s.press("enter")
		s.shows("edit.Merge {From:2 Into:3}.  u undo", "a @mira.bakes")
		if len(l.people) != 2 || s.m.scope.Account != 1 {
			t.Errorf("there are %v, shown is %d", l.people, s.m.scope.Account)
		}
	})
}

func TestAnAccountIsRemovedOnlyWhenThatIsConfirmed(t *testing.T) {
	journey(t, func(t *testing.T) {
		l, s := people(t, Options{}, 80, 24)
		s.press("down")
		s.command("remove it for")
		s.shows("Forget @nils.kocht and its 188 videos?", "neither can what was edited", "↵ forgets  esc keeps")
		s.press("esc")
		if len(l.people) != 3 {
			t.Fatal("esc removed it")
		}
		s.press("a", "down", "enter")
		s.command("remove it for")
		s.press("enter")
		s.shows("Removed it for good.", "a @mira.bakes")
		if strings.Contains(s.screen(), "undo") || strings.Contains(s.screen(), "@nils.kocht") {
			t.Errorf("it is still there, or could be brought back:\n%s", s.screen())
		}
	})
}

func TestTheOpeningAccountMayGoToo(t *testing.T) {
	journey(t, func(t *testing.T) {
		_, s := people(t, Options{}, 80, 24)
		s.command("remove it for")
		s.shows("Forget @mira.bakes and its 212 videos?")
		s.press("enter")
		s.shows("a @nils.kocht")
	})
}

func TestWhereAccountsCannotBeEditedTheKeySaysWhy(t *testing.T) {
	journey(t, func(t *testing.T) {
		l := &library{videos: 30, version: 1, compared: sample.Accounts}
		s := open(t, l, Options{}, 80, 24)
		s.press("7", "+")
		s.shows("Nothing can be edited here.")
		s.say(screen.EditAccount{How: screen.RemoveAccount, Account: 2})
		s.shows("Nothing can be edited here.")
	})
}

func TestHelpNamesWhatHasNoKey(t *testing.T) {
	journey(t, func(t *testing.T) {
		_, s := people(t, Options{}, 80, 24)
		s.press("?")
		s.shows("Add an account", "Rename the account", "Remove it for good")
	})
}

func TestGoldenAccountBoxes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name          string
		width, height int
		theme         string
		how           screen.AccountEdit
		typed         string
	}{
		{"add-80x24-dark", 80, 24, "dark", screen.AddAccount, "@tom.knits"},
		{"add-80x24-light", 80, 24, "light", screen.AddAccount, ""},
		{"rename-80x24-dark", 80, 24, "dark", screen.RenameAccount, ""},
		{"rename-40x12-light", 40, 12, "light", screen.RenameAccount, ""},
		{"merge-80x24-dark", 80, 24, "dark", screen.MergeAccount, ""},
		{"merge-80x24-light", 80, 24, "light", screen.MergeAccount, "ida"},
		{"remove-80x24-dark", 80, 24, "dark", screen.RemoveAccount, ""},
		{"remove-80x24-light", 80, 24, "light", screen.RemoveAccount, ""},
		{"remove-40x12-dark", 40, 12, "dark", screen.RemoveAccount, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			pictured(t, func(t *testing.T) *session {
				_, s := people(t, Options{Theme: c.theme}, c.width, c.height)
				s.say(screen.EditAccount{How: c.how, Account: 2})
				s.typed(c.typed)
				return s
			})
		})
	}
}
