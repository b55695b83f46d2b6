package view_test

import (
	"testing"

	"saveboard/model"
	"saveboard/model/view"
)

func TestACurveIsToldInOneSentence(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		curve []view.Knot
		want  string
	}{
		{nil, ""},
		{[]view.Knot{{AgeDays: 1, Saves: 40}}, ""},
		{[]view.Knot{{AgeDays: 0, Saves: 0}, {AgeDays: 5, Saves: 310}}, "Its saves rose from 0 at its posting to 310 at 5 days."},
		{
			[]view.Knot{{AgeDays: .125, Saves: 40}, {AgeDays: 1.2, Saves: 90}, {AgeDays: 1.9, Saves: 280}, {AgeDays: 9, Saves: 310}},
			"Its saves rose from 40 at 3 hours to 310 at 9 days, steepest on day 2.",
		},
		{
			[]view.Knot{{AgeDays: 1, Saves: 40}, {AgeDays: 2, Saves: 41}, {AgeDays: 6, Saves: 300}},
			"Its saves rose from 40 at 1 day to 300 at 6 days, steepest between day 3 and day 6.",
		},
		{[]view.Knot{{AgeDays: 1, Saves: 40}, {AgeDays: 2, Saves: 31}}, "Its saves fell from 40 at 1 day to 31 at 2 days."},
		{[]view.Knot{{AgeDays: 1, Saves: 40}, {AgeDays: 2, Saves: 40}}, "Its saves ended where they began: 40 at 1 day, 40 at 2 days."},
	} {
		if got := (view.VideoDetail{Curve: c.curve}).RiseInWords(); got != c.want {
			t.Errorf("%v is %q, want %q", c.curve, got, c.want)
		}
	}
}

func TestTheCourseOfSmallBarsIsOneWord(t *testing.T) {
	t.Parallel()
	for want, values := range map[string][]float64{
		"":          {1, 2, 3},
		"level":     {0, 0, 0, 0},
		"one spike": {1, 1, 40, 2, 1},
		"rising":    {1, 2, 3, 4, 5, 6},
		"fading":    {6, 5, 4, 3, 2, 1},
	} {
		var course []model.Real
		for _, v := range values {
			course = append(course, model.Known(v), model.Real{})
		}
		if got := view.CourseInWords(course); got != want {
			t.Errorf("%v is %q, want %q", values, got, want)
		}
	}
}
