package truth_test

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"saveboard/model"
	"saveboard/model/daily"
	"saveboard/model/experiment"
	"saveboard/model/rate"
	"saveboard/model/trend"
)

func utc() *model.Zone { return model.NewZone(nil) }

// A counting is a snapshot at an age in days. Counts under 0 are unknown.
type counting struct {
	age          float64
	views, saves int64
}

// posting is a video of a category, posted so many days after the beginning.
func posting(id int, category string, days float64, counts ...counting) model.History {
	v := model.History{Video: model.Video{ID: model.VideoID(id), Posted: beginning + model.Instant(days*day), Category: category}}
	for _, c := range counts {
		s := model.Snapshot{Taken: v.Posted + model.Instant(math.Round(c.age*day))}
		if c.views >= 0 {
			s.Counters[model.Views] = model.Exact(c.views)
		}
		if c.saves >= 0 {
			s.Counters[model.Saves] = model.Exact(c.saves)
		}
		v.Snapshots = append(v.Snapshots, s)
	}
	return v
}

// ordinary is an account of n videos counted daily for 60 days, the i-th of ordinary size; each of its counts
// may be changed on the way.
func ordinary(n int, change func(i int, c *counting)) []model.History {
	videos := make([]model.History, n)
	for i := range videos {
		views := float64(10_000 * (1 + i%7))
		saves := views * 0.002 * (1 + float64(i%5)/4)
		var counts []counting
		for age := 0.5; age < 60; age++ {
			share := growth{1, 1.5}.share(age)
			c := counting{age, int64(views * share), int64(saves * share)}
			if change != nil {
				change(i, &c)
			}
			counts = append(counts, c)
		}
		videos[i] = posting(i, "kind "+string(rune('a'+i%3)), 2.3*float64(i), counts...)
	}
	return videos
}

func TestAnOrdinaryAccountHasEveryFigure(t *testing.T) {
	t.Parallel()
	f := of(t, utc(), ordinary(48, nil))
	has := f.whole.HasTypical() && len(f.chances) == 3 && len(f.typical) > 0 && f.against[0].Times.Known() &&
		f.shelf[0].Known() && f.half[0].Known() && f.spikes.Examined > 1000 && f.rates[0].Q.Known() &&
		f.experiment.P.Known() && len(f.totals) > 100
	if !has {
		t.Errorf("the edge cases would show nothing: %+v", f)
	}
}

func TestNoVideosHaveNoFigures(t *testing.T) {
	t.Parallel()
	f := of(t, utc(), nil)
	if f.whole.Pooled().Known() || f.whole.Typical().Value.Known() || f.whole.ViewsNeeded() != 0 || f.chances != nil ||
		len(f.typical) != 0 || f.spikes.Examined != 0 || len(f.rates) != 0 || f.week.Shaded() ||
		f.experiment.Verdict != experiment.TooFew || len(f.totals) != 0 {
		t.Errorf("%+v", f)
	}
}

func TestOneVideoHasItsOwnFiguresAndIsComparedWithNothing(t *testing.T) {
	t.Parallel()
	f := of(t, utc(), ordinary(1, nil))
	if p, ok := f.whole.Pooled().Get(); !ok || math.Abs(p-0.002) > 0.0002 || !f.shelf[0].Known() || len(f.totals) < 60 {
		t.Errorf("its own: %+v", f)
	}
	if f.whole.HasTypical() || f.adjusted[0].Known() || f.chances != nil || len(f.typical) != 0 || f.against[0].Times.Known() ||
		f.forecasts[0].Likely.Known() || f.rates[0].Direction != trend.TooShort || f.week.Shaded() || f.experiment.P.Known() {
		t.Errorf("compared: %+v", f)
	}
}

func TestWithoutAnySaveRatesAreZeroAndNothingStandsOut(t *testing.T) {
	t.Parallel()
	f := of(t, utc(), ordinary(48, func(_ int, c *counting) { c.saves = 0 }))
	if p, ok := f.whole.Pooled().Get(); !ok || p != 0 || f.whole.HasTypical() || f.whole.Usable() != 0 {
		t.Errorf("pooled %v with %d usable: none is worth 3 saves", f.whole.Pooled(), f.whole.Usable())
	}
	for i, x := range f.against {
		if x.Times.Known() || f.half[i].Known() || f.shelf[i].Known() {
			t.Errorf("video %d: %v times nothing, half of it after %v", i, x.Times, f.half[i])
		}
	}
	if len(f.spikes.Spikes) > 0 || f.spikes.Examined == 0 || f.experiment.P.Known() || f.week.Best != nil {
		t.Errorf("%+v", f)
	}
	for _, s := range f.saves {
		if s.Direction != trend.None || s.P != 1 {
			t.Errorf("saves that are all 0 have a trend: %+v", s)
		}
	}
}

func TestOfUnknownSavesNothingIsKnown(t *testing.T) {
	t.Parallel()
	f := of(t, utc(), ordinary(48, func(_ int, c *counting) { c.saves = -1 }))
	if f.left[rate.NeverTogether] != 48 || f.whole.Pooled().Known() || len(f.typical) != 0 || f.spikes.Examined != 0 ||
		f.week.Videos != 0 || f.experiment.Verdict != experiment.TooFew {
		t.Errorf("%+v", f)
	}
	for i, x := range f.against {
		if x.Times.Known() || f.forecasts[i].Likely.Known() || f.half[i].Known() {
			t.Errorf("video %d: unknown saves are no 0", i)
		}
	}
	for _, d := range f.totals {
		if d.Gains[model.Saves].Known() || d.SaveRate().Known() || !d.Gains[model.Views].Known() {
			t.Errorf("%v: %+v", d.Day, d)
		}
	}
}

func TestMoreSavesThanViewsStayOutOfEveryModel(t *testing.T) {
	t.Parallel()
	f := of(t, utc(), ordinary(48, func(_ int, c *counting) { c.saves = 2*c.views + 1 }))
	if f.left[rate.MoreSaves] != 48 || f.whole.Entered != 0 || f.experiment.P.Known() {
		t.Errorf("%+v", f.left)
	}
	for _, s := range f.rates {
		if s.Direction != trend.TooShort {
			t.Errorf("a trend of such rates: %+v", s)
		}
	}
	for _, s := range f.saves {
		if s.Direction == trend.TooShort {
			t.Error("their saves are counts like others")
		}
	}
}

func TestOneVideoWithNearlyAllViewsDecidesThePooledRateAlone(t *testing.T) {
	t.Parallel()
	plain := of(t, utc(), ordinary(48, nil))
	f := of(t, utc(), ordinary(48, func(i int, c *counting) {
		if i == 20 {
			c.views, c.saves = 2000*c.views, 200*c.saves // its rate is a tenth of what it was
		}
	}))
	if share := f.whole.Pooled().Or(1) / f.whole.Typical().Value.Or(0); share > 0.2 {
		t.Errorf("the pooled rate is %v of the typical one", share)
	}
	if moved := f.whole.Typical().Value.Or(0) / plain.whole.Typical().Value.Or(1); moved < 0.75 || moved > 1.25 {
		t.Errorf("the typical rate became %v times what it was", moved)
	}
	for i, c := range f.typical {
		if before := plain.typical[i]; c.P75 > 1.5*before.P75 {
			t.Errorf("day %v: the third quartile went from %v to %v", c.AgeDays, before.P75, c.P75)
		}
	}
	if h := f.experiment.Ratio.Or(0); h < 0.75 || h > 1.25 {
		t.Errorf("the half with it keeps %v× the other", h)
	}
}

func TestACounterThatFallsIsKeptAndIsNoSpikeWhenItComesBack(t *testing.T) {
	t.Parallel()
	fall := func(i int, c *counting) {
		if i%5 == 0 && c.age > 30 && c.age < 32 {
			c.saves /= 2
		}
	}
	if f := of(t, utc(), ordinary(48, fall)); len(f.spikes.Spikes) > 0 || f.spikes.Examined < 1000 {
		t.Errorf("%+v of %d", f.spikes.Spikes, f.spikes.Examined)
	}
	f := of(t, utc(), ordinary(1, fall))
	if !slices.ContainsFunc(f.totals, func(d daily.Total) bool { return d.Gains[model.Saves].Or(0) < -2 }) {
		t.Error("no day shows the fall")
	}
	g := of(t, utc(), ordinary(1, func(_ int, c *counting) {
		if c.age > 50 {
			c.saves = 1
		}
	}))
	if s, ok := g.shelf[0].Get(); !ok || s >= 0 {
		t.Errorf("the shelf life of a counter that fell is %v", g.shelf[0])
	}
}

func TestAVideoSeenOnceHasARateButNoHistory(t *testing.T) {
	t.Parallel()
	videos := ordinary(48, nil)
	for i := range videos {
		videos[i].Snapshots = videos[i].Snapshots[40:41]
	}
	f := of(t, utc(), videos)
	if !f.whole.HasTypical() || len(f.typical) != 0 || f.spikes.Examined != 0 || len(f.totals) != 0 || f.week.Videos != 0 {
		t.Errorf("%+v", f)
	}
	// All were counted at one age, so they can be compared there.
	if x := f.against[0]; x.Others != 47 || x.AgeDays.Or(0) != 40.5 || f.shelf[0].Known() || f.half[0].Known() {
		t.Errorf("%+v, shelf life %v, half-life %v", x, f.shelf[0], f.half[0])
	}
}

func TestSnapshotsAYearApartAddUpAndAreNotTakenForWhatLiesBetween(t *testing.T) {
	t.Parallel()
	videos := ordinary(48, nil)
	for i := range videos {
		first := videos[i].Snapshots[0]
		last := first
		last.Taken += year * day
		last.Counters[model.Saves] = model.Exact(5000)
		videos[i].Snapshots = []model.Snapshot{first, last}
	}
	f := of(t, utc(), videos)
	if f.spikes.Examined != 0 || f.week.Videos != 0 || f.shelf[0].Known() || f.half[0].Known() || len(f.totals) < year {
		t.Errorf("%+v", f)
	}
	for _, c := range f.typical {
		if c.AgeDays > 0.5 {
			t.Errorf("the typical curve goes on to day %v, where nobody looked", c.AgeDays)
		}
	}
	estimated := 0
	for _, d := range f.totals {
		if d.MostlyEstimated() {
			estimated++
		}
	}
	if estimated < 200 {
		t.Errorf("%d of %d days are estimated", estimated, len(f.totals))
	}
}

func TestTwoSnapshotsAMinuteApartChangeNoFigure(t *testing.T) {
	t.Parallel()
	plain := of(t, utc(), ordinary(48, nil))
	videos := ordinary(48, nil)
	for i := range videos {
		var twice []model.Snapshot
		for _, s := range videos[i].Snapshots {
			before := s
			before.Taken -= 60
			twice = append(twice, before, s)
		}
		videos[i].Snapshots = twice
	}
	f := of(t, utc(), videos)
	if f.whole.Typical() != plain.whole.Typical() || len(f.spikes.Spikes) != 0 || !slices.Equal(f.spikes.Spikes, plain.spikes.Spikes) ||
		f.spikes.Examined != plain.spikes.Examined || f.experiment != plain.experiment {
		t.Errorf("a second look a minute before changes something")
	}
	for i, c := range f.typical {
		if before := plain.typical[i]; math.Abs(c.P50-before.P50) > 0.01*before.P50 {
			t.Errorf("day %v: %v became %v", c.AgeDays, before.P50, c.P50)
		}
	}
}

func TestAMillionFoldRangeOfViewsKeepsEveryRateInReach(t *testing.T) {
	t.Parallel()
	f := of(t, utc(), ordinary(48, func(i int, c *counting) {
		factor := math.Pow(10, float64(i%7)) // 14 … 14 million and more
		c.views, c.saves = int64(float64(c.views)*factor/1000), int64(float64(c.saves)*factor/1000)
	}))
	i := f.whole.Typical()
	if v := i.Value.Or(0); v < 0.002 || v > 0.004 || i.Low.Or(0) < 0.001 || i.High.Or(1) > 0.008 {
		t.Errorf("the typical rate is %v, %v to %v", i.Value, i.Low, i.High)
	}
	for n, x := range f.adjusted {
		if v := x.Or(0); v < 0.001 || v > 0.008 {
			t.Errorf("adjusted rate %d is %v", n, x)
		}
	}
}

func TestEveryVideoInOneCategoryIsComparedWithNoOther(t *testing.T) {
	t.Parallel()
	videos := ordinary(48, nil)
	for i := range videos {
		videos[i].Category = "the only one"
	}
	f := of(t, utc(), videos)
	if len(f.categories) != 1 || f.chances != nil || f.categories["the only one"].Typical() != f.whole.Typical() || len(f.rates) != 1 {
		t.Errorf("%d categories with chances %v", len(f.categories), f.chances)
	}
	if f.rates[0].Q.Or(-1) != f.rates[0].P {
		t.Errorf("one series alone: p %v, q %v", f.rates[0].P, f.rates[0].Q)
	}
}

func TestAThousandCategoriesHaveFiguresAndNoCertainWinner(t *testing.T) {
	t.Parallel()
	var videos []model.History
	for i := range 6000 {
		views := int64(20_000 + 500*(i%37))
		saves := views * int64(15+(7*i)%11) / 10_000
		videos = append(videos, posting(i, fmt.Sprintf("kind %03d", i%1000), float64(i%180),
			counting{0.9, views / 2, saves / 2}, counting{7, views, saves}, counting{8, views, saves}))
	}
	f := of(t, utc(), videos)
	if len(f.chances) != 1000 || len(f.rates) != 1000 {
		t.Fatalf("%d chances, %d trends", len(f.chances), len(f.rates))
	}
	if slices.Max(f.chances) >= rate.LeastNamed {
		t.Errorf("one of a thousand alike is said to be best at %v", slices.Max(f.chances))
	}
	for _, s := range f.rates {
		if s.Direction != trend.TooShort {
			t.Errorf("six videos have a trend: %+v", s)
		}
	}
	for _, m := range f.categories {
		for _, e := range []rate.Entry{{Saves: 0, Views: 10}, {Saves: 10, Views: 10}} {
			if x, ok := m.Adjusted(e).Get(); !ok || x <= 0 || x >= 1 {
				t.Fatalf("adjusted %v of %+v", x, e)
			}
		}
	}
}

func TestDaysOf23And25HoursAreSingleDaysInEveryFigure(t *testing.T) {
	t.Parallel()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		first time.Time // 20 days before the clocks change
		hours float64
	}{
		{"23 h", time.Date(2026, 3, 9, 20, 0, 0, 0, berlin), 23},
		{"25 h", time.Date(2026, 10, 5, 20, 0, 0, 0, berlin), 25},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			zone := model.NewZone(berlin)
			changing := zone.DayOf(model.InstantOf(c.first)) + 20
			if hours := float64(zone.Start(changing+1)-zone.Start(changing)) / 3600; hours != c.hours {
				t.Fatalf("that day has %v hours", hours)
			}
			// Ten a local hour, counted each local evening at 20:00: an interval has the hours of its day.
			videos := make([]model.History, 12)
			for i := range videos {
				v := model.History{Video: model.Video{ID: model.VideoID(i), Posted: model.InstantOf(c.first) - 40*day, Category: "any"}}
				for d := range 40 {
					s := model.Snapshot{Taken: model.InstantOf(c.first.AddDate(0, 0, d))}
					saves := int64(s.Taken-v.Posted) / 360
					s.Counters[model.Saves], s.Counters[model.Views] = model.Exact(saves), model.Exact(100*saves)
					v.Snapshots = append(v.Snapshots, s)
				}
				videos[i] = v
			}
			f := of(t, zone, videos)
			if len(f.spikes.Spikes) > 0 || f.spikes.Examined != 12*35 {
				t.Errorf("%d examined, %+v", f.spikes.Examined, f.spikes.Spikes)
			}
			for _, d := range f.totals {
				want := 24.0
				switch d.Day {
				case changing:
					want = c.hours
				case f.totals[0].Day, f.totals[len(f.totals)-1].Day:
					continue // parts of days
				}
				if g := d.Gains[model.Saves].Or(0); math.Abs(g-12*10*want) > 1e-6*g || math.Abs(d.SaveRate().Or(0)-0.01) > 1e-9 {
					t.Errorf("%v: %v saves at %v, want ten an hour", d.Day, g, d.SaveRate())
				}
			}
		})
	}
}
