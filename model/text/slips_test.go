package text_test

import (
	"testing"

	"saveboard/model/text"
)

func TestSlipsAreLettersAddedLeftOutChangedOrSwapped(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		typed, meant string
		want         int
	}{
		{"", "", 0},
		{"filter", "filter", 0},
		{"filtr", "filter", 1},
		{"fitler", "filter", 1},
		{"filterr", "filter", 1},
		{"füter", "filter", 2},
		{"", "abc", 3},
		{"sort", "log", 3},
	} {
		if got := text.Slips(c.typed, c.meant); got != c.want {
			t.Errorf("%q for %q is %d slips, want %d", c.typed, c.meant, got, c.want)
		}
	}
}
