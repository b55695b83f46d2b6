package view

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"saveboard/model"
	"saveboard/model/curve"
	"saveboard/model/rate"
	"saveboard/model/text"
)

// A Study is what the videos of an account say about each other, by all that is known at the moment of
// asking: no period, metric or filter changes it, so it is worth keeping until the data change. Of several
// accounts each is studied by itself.
type Study struct {
	standings  map[model.VideoID]standing
	rates      map[model.AccountID]accountModels
	categories []studiedCategory // of all the accounts together, those with a typical rate, the highest first
}

// A studiedCategory is a category with its rate model.
type studiedCategory struct {
	name    string
	entries []rate.Entry
	model   rate.Model
}

// A standing is one video among its account's.
type standing struct {
	adjusted model.Real
	against  curve.Against
	why      string // why there is no adjusted rate
}

// Study asks what the videos say about each other.
func (s *Survey) Study() *Study {
	p := &studying{study: &Study{
		standings: make(map[model.VideoID]standing), rates: make(map[model.AccountID]accountModels),
	}, byName: make(map[string]*studiedCategory)}
	s.ask(p)
	return p.study
}

// studying is a Study under way: the videos of the account that is joined.
type studying struct {
	study   *Study
	account model.AccountID
	videos  []studied
	crowd   curve.Crowd
	byName  map[string]*studiedCategory // by folded name
}

// studied is what is kept of a video until its account is complete.
type studied struct {
	id       model.VideoID
	name     string // of the category; empty is none
	category string // folded
	entry    rate.Entry
	out      rate.Reason // why it does not enter
}

type studyingPiece struct {
	whole  *studying
	videos []studied
	crowd  curve.Crowd
}

func (s *studying) begin(*desk) piece { return &studyingPiece{whole: s} }

func (p *studyingPiece) add(v *sight) {
	entry, out := rate.EntryOf(v.Posted, v.snapshots)
	p.videos = append(p.videos, studied{v.ID, v.Category, text.Fold(v.Category), entry, out})
	p.crowd.Add(v.line(model.Saves))
}

func (p *studyingPiece) join() {
	s := p.whole
	if a := p.videos[0].id.Account(); a != s.account {
		s.finish()
		s.account = a
	}
	for _, v := range p.videos {
		if v.category == "" || v.out != "" {
			continue
		}
		c := s.byName[v.category]
		if c == nil {
			c = &studiedCategory{name: v.name}
			s.byName[v.category] = c
		}
		c.entries = append(c.entries, v.entry)
	}
	s.videos = append(s.videos, p.videos...)
	s.crowd.Join(&p.crowd)
}

func (s *studying) done() {
	s.finish()
	for _, c := range s.byName {
		if c.model = rate.Fit(c.entries); c.model.HasTypical() {
			s.study.categories = append(s.study.categories, studiedCategory{name: c.name, model: c.model})
		}
	}
	slices.SortFunc(s.study.categories, func(a, b studiedCategory) int {
		return cmp.Or(cmp.Compare(b.model.Typical().Value.Or(0), a.model.Typical().Value.Or(0)), cmp.Compare(a.name, b.name))
	})
}

// finish judges the videos of an account, now that all are known.
func (s *studying) finish() {
	if len(s.videos) == 0 {
		return
	}
	var models accountModels
	var fitting sync.WaitGroup
	fitting.Go(func() { models = modelsOf(s.videos) })
	against := s.crowd.AgainstTypical()
	fitting.Wait()
	for i, v := range s.videos {
		st := standing{against: against[i]}
		if v.out != "" {
			st.why = "it is out of the model: " + string(v.out)
		} else if st.adjusted = models.of(v.category).Adjusted(v.entry); !st.adjusted.Known() {
			st.why = fmt.Sprintf("it needs %d videos with about %s views each", rate.LeastUsable, exact(float64(models.whole.ViewsNeeded())))
		}
		s.study.standings[v.id] = st
	}
	s.study.rates[s.account] = models
	s.videos, s.crowd = s.videos[:0], curve.Crowd{}
}

// accountModels are the rate models of an account.
type accountModels struct {
	whole      rate.Model // of all its videos taken as one category
	byCategory map[string]rate.Model
	out        map[rate.Reason]int // videos that do not enter
}

func modelsOf(videos []studied) accountModels {
	var all []rate.Entry
	entries := make(map[string][]rate.Entry)
	out := make(map[rate.Reason]int)
	for _, v := range videos {
		if v.out != "" {
			out[v.out]++
			continue
		}
		all = append(all, v.entry)
		entries[v.category] = append(entries[v.category], v.entry)
	}
	m := accountModels{rate.Fit(all), make(map[string]rate.Model, len(entries)), out}
	for name, list := range entries {
		if name != "" {
			m.byCategory[name] = rate.Fit(list)
		}
	}
	return m
}

// of is the model that a category's videos are adjusted by: its own when that has a typical rate, else the
// account's as a whole, as for videos without a category.
func (m accountModels) of(category string) rate.Model {
	if own := m.byCategory[category]; own.HasTypical() {
		return own
	}
	return m.whole
}

// place sets on a video what the study says of it.
func (s *Study) place(v *Video) {
	st := s.standings[v.ID]
	v.AdjustedSaveRate, v.AgainstTypical, v.AgainstTypicalAgeDays = st.adjusted, st.against.Times, st.against.AgeDays
}

// reasons adds to a video's reasons why what comes from others is unknown.
func (s *Study) reasons(v VideoDetail) {
	st := s.standings[v.Video.ID]
	if !st.adjusted.Known() {
		v.Reasons["adjusted_save_rate"] = st.why
	}
	if !st.against.Times.Known() {
		v.Reasons["against_typical"] = againstReason(st.against)
		v.Reasons["against_typical_age_days"] = v.Reasons["against_typical"]
	}
	if len(v.Typical) == 0 {
		v.Reasons["typical"] = fmt.Sprintf("it needs %d videos counted around one age", curve.LeastInCurve)
	}
	most := 0
	for _, f := range v.Forecast {
		most = max(most, f.Videos)
	}
	switch {
	case len(v.Forecast) == 0:
		v.Reasons["forecast"] = "it is for day 7, 30 and 90, from a quarter of a day on"
	case most < curve.LeastPast:
		v.Reasons["forecast"] = tooFewEarlier(most)
	}
}

func againstReason(a curve.Against) string {
	if a.Others >= curve.LeastOthers {
		return "the middle one of the others had no saves at that age"
	}
	return fmt.Sprintf("fewer than %d other videos were counted around its age", curve.LeastOthers)
}
