package demo

import (
	"math"
	"testing"
	"time"
	_ "time/tzdata"

	"saveboard/model"
)

func TestBerlinIsBerlin(t *testing.T) {
	t.Parallel()
	zone, err := time.LoadLocation(Zone)
	if err != nil {
		t.Fatal(err)
	}
	for day := firstMonday(); day < model.Day(asOf()/86400)+1; day++ {
		for hour := range 24 {
			date := day.Civil()
			want := time.Date(date.Year(), date.Month(), date.Day(), hour, 7, 9, 0, zone)
			if got := berlin(day, hour, 7, 9); got.Time().In(zone).Format(time.DateTime) != want.Format(time.DateTime) && hour > 3 {
				t.Fatalf("%s at %d:07:09 is %s", day, hour, got)
			}
			if hour > 3 && slot(model.InstantOf(want)) != slotOf(want) {
				t.Fatalf("%s has the wrong slot", want)
			}
		}
	}
}

// slotOf says by the library's clock what slot says by its own.
func slotOf(local time.Time) float64 {
	switch day, hour := local.Weekday(), local.Hour(); {
	case day == time.Monday && hour < 12:
		return 0.7
	case (day == time.Tuesday || day == time.Thursday) && hour >= 17 && hour < 20:
		return 1.5
	case day == time.Friday && hour >= 16:
		return 0.75
	case day == time.Saturday && hour >= 8 && hour < 11:
		return 1.6
	}
	return 1
}

func TestShareIsTheIntegralOfItsRate(t *testing.T) {
	t.Parallel()
	for _, g := range []Growth{{1, 1.5}, {0.4, 2.1}, {30, 0.35}} {
		rate := func(a float64) float64 { return (g.Share(a+1e-4) - g.Share(a-1e-4)) / 2e-4 }
		for _, a := range []float64{0.5, 3, 40, 300} {
			fade := rate(a) / rate(1e-3)
			want := math.Pow((1+a/g.A0)/(1+1e-3/g.A0), -g.B)
			if fade < want*0.999 || fade > want*1.001 {
				t.Errorf("%+v at %g days: faded to %g, want %g", g, a, fade, want)
			}
		}
		if g.Share(0) != 0 || g.Share(365) != 1 {
			t.Errorf("%+v: shares run from %g to %g", g, g.Share(0), g.Share(365))
		}
	}
}
