package rate

import "saveboard/model"

// LeastAgeDays is the age from which a video's rate says something about its kind: views are counted
// later than saves.
const LeastAgeDays = 3

// A Reason says why a video stays out of the model; empty when it enters.
type Reason string

// The reasons.
const (
	TooYoung      Reason = "not counted at an age of 3 days or more"
	NoViews       Reason = "without views"
	MoreSaves     Reason = "with more saves than views: views are counted later"
	NeverTogether Reason = "without a count of both saves and views"
)

// EntryOf is how a video enters the model: by its latest snapshot, of those in time order, that has both
// saves and views; at an age of at least 3 days, with a view, and with no more saves than views.
func EntryOf(posted model.Instant, snapshots []model.Snapshot) (Entry, Reason) {
	for i := len(snapshots) - 1; i >= 0; i-- {
		s := snapshots[i]
		k, okK := s.Counters[model.Saves].Get()
		v, okV := s.Counters[model.Views].Get()
		switch {
		case !okK || !okV:
			continue
		case s.Taken.Days(posted) < LeastAgeDays:
			return Entry{}, TooYoung
		case v < 1:
			return Entry{}, NoViews
		case k > v:
			return Entry{}, MoreSaves
		}
		return Entry{float64(k), float64(v)}, ""
	}
	return Entry{}, NeverTogether
}
