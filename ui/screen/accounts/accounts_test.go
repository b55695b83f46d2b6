package accounts

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"saveboard/model/view"
	"saveboard/model/view/sample"
	"saveboard/ui/screen"
	"saveboard/ui/screen/screentest"
)

// shown is the screen with an answer on it, in a window of that size, after some keys.
func shown(t *testing.T, v view.Accounts, width, height int, keys ...string) Model {
	t.Helper()
	load := func(_ context.Context, q view.AccountsQuery) (view.Accounts, error) {
		if q.Sort != "" {
			v.Sort, v.Reverse = q.Sort, q.Reverse
		}
		return v, nil
	}
	return screentest.Shown(New(t.Context(), load, ""), width, height, keys...)
}

func nobody() view.Accounts {
	return view.Accounts{Head: view.Head{Answer: "No videos yet.", AnswerShort: "No videos yet."}}
}

func TestGolden(t *testing.T) {
	t.Parallel()
	golden := screentest.Goldens(t, shown)
	golden("four", sample.Accounts(), "", "dark", 140, 40)
	golden("four", sample.Accounts(), "right", "light", 140, 40)
	golden("four", sample.Accounts(), "", "dark", 80, 24)
	golden("four in columns", sample.Accounts(), "v G", "light", 80, 24)
	golden("four in columns", sample.Accounts(), "v", "dark", 60, 20)
	golden("four in columns", sample.Accounts(), "v right", "dark", 40, 12)
	golden("four", sample.Accounts(), "v", "ascii", 80, 24)
	golden("four", sample.Accounts(), "", "mono", 80, 24)
	golden("four", sample.Accounts(), "s", "16", 104, 24)
	golden("many", sample.ManyAccounts(100), "G", "dark", 80, 24)
	golden("many", sample.ManyAccounts(100), "pgdown", "dark", 140, 40)
	golden("one", sample.OneAccount(), "", "dark", 80, 24)
	golden("one", sample.OneAccount(), "", "dark", 140, 40)
	golden("nobody", nobody(), "", "dark", 80, 24)
}

func TestNothingIsWiderOrHigherThanTheFrame(t *testing.T) {
	t.Parallel()
	for _, v := range []view.Accounts{sample.Accounts(), sample.OneAccount(), sample.ManyAccounts(30), nobody()} {
		for _, keys := range []string{"right v", "right v v", "G"} {
			screentest.FitsEverySize(t, 29, 11, shown(t, v, 80, 24, strings.Fields(keys)...))
		}
	}
}

func TestOnesOwnStaysBesideTheFocusedOne(t *testing.T) {
	t.Parallel()
	v := sample.ManyAccounts(12)
	for n := range 12 {
		keys := []string{"v"}
		for range n {
			keys = append(keys, "right")
		}
		text := screentest.Text(shown(t, v, 80, 24, keys...).View(screentest.Mono(80, 24)))
		names := strings.Fields(text)
		for _, name := range []string{"@creator.1", fmt.Sprintf("@creator.%d", n+1)} {
			if !slices.Contains(names, name) {
				t.Errorf("after %d steps %s is out of sight:\n%s", n, name, text)
			}
		}
	}
}

func TestEnterOpensTheVideosOfTheFocusedAccount(t *testing.T) {
	t.Parallel()
	m := shown(t, sample.Accounts(), 80, 24, "right", "right")
	_, cmd := m.Update(screentest.Press("enter"))
	if got, ok := cmd().(screen.OpenAccount); !ok || got.Account != 3 {
		t.Errorf("enter says %#v", got)
	}
}

func TestTheCursorStaysOnItsAccountWhenTheDataChange(t *testing.T) {
	t.Parallel()
	v := sample.Accounts()
	first := true
	m := New(t.Context(), func(context.Context, view.AccountsQuery) (view.Accounts, error) {
		if first {
			first = false
			return v, nil
		}
		turned := v
		turned.Accounts = []view.AccountFigures{v.Accounts[0], v.Accounts[3], v.Accounts[2], v.Accounts[1]}
		return turned, nil
	}, "")
	m = screentest.Told(m, screen.Shown{Scope: screentest.Scope()})
	m, _ = m.Update(screentest.Press("right"))
	m = screentest.Told(m, screen.DataChanged{})
	if a, _ := m.focused(); a.Account != "ofenliebe.ida" || m.window.Cursor != 3 {
		t.Errorf("the cursor is on %s, row %d", a.Account, m.window.Cursor)
	}
}

func TestNoKeyTwice(t *testing.T) {
	t.Parallel()
	screentest.NoKeyTwice(t, shown(t, sample.Accounts(), 80, 24).Actions())
	screentest.OffersNothing(t, shown(t, nobody(), 80, 24).Actions())
}
