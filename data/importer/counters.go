package importer

import (
	"fmt"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
)

// settleCounters reads every counter in its column: what its marks mean, how exactly it is known,
// and whether it was collected at all.
func (s *settler) settleCounters() {
	for _, c := range model.AllCounters() {
		s.settleColumn(c, s.decimalOf(c))
	}
	s.dropBillions()
	if !s.opts.TrustZeros && !s.format.Own { // TikTok's own zeros are counts
		s.dropUncollected()
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
			r.gone = true
			s.out.rejectWith(int(r.line), BadNumber, badCount(c), fmt.Sprint(r.id))
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
			if okV && okN && s.rows[i].cells[c].Billions() {
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

// dropUncollected leaves out what was never collected, and says so once.
func (s *settler) dropUncollected() {
	var names []string
	for _, c := range []model.Counter{model.Likes, model.Comments, model.Shares, model.Saves} {
		if s.isUncollected(c) {
			s.drop(c)
			names = append(names, c.String())
		}
	}
	if len(names) > 0 {
		s.out.Notice(fmt.Sprintf("The %s are 0 in every row, so they were not collected: they count as unknown. --trust-zeros keeps the zeros.", listed(names)))
	}
}

// isUncollected: a counter that is 0 in every one of at least ten rows, though the videos were
// seen, was never collected. A zero that is none would look like a fact.
func (s *settler) isUncollected(c model.Counter) bool {
	seen := 0
	for i := range s.rows {
		n, ok := s.rows[i].counters[c].Get()
		if ok && n != 0 {
			return false
		}
		if v, known := s.rows[i].counters[model.Views].Get(); ok && known && v >= 100 {
			seen++
		}
	}
	return seen >= fewRows
}

// listed joins words as one says them: likes, comments and shares.
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
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
		s.out.Notice(someCounts(negative, "is", "are") + " below zero, which no lifetime count is: unknown.")
	}
	if bound > 0 {
		s.out.Notice(someCounts(bound, "only gives", "only give") + " a bound, such as 99+: unknown.")
	}
}

func someCounts(n int, does, do string) string {
	if n == 1 {
		return "1 count " + does
	}
	return fmt.Sprintf("%d counts %s", n, do)
}
