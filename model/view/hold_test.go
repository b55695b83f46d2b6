package view

import (
	"testing"

	"saveboard/model"
)

func TestCountsOfZeroAreNotUnknownInTheAnswer(t *testing.T) {
	t.Parallel()
	with := func(saves ...model.Count) []*Video {
		var list []*Video
		for _, s := range saves {
			v := new(Video)
			v.Counts.Saves = s
			list = append(list, v)
		}
		return list
	}
	none := model.Exact(0)
	for _, c := range []struct {
		name  string
		list  []*Video
		total int
		want  string
	}{
		{"all zero", with(none, none), 2, "These videos have no saves."},
		{"zero, or not known", with(none, model.Count{}), 2, "No saves yet where the count is known."},
		{"not known", with(model.Count{}, model.Count{}), 2, "No count of saves is known for these videos."},
		{"the only video", with(model.Exact(7)), 1, "One video so far."},
		{"one of several", with(model.Exact(7)), 3, "One video matches."},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got, _ := holdSentence(c.list, c.total, VideosQuery{}); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
