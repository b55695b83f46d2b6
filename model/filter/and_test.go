package filter

import "testing"

func TestAndTakesWhatBothTake(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ a, b, want string }{
		{"", "#bread", "#bread"},
		{"rye", "", "rye"},
		{"rye", "#bread", "rye #bread"},
		{"rye OR spelt", "#bread", "(rye OR spelt) #bread"},
		{"rye", "weekday:sat OR weekday:sun", "rye (weekday:sat OR weekday:sun)"},
		{"(rye OR spelt) kind:video", "#bread", "(rye OR spelt) kind:video #bread"},
	} {
		if got := And(c.a, c.b); got != c.want {
			t.Errorf("And(%q, %q) = %q, want %q", c.a, c.b, got, c.want)
		}
	}
}
