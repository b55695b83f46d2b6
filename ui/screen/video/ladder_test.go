package video

import (
	"testing"

	"saveboard/model/curve"
	"saveboard/model/view"
)

func TestRanksAreWrittenAllInOneWay(t *testing.T) {
	t.Parallel()
	d := &drawing{v: &view.VideoDetail{Ladder: []view.Rung{{}, {Rank: &curve.Rank{Rank: 195}}, {Rank: &curve.Rank{Rank: 94}}}}}
	for cells, want := range map[int]string{4: "94", 5: "94th"} {
		if got := d.places(cells)(94); got != want {
			t.Errorf("beside 195 in %d cells it is %q, want %q", cells, got, want)
		}
	}
}
