package view

import (
	"math"

	"saveboard/model"
	"saveboard/model/text"
)

// A WeekSet is what the videos of each category and hashtag gained in each local week, of one or several accounts, by all
// that is known at the moment of asking: no period or metric changes it.
type WeekSet struct {
	mondays []model.Day // of the weeks that any has
	curves  map[curveName][]Week
}

// curveName names a category or hashtag of an account.
type curveName struct {
	account string // its handle
	groupName
}

// SeriesWeeks asks for the weeks of every series of [Survey.Trends], among the videos that the query's filter takes.
func (s *Survey) SeriesWeeks() *WeekSet {
	w := &charting{survey: s, set: new(WeekSet), sums: make(weeksByName)}
	s.askOfChosen(w)
	return w.set
}

// charting is a WeekSet under way.
type charting struct {
	survey *Survey
	set    *WeekSet
	sums   weeksByName
}

type weeksByName map[curveName]*weekSums

// of are the sums of a name.
func (all weeksByName) of(name curveName) *weekSums {
	sums := all[name]
	if sums == nil {
		sums = new(weekSums)
		*sums = newWeekSums(model.MetricSaveRate)
		all[name] = sums
	}
	return sums
}

type chartingPiece struct {
	whole *charting
	sums  weeksByName
}

func (w *charting) begin(*desk) piece { return &chartingPiece{w, make(weeksByName)} }

func (p *chartingPiece) add(v *sight) {
	if !v.chosen {
		return
	}
	groups := v.groups()
	if len(groups) == 0 {
		return
	}
	monday, weeks := v.weeksIn(v.linesOf(model.Saves, model.Views))
	for _, g := range groups {
		p.sums.of(curveName{v.Handle, g.groupName}).add(monday, weeks)
	}
}

// join adds sums to sums. Each name has its own, so it is all one in which order the names come.
func (p *chartingPiece) join() {
	for name, sums := range p.sums {
		p.whole.sums.of(name).join(sums)
	}
}

func (w *charting) done() {
	first := model.Day(math.MaxInt32)
	for _, sums := range w.sums {
		first = min(first, sums.first)
	}
	w.set.mondays = mondays(first, w.survey.cal)
	w.set.curves = make(map[curveName][]Week, len(w.sums))
	for name, sums := range w.sums {
		w.set.curves[name] = sums.series(w.set.mondays)
	}
}

// of are the weeks of a series.
func (w *WeekSet) of(s TrendSeries) []Week {
	return w.curves[curveName{s.Account, groupName{s.Kind, text.Fold(s.Name)}}]
}
