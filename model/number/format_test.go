package number_test

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"saveboard/model"
	"saveboard/model/number"
)

func TestNumbersAreWrittenAsPeopleReadThem(t *testing.T) {
	t.Parallel()
	f, k := number.Full(), model.Known
	for _, c := range []struct{ what, got, want string }{
		{"exact", f.Exact(k(12480)), "12,480"},
		{"exact, millions", f.Exact(k(1234567)), "1,234,567"},
		{"exact, a half goes away from zero", f.Exact(k(2.5)), "3"},
		{"exact, negative", f.Exact(k(-1204)), "-1,204"},
		{"exact, no negative zero", f.Exact(k(-0.2)), "0"},
		{"exact, unknown", f.Exact(model.Real{}), "—"},
		{"short, zero is zero", f.Short(k(0)), "0"},
		{"short, three digits", f.Short(k(702)), "702"},
		{"short, exact below 10,000", f.Short(k(9999)), "9,999"},
		{"short, rounds up into thousands", f.Short(k(9999.6)), "10.0K"},
		{"short, thousands", f.Short(k(12450)), "12.5K"},
		{"short, four digits", f.Short(k(131_150)), "131.2K"},
		{"short, just under a million", f.Short(k(999_949)), "999.9K"},
		{"short, rounds up into millions", f.Short(k(999_950)), "1.00M"},
		{"short, millions", f.Short(k(2_624_000)), "2.62M"},
		{"short, tens of millions", f.Short(k(26_240_000)), "26.2M"},
		{"short, hundreds of millions", f.Short(k(126_240_000)), "126.2M"},
		{"short, thousands of millions", f.Short(k(2_630_000_000)), "2.63B"},
		{"short, unknown", f.Short(model.Real{}), "—"},
		{"brief", f.Brief(k(131_150)), "131K"},
		{"axis, zero", number.Axis(0), "0"},
		{"axis", number.Axis(2500), "2.5K"},
		{"axis, round", number.Axis(4000), "4K"},
		{"axis, small", number.Axis(0.5), "0.5"},
		{"axis, millions", number.Axis(1_250_000), "1.25M"},
		{"axis, rate", number.AxisRate(0.025), "2.5%"},
		{"axis, no rate", number.AxisRate(0), "0"},
		{"gained", f.Gained(k(2310), 1), "▲ 2,310"},
		{"lost", f.Gained(k(-4), 1), "▼     4"},
		{"gained nothing", f.Gained(k(0), 1), "0"},
		{"gained much", f.Gained(k(131_150), 1), "▲  131K"},
		{"gained less than its step", f.Gained(k(0), 100_000), "<100K"},
		{"gained unknown", f.Gained(model.Real{}, 0), "—"},
		{"gained, in words", f.GainedExact(k(12_310), 1), "▲ 12,310"},
		{"gained, rounded, in words", f.GainedExact(k(300), 100), "▲ 300 ±100"},
		{"gained less than its step, in words", f.GainedExact(k(0), 100_000), "under 100K"},
		{"rate", f.Rate(k(0.0238)), "2.38%"},
		{"rate, a half in decimal", f.Rate(k(0.02345)), "2.35%"},
		{"rate, from 10 on", f.Rate(k(0.1167)), "11.7%"},
		{"rate, more saves than views", f.Rate(k(1.2)), "120%"},
		{"rate, none", f.Rate(k(0)), "0.00%"},
		{"rate, unknown", f.Rate(model.Real{}), "—"},
		{"of 100 views", f.Per100(k(0.11672)), "11.67"},
		{"percent", f.Percent(k(0.41)), "41%"},
		{"percent, negative", f.Percent(k(-0.021)), "-2%"},
		{"ratio", f.Ratio(k(0.2134)), "0.21"},
		{"ratio, large", f.Ratio(k(12.34)), "12.3"},
		{"against typical", f.Against(k(5.24)), "5.2×"},
		{"against typical, large", f.Against(k(140.4)), "140×"},
		{"change", f.Change(k(0.12)), "▲ 12%"},
		{"change down", f.Change(k(-0.031)), "▼ 3%"},
		{"change, none to speak of", f.Change(k(0.0049)), "level"},
		{"change, huge", f.Change(k(12.3)), "▲ 1,230%"},
		{"change, unknown", f.Change(model.Real{}), "—"},
		{"points of a rate", f.RatePoints(k(0.0012)), "▲ 0.12"},
		{"points of a rate, none", f.RatePoints(k(0.00004)), "level"},
		{"points of a share", f.Points(k(-0.04)), "▼ 4"},
		{"points of a share, none", f.Points(k(0.004)), "level"},
		{"days", f.Days(k(4.12)), "4.1 d"},
		{"duration", f.Duration(model.Exact(58)), "0:58"},
		{"duration, an hour", f.Duration(model.Exact(3723)), "1:02:03"},
		{"duration, unknown", f.Duration(model.Unknown), "—"},
		{"age in minutes", number.Age(40.5 / 1440), "40 m"},
		{"age in hours", number.Age(7.9 / 24), "7 h"},
		{"age in days", number.Age(19.9), "19 d"},
		{"age, a year", number.Age(365), "12 mo"},
		{"age, more than a year", number.Age(430), "14 mo"},
		{"age of what is to come", number.Age(-1), "0 m"},
		{"age in words", number.AgeWords(1.5), "1 day"},
		{"ages in words", number.AgeWords(19), "19 days"},
		{"one", number.Of(1, "video"), "1 video"},
		{"many", number.Of(1204, "video"), "1,204 videos"},
		{"none", number.Of(0, "video"), "0 videos"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
}

func TestFiguresKeepTheirWidth(t *testing.T) {
	t.Parallel()
	f := number.Full()
	rapid.Check(t, func(t *rapid.T) {
		v := model.Known(rapid.Float64Range(-9.9e11, 9.9e11).Draw(t, "value"))
		positive := model.Known(max(v.Or(0), -v.Or(0)))
		for _, c := range []struct {
			what, text string
			width      int
		}{
			{"short", f.Short(positive), 6},
			{"brief", f.Brief(positive), 5},
			{"gained", f.Gained(v, 1), 7},
			{"rate", f.Rate(model.Known(positive.Or(0) / 1e12)), 5},
		} {
			if n := utf8.RuneCountInString(c.text); n > c.width {
				t.Errorf("%s of %v is %q, %d characters wide", c.what, v, c.text, n)
			}
		}
	})
}

func TestASCIINumbersAreASCII(t *testing.T) {
	t.Parallel()
	f := number.ASCII()
	for _, text := range []string{
		f.Short(model.Real{}), f.Gained(model.Known(12), 1), f.Gained(model.Known(-12), 1), f.Against(model.Known(2)),
		f.Change(model.Known(0.2)), f.GainedExact(model.Known(300), 100), f.To,
	} {
		for _, r := range text {
			if r > 126 {
				t.Errorf("%q is not ASCII", text)
			}
		}
	}
}

func TestAChanceIsNeverCertain(t *testing.T) {
	t.Parallel()
	f := number.Full()
	for _, c := range []struct {
		chance model.Real
		want   string
	}{
		{model.Known(0.714), "71%"},
		{model.Known(0.01), "1%"},
		{model.Known(0.0099), "<1%"},
		{model.Known(0), "<1%"},
		{model.Known(0.99), "99%"},
		{model.Known(0.994), ">99%"},
		{model.Known(1), ">99%"},
		{model.Real{}, "—"},
	} {
		if got := f.Chance(c.chance); got != c.want {
			t.Errorf("the chance %v is %q, want %q", c.chance, got, c.want)
		}
	}
}
