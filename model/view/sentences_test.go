package view

import "testing"

func TestTheAnswerFormsNoPercentageOnLessThanTwenty(t *testing.T) {
	t.Parallel()
	few := figuresOf(t, query(7, "2026-03-21T18:00:00Z"), weekly(1, "", 1, 2))
	if want := "13 saves in 7 days."; few.Answer != want || few.Saves.Percentage().Known() {
		t.Errorf("on a base of 9.5 the answer is %q, want %q", few.Answer, want)
	}
	enough := figuresOf(t, query(7, "2026-03-21T18:00:00Z"), weekly(1, "", 10, 20))
	if want := "Saves are up 47% on the week before."; enough.Answer != want {
		t.Errorf("on a base of 95 the answer is %q, want %q", enough.Answer, want)
	}
}
