package number

import "saveboard/model"

// A Column gathers what the cells of one counter column say together: which mark is the decimal
// one, and whether its abbreviated counts show decimals.
type Column struct {
	points, commas int  // proofs that this mark is the decimal one
	undecided      bool // some cell waits for a proof
	decimals       bool // some abbreviated cell shows a decimal
	billions       bool // some cell ends in B, which is a thousand in Turkish
}

// Add takes in what a cell proves.
func (c *Column) Add(cell Cell) {
	switch {
	case cell.kind == undecided:
		c.undecided = true
	case cell.suffix != 0: // there a single mark is always decimal, which proves nothing
		c.decimals = c.decimals || cell.decimals > 0
		c.billions = c.billions || suffixes[cell.suffix-1].word == "b"
	case cell.exponent != 0: // written by a program, whatever the others are
	case cell.mark == point:
		c.points++
	case cell.mark == comma:
		c.commas++
	}
}

// Undecided tells whether a cell of the column can only be read once the decimal mark is known.
func (c Column) Undecided() bool { return c.undecided }

// Billions tells whether a cell ends in B: 10⁹, but 10³ in Turkish.
func (c Column) Billions() bool { return c.billions }

// Billions tells whether the cell ends in B.
func (c Cell) Billions() bool { return c.suffix != 0 && suffixes[c.suffix-1].word == "b" }

// Decimal is the decimal mark that the cells prove. It is UnknownMark without proof, and when
// cells contradict each other.
func (c Column) Decimal() Mark {
	switch {
	case c.points > 0 && c.commas == 0:
		return DecimalPoint
	case c.commas > 0 && c.points == 0:
		return DecimalComma
	}
	return UnknownMark
}

// Contradicts tells whether the cells prove both marks to be the decimal one.
func (c Column) Contradicts() bool { return c.points > 0 && c.commas > 0 }

// With is what two columns prove together.
func (c Column) With(d Column) Column {
	return Column{c.points + d.points, c.commas + d.commas, c.undecided || d.undecided, c.decimals || d.decimals, c.billions || d.billions}
}

// A Mark is which of the two marks separates whole numbers from fractions.
type Mark uint8

// The marks. The other one of a table separates thousands.
const (
	UnknownMark Mark = iota
	DecimalPoint
	DecimalComma
	NoDecimals // there are no fractions: a single mark separates thousands, whichever it is
)

// A Verdict is what became of a cell.
type Verdict uint8

// The verdicts.
const (
	Counted   Verdict = iota // a value and its step
	NotKnown                 // unknown, and no fault
	NotACount                // a fraction, a percentage, too large, a suffix of another language
	Ambiguous                // a thousand or a fraction: the decimal mark must be named
)

// Settle reads the cell in its column. The step is what the cell itself shows: 0 for plain digits,
// whose step depends on where the file comes from.
func (c Cell) Settle(col Column, decimal Mark, langs Languages) (value, step int64, v Verdict) {
	switch c.kind {
	case missing, bound, negative:
		return 0, 0, NotKnown
	case bad:
		return 0, 0, NotACount
	}
	decimals := int(c.decimals)
	if c.kind == undecided {
		switch {
		case decimal == UnknownMark:
			return 0, 0, Ambiguous
		case decimal == NoDecimals, (decimal == DecimalPoint) != (c.mark == point): // the mark separates thousands
			decimals = 0
		}
	}
	power, ok := powerOf(c.suffix, langs)
	if !ok {
		return 0, 0, NotACount
	}
	power += int(c.exponent)
	value, ok = round(c.digits, power-decimals)
	if !ok || !model.Fits(value) {
		return 0, 0, NotACount
	}
	if c.suffix != 0 || c.exponent != 0 {
		step = shownStep(c, col, power, decimals)
	}
	return value, step, Counted
}

// shownStep is one unit of the last digit shown. "32K" among cells with decimals has lost a ".0".
func shownStep(c Cell, col Column, power, decimals int) int64 {
	if c.suffix != 0 && decimals == 0 && col.decimals {
		decimals = 1
	}
	step := int64(1)
	for range max(0, min(power-decimals, 18)) {
		step *= 10
	}
	return step
}
