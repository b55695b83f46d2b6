package shell

import (
	"testing"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen"
)

func TestAPeriodOverTwoYearsNamesBoth(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from model.Day
		want string
	}{
		{model.Date(2026, 10, 26), "all time, 26 Oct – 22 Nov"},
		{model.Date(2025, 11, 24), "all time, 24 Nov 2025 – 22 Nov 2026"},
	} {
		m := Model{look: look.New(look.Mono, look.NoColour, look.Full()), page: screen.Page{
			Head: &view.Head{Period: view.Span{From: c.from, To: model.Date(2026, 11, 22)}},
		}}
		if got := m.longPeriod(); got != c.want {
			t.Errorf("the period is %q, want %q", got, c.want)
		}
	}
}
