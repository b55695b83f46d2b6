package cmd

import (
	"fmt"
	"strings"
	"testing"

	"saveboard/model"
)

func TestOfManyAccountsTheOneThatWasMeantIsNamed(t *testing.T) {
	t.Parallel()
	var few, many []model.Account
	for i := range 100 {
		many = append(many, model.Account{ID: model.AccountID(i + 1), Handle: fmt.Sprintf("shop.%02d.berlin", i)})
	}
	few = many[:3]
	for _, c := range []struct {
		handle   string
		accounts []model.Account
		help     string
	}{
		{"shop.2.berlin", few, "There is @shop.00.berlin, @shop.01.berlin, @shop.02.berlin; all takes every account."},
		{"shop.42.berln", many, "Did you mean @shop.42.berlin? saveboard account list has all 100; all takes every account."},
		{"mira", many, "saveboard account list has all 100; all takes every account."},
		{"mira", nil, "saveboard import FILE brings some in."},
	} {
		f := failureOf(noAccount(c.handle, c.accounts))
		if f.Help != c.help || !strings.Contains(f.Sentence, "@"+c.handle) {
			t.Errorf("@%s of %d: %q %q", c.handle, len(c.accounts), f.Sentence, f.Help)
		}
	}
}
