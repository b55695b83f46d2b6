package edit_test

import (
	"testing"

	"saveboard/model"
	"saveboard/model/edit"
)

func TestASlipIsLowerOrTenTimesMore(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		before, typed model.Count
		want          edit.Slip
	}{
		"nothing before":             {model.Unknown, model.Exact(5), edit.NoSlip},
		"nothing typed":              {model.Exact(5), model.Unknown, edit.NoSlip},
		"the same":                   {model.Exact(5), model.Exact(5), edit.NoSlip},
		"more":                       {model.Exact(1240), model.Exact(1310), edit.NoSlip},
		"lower":                      {model.Exact(1240), model.Exact(1239), edit.Lower},
		"lower by the rounding only": {model.Exact(1240), model.Rounded(1200, 100), edit.NoSlip},
		"lower than rounding does":   {model.Exact(1260), model.Rounded(1200, 100), edit.Lower},
		"a digit too many":           {model.Exact(1240), model.Exact(12400), edit.Tenfold},
		"just under ten times":       {model.Exact(1240), model.Exact(12399), edit.NoSlip},
		"a young video":              {model.Exact(19), model.Exact(900), edit.NoSlip},
		"from nothing":               {model.Exact(0), model.Exact(900), edit.NoSlip},
		"the largest":                {model.Exact(model.MaxCount), model.Exact(model.MaxCount - 1), edit.Lower},
	} {
		if got := edit.SlipOf(c.before, c.typed); got != c.want {
			t.Errorf("%s: %v then %v is %q, want %q", name, c.before, c.typed, got, c.want)
		}
	}
}
