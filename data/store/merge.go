package store

import (
	"slices"
	"strings"

	"saveboard/model"
)

// How two statements about one thing become one. Nothing here knows the database.

// rank orders the origins of a snapshot: the account's own files know best, then what its owner
// typed, then what is shown in public.
func rank(source string) int {
	switch source {
	case "business-suite", "studio-content", "studio-json", "archive":
		return 3
	case "log":
		return 2
	case "":
		return 0
	}
	return 1
}

// A ranked snapshot knows how good its source is.
type ranked struct {
	model.Snapshot
	rank int
}

// merge joins what is stored of an instant with a later statement about it. When nothing that is
// known changes, the stored one stays as it is, origin included, unless the later has the better origin.
func merge(stored, later ranked) ranked {
	merged := stored
	for c := range merged.Counters {
		merged.Counters[c] = mergeCount(stored.Counters[c], later.Counters[c], later.rank-stored.rank)
	}
	if later.rank > stored.rank || later.rank == stored.rank && merged.Counters != stored.Counters {
		merged.Import, merged.rank = later.Import, later.rank
	}
	return merged
}

// mergeCount decides between two counts of one instant; better is above 0 when the later one's source
// ranks higher, below 0 when it ranks lower. Of two compatible counts the finer stays, since both can
// be right; of two that cannot, and of two as fine, the better source's. Equals: of two that cannot both
// be right the later, of two that can the stored one.
func mergeCount(stored, later model.Count, better int) model.Count {
	switch {
	case !later.Known():
		return stored
	case !stored.Known():
		return later
	case stored.Compatible(later) && stored.Step() != later.Step():
		if later.Step() < stored.Step() {
			return later
		}
		return stored
	case better > 0 || better == 0 && !stored.Compatible(later):
		return later
	}
	return stored
}

// chooseRow decides between two rows that one file without times of its own has for a video: the one
// with more views, then the later one. What the chosen row lacks it takes from the other.
func chooseRow(earlier, later ranked) ranked {
	chosen, other := later, earlier
	if views(earlier) > views(later) {
		chosen, other = earlier, later
	}
	for c := range chosen.Counters {
		if !chosen.Counters[c].Known() {
			chosen.Counters[c] = other.Counters[c]
		}
	}
	return chosen
}

// views orders unknown below 0.
func views(r ranked) int64 {
	n, known := r.Counters[model.Views].Get()
	if !known {
		return -1
	}
	return n
}

// describe merges a record's description into the video's: the record with the latest time describes
// it, an older one fills gaps and completes a cut title, and nothing empty overwrites. described is
// the time of the record that described it so far.
func describe(v *model.Video, described model.Instant, r *model.Record) (now model.Instant) {
	newer := r.Taken >= described
	if r.Title != "" && (v.Title == "" || newer && !isCutOf(r.Title, v.Title) || isCutOf(v.Title, r.Title)) {
		v.Title = r.Title
	}
	if len(r.Hashtags) > 0 && (len(v.Hashtags) == 0 || newer) {
		v.Hashtags = r.Hashtags
	}
	if r.DurationS.Known() && (!v.DurationS.Known() || newer) {
		v.DurationS = r.DurationS
	}
	if r.Kind != "" && (v.Kind == "" || newer) {
		v.Kind = r.Kind
	}
	if newer && (r.Title != "" || len(r.Hashtags) > 0 || r.DurationS.Known()) {
		return r.Taken
	}
	return described
}

// isCutOf tells whether title is a cut form of the longer one: it ends in an ellipsis and the longer
// begins so.
func isCutOf(title, longer string) bool {
	for _, end := range []string{"…", "..."} {
		if beginning, cut := strings.CutSuffix(title, end); cut {
			beginning = strings.TrimRight(beginning, " ")
			return beginning != "" && len(longer) > len(beginning) && strings.HasPrefix(longer, beginning)
		}
	}
	return false
}

// mergePosted keeps the better known posting time. Of two equally known ones that differ by less than a
// day the first imported stays, so that seconds of rounding do not move a video about.
func mergePosted(v *model.Video, r *model.Record) {
	if r.Posted == 0 {
		return
	}
	was, is := postedRank(v.PostedFrom), postedRank(r.PostedFrom)
	apart := r.Posted - v.Posted
	if is > was || is == was && (apart >= 86400 || apart <= -86400) {
		v.Posted, v.PostedFrom = r.Posted, r.PostedFrom
	}
}

func postedRank(from model.PostedFrom) int {
	return slices.Index([]model.PostedFrom{model.PostedID, model.PostedDay, model.PostedRecord}, from)
}

// categoryRank orders who put a video into a category; nobody is lowest.
func categoryRank(from model.CategoryFrom) int {
	return slices.Index([]model.CategoryFrom{"", model.CategoryRule, model.CategoryFile, model.CategoryUser}, from)
}

// mergeCategory takes a category from a stronger origin, and from an equal one that is not the user:
// what the user set here no file sets back.
func mergeCategory(v *model.Video, r *model.Record) {
	if r.Category == "" {
		return
	}
	from := r.CategoryFrom
	if from == "" {
		from = model.CategoryFile
	}
	was, is := categoryRank(v.CategoryFrom), categoryRank(from)
	if is > was || is == was && from != model.CategoryUser {
		v.Category, v.CategoryFrom = r.Category, from
	}
}

// mergeNotes fills in labels and note where the user has none here.
func mergeNotes(v *model.Video, r *model.Record) {
	if len(v.Labels) == 0 {
		v.Labels = r.Labels
	}
	if v.Note == "" {
		v.Note = r.Note
	}
}

// renew brings the row of latest up to date after snapshots of a video changed. window is in time
// order and reaches up to the video's latest snapshot, or holds nothing that the row could lack.
func (l *latest) renew(window []model.Snapshot) {
	if len(window) == 0 || window[len(window)-1].Taken < l.taken {
		return
	}
	var found [5]bool
	l.taken = window[len(window)-1].Taken
	for i := len(window) - 1; i >= 0 && found != [5]bool{true, true, true, true, true}; i-- {
		for c, count := range window[i].Counters {
			if count.Known() && !found[c] {
				found[c] = true
				l.Counters[c], l.older[c] = count, window[i].Taken < l.taken
			}
		}
	}
	for c := range found {
		if !found[c] && l.Counters[c].Known() {
			l.older[c] = true // its newest known value lies before the window
		}
	}
}
