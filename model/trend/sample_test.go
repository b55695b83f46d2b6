package trend

import (
	"math"
	"slices"
	"testing"

	"saveboard/model"
)

const asOf = firstPosting + 400*86400

// video was posted so many days before as-of; a negative counter is unknown.
func video(id model.VideoID, daysBefore, saves, views float64) Video {
	v := Video{ID: id, Posted: asOf - model.Instant(math.Round(daysBefore*86400))}
	if saves >= 0 {
		v.Saves = model.Known(saves)
	}
	if views >= 0 {
		v.Views = model.Known(views)
	}
	return v
}

func TestRatesComeFromVideosWithHistoryAndViewsEnough(t *testing.T) {
	t.Parallel()
	videos := []Video{
		video(1, 100, 20, 1000),
		video(2, 90, 10, 1000),
		video(3, 80, -1, 1000),
		video(4, 70, 10, -1),
		video(5, 60, 0, 0.5),
		video(6, 50, 30, 20),
		video(7, 40, 0, 100), // 100 views are under 5 saves' worth, however few it has
		video(8, 30, 9, 100), // and however many
		video(9, 3, -1, -1),  // three days old
	}
	got := Rates(videos, asOf)
	// p = (20+10+0+9+½)/(1000+1000+100+100+1) = 0.0179: the floor is at 279 views.
	want := Series{
		{videos[0].Posted, math.Log(20.5 / 1001)},
		{videos[1].Posted, math.Log(10.5 / 1001)},
	}
	if !slices.Equal(got.Series, want) || got.NoHistory != 3 || got.TooYoung != 1 || got.Unfit != 2 || got.FewViews != 2 {
		t.Errorf("got %+v, want %v", got, want)
	}
	// The floor falls with a better rate: at p = (9+½)/(101) a video of 100 views has 9.4 to expect.
	if got := Rates(videos[7:8], asOf); len(got.Series) != 1 {
		t.Errorf("%+v", got)
	}
}

func TestTheFloorOfViewsIsMetAtExactlyFiveSaves(t *testing.T) {
	t.Parallel()
	// p = (49.5+½)/(999+1) = 1/20, so 100 views are worth 5 saves.
	videos := []Video{video(1, 50, 40, 899), video(2, 40, 9.5, 100)}
	if got := Rates(videos, asOf); len(got.Series) != 2 {
		t.Errorf("%+v", got)
	}
	videos[0], videos[1] = video(1, 50, 40, 900), video(2, 40, 9.5, 99)
	if got := Rates(videos, asOf); len(got.Series) != 1 || got.FewViews != 1 {
		t.Errorf("%+v", got)
	}
}

func TestAsManySavesAsViewsAndOneViewAreFit(t *testing.T) {
	t.Parallel()
	videos := []Video{video(1, 50, 1, 1), video(2, 50, 40, 40), video(3, 50, 40, 39.9), video(4, 50, 0, 0.99)}
	if got := Rates(videos, asOf); got.Unfit != 2 || len(got.Series) != 1 || got.FewViews != 1 {
		t.Errorf("%+v", got)
	}
}

func TestSavesNeedNoViews(t *testing.T) {
	t.Parallel()
	videos := []Video{video(1, 50, 20, -1), video(2, 40, 0, 0), video(3, 30, 30, 5), video(4, 20, -1, 500), video(5, 1, -1, -1)}
	got := Saves(videos, asOf)
	want := Series{{videos[0].Posted, math.Log(20.5)}, {videos[1].Posted, math.Log(0.5)}, {videos[2].Posted, math.Log(30.5)}}
	if !slices.Equal(got.Series, want) || got.NoHistory != 2 || got.TooYoung != 1 {
		t.Errorf("got %+v, want %v", got, want)
	}
	below := []Video{{Posted: asOf - 50*86400, Saves: model.Known(-3)}}
	if got := Saves(below, asOf); got.Series[0].X != math.Log(0.5) {
		t.Errorf("saves below 0 count as 0: %+v", got)
	}
}

func TestOnlyThe182DaysUpToAsOfCount(t *testing.T) {
	t.Parallel()
	second := 1.0 / 86400
	videos := []Video{video(1, 182, 20, 1000), video(2, 182+second, 20, 1000), video(3, 0, 20, 1000), video(4, -second, 20, 1000), video(5, 300, -1, -1)}
	for _, sample := range []Sample{Rates(videos, asOf), Saves(videos, asOf)} {
		if len(sample.Series) != 2 || sample.NoHistory != 0 {
			t.Errorf("%+v", sample)
		}
	}
}

func TestTheSeriesIsInOrderOfPostingThenID(t *testing.T) {
	t.Parallel()
	videos := []Video{video(9, 10, 1, 1000), video(7, 20, 2, 1000), video(5, 20, 3, 1000), video(2, 15, 4, 1000)}
	before := slices.Clone(videos)
	got := Saves(videos, asOf).Series
	for i, want := range []float64{3, 2, 4, 1} {
		if got[i].X != math.Log(want+0.5) {
			t.Errorf("place %d: %v, want ln(%v+½)", i, got[i].X, want)
		}
	}
	if !slices.Equal(videos, before) {
		t.Error("the videos were written to")
	}
	if empty := Rates(nil, asOf); empty.Series != nil {
		t.Errorf("%+v", empty)
	}
}
