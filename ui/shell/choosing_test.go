package shell

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
)

// crowd are a hundred accounts in the order in which files brought them in, the own one last.
func crowd() []model.Account {
	all := make([]model.Account, 0, 100)
	for i := 99; i > 0; i-- {
		all = append(all, model.Account{ID: model.AccountID(i), Handle: fmt.Sprintf("shop.%02d", i), Videos: 50})
	}
	all[3].Handle = "an.extremely_long.handle"
	return append(all, model.Account{ID: 100, Handle: "mira.bakes", Own: true, Videos: 212})
}

func TestAmongAHundredAccountsOneIsFoundByTyping(t *testing.T) {
	journey(t, func(t *testing.T) {
		l := &library{videos: 30, version: 1, people: crowd()}
		s := open(t, l, Options{}, 80, 24)
		s.m.accounts = l.people
		s.press("a")
		s.shows("type to find one", "all accounts", "100 accounts")
		screen := s.screen()
		if own, first := strings.Index(screen, "@mira.bakes  "), strings.Index(screen, "@shop.01"); own < 0 || first < own || strings.Index(screen, "@shop.02") < first {
			t.Errorf("one's own is not first, or the others are in no order:\n%s", screen)
		}
		s.shows("@an.extremely_long.handle", "50 videos, public counts")
		s.typed("shop57")
		s.shows("@shop.57")
		s.press("enter")
		s.shows("a @shop.57")

		s.press("a")
		s.typed("zzz")
		s.shows("No account has these letters.")
		s.press("enter")
		s.shows("─ Account ─")
		s.press("esc", "a")
		s.say(tea.PasteMsg{Content: "@shop.31"})
		s.press("enter")
		s.shows("a @shop.31")
	})
}
