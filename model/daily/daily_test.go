package daily

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"saveboard/model"
	"saveboard/model/series"
)

func zone(t interface{ Fatal(...any) }, name string) *model.Zone {
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return model.NewZone(loc)
}

func at(s string) model.Instant {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return model.InstantOf(t)
}

func counted(taken string, views, saves int64) model.Snapshot {
	s := model.Snapshot{Taken: at(taken)}
	s.Counters[model.Views] = model.Exact(views)
	if saves >= 0 {
		s.Counters[model.Saves] = model.Exact(saves)
	}
	return s
}

func TestADayWithoutASnapshotIsEstimated(t *testing.T) {
	t.Parallel()
	posted := at("2026-03-01T12:00:00Z")
	days := Days(LinesOf(posted, []model.Snapshot{
		counted("2026-03-01T18:00:00Z", 100, 6),
		counted("2026-03-03T18:00:00Z", 500, 54),
	}), zone(t, "UTC"), model.Date(2026, 2, 1), model.Date(2026, 4, 1))
	want := []struct {
		gain      float64
		estimated bool
	}{{6 + 6, false}, {24, true}, {18, false}}
	if len(days) != len(want) {
		t.Fatalf("%d days, want %d", len(days), len(want))
	}
	for i, w := range want {
		d := days[i]
		if d.Day != model.Date(2026, 3, 1+i) || d.Gains[model.Saves].Or(-1) != w.gain || d.Estimated != w.estimated {
			t.Errorf("%s: gained %v, estimated %v; want %v, %v", d.Day, d.Gains[model.Saves], d.Estimated, w.gain, w.estimated)
		}
	}
}

func TestTheSaveRateTakesBothCountersOverTheSameStretch(t *testing.T) {
	t.Parallel()
	posted := at("2026-03-01T00:00:00Z")
	// Saves are first known on the second day, long after the posting: views of the first day do not count.
	days := Days(LinesOf(posted, []model.Snapshot{
		counted("2026-03-01T12:00:00Z", 1000, -1),
		counted("2026-03-03T00:00:00Z", 2000, 100),
		counted("2026-03-04T00:00:00Z", 3000, 130),
	}), zone(t, "UTC"), model.Date(2026, 3, 1), model.Date(2026, 3, 9))
	var total Total
	for _, d := range days {
		total.Add(d)
	}
	if got := total.SaveRate().Or(-1); got != 0.03 {
		t.Errorf("save rate %v, want 30 saves of 1,000 views", got)
	}
	if got := total.Gains[model.Views].Or(-1); got != 3000 {
		t.Errorf("views gained %v, want 3000", got)
	}
}

func TestKeptAfterWeekOneBeginsAtTheAgeOfSevenDays(t *testing.T) {
	t.Parallel()
	posted := at("2026-03-01T12:00:00Z")
	days := Days(LinesOf(posted, []model.Snapshot{
		counted("2026-03-02T12:00:00Z", 1000, 100),
		counted("2026-03-08T00:00:00Z", 1000, 200),
		counted("2026-03-09T00:00:00Z", 1000, 224),
		counted("2026-03-10T00:00:00Z", 1000, 234),
	}), zone(t, "UTC"), model.Date(2026, 3, 1), model.Date(2026, 3, 9))
	var total Total
	for _, d := range days {
		total.Add(d)
	}
	// Half of the 24 of 8 March, and the 10 of the 9th, of 234.
	if got := total.KeptAfterWeek1().Or(-1); math.Abs(got-22./234) > 1e-12 {
		t.Errorf("kept after week 1: %v, want %v", got, 22./234)
	}
}

func TestDaysOf23And25HoursAndWithoutMidnightAddUp(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		zone  string
		day   model.Day
		hours float64
	}{
		{"Europe/Berlin", model.Date(2026, 3, 29), 23},
		{"Europe/Berlin", model.Date(2026, 10, 25), 25},
		{"America/Sao_Paulo", model.Date(2018, 11, 4), 23}, // midnight does not exist
		{"Asia/Beirut", model.Date(2022, 3, 27), 23},       // neither
		{"Pacific/Apia", model.Date(2011, 12, 30), 0},      // the whole day does not exist
		{"America/Havana", model.Date(2025, 11, 2), 25},
	} {
		z := zone(t, c.zone)
		if got := z.Start(c.day+1).Days(z.Start(c.day)) * 24; got != c.hours {
			t.Errorf("%s %s has %v hours, want %v", c.zone, c.day, got, c.hours)
		}
		if first := z.Start(c.day); c.hours > 0 && (z.DayOf(first) != c.day || z.DayOf(first-1) >= c.day) {
			t.Errorf("%s %s does not begin at %s", c.zone, c.day, first)
		}
	}
}

// rateGains is the plain form of what Days and Between find in one walk: the gains of saves and of views over the stretch of [from, to] in which both are
// known; both known or both unknown.
func rateGains(lines Lines, from, to model.Instant) (saves, views model.Real) {
	k, v := lines[model.Saves], lines[model.Views]
	if !k.Known() || !v.Known() {
		return
	}
	from = max(from, k.First().At, v.First().At)
	to = min(to, k.Last().At, v.Last().At)
	saves, views = k.Gain(from, to).Real, v.Gain(from, to).Real
	if !saves.Known() || !views.Known() {
		return model.Real{}, model.Real{}
	}
	return saves, views
}

func TestAStretchGainsWhatTheLinesDoAndARoomIsUsedAgain(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var room Room
		for range 3 {
			posted := at("2026-03-20T09:00:00Z")
			taken, list := posted, []model.Snapshot(nil)
			for range rapid.IntRange(0, 8).Draw(t, "snapshots") {
				taken += model.Instant(rapid.IntRange(1, 9*86400).Draw(t, "gap"))
				s := model.Snapshot{Taken: taken}
				for _, c := range model.AllCounters() {
					if rapid.Bool().Draw(t, "known") {
						s.Counters[c] = model.Exact(rapid.Int64Range(0, 5000).Draw(t, "count"))
					}
				}
				list = append(list, s)
			}
			lines, plain := LinesIn(&room, posted, list), LinesOf(posted, list)
			bounds := []model.Instant{posted - 86400}
			for range 6 {
				bounds = append(bounds, bounds[len(bounds)-1]+model.Instant(rapid.IntRange(1, 9*86400).Draw(t, "stretch")))
			}
			for i, d := range Between(lines, bounds) {
				k, v := rateGains(plain, bounds[i], bounds[i+1])
				if d.RateSaves != k || d.RateViews != v {
					t.Fatalf("stretch %d: rate of %v and %v, want %v and %v", i, d.RateSaves, d.RateViews, k, v)
				}
				for _, c := range model.AllCounters() {
					if want := plain[c].Gain(bounds[i], bounds[i+1]).Real; d.Gains[c] != want {
						t.Fatalf("stretch %d: %v gained %v, want %v", i, c, d.Gains[c], want)
					}
				}
			}
		}
	})
}

func TestDaysAddUpToTheWholeGain(t *testing.T) {
	t.Parallel()
	berlin := zone(t, "Europe/Berlin")
	rapid.Check(t, func(t *rapid.T) {
		posted := at("2026-03-20T09:00:00Z") + model.Instant(rapid.IntRange(0, 20*86400).Draw(t, "posted"))
		taken, list := posted, []model.Snapshot(nil)
		for range rapid.IntRange(1, 10).Draw(t, "snapshots") {
			taken += model.Instant(rapid.IntRange(1, 4*86400).Draw(t, "gap"))
			var s model.Snapshot
			s.Taken = taken
			for _, c := range model.AllCounters() {
				if rapid.Bool().Draw(t, "known") {
					s.Counters[c] = model.Exact(rapid.Int64Range(0, 5000).Draw(t, "count"))
				}
			}
			list = append(list, s)
		}
		lines := LinesOf(posted, list)
		first, last := berlin.DayOf(posted)-2, berlin.DayOf(taken)+2
		var total Total
		for _, d := range Days(lines, berlin, first, last) {
			total.Add(d)
			start, end := berlin.Start(d.Day), berlin.Start(d.Day+1)
			if want := AfterWeek1(lines[model.Saves], start, end); d.AfterWeek1 != want {
				t.Fatalf("%s: after week 1 %v, want %v", d.Day, d.AfterWeek1, want)
			}
			k, v := rateGains(lines, start, end)
			if d.RateSaves != k || d.RateViews != v {
				t.Fatalf("%s: rate of %v and %v, want %v and %v", d.Day, d.RateSaves, d.RateViews, k, v)
			}
		}
		from, to := berlin.Start(first), berlin.Start(last+1)
		same := func(what string, got, want model.Real) {
			if got.Known() != want.Known() || math.Abs(got.Or(0)-want.Or(0)) > 1e-6 {
				t.Fatalf("%s: days add up to %v, the whole is %v", what, got, want)
			}
		}
		for _, c := range model.AllCounters() {
			same(c.String(), total.Gains[c], lines[c].Gain(from, to).Real)
		}
		k, v := rateGains(lines, from, to)
		same("saves of the rate", total.RateSaves, k)
		same("views of the rate", total.RateViews, v)
		if s := lines[model.Saves]; s.Gain(from, to).Known() {
			same("after week 1", total.AfterWeek1, model.Known(s.Gain(max(from, posted+series.Week), to).Or(0)))
		}
	})
}
