package view

import (
	"slices"
	"testing"

	"saveboard/model"
)

func TestDaysOfAVideoAreListedThoughNothingIsKnownOfThem(t *testing.T) {
	t.Parallel()
	h := history(1, "", "", "2026-03-20T12:00:00Z", count{"2026-03-21T12:00:00Z", 1000, -1, -1, -1, -1})
	v := detailOf(t, input(h), h, query(7, "2026-03-21T18:00:00Z"))
	want := []VideoDay{{Day: model.Date(2026, 3, 20)}, {Day: model.Date(2026, 3, 21)}}
	if !slices.Equal(v.Days, want) {
		t.Errorf("days %v, want %v", v.Days, want)
	}
	for _, key := range []string{"saves", "likes", "comments", "shares", "saves_gained", "shelf_life"} {
		if v.Reasons[key] == "" {
			t.Errorf("nothing says why %s is unknown", key)
		}
	}
	if why := v.Reasons["views"]; why != "" {
		t.Errorf("views are known, yet %s", why)
	}
}

func TestTheSavesOfAVideoAreHeldToTheDayOfItsLastCount(t *testing.T) {
	t.Parallel()
	h := history(1, "", "", "2026-03-18T12:00:00Z",
		count{"2026-03-19T12:00:00Z", 1000, -1, -1, -1, 20}, count{"2026-03-20T06:00:00Z", 1000, -1, -1, -1, 26})
	in := input(h)
	v := detailOf(t, in, h, query(7, "2026-03-21T18:00:00Z"))
	want := []VideoDay{
		{model.Date(2026, 3, 18), model.Known(10), model.Known(10), true, false},
		{model.Date(2026, 3, 19), model.Known(24), model.Known(14), false, false},
		{model.Date(2026, 3, 20), model.Known(26), model.Known(2), false, false},
		{model.Date(2026, 3, 21), model.Real{}, model.Real{}, false, false},
	}
	if len(v.Days) != len(want) {
		t.Fatalf("%d days, want %d", len(v.Days), len(want))
	}
	for i, w := range want {
		if v.Days[i] != w {
			t.Errorf("day %d is %v, want %v", i, v.Days[i], w)
		}
	}
	if v.Names != "26 people saved this. Their names are theirs." {
		t.Errorf("the names say %q", v.Names)
	}
}
