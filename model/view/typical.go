package view

import (
	"saveboard/model"
	"saveboard/model/curve"
)

// A TypicalSet is the typical curve of each account, by all that is known at the moment of asking: no period, metric or
// filter changes it, so it is worth keeping until the data change.
type TypicalSet struct {
	curves map[model.AccountID][]curve.Typical
}

// Typical asks for the typical curves.
func (s *Survey) Typical() *TypicalSet {
	p := &typifying{set: &TypicalSet{make(map[model.AccountID][]curve.Typical)}, bands: make(map[model.AccountID]*curve.Band)}
	s.ask(p)
	return p.set
}

// typifying is a TypicalSet under way.
type typifying struct {
	set   *TypicalSet
	bands map[model.AccountID]*curve.Band
}

type typifyingPiece struct {
	whole   *typifying
	account model.AccountID
	band    curve.Band
}

func (t *typifying) begin(*desk) piece { return &typifyingPiece{whole: t} }

func (p *typifyingPiece) add(v *sight) {
	p.account = v.ID.Account()
	p.band.Add(v.line(model.Saves))
}

func (p *typifyingPiece) join() {
	if band := p.whole.bands[p.account]; band != nil {
		band.Join(&p.band)
		return
	}
	p.whole.bands[p.account] = &p.band
}

func (t *typifying) done() {
	for a, band := range t.bands {
		t.set.curves[a] = band.Typical()
	}
}

// of is the typical curve of an account.
func (s *TypicalSet) of(a model.AccountID) []TypicalAge {
	list := []TypicalAge{}
	for _, t := range s.curves[a] {
		list = append(list, TypicalAge(t))
	}
	return list
}
