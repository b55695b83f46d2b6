package view

import "testing"

func TestWithoutEarlierVideosNoneIsCalledOnly0(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{
		0: "no earlier video was counted at this age and later; 12 are needed",
		1: "only 1 earlier video; 12 are needed",
		9: "only 9 earlier videos; 12 are needed",
	} {
		if got := tooFewEarlier(n); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}
