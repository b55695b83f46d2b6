package number

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// settle reads the cells as one column, without any other proof, and shows what became of each:
// a value, "value ±half a step", or a word.
func settle(langs Languages, decimal Mark, cells ...string) []string {
	var col Column
	read := make([]Cell, len(cells))
	for i, s := range cells {
		read[i] = ReadCell(s)
		col.Add(read[i])
	}
	if decimal == UnknownMark {
		decimal = col.Decimal()
	}
	var shown []string
	for _, c := range read {
		value, step, verdict := c.Settle(col, decimal, langs)
		switch {
		case verdict == NotKnown && c.Bound():
			shown = append(shown, "bound")
		case verdict == NotKnown && c.Negative():
			shown = append(shown, "negative")
		case verdict == NotKnown:
			shown = append(shown, "unknown")
		case verdict == NotACount:
			shown = append(shown, "bad")
		case verdict == Ambiguous:
			shown = append(shown, "ambiguous")
		case step > 1:
			shown = append(shown, fmt.Sprintf("%d ±%d", value, step/2))
		default:
			shown = append(shown, fmt.Sprint(value))
		}
	}
	return shown
}

func TestCellsAreReadAsTheyAreWritten(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		cell, want string
	}{
		{"1234", "1234"},
		{"0", "0"},
		{" 12 ", "12"},
		{"1 234", "1234"},
		{"1\u00a0234", "1234"},
		{"1\u202f234", "1234"},
		{"1\u2009234", "1234"},
		{"1'234", "1234"},
		{"1’234", "1234"},
		{"1_234", "1234"},
		{"12 345 678", "12345678"},
		{"1,234,567", "1234567"},
		{"1.234.567", "1234567"},
		{"1,23,456", "123456"},
		{"12,34,567", "1234567"},
		{"1.234,0", "1234"},
		{"1,234.00", "1234"},
		{"1.234,5", "bad"},
		{"1.234.567,0", "1234567"},
		{"123.0", "123"},
		{"65099.99999999999", "65100"},
		{"16100.000000000002", "16100"},
		{"12.5", "bad"},
		{"0.5", "bad"},
		{"0.123", "bad"},
		{"1.0E+05", "100000 ±5000"},
		{"1E5", "100000 ±50000"},
		{"1,5e+04", "15000 ±500"},
		{"1e400", "bad"},
		{"1E-9", "0"},
		{"1234567.5", "bad"},
		{"1e-2", "bad"},
		{"10.7M", "10700000 ±50000"},
		{"105.9K", "105900 ±50"},
		{"1.25M", "1250000 ±5000"},
		{"73,6K", "73600 ±50"},
		{"3,4 Mio.", "3400000 ±50000"},
		{"1,2万", "12000 ±500"},
		{"32K", "32000 ±500"},
		{"3M", "3000000 ±500000"},
		{"2 B", "2000000000 ±500000000"},
		{"1.234K", "1234"},
		{"1,5 mil", "1500 ±50"},
		{"2,5 mi", "2500000 ±50000"},
		{"3 mill.", "3000000 ±500000"},
		{"1,2 Md", "1200000000 ±50000000"},
		{"4 Tsd.", "4000 ±500"},
		{"1,1 Mrd.", "1100000000 ±50000000"},
		{"2 mila", "2000 ±500"},
		{"2 mln", "2000000 ±500000"},
		{"3 dzd.", "3000 ±500"},
		{"5 tus.", "5000 ±500"},
		{"5 tn", "5000 ±500"},
		{"1,5 mn", "1500000 ±50000"},
		{"7 tys.", "7000 ±500"},
		{"2 bin", "2000 ±500"},
		{"3,2 rb", "3200 ±50"},
		{"1,1 jt", "1100000 ±50000"},
		{"5 พัน", "5000 ±500"},
		{"1.5 ล้าน", "1500000 ±50000"},
		{"3千", "3000 ±500"},
		{"1.5億", "150000000 ±5000000"},
		{"2亿", "200000000 ±50000000"},
		{"1.2만", "12000 ±500"},
		{"3억", "300000000 ±50000000"},
		{"2 ألف", "2000 ±500"},
		{"1 مليون", "1000000 ±500000"},
		{"12,3 тыс.", "12300 ±50"},
		{"1,2 млн", "1200000 ±50000"},
		{"1.5 lakh", "150000 ±5000"},
		{"2 crore", "20000000 ±5000000"},
		{"2 करोड़", "20000000 ±5000000"},
		{"3 लाख", "300000 ±50000"},
		{"１２", "12"},
		{"１，２３４，５６７", "1234567"},
		{"١٢٣", "123"},
		{"१२३", "123"},
		{"๑๒๓", "123"},
		{"١٬٢٣٤", "1234"},
		{"1٫5K", "1500 ±50"},
		{">1M", "bound"},
		{"1M+", "bound"},
		{"~500", "bound"},
		{"99+", "bound"},
		{"≥ 10", "bound"},
		{"-5", "negative"},
		{"−1,234,567", "negative"},
		{"-0", "0"},
		{"5%", "bad"},
		{"$5", "bad"},
		{"5 €", "bad"},
		{"abc", "bad"},
		{"1 2 3", "bad"},
		{"12,34", "bad"},
		{"1.2.3", "bad"},
		{"1,2345,678", "bad"},
		{"5 apples", "bad"},
		{"1,234.567,8", "bad"},
		{"12345678901234567890", "bad"},
		{"2026-01-02", "bad"},
		{"10:30", "bad"},
		{".", "bad"},
		{"+", "bad"},
		{"1 K 5", "bad"},
		{"99999999999999999", "99999999999999999"},
		{"999999999999999999", "bad"},
	} {
		if got := settle(0, UnknownMark, c.cell)[0]; got != c.want {
			t.Errorf("%q is %s, want %s", c.cell, got, c.want)
		}
	}
}

func TestWhatIsNotKnownIsNeverZero(t *testing.T) {
	t.Parallel()
	for _, cell := range []string{
		"", " ", "-", "–", "—", "N/A", "n/a", "null", "None", "NaN", "undefined", "private", "#N/A", "#REF!", "Share", "Save", "Like", "Comment",
	} {
		if c := ReadCell(cell); c.Known() || c.Bad() {
			t.Errorf("%q is %+v, want not known", cell, c)
		}
		if got := settle(0, UnknownMark, cell)[0]; got != "unknown" {
			t.Errorf("%q is %s", cell, got)
		}
	}
}

func TestTheColumnDecidesWhatASingleMarkMeans(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		cells []string
		want  string
	}{
		{"no proof: never guessed", []string{"1.234", "999"}, "ambiguous 999"},
		{"two marks prove thousands", []string{"1.234", "1.234.567"}, "1234 1234567"},
		{"a fraction proves decimals", []string{"1.234", "12.0"}, "bad 12"},
		{"a decimal comma makes the point a thousand", []string{"1.234", "2,0"}, "1234 2"},
		{"both marks in one cell", []string{"1,234", "1,234.0"}, "1234 1234"},
		{"suffixes prove nothing", []string{"1.234", "5.6K"}, "ambiguous 5600 ±50"},
		{"contradiction", []string{"1.234", "12.0", "12,0"}, "ambiguous 12 12"},
		{"a leading zero is no thousand", []string{"0.000"}, "0"},
		{"four digits before are no thousand", []string{"1234.000", "5.678"}, "1234 bad"},
		{"floats throughout", []string{"1.0", "2.0", "12.0"}, "1 2 12"},
	} {
		if got := strings.Join(settle(0, UnknownMark, c.cells...), " "); got != c.want {
			t.Errorf("%s: %q is %s, want %s", c.name, c.cells, got, c.want)
		}
	}
	if got := settle(0, DecimalComma, "1.234")[0]; got != "1234" {
		t.Errorf("told that the comma is decimal, 1.234 is %s", got)
	}
	if got := strings.Join(settle(0, NoDecimals, "1,234", "1.234"), " "); got != "1234 1234" {
		t.Errorf("told that there are no fractions: %s", got)
	}
	if got := settle(0, DecimalPoint, "1,234")[0]; got != "1234" {
		t.Errorf("told that the point is decimal, 1,234 is %s", got)
	}
}

func TestAShortCountAmongDecimalsHasLostAPointZero(t *testing.T) {
	t.Parallel()
	if got := strings.Join(settle(0, UnknownMark, "32K", "1.5M", "3M"), ", "); got != "32000 ±50, 1500000 ±50000, 3000000 ±50000" {
		t.Errorf("with decimals in the column: %s", got)
	}
	if got := strings.Join(settle(0, UnknownMark, "32K", "3M"), ", "); got != "32000 ±500, 3000000 ±500000" {
		t.Errorf("without: %s", got)
	}
}

func TestSomeSuffixesNeedTheLanguageOfTheHeader(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		langs      Languages
		cell, want string
	}{
		{Turkish, "5 B", "5000 ±500"},
		{English, "5 B", "5000000000 ±500000000"},
		{Vietnamese, "5 Tr", "5000000 ±500000"},
		{Vietnamese, "1,5N", "1500 ±50"},
		{English, "1,5N", "bad"},
		{Danish, "5 t", "5000 ±500"},
		{German, "5 t", "bad"},
		{Chinese, "1.2w", "12000 ±500"},
		{0, "1.2w", "bad"},
		{Hindi, "1.2L", "120000 ±5000"},
		{0, "1.2L", "bad"},
	} {
		if got := settle(c.langs, UnknownMark, c.cell)[0]; got != c.want {
			t.Errorf("%q under languages %b is %s, want %s", c.cell, c.langs, got, c.want)
		}
	}
}

func TestGroupedDigitsReadBackAsTheNumber(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, 1<<57-1).Draw(t, "n")
		mark := rapid.SampledFrom([]string{" ", "\u00a0", "'", "_", ",", "."}).Draw(t, "mark")
		s := fmt.Sprint(n)
		for i := len(s) - 3; i > 0; i -= 3 {
			s = s[:i] + mark + s[i:]
		}
		decimal := DecimalPoint
		if mark == "." {
			decimal = DecimalComma
		}
		if got := settle(0, decimal, s)[0]; got != fmt.Sprint(n) {
			t.Errorf("%q is %s, want %d", s, got, n)
		}
	})
}

func FuzzACellIsACountOrSaysWhyNot(f *testing.F) {
	for _, s := range []string{"1.234,5", "1,23,456", "10.7M", "１２", "99+", "-5", "1E5", "1e-400", "٣٫٥", "#REF!", "0,000", "5 करोड़", "+", ">", "-", "\u200f"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := ReadCell(s)
		for _, decimal := range []Mark{UnknownMark, DecimalPoint, DecimalComma} {
			var col Column
			col.Add(c)
			value, step, verdict := c.Settle(col, decimal, 0)
			if verdict != Counted {
				continue
			}
			if value < 0 || value > 1<<57-1 || step < 0 {
				t.Errorf("%q is %d, step %d", s, value, step)
			}
			if utf8.ValidString(s) && !strings.ContainsFunc(FoldDigits(s), func(r rune) bool { return r >= '0' && r <= '9' }) {
				t.Errorf("%q has no digit and is %d", s, value)
			}
		}
	})
}

func BenchmarkReadCell(b *testing.B) {
	for b.Loop() {
		ReadCell("123456")
		ReadCell("10.7M")
	}
}
