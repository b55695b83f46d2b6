package importer

import (
	"fmt"

	"saveboard/model"
	"saveboard/model/number"
)

// settleCounters reads every counter in its column: what its marks mean, how exactly it is known,
// and whether it was collected at all (formats.md §1.5, §1.7, §3.9).
func (s *settler) settleCounters() {
	for _, c := range model.AllCounters() {
		s.settleColumn(c, s.decimalOf(c))
	}
	s.dropBillions()
	if !s.opts.TrustZeros && !s.format.Own { // TikTok's own zeros are counts
		for _, c := range []model.Counter{model.Likes, model.Comments, model.Shares, model.Saves} {
			s.dropUncollected(c)
		}
	}
	s.noteOddCells()
}

// decimalOf is the decimal mark of a counter column: the user's word, the column's own proof, or
// the proof of another counter column.
func (s *settler) decimalOf(c model.Counter) number.Mark {
	switch {
	case s.opts.Decimal == "point":
		return number.DecimalPoint
	case s.opts.Decimal == "comma":
		return number.DecimalComma
	case s.format.Own: // TikTok's own whole numbers, at times with marks for reading
		return number.NoDecimals
	}
	if m := s.columns[c].Decimal(); m != number.UnknownMark || s.columns[c].Contradicts() {
		return m
	}
	var others number.Column
	for _, o := range s.columns {
		others = others.With(o)
	}
	return others.Decimal()
}

// settleColumn reads the cells of one counter.
func (s *settler) settleColumn(c model.Counter, decimal number.Mark) {
	if s.columns[c].Undecided() && decimal == number.UnknownMark {
		s.out.reject(0, AmbiguousNumber, "")
		s.out.Notice(fmt.Sprintf("The %s were left out: 1.234 may be a thousand or a fraction there. --decimal point or --decimal comma says which.", c))
		return
	}
	rounding := s.roundingOf(c, decimal)
	for i := range s.rows {
		r := &s.rows[i]
		value, step, verdict := r.cells[c].Settle(s.columns[c], decimal, s.langs)
		switch {
		case r.gone || verdict == number.NotKnown:
			continue
		case verdict != number.Counted:
			s.reject(r, BadNumber)
			continue
		}
		switch {
		case r.step(c) > 0:
			step = r.step(c)
		case s.format.Own:
			step = 1
		case step == 0:
			step = rounding.stepOf(value)
		}
		r.counters[c] = model.Rounded(value, step)
	}
}

// A rounding is how the plain values of a column are rounded.
type rounding struct {
	exact bool
}

// roundingOf applies rule (c): of at least ten values from 10,000 up, at most 20 % are whole
// hundreds. Chance gives 1 %, TikTok's rounding 100 %.
func (s *settler) roundingOf(c model.Counter, decimal number.Mark) rounding {
	large, hundreds := 0, 0
	for i := range s.rows {
		r := &s.rows[i]
		value, step, verdict := r.cells[c].Settle(s.columns[c], decimal, s.langs)
		if verdict != number.Counted || step != 0 || value < 10000 {
			continue
		}
		large++
		if value%100 == 0 {
			hundreds++
		}
	}
	return rounding{exact: large >= fewRows && 5*hundreds <= large}
}

// stepOf applies rule (d): no value claims to be known more exactly than its zeros allow.
func (r rounding) stepOf(value int64) int64 {
	switch {
	case r.exact || value < 10000 || value%100 != 0:
		return 1
	case value >= 1_000_000 && value%100_000 == 0:
		return 100_000
	}
	return 100
}

// dropBillions: B is 10⁹, but 10³ in Turkish. A counter that would exceed its views has been misread.
func (s *settler) dropBillions() {
	for _, c := range []model.Counter{model.Likes, model.Comments, model.Shares, model.Saves} {
		if !s.columns[c].Billions() {
			continue
		}
		over, of := 0, 0
		for i := range s.rows {
			v, okV := s.rows[i].counters[model.Views].Get()
			n, okN := s.rows[i].counters[c].Get()
			if okV && okN {
				of++
				if n > v {
					over++
				}
			}
		}
		if 2*over > of {
			s.drop(c)
			s.out.reject(0, AmbiguousNumber, "")
			s.out.Notice(fmt.Sprintf("The %s were left out: read as billions they would exceed the views.", c))
		}
	}
}

// dropUncollected: a counter that is 0 in every one of at least ten rows, though the videos were
// seen, was never collected. A zero that is none would look like a fact.
func (s *settler) dropUncollected(c model.Counter) {
	seen := 0
	for i := range s.rows {
		n, ok := s.rows[i].counters[c].Get()
		if ok && n != 0 {
			return
		}
		if v, known := s.rows[i].counters[model.Views].Get(); ok && known && v >= 100 {
			seen++
		}
	}
	if seen >= fewRows {
		s.drop(c)
		s.out.Notice(fmt.Sprintf("The %s are 0 in every row, so they were not collected: they count as unknown. --trust-zeros keeps the zeros.", c))
	}
}

func (s *settler) drop(c model.Counter) {
	for i := range s.rows {
		s.rows[i].counters[c] = model.Unknown
	}
}

// noteOddCells tells of cells that are no counts and no faults.
func (s *settler) noteOddCells() {
	negative, bound := 0, 0
	for i := range s.rows {
		for _, c := range s.rows[i].cells {
			if c.Negative() {
				negative++
			}
			if c.Bound() {
				bound++
			}
		}
	}
	if negative > 0 {
		s.out.Notice(fmt.Sprintf("%d counts are below zero, which no lifetime count is: they count as unknown.", negative))
	}
	if bound > 0 {
		s.out.Notice(fmt.Sprintf("%d counts only give a bound, such as 99+: they count as unknown.", bound))
	}
}
