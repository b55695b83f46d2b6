package model

import (
	"encoding/json"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestAnUnknownCountIsNotZero(t *testing.T) {
	t.Parallel()
	if Unknown == Exact(0) || Unknown.Known() || !Exact(0).Known() {
		t.Error("unknown and 0 are taken for one another")
	}
	for count, want := range map[Count]string{Unknown: "null", Exact(0): "0", Rounded(10_700_000, 100_000): "10700000"} {
		if got, err := json.Marshal(count); err != nil || string(got) != want {
			t.Errorf("%v in JSON is %s (%v), want %s", count, got, err, want)
		}
	}
}

func TestACountKeepsValueAndStep(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, MaxCount).Draw(t, "n")
		step := int64(math.Pow10(rapid.IntRange(0, 18).Draw(t, "exponent")))
		c := Rounded(n, step)
		if got, ok := c.Get(); got != n || !ok || c.Step() != step {
			t.Fatalf("%d ± %d came back as %d, %v, step %d", n, step, got, ok, c.Step())
		}
	})
}

func TestStepsArePowersOfTenAndCountsAreBounded(t *testing.T) {
	t.Parallel()
	for _, step := range []int64{0, -1, 2, 50, 101} {
		if ValidStep(step) {
			t.Errorf("%d passes for a step", step)
		}
	}
	if Fits(-1) || Fits(MaxCount+1) || !Fits(0) || !Fits(MaxCount) {
		t.Error("the bounds of a count are off")
	}
}

func TestTwoCountsAreCompatibleWithinHalfAStepOfEach(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b Count
		want bool
	}{
		{Exact(12_349), Rounded(12_300, 100), true},
		{Exact(12_350), Rounded(12_300, 100), true},
		{Exact(12_351), Rounded(12_300, 100), false},
		{Rounded(12_300, 100), Rounded(12_400, 100), true},
		{Exact(5), Exact(5), true},
		{Exact(5), Exact(6), false},
		{Exact(5), Unknown, false},
	} {
		if got := c.a.Compatible(c.b); got != c.want || c.b.Compatible(c.a) != c.want {
			t.Errorf("%v and %v: compatible %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestARatioNeedsBothCountersAndSomethingToDivideBy(t *testing.T) {
	t.Parallel()
	counters := func(views, saves Count) Counters { return Counters{Views: views, Saves: saves} }
	if r, ok := counters(Exact(200), Exact(3)).SaveRate().Get(); !ok || r != 0.015 {
		t.Errorf("3 of 200 is %v, %v", r, ok)
	}
	for _, c := range []Counters{counters(Unknown, Exact(3)), counters(Exact(200), Unknown), counters(Exact(0), Exact(3))} {
		if c.SaveRate().Known() {
			t.Errorf("%v has a save rate", c)
		}
	}
}

func TestASumSkipsWhatItDoesNotKnow(t *testing.T) {
	t.Parallel()
	none := Real{}
	if got := none.Plus(Known(2)); got != Known(2) {
		t.Errorf("unknown + 2 is %v", got)
	}
	if none.Plus(none).Known() || none.Minus(Known(1)).Known() || Known(math.NaN()).Known() || Known(math.Inf(1)).Known() {
		t.Error("something unknown became known")
	}
	if Known(3).Over(Known(0.5), 1).Known() {
		t.Error("a quotient over less than one is known")
	}
}

func TestAPeriodIsReadAsItIsWritten(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Period{
		"28d": LastDays(28), "7D": LastDays(7), "ALL": {}, "12mo": LastDays(365), "1y": LastDays(365), "4w": LastDays(28), "all": {},
		"2026-03-01..2026-05-31": {From: Date(2026, 3, 1), To: Date(2026, 5, 31), Fixed: true},
	} {
		got, err := ParsePeriod(text)
		if err != nil || got != want {
			t.Errorf("%s is %+v (%v), want %+v", text, got, err, want)
		}
		if again, err := ParsePeriod(got.Name()); err != nil || again != got {
			t.Errorf("%s is written as %s, which is %+v (%v)", text, got.Name(), again, err)
		}
	}
	for _, text := range []string{"", "d", "0d", "-3d", "28", "28x", "2026-05-31..2026-03-01", "2026-13-01..2026-14-01", "999999d"} {
		if p, err := ParsePeriod(text); err == nil {
			t.Errorf("%q passes for the period %+v", text, p)
		}
	}
}

func TestThePeriodKeyComesRound(t *testing.T) {
	t.Parallel()
	p := Periods()[0]
	for range Periods() {
		p = p.Next()
	}
	if p != Periods()[0] || (Period{Fixed: true}).Next() != Periods()[0] {
		t.Errorf("after the last period comes %+v", p)
	}
}

func TestTheUploadTimeIsInTheUpperBitsOfTheID(t *testing.T) {
	t.Parallel()
	id := "7400000000000000001"
	if got := UploadTime(id).String(); got != "2024-08-06T12:19:23Z" {
		t.Errorf("%s was uploaded at %s", id, got)
	}
	if UploadTime("7.5E+18") != 0 || UploadTime("") != 0 {
		t.Error("what is no id has an upload time")
	}
}

func TestWeeksBeginOnMonday(t *testing.T) {
	t.Parallel()
	monday := Date(2026, 11, 16)
	for i := range Day(7) {
		if got := (monday + i).Monday(); got != monday {
			t.Errorf("the week of %s begins on %s", monday+i, got)
		}
	}
}

func TestAnAccountIsOneRangeOfVideoIDs(t *testing.T) {
	t.Parallel()
	first, last := VideoRange(7)
	if first.Account() != 7 || last.Account() != 7 || (last+1).Account() != 8 || (first-1).Account() != 6 {
		t.Errorf("account 7 spans %d to %d", first, last)
	}
}

func TestAFigureIsAPlainNumberInJSON(t *testing.T) {
	t.Parallel()
	for figure, want := range map[Real]string{
		Known(2768020): "2768020", Known(0.0184): "0.0184", Known(-1.5e9): "-1500000000", Known(3e-7): "3e-07", Known(0): "0", {}: "null",
	} {
		if got, err := json.Marshal(figure); err != nil || string(got) != want {
			t.Errorf("%v is %s (%v), want %s", figure, got, err, want)
		}
	}
}
