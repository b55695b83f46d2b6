package trend

import (
	"cmp"
	"math"
	"slices"

	"saveboard/model"
	"saveboard/model/series"
)

// windowSeconds is how far back from as-of a video may have been posted: 182 days of 24 h.
const windowSeconds = 182 * 86400

// leastExpected is how many saves a video must have had to expect at the series' own rate.
const leastExpected = 5

// A Video is what a trend needs of one video.
type Video struct {
	ID     model.VideoID
	Posted model.Instant
	Saves  model.Real // K(7), at an age of 7 days; unknown when not observed around it
	Views  model.Real // V(7), likewise
}

// A Sample is the series that the videos of a category or hashtag make, and who is not in it. All counts
// are of videos posted in the 182 days up to as-of.
type Sample struct {
	Series    Series
	NoHistory int // counters not observed around day 7, those too young for it among them
	TooYoung  int // of these, not 7 days old at as-of
	Unfit     int // no view in 7 days, or more saves than views: no rate
	FewViews  int // fewer than 5 saves to expect of so many views
}

// Rates is the series of save rates, x = ln((K(7)+½)/(V(7)+1)), of the videos posted in the 182 days up
// to as-of with K and V observed around day 7, V(7) ≥ 1, K(7) ≤ V(7) and V(7)·p ≥ 5, where
// p = (ΣK(7)+½)/(ΣV(7)+1) over those that meet the other conditions. The floor is one of views, never of a
// video's own saves: a floor of saves would keep the lucky ones. They are in order of posting, then of id.
// videos are read only, in any order. Cost: a sort.
func Rates(videos []Video, asOf model.Instant) Sample {
	var sample Sample
	var fit []Video
	var saves, views float64
	for _, v := range within(videos, asOf) {
		k, ok := v.Saves.Get()
		n, seen := v.Views.Get()
		switch {
		case !ok || !seen:
			sample.leaveOut(v, asOf)
		case n < 1 || k > n:
			sample.Unfit++
		default:
			fit = append(fit, v)
			saves, views = saves+k, views+n
		}
	}
	p := (saves + 0.5) / (views + 1)
	for _, v := range fit {
		k, n := v.Saves.Or(0), v.Views.Or(0)
		if n*p < leastExpected {
			sample.FewViews++
			continue
		}
		sample.Series = append(sample.Series, Point{v.Posted, math.Log((k + 0.5) / (n + 1))})
	}
	return sample
}

// Saves is the series of saves, x = ln(max(0, K(7)) + ½), of the videos posted in the 182 days up to as-of
// with K observed around day 7, whatever is known of their views; in order of posting, then of id. videos are
// read only, in any order. Cost: a sort.
func Saves(videos []Video, asOf model.Instant) Sample {
	var sample Sample
	for _, v := range within(videos, asOf) {
		k, ok := v.Saves.Get()
		if !ok {
			sample.leaveOut(v, asOf)
			continue
		}
		sample.Series = append(sample.Series, Point{v.Posted, math.Log(max(0, k) + 0.5)})
	}
	return sample
}

// leaveOut counts a video without history around day 7.
func (s *Sample) leaveOut(v Video, asOf model.Instant) {
	s.NoHistory++
	if asOf-v.Posted < series.Week {
		s.TooYoung++
	}
}

// within lists the videos posted in the 182 days up to as-of, by posting time, then id.
func within(videos []Video, asOf model.Instant) []Video {
	list := make([]Video, 0, len(videos))
	for _, v := range videos {
		if v.Posted <= asOf && asOf-v.Posted <= windowSeconds {
			list = append(list, v)
		}
	}
	slices.SortFunc(list, func(a, b Video) int {
		return cmp.Or(cmp.Compare(a.Posted, b.Posted), cmp.Compare(a.ID, b.ID))
	})
	return list
}
