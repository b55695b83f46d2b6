package filter

import (
	"strings"
	"sync"
	"time"

	"saveboard/model"
	"saveboard/model/text"
)

// A Subject is a video as a filter sees it.
type Subject struct {
	Video   *model.Video
	Own     bool      // it is on an account of the user's own
	Local   time.Time // the posting on its account's clock
	Today   model.Day // the local day of the moment of asking
	Figures Figures   // each unknown where nobody knows it
	Spiked  Truth
	Said    *Said // what is said of the video, where it is at hand already
}

// Said is what is said of a video, folded.
type Said struct {
	title, category, note, account string
	tags, labels                   []string // tags with their #
}

// SaidOf folds what is said of a video: most of the work of matching words.
func SaidOf(v *model.Video) *Said {
	s := Said{title: text.Fold(v.Title), category: text.Fold(v.Category), note: text.Fold(v.Note), account: text.Fold(v.Handle)}
	if len(v.Hashtags) > 0 {
		s.tags = make([]string, len(v.Hashtags))
		for i, tag := range v.Hashtags {
			s.tags[i] = "#" + text.Fold(tag)
		}
	}
	if len(v.Labels) > 0 {
		s.labels = make([]string, len(v.Labels))
		for i, label := range v.Labels {
			s.labels[i] = text.Fold(label)
		}
	}
	return &s
}

// said is what is said of the video, folded once.
func (v *Subject) said() *Said {
	if v.Said == nil {
		v.Said = SaidOf(v.Video)
	}
	return v.Said
}

func (a All) holds(v *Subject) Truth {
	all := Yes
	for _, part := range a {
		if all = min(all, part.holds(v)); all == No {
			break
		}
	}
	return all
}

func (a Any) holds(v *Subject) Truth {
	one := No
	for _, part := range a {
		if one = max(one, part.holds(v)); one == Yes {
			break
		}
	}
	return one
}

func (n Not) holds(v *Subject) Truth { return -n.Of.holds(v) }

func (w Word) holds(v *Subject) Truth {
	said := v.said()
	if w.Tag {
		return TruthOf(tagBegins(said, w.Text))
	}
	if strings.Contains(said.title, w.Text) || strings.Contains(said.category, w.Text) || strings.Contains(said.note, w.Text) {
		return Yes
	}
	return TruthOf(anyHas(said.tags, w.Text) || anyHas(said.labels, w.Text))
}

func anyHas(list []string, piece string) bool {
	for _, s := range list {
		if strings.Contains(s, piece) {
			return true
		}
	}
	return false
}

func tagBegins(s *Said, begin string) bool {
	for _, tag := range s.tags {
		if strings.HasPrefix(tag[1:], begin) {
			return true
		}
	}
	return false
}

// Uncategorised is what a video without a category is found under.
const Uncategorised = "Uncategorised"

// uncategorised is it folded.
var uncategorised = sync.OnceValue(func() string { return text.Fold(Uncategorised) })

func (t Term) holds(v *Subject) Truth {
	if t.Field < figures {
		n, known := v.Figures[t.Field].Get()
		if !known {
			return Unknown
		}
		return TruthOf(t.within(n))
	}
	switch t.Field {
	case Posted:
		first, last := t.Days(v.Today)
		day := model.Date(v.Local.Year(), v.Local.Month(), v.Local.Day())
		return TruthOf(first <= day && day <= last)
	case Weekday:
		return TruthOf(t.onWeekday(v.Local.Weekday()))
	case Hour:
		if v.Video.PostedFrom == model.PostedDay {
			return Unknown // it counts as noon
		}
		return TruthOf(t.within(float64(v.Local.Hour())))
	case Own:
		return TruthOf(v.Own == t.Yes)
	case Kind:
		return TruthOf(v.Video.Kind == t.Kind)
	case Spike:
		if t.Yes {
			return v.Spiked
		}
		return -v.Spiked
	}
	return TruthOf(t.says(v.said()))
}

// says tells whether a text field says what the term asks for.
func (t Term) says(s *Said) bool {
	fits := strings.HasPrefix
	if t.Exact {
		fits = func(s, whole string) bool { return s == whole }
	}
	switch t.Field {
	case Title:
		return s.title == t.Text || !t.Exact && strings.Contains(s.title, t.Text)
	case Category:
		if s.category == "" {
			return fits(uncategorised(), t.Text)
		}
		return fits(s.category, t.Text)
	case Account:
		return fits(s.account, t.Text)
	case Label:
		for _, label := range s.labels {
			if fits(label, t.Text) {
				return true
			}
		}
	case Hashtag:
		for _, tag := range s.tags {
			if fits(tag[1:], t.Text) {
				return true
			}
		}
	}
	return false
}
